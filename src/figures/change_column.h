/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What may be told of the change in one cell, in every unit. For this layer. */
#ifndef SKATTA_FIGURES_CHANGE_COLUMN_H
#define SKATTA_FIGURES_CHANGE_COLUMN_H

#include "figures/pairs.h"
#include "figures/slack.h"
#include "figures/table.h"

/* Arrays by the places of the newer round, all last. */
struct change_column {
	const struct pairs *pairs;
	size_t cell;                  /* its place among the pairs' */
	struct net_round before, now; /* what the rounds show */
	struct ends ends;             /* of differences */
	struct disclosure_group *groups;
	struct bounds *bounds;
	long least_spread; /* so many pairs have a spread and an interval */
};

/* `made` are the pairs' columns, of which those before this one are made: items, of which areas are
 * made, of which the total is. Free with change_column_free(); all zero is fine. */
void change_column_make(const struct pairs *pairs, size_t cell, const struct table *before,
    const struct table *now, const struct change_column *made, struct change_column *column);
void change_column_free(struct change_column *column);

/* As they are told of a unit that is shown, not rounded; the spread of at least two.
 *
 * A spread says most where all changed alike, and is then told as a bound, as any. But it says also
 * how alike they were in one round, beside the spread of the other: where all answered nearly alike
 * once, the spread of the differences is that of the other time, give or take as much as theirs can
 * be, and no more is told. */
struct range change_column_mean(const struct change_column *column, size_t place);
struct range change_column_sd(const struct change_column *column, size_t place);

#endif
