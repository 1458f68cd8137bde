/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Blocks of people whose spread alone is used, never their mean. Such a block tells something of
 * those beside it too: of each item that it rests on, these have to be nobody or at least
 * min_group. For this layer. */
#ifndef SKATTA_FIGURES_SPREAD_BLOCKS_H
#define SKATTA_FIGURES_SPREAD_BLOCKS_H

#include "figures/count/counted_private.h"

struct spread_block {
	size_t place;
	const size_t *persons; /* its people, as they are numbered by the caller */
	size_t n;
};

struct spread_blocks {
	const struct round *round;
	size_t n_others; /* how many numbers `others` gives */
	/* How many are beside the block, in each way in which they could be told. */
	void (*others)(void *context, const struct spread_block *block, long *others);
	void (*keep)(void *context, const struct spread_block *block);
	void *context;
};

enum { SPREAD_BLOCKS_MOST_OTHERS = 2 * QUESTIONNAIRE_MAX_ITEMS };

/* Put people, whose units' places these are, into blocks of at least min_distribution, and keep
 * those that may be used. Where it takes leaving out a few, the first are left out: they stand in
 * an order by chance. Where too few would stay, all of the block go up to
 * the next unit. */
void spread_blocks_put(const struct spread_blocks *blocks, const size_t *places, size_t n);

#endif
