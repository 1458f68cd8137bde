/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The trend: what the rounds are, then a table for each unit. */
#include <stdlib.h>

#include "report/facts/report_trend.h"
#include "report/report_sheet.h"

static void put_rounds(const struct report_trend *trend, struct sheet *sheet)
{
	sheet_begin(sheet, SHEET_ENTRIES, NULL);
	for (size_t i = 0; i < trend->n; i++)
		sheet_words(sheet, SHEET_ITEM,
		    sheet_keep(sheet, report_trend_say_round(&trend->rounds[i])));
	sheet_end(sheet);
}

/* Whether any of its figures has the mark for others. */
static bool put_unit(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	bool marked;

	sheet_begin(sheet, SHEET_TOGETHER, NULL);
	sheet_words(sheet, SHEET_HEADING_2, sheet_keep(sheet, report_unit_name(report, unit)));
	if (!sheet->wide)
		sheet_rule(sheet);
	marked = report_trend_table(report, sheet, unit);
	for (size_t i = 0; i < report->trend->n; i++)
		sheet_words(sheet, SHEET_ASIDE,
		    sheet_keep(
			sheet, report_trend_from(report, &report->trend->rounds[i], unit->unit)));
	sheet_end(sheet);
	return marked;
}

void report_sheet_trend(const struct report *report, struct sheet *sheet)
{
	struct report_unit *units;
	size_t n = report_unit_list(report, &units);
	bool marked = false;

	sheet_begin(sheet, SHEET_CHAPTER, "trend");
	sheet_words(sheet, SHEET_HEADING, report_trend_heading());
	put_rounds(report->trend, sheet);
	if (sheet->wide)
		sheet_words(sheet, SHEET_ASIDE, report_unit_others_said());
	for (size_t i = 0; i < n; i++)
		marked = put_unit(report, sheet, &units[i]) || marked;
	if (marked && !sheet->wide)
		sheet_words(sheet, SHEET_ASIDE, report_unit_others_said());
	sheet_end(sheet);
	free(units);
}
