/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the cuts that are too small to what is hidden. */
#include "figures/cuts.h"

#include <stdlib.h>

#include "base/memory.h"
#include "figures/cut_graph.h"

/* The smallest paired group whose residual is put together with the node. */
static int smallest_of(const struct cut_graph *graph, size_t node)
{
	const struct links *links = graph->links;
	int best = PAIRS_NOWHERE;

	for (int place = 0; place <= (int)links->tree->now->n_units; place++)
		if (links->paired[place].shown &&
		    cut_graph_root(graph, links->first_paired + (size_t)place) ==
			cut_graph_root(graph, node) &&
		    (best == PAIRS_NOWHERE ||
			links->paired[place].answered < links->paired[best].answered))
			best = place;
	return best;
}

/* Leave alone, in this pass, what has changed with a paired group: what was linked to its node, and
 * where its people are from now on. */
static void leave_alone(const struct cut_graph *graph, size_t node, int place, bool *busy)
{
	const struct links *links = graph->links;
	int all = (int)links->tree->now->n_units;

	for (size_t i = 0; i < graph->n_edges; i++) {
		const size_t *nodes = graph->edges[i].nodes;

		if (nodes[0] == node || nodes[1] == node || nodes[2] == node)
			busy[nodes[0]] = busy[nodes[1]] = busy[nodes[2]] = true;
	}
	while (place != all && !links->paired[place].shown)
		place = pairs_tree_above(&links->tree->tree, place);
	busy[cut_graph_root(graph, links->first_paired + (size_t)place)] = true;
	busy[LINKS_GROUND] = false;
}

/* A node that too few link to all others, and the smallest paired group that it needs. */
struct lonely {
	size_t node;
	int place;
	long answered;
};

static int compare_lonely(const void *a, const void *b)
{
	const struct lonely *x = a, *y = b;

	if (x->answered != y->answered)
		return x->answered < y->answered ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static size_t find_lonely(const struct cut_graph *graph, struct lonely *lonely)
{
	long *linked = memory_new(graph->links->n, sizeof(*linked));
	size_t n = 0;

	for (size_t i = 0; i < graph->n_edges; i++)
		for (size_t j = 0; j < cut_graph_distinct(&graph->edges[i]); j++)
			linked[graph->edges[i].nodes[j]] += graph->edges[i].people;
	for (size_t node = 1; node < graph->links->n; node++) {
		int place = PAIRS_NOWHERE;

		if (linked[node] > 0 && linked[node] < graph->least)
			place = smallest_of(graph, node);
		if (place != PAIRS_NOWHERE)
			lonely[n++] =
			    (struct lonely){ node, place, graph->links->paired[place].answered };
	}
	free(linked);
	return n;
}

/* Hide what they need, the smallest first; those that have nothing to do with each other at once.
 */
static bool hide_lonely(const struct cut_graph *graph, struct disclosure_group *paired)
{
	struct lonely *lonely = memory_new(graph->links->n, sizeof(*lonely));
	bool *busy = memory_new(graph->links->n, sizeof(*busy));
	size_t n = find_lonely(graph, lonely);

	qsort(lonely, n, sizeof(*lonely), compare_lonely);
	for (size_t i = 0; i < n; i++) {
		if (busy[lonely[i].node])
			continue;
		paired[lonely[i].place].shown = false;
		leave_alone(graph, lonely[i].node, lonely[i].place, busy);
	}
	free(lonely);
	free(busy);
	return n > 0;
}

/* Hide what small cuts need. False where there are none. */
static bool hide_some(const struct links *links, const struct cuts_people *people, size_t n_people,
    long least, struct disclosure_group *paired)
{
	struct cut_graph graph;
	bool any = true, hidden = false;

	cut_graph_start(&graph, links, people, n_people, least);
	while (!hidden && any) {
		size_t node;
		int place;

		any = false;
		cut_graph_put_together(&graph);
		hidden = hide_lonely(&graph, paired);
		node = hidden ? LINKS_GROUND : cut_graph_look(&graph, &any);
		place = node != LINKS_GROUND ? smallest_of(&graph, node) : PAIRS_NOWHERE;
		if (place != PAIRS_NOWHERE)
			paired[place].shown = false;
		hidden = hidden || place != PAIRS_NOWHERE;
	}
	cut_graph_end(&graph);
	return hidden;
}

/* Is this place in a residual of its round that is too few for both? */
static bool is_too_few(const struct organisation *organisation,
    const struct disclosure_group *groups, const size_t *nodes, int place)
{
	while (nodes[place] == LINKS_GROUND && !groups[place].shown &&
	       place != (int)organisation->n_units)
		place = pairs_tree_above(organisation, place);
	return nodes[place] == LINKS_GROUND && groups[place].shown;
}

/* Nobody of such a residual is in any change. */
static void hide_too_few(const struct links *links, const struct disclosure_group *before,
    const struct disclosure_group *now, const struct cuts_people *people, size_t n_people,
    struct disclosure_group *paired)
{
	const struct pairs_tree *tree = links->tree;
	size_t node;

	for (size_t i = 0; i < n_people; i++) {
		int was = people[i].before, is = people[i].now;

		if (people[i].n == 0 || (!is_too_few(tree->before, before, links->before, was) &&
					    !is_too_few(tree->now, now, links->now, is)))
			continue;
		while ((node = links_paired(links, was, is)) != LINKS_GROUND)
			paired[node - links->first_paired].shown = false;
	}
}

void cuts_choose(const struct pairs_tree *tree, const struct disclosure_group *before,
    const struct disclosure_group *now, const struct cuts_people *people, size_t n_people,
    long least, struct disclosure_group *paired)
{
	struct links links;

	links_start(tree, before, now, paired, least, &links);
	hide_too_few(&links, before, now, people, n_people, paired);
	while (hide_some(&links, people, n_people, least, paired))
		;
	links_free(&links);
}
