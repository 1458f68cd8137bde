/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a unit is told while its leader sits there. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/client_sample.h"
#include "support/journeys.h"

#define TEAM   "bjork/a"
#define SCHOOL "bjork"

/* For the team; what has come before has a smaller number. */
static struct unit_file *file_for_team(long number)
{
	struct unit_file *file = unit_file_new();
	char school[] = SCHOOL, title[] = "En sal med skärmar";
	struct unit_around around = { .unit = school, .action = 1, .title = title };

	memcpy(file->central_key, client_sample.key, sizeof file->central_key);
	snprintf(file->round, sizeof file->round, "ht26");
	free(file->unit);
	file->unit = memory_copy(TEAM);
	file->number = number;
	memcpy(file->day, "2026-10-15", CLOCK_DAY_SIZE);
	unit_file_add_around(file, &around);
	return file;
}

static void take_plan(struct unit_file *file, const struct plan *plan, long revision)
{
	file->plan = plan_copy(plan);
	file->plan_revision = revision;
	memcpy(file->plan_day, "2026-10-15", CLOCK_DAY_SIZE);
	unit_file_add_plan(file, plan, false);
}

/* The plan that the team handed over last, where it has. */
static void take_last_plan(struct unit_file *file)
{
	struct round *round = client_sample_round();
	struct bundle bundle;

	if (client_sample_plan(organisation_find(round->organisation, TEAM), &bundle)) {
		take_plan(file, bundle.plan, bundle.revision);
		bundle_free(&bundle);
	}
	round_free(round);
}

static void answer(struct unit_file *file, char *text)
{
	char from[] = "Ikt-enheten";
	struct unit_said said = { .what = UNIT_SAID_ANSWER,
		.id = file->number,
		.day = "2026-10-15",
		.text = text,
		.from = from,
		.closes = file->plan != NULL && file->plan->n_requests > 0 };

	unit_file_add_said(file, &said);
}

static void give(struct unit_file *file)
{
	unit_file_sort(file);
	client_sample_give(file);
	unit_file_free(file);
}

void journeys_answered(void)
{
	struct unit_file *file = file_for_team(1);
	char text[] = "Vi kommer på tisdag.";

	take_last_plan(file);
	answer(file, text);
	give(file);
}

/* The team's leader has gone on with the plan on another machine. */
void journeys_led_elsewhere(void)
{
	struct unit_file *file = file_for_team(2);
	struct plan *plan = plan_new();
	struct plan_action *action = plan_add_action(plan);
	char text[] = "Bra jobbat!";

	client_sample_must(plan_write(action, PLAN_TITLE, "Skrivet någon annanstans"));
	action->status = PLAN_DONE;
	take_plan(file, plan, 7);
	answer(file, text);
	give(file);
	plan_free(plan);
}

/* The unit had a plan in the spring, of which one action is done. */
void journeys_planned_before(void)
{
	static const struct {
		const char *title;
		enum plan_status status;
	} actions[] = {
		{ "Visa varandra en lektion", PLAN_UNDER_WAY },
		{ "Byt ut tangentborden", PLAN_DONE },
		{ "Lär oss kalkylbladet", PLAN_PLANNED },
	};
	char title[] = "Självskattning våren 2026";
	struct round round = { .id = "vt26", .title = title };
	struct unit_file *file = file_for_team(2);
	struct plan *plan = plan_new();

	for (size_t i = 0; i < COUNT(actions); i++) {
		struct plan_action *action = plan_add_action(plan);

		client_sample_must(plan_write(action, PLAN_TITLE, actions[i].title));
		action->status = actions[i].status;
	}
	unit_file_set_before(file, plan, &round, "2026-05-12", 4);
	give(file);
	plan_free(plan);
}

/* Of whichever questionnaire: a row whose id it does not have is not looked at. */
struct row {
	enum unit_result_kind kind;
	const char *id;
	long n; /* 0: hidden */
	double mean;
	long level;
	enum unit_change_kind change;
	double by, low, high;
	bool is_uncertain;
};

static const struct row rows[] = {
	{ UNIT_RESULT_ITEM, "A1", 8, 2.6, 0, UNIT_CHANGE_PAIRED, 0.4, 0.1, 0.7, false },
	{ UNIT_RESULT_ITEM, "A2", 8, 1.9, 0, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_ITEM, "C1", 0, 0, 0, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_ITEM, "C2", 7, 1.1, 0, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_ITEM, "G1", 8, 0.9, 0, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_AREA, "A", 8, 62.4, 4, UNIT_CHANGE_PAIRED, 6.1, 2.0, 10.2, false },
	{ UNIT_RESULT_AREA, "B", 8, 55.0, 3, UNIT_CHANGE_PAIRED, -1.2, -4.4, 2.0, true },
	{ UNIT_RESULT_AREA, "C", 8, 27.3, 2, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_AREA, "D", 8, 41.0, 3, UNIT_CHANGE_UNPAIRED, 3.0, 0, 0, false },
	{ UNIT_RESULT_AREA, "E", 0, 0, 0, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_AREA, "F", 8, 48.2, 3, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_AREA, "G", 8, 31.5, 2, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_TOTAL, "", 8, 46.8, 3, UNIT_CHANGE_NONE, 0, 0, 0, false },
};

static const struct row pulse_rows[] = {
	{ UNIT_RESULT_ITEM, "P1", 8, 3.1, 0, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_ITEM, "T1", 8, 2.6, 0, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_ITEM, "T2", 0, 0, 0, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_ITEM, "S1", 8, 3.4, 0, UNIT_CHANGE_NONE, 0, 0, 0, false },
	{ UNIT_RESULT_AREA, "P", 8, 58.0, 3, UNIT_CHANGE_NONE, 0, 0, 0, false },
};

/* How sure an index is; levels begin every 20. Beside the area D there are others. */
static void be_sure(struct unit_result *row)
{
	row->half = 6;
	if (row->level > 0) {
		row->level_low = (long)((row->mean.low - row->half) / 20) + 1;
		row->level_high = (long)((row->mean.high + row->half) / 20) + 1;
	}
	row->others = row->n_is_least = strcmp(row->id, "D") == 0;
}

static void add_rows(
    struct unit_results *results, const struct row *list, size_t count, bool hidden)
{
	char unit[] = TEAM;
	struct range shares[] = { { -INFINITY, 20 }, { 13, 13 }, { 20, 30 }, { 38, 38 },
		{ -INFINITY, 20 } };

	for (size_t i = 0; i < count; i++) {
		const struct row *from = &list[i];
		struct unit_result row = {
			.unit = unit,
			.kind = from->kind,
			.id = (char *)from->id,
			.hidden = hidden || from->n == 0,
			.half = NAN,
			.mean = range_none,
			.earlier = range_none,
			.change = range_none,
			.interval = range_none,
		};

		if (!row.hidden) {
			row.n = from->n;
			row.mean = range_of(from->mean);
			row.level = from->level;
			row.kind_of_change = from->change;
			row.level_low = row.level_high = from->level;
			if (from->kind != UNIT_RESULT_ITEM)
				be_sure(&row);
			row.is_certain = from->change == UNIT_CHANGE_PAIRED && !from->is_uncertain;
		}
		if (!row.hidden && from->change != UNIT_CHANGE_NONE)
			row.change = range_of(from->by);
		if (!row.hidden && from->change == UNIT_CHANGE_PAIRED)
			row.interval = (struct range){ from->low, from->high };
		if (!row.hidden && strcmp(from->id, "A1") == 0) {
			row.shares = shares;
			row.n_shares = COUNT(shares);
		}
		unit_results_add(results, &row);
	}
}

static struct unit_results *results_of(const struct row *list, size_t count, bool hidden)
{
	struct unit_results *results = unit_results_new();

	results->hidden = hidden;
	results->heads = hidden ? 0 : 9;
	results->responses = hidden ? 0 : 8;
	add_rows(results, list, count, hidden);
	return results;
}

static struct unit_results *compared(bool hidden)
{
	struct unit_results *results = results_of(rows, COUNT(rows), hidden);

	free(results->compared_with);
	results->compared_with = memory_copy("Självskattning våren 2026");
	return results;
}

static void counted(struct unit_results *results)
{
	struct unit_file *file = file_for_team(3);

	take_last_plan(file);
	file->results = results;
	give(file);
}

void journeys_counted(void)
{
	counted(compared(false));
}

void journeys_hidden(void)
{
	counted(compared(true));
}

void journeys_pulse_counted(void)
{
	counted(results_of(pulse_rows, COUNT(pulse_rows), false));
}

void journeys_agreed(void)
{
	struct unit_file *file = file_for_team(5);
	char two_hours[] = "Två timmar för varje arbetslag", head[] = "rektor", jul[] = "före jul";
	char mall[] = "En gemensam mall för grupparbeten", empty[] = "";
	const struct agreed_line first = { { two_hours, head, jul } };
	const struct agreed_line second = { { mall, empty, empty } };

	take_last_plan(file);
	file->agreed = agreed_new();
	file->agreed->revision = 1;
	free(file->agreed->from);
	file->agreed->from = memory_copy("Ikt-enheten");
	memcpy(file->agreed->day, "2026-10-15", CLOCK_DAY_SIZE);
	memcpy(file->agreed->next, "2027-05-20", CLOCK_DAY_SIZE);
	agreed_add(file->agreed, &first);
	agreed_add(file->agreed, &second);
	give(file);
}

static void add_pulses(struct unit_file *file)
{
	char team[] = TEAM, school[] = SCHOOL;
	const struct unit_temperature first = {
		.unit = team, .action = 1, .n = 7, .low = 14, .high = 14, .most = 40
	};
	const struct unit_temperature second[] = {
		{ .unit = team, .action = 1, .n = 8, .low = 26, .high = 26, .most = 40 },
		{ .unit = team,
		    .action = 2,
		    .hidden = true,
		    .low = UNIT_TEMPERATURE_OPEN,
		    .high = UNIT_TEMPERATURE_OPEN,
		    .most = 40 },
		{ .unit = school,
		    .action = 1,
		    .n = 23,
		    .low = 35,
		    .high = UNIT_TEMPERATURE_OPEN,
		    .most = 40 },
	};
	struct unit_pulse *pulse =
	    unit_file_add_pulse(file, "vt27", "Temperatur våren 2027", "2027-05-10");

	unit_file_add_temperature(pulse, &first);
	pulse = unit_file_add_pulse(file, "ht27", "Temperatur hösten 2027", "2027-11-10");
	for (size_t i = 0; i < COUNT(second); i++)
		unit_file_add_temperature(pulse, &second[i]);
}

void journeys_measured(void)
{
	struct unit_file *file = file_for_team(4);

	take_last_plan(file);
	file->results = compared(false);
	add_pulses(file);
	give(file);
}
