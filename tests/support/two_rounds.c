/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Everybody answers as a leader, who is asked most. */
#include "support/two_rounds.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

int two_rounds_set_up(void **state)
{
	struct two_rounds *rounds = memory_new(1, sizeof *rounds);
	void *before = NULL, *now = NULL;

	if (small_set_up(&before) != 0 || small_set_up(&now) != 0)
		return -1;
	rounds->before = before;
	rounds->now = now;
	strcpy(rounds->before->round.id, "first");
	strcpy(rounds->now->round.id, "second");
	strcpy(rounds->now->round.follows, "first");
	for (int unit = DISTRICT; unit < UNITS; unit++)
		rounds->now->round.organisation->units[unit].heads = 1000;
	*state = rounds;
	return 0;
}

int two_rounds_tear_down(void **state)
{
	struct two_rounds *rounds = *state;
	void *before = rounds->before, *now = rounds->now;

	small_tear_down(&before);
	small_tear_down(&now);
	free(rounds);
	return 0;
}

void two_rounds_start_again(struct two_rounds *rounds)
{
	small_start_again(rounds->before);
	small_start_again(rounds->now);
	rounds->n_people = 0;
}

void two_rounds_add(struct two_rounds *rounds, int times, int unit_before, const char *before,
    int unit_now, const char *now)
{
	for (int i = 0; i < times; i++) {
		unsigned long person = ++rounds->n_people;

		if (before != NULL)
			small_add_as(rounds->before, person, unit_before, "L", before);
		if (now != NULL)
			small_add_as(rounds->now, person, unit_now, "L", now);
	}
}

void two_rounds_compare(struct two_rounds *rounds)
{
	static const unsigned char key[DIGEST_SIZE] = "two rounds";

	small_count(rounds->before);
	small_count(rounds->now);
	counted_pair(rounds->now->counted, rounds->now->people, rounds->before->counted,
	    rounds->before->people, key);
	small_show(rounds->before);
	small_show(rounds->now);
	change_find_next(rounds->now->figures, rounds->before->figures);
}

const struct change *two_rounds_change(const struct two_rounds *rounds, int unit, const char *id)
{
	return change_of(rounds->now->figures, small_row(rounds->now, unit, id));
}
