/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where each school stands by now, whichever round the report is of: the newest round that it is
 * in, in whatever chain. Whoever has the rounds fills it in, and lends what is pointed at. */
#ifndef SKATTA_REPORT_FACTS_REPORT_SCHOOLS_H
#define SKATTA_REPORT_FACTS_REPORT_SCHOOLS_H

#include "report/facts/report_facts.h"

struct report_school {
	const char *district; /* its id; "" for none */
	const char *school;   /* its name */
	const struct round *round;
	bool told; /* how many have answered there, as of a unit that is large enough */
	long responses, heads;
	const char *plan_day;      /* of the newest plan; "" for none */
	bool plan_goes_on;         /* it was made after an earlier round */
	const struct round *pulse; /* the newest measurement after it; NULL for none */
};

/* All schools, in the order of districts and schools. */
struct report_schools {
	struct report_school *schools;
	size_t n;
};

/* Is the school one of those on the page of this unit, a district, or FIGURES_ALL for those without
 * one? */
bool report_schools_is_of(
    const struct report *report, const struct report_school *school, int unit);
/* Are the schools of the unit in different rounds? Otherwise the report says where they stand. */
bool report_schools_differ(const struct report *report, int unit);

#endif
