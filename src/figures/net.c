/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The net, and the largest flow in it: along one of the shortest ways after the other (J. Edmonds
 * and R. M. Karp, «Theoretical improvements in algorithmic efficiency for network flow problems»,
 * Journal of the ACM 19, 1972). */
#include "figures/net.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

static const double nothing = 1e-9;

/* How much can still go from one node to another, and back. */
struct pipe {
	size_t from, to;
	double there, back;
};

struct net {
	const struct links *links;
	struct pipe *pipes; /* the first one of each node but the ground is for net_open() */
	size_t n_pipes;
	size_t *first, *of; /* the pipes of a node are of[first[node]], … up to the next one's */
	size_t *queue,
	    *by; /* when a way is looked for: the nodes that were come to, by which pipe */
};

static void add_pipe(struct net *net, size_t from, size_t to, double there, double back)
{
	net->pipes[net->n_pipes++] = (struct pipe){ from, to, fmax(there, 0), fmax(back, 0) };
}

/* Of so many values with this sum, which go from one node to the other when they are higher. */
static void add_values(
    struct net *net, size_t from, size_t to, long n, double sum, const struct ends *ends)
{
	if (n > 0 && from != to)
		add_pipe(net, from, to, ends->high * (double)n - sum, sum - ends->low * (double)n);
}

/* What each residual has, and how far from it it is told: the parts of a group taken from it. */
static void find_rests(const struct net_round *round, struct moments *rest, struct leeway *leeway)
{
	int all = (int)round->organisation->n_units;

	for (int place = 0; place <= all; place++) {
		int above = place == all ? all : pairs_tree_above(round->organisation, place);

		leeway[place].below += round->bounds[place].leeway.below;
		leeway[place].above += round->bounds[place].leeway.above;
		if (round->groups[place].shown) {
			rest[place].n += round->moments[place].n;
			rest[place].sum += round->moments[place].sum;
		}
		if (place == all)
			return;
		leeway[above].below -= round->bounds[place].leeway.below;
		leeway[above].above -= round->bounds[place].leeway.above;
		if (!round->groups[place].shown)
			continue;
		while (above != all && !round->groups[above].shown)
			above = pairs_tree_above(round->organisation, above);
		rest[above].n -= round->moments[place].n;
		rest[above].sum -= round->moments[place].sum;
	}
}

/* One round's nodes: values of people who are in no pair stand between them and the ground. */
static void add_round(struct net *net, const struct net_round *round, const size_t *nodes,
    size_t first, const struct moments *paired)
{
	size_t all = round->organisation->n_units;
	struct moments *rest = memory_new(all + 1, sizeof(*rest));
	struct leeway *leeway = memory_new(all + 1, sizeof(*leeway));
	bool is_now = first == net->links->first_now;

	find_rests(round, rest, leeway);
	for (size_t place = 0; place <= all; place++) {
		size_t node = first + place;
		struct leeway turned = { leeway[place].above, leeway[place].below };

		if (!round->groups[place].shown || nodes[place] != node)
			continue;
		net_open(net, node, is_now ? &turned : &leeway[place]);
		add_values(net, is_now ? node : LINKS_GROUND, is_now ? LINKS_GROUND : node,
		    rest[place].n - paired[place].n, rest[place].sum - paired[place].sum,
		    &round->ends);
	}
	free(rest);
	free(leeway);
}

static void add_pairs(struct net *net, const struct net_round *before, const struct net_round *now,
    const struct net_people *people, size_t n_people)
{
	const struct links *links = net->links;
	struct moments *were = memory_new(before->organisation->n_units + 1, sizeof(*were));
	struct moments *are = memory_new(now->organisation->n_units + 1, sizeof(*are));

	for (size_t i = 0; i < n_people; i++) {
		size_t was = links->before[people[i].before], is = links->now[people[i].now];
		size_t paired = links_paired(links, people[i].before, people[i].now);

		if (paired == LINKS_GROUND || people[i].n == 0)
			continue;
		add_values(net, paired, was, people[i].n, people[i].sum_before, &before->ends);
		add_values(net, is, paired, people[i].n, people[i].sum_now, &now->ends);
		if (was != LINKS_GROUND) {
			were[was - 1].n += people[i].n;
			were[was - 1].sum += people[i].sum_before;
		}
		if (is != LINKS_GROUND) {
			are[is - links->first_now].n += people[i].n;
			are[is - links->first_now].sum += people[i].sum_now;
		}
	}
	add_round(net, before, links->before, 1, were);
	add_round(net, now, links->now, links->first_now, are);
	free(were);
	free(are);
}

/* Which pipes each node has. */
static void find_pipes(struct net *net)
{
	size_t n = net->links->n, *next;

	net->first = memory_new(n + 2, sizeof(*net->first));
	net->of = memory_new(2 * net->n_pipes + 1, sizeof(*net->of));
	for (size_t i = 0; i < net->n_pipes; i++) {
		net->first[net->pipes[i].from + 1]++;
		net->first[net->pipes[i].to + 1]++;
	}
	for (size_t i = 0; i < n; i++)
		net->first[i + 1] += net->first[i];
	next = memory_copy_bytes(net->first, (n + 1) * sizeof(*next));
	for (size_t i = 0; i < net->n_pipes; i++) {
		net->of[next[net->pipes[i].from]++] = i;
		net->of[next[net->pipes[i].to]++] = i;
	}
	free(next);
}

struct net *net_new(const struct links *links, const struct net_round *before,
    const struct net_round *now, const struct net_people *people, size_t n_people)
{
	struct net *net = memory_new(1, sizeof(*net));

	net->links = links;
	net->pipes = memory_new(2 * links->n + 2 * n_people, sizeof(*net->pipes));
	net->queue = memory_new(links->n, sizeof(*net->queue));
	net->by = memory_new(links->n, sizeof(*net->by));
	for (size_t node = 1; node < links->n; node++)
		add_pipe(net, node, LINKS_GROUND, 0, 0);
	add_pairs(net, before, now, people, n_people);
	find_pipes(net);
	return net;
}

void net_free(struct net *net)
{
	free(net->pipes);
	free(net->first);
	free(net->of);
	free(net->queue);
	free(net->by);
	free(net);
}

/* What can go through the pipe out of this node. */
static double *room(struct pipe *pipe, size_t node)
{
	return pipe->from == node ? &pipe->there : &pipe->back;
}

static size_t other_end(const struct pipe *pipe, size_t node)
{
	return pipe->from == node ? pipe->to : pipe->from;
}

/* A shortest way; false where there is none. `by` has, from its end on, the pipe to each node. */
static bool find_way(struct net *net, size_t from, size_t to)
{
	size_t n = 0, come = 0;

	for (size_t i = 0; i < net->links->n; i++)
		net->by[i] = SIZE_MAX;
	net->queue[come++] = from;
	while (n < come && net->by[to] == SIZE_MAX) {
		size_t node = net->queue[n++];

		for (size_t i = net->first[node]; i < net->first[node + 1]; i++) {
			struct pipe *pipe = &net->pipes[net->of[i]];
			size_t next = other_end(pipe, node);

			if (next == from || net->by[next] != SIZE_MAX ||
			    *room(pipe, node) <= nothing)
				continue;
			net->by[next] = net->of[i];
			net->queue[come++] = next;
		}
	}
	return net->by[to] != SIZE_MAX;
}

/* The way's narrowest place, and then through all of it. */
static double go_way(struct net *net, size_t from, size_t to, double most)
{
	for (size_t node = to, before; node != from; node = before) {
		struct pipe *pipe = &net->pipes[net->by[node]];

		before = other_end(pipe, node);
		most = fmin(most, *room(pipe, before));
	}
	for (size_t node = to, before; node != from; node = before) {
		struct pipe *pipe = &net->pipes[net->by[node]];

		before = other_end(pipe, node);
		*room(pipe, before) -= most;
		*room(pipe, node) += most;
	}
	return most;
}

double net_flow(struct net *net, size_t from, size_t to, double most)
{
	double flow = 0;

	while (most - flow > nothing && find_way(net, from, to))
		flow += go_way(net, from, to, most - flow);
	return flow;
}

void net_open(struct net *net, size_t node, const struct leeway *leeway)
{
	struct pipe *pipe = &net->pipes[node - 1];

	pipe->there += fmax(leeway->above, 0);
	pipe->back += fmax(leeway->below, 0);
}

double net_open_beside(const struct net *net, size_t node)
{
	double widest = 0;

	for (size_t i = net->first[node]; i < net->first[node + 1]; i++) {
		size_t beside = other_end(&net->pipes[net->of[i]], node);

		if (beside != LINKS_GROUND)
			widest = fmax(
			    widest, net->pipes[beside - 1].there + net->pipes[beside - 1].back);
	}
	return widest;
}
