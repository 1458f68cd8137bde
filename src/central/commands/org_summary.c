/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The last line of what is said of an organisation. */
#include "central/commands/org_summary.h"

#include "base/io/language.h"

void org_summary_add(const struct organisation *organisation, struct text *out)
{
	long of[UNIT_TEAM + 1] = { 0 }, heads = 0;

	for (size_t i = 0; i < organisation->n_units; i++) {
		const struct unit *unit = &organisation->units[i];

		of[unit->level]++;
		heads += unit->answers ? unit->heads : 0;
	}
	text_addf(out, P_("%ld district, ", "%ld districts, ", (unsigned long)of[UNIT_DISTRICT]),
	    of[UNIT_DISTRICT]);
	text_addf(out, P_("%ld school, ", "%ld schools, ", (unsigned long)of[UNIT_SCHOOL]),
	    of[UNIT_SCHOOL]);
	text_addf(
	    out, P_("%ld team, ", "%ld teams, ", (unsigned long)of[UNIT_TEAM]), of[UNIT_TEAM]);
	text_addf(out, P_("%ld person\n", "%ld people\n", (unsigned long)heads), heads);
}
