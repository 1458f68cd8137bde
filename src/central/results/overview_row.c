/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A unit is the same in other rounds where its id is. */
#include "central/results/overview_row.h"

#include <string.h>

/* What is known of the plan of the unit of this id in a round; NULL for nothing. */
static const struct unit_file *file_in(const struct overview_round *round, const char *unit)
{
	int place = organisation_find(round->round->organisation, unit);

	return place != ORGANISATION_NO_UNIT ? round->plans.files[place] : NULL;
}

static void fill_talk(const struct unit_file *file, struct overview_row *row)
{
	row->turn = unit_file_turn(file);
	for (size_t i = 0; i < file->n_said; i++)
		if (file->said[i].what == UNIT_SAID_ANSWER &&
		    strcmp(file->said[i].day, row->feedback_day) > 0)
			row->feedback_day = file->said[i].day;
}

/* The newest plan of the chain. */
static void find_plan(const struct overview *overview, const char *unit, struct overview_row *row)
{
	const struct overview_round *at = row->in;

	for (size_t i = 0; at != NULL && i < overview->n_rounds; i++, at = at->before) {
		const struct unit_file *file = file_in(at, unit);

		if (file == NULL || file->plan == NULL)
			continue;
		row->plan_day = file->plan_day;
		row->plan_round = file->round;
		return;
	}
}

/* Whatever round the unit asked in, it is waiting. */
static void count_waiting(
    const struct overview *overview, const char *unit, struct overview_row *row)
{
	for (size_t i = 0; i < overview->n_rounds; i++) {
		const struct overview_round *in = &overview->rounds[i];
		const struct unit_file *file = file_in(in, unit);

		if (file != NULL && (in == row->in || !overview->alone))
			row->waiting += unit_file_said_count_waiting(file);
	}
}

/* Of several measurements the one that came last. One that follows no round that is known is taken
 * for one of the round that the unit was in by then. */
static void find_pulse(struct overview *overview, const char *unit, struct overview_row *row)
{
	size_t came = (size_t)(row->in - overview->rounds);

	for (size_t i = 0; i < overview->n_rounds; i++) {
		struct overview_round *pulse = &overview->rounds[i];
		int place = organisation_find(pulse->round->organisation, unit);

		if (pulse->round->kind != ROUND_PULSE || place == ORGANISATION_NO_UNIT ||
		    (pulse->before != row->in && (pulse->before != NULL || i <= came)))
			continue;
		row->pulse = pulse;
		row->pulse_unit = place;
		pulse->listed = true;
	}
}

/* Does a self-assessment that follows have the unit? Then it is assessed again there. */
static bool goes_on(
    const struct overview *overview, const char *unit, const struct overview_row *row)
{
	for (size_t i = 0; i < overview->n_rounds; i++) {
		const struct overview_round *later = &overview->rounds[i];

		if (later->before == row->in && later->round->kind == ROUND_ASSESSMENT &&
		    organisation_find(later->round->organisation, unit) != ORGANISATION_NO_UNIT)
			return true;
	}
	return false;
}

void overview_row_fill(
    struct overview *overview, const struct overview_round *in, int unit, struct overview_row *row)
{
	const char *id = in->round->organisation->units[unit].id;

	*row = (struct overview_row){
		.in = in, .unit = unit, .plan_day = "", .plan_round = "", .feedback_day = ""
	};
	find_plan(overview, id, row);
	count_waiting(overview, id, row);
	if (file_in(in, id) != NULL)
		fill_talk(file_in(in, id), row);
	find_pulse(overview, id, row);
	if (!in->own || in->round->kind != ROUND_ASSESSMENT || goes_on(overview, id, row))
		return;
	if (row->pulse == NULL)
		due_day(DUE_MEASURE, in->round, row->measure_day);
	due_day(DUE_ASSESS, in->round, row->assess_day);
}
