/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Plans in words, the same in text and HTML. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "report/facts/report_plans.h"

/* A district need not have one. */
static bool is_due(const struct report *report, int unit)
{
	return report->figures->round->organisation->units[unit].level != UNIT_DISTRICT;
}

const char *report_plan_heading(const struct report *report, const struct report_unit *unit)
{
	const struct report_plan *plan = report_plan(report, unit->unit);

	if (plan == NULL || (unit->hidden && !report_plan_is_whole(report, unit->unit)))
		return NULL;
	if (report_plan_is(plan) || is_due(report, unit->unit))
		return _("The plan");
	return plan->pulse != NULL && plan->pulse != report->figures ? _("Temperature") : NULL;
}

/* «1 planned, 2 under way» */
static char *say_counts(const struct report_plan *plan)
{
	size_t n[PLAN_STATUSES];
	struct text list = { 0 };

	report_plan_count(plan, n);
	char *said[PLAN_STATUSES] = {
		[PLAN_PLANNED] =
		    text_format(P_("%zu planned", "%zu planned", n[PLAN_PLANNED]), n[PLAN_PLANNED]),
		[PLAN_UNDER_WAY] = text_format(
		    P_("%zu under way", "%zu under way", n[PLAN_UNDER_WAY]), n[PLAN_UNDER_WAY]),
		[PLAN_DONE] = text_format(P_("%zu done", "%zu done", n[PLAN_DONE]), n[PLAN_DONE]),
		[PLAN_DROPPED] =
		    text_format(P_("%zu dropped", "%zu dropped", n[PLAN_DROPPED]), n[PLAN_DROPPED]),
	};

	for (size_t s = 0; s < PLAN_STATUSES; s++) {
		if (n[s] > 0)
			text_addf(&list, "%s%s", list.length > 0 ? ", " : "", said[s]);
		free(said[s]);
	}
	if (plan->n_actions == 0)
		text_add(&list, _("no actions yet"));
	return text_take(&list);
}

char *report_plan_say_state(const struct report *report, int unit)
{
	const struct report_plan *plan = report_plan(report, unit);
	char *counts, *said;

	if (!report_plan_is(plan))
		return memory_copy(is_due(report, unit) ? _("No plan has come yet.") : "");
	counts = say_counts(plan);
	said = report_plan_is_earlier(report, plan)
		   ? text_format(_("Plan of %s, made after \"%s\": %s."), plan->day,
			 plan->round->title, counts)
		   : text_format(_("Plan of %s: %s."), plan->day, counts);
	free(counts);
	return said;
}

char *report_plan_focus(const struct round *round, char *const *focus, size_t n,
    const char *language, const char *between)
{
	struct text list = { 0 };

	for (size_t i = 0; i < n; i++) {
		const struct area *area = questionnaire_area(round->questionnaire, focus[i]);

		if (area != NULL)
			text_addf(&list, "%s%s %s", list.length > 0 ? between : "", area->id,
			    questionnaire_say(round->questionnaire, &area->title, language));
	}
	return text_take(&list);
}

char *report_plan_say_focus(const struct report *report, const struct report_plan *plan)
{
	char *list =
	    report_plan_focus(plan->round, plan->focus, plan->n_focus, report->language, "; ");
	char *said =
	    list[0] != '\0' ? text_format(_("It begins with: %s."), list) : memory_copy("");

	free(list);
	return said;
}

char *report_plan_say_action(const struct report *report, const struct plan_action *action)
{
	static const enum plan_writing texts[] = { PLAN_WHO, PLAN_WHEN };
	const char *dot = report->utf8 ? "·" : "-";
	struct text said = { 0 };

	text_add(&said, _(plan_status_names[action->status]));
	for (size_t i = 0; i < COUNT(texts); i++)
		if (action->texts[texts[i]][0])
			text_addf(&said, " %s %s", dot, action->texts[texts[i]]);
	return text_take(&said);
}

char *report_plan_say_pulse(const struct report_plan *plan)
{
	return text_format(_("Temperature: the mean of the answers in \"%s\" of %s."),
	    plan->pulse->round->title, plan->pulse->round->closed);
}

char *report_plan_say_request(const struct report_request *request)
{
	const char *about = request->about == PLAN_ABOUT_PULSE
				? _("Somebody to join the temperature measurement")
				: _("Support when planning");

	if (request->answered[0] == '\0')
		return text_format(
		    _("%s: asked for on %s, waits for an answer."), about, request->day);
	return text_format(
	    _("%s: asked for on %s, answered on %s."), about, request->day, request->answered);
}
