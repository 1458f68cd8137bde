/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Pair sets: whose changes are summed up in a school, for one item. For this layer. */
#ifndef SKATTA_FIGURES_PAIRS_H
#define SKATTA_FIGURES_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

/* A block of the school in one of the rounds: how many it has, and how many of them are in the set,
 * in the set that this round shares with the one before it, and in both. */
struct pairs_block {
	long n, in_set, in_other, in_both;
};

/* May the set be used? Give each person of a round a number by the sets that they are in; m is,
 * summed over the blocks, who lacks their block's commonest number. It has to be nobody or at least
 * `least`
 *   1. in both rounds, where the number is 1 in the set and otherwise 0;
 *   2. in the earlier round, where it is that less, and that plus, 1 in the other set.
 * Then every sum or difference of what is shown holds nobody or at least so many: the proof is in
 * skatta-figures(7). */
bool pairs_fits(const struct pairs_block *before, size_t n_before, const struct pairs_block *now,
    size_t n_now, long least);

#endif
