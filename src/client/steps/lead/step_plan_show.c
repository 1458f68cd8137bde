/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A plan to be read, action by action. */
#include <stdlib.h>

#include "base/io/language.h"
#include "client/steps/lead/step_lead.h"
#include "report/facts/report_plans.h"
#include "report/plan_sheet.h"

char *step_lead_focus(const struct journey *journey, const struct plan *plan)
{
	return report_plan_focus(journey->round, plan->focus, plan->n_focus, language_now(), ", ");
}

static void show_action(
    const struct journey *journey, const struct plan_action *action, struct page *page)
{
	const struct plan_sheet plan = { .round = journey->round, .language = language_now() };
	char *aims = plan_sheet_aims(&plan, action), *toward = step_lead_toward(journey, action);
	char *how_far = step_lead_how_far(action);

	page_line(
	    page, PAGE_HEADING, "%ld %s (%s)", action->id, action->texts[PLAN_TITLE], how_far);
	free(how_far);
	step_lead_temperatures(journey, action, page);
	for (size_t t = PLAN_TITLE + 1; t < PLAN_TEXTS; t++)
		if (action->texts[t][0] != '\0')
			page_row(page, _(plan_fields[t].label), action->texts[t]);
	if (aims[0] != '\0')
		page_row(page, _("Aims to improve"), aims);
	if (action->since[0] != '\0')
		page_row(page, _("Begun in"), action->since);
	if (toward[0] != '\0')
		page_row(page, _("Belongs to"), toward);
	free(toward);
	free(aims);
}

/* What its leader says in it. */
static void show_said(
    enum unit_said_what what, const struct plan_said *list, size_t count, struct page *page)
{
	for (size_t i = 0; i < count; i++) {
		const struct unit_said said = {
			.what = what, .id = list[i].id, .about = list[i].about
		};
		char *speaker = plan_sheet_speaker(NULL, &said);

		page_line(page, PAGE_HEADING, "%s  %s", list[i].day, speaker);
		page_line(page, PAGE_TEXT, "%s", list[i].text);
		if (list[i].contact[0] != '\0')
			page_line(page, PAGE_TEXT, _("Reached by: %s"), list[i].contact);
		free(speaker);
	}
}

void step_lead_show_plan(const struct journey *journey, const struct plan *plan, struct page *page)
{
	char *focus = step_lead_focus(journey, plan);

	if (focus[0] != '\0')
		page_row(page, _("Begin with"), focus);
	for (size_t i = 0; i < plan->n_actions; i++)
		show_action(journey, &plan->actions[i], page);
	show_said(UNIT_SAID_REQUEST, plan->requests, plan->n_requests, page);
	show_said(UNIT_SAID_NOTE, plan->notes, plan->n_notes, page);
	free(focus);
}
