/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whoever knows who has answered, the rule, and all tables that were ever published, and asks what
 * must be so. What somebody said follows for certain where there is no other world of which the
 * same tables are told, and in which the person said something else. */
#ifndef SKATTA_TESTS_ATTACK_WORLDS_H
#define SKATTA_TESTS_ATTACK_WORLDS_H

#include "source.h"

struct worlds_found {
	int round, person, item, not ; /* what the person cannot have said; HISTORY_NONE: nothing */
	bool found;
	long looked_at; /* questions, each about one person, item and answer */
};

enum worlds_question {
	WORLDS_LACKS, /* who gave no answer: could it have been any? */
	WORLDS_ASKED, /* who was asked a conditional item: could it be the others? */
	WORLDS_SAYS,  /* each answer of each person: could it be each other? */
};

/* The first that is certain. The history is as before, afterwards. */
struct worlds_found worlds_attack(
    struct history *history, const struct source *source, enum worlds_question question);

#endif
