/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Everybody answers as a leader, who is asked most. */
#include "two_rounds.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

int two_rounds_set_up(void **state)
{
	struct two_rounds *rounds = memory_new(1, sizeof(*rounds));
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
	rounds->pairs = pairs_new(&rounds->before->round, &rounds->now->round);
	*state = rounds;
	return 0;
}

int two_rounds_tear_down(void **state)
{
	struct two_rounds *rounds = *state;
	void *before = rounds->before, *now = rounds->now;

	pairs_free(rounds->pairs);
	small_tear_down(&before);
	small_tear_down(&now);
	free(rounds);
	return 0;
}

void two_rounds_start_again(struct two_rounds *rounds)
{
	small_start_again(rounds->before);
	small_start_again(rounds->now);
	pairs_free(rounds->pairs);
	rounds->pairs = pairs_new(&rounds->before->round, &rounds->now->round);
}

static struct answers *read_answers(const struct small *round, const char *written)
{
	struct answers *answers = answers_new(round->round.questionnaire);

	for (size_t i = 0; written[i]; i++) {
		answers->of[i].state = written[i] == '.'   ? ANSWER_NONE
				       : written[i] == '-' ? ANSWER_NOT_APPLICABLE
				       : written[i] == '?' ? ANSWER_NOT_SAID
							   : ANSWER_GIVEN;
		if (answers->of[i].state == ANSWER_GIVEN)
			answers->of[i].number = written[i] - '0';
	}
	return answers;
}

static struct asked asked_in(const struct small *round, int unit)
{
	return (struct asked){
		.role = questionnaire_role(round->round.questionnaire, "L"),
		.form = questionnaire_form(
		    round->round.questionnaire, round->round.organisation->units[unit].form),
		.follow_up = round->round.follows[0] != '\0',
	};
}

void two_rounds_add(struct two_rounds *rounds, int times, int unit_before, const char *before,
    int unit_now, const char *now)
{
	struct answers *was = before ? read_answers(rounds->before, before) : NULL;
	struct answers *is = now ? read_answers(rounds->now, now) : NULL;
	struct asked asked_before = asked_in(rounds->before, unit_before);
	struct asked asked_now = asked_in(rounds->now, unit_now);

	for (int i = 0; i < times; i++) {
		if (was)
			count_add(rounds->before->count, unit_before, &asked_before, was);
		if (is)
			count_add(rounds->now->count, unit_now, &asked_now, is);
		if (was && is)
			pairs_add(rounds->pairs,
			    &(struct pairs_answers){ unit_before, &asked_before, was },
			    &(struct pairs_answers){ unit_now, &asked_now, is });
	}
	answers_free(was);
	answers_free(is);
}

void two_rounds_compare(struct two_rounds *rounds)
{
	small_disclose(rounds->now);
	change_find(rounds->now->figures, rounds->now->count, rounds->before->count, rounds->pairs);
}

const struct change *two_rounds_change(const struct two_rounds *rounds, int unit, const char *id)
{
	return change_of(rounds->now->figures, small_row(rounds->now, unit, id));
}
