/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What comes when: of rounds, of the schools in them, of dialogues. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/memory.h"
#include "central/results/overview_row.h"
#include "central/store/dialogues.h"

static struct overview_day *add_day(struct overview *overview, enum due_kind kind,
    const struct overview_round *in, const char day[CLOCK_DAY_SIZE])
{
	struct overview_day *added;

	overview->days = memory_grow(overview->days, overview->n_days + 1, sizeof *overview->days);
	added = &overview->days[overview->n_days++];
	*added = (struct overview_day){
		.kind = kind, .in = in, .days = day_count(overview->today, day)
	};
	memcpy(added->day, day, sizeof added->day);
	return added;
}

static void add_unit(struct overview_day *day, const struct unit *unit)
{
	day->units = memory_grow(day->units, day->n_units + 1, sizeof *day->units);
	day->units[day->n_units++] = unit;
}

/* An open round begins, unless it has, and closes. */
static void add_dates(struct overview *overview, const struct overview_round *in)
{
	char day[CLOCK_DAY_SIZE];

	if (in->round->closed[0] != '\0')
		return;
	due_day(DUE_BEGIN, in->round, day);
	if (strcmp(day, overview->today) > 0)
		add_day(overview, DUE_BEGIN, in, day);
	due_day(DUE_CLOSE, in->round, day);
	if (day[0] != '\0')
		add_day(overview, DUE_CLOSE, in, day);
}

static void add_schools(struct overview *overview, const struct overview_round *in,
    enum due_kind kind, const char *(*day_of)(const struct overview_row *row))
{
	struct overview_day *day = NULL;

	for (size_t i = 0; i < overview->n_rows; i++) {
		const struct overview_row *row = &overview->rows[i];

		if (row->in != in || overview_unit(row)->level != UNIT_SCHOOL ||
		    day_of(row)[0] == '\0')
			continue;
		if (day == NULL)
			day = add_day(overview, kind, in, day_of(row));
		add_unit(day, overview_unit(row));
	}
}

/* Of a round of another chain than its schools are in by now. */
static void add_left(struct overview *overview, const struct overview_round *in)
{
	char day[CLOCK_DAY_SIZE];

	due_day(DUE_MEASURE, in->round, day);
	add_day(overview, DUE_MEASURE, in, day);
}

static const char *measure_day(const struct overview_row *row)
{
	return row->measure_day;
}

static const char *assess_day(const struct overview_row *row)
{
	return row->assess_day;
}

/* Meetings that come; of those that were nothing more is known. */
static enum error add_meetings(
    struct central *central, struct overview *overview, const struct overview_round *in)
{
	struct dialogues dialogues = { 0 };
	enum error rc = dialogues_load(central, in->round->id, &dialogues);

	for (size_t i = 0; rc == ERROR_NONE && i < overview->n_rows; i++) {
		const struct unit *unit = overview_unit(&overview->rows[i]);
		size_t n;
		const struct dialogues_note *note = dialogues_find(&dialogues, unit->id, &n);

		if (overview->rows[i].in == in && note != NULL &&
		    strcmp(note->agreed->next, overview->today) >= 0)
			add_unit(add_day(overview, DUE_MEET, in, note->agreed->next), unit);
	}
	dialogues_free(&dialogues);
	return rc;
}

static int by_day(const void *a, const void *b)
{
	const struct overview_day *left = a, *right = b;
	int order = strcmp(left->day, right->day);

	if (order == 0)
		order = (int)left->kind - (int)right->kind;
	if (order == 0)
		order = strcmp(left->in->round->id, right->in->round->id);
	return order != 0 || left->n_units == 0 || right->n_units == 0
		   ? order
		   : strcmp(left->units[0]->id, right->units[0]->id);
}

enum error overview_days_add(struct central *central, struct overview *overview)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < overview->n_rounds; i++) {
		const struct overview_round *in = &overview->rounds[i];

		if (in->listed)
			add_dates(overview, in);
		if (!overview->alone && !in->stands &&
		    pulses_is_due(central, &overview->known, in->round))
			add_left(overview, in);
		if (!in->stands)
			continue;
		add_schools(overview, in, DUE_MEASURE, measure_day);
		add_schools(overview, in, DUE_ASSESS, assess_day);
		rc = add_meetings(central, overview, in);
	}
	if (overview->n_days > 0)
		qsort(overview->days, overview->n_days, sizeof *overview->days, by_day);
	return rc;
}
