/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A line for each part of a unit that is talked over: of a district its schools, with their figures
 * and plans; of a school its teams, with how far their plans are. They stand in the organisation's
 * order, whatever the numbers are. For this layer. */
#ifndef SKATTA_REPORT_REPORT_PARTS_H
#define SKATTA_REPORT_REPORT_PARTS_H

#include "report/facts/report_dialogue.h"

struct report_parts_cell {
	char *said;  /* "" where there is nothing to say */
	char *aside; /* stands behind it, or below where there is room; NULL: nothing */
	bool hidden;
	struct range index; /* what it is shaded by; range_none */
};

struct report_parts_column {
	const char *head;
	const char *heard; /* what is heard behind it where it is short; or NULL */
	struct report_parts_cell *cells;
};

/* One table. */
struct report_parts {
	const char *caption, *whose; /* "School" */
	char **names;
	size_t n;
	struct report_parts_column *columns;
	size_t n_columns;
};

enum report_parts_of { REPORT_PARTS_FIGURES, REPORT_PARTS_PLANS, REPORT_PARTS_TABLES };

/* What stands in a line: what has an index, but what looks back. */
bool report_parts_is_in_line(const struct figure *figure);

/* Give it back with report_parts_free(); it has no parts where there are none, or nothing to say of
 * them. */
void report_parts_find(const struct report *report, const struct report_dialogue *dialogue,
    enum report_parts_of table, struct report_parts *parts);
void report_parts_free(struct report_parts *parts);

/* The tables that there are; in text in as many pieces as fit side by side. */
void report_text_parts(
    const struct report *report, struct text *out, const struct report_dialogue *dialogue);
void report_html_parts(
    const struct report *report, struct text *out, const struct report_dialogue *dialogue);
/* One such table. */
void report_text_parts_table(
    const struct report *report, struct text *out, const struct report_parts *parts);
void report_html_parts_table(struct text *out, const struct report_parts *parts);

#endif
