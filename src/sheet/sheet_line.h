/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The lines of a sheet as text: columns of a fixed width, and words that are wrapped. What others
 * wrote is made safe on its way into them. For this layer. */
#ifndef SKATTA_SHEET_SHEET_LINE_H
#define SKATTA_SHEET_SHEET_LINE_H

#include "base/text.h"
#include "sheet/sheet.h"

enum { SHEET_LINE_WIDTH = 80 };

void sheet_line_times(struct text *out, const char *piece, size_t times);

/* As much of the text as has room, with dots where it is cut; returns the columns taken. */
size_t sheet_line_cut(struct text *out, const char *from, size_t columns, bool utf8);
/* The same, filled up with blanks. */
void sheet_line_left(struct text *out, const char *from, size_t columns, bool utf8);
/* Blanks before what is at most so wide; these are the program's own words and numbers. */
void sheet_line_right(struct text *out, const char *from, size_t columns);

/* The one bar of so many columns, filled up with blanks; blanks where nothing is known. */
void sheet_line_bar(
    struct text *out, const struct sheet_drawing *drawing, size_t columns, bool utf8);

/* What is drawn within a line, with two blanks behind it: a bar of so many columns, or a curve of a
 * column for each number. Nothing where nothing is drawn, or there are no signs for it. */
void sheet_line_drawn(
    struct text *out, const struct sheet_drawing *drawing, size_t columns, bool utf8);

/* A line feed; a line ends with what is said last in it. */
void sheet_line_end(struct text *out);

/* Lines of at most SHEET_LINE_WIDTH, the first behind `first`, the others behind so many blanks; a
 * line feed of the text begins a line too. */
void sheet_line_wrapped(struct text *out, const char *from, const char *first, size_t indent);

#endif
