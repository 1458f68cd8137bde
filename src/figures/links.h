/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How what is shown of two rounds hangs together: each residual of what is shown (a shown group
 * less all shown groups within it, as in disclosure.h) is a node, and so is everything that is not
 * shown, the ground. Each person who answered links the residual that the person is in before, the
 * one now, and the one of the pairs. For this layer. */
#ifndef SKATTA_FIGURES_LINKS_H
#define SKATTA_FIGURES_LINKS_H

#include "figures/disclosure.h"
#include "figures/pairs.h"

enum { LINKS_GROUND = 0 };

struct links {
	const struct pairs_tree *tree;
	const struct disclosure_group *paired; /* by the places of the newer round; may change */
	size_t *before, *now; /* place by place, all last: the node of whoever answered there */
	size_t first_now, first_paired, n; /* the nodes: ground, before, now, paired */
	long *people;                      /* of each node of a round: who answered */
};

/* From what the two rounds show of one cell. A residual of fewer than `least` is as good as not
 * shown here; there are such where one round promised less than the other. */
void links_start(const struct pairs_tree *tree, const struct disclosure_group *before,
    const struct disclosure_group *now, const struct disclosure_group *paired, long least,
    struct links *links);
void links_free(struct links *links);

/* The node of the pairs' residual of who answered here before and there now. */
size_t links_paired(const struct links *links, int before, int now);

#endif
