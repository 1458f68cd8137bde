/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The trend as text and in HTML. */
#include <stdlib.h>
#include <string.h>

#include "base/format/html.h"
#include "base/io/language.h"
#include "report/facts/report_line.h"
#include "report/report_formats.h"
#include "report/report_trend.h"

/* Has any of its figures the mark for others? */
static bool has_mark(const struct report_parts *parts)
{
	for (size_t c = 0; c < parts->n_columns; c++)
		for (size_t i = 0; i < parts->n; i++) {
			const struct report_parts_cell *cell = &parts->columns[c].cells[i];
			const char *last = cell->aside ? cell->aside : cell->said;

			if (last[0] != '\0' && last[strlen(last) - 1] == REPORT_UNIT_OTHERS[0])
				return true;
		}
	return false;
}

void report_text_trend(const struct report *report, struct text *out)
{
	const struct report_trend *trend = report->trend;
	struct report_unit *units;
	size_t n = report_unit_list(report, &units);
	bool marked = false;

	report_line_wrapped(out, report_trend_heading(), "", "");
	text_add(out, "\n");
	for (size_t i = 0; i < trend->n; i++) {
		char *said = report_trend_say_round(&trend->of[i]);

		report_line_wrapped(out, said, "", "  ");
		free(said);
	}
	for (size_t i = 0; i < n; i++) {
		char *name = report_unit_name(report, &units[i]);
		struct report_parts parts;

		if (i == 0)
			text_add(out, "\n");
		report_line_wrapped(out, name, "", "");
		report_line_times(out, report->utf8 ? "─" : "-", REPORT_LINE_WIDTH);
		text_add(out, "\n");
		report_trend_find(report, &units[i], &parts);
		report_text_parts_table(report, out, &parts);
		marked = marked || has_mark(&parts);
		report_parts_free(&parts);
		free(name);
	}
	if (marked)
		report_line_wrapped(out, report_unit_others_said(), "", "  ");
	free(units);
}

void report_html_trend(const struct report *report, struct text *out)
{
	const struct report_trend *trend = report->trend;
	struct report_unit *units;
	size_t n = report_unit_list(report, &units);

	text_add(out, "<section class=\"details\" id=\"trend\">\n");
	html_element(out, "h2", NULL, report_trend_heading());
	text_add(out, "<ul>\n");
	for (size_t i = 0; i < trend->n; i++) {
		char *said = report_trend_say_round(&trend->of[i]);

		html_element(out, "li", NULL, said);
		free(said);
	}
	text_add(out, "</ul>\n");
	html_element(out, "p", "by", report_unit_others_said());
	for (size_t i = 0; i < n; i++) {
		char *name = report_unit_name(report, &units[i]);
		struct report_parts parts;

		html_element(out, "h3", NULL, name);
		report_trend_find(report, &units[i], &parts);
		report_html_parts_table(out, &parts);
		report_parts_free(&parts);
		free(name);
	}
	text_add(out, "</section>\n");
	free(units);
}
