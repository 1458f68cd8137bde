/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Row by row. */
#include "central/results/schools.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static void fill(const struct overview_row *row, struct report_school *school)
{
	const struct unit *units = row->in->round->organisation->units, *unit = &units[row->unit];
	bool has_plan = strcmp(row->plan_round, row->in->round->id) == 0;

	*school = (struct report_school){
		.district = unit->parent != ORGANISATION_NO_UNIT ? units[unit->parent].id : "",
		.school = unit->name,
		.round = row->in->round,
		.heads = unit->heads,
		.plan_day = row->plan_day,
		.plan_goes_on = !has_plan,
		.pulse = row->pulse != NULL ? row->pulse->round : NULL,
	};
	school->told = overview_told(row->in, row->unit, &school->responses);
}

enum error schools_load(
    struct central *central, const struct pulses *known, struct schools *schools)
{
	struct report_schools *report = &schools->report;
	size_t assessments = 0;
	enum error rc;

	for (size_t i = 0; i < known->n; i++)
		assessments += known->rounds[i]->kind == ROUND_ASSESSMENT;
	if (assessments < 2)
		return ERROR_NONE;
	rc = overview_load(central, NULL, &schools->overview);
	report->schools = memory_new(schools->overview.n_rows + 1, sizeof *report->schools);
	for (size_t i = 0; rc == ERROR_NONE && i < schools->overview.n_rows; i++)
		if (overview_unit(&schools->overview.rows[i])->level == UNIT_SCHOOL)
			fill(&schools->overview.rows[i], &report->schools[report->n++]);
	return rc;
}

void schools_free(struct schools *schools)
{
	free(schools->report.schools);
	overview_free(&schools->overview);
	*schools = (struct schools){ 0 };
}
