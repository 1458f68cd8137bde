/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Plans for programs: an object for each unit, in the organisation's order. */
#include <stdlib.h>

#include "report/data/report_json.h"
#include "report/facts/report_plans.h"

static void add_text(struct text *out, const char *key, const char *value)
{
	text_addf(out, ",\"%s\":", key);
	report_json_string(out, value);
}

/* "temperature" of an action, "pulse" of the work as a whole. */
static void add_figure(struct text *out, const char *key, const struct figure *figure)
{
	if (figure == NULL)
		return;
	text_addf(out, ",\"%s\":{\"hidden\":%s", key, figure->hidden ? "true" : "false");
	if (!figure->hidden) {
		text_addf(out, ",\"n\":%ld,\"n_is_least\":%s,\"%s\":", figure->n,
		    figure->n_is_least ? "true" : "false", figure->item != NULL ? "mean" : "index");
		report_json_range(out, figure->item != NULL ? figure->mean : figure->index, 1);
	}
	text_add(out, "}");
}

static void add_action(
    struct text *out, const struct report *report, int unit, const struct plan_action *action)
{
	text_addf(out, "{\"id\":%ld", action->id);
	add_text(out, "title", action->texts[PLAN_TITLE]);
	add_text(out, "who", action->texts[PLAN_WHO]);
	add_text(out, "when", action->texts[PLAN_WHEN]);
	add_text(out, "status", plan_status_names[action->status]);
	add_figure(out, "temperature", report_plan_temperature(report, unit, action));
	text_add(out, "}");
}

static void add_request(struct text *out, const struct report_request *request)
{
	text_add(out, "{\"about\":");
	report_json_string(out, plan_about_names[request->about]);
	add_text(out, "day", request->day);
	if (request->answered[0])
		add_text(out, "answered", request->answered);
	text_add(out, "}");
}

/* What is told of a school's plan and a district's alone. */
static void add_whole(
    struct text *out, const struct report *report, int unit, const struct report_plan *plan)
{
	text_add(out, ",\"focus\":[");
	for (size_t i = 0; i < plan->n_focus; i++) {
		text_add(out, i > 0 ? "," : "");
		report_json_string(out, plan->focus[i]);
	}
	text_add(out, "],\"actions\":[");
	for (size_t i = 0; i < plan->n_actions; i++) {
		text_add(out, i > 0 ? ",\n" : "\n");
		add_action(out, report, unit, &plan->actions[i]);
	}
	text_add(out, "],\"requests\":[");
	for (size_t i = 0; i < plan->n_requests; i++) {
		text_add(out, i > 0 ? "," : "");
		add_request(out, &plan->requests[i]);
	}
	text_add(out, "]");
}

static void add_plan(struct text *out, const struct report *report, const struct report_unit *unit)
{
	const struct report_plan *plan = report_plan(report, unit->unit);
	bool whole = report_plan_is_whole(report, unit->unit);
	bool hidden = unit->hidden && !whole;
	size_t counts[PLAN_STATUSES];

	text_add(out, "{\"unit\":");
	report_json_string(out, report->figures->round->organisation->units[unit->unit].id);
	text_addf(out, ",\"hidden\":%s", hidden ? "true" : "false");
	if (report_plan_is(plan) && !hidden) {
		report_plan_count(plan, counts);
		add_text(out, "round", plan->round->id);
		add_text(out, "day", plan->day);
		text_addf(out, ",\"revision\":%ld,\"counts\":{", plan->revision);
		for (size_t s = 0; s < PLAN_STATUSES; s++)
			text_addf(
			    out, "%s\"%s\":%zu", s > 0 ? "," : "", plan_status_names[s], counts[s]);
		text_add(out, "}");
	}
	add_figure(out, "pulse", report_plan_pulse(report, unit->unit));
	if (whole)
		add_whole(out, report, unit->unit, plan);
	text_add(out, "}");
}

void report_json_plans(const struct report *report, struct text *out)
{
	struct report_unit *units;
	const char *before = "\n";
	size_t n;

	if (report->plans == NULL)
		return;
	n = report_unit_list(report, &units);
	text_add(out, ",\"plans\":[");
	for (size_t i = 0; i < n; i++) {
		if (units[i].unit == FIGURES_ALL)
			continue;
		text_add(out, before);
		add_plan(out, report, &units[i]);
		before = ",\n";
	}
	text_add(out, "]");
	free(units);
}
