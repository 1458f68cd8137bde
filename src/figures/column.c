/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One cell, unit by unit. */
#include "figures/column.h"

#include <stdlib.h>

#include "base/memory.h"
#include "figures/shares.h"

static size_t places(const struct count *count)
{
	return count_place(count, FIGURES_ALL) + 1;
}

static void choose(const struct count *count, const bool *may, struct column *column)
{
	size_t n = places(count);

	column->groups = memory_new(n, sizeof(*column->groups));
	for (size_t i = 0; i < n; i++) {
		column->groups[i] = cell_group(&column->cell, count, i);
		column->groups[i].shown = may[i];
	}
	disclosure_choose(
	    count->round->organisation, disclosure_min_group(count->round), column->groups);
}

/* What one of the member's values is worth in the whole's: an item in its area, an area in the
 * total. 0 where it is no member. */
static double weight(
    const struct count *count, const struct column *whole, const struct column *member)
{
	bool belongs =
	    whole->cell.kind == FIGURE_AREA
		? member->cell.kind == FIGURE_ITEM && member->cell.area == whole->cell.area
		: whole->cell.kind == FIGURE_TOTAL && member->cell.kind == FIGURE_AREA;

	return belongs ? cell_weight(&member->cell, count->round->questionnaire) : 0;
}

/* What a reader of the members' figures cannot know of the whole's. */
static struct leeway *leave(
    const struct count *count, const struct column *column, const struct column *made, size_t n)
{
	struct leeway *left = memory_new(places(count), sizeof(*left));

	for (size_t m = 0; m < n; m++) {
		double times = weight(count, column, &made[m]);

		for (size_t i = 0; times != 0 && i < places(count); i++) {
			const struct leeway *leeway = &made[m].bounds[i].leeway;

			/* What is below in a reversed item is above in points. */
			left[i].below += times > 0 ? times * leeway->below : -times * leeway->above;
			left[i].above += times > 0 ? times * leeway->above : -times * leeway->below;
		}
	}
	return left;
}

static void find_bounds(
    const struct count *count, const struct column *made, size_t n_made, struct column *column)
{
	size_t n = places(count);
	struct moments *moments = memory_new(n, sizeof(*moments));
	struct leeway *left = leave(count, column, made, n_made);

	column->ends = cell_ends(&column->cell, count->round->questionnaire);
	for (size_t i = 0; i < n; i++)
		moments[i] = cell_moments(&column->cell, count, i, column->ends.low);
	column->bounds = memory_new(n, sizeof(*column->bounds));
	bounds_find(count->round->organisation, &column->ends, column->groups, moments, left,
	    column->bounds);
	free(moments);
	free(left);
}

/* Of those who gave no value the same holds as of any group: where they are too few, or what is
 * left of them is, nobody learns how many. */
static bool *choose_state(
    const struct count *count, const struct column *column, enum answer_state state)
{
	size_t n = places(count);
	long least = disclosure_min_distribution(count->round);
	struct disclosure_group *groups = memory_new(n, sizeof(*groups));
	bool *shown = memory_new(n, sizeof(*shown));

	for (size_t i = 0; i < n; i++) {
		groups[i].answered = groups[i].people = cell_state(&column->cell, count, i, state);
		groups[i].shown = column->groups[i].shown && column->groups[i].answered >= least;
	}
	disclosure_choose(count->round->organisation, disclosure_min_group(count->round), groups);
	for (size_t i = 0; i < n; i++)
		shown[i] = groups[i].shown;
	free(groups);
	return shown;
}

void column_make(const struct count *count, const struct cell *cell, const bool *may,
    const struct column *made, size_t n_made, struct column *column)
{
	*column = (struct column){ .cell = *cell };
	choose(count, may, column);
	if (!cell->item || count_has_values(cell->item))
		find_bounds(count, made, n_made, column);
	if (!cell->item)
		return;
	if (cell->item->scale)
		column->shares = shares_find(count, cell->item, column->groups);
	column->not_applicable = choose_state(count, column, ANSWER_NOT_APPLICABLE);
	column->not_said = choose_state(count, column, ANSWER_NOT_SAID);
}

void column_free(struct column *column, const struct count *count)
{
	for (size_t i = 0; column->shares && i < places(count); i++)
		free(column->shares[i]);
	free(column->shares);
	free(column->groups);
	free(column->bounds);
	free(column->not_applicable);
	free(column->not_said);
}
