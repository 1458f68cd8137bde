/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What "plan list" has found, and how it is told to people and to programs. */
#ifndef SKATTA_CENTRAL_PLAN_LIST_H
#define SKATTA_CENTRAL_PLAN_LIST_H

#include "base/format/json.h"
#include "base/text.h"
#include "central/results/overview.h"

/* A line of the list: a plan, or a request in it. */
struct plan_list_line {
	char *id, *name;
	const struct round *round;
	const struct unit_file *file;
	const struct unit_said *request; /* NULL for the plan itself */
};

struct plan_list {
	bool open, unread;        /* only these */
	struct overview overview; /* which has the units without a plan */
	struct plans *plans;      /* of each round, which own what the lines point into */
	size_t n_plans;
	struct plan_list_line *lines;
	size_t n_lines;
};

/* Of this round or, where it is NULL, of all; `list` says already what is wanted. ERROR_NOT_FOUND
 * with a hint. plan_list_free() by the caller, also after a failure. */
enum error plan_list_load(
    struct central *central, const char *only, struct plan_list *list) ERROR_MUST_CHECK;
void plan_list_free(struct plan_list *list);

/* Is the unit of the row one without a plan, that should have one? */
bool plan_list_lacks(const struct overview_row *row);
/* Of how many of the actions has the day passed? */
size_t plan_list_count_late(const struct plan *plan);
/* By when the request is to be met; "" where nobody says. */
void plan_list_by(const struct plan_list *list, const struct round *round,
    const struct unit_said *request, char day[CLOCK_DAY_SIZE]);
/* Does a request wait for an answer? */
bool plan_list_waits(const struct unit_file *file, const struct unit_said *said);

/* plan_list_text.c */
void plan_list_text(const struct plan_list *list, struct text *out);
/* plan_list_data.c; json_decref() by the caller. */
json_t *plan_list_json(const struct plan_list *list);
void plan_list_csv(const struct plan_list *list, struct text *out);

#endif
