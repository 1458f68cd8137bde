/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A line for each school of a district, where these are in different rounds. */
#include "base/io/language.h"
#include "report/facts/report_plans.h"
#include "report/facts/report_schools.h"
#include "report/report_sheet.h"

static const char *day_of(const struct round *round)
{
	return round->closed[0] != '\0' ? round->closed : _("open");
}

static void put_school(
    struct sheet *sheet, struct sheet_table *table, const struct report_school *school)
{
	struct sheet_row *row = sheet_row(table, NULL, school->school);

	sheet_cell(row, sheet->wide ? school->round->title : school->round->id);
	if (school->told)
		sheet_cell(
		    row, sheet_format(sheet, _("%ld of %ld"), school->responses, school->heads));
	else
		sheet_cell(row, _("hidden"))->hidden = true;
	sheet_cell(row, day_of(school->round));
	if (school->plan_day[0] == '\0')
		sheet_cell(row, _("no plan"));
	else
		sheet_cell(row,
		    school->plan_goes_on ? language_say(NC_("plan", "earlier")) : school->plan_day);
	sheet_cell(row, school->pulse != NULL ? day_of(school->pulse) : "");
}

void report_sheet_schools(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	const char *const heads[] = { language_say(NC_("column", "Round")), _("Answered"),
		_("Closed"), _("Plan of"), language_say(NC_("column", "Measured")) };
	const struct report_schools *all;
	struct sheet_table *table;

	if (!report_schools_differ(report, unit->unit))
		return;
	all = report->plans->schools;
	table = sheet_table(sheet, SHEET_MAP,
	    _("Where each school stands: schools are in different rounds."), _("School"));
	for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
		sheet_column(table, SHEET_NUMBERS, heads[i], 0);
	for (size_t i = 0; i < all->n; i++)
		if (report_schools_is_of(report, &all->schools[i], unit->unit))
			put_school(sheet, table, &all->schools[i]);
}
