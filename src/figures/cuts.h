/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which paired changes may be shown beside what two rounds show, decided from sizes alone. For this
 * layer.
 *
 * Whoever adds and takes away sums of both rounds and of changes gives each residual a factor: a to
 * one before, b to one now, c to one of pairs, and nought to what is not shown, the ground. A
 * person who is in all three then counts with a - c times the earlier value and b + c times the
 * newer one, so the person is left out exactly where a = c = -b. Let the factors (of the newer
 * round with the opposite sign) be heights at which the residuals stand, the ground at nought:
 * people are in the result whose residuals do not all stand at the same height. To leave out as
 * many as can be, two heights are enough: those who are left out at more heights are left out as
 * well if all from one height on are put at one and the others at nought. So the smallest number of
 * people that a result can be about is the smallest cut: nodes on one side, and whoever has nodes
 * on both sides is cut.
 *
 * Rule: every cut is of nobody, or of at least `least` people. A cut that has no residual of pairs
 * on the side away from the ground is of whole residuals of the two rounds, which are safe by
 * themselves; so each one that is too small has some there, and goes away when they are hidden. The
 * smallest of them is hidden (the first of equals), and of several cuts the smallest of all first,
 * until no cut is too small. In a team that nobody joined or left there is nothing to cut; where
 * people came and went, they have to be `least` together.
 *
 * The smallest cut is found by ordering the nodes, each next the one with most people linked to
 * those before: the last of them is cut off from the one before it by nothing smaller than its own
 * links (R. Klimmek and F. Wagner, «A simple hypergraph min cut algorithm», 1996). */
#ifndef SKATTA_FIGURES_CUTS_H
#define SKATTA_FIGURES_CUTS_H

#include "figures/links.h"

/* The people who answered in these units, in one cell, both times. */
struct cuts_people {
	int before, now;
	long n;     /* who count in the pairs */
	long apart; /* who do not, and yet are the same people in both rounds */
};

/* Hide of the paired groups what may not be shown. They are by the places of the newer round, and
 * have been through disclosure_choose() on the pairs' tree; `before` and `now` are what the rounds
 * show. */
void cuts_choose(const struct pairs_tree *tree, const struct disclosure_group *before,
    const struct disclosure_group *now, const struct cuts_people *people, size_t n_people,
    long least, struct disclosure_group *paired);

#endif
