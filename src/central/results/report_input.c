/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the units' files and the figures of a measurement to what a report may say. */
#include "central/results/report_input.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "central/results/counting.h"
#include "central/results/plans.h"
#include "central/results/pulses.h"
#include "central/results/schools.h"
#include "central/store/dialogues.h"

/* A round after which plans were made, and how it went with them. */
struct after {
	const struct round *round;
	struct plans plans;
	const struct figures *pulse; /* NULL where there is none */
	struct counting own_pulse;
};

struct report_input {
	struct pulses rounds;   /* all; figures point into them */
	struct round *followed; /* by a measurement; otherwise NULL */
	struct after *after;    /* the newest first; the rounds before are those of its plans */
	size_t n_after;
	bool takes_plans;           /* any of them */
	struct dialogues dialogues; /* of the round that this one follows */
	struct schools schools;
	struct report_plan *by_unit;
	size_t n;
	struct report_plans report;
};

/* The newest of the closed pulses that follow the round; NULL where there is none. */
static const struct round *newest(const struct pulses *pulses, const struct round *round)
{
	const struct round *found = NULL;

	for (size_t i = 0; i < pulses->n; i++) {
		const struct round *pulse = pulses->rounds[i];
		int order = found != NULL ? strcmp(pulse->closed, found->closed) : 1;

		if (pulses_tells_of(pulse, round) &&
		    (order > 0 || (order == 0 && strcmp(pulse->id, found->id) > 0)))
			found = pulse;
	}
	return found;
}

static enum error take_pulse(
    struct central *central, const struct pulses *rounds, struct after *after)
{
	const struct round *pulse = newest(rounds, after->round);
	enum counting_state state = COUNTING_OPEN;
	enum error rc;

	if (pulse == NULL)
		return ERROR_NONE;
	rc = counting_look(central, pulse, &state);
	if (rc == ERROR_NONE && state == COUNTING_MADE)
		rc = counting_figures(central, pulse, &after->own_pulse);
	after->pulse = after->own_pulse.figures;
	return rc;
}

static enum error add_after(struct central *central, const struct round *round,
    const struct figures *pulse, struct report_input *input)
{
	struct after *after;
	enum error rc;

	input->after = memory_grow(input->after, input->n_after + 1, sizeof *input->after);
	after = &input->after[input->n_after++];
	*after = (struct after){ .round = round, .pulse = pulse };
	input->takes_plans = input->takes_plans || round->leaders != NULL;
	/* The first one has the rounds before, which come next. */
	rc = input->n_after == 1 ? plans_load(central, round, &after->plans)
				 : plans_load_alone(central, round, &after->plans);
	if (rc == ERROR_NONE && pulse == NULL)
		rc = take_pulse(central, &input->rounds, after);
	return rc;
}

/* The rounds after which there may be plans: of a measurement the one that it follows. */
static enum error find_first(struct central *central, const struct round *round,
    struct report_input *input, const struct round **first)
{
	bool known = false;
	enum error rc = ERROR_NONE;

	*first = round;
	if (round->kind != ROUND_PULSE)
		return ERROR_NONE;
	*first = NULL;
	if (round->follows[0] != '\0')
		rc = editions_is_known(central, round->follows, &known);
	if (rc == ERROR_NONE && known)
		rc = editions_get(central, round->follows, &input->followed);
	*first = input->followed;
	return rc;
}

static enum error load_all(struct central *central, const struct round *round,
    const struct figures *figures, struct report_input *input)
{
	const struct round *first = NULL;
	enum error rc = find_first(central, round, input, &first);

	if (rc == ERROR_NONE)
		rc = pulses_load(central, &input->rounds);
	if (rc == ERROR_NONE && first != NULL)
		rc = add_after(central, first, first != round ? figures : NULL, input);
	for (size_t i = 0; rc == ERROR_NONE && first != NULL && i < input->after[0].plans.n_earlier;
	     i++)
		rc = add_after(central, input->after[0].plans.earlier[i], NULL, input);
	return rc;
}

static void fill_requests(struct report_plan *plan, const struct unit_file *file)
{
	plan->requests = memory_new(file->n_said + 1, sizeof *plan->requests);
	for (size_t i = 0; i < file->n_said; i++) {
		const struct unit_said *said = &file->said[i], *answer;
		struct report_request *request = &plan->requests[plan->n_requests];

		if (said->what != UNIT_SAID_REQUEST)
			continue;
		request->about = said->about;
		memcpy(request->day, said->day, sizeof request->day);
		answer = unit_file_said_answer(file, said);
		if (answer != NULL)
			memcpy(request->answered, answer->day, sizeof request->answered);
		plan->n_requests++;
	}
}

static void fill_plan(
    struct report_plan *plan, const struct after *after, const struct unit_file *file)
{
	plan->round = after->round;
	memcpy(plan->day, file->plan_day, sizeof plan->day);
	plan->revision = file->plan_revision;
	plan->focus = file->plan->focus;
	plan->n_focus = file->plan->n_focus;
	plan->actions = file->plan->actions;
	plan->n_actions = file->plan->n_actions;
	fill_requests(plan, file);
}

/* The newest of both: a measurement asks about the newest plan that there was. */
static void fill(struct report_input *input, struct report_plan *plan, const char *id)
{
	size_t n;
	const struct dialogues_note *note = dialogues_find(&input->dialogues, id, &n);

	plan->agreed = note != NULL ? note->agreed : NULL;
	for (size_t i = 0; i < input->n_after && plan->round == NULL; i++) {
		const struct after *after = &input->after[i];
		int place = organisation_find(after->round->organisation, id);
		const struct unit_file *file =
		    place == ORGANISATION_NO_UNIT ? NULL : after->plans.files[place];

		if (plan->pulse == NULL)
			plan->pulse = after->pulse;
		if (file != NULL && file->plan != NULL)
			fill_plan(plan, after, file);
	}
}

enum error report_input_load(struct central *central, const struct round *round,
    const struct figures *figures, struct report_input **input)
{
	enum error rc;

	*input = memory_new(1, sizeof **input);
	rc = load_all(central, round, figures, *input);
	if (rc == ERROR_NONE)
		rc = dialogues_load(central, round->follows, &(*input)->dialogues);
	if (rc == ERROR_NONE)
		rc = schools_load(central, &(*input)->rounds, &(*input)->schools);
	if (rc != ERROR_NONE)
		return rc;
	(*input)->n = round->organisation->n_units;
	(*input)->by_unit = memory_new((*input)->n + 1, sizeof *(*input)->by_unit);
	for (size_t i = 0; i < (*input)->n; i++)
		fill(*input, &(*input)->by_unit[i], round->organisation->units[i].id);
	(*input)->report.by_unit = (*input)->by_unit;
	(*input)->report.schools = &(*input)->schools.report;
	clock_today((*input)->report.today);
	return ERROR_NONE;
}

void report_input_free(struct report_input *input)
{
	if (input == NULL)
		return;
	for (size_t i = 0; i < input->n; i++)
		free(input->by_unit[i].requests);
	free(input->by_unit);
	for (size_t i = 0; i < input->n_after; i++) {
		counting_free(&input->after[i].own_pulse);
		plans_free(&input->after[i].plans);
	}
	free(input->after);
	schools_free(&input->schools);
	dialogues_free(&input->dialogues);
	round_free(input->followed);
	pulses_free(&input->rounds);
	free(input);
}

const struct report_plans *report_input_plans(const struct report_input *input)
{
	return input->takes_plans ? &input->report : NULL;
}
