/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A unit's plan in HTML: a table of its actions, with a thermometer where people were asked how it
 * goes. */
#include <stdlib.h>

#include "base/format/html.h"
#include "base/io/language.h"
#include "report/facts/report_action.h"
#include "report/facts/report_plans.h"
#include "report/report_html_table.h"
#include "report/report_svg.h"

/* `said` is given back. */
static void add_paragraph(struct text *out, char *said)
{
	if (said[0])
		html_element(out, "p", NULL, said);
	free(said);
}

static void add_bar(struct text *out, const struct figure *figure)
{
	if (figure->item != NULL)
		report_svg_bar(
		    out, (struct range){ 100 * report_action_share(figure, figure->mean.low),
			     100 * report_action_share(figure, figure->mean.high) });
	else
		report_svg_index(out, figure->index, report_unit_interval(figure));
}

/* What is measured, of how much; empty where it was not asked. */
static void add_figures(const struct report *report, struct text *out, const struct figure *figure)
{
	size_t most = figure && figure->item ? figure->item->scale->n_labels - 1 : 100;
	char *number, *said;

	if (!figure) {
		text_add(out, "<td></td><td></td>");
		return;
	}
	if (figure->hidden) {
		report_html_table_hidden(out, figure, 2);
		return;
	}
	number =
	    figure->item ? range_say(figure->mean, 1, true) : report_unit_index(report, figure);
	said = text_format(_("%s of %zu"), number, most);
	html_element(out, "td", "n mean", said);
	report_html_table_n(out, figure);
	free(number);
	free(said);
}

static void add_action(const struct report *report, struct text *out, int unit,
    const struct plan_action *action, bool measured)
{
	const struct figure *figure = report_plan_temperature(report, unit, action);
	char *said = report_plan_say_action(report, action);

	report_html_table_row(out, NULL, action->texts[PLAN_TITLE]);
	text_add(out, " ");
	html_element(out, "span", "by", said);
	if (figure && !figure->hidden)
		add_bar(out, figure);
	report_html_table_end_row_head(out);
	if (measured)
		add_figures(report, out, figure);
	report_html_table_end_row(out);
	free(said);
}

/* How it goes as a whole; a report of that measurement has it among its areas. */
static const struct figure *whole_of(const struct report *report, int unit)
{
	if (report_plan(report, unit)->pulse == report->figures)
		return NULL;
	return report_plan_pulse(report, unit);
}

static void add_whole(const struct report *report, struct text *out, const struct figure *figure)
{
	if (!figure)
		return;
	report_html_table_row(out, NULL, _("The work as a whole"));
	if (!figure->hidden)
		add_bar(out, figure);
	report_html_table_end_row_head(out);
	add_figures(report, out, figure);
	report_html_table_end_row(out);
}

static void add_table(
    const struct report *report, struct text *out, int unit, const struct report_plan *plan)
{
	size_t n = report_plan_is_whole(report, unit) ? plan->n_actions : 0;
	const struct figure *whole = whole_of(report, unit);
	char *caption = plan->pulse ? report_plan_say_pulse(plan)
				    : text_format("%s", _("The actions of the plan."));

	if (n > 0 || whole) {
		report_html_table_begin(out, "plan", caption);
		report_html_table_head(out, "", n > 0 ? _("Action") : _("The plans"), NULL);
		if (plan->pulse) {
			report_html_table_head(out, "n", _("Temperature"), NULL);
			report_html_table_head(out, "n", _("n"), NULL);
		}
		report_html_table_end_heads(out);
		for (size_t i = 0; i < n; i++)
			add_action(report, out, unit, &plan->actions[i], plan->pulse != NULL);
		add_whole(report, out, whole);
		report_html_table_end(out);
	}
	free(caption);
}

void report_html_plan(const struct report *report, struct text *out, const struct report_unit *unit)
{
	const struct report_plan *plan = report_plan(report, unit->unit);
	const char *heading = report_plan_heading(report, unit);

	if (!heading)
		return;
	text_add(out, "<div class=\"plan\">");
	html_element(out, "h3", NULL, heading);
	add_paragraph(out, report_plan_say_state(report, unit->unit));
	if (report_plan_is(plan) && report_plan_is_whole(report, unit->unit))
		add_paragraph(out, report_plan_say_focus(report, plan));
	add_table(report, out, unit->unit, plan);
	text_add(out, "</div>\n");
}
