/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The areas of a unit in HTML: a radar, and the table that says the same; and the units by areas.
 * For this layer. */
#ifndef SKATTA_REPORT_REPORT_HTML_AREAS_H
#define SKATTA_REPORT_REPORT_HTML_AREAS_H

#include "report/facts/report_unit.h"

/* Nothing where the unit has no areas; the radar, where it has too few for one. Where
 * there is a comparison both have the earlier round too. */
void report_html_areas(
    const struct report *report, struct text *out, const struct report_unit *unit);

/* The class of a cell with this index; the deeper its shade, the higher the index. */
enum { REPORT_HTML_SHADE_SIZE = sizeof("n s0") };
void report_html_areas_shade(struct range index, char class[REPORT_HTML_SHADE_SIZE]);

/* A row for each unit, in the organisation's order. */
void report_html_areas_map(
    const struct report *report, struct text *out, const struct report_unit *units, size_t n_units);

#endif
