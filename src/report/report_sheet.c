/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which part stands where. */
#include "report/report_sheet.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "report/facts/report_change.h"
#include "report/facts/report_plans.h"
#include "report/facts/report_trend.h"

/* Where to find each unit; nothing where there is one page only. */
static void put_contents(
    const struct report *report, struct sheet *sheet, const struct report_unit *units, size_t n)
{
	if (n < 2)
		return;
	sheet_begin(sheet, SHEET_CONTENTS, _("Contents"));
	for (size_t i = 0; i < n; i++)
		if (report_dialogue_is_about(report, &units[i]))
			sheet_link(sheet, SHEET_ITEM,
			    sheet_keep(sheet, report_unit_name(report, &units[i])), NULL,
			    sheet_format(sheet, "dialogue-%d", units[i].unit + 1));
	sheet_link(sheet, SHEET_ITEM, _("Figures in detail"), NULL, "details");
	if (report->trend != NULL)
		sheet_link(sheet, SHEET_ITEM, report_trend_heading(), NULL, "trend");
	sheet_end(sheet);
}

/* How to read the changes, once. */
static void put_notes(
    const struct report *report, struct sheet *sheet, const struct report_unit *units, size_t n)
{
	char *notes[REPORT_CHANGE_NOTES];
	size_t n_notes = report_change_notes(report, units, n, sheet->wide, notes);

	sheet_begin(sheet, SHEET_EXPLANATION, "changes");
	if (sheet->wide)
		sheet_words(sheet, SHEET_HEADING_2, _("How to read changes"));
	for (size_t i = 0; i < n_notes; i++)
		sheet_words(sheet, SHEET_TEXT, sheet_keep(sheet, notes[i]));
	sheet_end(sheet);
}

/* What a unit's page has shown already is not shown again. */
static void put_details_of(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	bool has_page = report_dialogue_is_about(report, unit);

	sheet_begin(sheet, has_page ? SHEET_SECTION : SHEET_SUBSECTION, NULL);
	sheet_words(sheet, SHEET_HEADING_2, sheet_keep(sheet, report_unit_name(report, unit)));
	report_sheet_answered(sheet, unit);
	report_sheet_joined(report, sheet, unit);
	if (unit->hidden && !unit->participation->hidden)
		sheet_words(sheet, SHEET_HIDDEN, report_unit_why(unit));
	if (!unit->hidden) {
		if (!has_page)
			report_sheet_areas(report, sheet, unit);
		report_sheet_actions(report, sheet, unit);
		report_sheet_items(report, sheet, unit);
		report_sheet_others(sheet, unit);
		report_sheet_comments(report, sheet, unit);
	}
	sheet_end(sheet);
}

static void put_details(
    const struct report *report, struct sheet *sheet, const struct report_unit *units, size_t n)
{
	sheet_begin(sheet, SHEET_CHAPTER, "details");
	sheet_words(sheet, SHEET_HEADING, _("Figures in detail"));
	sheet_words(sheet, SHEET_TEXT,
	    _("Where it says \"hidden: too few\", no more detail can be shown. \"≥\", \"≤\" and "
	      "\"–\" are given where a closer figure would say what each of a group answered; the "
	      "bar is hatched there."));
	if (report->figures->comparison != NULL)
		put_notes(report, sheet, units, n);
	if (n > 1)
		report_sheet_map(report, sheet, units, n);
	for (size_t i = 0; i < n; i++)
		put_details_of(report, sheet, &units[i]);
	sheet_end(sheet);
}

/* A page to talk over for each unit that is talked over, then the figures in detail. */
static void put_pages(
    const struct report *report, struct sheet *sheet, const struct report_unit *units, size_t n)
{
	sheet_words(sheet, SHEET_RUNNING, report->figures->round->title);
	put_contents(report, sheet, units, n);
	for (size_t i = 0; i < n; i++)
		if (report_dialogue_is_about(report, &units[i]))
			report_sheet_dialogue(report, sheet, units, n, &units[i]);
	put_details(report, sheet, units, n);
	if (report->trend != NULL)
		report_sheet_trend(report, sheet);
}

static void put_head(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	const char *dot = report->utf8 ? "·" : "-";
	const char *name = sheet_keep(sheet, report_unit_name(report, unit));
	const char *answered = sheet_keep(sheet, report_unit_answered(unit));

	sheet_begin(sheet, SHEET_TOGETHER, NULL);
	sheet_words(sheet, SHEET_HEADING,
	    sheet_format(
		sheet, "%s %s %s %s %s", name, dot, report->figures->round->title, dot, answered));
	report_sheet_joined(report, sheet, unit);
	if (unit->hidden && !unit->participation->hidden)
		sheet_words(sheet, SHEET_HIDDEN, report_unit_why(unit));
	if (!unit->hidden) {
		sheet_rule(sheet);
		report_sheet_areas(report, sheet, unit);
	}
	sheet_end(sheet);
}

static void put_unit(const struct report *report, struct sheet *sheet,
    const struct report_unit *units, size_t n, const struct report_unit *unit)
{
	put_head(report, sheet, unit);
	/* A plan is no figure; and who asks for this unit alone reads why. */
	if (unit->hidden &&
	    (unit->unit == report->unit ||
		(report->plans != NULL && report_plan_is_whole(report, unit->unit))))
		report_sheet_dialogue(report, sheet, units, n, unit);
	if (unit->hidden)
		return;
	report_sheet_others(sheet, unit);
	report_sheet_dialogue(report, sheet, units, n, unit);
	report_sheet_items(report, sheet, unit);
	report_sheet_actions(report, sheet, unit);
	report_sheet_shares(report, sheet, unit);
	report_sheet_comments(report, sheet, unit);
}

static void put_units(
    const struct report *report, struct sheet *sheet, const struct report_unit *units, size_t n)
{
	if (report->trend != NULL) {
		report_sheet_trend(report, sheet);
		return;
	}
	sheet_words(sheet, SHEET_ROUND, sheet_keep(sheet, report_unit_publication(report)));
	for (size_t i = 0; i < n; i++)
		put_unit(report, sheet, units, n, &units[i]);
	if (report->figures->comparison != NULL)
		put_notes(report, sheet, units, n);
}

void report_sheet(const struct report *report, struct sheet *sheet)
{
	struct report_unit *units;
	size_t n = report_unit_list(report, &units);

	sheet->language = report->language;
	sheet->title = report->figures->round->title;
	sheet->utf8 = report->utf8;
	(sheet->wide ? put_pages : put_units)(report, sheet, units, n);
	free(units);
}
