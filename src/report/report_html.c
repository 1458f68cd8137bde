/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The report as one HTML file: a page to talk over for each unit that is talked over, then the
 * figures in detail. What is drawn has its numbers in the table beside it. */
#include <stdlib.h>

#include "base/format/html.h"
#include "base/io/language.h"
#include "report/facts/report_action.h"
#include "report/facts/report_comments.h"
#include "report/report_formats.h"
#include "report/report_html_areas.h"
#include "report/report_html_change.h"
#include "report/report_html_dialogue.h"
#include "report/report_html_items.h"
#include "report/report_html_style.h"
#include "report/report_html_table.h"
#include "report/report_trend.h"

static void add_link(struct text *out, const char *target, int unit, const char *text)
{
	text_addf(out, "<li><a href=\"#%s%d\">", target, unit + 1);
	html_text(out, text);
	text_add(out, "</a></li>\n");
}

/* Where to find each unit; nothing where there is one page only. */
static void add_contents(
    const struct report *report, struct text *out, const struct report_unit *units, size_t n)
{
	if (n < 2)
		return;
	text_add(out, "<nav aria-label=\"");
	html_text(out, _("Contents"));
	text_add(out, "\"><ul>\n");
	for (size_t i = 0; i < n; i++) {
		char *name = report_unit_name(report, &units[i]);

		if (report_dialogue_is_about(report, &units[i]))
			add_link(out, "dialogue-", units[i].unit, name);
		free(name);
	}
	text_add(out, "<li><a href=\"#details\">");
	html_text(out, _("Figures in detail"));
	text_add(out, "</a></li>\n");
	if (report->trend != NULL) {
		text_add(out, "<li><a href=\"#trend\">");
		html_text(out, report_trend_heading());
		text_add(out, "</a></li>\n");
	}
	text_add(out, "</ul></nav>\n");
}

/* What a unit's page has shown already is not shown again. */
static void add_details_of(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	bool has_page = report_dialogue_is_about(report, unit);
	char *name = report_unit_name(report, unit);

	text_addf(out, "<section class=\"%s\">", has_page ? "unit" : "unit team");
	html_element(out, "h3", NULL, name);
	report_html_dialogue_answered(out, unit);
	if (unit->hidden && !unit->participation->hidden)
		html_element(out, "p", "hidden", report_unit_why(unit));
	if (!unit->hidden && !has_page)
		report_html_areas(report, out, unit);
	if (!unit->hidden) {
		report_html_actions(report, out, unit);
		report_html_items(report, out, unit);
		report_html_table_others(out, unit);
		report_html_comments(report, out, unit);
	}
	text_add(out, "</section>\n");
	free(name);
}

static void add_details(
    const struct report *report, struct text *out, const struct report_unit *units, size_t n)
{
	text_add(out, "<section class=\"details\" id=\"details\">\n");
	html_element(out, "h2", NULL, _("Figures in detail"));
	html_element(out, "p", NULL,
	    _("Where it says \"hidden: too few\", no more detail can be shown. \"≥\", \"≤\" and "
	      "\"–\" are given where a closer figure would say what each of a group answered; the "
	      "bar is hatched there."));
	if (report->figures->comparison)
		report_html_change_notes(report, out, units, n);
	if (n > 1)
		report_html_areas_map(report, out, units, n);
	for (size_t i = 0; i < n; i++)
		add_details_of(report, out, &units[i]);
	text_add(out, "</section>\n");
}

/* What is not there has no style. */
static void begin(const struct report *report, struct text *out)
{
	char *style = text_format(
	    "%s%s", report_html_style, report->figures->comparison ? report_html_change_style : "");

	html_begin(out, report->language, report->figures->round->title, style);
	free(style);
}

void report_html(const struct report *report, struct text *out)
{
	const struct round *round = report->figures->round;
	struct report_unit *units;
	size_t n = report_unit_list(report, &units);

	begin(report, out);
	text_add(out, "<main>");
	html_element(out, "h1", NULL, round->title);
	add_contents(report, out, units, n);
	for (size_t i = 0; i < n; i++)
		if (report_dialogue_is_about(report, &units[i]))
			report_html_dialogue(report, out, units, n, &units[i]);
	add_details(report, out, units, n);
	if (report->trend != NULL)
		report_html_trend(report, out);
	text_add(out, "</main>");
	html_end(out);
	free(units);
}
