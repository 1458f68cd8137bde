/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rows of the table unit by unit, as people read them. For this layer. */
#ifndef SKATTA_REPORT_FACTS_REPORT_UNIT_H
#define SKATTA_REPORT_FACTS_REPORT_UNIT_H

#include "report/facts/report_facts.h"

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

/* The rows of a unit of these figures, or of FIGURES_ALL; without participation. */
struct report_unit report_unit_rows_of(const struct figures *figures, int unit);
/* The same of the unit of this id; no rows where there is none. */
struct report_unit report_unit_rows(const struct figures *figures, const char *id);
/* The unit's row of the same area, or its total; NULL where it is not asked that. */
const struct figure *report_unit_row(const struct report_unit *unit, const struct figure *like);
/* Is it the report's unit, or something in it? */
bool report_unit_covers(const struct report *report, int unit);
/* The id of a unit of the report; NULL of all together. */
const char *report_unit_id(const struct report *report, int unit);

/* "All schools", or its full name; "25 of 30 have answered"; what an area or the total is called.
 * For free(). */
char *report_unit_name(const struct report *report, const struct report_unit *unit);
char *report_unit_answered(const struct report_unit *unit);
char *report_unit_label(const struct report *report, const struct figure *figure);

/* Why nothing is shown of a hidden unit, as a line. */
const char *report_unit_why(const struct report_unit *unit);

/* Where others have answered besides those behind a figure: the mark beside it, and, where any in
 * the unit has the mark, what it means; NULL where none has. */
#define REPORT_UNIT_OTHERS "*"
const char *report_unit_others(const struct report_unit *unit);
const char *report_unit_others_said(void);

/* The index with its half-width to either side, between 0 and 100; range_none without one. */
struct range report_unit_interval(const struct figure *figure);
/* «63.5 ± 4.1», «63.5» without a half-width; «12», «≥ 12»; and the latter as words, «at least 12».
 * For free(). */
char *report_unit_index(const struct report *report, const struct figure *figure);
char *report_unit_n(const struct report *report, const struct figure *figure);
char *report_unit_n_words(const struct figure *figure);

/* Which publication the report shows: a sentence for free(), NULL where nothing is to be said. */
char *report_unit_publication(const struct report *report);

/* The name of the level, or «Working–Fluent» of those that the interval reaches; NULL where there
 * is none. For free(). */
char *report_unit_level(const struct report *report, const struct figure *figure);

#endif
