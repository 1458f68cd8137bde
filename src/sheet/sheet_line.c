/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Columns and lines. */
#include "sheet/sheet_line.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

void sheet_line_times(struct text *out, const char *piece, size_t times)
{
	while (times-- > 0)
		text_add(out, piece);
}

size_t sheet_line_cut(struct text *out, const char *from, size_t columns, bool utf8)
{
	const char *dots = utf8 ? "…" : "...";
	char *safe = text_made_safe(from, false);
	size_t width = text_width(safe);

	if (width <= columns) {
		text_add(out, safe);
	} else {
		size_t fitting = text_fit(safe, columns - text_width(dots));

		text_add_bytes(out, safe, fitting);
		text_add(out, dots);
		width = text_width_bytes(safe, fitting) + text_width(dots);
	}
	free(safe);
	return width;
}

void sheet_line_left(struct text *out, const char *from, size_t columns, bool utf8)
{
	sheet_line_times(out, " ", columns - sheet_line_cut(out, from, columns, utf8));
}

void sheet_line_right(struct text *out, const char *from, size_t columns)
{
	size_t width = text_width(from);

	sheet_line_times(out, " ", width < columns ? columns - width : 0);
	text_add(out, from);
}

/* What fills a bar, half a column of it where there is a sign for that, and what is left of it. */
struct signs {
	const char *whole, *half, *rest;
};

static const struct signs signs[] = {
	[SHEET_BAR] = { "█", "▌", " " },
	[SHEET_THERMOMETER] = { "█", NULL, "░" },
	[SHEET_BAR_THEN] = { "▒", NULL, " " },
	[SHEET_BAR_LATER] = { "░", NULL, " " },
};
static const struct signs plain_signs[] = {
	[SHEET_BAR] = { "#", NULL, " " },
	[SHEET_THERMOMETER] = { "#", NULL, "-" },
	[SHEET_BAR_THEN] = { "=", NULL, " " },
	[SHEET_BAR_LATER] = { "-", NULL, " " },
};

void sheet_line_bar(
    struct text *out, const struct sheet_drawing *drawing, size_t columns, bool utf8)
{
	const struct signs *sign = &(utf8 ? signs : plain_signs)[drawing->kind];
	double number = range_number(drawing->range);
	size_t parts = sign->half != NULL ? 2 : 1, filled;

	if (drawing->kind == SHEET_NO_DRAWING || isnan(number)) {
		sheet_line_times(out, " ", columns);
		return;
	}
	filled = (size_t)lround(number * (double)(parts * columns) / drawing->whole);
	sheet_line_times(out, sign->whole, filled / parts);
	sheet_line_times(out, sign->half, filled % parts);
	sheet_line_times(out, sign->rest, columns - (filled + parts - 1) / parts);
}

/* ASCII has no signs for it. */
static void add_curve(struct text *out, const struct sheet_drawing *drawing)
{
	static const char *const steps[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	double highest = (double)(COUNT(steps) - 1);

	for (size_t i = 0; i < drawing->n; i++)
		text_add(
		    out, steps[lround((double)drawing->numbers[i] * highest / drawing->whole)]);
}

void sheet_line_drawn(
    struct text *out, const struct sheet_drawing *drawing, size_t columns, bool utf8)
{
	bool curve = drawing->kind == SHEET_CURVE;

	if (drawing->kind == SHEET_NO_DRAWING || (curve && !utf8))
		return;
	if (curve)
		add_curve(out, drawing);
	else
		sheet_line_bar(out, drawing, columns, utf8);
	text_add(out, "  ");
}

void sheet_line_end(struct text *out)
{
	while (out->length > 0 && out->bytes[out->length - 1] == ' ')
		out->bytes[--out->length] = '\0';
	text_add(out, "\n");
}

void sheet_line_wrapped(struct text *out, const char *from, const char *first, size_t indent)
{
	char *safe = text_made_safe(from, true);

	for (size_t at = 0, taken; safe[at] != '\0'; at += taken) {
		size_t length = text_wrap(safe + at, SHEET_LINE_WIDTH - indent, &taken);

		if (length > 0 && at == 0)
			text_add(out, first);
		else if (length > 0)
			sheet_line_times(out, " ", indent);
		text_add_bytes(out, safe + at, length);
		text_add(out, "\n");
	}
	free(safe);
}
