/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Nodes and the people who link them, and which nodes no small cut can part. For cuts.c. */
#ifndef SKATTA_FIGURES_CUT_GRAPH_H
#define SKATTA_FIGURES_CUT_GRAPH_H

#include "figures/cuts.h"

/* People with the same nodes. The nodes ascend; where they are fewer, the last is repeated. */
struct cut_edge {
	size_t nodes[3];
	long people;
};

struct cut_graph {
	const struct links *links;
	struct cut_edge *edges;
	size_t n_edges;
	size_t *with; /* node by node: one that it was put together with, or itself */
	long least;
};

/* Free with cut_graph_end(). */
void cut_graph_start(struct cut_graph *graph, const struct links *links,
    const struct cuts_people *people, size_t n_people, long least);
void cut_graph_end(struct cut_graph *graph);

/* The node that this one is put together with; the ground stays the ground. */
size_t cut_graph_root(const struct cut_graph *graph, size_t node);
/* How many nodes an edge has. */
size_t cut_graph_distinct(const struct cut_edge *edge);

/* Put together whom enough people link, and bring the edges up to it. */
void cut_graph_put_together(struct cut_graph *graph);

/* Once through all nodes, as cuts.h says. Returns a node that is cut off by too few, or the ground;
 * `*any` becomes true where more was put together. */
size_t cut_graph_look(struct cut_graph *graph, bool *any);

#endif
