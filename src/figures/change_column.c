/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One cell: choose, then find how exactly. */
#include "figures/change_column.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "figures/cuts.h"

static size_t places(const struct change_column *column)
{
	return column->pairs->now->organisation->n_units + 1;
}

static const struct pairs_values *values(const struct change_column *column, size_t place)
{
	const struct pairs_values *unit = column->pairs->units[place];

	return unit ? &unit[column->cell] : NULL;
}

static const struct column *find_column(const struct table *table, const struct cell *cell)
{
	for (size_t i = 0; i < table->n_columns; i++) {
		const struct cell *other = &table->columns[i].cell;

		if (other->kind == cell->kind && other->item == cell->item &&
		    (cell->item || other->area == cell->area))
			return &table->columns[i];
	}
	return NULL;
}

static void look_at_round(
    const struct table *table, const struct cell *cell, struct net_round *round)
{
	const struct column *column = find_column(table, cell);
	struct moments *moments = memory_new(table->all + 1, sizeof(*moments));

	for (size_t i = 0; i <= table->all; i++)
		moments[i] = cell_moments(cell, table->count, i, column->ends.low);
	*round = (struct net_round){
		.organisation = table->round->organisation,
		.groups = column->groups,
		.moments = moments,
		.bounds = column->bounds,
		.ends = column->ends,
	};
}

static struct ends ends_of_difference(const struct ends *before, const struct ends *now)
{
	double most = fmax(now->high - before->low, before->high - now->low);

	/* That all went from one end to the other is left to slack.h, which knows how near to what
	 * each of the two is told. */
	return (struct ends){
		.low = -most,
		.high = most,
		.nearest = -most,
		.least_sd = fmax(before->least_sd, now->least_sd),
	};
}

static long greater(long a, long b)
{
	return a > b ? a : b;
}

/* Where both rounds show the cell, and enough answered it both times. */
static void choose(struct change_column *column)
{
	const struct pairs *pairs = column->pairs;
	long least = greater(disclosure_min_group(pairs->before), disclosure_min_group(pairs->now));
	struct cuts_people *people = memory_new(pairs->n_places + 1, sizeof(*people));

	column->groups = memory_new(places(column), sizeof(*column->groups));
	for (size_t i = 0; i < places(column); i++) {
		const struct pairs_values *of = values(column, i);
		int before = pairs->tree.same[i];

		column->groups[i].answered = column->groups[i].people = of ? of->change.n : 0;
		column->groups[i].shown = before != PAIRS_NOWHERE &&
					  column->before.groups[before].shown &&
					  column->now.groups[i].shown;
	}
	for (size_t i = 0; i < pairs->n_places; i++) {
		const struct pairs_place *place = &pairs->places[i];
		const struct pairs_sum *sum = &place->cells[column->cell];

		people[i] = (struct cuts_people){ place->before, place->now, sum->n, sum->apart };
	}
	disclosure_choose(&pairs->tree.tree, least, column->groups);
	cuts_choose(&pairs->tree, column->before.groups, column->now.groups, people,
	    pairs->n_places, least, column->groups);
	free(people);
}

/* What the two rounds leave open of each residual's sum. */
static void leave_to_rounds(const struct change_column *column, struct leeway *left)
{
	const struct pairs *pairs = column->pairs;
	struct net_people *people = memory_new(pairs->n_places + 1, sizeof(*people));
	struct links links;

	for (size_t i = 0; i < pairs->n_places; i++) {
		const struct pairs_place *place = &pairs->places[i];
		const struct pairs_sum *sum = &place->cells[column->cell];

		people[i] =
		    (struct net_people){ place->before, place->now, sum->n, sum->before, sum->now };
	}
	links_start(
	    &pairs->tree, column->before.groups, column->now.groups, column->groups, 0, &links);
	slack_find(&links, &column->before, &column->now, people, pairs->n_places, left);
	links_free(&links);
	free(people);
}

/* What one value of the member is worth in the whole's; 0 where it is no member. */
static double weight(const struct change_column *whole, const struct change_column *member)
{
	const struct pairs *pairs = whole->pairs;
	const struct cell *of = &pairs->cells[whole->cell], *cell = &pairs->cells[member->cell];
	bool belongs = of->kind == FIGURE_AREA
			   ? cell->kind == FIGURE_ITEM && cell->area == of->area
			   : of->kind == FIGURE_TOTAL && cell->kind == FIGURE_AREA;

	return belongs ? cell_weight(cell, pairs->now->questionnaire) : 0;
}

/* What a reader of the members' changes cannot know of each residual's in the whole. */
static void leave_to_members(
    const struct change_column *column, const struct change_column *made, struct leeway *left)
{
	const struct organisation *tree = &column->pairs->tree.tree;

	for (size_t m = 0; m < column->cell; m++) {
		double times = made[m].bounds ? weight(column, &made[m]) : 0;

		for (size_t i = 0; times != 0 && i < places(column); i++) {
			const struct leeway *leeway = &made[m].bounds[i].leeway;
			/* What is below in a reversed item is above in points. */
			double below = times > 0 ? times * leeway->below : -times * leeway->above;
			double above = times > 0 ? times * leeway->above : -times * leeway->below;

			left[i].below += below;
			left[i].above += above;
			if (i + 1 < places(column)) {
				left[pairs_tree_above(tree, (int)i)].below -= below;
				left[pairs_tree_above(tree, (int)i)].above -= above;
			}
		}
	}
}

/* Of each group: the wider of the two, with that of its parts. */
static void leave(
    const struct change_column *column, const struct change_column *made, struct leeway *left)
{
	struct leeway *other = memory_new(places(column), sizeof(*other));
	size_t all = places(column) - 1;

	leave_to_rounds(column, left);
	leave_to_members(column, made, other);
	for (size_t i = 0; i <= all; i++) {
		left[i].below = fmax(left[i].below, other[i].below);
		left[i].above = fmax(left[i].above, other[i].above);
	}
	for (size_t done = 0; done < all; done++) {
		size_t place = all - 1 - done;
		size_t above = (size_t)pairs_tree_above(&column->pairs->tree.tree, (int)place);

		left[above].below += left[place].below;
		left[above].above += left[place].above;
	}
	free(other);
}

static struct moments moments_of(const struct tally *tally, double low)
{
	struct moments moments = { .n = tally->n };

	for (size_t i = 0; i < tally->n_entries; i++) {
		double value = tally->entries[i].value, times = (double)tally->entries[i].times;

		moments.sum += value * times;
		moments.squares += (value - low) * (value - low) * times;
	}
	return moments;
}

static void find_bounds(struct change_column *column, const struct change_column *made)
{
	struct leeway *left = memory_new(places(column), sizeof(*left));
	struct moments *moments = memory_new(places(column), sizeof(*moments));

	leave(column, made, left);
	for (size_t i = 0; i < places(column); i++)
		if (values(column, i))
			moments[i] = moments_of(&values(column, i)->change, column->ends.low);
	column->bounds = memory_new(places(column), sizeof(*column->bounds));
	bounds_find(&column->pairs->tree.tree, &column->ends, column->groups, moments, left,
	    column->bounds);
	free(moments);
	free(left);
}

void change_column_make(const struct pairs *pairs, size_t cell, const struct table *before,
    const struct table *now, const struct change_column *made, struct change_column *column)
{
	*column = (struct change_column){ .pairs = pairs, .cell = cell };
	look_at_round(before, &pairs->earlier[cell], &column->before);
	look_at_round(now, &pairs->cells[cell], &column->now);
	column->ends = ends_of_difference(&column->before.ends, &column->now.ends);
	column->least_spread = greater(
	    disclosure_min_distribution(pairs->before), disclosure_min_distribution(pairs->now));
	choose(column);
	find_bounds(column, made);
}

void change_column_free(struct change_column *column)
{
	free(column->before.moments);
	free(column->now.moments);
	free(column->groups);
	free(column->bounds);
}

struct range change_column_mean(const struct change_column *column, size_t place)
{
	const struct bounds *bounds = &column->bounds[place];
	struct range range = bounds_mean(bounds, &column->ends);

	if (bounds->sum_is_exact && !isinf(range.low) && !isinf(range.high))
		range = range_of(statistics_mean(&values(column, place)->change));
	return range;
}

struct range change_column_sd(const struct change_column *column, size_t place)
{
	const struct pairs_values *of = values(column, place);
	const struct bounds *bounds = &column->bounds[place];
	double least = column->ends.least_sd, around = 0, open = 0;
	double sds[] = { statistics_sd(&of->before), statistics_sd(&of->now) };
	struct range range = bounds_sd(bounds, &column->ends);

	for (size_t i = 0; i < 2; i++) {
		if (sds[i] < least)
			open += least;
		else
			around += sds[i];
	}
	if (open > 0) {
		range = (struct range){ around - open, around + open };
		if (range.low < least)
			range.low = -INFINITY;
	} else if (bounds->away_is_exact && !isinf(range.low)) {
		range = range_of(statistics_sd(&of->change));
	}
	return range;
}
