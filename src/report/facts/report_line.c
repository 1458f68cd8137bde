/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Columns and lines. */
#include "report/facts/report_line.h"

#include <math.h>
#include <stdlib.h>

#include "base/io/language.h"

void report_line_times(struct text *out, const char *piece, size_t times)
{
	while (times-- > 0)
		text_add(out, piece);
}

size_t report_line_cut(
    const struct report *report, struct text *out, const char *from, size_t columns)
{
	const char *dots = report->utf8 ? "…" : "...";
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

void report_line_left(
    const struct report *report, struct text *out, const char *from, size_t columns)
{
	report_line_times(out, " ", columns - report_line_cut(report, out, from, columns));
}

void report_line_right(struct text *out, const char *from, size_t columns)
{
	size_t width = text_width(from);

	report_line_times(out, " ", width < columns ? columns - width : 0);
	text_add(out, from);
}

void report_line_bar(const struct report *report, struct text *out, double share, size_t columns)
{
	/* In halves of a column where there is a sign for a half. */
	size_t halves = (size_t)lround(share * 2 * (double)columns);
	size_t taken = (halves + 1) / 2;

	if (report->utf8) {
		report_line_times(out, "█", halves / 2);
		report_line_times(out, "▌", halves % 2);
	} else {
		taken = (size_t)lround(share * (double)columns);
		report_line_times(out, "#", taken);
	}
	report_line_times(out, " ", columns - taken);
}

void report_line_range(
    const struct report *report, struct text *out, struct range range, int decimals, size_t columns)
{
	char *shown = range_say(range, decimals, report->utf8);

	report_line_right(out, shown, columns);
	free(shown);
}

void report_line_count(struct text *out, long count, size_t columns)
{
	char *shown = text_format("%ld", count);

	report_line_right(out, shown, columns);
	free(shown);
}

static void add_mark(struct text *out, const struct figure *figure)
{
	text_add(out, figure->others ? REPORT_UNIT_OTHERS : " ");
}

void report_line_n_head(struct text *out)
{
	report_line_right(out, _("n"), REPORT_LINE_N - 1);
}

void report_line_n(const struct report *report, struct text *out, const struct figure *figure)
{
	char *n = report_unit_n(report, figure);

	report_line_right(out, n, REPORT_LINE_N - 1);
	add_mark(out, figure);
	free(n);
}

void report_line_hidden(struct text *out, const struct figure *figure, size_t columns)
{
	report_line_right(out, _("hidden: too few"), columns - 1);
	add_mark(out, figure);
}

void report_line_end(struct text *out)
{
	while (out->length > 0 && out->bytes[out->length - 1] == ' ')
		out->bytes[--out->length] = '\0';
	text_add(out, "\n");
}

void report_line_wrapped(struct text *out, const char *from, const char *first, const char *next)
{
	char *safe = text_made_safe(from, true);
	const char *before = first;

	for (size_t at = 0, taken; safe[at]; at += taken, before = next) {
		size_t length = text_wrap(safe + at, REPORT_LINE_WIDTH - text_width(first), &taken);

		if (length > 0) {
			text_add(out, before);
			text_add_bytes(out, safe + at, length);
		}
		text_add(out, "\n");
	}
	free(safe);
}
