/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plan: where to begin, and the actions. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
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
		return walk_go(journey->walk, STEP_NEW_ACTION);
	return walk_go(journey->walk, STEP_LEAD);
}

static const struct step_key plan_keys[] = {
	{ 'u', STEP_NO_ARROW, N_("undo"), step_lead_undo, false },
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

static enum error new_action_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", _("A new action"));
	page_line(page, PAGE_TEXT, "%s", _(plan_fields[PLAN_TITLE].help));
	page->field = PAGE_LINE;
	page->limit = plan_fields[PLAN_TITLE].most;
	step_lead_draft(journey, page, "new-action");
	page_set(&page->label, "%s", _(plan_fields[PLAN_TITLE].label));
	return ERROR_NONE;
}

static enum error new_action_write(struct journey *journey, const char *text)
{
	struct plan *plan;
	struct plan_action *action;
	enum error rc = ERROR_NONE;

	if (text_is_blank(text))
		return error_hint(error_set(ERROR_REFUSED, _("an action needs a title")),
		    _("Write it in a few words, or go back."));
	plan = plan_copy(journey->lead->plan);
	action = plan_add_action(plan);
	if (action == NULL)
		rc = error_set(ERROR_REFUSED, _("the plan has as many actions as it can have"));
	else
		rc = plan_write(action, PLAN_TITLE, text);
	if (rc != ERROR_NONE) {
		plan_free(plan);
		return rc;
	}
	journey->at.action = action->id;
	journey->at.place = PLAN_TITLE;
	rc = step_lead_save(journey, plan);
	if (rc != ERROR_NONE)
		return rc;
	/* From the action, back is to the plan. */
	walk_go(journey->walk, STEP_PLAN);
	return walk_go(journey->walk, STEP_ACTION);
}

const struct step step_new_action = {
	.name = "new-action",
	.help = N_("Write a short title and press Enter. What, who and when come next."),
	.show = new_action_show,
	.write = new_action_write,
};
