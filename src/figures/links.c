/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Places become nodes. */
#include "figures/links.h"

#include <stdlib.h>

#include "base/memory.h"

/* The node of each place of one round, from `first` on, and how many people are in each. */
static void find_nodes(const struct organisation *organisation,
    const struct disclosure_group *groups, size_t first, long least, size_t *nodes, long *people)
{
	int all = (int)organisation->n_units;

	/* From the whole to its parts, which stand behind it. */
	for (int done = 0; done <= all; done++) {
		int place = done == 0 ? all : done - 1;
		size_t above =
		    place == all ? LINKS_GROUND : nodes[pairs_tree_above(organisation, place)];

		nodes[place] = above;
		if (!groups[place].shown)
			continue;
		nodes[place] = first + (size_t)place;
		people[nodes[place]] = groups[place].answered;
		if (above != LINKS_GROUND)
			people[above] -= groups[place].answered;
	}
	for (int place = 0; place <= all; place++)
		if (people[nodes[place]] < least)
			nodes[place] = LINKS_GROUND;
}

void links_start(const struct pairs_tree *tree, const struct disclosure_group *before,
    const struct disclosure_group *now, const struct disclosure_group *paired, long least,
    struct links *links)
{
	size_t n_before = tree->before->n_units + 1, n_now = tree->now->n_units + 1;

	*links = (struct links){
		.tree = tree,
		.paired = paired,
		.before = memory_new(n_before, sizeof(*links->before)),
		.now = memory_new(n_now, sizeof(*links->now)),
		.first_now = 1 + n_before,
		.first_paired = 1 + n_before + n_now,
		.n = 1 + n_before + 2 * n_now,
	};
	links->people = memory_new(links->n, sizeof(*links->people));
	find_nodes(tree->before, before, 1, least, links->before, links->people);
	find_nodes(tree->now, now, links->first_now, least, links->now, links->people);
}

void links_free(struct links *links)
{
	free(links->before);
	free(links->now);
	free(links->people);
}

size_t links_paired(const struct links *links, int before, int now)
{
	int all = (int)links->tree->now->n_units;

	for (int place = now;; place = pairs_tree_above(links->tree->now, place)) {
		place = pairs_tree_find(links->tree, before, now, place);
		if (links->paired[place].shown)
			return links->first_paired + (size_t)place;
		if (place == all)
			return LINKS_GROUND;
	}
}
