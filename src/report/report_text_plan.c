/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A unit's plan in at most 80 columns: where it begins, how far it is, and each action, with a
 * thermometer where people were asked how it goes. */
#include <stdlib.h>

#include "base/io/language.h"
#include "report/facts/report_action.h"
#include "report/facts/report_line.h"
#include "report/facts/report_plans.h"

enum { BAR_WIDTH = 20, MEAN_WIDTH = 16 };
enum { TITLE_WIDTH = REPORT_LINE_WIDTH - BAR_WIDTH - MEAN_WIDTH - REPORT_LINE_N };

/* `said` is given back. */
static void add_line(struct text *out, char *said)
{
	if (said[0])
		report_line_wrapped(out, said, "  ", "  ");
	free(said);
}

static void add_head(struct text *out, size_t most)
{
	char *end = text_format("%zu", most);

	report_line_times(out, " ", TITLE_WIDTH);
	text_add(out, "0");
	report_line_right(out, end, BAR_WIDTH - 1);
	report_line_right(out, _("mean"), MEAN_WIDTH);
	report_line_n_head(out);
	text_add(out, "\n");
	free(end);
}

/* Figures behind what stands in the line; `share` is how much of the bar is filled. */
static void add_figures(
    const struct report *report, struct text *out, const struct figure *figure, double share)
{
	char *number;

	if (figure->hidden) {
		report_line_hidden(out, figure, BAR_WIDTH + MEAN_WIDTH + REPORT_LINE_N);
	} else {
		number = figure->item ? range_say(figure->mean, 1, report->utf8)
				      : report_unit_index(report, figure);
		report_line_bar(report, out, share, BAR_WIDTH);
		report_line_right(out, number, MEAN_WIDTH);
		report_line_n(report, out, figure);
		free(number);
	}
	report_line_end(out);
}

static void add_action(const struct report *report, struct text *out, int unit,
    const struct plan_action *action, size_t *most)
{
	const struct figure *figure = report_plan_temperature(report, unit, action);
	char *said = report_plan_say_action(report, action);

	if (figure && *most != figure->item->scale->n_labels - 1) {
		*most = figure->item->scale->n_labels - 1;
		add_head(out, *most);
	}
	if (figure) {
		text_add(out, "- ");
		report_line_left(report, out, action->texts[PLAN_TITLE], TITLE_WIDTH - 3);
		text_add(out, " ");
		add_figures(
		    report, out, figure, report_action_share(figure, range_number(figure->mean)));
	} else {
		report_line_wrapped(out, action->texts[PLAN_TITLE], "- ", "  ");
	}
	add_line(out, said);
}

/* How it goes as a whole; a report of that measurement has it among its areas. */
static void add_pulse(
    const struct report *report, struct text *out, int unit, const struct report_plan *plan)
{
	const struct figure *figure = report_plan_pulse(report, unit);

	if (!plan->pulse || plan->pulse == report->figures)
		return;
	add_line(out, report_plan_say_pulse(plan));
	if (!figure)
		return;
	add_head(out, 100);
	report_line_left(report, out, _("The work as a whole"), TITLE_WIDTH);
	add_figures(report, out, figure, range_number(figure->index) / 100);
}

void report_text_plan(const struct report *report, struct text *out, const struct report_unit *unit)
{
	const struct report_plan *plan = report_plan(report, unit->unit);
	const char *heading = report_plan_heading(report, unit);
	size_t most = 0;

	if (!heading)
		return;
	text_addf(out, "%s\n", heading);
	add_line(out, report_plan_say_state(report, unit->unit));
	if (report_plan_is(plan) && report_plan_is_whole(report, unit->unit))
		add_line(out, report_plan_say_focus(report, plan));
	add_pulse(report, out, unit->unit, plan);
	for (size_t i = 0; i < plan->n_actions && report_plan_is_whole(report, unit->unit); i++)
		add_action(report, out, unit->unit, &plan->actions[i], &most);
	text_add(out, "\n");
}
