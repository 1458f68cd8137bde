/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The facts of a unit. What is told as a range is compared by its ends. */
#include "report/report_dialogue.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

static const double half = 50;

/* What all are asked; a module beside it would be compared by other people's answers. */
static bool is_compared(const struct figure *figure)
{
	return figure->kind == FIGURE_AREA && !figure->hidden &&
	       figure->area->purpose == AREA_COMPETENCE;
}

static bool is_condition(const struct figure *figure)
{
	return figure->item && figure->item->area->purpose == AREA_CONDITIONS &&
	       figure->item->kind->has_points;
}

/* Is it surely further towards the end: up where `sign` is 1, down where it is -1? */
static bool is_beyond(const struct figure *a, const struct figure *b, int sign)
{
	return sign > 0 ? a->index.low > b->index.high : a->index.high < b->index.low;
}

/* Is it an area that no other is beyond, but for the one that is left out? */
static bool is_outermost(const struct report_unit *unit, const struct figure *figure, int sign,
    const struct figure *left_out)
{
	if (!is_compared(figure))
		return false;
	for (size_t i = 0; i < unit->n_rows; i++)
		if (is_compared(&unit->rows[i]) && &unit->rows[i] != left_out &&
		    is_beyond(&unit->rows[i], figure, sign))
			return false;
	return true;
}

/* How many there are; the first of them into `of`. */
static size_t outermost(const struct report_unit *unit, int sign, const struct figure *left_out,
    const struct figure *of[REPORT_DIALOGUE_MOST])
{
	size_t n = 0;

	for (size_t i = 0; i < unit->n_rows; i++)
		if (&unit->rows[i] != left_out &&
		    is_outermost(unit, &unit->rows[i], sign, left_out) &&
		    n++ < REPORT_DIALOGUE_MOST)
			of[n - 1] = &unit->rows[i];
	return n;
}

/* The second is named only where it is one, and where the areas are enough that it is not named at
 * the other end too. */
static struct report_standing find_standing(
    const struct report_unit *unit, int sign, size_t n_areas)
{
	struct report_standing standing = { 0 };
	const struct figure *next[REPORT_DIALOGUE_MOST];

	standing.n = outermost(unit, sign, NULL, standing.of);
	standing.level = standing.n > 1;
	if (standing.n > REPORT_DIALOGUE_MOST)
		standing.n = 0;
	if (standing.n == 1 && n_areas >= 2 * REPORT_DIALOGUE_MOST &&
	    outermost(unit, sign, standing.of[0], next) == 1)
		standing.of[standing.n++] = next[0];
	return standing;
}

/* Where an area is at both ends, all are level, or one is told so loosely that nothing is sure. */
static void find_standings(struct report_dialogue *dialogue)
{
	const struct report_unit *unit = dialogue->unit;
	size_t n = 0;

	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct figure *row = &unit->rows[i];

		n += is_compared(row);
		dialogue->all_level |=
		    is_outermost(unit, row, 1, NULL) && is_outermost(unit, row, -1, NULL);
	}
	dialogue->all_level = dialogue->all_level && n > 1;
	if (n < 2 || dialogue->all_level)
		return;
	dialogue->strongest = find_standing(unit, 1, n);
	dialogue->weakest = find_standing(unit, -1, n);
}

static bool is_missing(const struct figure *figure)
{
	double middle = (double)(figure->item->scale->n_labels - 1) / 2;

	return figure->item->reverse ? figure->mean.low > middle : figure->mean.high < middle;
}

static void find_conditions(struct report_dialogue *dialogue)
{
	const struct report_unit *unit = dialogue->unit;

	dialogue->low = memory_new(unit->n_rows + 1, sizeof(*dialogue->low));
	dialogue->missing = memory_new(unit->n_rows + 1, sizeof(*dialogue->missing));
	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct figure *row = &unit->rows[i];

		if (is_compared(row) && row->index.high < half)
			dialogue->low[dialogue->n_low++] = row;
		if (!is_condition(row))
			continue;
		dialogue->n_conditions += !row->hidden;
		dialogue->conditions_hidden |= row->hidden;
		if (!row->hidden && is_missing(row))
			dialogue->missing[dialogue->n_missing++] = row;
	}
	dialogue->conditions_first = dialogue->n_low > 0 && dialogue->n_missing > 0;
}

static bool is_loose(struct range range)
{
	return !range_is_none(range) && range.low < range.high;
}

static void find_hidden(const struct report *report, struct report_dialogue *dialogue)
{
	const struct organisation *organisation = report->figures->round->organisation;
	const struct report_unit *unit = dialogue->unit;

	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct figure *row = &unit->rows[i];

		dialogue->figures_hidden |= row->hidden;
		if (row->hidden)
			continue;
		dialogue->spread_hidden |= row->item && row->item->scale && !row->shares;
		dialogue->bounds_told |= is_loose(row->mean) || is_loose(row->index);
		for (size_t j = 0; row->shares && j < row->item->scale->n_labels; j++)
			dialogue->bounds_told |= is_loose(row->shares[j]);
	}
	for (size_t i = 0; i < dialogue->n_units; i++) {
		const struct report_unit *units = dialogue->units;
		bool is_part = units[i].unit != unit->unit &&
			       (unit->unit == FIGURES_ALL || (units[i].unit != FIGURES_ALL &&
								 organisation_within(organisation,
								     units[i].unit, unit->unit)));

		dialogue->parts_hidden |=
		    is_part && (units[i].hidden || units[i].participation->hidden);
	}
}

bool report_dialogue_is_about(const struct report *report, const struct report_unit *unit)
{
	const struct organisation *organisation = report->figures->round->organisation;

	return unit->unit == report->unit || unit->unit == FIGURES_ALL ||
	       organisation->units[unit->unit].level != UNIT_TEAM;
}

void report_dialogue_find(const struct report *report, const struct report_unit *units,
    size_t n_units, const struct report_unit *unit, struct report_dialogue *dialogue)
{
	*dialogue = (struct report_dialogue){ .unit = unit, .units = units, .n_units = n_units };
	find_standings(dialogue);
	find_conditions(dialogue);
	find_hidden(report, dialogue);
}

void report_dialogue_free(struct report_dialogue *dialogue)
{
	free(dialogue->low);
	free(dialogue->missing);
}
