/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Tree after tree, with the same ones at every run; SKATTA_SEED=N begins with another. */
#include "trees.h"

#include <stdio.h>
#include <stdlib.h>

int trees_number(void)
{
	return getenv("SKATTA_LONG") != NULL ? 10000 : 500;
}

static unsigned long first_seed(void)
{
	const char *seed = getenv("SKATTA_SEED");

	return seed != NULL ? strtoul(seed, NULL, 10) : 0;
}

int trees_rank(
    const struct trees_kind *kinds, size_t n_kinds, int n, const struct source *source, bool aloud)
{
	size_t n_rows = 0, n_columns = 0;
	int found = 0, passed_over = 0;
	struct history history;

	for (int i = 0; i < n; i++) {
		const struct trees_kind *kind = &kinds[(size_t)i % n_kinds];
		unsigned long seed = first_seed() + (unsigned long)i;
		struct rank_found few;

		history_make(&history, &kind->kind, seed);
		few = rank_attack(&history, source);
		n_rows += few.n_rows;
		n_columns += few.n_columns;
		/* Without an answer that nobody could change alone, there may seem to be less
		 * behind an equation than there is. */
		passed_over += few.passed_over > 0;
		if (few.passed_over > 0 || few.n == 0)
			continue;
		if (aloud && found == 0) {
			printf("# %s: %s, seed %lu: an equation of %zu:", source->name, kind->name,
			    seed, few.n);
			for (size_t j = 0; j < few.n; j++)
				printf(" %d", few.people[j]);
			printf("\n");
			history_print(&history);
		}
		found++;
	}
	printf("# %s: %d trees, %zu numbers of %zu answers, %d not to be told: %d tell too much\n",
	    source->name, n, n_rows, n_columns, passed_over, found);
	return found;
}

int trees_worlds(
    const struct trees_kind *kinds, size_t n_kinds, int n, const struct source *source, bool aloud)
{
	int found = 0;
	long looked_at = 0;
	struct history history;

	for (int i = 0; i < n; i++) {
		const struct trees_kind *kind = &kinds[(size_t)i % n_kinds];
		unsigned long seed = first_seed() + (unsigned long)i;
		struct worlds_found certain;

		history_make(&history, &kind->kind, seed);
		certain = worlds_attack(&history, source, kind->question);
		looked_at += certain.looked_at;
		if (!certain.found)
			continue;
		if (aloud && found == 0) {
			printf("# %s: %s, seed %lu: round %d, person %d, item %d: never %d\n",
			    source->name, kind->name, seed, certain.round, certain.person,
			    certain.item, certain.not );
			history_print(&history);
		}
		found++;
	}
	printf(
	    "# %s: %d trees, %ld questions: %d tell too much\n", source->name, n, looked_at, found);
	return found;
}
