/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What can flow between residuals. A value that is higher adds to the sums of the residuals that it
 * stands in, and others that are lower can make up for it: seen from the nodes (links.h), a value
 * of somebody that stands in two of them carries from one to the other, as far as its scale goes,
 * and the sum of a residual stays what it is where as much comes in as goes out. The sums of the
 * newer round are taken with the opposite sign, so that it comes out so. For this layer. */
#ifndef SKATTA_FIGURES_NET_H
#define SKATTA_FIGURES_NET_H

#include "figures/bounds.h"
#include "figures/links.h"

/* What is known of one round's cell; groups, moments and bounds by place, all last. */
struct net_round {
	const struct organisation *organisation;
	const struct disclosure_group *groups;
	struct moments *moments;
	const struct bounds *bounds;
	struct ends ends;
};

/* The people who answered in these units, before and now: how many, and their sums. */
struct net_people {
	int before, now;
	long n;
	double sum_before, sum_now;
};

struct net;

/* The people and their rounds; for net_free(). */
struct net *net_new(const struct links *links, const struct net_round *before,
    const struct net_round *now, const struct net_people *people, size_t n_people);
void net_free(struct net *net);

/* Let as much flow from one node to the other as goes, but no more than `most`; how much it was.
 * The values are others then, and all sums but those of the two nodes are the same. */
double net_flow(struct net *net, size_t from, size_t to, double most);

/* Let the sum of the node be told as a range: so far from what it is. */
void net_open(struct net *net, size_t node, const struct leeway *leeway);
/* How wide the widest range is that the sums of the residuals beside the node are told as. */
double net_open_beside(const struct net *net, size_t node);

#endif
