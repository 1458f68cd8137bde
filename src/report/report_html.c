/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The report as one HTML file: what is drawn stands in tables, as bars beside their numbers and as
 * shades behind them, so that it can be read on paper and by a screen reader too. */
#include <math.h>
#include <stdlib.h>

#include "base/html.h"
#include "base/language.h"
#include "base/memory.h"
#include "report/report_comments.h"
#include "report/report_formats.h"
#include "report/report_unit.h"

/* Dark enough on white for text, light enough below it for black: 4.5 to 1 at least. */
static const char style[] =
    "body { font: 16px/1.45 sans-serif; color: #111; background: #fff;"
    " max-width: 68rem; margin: 0 auto; padding: 1rem; }\n"
    "h1 { font-size: 1.6rem; } h2 { font-size: 1.3rem; margin: 2.5rem 0 0.3rem; }\n"
    "h3 { font-size: 1.05rem; margin: 1.4rem 0 0.3rem; }\n"
    "h4 { font-size: 1rem; margin: 0.8rem 0 0.3rem; }\n"
    ".words { max-width: 42rem; overflow-wrap: anywhere; }\n"
    "p { margin: 0.3rem 0; max-width: 42rem; }\n"
    ".scroll { overflow-x: auto; }\n"
    "table { border-collapse: collapse; width: 100%; }\n"
    "caption { text-align: left; color: #444; padding: 0.2rem 0; }\n"
    "th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.5rem;"
    " border-bottom: 1px solid #ccc; font-weight: normal; }\n"
    "thead th { font-weight: bold; border-bottom: 2px solid #555; }\n"
    "thead th { vertical-align: bottom; overflow-wrap: break-word; }\n"
    "tbody th { min-width: 11rem; }\n"
    ".n { text-align: right; font-variant-numeric: tabular-nums; }\n"
    "td.n { white-space: nowrap; }\n"
    ".hidden { color: #444; font-style: italic; }\n"
    "svg.bar { width: 100%; min-width: 6rem; height: 1rem; display: block; margin-top: 0.2rem; }\n"
    "svg .back { fill: #e6e6e6; } svg .sure { fill: #155a8a; } svg .open { fill: #8fb4cf; }\n"
    ".s1 { background: #eef4f8; } .s2 { background: #d7e6f0; } .s3 { background: #bcd5e5; }\n"
    ".s4 { background: #a0c3da; } .s5 { background: #85b1ce; }\n"
    "@media print { body { max-width: none; font-size: 10pt; padding: 0; }\n"
    " section { break-before: page; } section.first, section.team { break-before: auto; }\n"
    " tr, h2, h3 { break-inside: avoid; } h2, h3, caption { break-after: avoid; }\n"
    " .scroll { overflow: visible; }\n"
    " svg, td { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }\n";

static void add_range(struct text *out, struct range range, int decimals)
{
	char *said = range_say(range, decimals, true);

	html_text(out, said);
	free(said);
}

static void add_number_cell(struct text *out, struct range range, int decimals)
{
	text_add(out, "<td class=\"n\">");
	add_range(out, range, decimals);
	text_add(out, "</td>");
}

static void add_count_cell(struct text *out, long count)
{
	if (count == FIGURES_UNSAID)
		text_add(out, "<td class=\"n\"></td>");
	else
		text_addf(out, "<td class=\"n\">%ld</td>", count);
}

static void add_hidden_cell(struct text *out, int columns)
{
	text_addf(out, "<td class=\"hidden\" colspan=\"%d\">", columns);
	html_text(out, _("hidden: too few"));
	text_add(out, "</td>");
}

static void add_head(struct text *out, const char *class, const char *label)
{
	text_addf(out, "<th scope=\"col\" class=\"%s\">", class);
	html_text(out, label);
	text_add(out, "</th>");
}

/* Up to the heads of its columns, which end with end_heads(). Where it is wider than the window it
 * scrolls by itself, with the keys as well. */
static void begin_table(struct text *out, const char *caption)
{
	text_add(out, "<div class=\"scroll\" tabindex=\"0\"><table>");
	html_element(out, "caption", NULL, caption);
	text_add(out, "<thead><tr>");
}

static void end_heads(struct text *out)
{
	text_add(out, "</tr></thead><tbody>\n");
}

static void end_table(struct text *out)
{
	text_add(out, "</tbody></table></div>\n");
}

static void add_row_head(struct text *out, const char *id, const char *label)
{
	text_add(out, "<tr><th scope=\"row\">");
	if (id) {
		html_text(out, id);
		text_add(out, " ");
	}
	html_text(out, label);
	text_add(out, "</th>");
}

/* From 0 to 100; paler where only bounds are told. The number stands beside it. */
static void add_bar(struct text *out, struct range range)
{
	double low = isinf(range.low) ? 0 : range.low, high = isinf(range.high) ? 100 : range.high;

	text_addf(out,
	    "<td><svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" "
	    "aria-hidden=\"true\" focusable=\"false\"><rect class=\"back\" width=\"100\" "
	    "height=\"8\"/><rect class=\"open\" width=\"%.1f\" height=\"8\"/><rect class=\"sure\" "
	    "width=\"%.1f\" height=\"8\"/></svg></td>",
	    high, low);
}

static void add_area(const struct report *report, struct text *out, const struct figure *figure)
{
	const char *level = report_unit_level(report, figure);
	char *label = report_unit_label(report, figure);

	add_row_head(out, NULL, label);
	free(label);
	if (figure->hidden) {
		add_hidden_cell(out, 4);
	} else {
		add_bar(out, figure->index);
		add_number_cell(out, figure->index, 1);
		text_add(out, "<td>");
		html_text(out, level ? level : "");
		text_add(out, "</td>");
		add_count_cell(out, figure->n);
	}
	text_add(out, "</tr>\n");
}

static void add_areas(const struct report *report, struct text *out, const struct report_unit *unit)
{
	size_t n = 0;

	for (size_t i = 0; i < unit->n_rows; i++) {
		if (unit->rows[i].kind == FIGURE_ITEM)
			continue;
		if (n++ == 0) {
			html_element(out, "h3", NULL, _("Areas"));
			begin_table(out, _("Index from 0 to 100: the mean of the persons' own."));
			add_head(out, "", _("Area"));
			add_head(out, "", _("0 to 100"));
			add_head(out, "n", _("Index"));
			add_head(out, "", _("Level"));
			add_head(out, "n", _("n"));
			end_heads(out);
		}
		add_area(report, out, &unit->rows[i]);
	}
	if (n > 0)
		end_table(out);
}

/* A deeper shade the more chose the label. */
static void add_share(struct text *out, struct range share)
{
	double number = range_number(share);
	int shade = isinf(share.low) ? 0 : number >= 60 ? 5 : 1 + (int)(number / 15);

	text_addf(out, "<td class=\"n s%d\">", shade);
	add_range(out, share, 0);
	text_add(out, "</td>");
}

static void add_item(const struct report *report, struct text *out, const struct figure *figure)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;
	const struct scale *scale = figure->item->scale;
	int labels = scale ? (int)scale->n_labels : 0;

	add_row_head(out, figure->item->id,
	    questionnaire_say(questionnaire, &figure->item->text, report->language));
	if (figure->hidden) {
		add_hidden_cell(out, labels + 4);
	} else {
		for (int i = 0; i < labels && figure->shares; i++)
			add_share(out, figure->shares[i]);
		if (labels > 0 && !figure->shares)
			add_hidden_cell(out, labels);
		add_number_cell(out, figure->mean, 1);
		add_count_cell(out, figure->n);
		add_count_cell(out, figure->not_applicable);
		add_count_cell(out, figure->not_said);
	}
	text_add(out, "</tr>\n");
}

/* The items of one area that have the same labels, or none: these are the columns. */
static void begin_items(const struct report *report, struct text *out, const struct item *item)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;
	const char *last[] = { _("Mean"), _("n"), _("Not applicable"), _("Not said") };

	html_element(out, "h3", NULL,
	    questionnaire_say(questionnaire, &item->area->title, report->language));
	begin_table(out,
	    item->scale ? _("How many per cent chose each answer; the mean counts them from 0.")
			: _("How many answered."));
	add_head(out, "", _("Question"));
	for (size_t i = 0; item->scale && i < item->scale->n_labels; i++)
		add_head(out, "n",
		    questionnaire_say(questionnaire, &item->scale->labels[i], report->language));
	for (size_t i = 0; i < COUNT(last); i++)
		add_head(out, "n", last[i]);
	end_heads(out);
}

static void add_items(const struct report *report, struct text *out, const struct report_unit *unit)
{
	const struct item *before = NULL;

	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct item *item = unit->rows[i].item;

		if (!item)
			continue;
		if (!before || before->area != item->area || before->scale != item->scale) {
			if (before)
				end_table(out);
			begin_items(report, out, item);
		}
		add_item(report, out, &unit->rows[i]);
		before = item;
	}
	if (before)
		end_table(out);
}

static void add_unit(
    const struct report *report, struct text *out, const struct report_unit *unit, bool first)
{
	const struct organisation *organisation = report->figures->round->organisation;
	bool team = unit->unit != FIGURES_ALL && organisation->units[unit->unit].level == UNIT_TEAM;
	char *name = report_unit_name(report, unit), *answered = report_unit_answered(unit);

	text_addf(out, "<section class=\"%s\">", first ? "first" : team ? "team" : "whole");
	html_element(out, "h2", NULL, name);
	html_element(out, "p", unit->participation->hidden ? "hidden" : NULL, answered);
	if (unit->hidden && !unit->participation->hidden)
		html_element(out, "p", "hidden", _("hidden: too few"));
	if (!unit->hidden) {
		add_areas(report, out, unit);
		add_items(report, out, unit);
		report_html_comments(report, out, unit);
	}
	text_add(out, "</section>\n");
	free(name);
	free(answered);
}

/* The unit's row of the area, or its total; NULL where it is not asked that. */
static const struct figure *row_of(const struct report_unit *unit, const struct figure *like)
{
	for (size_t i = 0; i < unit->n_rows; i++)
		if (unit->rows[i].kind == like->kind && unit->rows[i].area == like->area)
			return &unit->rows[i];
	return NULL;
}

static void add_index(struct text *out, const struct figure *figure)
{
	int shade;

	if (!figure || figure->hidden) {
		html_element(out, "td", "n hidden", figure ? _("hidden") : "");
		return;
	}
	shade = 1 + (int)fmin(range_number(figure->index) / 20, 4);
	text_addf(out, "<td class=\"n s%d\">", shade);
	add_range(out, figure->index, 1);
	text_add(out, "</td>");
}

/* Units by areas: the deeper the shade, the higher the index. In the organisation's order. */
static void add_map(
    const struct report *report, struct text *out, const struct report_unit *units, size_t n)
{
	const struct report_unit *first = &units[0];

	begin_table(out, _("Index of each area, from 0 to 100."));
	add_head(out, "", _("Unit"));
	for (size_t i = 0; i < first->n_rows; i++) {
		char *label;

		if (first->rows[i].kind == FIGURE_ITEM)
			continue;
		label = report_unit_label(report, &first->rows[i]);
		add_head(out, "n", label);
		free(label);
	}
	end_heads(out);
	for (size_t u = 0; u < n; u++) {
		char *name = report_unit_name(report, &units[u]);

		add_row_head(out, NULL, name);
		free(name);
		for (size_t i = 0; i < first->n_rows; i++)
			if (first->rows[i].kind != FIGURE_ITEM)
				add_index(out, row_of(&units[u], &first->rows[i]));
		text_add(out, "</tr>\n");
	}
	end_table(out);
}

void report_html(const struct report *report, struct text *out)
{
	const struct round *round = report->figures->round;
	struct report_unit *units;
	size_t n = report_unit_list(report, &units);

	html_begin(out, report->language, round->title, style);
	text_add(out, "<main>");
	html_element(out, "h1", NULL, round->title);
	html_element(out, "p", NULL,
	    _("Figures of a group are shown where enough people stand behind them. Where it says "
	      "\"hidden: too few\", nothing more can be had. \"≥\" and \"–\" stand where a closer "
	      "figure would say what each of a group answered."));
	if (n > 1)
		add_map(report, out, units, n);
	for (size_t i = 0; i < n; i++)
		add_unit(report, out, &units[i], i == 0);
	text_add(out, "</main>");
	html_end(out);
	free(units);
}
