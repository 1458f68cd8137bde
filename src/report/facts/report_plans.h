/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the units have set out to do, what support they asked for, and how it goes, as far as a
 * report says it. Whoever keeps the plans fills it in; messages and ways to be reached have no
 * place in it, and temperatures are figures that have been through disclosure. */
#ifndef SKATTA_REPORT_FACTS_REPORT_PLANS_H
#define SKATTA_REPORT_FACTS_REPORT_PLANS_H

#include "document/unit/agreed.h"
#include "report/facts/report_unit.h"

struct report_request {
	enum plan_about about;
	char day[CLOCK_DAY_SIZE];
	char answered[CLOCK_DAY_SIZE]; /* the day of the answer; "" while it waits */
};

/* Of one unit; what is pointed at is lent. */
struct report_plan {
	/* The round after which it was made, which has the areas and items that it names; NULL
	 * where no plan has come. */
	const struct round *round;
	char day[CLOCK_DAY_SIZE];
	long revision;
	char *const *focus;
	size_t n_focus;
	const struct plan_action *actions;
	size_t n_actions;
	struct report_request *requests;
	size_t n_requests;
	/* The newest closed temperature measurement after that round; NULL where there is none. */
	const struct figures *pulse;
	/* On in the dialogue after the round that this one follows; NULL where nothing is known.
	 * Only for the unit's own page. */
	const struct agreed *agreed;
};

struct report_plans {
	const struct report_plan *by_unit;    /* by the unit's place in the figures' organisation */
	const struct report_schools *schools; /* report_schools.h; NULL: nothing is said */
	char today[CLOCK_DAY_SIZE];
};

/* The unit's; NULL of all together, and in a report that is told nothing of plans. */
const struct report_plan *report_plan(const struct report *report, int unit);
/* One has come. */
bool report_plan_is(const struct report_plan *plan);
/* It was made after an earlier round than the one that the report is of. */
bool report_plan_is_earlier(const struct report *report, const struct report_plan *plan);

/* Is it told whole: of a school and a district? Of a team how many actions there are of each
 * status, for its leader wrote it for the coordinator. */
bool report_plan_is_whole(const struct report *report, int unit);

/* What stands over what is said of it; NULL where nothing is: of a team that is hidden, of a
 * district that has neither a plan nor a temperature. */
const char *report_plan_heading(const struct report *report, const struct report_unit *unit);

/* The areas that a plan begins with, by their ids and titles; "" for none. For free(). */
char *report_plan_focus(const struct round *round, char *const *focus, size_t n,
    const char *language, const char *between);

/* How many actions have each status. */
void report_plan_count(const struct report_plan *plan, size_t counts[PLAN_STATUSES]);

/* How it goes with the unit's action of this id, and with the work on its plan as a whole: a row of
 * the measurement, hidden perhaps; NULL where that was not asked. */
const struct figure *report_plan_temperature(
    const struct report *report, int unit, const struct plan_action *action);
const struct figure *report_plan_pulse(const struct report *report, int unit);

/* Does the action aim at an item of the area? */
bool report_plan_aims_at(
    const struct report_plan *plan, const struct plan_action *action, const struct area *area);
/* Does the plan, by its focus or by an action that is not dropped? */
bool report_plan_has_area(const struct report_plan *plan, const struct area *area);

/* «Plan of 2026-11-26, revision 2: 1 planned, 2 under way.», with the round it was made after where
 * that is an earlier one; or that none has come, "" of a district. «It begins with: A Resources; C
 * Teaching.», "" without a focus. «under way · the team leader · before Christmas». «Temperature:
 * the mean of the answers in …». «Support when planning: asked for on …». For free(). */
char *report_plan_say_state(const struct report *report, int unit);
char *report_plan_say_focus(const struct report *report, const struct report_plan *plan);
char *report_plan_say_action(const struct report *report, const struct plan_action *action);
char *report_plan_say_pulse(const struct report_plan *plan);
char *report_plan_say_request(const struct report_request *request);

#endif
