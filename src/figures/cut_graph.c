/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Putting together, and ordering. */
#include "figures/cut_graph.h"

#include <stdlib.h>

#include "base/memory.h"

size_t cut_graph_root(const struct cut_graph *graph, size_t node)
{
	while (graph->with[node] != node)
		node = graph->with[node] = graph->with[graph->with[node]];
	return node;
}

/* The lesser stays, so that the ground does. */
static bool put_together(struct cut_graph *graph, size_t a, size_t b)
{
	a = cut_graph_root(graph, a);
	b = cut_graph_root(graph, b);
	graph->with[a > b ? a : b] = a > b ? b : a;
	return a != b;
}

static void add_edge(struct cut_graph *graph, size_t before, size_t now, size_t paired, long people)
{
	if (people > 0)
		graph->edges[graph->n_edges++] =
		    (struct cut_edge){ { before, now, paired }, people };
}

void cut_graph_start(struct cut_graph *graph, const struct links *links,
    const struct cuts_people *people, size_t n_people, long least)
{
	long *others = memory_copy_bytes(links->people, links->n * sizeof(*others));

	*graph = (struct cut_graph){ .links = links, .least = least };
	graph->edges = memory_new(2 * n_people + links->n, sizeof(*graph->edges));
	graph->with = memory_new(links->n, sizeof(*graph->with));
	for (size_t i = 0; i < links->n; i++)
		graph->with[i] = i;
	for (size_t i = 0; i < n_people; i++) {
		size_t before = links->before[people[i].before], now = links->now[people[i].now];

		add_edge(graph, before, now, links_paired(links, people[i].before, people[i].now),
		    people[i].n);
		add_edge(graph, before, now, LINKS_GROUND, people[i].apart);
		others[before] -= people[i].n + people[i].apart;
		others[now] -= people[i].n + people[i].apart;
	}
	/* Who answered one round only. */
	for (size_t i = 1; i < links->first_paired; i++)
		if (links->people[i] >= least)
			add_edge(graph, i, LINKS_GROUND, LINKS_GROUND, others[i]);
	free(others);
}

void cut_graph_end(struct cut_graph *graph)
{
	free(graph->edges);
	free(graph->with);
}

static void order(size_t *a, size_t *b)
{
	size_t lesser = *a < *b ? *a : *b;

	*b = *a < *b ? *b : *a;
	*a = lesser;
}

static int compare_edges(const void *a, const void *b)
{
	const struct cut_edge *x = a, *y = b;

	for (size_t i = 0; i < 3; i++)
		if (x->nodes[i] != y->nodes[i])
			return x->nodes[i] < y->nodes[i] ? -1 : 1;
	return 0;
}

/* Let each edge have the nodes as they are put together now, and each be there once. */
static void tidy(struct cut_graph *graph)
{
	size_t n = 0;

	for (size_t i = 0; i < graph->n_edges; i++) {
		struct cut_edge edge = graph->edges[i];
		size_t *nodes = edge.nodes;

		for (size_t j = 0; j < 3; j++)
			nodes[j] = cut_graph_root(graph, nodes[j]);
		order(&nodes[0], &nodes[1]);
		order(&nodes[1], &nodes[2]);
		order(&nodes[0], &nodes[1]);
		if (nodes[0] == nodes[1])
			nodes[1] = nodes[2];
		if (nodes[0] != nodes[1])
			graph->edges[n++] = edge;
	}
	qsort(graph->edges, n, sizeof(*graph->edges), compare_edges);
	graph->n_edges = 0;
	for (size_t i = 0; i < n; i++) {
		struct cut_edge *last = graph->edges + graph->n_edges;

		if (graph->n_edges > 0 && compare_edges(last - 1, &graph->edges[i]) == 0)
			last[-1].people += graph->edges[i].people;
		else
			graph->edges[graph->n_edges++] = graph->edges[i];
	}
}

void cut_graph_put_together(struct cut_graph *graph)
{
	bool any;

	do {
		any = false;
		tidy(graph);
		for (size_t i = 0; i < graph->n_edges; i++) {
			const struct cut_edge *edge = &graph->edges[i];

			if (edge->people < graph->least)
				continue;
			any = put_together(graph, edge->nodes[0], edge->nodes[1]) || any;
			any = put_together(graph, edge->nodes[1], edge->nodes[2]) || any;
		}
	} while (any);
}

/* The nodes that are left, one after the other. */
struct ordering {
	long *links;   /* node by node: people who link it to those that came; -1: done with */
	bool *touched; /* edge by edge: has it a node that has come? */
};

size_t cut_graph_distinct(const struct cut_edge *edge)
{
	return edge->nodes[1] == edge->nodes[2] ? 2 : 3;
}

static void come(const struct cut_graph *graph, struct ordering *ordering, size_t node)
{
	ordering->links[node] = -1;
	for (size_t i = 0; i < graph->n_edges; i++) {
		const struct cut_edge *edge = &graph->edges[i];

		if (ordering->touched[i] ||
		    (edge->nodes[0] != node && edge->nodes[1] != node && edge->nodes[2] != node))
			continue;
		ordering->touched[i] = true;
		for (size_t j = 0; j < cut_graph_distinct(edge); j++)
			if (ordering->links[edge->nodes[j]] >= 0)
				ordering->links[edge->nodes[j]] += edge->people;
	}
}

static size_t next_in_order(const struct cut_graph *graph, const struct ordering *ordering)
{
	size_t best = LINKS_GROUND;

	for (size_t i = 1; i < graph->links->n; i++)
		if (ordering->links[i] > (best == LINKS_GROUND ? -1 : ordering->links[best]))
			best = i;
	return best;
}

size_t cut_graph_look(struct cut_graph *graph, bool *any)
{
	struct ordering ordering = {
		.links = memory_new(graph->links->n, sizeof(*ordering.links)),
		.touched = memory_new(graph->n_edges + 1, sizeof(*ordering.touched)),
	};
	size_t last = LINKS_GROUND, found = LINKS_GROUND, node;
	long linked = 0;

	for (size_t i = 0; i < graph->links->n; i++)
		ordering.links[i] = -1;
	for (size_t i = 0; i < graph->n_edges; i++)
		for (size_t j = 0; j < 3; j++)
			ordering.links[graph->edges[i].nodes[j]] = 0;
	come(graph, &ordering, LINKS_GROUND);
	while ((node = next_in_order(graph, &ordering)) != LINKS_GROUND) {
		long links = ordering.links[node];

		/* Nothing links it to those before: the last one was the last of its kind. */
		if (links == 0 && linked > 0 && linked < graph->least)
			break;
		if (links >= graph->least)
			*any = put_together(graph, last, node) || *any;
		come(graph, &ordering, node);
		last = node;
		linked = links;
	}
	if (linked > 0 && linked < graph->least)
		found = last;
	free(ordering.links);
	free(ordering.touched);
	return found;
}
