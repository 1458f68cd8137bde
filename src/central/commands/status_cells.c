/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A column is a row of the table at the end. */
#include "central/commands/status_cells.h"

#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

static char *nothing(void)
{
	return memory_copy("–");
}

size_t status_cells_standing(const struct overview *overview)
{
	size_t n = 0;

	for (size_t i = 0; i < overview->n_rounds; i++)
		n += overview->rounds[i].stands;
	return n;
}

/* The only round that rows are in; NULL where these are several. */
static const struct overview_round *only_one(const struct overview *overview)
{
	for (size_t i = 0; i < overview->n_rounds && status_cells_standing(overview) == 1; i++)
		if (overview->rounds[i].stands)
			return &overview->rounds[i];
	return NULL;
}

long status_cells_number(const struct overview *overview, const struct overview_round *round)
{
	long n = 1;

	for (size_t i = 0; &overview->rounds[i] != round; i++)
		n += overview->rounds[i].stands;
	return n;
}

static bool always(const struct overview *overview)
{
	(void)overview;
	return true;
}

static bool are_several(const struct overview *overview)
{
	return status_cells_standing(overview) > 1;
}

/* Plans are made once there are figures. */
static bool has_plans(const struct overview *overview)
{
	for (size_t i = 0; i < overview->n_rows; i++)
		if (overview->rows[i].plan_day[0] != '\0' || overview->rows[i].waiting > 0 ||
		    overview->rows[i].in->round->closed[0] != '\0')
			return true;
	return false;
}

static bool is_due(const struct overview *overview, const struct overview_row *row)
{
	return row->measure_day[0] != '\0' && strcmp(row->measure_day, overview->today) <= 0;
}

static bool has_pulses(const struct overview *overview)
{
	for (size_t i = 0; i < overview->n_rows; i++)
		if (overview->rows[i].pulse != NULL || is_due(overview, &overview->rows[i]))
			return true;
	return false;
}

/* Of all together only where they are in one round: units are in several. */
static bool told(
    const struct overview *overview, const struct overview_row *row, long *responses, long *heads)
{
	if (row == NULL)
		return only_one(overview) != NULL &&
		       overview_told_all(only_one(overview), responses, heads);
	*heads = overview_unit(row)->heads;
	return overview_told(row->in, row->unit, responses);
}

static char *say_round(const struct overview *overview, const struct overview_row *row)
{
	return row != NULL ? text_format("%ld", status_cells_number(overview, row->in))
			   : memory_copy("");
}

static char *say_answered(const struct overview *overview, const struct overview_row *row)
{
	long responses, heads;

	if (told(overview, row, &responses, &heads))
		return text_format("%ld / %ld", responses, heads);
	return row != NULL ? nothing() : memory_copy("");
}

static char *say_per_cent(const struct overview *overview, const struct overview_row *row)
{
	long responses, heads;

	if (!told(overview, row, &responses, &heads) || heads == 0)
		return memory_copy("");
	return text_format("%ld %%", 100 * responses / heads);
}

static bool has_plan(const struct overview_row *row)
{
	return row->plan_day[0] != '\0' && strcmp(row->plan_round, row->in->round->id) == 0;
}

/* One is expected once there are figures. */
static bool is_to_have_plan(const struct overview_row *row)
{
	return overview_plans(row) && (has_plan(row) || row->in->round->closed[0] != '\0');
}

static char *say_plan(const struct overview *overview, const struct overview_row *row)
{
	size_t n = 0, of = 0;

	for (size_t i = 0; row == NULL && i < overview->n_rows; i++) {
		of += is_to_have_plan(&overview->rows[i]);
		n += is_to_have_plan(&overview->rows[i]) && has_plan(&overview->rows[i]);
	}
	if (row == NULL)
		return of > 0 ? text_format(_("%zu of %zu"), n, of) : nothing();
	if (row->plan_day[0] != '\0')
		return memory_copy(has_plan(row) ? language_say(NC_("plan", "yes"))
						 : language_say(NC_("plan", "earlier")));
	return is_to_have_plan(row) ? memory_copy(language_say(NC_("plan", "no"))) : nothing();
}

size_t status_cells_waiting(const struct overview *overview)
{
	size_t n = 0;

	for (size_t i = 0; i < overview->n_rows; i++)
		n += overview->rows[i].waiting;
	return n;
}

static char *say_feedback(const struct overview *overview, const struct overview_row *row)
{
	size_t n = row != NULL ? row->waiting : status_cells_waiting(overview);

	if (n > 0)
		return text_format(P_("%zu waits", "%zu wait", n), n);
	if (row == NULL)
		return memory_copy("");
	if (row->turn == UNIT_TURN_COORDINATOR)
		return memory_copy(_("your turn"));
	if (row->feedback_day[0] != '\0')
		return memory_copy(language_say(NC_("feedback", "given")));
	return has_plan(row) ? memory_copy(language_say(NC_("feedback", "no"))) : nothing();
}

static char *say_measured(const struct overview *overview, const struct overview_row *row)
{
	long responses;
	size_t n = 0, of = 0;

	for (size_t i = 0; row == NULL && i < overview->n_rows; i++) {
		const struct overview_row *one = &overview->rows[i];

		of += overview_unit(one)->level == UNIT_SCHOOL;
		n += overview_unit(one)->level == UNIT_SCHOOL && one->pulse != NULL &&
		     one->pulse->round->closed[0] != '\0';
	}
	if (row == NULL)
		return text_format(_("%zu of %zu"), n, of);
	if (row->pulse == NULL)
		return is_due(overview, row) ? memory_copy(_("due")) : nothing();
	if (row->pulse->round->closed[0] != '\0')
		return memory_copy(language_say(NC_("measured", "yes")));
	if (!overview_told(row->pulse, row->pulse_unit, &responses))
		return memory_copy(_("open"));
	return text_format(
	    "%ld / %ld", responses, row->pulse->round->organisation->units[row->pulse_unit].heads);
}

const struct status_column status_cells[STATUS_CELLS] = {
	{ NC_("column", "Round"), true, are_several, say_round },
	{ NC_("column", "Answered"), true, always, say_answered },
	{ "", true, always, say_per_cent },
	{ NC_("column", "Plan"), false, has_plans, say_plan },
	{ NC_("column", "Feedback"), false, has_plans, say_feedback },
	{ NC_("column", "Measured"), false, has_pulses, say_measured },
};
