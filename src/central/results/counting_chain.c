/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Along «follows», up and down, among all rounds that are here. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "central/results/counting.h"
#include "central/results/lineage.h"

static bool is_next_to(const struct round *round, const struct round *other)
{
	return strcmp(round->follows, other->id) == 0 || strcmp(other->follows, round->id) == 0;
}

/* Which of all rounds hang together with the one, temperature measurements at the ends only: for
 * free(). One that several follow hangs together with all of them. */
static bool *find_chain(const struct pulses *all, const struct round *round)
{
	bool *in = memory_new(all->n + 1, sizeof *in), more = true;

	for (size_t i = 0; i < all->n; i++)
		in[i] = strcmp(all->rounds[i]->id, round->id) == 0;
	while (more) {
		more = false;
		for (size_t i = 0; i < all->n; i++)
			for (size_t j = 0; j < all->n && !in[i]; j++)
				if (in[j] && is_next_to(all->rounds[i], all->rounds[j]))
					in[i] = more = true;
	}
	return in;
}

static int by_day(const void *a, const void *b)
{
	const struct counting_link *left = a, *right = b;
	int order = strcmp(left->round->closed, right->round->closed);

	if (order == 0)
		order = (left->depth > right->depth) - (left->depth < right->depth);
	return order != 0 ? order : strcmp(left->round->id, right->round->id);
}

/* A ring, which no store should have, ends where it has as many as there are rounds. */
static size_t depth_of(const struct pulses *all, const struct round *round)
{
	size_t depth = 0;

	for (size_t i = 0; i < all->n && depth < all->n; i++)
		if (strcmp(all->rounds[i]->id, round->follows) == 0) {
			round = all->rounds[i];
			depth++;
			i = (size_t)-1;
		}
	return depth;
}

/* Its rows are those of the round that was asked about by `descent`, which becomes the link's. */
static enum error fill(struct central *central, struct counting_link *link, struct descent *descent)
{
	enum error rc = counting_look(central, link->round, &link->state);

	if (rc == ERROR_NONE && link->state == COUNTING_MADE)
		rc = counting_figures(central, link->round, &link->counting);
	if (link->counting.figures != NULL)
		link->kin = figures_kin_new(descent, link->counting.figures);
	else
		descent_free(descent);
	return rc;
}

enum error counting_chain(
    struct central *central, const struct round *round, struct counting_chain *chain)
{
	struct pulses all = { 0 };
	bool *in;
	enum error rc = pulses_load(central, &all);

	if (rc != ERROR_NONE) {
		pulses_free(&all);
		return rc;
	}
	in = find_chain(&all, round);
	chain->links = memory_new(all.n + 1, sizeof *chain->links);
	for (size_t i = 0; i < all.n; i++)
		if (in[i] && all.rounds[i]->closed[0] != '\0') {
			chain->links[chain->n].depth = depth_of(&all, all.rounds[i]);
			chain->links[chain->n++].round = all.rounds[i];
		}
	if (chain->n > 0)
		qsort(chain->links, chain->n, sizeof *chain->links, by_day);
	for (size_t i = 0; rc == ERROR_NONE && i < chain->n; i++)
		rc = fill(
		    central, &chain->links[i], lineage_among(&all, round, chain->links[i].round));
	/* These are the chain's now. */
	for (size_t i = 0; i < all.n; i++)
		if (in[i] && all.rounds[i]->closed[0] != '\0')
			all.rounds[i] = NULL;
	free(in);
	pulses_free(&all);
	return rc;
}

void counting_chain_free(struct counting_chain *chain)
{
	for (size_t i = 0; i < chain->n; i++) {
		figures_kin_free(chain->links[i].kin);
		counting_free(&chain->links[i].counting);
		round_free(chain->links[i].round);
	}
	free(chain->links);
	*chain = (struct counting_chain){ 0 };
}
