/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What has been counted of the people who answered both of two rounds, before anything is hidden or
 * rounded: for this layer alone. Other layers have pairs_new() and its like in change.h. */
#ifndef SKATTA_FIGURES_PAIRS_H
#define SKATTA_FIGURES_PAIRS_H

#include "figures/cell.h"
#include "figures/change.h"

enum { PAIRS_NOWHERE = -1 };

/* The units of two rounds that are the same one. A person is paired in such a unit by having
 * answered there both times. */
struct pairs_tree {
	const struct organisation *before, *now;
	int *same; /* place by place, now, all last: the place before, or PAIRS_NOWHERE */
	/* The newer units again; what each is part of is such that who is paired in a unit is
	 * paired there too. */
	struct organisation tree;
};

void pairs_tree_make(
    const struct organisation *before, const struct organisation *now, struct pairs_tree *tree);
void pairs_tree_free(struct pairs_tree *tree);
/* The smallest unit from `place` up (all: the number of units) in which somebody is paired who
 * answered in these; PAIRS_NOWHERE above all. */
int pairs_tree_find(const struct pairs_tree *tree, int before, int now, int place);
/* What a unit is part of, all above. `place` is not all. */
int pairs_tree_above(const struct organisation *organisation, int place);

/* The people who answered in this unit before and in that one now, in one cell. */
struct pairs_sum {
	long n;             /* with a value both times, of the same questions */
	long apart;         /* of others: what they answered cannot be compared */
	double before, now; /* the sums of the n values */
};

struct pairs_place {
	int before, now;
	struct pairs_sum *cells;
};

/* Of the people who are paired in a unit; of one cell. */
struct pairs_values {
	struct tally before, now, change;
};

struct pairs {
	struct pairs_tree tree;
	const struct round *before, *now;
	struct cell *cells, *earlier; /* of the newer round; the same of the earlier */
	bool *same;                   /* cell by cell: is there one? */
	size_t n_cells;
	struct pairs_place *places; /* sorted */
	size_t n_places, room;
	struct pairs_values **units; /* place by place, all last; NULL while there is nobody */
};

#endif
