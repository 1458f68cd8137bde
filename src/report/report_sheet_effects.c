/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the work gives, as people see it: each question beside the area that it belongs to. */
#include "base/io/language.h"
#include "report/facts/report_change.h"
#include "report/report_sheet.h"

enum { AREA_WIDTH = 18, MEAN_WIDTH = 14 };

static bool is_effect(const struct figure *figure)
{
	return figure->item != NULL && figure->item->beside != NULL;
}

/* «A 54.2 ± 3.1», with what stands beside it. */
static const char *area_of(const struct report *report, struct sheet *sheet,
    const struct report_unit *unit, const struct area *area)
{
	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct figure *row = &unit->rows[i];

		if (row->kind == FIGURE_AREA && row->area == area && !row->hidden)
			return sheet_format(sheet, "%s %s", area->id,
			    sheet_keep(sheet, report_unit_index(report, row)));
	}
	return area->id;
}

/* «2.6 of 4»; what is counted has no end worth telling. */
static const char *mean_of(
    const struct report *report, struct sheet *sheet, const struct figure *figure)
{
	const char *mean = sheet_keep(sheet, range_say(figure->mean, 1, report->utf8));

	if (figure->item->scale == NULL)
		return mean;
	return sheet_format(sheet, _("%s of %zu"), mean, figure->item->scale->n_labels - 1);
}

static void put_effect(const struct report *report, struct sheet *sheet, struct sheet_table *table,
    const struct report_unit *unit, const struct figure *figure)
{
	struct sheet_row *row = sheet_row(table, figure->item->id,
	    questionnaire_say(
		report->figures->round->questionnaire, &figure->item->text, report->language));

	if (figure->hidden) {
		report_sheet_hidden(table, row, figure);
		return;
	}
	sheet_cell(row, area_of(report, sheet, unit, figure->item->beside));
	sheet_cell(row, mean_of(report, sheet, figure));
	if (sheet->wide && report->figures->comparison != NULL)
		sheet_cell(row, sheet_keep(sheet,
				    report_change_say(report, change_of(report->figures, figure))));
	report_sheet_n(report, sheet, row, figure);
}

static struct sheet_table *put_table(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	struct sheet_table *table =
	    sheet_table(sheet, SHEET_SHARED, NULL, sheet->wide ? _("Question") : NULL);

	table->id_width = report_sheet_id_width(unit);
	sheet_column(table, SHEET_LABELS, _("Area"), AREA_WIDTH);
	sheet_column(table, SHEET_MEANS, sheet->wide ? _("Mean") : _("mean"), MEAN_WIDTH);
	if (sheet->wide && report->figures->comparison != NULL)
		sheet_column(table, SHEET_NUMBERS, _("Change"), 0);
	sheet_column(table, SHEET_COUNTS, _("n"), REPORT_SHEET_N);
	return table;
}

static bool any_effect(const struct report_unit *unit)
{
	for (size_t i = 0; i < unit->n_rows; i++)
		if (is_effect(&unit->rows[i]))
			return true;
	return false;
}

/* In the order of the areas that they stand beside. */
void report_sheet_effects(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;
	struct sheet_table *table;

	if (!any_effect(unit))
		return;
	sheet_begin(sheet, SHEET_PLAN, NULL);
	sheet_words(sheet, SHEET_HEADING_2, _("What the work gives, as people see it"));
	sheet_words(sheet, SHEET_TEXT,
	    _("Each question stands beside the area that it belongs to, with the area's index."));
	table = put_table(report, sheet, unit);
	for (size_t a = 0; a < questionnaire->n_areas; a++)
		for (size_t i = 0; i < unit->n_rows; i++)
			if (is_effect(&unit->rows[i]) &&
			    unit->rows[i].item->beside == &questionnaire->areas[a])
				put_effect(report, sheet, table, unit, &unit->rows[i]);
	sheet_end(sheet);
}
