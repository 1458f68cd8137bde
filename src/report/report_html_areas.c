/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The radar has the ids only, as the table beside it has the names. */
#include "report/report_html_areas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/format/html.h"
#include "base/format/radar.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "report/report_html_change.h"
#include "report/report_html_table.h"
#include "report/report_svg.h"

static void add_index(const struct report *report, struct text *out, const struct figure *figure)
{
	char *index = report_unit_index(report, figure);

	text_add(out, "<td class=\"n\">");
	html_text(out, index);
	report_html_change_then(report, out, figure);
	text_add(out, "</td>");
	free(index);
}

static void add_level(const struct report *report, struct text *out, const struct figure *figure)
{
	char *level = report_unit_level(report, figure);

	report_html_table_text(out, level ? level : "");
	free(level);
}

static void add_n(const struct report *report, struct text *out, const struct figure *figure)
{
	(void)report;
	report_html_table_n(out, figure);
}

/* What stands beside an area that is shown. */
static const struct {
	const char *head, *class;
	void (*add)(const struct report *report, struct text *out, const struct figure *figure);
} columns[] = {
	{ N_("Index"), "n", add_index },
	{ N_("Level"), "", add_level },
	{ N_("n"), "n", add_n },
};

static bool is_area(const struct figure *figure)
{
	return figure->kind != FIGURE_ITEM;
}

static void add_area(
    const struct report *report, struct text *out, const struct figure *figure, double reach)
{
	bool compared = report->figures->comparison != NULL;
	char *label = report_unit_label(report, figure);

	report_html_table_row(out, NULL, label);
	free(label);
	if (!figure->hidden)
		report_svg_index(out, figure->index, report_unit_interval(figure));
	report_html_table_end_row_head(out);
	if (figure->hidden)
		report_html_table_hidden(out, figure, (int)COUNT(columns) + compared);
	for (size_t i = 0; i < COUNT(columns) && !figure->hidden; i++)
		columns[i].add(report, out, figure);
	if (compared && !figure->hidden)
		report_html_change_area(report, out, figure, reach);
	report_html_table_end_row(out);
}

static char *caption_of(double reach)
{
	const char *index = _("Index from 0 to 100, made from the questions' means. Within ± the "
			      "true value lies 95 times out of 100: that is the line on the bar.");
	char *drawn, *caption;

	if (reach <= 0)
		return text_format("%s", index);
	drawn = text_format(_("Changes are drawn from −%.0f to +%.0f."), reach, reach);
	caption = text_format("%s %s", index, drawn);
	free(drawn);
	return caption;
}

static void add_table(const struct report *report, struct text *out, const struct report_unit *unit)
{
	double reach = report_html_change_reach(report, unit);
	char *caption = caption_of(reach);

	report_html_table_begin(out, "areas", caption);
	free(caption);
	report_html_table_head(out, "", _("Area"), NULL);
	for (size_t i = 0; i < COUNT(columns); i++)
		report_html_table_head(out, columns[i].class, gettext(columns[i].head), NULL);
	if (report->figures->comparison)
		report_html_table_head(out, "n", _("Change"), NULL);
	report_html_table_end_heads(out);
	for (size_t i = 0; i < unit->n_rows; i++)
		if (is_area(&unit->rows[i]))
			add_area(report, out, &unit->rows[i], reach);
	report_html_table_end(out);
}

static struct radar_axis axis_of(const struct figure *figure, struct range before)
{
	struct radar_axis axis = { figure->area->id, NULL, NAN, range_number(before), false };

	if (!figure->hidden) {
		axis.part = range_number(figure->index);
		axis.bound = isinf(figure->index.low) || isinf(figure->index.high);
	}
	return axis;
}

static void add_radar(const struct report *report, struct text *out, const struct report_unit *unit)
{
	struct radar_axis *axes = memory_new(unit->n_rows + 1, sizeof(*axes));
	bool any_before;
	size_t n = 0;

	for (size_t i = 0; i < unit->n_rows; i++)
		if (unit->rows[i].kind == FIGURE_AREA)
			axes[n++] = axis_of(
			    &unit->rows[i], report_html_change_earlier(report, &unit->rows[i]));
	if (n >= RADAR_LEAST_AXES) {
		text_add(out,
		    "<figure aria-hidden=\"true\"><svg class=\"radar\" viewBox=\"" RADAR_VIEW
		    "\" focusable=\"false\">\n");
		any_before = radar_draw(out, axes, n);
		text_add(out, "</svg>\n");
		html_element(out, "figcaption", NULL,
		    any_before
			? _("Filled, with round corners: now. Dashed, with square corners: the "
			    "earlier round. From 0 in the middle to 100 at the edge.")
			: _("From 0 in the middle to 100 at the edge."));
		text_add(out, "</figure>\n");
	}
	free(axes);
}

void report_html_areas(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	size_t n = 0;

	for (size_t i = 0; i < unit->n_rows; i++)
		n += is_area(&unit->rows[i]);
	if (n == 0)
		return;
	text_add(out, "<div class=\"beside\">");
	add_radar(report, out, unit);
	add_table(report, out, unit);
	text_add(out, "</div>\n");
	report_html_table_others(out, unit);
}

/* The unit's row of the area, or its total; NULL where it is not asked that. */
static const struct figure *row_of(const struct report_unit *unit, const struct figure *like)
{
	for (size_t i = 0; i < unit->n_rows; i++)
		if (unit->rows[i].kind == like->kind && unit->rows[i].area == like->area)
			return &unit->rows[i];
	return NULL;
}

void report_html_areas_shade(struct range index, char class[REPORT_HTML_SHADE_SIZE])
{
	memcpy(class, "n s0", REPORT_HTML_SHADE_SIZE);
	if (range_is_none(index))
		class[1] = '\0';
	else
		class[3] = (char)('1' + (int)fmin(range_number(index) / 20, 4));
}

static void add_map_cell(const struct report *report, struct text *out, const struct figure *figure)
{
	char class[REPORT_HTML_SHADE_SIZE], *index;

	if (!figure || figure->hidden) {
		html_element(out, "td", "n hidden", figure ? _("hidden") : "");
		return;
	}
	report_html_areas_shade(figure->index, class);
	index = report_unit_index(report, figure);
	html_element(out, "td", class, index);
	free(index);
}

static void add_map_heads(
    const struct report *report, struct text *out, const struct report_unit *first)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;

	report_html_table_head(out, "", _("Unit"), NULL);
	for (size_t i = 0; i < first->n_rows; i++) {
		const struct area *area = first->rows[i].area;

		if (first->rows[i].kind == FIGURE_AREA)
			report_html_table_head(out, "n", area->id,
			    questionnaire_say(questionnaire, &area->title, report->language));
		else if (first->rows[i].kind == FIGURE_TOTAL)
			report_html_table_head(out, "n", _("Total"), NULL);
	}
	report_html_table_end_heads(out);
}

void report_html_areas_map(
    const struct report *report, struct text *out, const struct report_unit *units, size_t n_units)
{
	const struct report_unit *first = &units[0];

	report_html_table_begin(out, "map", _("Index of each area, from 0 to 100."));
	add_map_heads(report, out, first);
	for (size_t u = 0; u < n_units; u++) {
		char *name = report_unit_name(report, &units[u]);

		report_html_table_row(out, NULL, name);
		report_html_table_end_row_head(out);
		free(name);
		for (size_t i = 0; i < first->n_rows; i++)
			if (is_area(&first->rows[i]))
				add_map_cell(report, out, row_of(&units[u], &first->rows[i]));
		report_html_table_end_row(out);
	}
	report_html_table_end(out);
}
