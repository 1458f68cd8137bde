/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The small round twice: people who answered before, now, or both. */
#ifndef SKATTA_TESTS_TWO_ROUNDS_H
#define SKATTA_TESTS_TWO_ROUNDS_H

#include "figures/change/change.h"
#include "support/small.h"

struct two_rounds {
	struct small *before, *now;
	unsigned long n_people;
};

/* For cmocka: *state is the struct two_rounds. Any number may answer. */
int two_rounds_set_up(void **state);
int two_rounds_tear_down(void **state);

/* Forget who has answered. */
void two_rounds_start_again(struct two_rounds *rounds);

/* So many people and what each answered before and now, as in small_add() but for texts; NULL where
 * they did not answer. */
void two_rounds_add(struct two_rounds *rounds, int times, int unit_before, const char *before,
    int unit_now, const char *now);
/* Count both, pair them, and make what is shown. */
void two_rounds_compare(struct two_rounds *rounds);

/* The change of the row of an item or area, or of the total where `id` is NULL. */
const struct change *two_rounds_change(const struct two_rounds *rounds, int unit, const char *id);

#endif
