/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The lines of a report in text: columns of a fixed width, and text that is wrapped. What others
 * wrote is made safe on its way into them. For this layer. */
#ifndef SKATTA_REPORT_REPORT_LINE_H
#define SKATTA_REPORT_REPORT_LINE_H

#include "report/facts/report_unit.h"

/* A line, and the column of how many people stand behind a figure. */
enum { REPORT_LINE_WIDTH = 80, REPORT_LINE_N = 7 };

void report_line_times(struct text *out, const char *piece, size_t times);

/* As much of the text as has room, with dots where it is cut; returns the columns taken. */
size_t report_line_cut(
    const struct report *report, struct text *out, const char *from, size_t columns);

/* The same, filled up with blanks. */
void report_line_left(
    const struct report *report, struct text *out, const char *from, size_t columns);

/* Blanks before what is at most so wide; these are the program's own words and numbers. */
void report_line_right(struct text *out, const char *from, size_t columns);
/* So much of a bar of so many columns as the share (0 to 1) says, filled up with blanks. */
void report_line_bar(const struct report *report, struct text *out, double share, size_t columns);

void report_line_range(const struct report *report, struct text *out, struct range range,
    int decimals, size_t columns);
void report_line_count(struct text *out, long count, size_t columns);

/* The head of the column, and how many stand behind the figure with the mark for others; the
 * column's last place is the mark's. */
void report_line_n_head(struct text *out);
void report_line_n(const struct report *report, struct text *out, const struct figure *figure);
/* That the figure is hidden, in so many columns, with the mark in the last. */
void report_line_hidden(struct text *out, const struct figure *figure, size_t columns);
/* A line feed; a line ends with what is said last in it. */
void report_line_end(struct text *out);

/* Lines of at most REPORT_LINE_WIDTH, the first behind `first`, the others behind `next`, which is
 * as wide; a line feed of the text begins a line too. */
void report_line_wrapped(struct text *out, const char *from, const char *first, const char *next);

#endif
