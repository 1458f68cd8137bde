/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One paired residual after the other. */
#include "figures/slack.h"

#include <math.h>

static const double nothing = 1e-9;

/* How far the sum can be above and below what it is. As much flows back as has come. */
static struct leeway find_ends(struct net *net, size_t node, double enough)
{
	struct leeway ends;

	ends.above = net_flow(net, LINKS_GROUND, node, enough);
	ends.below = net_flow(net, node, LINKS_GROUND, ends.above + enough) - ends.above;
	(void)net_flow(net, LINKS_GROUND, node, ends.below);
	return ends;
}

static struct leeway tell(const struct leeway *ends, double near)
{
	if (ends->above + ends->below <= 2 * near + nothing)
		return *ends;
	if (ends->above <= near + nothing)
		return (struct leeway){ fmax(near - ends->above, 0), ends->above };
	if (ends->below <= near + nothing)
		return (struct leeway){ ends->below, fmax(near - ends->below, 0) };
	return (struct leeway){ 0, 0 };
}

void slack_find(const struct links *links, const struct net_round *before,
    const struct net_round *now, const struct net_people *people, size_t n_people,
    struct leeway *slack)
{
	struct net *net = net_new(links, before, now, people, n_people);
	double least = fmax(before->ends.nearest, now->ends.nearest) * ROUND_MIN_GROUP;

	for (size_t node = links->first_paired; node < links->n; node++) {
		size_t place = node - links->first_paired;
		double near = least + net_open_beside(net, node);
		struct leeway ends;

		if (!links->paired[place].shown)
			continue;
		ends = find_ends(net, node, 2 * near + 1);
		slack[place] = tell(&ends, near);
		net_open(net, node, &slack[place]);
	}
	net_free(net);
}
