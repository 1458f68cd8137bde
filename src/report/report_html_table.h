/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Tables in HTML: what is read as rows and columns, and drawn in or beside its cells. For this
 * layer. */
#ifndef SKATTA_REPORT_REPORT_HTML_TABLE_H
#define SKATTA_REPORT_REPORT_HTML_TABLE_H

#include "report/facts/report_unit.h"

/* Up to the heads of its columns, which end with _end_heads(). Where it is wider than the window it
 * scrolls by itself, with the keys as well: that part has the caption as its name. */
void report_html_table_begin(struct text *out, const char *class, const char *caption);
/* The head is `shown`; where that is short, `said` is heard behind it. NULL: nothing more. */
void report_html_table_head(
    struct text *out, const char *class, const char *shown, const char *said);
void report_html_table_end_heads(struct text *out);
void report_html_table_end(struct text *out);

/* <tr> and the head of the row, open for what is drawn in it: an id, or NULL, and a label. */
void report_html_table_row(struct text *out, const char *id, const char *label);
void report_html_table_end_row_head(struct text *out);
void report_html_table_end_row(struct text *out);

/* Cells. How many stand behind a figure has the mark for others; what is hidden says so over some
 * columns, with the mark of its figure, or NULL. */
void report_html_table_text(struct text *out, const char *text);
void report_html_table_range(struct text *out, const char *class, struct range range, int decimals);
void report_html_table_n(struct text *out, const struct figure *figure);
void report_html_table_hidden(struct text *out, const struct figure *figure, int columns);

/* What the mark means, where it stands in the unit. */
void report_html_table_others(struct text *out, const struct report_unit *unit);

#endif
