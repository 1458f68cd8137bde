/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How sure a figure is: the spread of people within units of one level, pooled over the round, and
 * the half-width that follows. For this layer; the formulas with their sources are in
 * skatta-figures(7). */
#ifndef SKATTA_FIGURES_SPREAD_H
#define SKATTA_FIGURES_SPREAD_H

#include "figures/count/counted_private.h"

/* `known` false: fewer than min_distribution people. */
struct spread {
	bool known;
	double s;     /* standard deviation, not rounded: values of an item, points of an index */
	double alpha; /* at least 0; 0 where there is none */
	long freedom; /* degrees of freedom: people less units */
	double t;     /* statistics_t() of them */
};

/* Levels are those of the organisation, and all together before them. */
enum { SPREAD_ALL = -1, SPREAD_LEVELS = UNIT_TEAM + 2 };
int spread_level(const struct counted *counted, size_t place);

/* Of units of this level; where too few stand within them, of the next one up. It takes once
 * through the blocks: not to be asked unit by unit. */
struct spread spread_of_item(const struct counted *counted, const struct item *item, int level);
/* Of an area, by its number; the total is behind the last. */
struct spread spread_of_area(const struct counted *counted, size_t area, int level);
/* Of what people changed by, since the round that this one is paired with. */
struct spread spread_of_item_change(
    const struct counted *counted, const struct item *item, int level);
struct spread spread_of_area_change(const struct counted *counted, size_t area, int level);

/* The variance of a mean of n of `heads` people (0: not known). */
double spread_variance(const struct spread *spread, long n, long heads);
/* The variance that rounding to one decimal brings into a mean of so great an item, as points of
 * 100 or as values: of a uniform error. */
double spread_rounding(double most);
/* How far the truth may be on either side, 95 times of 100, for a variance: rounded to one decimal;
 * NAN where nothing is known. */
double spread_half(double variance, double t);

#endif
