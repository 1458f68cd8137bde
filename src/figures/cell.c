/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the kinds of cell are made of: whom they count and what is measured. */
#include "figures/cell.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "form/score.h"

/* Of a group, conditions and the temperature have an index too, but for levels. An index of
 * look-back items would be about many areas, that is about none. */
static bool has_row(const struct area *area)
{
	if (area->purpose == AREA_LOOK_BACK)
		return false;
	for (size_t i = 0; i < area->n_items; i++)
		if (area->items[i].kind->has_points)
			return true;
	return false;
}

size_t cell_list(const struct questionnaire *questionnaire, struct cell **cells)
{
	size_t n_areas = questionnaire->n_areas, n_items = questionnaire->n_items, n = 0;
	struct cell *list = memory_new(n_items + n_areas + 1, sizeof(*list));
	bool total = false;

	for (size_t i = 0; i < n_items; i++) {
		const struct item *item = &questionnaire->items[i];

		list[n++] = (struct cell){ FIGURE_ITEM, item, item->area };
	}
	for (size_t i = 0; i < n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];

		if (has_row(area))
			list[n++] = (struct cell){ FIGURE_AREA, NULL, area };
		total |= area->purpose == AREA_COMPETENCE;
	}
	if (total)
		list[n++] = (struct cell){ FIGURE_TOTAL, NULL, NULL };
	*cells = list;
	return n;
}

static const struct item_count *items(const struct cell *cell, const struct unit_count *unit)
{
	return &unit->items[cell->item->number];
}

static const struct area_count *areas(
    const struct cell *cell, const struct count *count, const struct unit_count *unit)
{
	return &unit->areas[cell->area - count->round->questionnaire->areas];
}

static void measure_tally(const struct tally *tally, struct figure *figure)
{
	figure->mean = statistics_mean(tally);
	figure->sd = statistics_sd(tally);
	figure->median = statistics_median(tally);
}

static void measure_indexes(
    const struct count *count, const struct tally *indexes, struct figure *figure)
{
	measure_tally(indexes, figure);
	figure->n = indexes->n;
	figure->index = figure->mean;
	figure->level = score_level(count->round->questionnaire, figure->index);
}

static void item_group(const struct cell *cell, const struct count *count,
    const struct unit_count *unit, struct disclosure_group *group)
{
	const struct item_count *item = items(cell, unit);

	(void)count;
	group->answered = item->given;
	group->people = item->given + item->not_applicable + item->not_said;
}

static long item_measure(const struct cell *cell, const struct count *count,
    const struct unit_count *unit, struct figure *figure)
{
	const struct item_count *item = items(cell, unit);

	(void)count;
	figure->n = item->given;
	figure->not_applicable = item->not_applicable;
	figure->not_said = item->not_said;
	measure_tally(&item->values, figure);
	return 0;
}

static void area_group(const struct cell *cell, const struct count *count,
    const struct unit_count *unit, struct disclosure_group *group)
{
	group->answered = group->people = areas(cell, count, unit)->indexes.n;
}

static long area_measure(const struct cell *cell, const struct count *count,
    const struct unit_count *unit, struct figure *figure)
{
	const struct area_count *area = areas(cell, count, unit);

	measure_indexes(count, &area->indexes, figure);
	/* Levels are of competence: those of conditions and of the temperature would say nothing.
	 */
	if (!score_has_index(cell->area))
		figure->level = 0;
	figure->alpha = statistics_alpha(&area->consistency);
	return area->consistency.n;
}

static void total_group(const struct cell *cell, const struct count *count,
    const struct unit_count *unit, struct disclosure_group *group)
{
	(void)cell;
	(void)count;
	group->answered = group->people = unit->totals.n;
}

static long total_measure(const struct cell *cell, const struct count *count,
    const struct unit_count *unit, struct figure *figure)
{
	(void)cell;
	measure_indexes(count, &unit->totals, figure);
	return 0;
}

static const struct {
	void (*group)(const struct cell *cell, const struct count *count,
	    const struct unit_count *unit, struct disclosure_group *group);
	long (*measure)(const struct cell *cell, const struct count *count,
	    const struct unit_count *unit, struct figure *figure);
} kinds[] = {
	[FIGURE_ITEM] = { item_group, item_measure },
	[FIGURE_AREA] = { area_group, area_measure },
	[FIGURE_TOTAL] = { total_group, total_measure },
};

struct disclosure_group cell_group(const struct cell *cell, const struct count *count, size_t place)
{
	struct disclosure_group group = { 0 };

	if (count->units[place].responses > 0)
		kinds[cell->kind].group(cell, count, &count->units[place], &group);
	return group;
}

long cell_measure(
    const struct cell *cell, const struct count *count, size_t place, struct figure *figure)
{
	figure->mean = figure->sd = figure->median = figure->index = figure->alpha = NAN;
	return kinds[cell->kind].measure(cell, count, &count->units[place], figure);
}
