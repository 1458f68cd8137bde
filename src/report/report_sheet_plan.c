/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A unit's plan: where it begins, how far it is, and each action, with a thermometer where people
 * were asked how it goes. */
#include "base/io/language.h"
#include "report/facts/report_plans.h"
#include "report/report_sheet.h"

enum { BAR_WIDTH = 20, MEAN_WIDTH = 16, WHOLE = 100 };

static size_t most_of(const struct figure *figure)
{
	return figure->item != NULL ? figure->item->scale->n_labels - 1 : WHOLE;
}

/* With columns for what is measured, from 0 to so many; 0: nothing is. */
static struct sheet_table *put_table(
    struct sheet *sheet, const char *caption, const char *head, size_t most)
{
	struct sheet_table *table =
	    sheet_table(sheet, SHEET_ACTIONS, caption, sheet->wide ? head : NULL);

	table->uncut = true;
	if (most == 0)
		return table;
	sheet_column(table, SHEET_BARS, report_sheet_scale(sheet, most, BAR_WIDTH), BAR_WIDTH);
	sheet_column(table, SHEET_MEANS, sheet->wide ? _("Temperature") : _("mean"), MEAN_WIDTH);
	sheet_column(table, SHEET_COUNTS, _("n"), REPORT_SHEET_N);
	return table;
}

/* What is measured, where it is wide of how much. */
static void put_figures(const struct report *report, struct sheet *sheet,
    const struct sheet_table *table, struct sheet_row *row, const struct figure *figure)
{
	bool item = figure->item != NULL;
	size_t most = most_of(figure);
	const char *number;

	if (figure->hidden) {
		report_sheet_hidden(table, row, figure);
		return;
	}
	row->drawing = item ? sheet_bar(figure->mean, (double)most)
			    : sheet_bar_between(figure->index, WHOLE, report_unit_interval(figure));
	number = sheet_keep(sheet,
	    item ? range_say(figure->mean, 1, report->utf8) : report_unit_index(report, figure));
	sheet_cell(row, sheet->wide ? sheet_format(sheet, _("%s of %zu"), number, most) : number);
	report_sheet_n(report, sheet, row, figure);
}

static void put_action(const struct report *report, struct sheet *sheet, struct sheet_table *table,
    const struct plan_action *action, const struct figure *figure)
{
	struct sheet_row *row = sheet_row(table, NULL, action->texts[PLAN_TITLE]);

	row->bullet = "- ";
	row->aside = sheet_keep(sheet, report_plan_say_action(report, action));
	if (figure != NULL)
		put_figures(report, sheet, table, row, figure);
	for (size_t i = 0; sheet->wide && figure == NULL && i < sheet_cells(table); i++)
		sheet_cell(row, NULL);
}

static void put_whole(const struct report *report, struct sheet *sheet, struct sheet_table *table,
    const struct figure *figure)
{
	if (figure != NULL)
		put_figures(
		    report, sheet, table, sheet_row(table, NULL, _("The work as a whole")), figure);
}

/* Where it is wide, all in one table. */
static void put_wide(const struct report *report, struct sheet *sheet, int unit,
    const struct report_plan *plan, const struct figure *whole)
{
	size_t n = report_plan_is_whole(report, unit) ? plan->n_actions : 0;
	struct sheet_table *table;

	if (n == 0 && whole == NULL)
		return;
	table = put_table(sheet,
	    plan->pulse != NULL ? sheet_keep(sheet, report_plan_say_pulse(plan))
				: _("The actions of the plan."),
	    n > 0 ? _("Action") : _("The plans"), plan->pulse != NULL ? WHOLE : 0);
	for (size_t i = 0; i < n; i++)
		put_action(report, sheet, table, &plan->actions[i],
		    report_plan_temperature(report, unit, &plan->actions[i]));
	put_whole(report, sheet, table, whole);
}

/* Otherwise first how it goes as a whole, then a table for the actions of each scale. */
static void put_narrow(const struct report *report, struct sheet *sheet, int unit,
    const struct report_plan *plan, const struct figure *whole)
{
	struct sheet_table *table = NULL;
	size_t most = 0;

	if (plan->pulse != NULL && plan->pulse != report->figures)
		sheet_words(sheet, SHEET_TEXT, sheet_keep(sheet, report_plan_say_pulse(plan)));
	if (whole != NULL)
		put_whole(report, sheet, put_table(sheet, NULL, NULL, WHOLE), whole);
	for (size_t i = 0; i < plan->n_actions && report_plan_is_whole(report, unit); i++) {
		const struct figure *figure =
		    report_plan_temperature(report, unit, &plan->actions[i]);

		if (table == NULL || (figure != NULL && most != most_of(figure))) {
			most = figure != NULL ? most_of(figure) : 0;
			table = put_table(sheet, NULL, NULL, most);
		}
		put_action(report, sheet, table, &plan->actions[i], figure);
	}
}

void report_sheet_plan(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	const struct report_plan *plan = report_plan(report, unit->unit);
	const char *heading = report_plan_heading(report, unit);
	const struct figure *whole;

	if (heading == NULL)
		return;
	/* A report of that measurement has it among its areas. */
	whole = plan->pulse == report->figures ? NULL : report_plan_pulse(report, unit->unit);
	sheet_begin(sheet, SHEET_PLAN, NULL);
	sheet_words(sheet, SHEET_HEADING_2, heading);
	sheet_words(
	    sheet, SHEET_TEXT, sheet_keep(sheet, report_plan_say_state(report, unit->unit)));
	if (report_plan_is(plan) && report_plan_is_whole(report, unit->unit))
		sheet_words(
		    sheet, SHEET_TEXT, sheet_keep(sheet, report_plan_say_focus(report, plan)));
	(sheet->wide ? put_wide : put_narrow)(report, sheet, unit->unit, plan, whole);
	sheet_end(sheet);
}
