/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Asking for support: with what, in words, and how to be reached. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/lead/step_lead.h"

static enum error support_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	page_line(page, PAGE_TEXT, _("What do you want help with from %s?"),
	    journey->round->central_name);
	page_choice(page, _("Support while we make the plan"));
	page_choice(page, _("Somebody to join the temperature measurement"));
	page_choice(page, _("Not now"));
	return ERROR_NONE;
}

static enum error support_choose(struct journey *journey, size_t choice)
{
	static const enum plan_about abouts[] = { PLAN_ABOUT_PLANNING, PLAN_ABOUT_PULSE };

	if (choice >= COUNT(abouts))
		return walk_go(journey->walk, STEP_LEAD);
	journey->at.about = abouts[choice];
	return walk_go(journey->walk, STEP_SUPPORT_TEXT);
}

const struct step step_support = {
	.name = "support",
	.help = N_("The request goes with the plan when you hand it over. The coordinator sees the "
		   "open ones, the oldest first."),
	.show = support_show,
	.choose = support_choose,
};

static enum error text_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	page_line(page, PAGE_HEADING, "%s",
	    journey->at.about == PLAN_ABOUT_PULSE
		? _("Somebody to join the temperature measurement")
		: _("Support while we make the plan"));
	page_line(
	    page, PAGE_TEXT, "%s", _("What is it about, and when would it suit you to meet?"));
	page->field = PAGE_LINES;
	page->limit = PLAN_MAX_TEXT;
	step_lead_draft(journey, page, "support/%s", plan_about_names[journey->at.about]);
	page_set(&page->label, "%s", _("Message"));
	if (journey->at.text != NULL)
		page_set(&page->given, "%s", journey->at.text);
	return ERROR_NONE;
}

static enum error text_write(struct journey *journey, const char *text)
{
	enum error rc = plan_may_say(text_is_blank(text) ? "" : text);

	if (rc != ERROR_NONE)
		return rc;
	text_forget(journey->at.text);
	journey->at.text = memory_copy(text);
	return walk_go(journey->walk, STEP_SUPPORT_CONTACT);
}

const struct step step_support_text = {
	.name = "support-text",
	.help = N_("Write a few lines; you are asked next how to reach you."),
	.show = text_show,
	.write = text_write,
	.goes_on = true,
};

static enum error contact_show(const struct journey *journey, struct page *page)
{
	const struct plan *plan = journey->lead->plan;

	step_lead_head(journey, page);
	page_line(page, PAGE_TEXT, "%s",
	    _("How can we reach you? A telephone number, an e-mail address, or a room and a "
	      "time."));
	page->field = PAGE_LINE;
	page->limit = PLAN_MAX_LINE;
	step_lead_draft(journey, page, "reached");
	page_set(&page->label, "%s", _("Reached by"));
	/* As they were reached the last time. */
	if (plan->n_requests > 0)
		page_set(&page->given, "%s", plan->requests[plan->n_requests - 1].contact);
	return ERROR_NONE;
}

static enum error contact_write(struct journey *journey, const char *text)
{
	enum error rc = plan_may_reach(text_is_blank(text) ? "" : text);
	struct plan *plan;

	if (rc != ERROR_NONE)
		return rc;
	plan = plan_copy(journey->lead->plan);
	if (plan_add_request(plan, journey->at.about, journey->at.text, text) == NULL) {
		plan_free(plan);
		return error_hint(error_set(ERROR_REFUSED, _("there are too many requests")),
		    _("Phone the coordinator, or write in another way."));
	}
	rc = lead_keep(journey->lead, plan);
	if (rc != ERROR_NONE)
		return rc;
	if (step_lead_drop_drafts(journey, "support/") != ERROR_NONE)
		error_clear();
	text_forget(journey->at.text);
	journey->at.text = NULL;
	return step_lead_said(journey);
}

const struct step step_support_contact = {
	.name = "support-contact",
	.help = N_("Only the coordinator and those with the leader code of the unit see it."),
	.show = contact_show,
	.write = contact_write,
};
