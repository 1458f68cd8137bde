/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The radar has the ids only, as the table beside it has the names. */
#include <math.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "report/facts/report_change.h"
#include "report/report_sheet.h"

enum { LABEL_WIDTH = 23, BAR_WIDTH = 15, INDEX_WIDTH = 16 };

static bool is_area(const struct figure *figure)
{
	return figure->kind != FIGURE_ITEM;
}

static const char *caption_of(struct sheet *sheet, double reach)
{
	const char *index = _("Index from 0 to 100, made from the questions' means. Within ± the "
			      "true value lies 95 times out of 100: that is the line on the bar.");
	const char *drawn;

	if (reach <= 0)
		return index;
	drawn = sheet_format(sheet, _("Changes are drawn from −%.0f to +%.0f."), reach, reach);
	return sheet_format(sheet, "%s %s", index, drawn);
}

static void put_area(const struct report *report, struct sheet *sheet, struct sheet_table *table,
    const struct figure *figure, double reach)
{
	struct sheet_row *row =
	    sheet_row(table, NULL, sheet_keep(sheet, report_unit_label(report, figure)));

	if (figure->hidden) {
		report_sheet_hidden(table, row, figure);
		return;
	}
	row->drawing = sheet_bar_between(figure->index, 100, report_unit_interval(figure));
	sheet_cell(row, sheet_keep(sheet, report_unit_index(report, figure)));
	sheet_cell(row, sheet_keep(sheet, report_unit_level(report, figure)));
	report_sheet_n(report, sheet, row, figure);
	if (report->figures->comparison != NULL)
		report_sheet_change(report, sheet, table, figure, reach);
}

/* Three columns of the bar are worth 20. */
static void put_table(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	double reach = report_sheet_change_reach(report, unit);
	struct sheet_table *table = sheet_table(
	    sheet, SHEET_AREAS, caption_of(sheet, reach), sheet->wide ? _("Area") : NULL);

	table->label_width = LABEL_WIDTH;
	sheet_column(table, SHEET_BARS, "0  20 40 60 80 100", BAR_WIDTH);
	sheet_column(table, SHEET_NUMBERS, sheet->wide ? _("Index") : NULL, INDEX_WIDTH);
	sheet_column(table, SHEET_LABELS, sheet->wide ? _("Level") : _("level"), 0);
	sheet_column(table, SHEET_COUNTS, _("n"), REPORT_SHEET_N);
	if (sheet->wide && report->figures->comparison != NULL)
		sheet_column(table, SHEET_CHANGES, _("Change"), 0);
	for (size_t i = 0; i < unit->n_rows; i++)
		if (is_area(&unit->rows[i]))
			put_area(report, sheet, table, &unit->rows[i], reach);
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

static void put_radar(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	struct radar_axis *axes = memory_new(unit->n_rows + 1, sizeof *axes);
	bool any_before = false;
	size_t n = 0;

	for (size_t i = 0; i < unit->n_rows; i++) {
		if (unit->rows[i].kind != FIGURE_AREA)
			continue;
		axes[n] =
		    axis_of(&unit->rows[i], report_sheet_change_earlier(report, &unit->rows[i]));
		any_before = any_before || !isnan(axes[n].before);
		n++;
	}
	sheet_radar(sheet, axes, n,
	    any_before ? _("Filled, with round corners: now. Dashed, with square corners: the "
			   "earlier round. From 0 in the middle to 100 at the edge.")
		       : _("From 0 in the middle to 100 at the edge."));
}

void report_sheet_areas(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	size_t n = 0;

	for (size_t i = 0; i < unit->n_rows; i++)
		n += is_area(&unit->rows[i]);
	if (n == 0)
		return;
	if (sheet->wide) {
		sheet_begin(sheet, SHEET_BESIDE, NULL);
		put_radar(report, sheet, unit);
	}
	put_table(report, sheet, unit);
	if (sheet->wide)
		sheet_end(sheet);
	sheet_words(sheet, SHEET_ASIDE, sheet_keep(sheet, report_change_from(report, unit)));
	if (sheet->wide)
		report_sheet_others(sheet, unit);
}

static void put_map_columns(
    const struct report *report, struct sheet_table *table, const struct report_unit *first)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;

	for (size_t i = 0; i < first->n_rows; i++) {
		const struct area *area = first->rows[i].area;

		if (first->rows[i].kind == FIGURE_AREA)
			sheet_column(table, SHEET_NUMBERS, area->id, 0)->heard =
			    questionnaire_say(questionnaire, &area->title, report->language);
		else if (first->rows[i].kind == FIGURE_TOTAL)
			sheet_column(table, SHEET_NUMBERS, _("Total"), 0);
	}
}

static void put_map_cell(const struct report *report, struct sheet *sheet, struct sheet_row *row,
    const struct figure *figure)
{
	struct sheet_cell *cell;

	if (figure == NULL || figure->hidden) {
		cell = sheet_cell(row, figure != NULL ? _("hidden") : NULL);
		cell->hidden = true;
	} else {
		cell = sheet_cell(row, sheet_keep(sheet, report_unit_index(report, figure)));
		cell->shade = figure->index;
	}
}

void report_sheet_map(
    const struct report *report, struct sheet *sheet, const struct report_unit *units, size_t n)
{
	const struct report_unit *first = &units[0];
	struct sheet_table *table =
	    sheet_table(sheet, SHEET_MAP, _("Index of each area, from 0 to 100."), _("Unit"));

	put_map_columns(report, table, first);
	for (size_t u = 0; u < n; u++) {
		char *name = report_unit_name(report, &units[u]);
		struct sheet_row *row = sheet_row(table, NULL, sheet_keep(sheet, name));

		for (size_t i = 0; i < first->n_rows; i++)
			if (is_area(&first->rows[i]))
				put_map_cell(report, sheet, row,
				    report_unit_row(&units[u], &first->rows[i]));
	}
}
