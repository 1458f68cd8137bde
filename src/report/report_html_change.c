/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Drawn is what is said in numbers beside it. */
#include "report/report_html_change.h"

#include <math.h>
#include <stdlib.h>

#include "base/format/html.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "report/facts/report_change.h"
#include "report/report_svg.h"

const char report_html_change_style[] =
    ".changed { max-width: none; margin: .6rem 0 0; }\n"
    ".then { display: block; color: #4a5560; font-size: .85rem; line-height: 1.3; }\n"
    "svg.change { width: 5.5rem; height: .75rem; margin-right: .4rem; vertical-align: -.05rem; }\n"
    "svg.change line, svg.change circle { fill: #155a8a; stroke: #155a8a; stroke-width: 1.5; }\n"
    "svg.change .zero { stroke: #4a5560; stroke-width: 1; }\n"
    "td.change { white-space: normal; }\n"
    "svg.change .unpaired { fill: #fff; } svg.change line.unpaired { stroke-dasharray: 3 2; }\n"
    "@media print { .changed { margin: 0; } }\n";

/* Ends and, in their middle, the number that is said; none where no number is. */
static struct range drawn(const struct change *change)
{
	if (change->kind == CHANGE_NONE)
		return range_none;
	return isnan(change->half) ? change->mean : range_around(change->mean, change->half);
}

double report_html_change_reach(const struct report *report, const struct report_unit *unit)
{
	static const double reaches[] = { 10, 25, 50, 100 };
	double most = 0;
	size_t i = 0;

	for (size_t row = 0; row < unit->n_rows && report->figures->comparison; row++) {
		struct range range = drawn(change_of(report->figures, &unit->rows[row]));

		if (unit->rows[row].kind != FIGURE_ITEM && !range_is_none(range))
			most = fmax(most, fmax(fabs(range.low), fabs(range.high)));
	}
	while (i + 1 < COUNT(reaches) && reaches[i] < most)
		i++;
	return most > 0 ? reaches[i] : 0;
}

struct range report_html_change_earlier(const struct report *report, const struct figure *figure)
{
	const struct change *change = change_of(report->figures, figure);

	if (!change || !change->earlier || change->earlier->hidden || figure->hidden)
		return range_none;
	return change->earlier->index;
}

static void add_number(const struct report *report, struct text *out, const struct change *change)
{
	char *said = report_change_say(report, change);

	if (said[0])
		html_element(out, "span", "number", said);
	free(said);
}

/* `said` is given back. */
static void add_then(struct text *out, const char *label, char *said)
{
	char *then = text_format("%s %s", label, said);

	text_add(out, " ");
	html_element(out, "span", "then", then);
	free(then);
	free(said);
}

void report_html_change_then(
    const struct report *report, struct text *out, const struct figure *figure)
{
	const struct change *change = change_of(report->figures, figure);

	if (change == NULL)
		return;
	if (change->earlier != NULL && !change->earlier->hidden)
		add_then(out, _("then"), report_unit_index(report, change->earlier));
	if (!range_is_none(change->hindsight))
		add_then(out, _("then, seen from now"), range_say(change->hindsight, 1, true));
}

void report_html_change_area(
    const struct report *report, struct text *out, const struct figure *figure, double reach)
{
	const struct change *change = change_of(report->figures, figure);
	struct range range = drawn(change);

	text_add(out, "<td class=\"n change\">");
	if (!range_is_none(range) && reach > 0)
		report_svg_change(out, range, reach, change->kind == CHANGE_UNPAIRED);
	add_number(report, out, change);
	text_add(out, "</td>");
}

void report_html_change_item(
    const struct report *report, struct text *out, const struct figure *figure)
{
	text_add(out, "<td class=\"n\">");
	add_number(report, out, change_of(report->figures, figure));
	text_add(out, "</td>");
}

void report_html_change_sentence(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	char *with = report_change_with(report), *said = report_change_certain(report, unit);

	text_add(out, "<p class=\"changed\">");
	html_text(out, with);
	if (said[0]) {
		text_add(out, " ");
		html_text(out, said);
	}
	text_add(out, " <a href=\"#changes\">");
	html_text(out, _("How to read changes"));
	text_add(out, "</a></p>\n");
	free(with);
	free(said);
}

void report_html_change_notes(
    const struct report *report, struct text *out, const struct report_unit *units, size_t n)
{
	char *notes[REPORT_CHANGE_NOTES];
	size_t n_notes = report_change_notes(report, units, n, true, notes);

	text_add(out, "<div id=\"changes\">");
	html_element(out, "h3", NULL, _("How to read changes"));
	for (size_t i = 0; i < n_notes; i++) {
		html_element(out, "p", NULL, notes[i]);
		free(notes[i]);
	}
	text_add(out, "</div>\n");
}
