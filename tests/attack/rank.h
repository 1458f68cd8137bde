/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whoever knows every number that is kept, to its last digit, and adds and subtracts them. */
#ifndef SKATTA_TESTS_ATTACK_RANK_H
#define SKATTA_TESTS_ATTACK_RANK_H

#include "source.h"

struct rank_found {
	int people[8]; /* fewer than min_group, of whom an equation speaks alone */
	size_t n;      /* 0 where there is none */
	size_t n_rows, n_columns;
	size_t
	    passed_over; /* answers that cannot be changed alone: what is kept gets another shape */
};

/* Change each answer of the history in turn, see which numbers follow by how much, and look for an
 * equation about few. The history is as before, afterwards. */
struct rank_found rank_attack(struct history *history, const struct source *source);

#endif
