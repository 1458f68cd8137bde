/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plan: where to begin, and the actions. */
#include <stdlib.h>

#include "base/io/language.h"
#include "client/steps/lead/step_lead.h"

/* Choices before the actions. */
enum { BEFORE = 1 };

static bool has_room(const struct plan *plan)
{
	return plan->n_actions < PLAN_MAX_ACTIONS;
}

static enum error plan_show(const struct journey *journey, struct page *page)
{
	const struct plan *plan = journey->lead->plan;
	struct page_choice *choice;
	char *focus = step_lead_focus(journey, plan);

	step_lead_head(journey, page);
	page_line(page, PAGE_TEXT, "%s",
	    _("Choose where to begin, and what you will do. One or two actions that get done are "
	      "better than ten that do not."));
	if (focus[0] != '\0')
		page_row(page, _("Begin with"), focus);
	else
		step_lead_show_proposed(journey, page);
	step_lead_plan_temperatures(journey, page);
	choice = page_choice(page, _("Where to begin"));
	if (plan->n_focus > 0)
		page_set(&choice->aside, P_("%zu area", "%zu areas", plan->n_focus), plan->n_focus);
	else
		page_set(&choice->aside, "%s", _("not chosen yet"));
	for (size_t i = 0; i < plan->n_actions; i++) {
		choice = page_choice(page, plan->actions[i].texts[PLAN_TITLE]);
		choice->aside = step_lead_action_status(journey, &plan->actions[i]);
	}
	if (has_room(plan))
		page_choice(page, _("Add an action"));
	page_choice(page, _("Back to the unit"));
	page_set(&page->status_right, "%s", _("Saved"));
	free(focus);
	return ERROR_NONE;
}

static enum error plan_choose(struct journey *journey, size_t choice)
{
	const struct plan *plan = journey->lead->plan;
	size_t behind = BEFORE + plan->n_actions;

	if (choice == 0)
		return walk_go(journey->walk, STEP_FOCUS);
	if (choice < behind) {
		journey->at.action = plan->actions[choice - BEFORE].id;
		journey->at.place = PLAN_TITLE;
		return walk_go(journey->walk, STEP_ACTION);
	}
	if (choice == behind && has_room(plan))
		return step_lead_new_action(journey);
	return walk_go(journey->walk, STEP_LEAD);
}

static const struct step_key plan_keys[] = {
	{ 'u', STEP_NO_ARROW, N_("undo"), step_lead_undo, false },
	{ 'w', STEP_NO_ARROW, N_("save as a file"), step_lead_keep, true },
	{ 0 },
};

const struct step step_plan = {
	.name = "plan",
	.help = N_("Every change is saved at once, in your profile only. Hand the plan over from "
		   "the unit's page when you have talked it through."),
	.show = plan_show,
	.choose = plan_choose,
	.keys = plan_keys,
};
