/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The ways out of a sheet. Another is a file, and a line here. */
#ifndef SKATTA_SHEET_SHEET_OUT_H
#define SKATTA_SHEET_SHEET_OUT_H

#include "base/text.h"
#include "sheet/sheet.h"

struct sheet_way {
	void (*write)(const struct sheet *sheet, struct text *out);
	bool wide; /* what a sheet that goes this way is told */
};

/* To read in lines of at most 80 columns, but for what a table may not cut. */
extern const struct sheet_way sheet_text;
/* One self-contained file that shows text and runs nothing: no script, nothing loaded. */
extern const struct sheet_way sheet_html;

/* What is drawn, in HTML: a picture only, which no screen reader reads out. */
void sheet_svg(struct text *out, const struct sheet_drawing *drawing);

/* How all of it looks in HTML, on a screen and on paper. */
extern const char sheet_style[];

#endif
