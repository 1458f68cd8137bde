/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A district whose schools have answered an assessment and a temperature measurement, and sent
 * plans; what may be said of it can be worked out by hand. */
#ifndef SKATTA_TESTS_PLANS_WORLD_H
#define SKATTA_TESTS_PLANS_WORLD_H

#include "report/facts/report_plans.h"

/* Ek has three teams, of which the last two are too small; Lind is a gymnasium. */
enum {
	WORLD_NORR,
	WORLD_EK,
	WORLD_EK_A,
	WORLD_EK_B,
	WORLD_EK_C,
	WORLD_LIND,
	WORLD_RONN,
	WORLD_UNITS
};

enum { WORLD_ACTIONS = 4, WORLD_REQUESTS = 2 };

struct plans_world {
	struct round round, pulse, earlier;
	struct counted *counted, *pulse_counted;
	struct figures *figures, *pulse_figures;
	struct {
		struct plan_action actions[WORLD_ACTIONS];
	} plan; /* Ek's: Locks, Fridays, Templates, Screens */
	struct plan_action team_actions[2];
	struct report_request requests[WORLD_REQUESTS];
	struct report_plan by_unit[WORLD_UNITS];
	struct report_plans plans;
	struct report report;
};

/* For cmocka: *state is the struct plans_world. */
int plans_world_set_up(void **state);
int plans_world_tear_down(void **state);
/* The plans as they were at first. */
void plans_world_reset(struct plans_world *world);

/* The report of one unit, for free(). */
char *plans_world_report(struct plans_world *world, int unit, const char *format);

#endif
