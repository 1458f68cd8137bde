/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The facts of a unit. */
#include "report/facts/report_dialogue.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "form/score.h"

static const double half = 50;

/* Areas of competence, and of a module where it is asked. */
static bool is_compared(const struct figure *figure)
{
	return figure->kind == FIGURE_AREA && !figure->hidden && score_has_index(figure->area);
}

static bool is_condition(const struct figure *figure)
{
	return figure->item != NULL && figure->item->area->purpose == AREA_CONDITIONS &&
	       figure->item->kind->has_points;
}

static bool is_apart(const struct figure *a, const struct figure *b)
{
	return range_is_apart(a->index, a->half, b->index, b->half);
}

/* The area that is furthest up where `sign` is 1, down where it is -1; NULL where none is shown. */
static const struct figure *outermost(const struct report_unit *unit, int sign)
{
	const struct figure *found = NULL;

	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct figure *row = &unit->rows[i];

		if (is_compared(row) &&
		    (found == NULL ||
			sign * (range_number(row->index) - range_number(found->index)) > 0))
			found = row;
	}
	return found;
}

/* Of so many areas. An end of which none can be told apart is no end. */
static struct report_standing find_standing(
    const struct report_unit *unit, const struct figure *outermost, size_t n_areas)
{
	struct report_standing standing = { .n = 0 };

	standing.figures = memory_new(unit->n_rows + 1, sizeof *standing.figures);
	for (size_t i = 0; i < unit->n_rows; i++)
		if (&unit->rows[i] == outermost ||
		    (is_compared(&unit->rows[i]) && !is_apart(&unit->rows[i], outermost)))
			standing.figures[standing.n++] = &unit->rows[i];
	if (standing.n == n_areas)
		standing.n = 0;
	return standing;
}

static void find_standings(struct report_dialogue *dialogue)
{
	const struct report_unit *unit = dialogue->unit;
	size_t n = 0;

	for (size_t i = 0; i < unit->n_rows; i++)
		n += is_compared(&unit->rows[i]);
	if (n < 2)
		return;
	dialogue->strongest = find_standing(unit, outermost(unit, 1), n);
	dialogue->weakest = find_standing(unit, outermost(unit, -1), n);
	dialogue->all_level = dialogue->strongest.n == 0 && dialogue->weakest.n == 0;
}

static bool is_missing(const struct figure *figure)
{
	double middle = (double)(figure->item->scale->n_labels - 1) / 2;

	return figure->item->reverse ? figure->mean.low > middle : figure->mean.high < middle;
}

static void find_conditions(struct report_dialogue *dialogue)
{
	const struct report_unit *unit = dialogue->unit;

	dialogue->low = memory_new(unit->n_rows + 1, sizeof *dialogue->low);
	dialogue->missing = memory_new(unit->n_rows + 1, sizeof *dialogue->missing);
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

/* All of it, or an area. What people write is told of no team, and so does not count. */
static bool hides(const struct report_unit *unit)
{
	bool hides = unit->hidden || unit->participation->hidden;

	for (size_t i = 0; i < unit->n_rows; i++)
		hides |= unit->rows[i].kind != FIGURE_ITEM && unit->rows[i].hidden;
	return hides;
}

static void find_hidden(const struct report *report, struct report_dialogue *dialogue)
{
	const struct organisation *organisation = report->figures->round->organisation;
	const struct report_unit *unit = dialogue->unit;

	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct figure *row = &unit->rows[i];

		dialogue->figures_hidden |= row->hidden;
		dialogue->others |= row->others;
		if (row->hidden)
			continue;
		dialogue->unsure |= row->kind != FIGURE_ITEM && isnan(row->half);
		dialogue->spread_hidden |=
		    row->item != NULL && row->item->scale != NULL && row->shares == NULL;
		dialogue->bounds_shown |= is_loose(row->mean) || is_loose(row->index);
		for (size_t j = 0; row->shares != NULL && j < row->item->scale->n_labels; j++)
			dialogue->bounds_shown |= is_loose(row->shares[j]);
	}
	for (size_t i = 0; i < dialogue->n_units; i++) {
		const struct report_unit *units = dialogue->units;
		bool is_part = units[i].unit != unit->unit &&
			       (unit->unit == FIGURES_ALL || (units[i].unit != FIGURES_ALL &&
								 organisation_within(organisation,
								     units[i].unit, unit->unit)));

		dialogue->parts_hidden |= is_part && hides(&units[i]);
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
	free(dialogue->strongest.figures);
	free(dialogue->weakest.figures);
	free(dialogue->low);
	free(dialogue->missing);
}
