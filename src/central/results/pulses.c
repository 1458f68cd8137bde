/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From plans to what is asked about. */
#include "central/results/pulses.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/results/due.h"
#include "central/results/plans.h"
#include "document/round/round_actions.h"

enum error pulses_load(struct central *central, struct pulses *pulses)
{
	return editions_newest(central, &pulses->rounds, &pulses->n);
}

void pulses_free(struct pulses *pulses)
{
	editions_newest_free(pulses->rounds, pulses->n);
	*pulses = (struct pulses){ 0 };
}

bool pulses_tells_of(const struct round *pulse, const struct round *round)
{
	return pulse->kind == ROUND_PULSE && pulse->closed[0] != '\0' &&
	       strcmp(pulse->follows, round->id) == 0;
}

static void take_plan(const struct plan *plan, struct round *round, int unit, size_t *left_out)
{
	size_t room = round_slots(round, unit);

	for (size_t i = 0; i < plan->n_actions; i++) {
		const struct plan_action *action = &plan->actions[i];

		if (action->status == PLAN_DROPPED)
			continue;
		if (room == 0) {
			++*left_out;
			continue;
		}
		round_add_action(round, unit, action->id, action->texts[PLAN_TITLE]);
		room--;
	}
}

enum error pulses_take_actions(
    struct central *central, const struct round *earlier, struct round *round, size_t *left_out)
{
	struct plans plans = { 0 };
	enum error rc = plans_load(central, earlier, &plans);

	*left_out = 0;
	for (size_t i = 0; rc == ERROR_NONE && i < plans.n; i++) {
		int unit =
		    organisation_find(round->organisation, earlier->organisation->units[i].id);

		struct plan *plan =
		    plans.files[i] != NULL ? unit_file_newest_plan(plans.files[i]) : NULL;

		if (plan != NULL && unit != ORGANISATION_NO_UNIT)
			take_plan(plan, round, unit, left_out);
		plan_free(plan);
	}
	plans_free(&plans);
	return rc;
}

/* On standard error, where it is in no script's way. */
static void say(const char *sentence)
{
	charset_print(stderr, "skatta-central: %s\n", sentence);
}

void pulses_tell(const struct round *round, const struct round *earlier, size_t left_out)
{
	size_t n = round_count_actions(round);
	char today[CLOCK_DAY_SIZE], day[CLOCK_DAY_SIZE], *sentence;

	if (round->kind != ROUND_PULSE || earlier == NULL)
		return;
	sentence = n > 0 ? text_format(P_("it asks about %zu action of the units' plans",
					   "it asks about %zu actions of the units' plans", n),
			       n)
			 : text_format(_("no plan has come for the round %s: it asks about no "
					 "actions"),
			       earlier->id);
	say(sentence);
	free(sentence);
	if (left_out > 0) {
		sentence =
		    text_format(P_("%zu action has no question in the questionnaire",
				    "%zu actions have no question in the questionnaire", left_out),
			left_out);
		say(sentence);
		free(sentence);
	}
	clock_today(today);
	pulses_day(earlier, day);
	if (round->opens[0] != '\0' || strcmp(day, today) <= 0)
		return;
	sentence = text_format(_("it can be answered at once; half a year after the round %s is "
				 "%s, which can be given with --opens"),
	    earlier->id, day);
	say(sentence);
	free(sentence);
}

static void tell_company(const struct round *earlier, const struct unit_file *file)
{
	for (size_t i = 0; i < file->n_said; i++) {
		const struct unit_said *said = &file->said[i];
		char *sentence;

		if (said->what != UNIT_SAID_REQUEST || said->about != PLAN_ABOUT_PULSE ||
		    unit_file_said_is_closed(file, said))
			continue;
		sentence = text_format(_("%s/%s asks for somebody to join it: %s"), earlier->id,
		    file->unit, said->from);
		say(sentence);
		text_forget(sentence);
	}
}

enum error pulses_tell_company(
    struct central *central, const struct round *round, const struct round *earlier)
{
	struct plans plans = { 0 };
	enum error rc;

	if (round->kind != ROUND_PULSE || earlier == NULL)
		return ERROR_NONE;
	rc = plans_load(central, earlier, &plans);
	for (size_t i = 0; rc == ERROR_NONE && i < plans.n; i++)
		if (plans.files[i] != NULL)
			tell_company(earlier, plans.files[i]);
	plans_free(&plans);
	return rc;
}

void pulses_day(const struct round *round, char day[CLOCK_DAY_SIZE])
{
	due_day(DUE_MEASURE, round, day);
}

void pulses_company_day(
    const struct pulses *pulses, const struct round *round, char day[CLOCK_DAY_SIZE])
{
	pulses_day(round, day);
	for (size_t i = 0; i < pulses->n; i++) {
		const struct round *pulse = pulses->rounds[i];

		if (pulse->kind != ROUND_PULSE || strcmp(pulse->follows, round->id) != 0)
			continue;
		day[0] = '\0';
		if (pulse->closed[0] == '\0')
			due_day(pulse->opens[0] != '\0' ? DUE_BEGIN : DUE_CLOSE, pulse, day);
	}
}

bool pulses_is_due(
    const struct central *central, const struct pulses *pulses, const struct round *round)
{
	char today[CLOCK_DAY_SIZE], day[CLOCK_DAY_SIZE];

	if (round->kind != ROUND_ASSESSMENT || !editions_is_own(central, round))
		return false;
	for (size_t i = 0; i < pulses->n; i++)
		if (strcmp(pulses->rounds[i]->follows, round->id) == 0)
			return false;
	clock_today(today);
	pulses_day(round, day);
	return day[0] != '\0' && strcmp(day, today) <= 0;
}
