/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* As often as some go up. */
#include "figures/count/spread_blocks.h"

#include <stdlib.h>

#include "base/memory.h"

/* Those who are in no block yet: their numbers, and where they have come to. */
struct waiting {
	struct blocks_entry *entries;
	size_t *who;
	size_t n;
};

static bool may_keep(const struct spread_blocks *blocks, struct spread_block *block)
{
	long others[SPREAD_BLOCKS_MOST_OTHERS];
	long least = blocks_min_distribution(blocks->round);

	/* Whoever is left out may count in one way and not in another: look again. */
	for (int tries = 0; tries < 2; tries++) {
		long lacking;

		blocks->others(blocks->context, block, others);
		lacking = blocks_lacking(others, blocks->n_others, blocks_min_group(blocks->round));
		if (lacking == 0)
			return true;
		if ((long)block->n - lacking < least)
			return false;
		block->persons += lacking;
		block->n -= (size_t)lacking;
	}
	return false;
}

/* The people of each block behind each other, in `sorted`; `first` is where each begins, from 1. */
static void sort(const struct waiting *waiting, size_t made, size_t *sorted, size_t *first)
{
	size_t at = 0, *next = memory_new(made + 1, sizeof *next);

	for (size_t i = 0; i < waiting->n; i++)
		first[waiting->entries[i].number]++;
	for (size_t number = 0; number <= made; number++) {
		size_t n = first[number];

		first[number] = next[number] = at;
		at += n;
	}
	first[made + 1] = at;
	for (size_t i = 0; i < waiting->n; i++)
		sorted[next[waiting->entries[i].number]++] = waiting->who[i];
	free(next);
}

/* One time through; true where some have gone up. */
static bool put(
    const struct spread_blocks *blocks, struct waiting *waiting, const struct blocks_rule *rule)
{
	const struct organisation *organisation = blocks->round->organisation;
	size_t all = organisation->n_units, *places, kept = 0;
	size_t made = blocks_put(organisation, rule, waiting->entries, waiting->n, &places);
	size_t *sorted = memory_new(waiting->n + 1, sizeof *sorted);
	size_t *first = memory_new(made + 2, sizeof *first);
	bool *done = memory_new(made + 1, sizeof *done), again = false;

	sort(waiting, made, sorted, first);
	for (size_t number = 1; number <= made; number++) {
		struct spread_block block = { places[number - 1], sorted + first[number],
			first[number + 1] - first[number] };

		done[number] = may_keep(blocks, &block);
		if (done[number])
			blocks->keep(blocks->context, &block);
		else if (block.place != all)
			again = true;
	}
	for (size_t i = 0; i < waiting->n; i++) {
		struct blocks_entry entry = waiting->entries[i];

		if (done[entry.number])
			continue;
		if (entry.number != 0 && places[entry.number - 1] != all)
			entry.place = blocks_above(organisation, places[entry.number - 1]);
		waiting->entries[kept] = entry;
		waiting->who[kept++] = waiting->who[i];
	}
	waiting->n = kept;
	free(places);
	free(sorted);
	free(first);
	free(done);
	return again;
}

void spread_blocks_put(const struct spread_blocks *blocks, const size_t *places, size_t n)
{
	size_t all = blocks->round->organisation->n_units;
	bool *may = memory_new(all + 1, sizeof *may);
	const struct blocks_rule rule = { blocks_min_distribution(blocks->round), false, may };
	struct waiting waiting = {
		.entries = memory_new(n + 1, sizeof *waiting.entries),
		.who = memory_new(n + 1, sizeof *waiting.who),
		.n = n,
	};

	for (size_t i = 0; i <= all; i++)
		may[i] = true;
	for (size_t i = 0; i < n; i++) {
		waiting.entries[i] = (struct blocks_entry){ .place = places[i], .counted = 1 };
		waiting.who[i] = i;
	}
	while (put(blocks, &waiting, &rule))
		;
	free(waiting.entries);
	free(waiting.who);
	free(may);
}
