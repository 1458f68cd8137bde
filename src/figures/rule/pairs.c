/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The two conditions. */
#include "figures/rule/pairs.h"

static long most(long a, long b)
{
	return a > b ? a : b;
}

/* Who lacks the commonest number of the block: in the set or not; in one set less in the other; in
 * one plus in the other. */
static long lack_alone(const struct pairs_block *block)
{
	return block->n - most(block->in_set, block->n - block->in_set);
}

static long lack_less(const struct pairs_block *block)
{
	long set = block->in_set - block->in_both, other = block->in_other - block->in_both;

	return block->n - most(most(set, other), block->n - set - other);
}

static long lack_plus(const struct pairs_block *block)
{
	long both = block->in_both, one = block->in_set + block->in_other - 2 * both;

	return block->n - most(most(both, one), block->n - both - one);
}

static bool is_nobody_or_enough(const struct pairs_block *blocks, size_t n,
    long (*lack)(const struct pairs_block *block), long least)
{
	long m = 0;

	for (size_t i = 0; i < n; i++)
		m += lack(&blocks[i]);
	return m == 0 || m >= least;
}

bool pairs_fits(const struct pairs_block *before, size_t n_before, const struct pairs_block *now,
    size_t n_now, long least)
{
	return is_nobody_or_enough(before, n_before, lack_alone, least) &&
	       is_nobody_or_enough(now, n_now, lack_alone, least) &&
	       is_nobody_or_enough(before, n_before, lack_less, least) &&
	       is_nobody_or_enough(before, n_before, lack_plus, least);
}
