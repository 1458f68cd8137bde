/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Many histories for one attacker: 500 in all of its kinds together, with SKATTA_LONG 10,000. */
#ifndef SKATTA_TESTS_ATTACK_TREES_H
#define SKATTA_TESTS_ATTACK_TREES_H

#include "rank.h"
#include "worlds.h"

struct trees_kind {
	const char *name;
	struct history_kind kind;
	enum worlds_question question; /* of the attackers that ask one */
};

int trees_number(void);

/* Attack this many histories of the kinds in turn; how many tell too much. What was found in the
 * first is printed where `aloud`. */
int trees_rank(
    const struct trees_kind *kinds, size_t n_kinds, int n, const struct source *source, bool aloud);
int trees_worlds(
    const struct trees_kind *kinds, size_t n_kinds, int n, const struct source *source, bool aloud);

#endif
