/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where each district, school and team stands in the process, over all rounds and chains of rounds;
 * and what comes when. Of answers it knows what reports tell too: how many there are in units that
 * are large enough. */
#ifndef SKATTA_CENTRAL_OVERVIEW_H
#define SKATTA_CENTRAL_OVERVIEW_H

#include "central/results/due.h"
#include "central/results/plans.h"
#include "central/results/pulses.h"

struct overview_round {
	const struct round *round;
	const struct overview_round *before; /* that it follows; NULL where none is known */
	long number;                         /* its place in its chain, from 1 */
	bool own;                            /* opened by this store */
	long *responses;                     /* by the place of a unit; NULL once purged */
	struct plans plans;                  /* of this round alone */
	bool stands;                         /* rows are in it */
	bool listed; /* so they are, or were measured by it; or it is open */
};

/* A unit in the newest round that it is in; texts are lent, and "" where there is nothing. */
struct overview_row {
	const struct overview_round *in;
	int unit; /* its place there */
	/* The newest measurement after it that has the unit; or NULL. */
	const struct overview_round *pulse;
	int pulse_unit;
	const char *plan_day, *plan_round; /* the newest of the chain */
	const char *feedback_day;          /* of the newest answer in this round */
	size_t waiting;                    /* requests, of all rounds that were asked for */
	enum unit_turn turn;
	/* When the unit is due for these; "" where that is done, or not this store's to do. */
	char measure_day[CLOCK_DAY_SIZE], assess_day[CLOCK_DAY_SIZE];
};

struct overview_day {
	enum due_kind kind;
	const struct overview_round *in;
	char day[CLOCK_DAY_SIZE];
	long days;                 /* until then; negative where it has passed */
	const struct unit **units; /* schools, or whose dialogue it is; none: the whole round */
	size_t n_units;
};

struct overview {
	char today[CLOCK_DAY_SIZE];
	bool alone;                    /* one round was asked for */
	struct pulses known;           /* all rounds */
	struct overview_round *rounds; /* in the order in which they came */
	size_t n_rounds;
	/* Districts, each before its schools, these before their teams. */
	struct overview_row *rows;
	size_t n_rows;
	struct overview_day *days; /* the oldest first */
	size_t n_days;
};

/* Of the round of this id alone or, where that is NULL, of all. overview_free() by the caller, also
 * after a failure. */
enum error overview_load(
    struct central *central, const char *only, struct overview *overview) ERROR_MUST_CHECK;
void overview_free(struct overview *overview);

/* The round of this id; NULL where it is not known. */
const struct overview_round *overview_find(const struct overview *overview, const char *id);
const struct unit *overview_unit(const struct overview_row *row);
/* Is it to have a plan: a school or a team, whose leader can send one? */
bool overview_plans(const struct overview_row *row);

/* How many have answered there, of a unit with as many people as the round's smallest group, or
 * more; false where that is not told. */
bool overview_told(const struct overview_round *round, int unit, long *responses);
/* The same of all units together. */
bool overview_told_all(const struct overview_round *round, long *responses, long *heads);

#endif
