/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Changes since an earlier round in HTML: cells of tables, a sentence of the dialogue, how to read
 * them. All but the reach is for reports that have a comparison only. For this layer. */
#ifndef SKATTA_REPORT_REPORT_HTML_CHANGE_H
#define SKATTA_REPORT_REPORT_HTML_CHANGE_H

#include "report/facts/report_unit.h"

/* How changes look, to be added to report_html_style. */
extern const char report_html_change_style[];

/* How far from 0 the changes of the unit's areas are drawn, the same for all of them; 0 where none
 * is. */
double report_html_change_reach(const struct report *report, const struct report_unit *unit);

/* Where the earlier round's index stands beside the area's, or the total's; range_none where
 * nothing is told of it, or of the newer. */
struct range report_html_change_earlier(const struct report *report, const struct figure *figure);

/* In the cell of the index: the earlier one, and how people see that now; without a comparison
 * nothing. */
void report_html_change_then(
    const struct report *report, struct text *out, const struct figure *figure);
/* Cells of a figure that is not hidden. Of an area or the total: the change in words, drawn where
 * they have a number. Of an item: the words alone. Where no change is told there are none. */
void report_html_change_area(
    const struct report *report, struct text *out, const struct figure *figure, double reach);
void report_html_change_item(
    const struct report *report, struct text *out, const struct figure *figure);

/* What the unit is compared with, and its areas whose change is certain, in the questionnaire's
 * order. */
void report_html_change_sentence(
    const struct report *report, struct text *out, const struct report_unit *unit);

/* How to read them: once in a file. */
void report_html_change_notes(
    const struct report *report, struct text *out, const struct report_unit *units, size_t n);

#endif
