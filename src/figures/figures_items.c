/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One item, in all units: how many, their mean, how they are spread. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "figures/figures_private.h"

/* What is known of an item in one unit with its parts. */
struct known {
	long n, blocks;
	long long low, high; /* of the sum */
	long shown;          /* how many, as it is told */
	bool is_least;
};

static struct known *find_known(const struct grid *grid, const struct item *item)
{
	const struct item_counted *of = &grid->counted->items[item->number];
	struct known *known = memory_new(grid->all + 1, sizeof *known);

	for (size_t i = 0; i < of->n_blocks; i++) {
		const struct block *block = &of->blocks[i];
		struct known *at = &known[block->place];
		long long low = 0, high = 0;

		if (item->kind->has_values)
			counted_band(item, block->n, block->sum, &low, &high);
		at->n += block->n;
		at->blocks++;
		at->low += low;
		at->high += high;
	}
	return known;
}

/* The number of a rest: y have answered, n of them are counted. Who is not among these is told only
 * where it is nobody, or enough. */
static long tell(const struct grid *grid, long y, long n, bool *is_least)
{
	long least = blocks_min_group(grid->counted->round);

	if (n == 0 || y == n || y - n >= least)
		return n;
	*is_least = true;
	return y - least + 1 > least ? y - least + 1 : least;
}

/* Who has answered in each unit that asks the item, with its parts: all, or only where they can be
 * counted. For free(). */
static long *find_answered(const struct grid *grid, const struct item *item, bool counted)
{
	const struct organisation *organisation = grid->counted->round->organisation;
	bool *has = rows_of_item(&grid->counted->rows, item);
	long *answered = memory_new(grid->all + 1, sizeof *answered);

	for (size_t place = 0; place <= grid->all; place++)
		if (has[place] && !(counted && grid->is_out[place]))
			answered[place] = grid->counted->responses[place];
	for (size_t place = grid->all; place > 0; place--)
		answered[blocks_above(organisation, place - 1)] += answered[place - 1];
	free(has);
	return answered;
}

/* From the parts to the whole: parts stand behind what they are part of, but for all. */
static void add_up(const struct grid *grid, const struct item *item, struct known *known)
{
	const struct organisation *organisation = grid->counted->round->organisation;
	/* Who has answered where a block is placed further down, and who is counted there. */
	long *inside = memory_new(grid->all + 1, sizeof *inside);
	long *inside_n = memory_new(grid->all + 1, sizeof *inside_n);
	long *answered = find_answered(grid, item, true);

	for (size_t done = 0; done <= grid->all; done++) {
		size_t place = done == grid->all ? grid->all : grid->all - 1 - done, above;
		struct known *at = &known[place];

		if (at->n > inside_n[place]) {
			at->shown += tell(grid, answered[place] - inside[place],
			    at->n - inside_n[place], &at->is_least);
			inside[place] = answered[place];
		}
		if (place == grid->all)
			continue;
		above = blocks_above(organisation, place);
		known[above].n += at->n;
		known[above].blocks += at->blocks;
		known[above].low += at->low;
		known[above].high += at->high;
		known[above].shown += at->shown;
		known[above].is_least |= at->is_least;
		inside[above] += inside[place];
		inside_n[above] += at->n;
	}
	/* How many were asked would tell how many gave which answer to the other item. */
	for (size_t place = 0; item->when.item != NULL && place <= grid->all; place++) {
		known[place].shown = known[place].blocks * blocks_min_group(grid->counted->round);
		known[place].is_least = true;
	}
	free(inside);
	free(inside_n);
	free(answered);
}

/* Squared distances from the mean, between two bounds. */
struct away {
	long n;
	double sum_low, sum_high;
	double low, high;
};

static const double least_sd = 0.5;

/* A small spread would say that nobody answered far from the others. So it is told as no smaller
 * than what one person makes who is at the end that is farthest from the mean, as that is told. */
static struct away away_of(const struct item *item, const struct coarse *coarse)
{
	double n = (double)coarse->n, sum = 0, squares = 0, farthest, least, sd;
	struct away away = { .n = coarse->n };
	long long low, high;

	for (size_t i = 0; i < coarse->values.n_entries; i++)
		sum += coarse->values.entries[i].value * (double)coarse->values.entries[i].times;
	counted_band(item, coarse->n, llround(sum), &low, &high);
	farthest =
	    fmax((double)item->most - (double)low / n, (double)high / n - (double)item->least);
	least = fmax(least_sd * least_sd * (n - 1), farthest * farthest * n / (n - 1));
	sd = statistics_sd(&coarse->values);
	squares = sd * sd * (n - 1);
	away.sum_low = (double)low;
	away.sum_high = (double)high;
	away.low = squares < least - 1e-9 ? 0 : squares;
	away.high = fmax(squares, least);
	return away;
}

/* The squared distance of two means adds to the distances from the mean of both. */
static void join(struct away *into, const struct away *part)
{
	double n = (double)into->n, m = (double)part->n, least, most;

	if (into->n == 0) {
		*into = *part;
		return;
	}
	least = into->sum_low / n - part->sum_high / m;
	most = into->sum_high / n - part->sum_low / m;
	into->low += part->low;
	into->high += part->high;
	if (least > 0 || most < 0)
		into->low += fmin(least * least, most * most) * n * m / (n + m);
	into->high += fmax(least * least, most * most) * n * m / (n + m);
	into->n += part->n;
	into->sum_low += part->sum_low;
	into->sum_high += part->sum_high;
}

static struct range sd_of(const struct away *away)
{
	struct range range = { sqrt(away->low / (double)(away->n - 1)),
		sqrt(away->high / (double)(away->n - 1)) };

	if (range.low < least_sd - 1e-9)
		range = (struct range){ -INFINITY, fmax(range.high, least_sd) };
	return range_rounded_ends(range, 10);
}

/* Standard deviation and median, wherever a coarser block stands or is below. */
static void fill_spread(struct grid *grid, size_t cell, const struct item *item)
{
	const struct organisation *organisation = grid->counted->round->organisation;
	const struct item_counted *of = &grid->counted->items[item->number];
	struct tally *tallies = memory_new(grid->all + 1, sizeof *tallies);
	struct away *aways = memory_new(grid->all + 1, sizeof *aways);

	for (size_t i = 0; i < of->n_coarse; i++) {
		const struct coarse *coarse = &of->coarse[i];
		struct away away = away_of(item, coarse);

		for (size_t place = coarse->place;; place = blocks_above(organisation, place)) {
			join(&aways[place], &away);
			for (size_t j = 0; j < coarse->values.n_entries; j++)
				tally_add_times(&tallies[place], coarse->values.entries[j].value,
				    coarse->values.entries[j].times);
			if (place == grid->all)
				break;
		}
	}
	for (size_t place = 0; place <= grid->all; place++) {
		if (tallies[place].n > 0) {
			struct figure *figure = figures_at(grid, place, cell);

			figure->sd = sd_of(&aways[place]);
			figure->median = range_rounded(statistics_median(&tallies[place]), 10);
		}
		tally_free(&tallies[place]);
	}
	free(tallies);
	free(aways);
}

static void fill_mean(const struct known *known, const struct item *item, struct figure *figure)
{
	double n = (double)known->n;
	struct range mean = { (double)known->low / n, (double)known->high / n };

	figure->mean =
	    figures_opened(range_rounded_ends(mean, 10), (double)item->least, (double)item->most);
}

void figures_fill_item(struct grid *grid, size_t cell)
{
	const struct item *item = grid->cells[cell].item;
	struct known *known = find_known(grid, item);
	struct range **shares = item->scale != NULL ? figures_shares(grid->counted, item) : NULL;
	long *answered = find_answered(grid, item, false);

	add_up(grid, item, known);
	for (size_t place = 0; place <= grid->all; place++) {
		struct figure *figure = figures_at(grid, place, cell);

		figure->hidden = known[place].n == 0;
		figure->others = known[place].is_least || known[place].shown < answered[place];
		figure->shares = shares != NULL ? shares[place] : NULL;
		if (figure->hidden)
			continue;
		figure->n = known[place].shown;
		figure->n_is_least = known[place].is_least;
		if (item->kind->has_values)
			fill_mean(&known[place], item, figure);
	}
	if (item->kind->has_values)
		fill_spread(grid, cell, item);
	free(answered);
	free(shares);
	free(known);
}
