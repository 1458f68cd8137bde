/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What parts of a report have in common: its cells, its columns, how many have answered. */
#include "report/report_sheet.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "document/round/organisation_joined.h"

size_t report_sheet_id_width(const struct report_unit *unit)
{
	size_t widest = 0;

	for (size_t i = 0; i < unit->n_rows; i++) {
		size_t width = unit->rows[i].item != NULL ? text_width(unit->rows[i].item->id) : 0;

		widest = width > widest ? width : widest;
	}
	return widest < REPORT_SHEET_ID ? widest : REPORT_SHEET_ID;
}

static const char *mark_of(const struct figure *figure)
{
	return figure->others ? REPORT_UNIT_OTHERS : NULL;
}

void report_sheet_n(const struct report *report, struct sheet *sheet, struct sheet_row *row,
    const struct figure *figure)
{
	char *n = sheet->wide ? report_unit_n_words(figure) : report_unit_n(report, figure);

	sheet_cell(row, sheet_keep(sheet, n))->mark = mark_of(figure);
}

void report_sheet_hidden(
    const struct sheet_table *table, struct sheet_row *row, const struct figure *figure)
{
	struct sheet_cell *cell = sheet_cell(row, _("hidden: too few"));

	cell->hidden = true;
	cell->span = sheet_cells(table);
	cell->mark = mark_of(figure);
}

const char *report_sheet_scale(struct sheet *sheet, size_t most, size_t width)
{
	return sheet_format(sheet, "0%*zu", (int)width - 1, most);
}

void report_sheet_answered(struct sheet *sheet, const struct report_unit *unit)
{
	const struct participation *participation = unit->participation;

	sheet_begin(sheet, SHEET_ANSWERED, NULL);
	sheet_words(sheet, participation->hidden ? SHEET_HIDDEN : SHEET_TEXT,
	    sheet_keep(sheet, report_unit_answered(unit)));
	if (!participation->hidden && participation->heads > 0)
		sheet_draw(sheet, sheet_bar(range_of((double)participation->responses * 100 /
						     (double)participation->heads),
				      100));
	sheet_end(sheet);
}

void report_sheet_joined(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	if (unit->unit != FIGURES_ALL)
		sheet_words(sheet, SHEET_TEXT,
		    sheet_keep(sheet,
			organisation_joined_say(report->figures->round->organisation, unit->unit)));
}

void report_sheet_others(struct sheet *sheet, const struct report_unit *unit)
{
	sheet_words(sheet, SHEET_ASIDE, report_unit_others(unit));
}
