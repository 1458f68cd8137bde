/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rows of the table unit by unit, as people read them. For this layer. */
#ifndef SKATTA_REPORT_REPORT_UNIT_H
#define SKATTA_REPORT_REPORT_UNIT_H

#include "report/report.h"

struct report_unit {
	int unit;
	const struct figure *rows;
	size_t n_rows;
	const struct participation *participation;
	bool hidden; /* all its rows */
};

/* The units that the report is about, for free(): the whole first, then each before its parts. A
 * whole of one part is left out, as that would be the same twice over. */
size_t report_unit_list(const struct report *report, struct report_unit **units);

/* "All schools", or its full name; "25 of 30 have answered"; what an area or the total is called.
 * For free(). */
char *report_unit_name(const struct report *report, const struct report_unit *unit);
char *report_unit_answered(const struct report_unit *unit);
char *report_unit_label(const struct report *report, const struct figure *figure);

/* Which publication the report shows: a sentence for free(), NULL where nothing is to be said. */
char *report_unit_publication(const struct report *report);

/* The name of the level that was reached; NULL where there is none. */
const char *report_unit_level(const struct report *report, const struct figure *figure);

#endif
