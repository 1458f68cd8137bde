/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A district is the same where its id is. */
#include "report/facts/report_schools.h"

#include <string.h>

#include "report/facts/report_plans.h"

bool report_schools_is_of(const struct report *report, const struct report_school *school, int unit)
{
	const struct unit *units = report->figures->round->organisation->units;

	if (unit == FIGURES_ALL)
		return school->district[0] == '\0';
	return units[unit].level == UNIT_DISTRICT && strcmp(school->district, units[unit].id) == 0;
}

bool report_schools_differ(const struct report *report, int unit)
{
	const struct report_schools *all = report->plans != NULL ? report->plans->schools : NULL;
	const struct report_school *first = NULL;

	for (size_t i = 0; all != NULL && i < all->n; i++) {
		const struct report_school *school = &all->schools[i];

		if (!report_schools_is_of(report, school, unit))
			continue;
		if (first != NULL && first->round != school->round)
			return true;
		first = school;
	}
	return false;
}
