/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The page of a unit that is led: what is new, how far its plan is, and where one goes from here.
 */
#include "client/steps/lead/step_lead.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/led_news.h"
#include "client/steps/standing.h"
#include "client/store/drafts.h"
#include "document/round/round_actions.h"
#include "form/score.h"

void step_lead_head(const struct journey *journey, struct page *page)
{
	char *name = lead_name(journey->lead);

	page_set(&page->title, "%s", name);
	page_set(&page->place, "%s", journey->round->title);
	free(name);
}

static char *draft_name(const struct lead *lead, const char *name)
{
	return text_format("unit/%s %s/%s", lead->round->id,
	    lead->round->organisation->units[lead->unit].id, name);
}

void step_lead_draft(const struct journey *journey, struct page *page, const char *format, ...)
{
	struct text name = { 0 };
	va_list list;

	va_start(list, format);
	text_add_list(&name, format, list);
	va_end(list);
	free(page->draft);
	page->draft = draft_name(journey->lead, name.bytes);
	text_free(&name);
}

enum error step_lead_drop_drafts(struct journey *journey, const char *start)
{
	char *name = draft_name(journey->lead, start);
	enum error rc = drafts_drop(journey->profile, name);

	free(name);
	return rc;
}

const struct plan_action *step_lead_action(const struct journey *journey)
{
	return plan_action(journey->lead->plan, journey->at.action);
}

bool step_lead_is_aimed_at(const struct journey *journey, const struct area *area)
{
	return (score_has_index(area) || area->purpose == AREA_CONDITIONS) &&
	       round_asks(journey->round, journey->lead->unit, area);
}

enum error step_lead_save(struct journey *journey, struct plan *changed)
{
	enum error rc = lead_keep(journey->lead, changed);

	if (rc == ERROR_NONE)
		walk_say(journey->walk, "%s", _("Saved."));
	return rc;
}

enum error step_lead_undo(struct journey *journey)
{
	enum error rc = lead_undo(journey->lead);

	if (rc == ERROR_NOT_FOUND) {
		walk_say(journey->walk, "%s", _("There is nothing to undo."));
		return ERROR_NONE;
	}
	if (rc == ERROR_NONE)
		walk_say(journey->walk, "%s", _("Undone: the plan is as it was before."));
	/* What was looked at may not be there any more. */
	if (rc == ERROR_NONE && journey->at.action != 0 && step_lead_action(journey) == NULL)
		return walk_go(journey->walk, STEP_PLAN);
	return rc;
}

static bool has_thread(const struct lead *lead)
{
	return lead_has_plan(lead) || (lead->file != NULL && lead->file->n_said > 0);
}

static bool has_anything(const struct lead *lead)
{
	return lead_has_plan(lead) || lead_has_results(lead);
}

/* Where one goes from the unit's page, in order; `is` NULL: always. */
struct way {
	const char *label; /* N_() */
	enum step_id step;
	enum error (*act)(struct journey *journey); /* in the place of a step */
	bool (*is)(const struct lead *lead);
};

static const struct way ways[] = {
	{ N_("Choose which plan to go on with"), STEP_LEAD_OTHER, NULL, lead_has_other },
	{ N_("Go on with the plan from before"), STEP_LEAD_BEFORE, NULL, lead_has_before },
	{ N_("Look at the result"), STEP_LEAD_RESULT, NULL, lead_has_results },
	{ N_("Write the plan"), STEP_PLAN, NULL, lead_writes },
	{ N_("Messages"), STEP_THREAD, NULL, has_thread },
	{ N_("What was agreed on"), STEP_AGREED, NULL, lead_has_agreed },
	{ N_("Ask for support"), STEP_SUPPORT, NULL, lead_writes },
	{ N_("Hand the plan over"), STEP_PLAN_SENT, NULL, lead_writes },
	{ N_("Fetch what has come"), STEP_NONE, led_news_fetch, NULL },
	{ N_("Save as a file"), STEP_NONE, step_lead_keep, has_anything },
	{ N_("Stop leading this unit here"), STEP_LEAD_END, NULL, NULL },
	{ N_("Back to the rounds"), STEP_ROUNDS, NULL, NULL },
};

/* The way that stands at a place among the choices. */
static const struct way *way_at(const struct lead *lead, size_t choice)
{
	for (size_t i = 0; i < COUNT(ways); i++)
		if ((ways[i].is == NULL || ways[i].is(lead)) && choice-- == 0)
			return &ways[i];
	return NULL;
}

static void show_news(const struct journey *journey, struct page *page)
{
	const struct lead *lead = journey->lead;
	size_t news = lead_news(lead);

	if (news > 0)
		page_line(page, PAGE_HEADING,
		    P_("New from %s: %zu answer", "New from %s: %zu answers", news),
		    journey->round->central_name, news);
	if (lead_has_other(lead))
		page_line(page, PAGE_HEADING, "%s",
		    _("Another plan of this unit was handed over from elsewhere. Choose which to "
		      "go on with before you hand over."));
	if (lead_has_before(lead))
		page_line(page, PAGE_HEADING,
		    _("The unit has a plan from %s that is not finished."),
		    lead->file->before_title);
	if (lead->over)
		page_line(page, PAGE_HEADING, "%s",
		    _("The next round has opened: the plan goes on there, with its leader code. "
		      "What was written and answered here can still be read."));
	if (lead_is_behind(lead))
		page_line(page, PAGE_TEXT, "%s",
		    _("What you have read before is not all on this machine: fetch it from the "
		      "exchange folder."));
}

static void show_plan(const struct journey *journey, const struct outbox *outbox, struct page *page)
{
	const struct plan *plan = journey->lead->plan;
	struct standing standing;

	standing_of_lead(journey->lead, outbox, &standing);
	standing_show(&standing, journey->round, _("Plan"), page);
	for (size_t i = 0; i < plan->n_actions; i++) {
		char *status = step_lead_action_status(journey, &plan->actions[i]);

		page_line(page, PAGE_ITEM, "%s: %s", plan->actions[i].texts[PLAN_TITLE], status);
		free(status);
	}
	if (plan->n_actions == 0)
		page_line(page, PAGE_TEXT, "%s",
		    _("Write with your colleagues what you will do: one or two things are enough. "
		      "The ikt unit helps if you ask, and replies to what you hand over."));
}

static enum error lead_show(const struct journey *journey, struct page *page)
{
	struct outbox *outbox = NULL;
	enum error rc = outbox_list(journey->store, &outbox);

	if (rc != ERROR_NONE)
		return rc;
	step_lead_head(journey, page);
	show_news(journey, page);
	if (lead_has_plan(journey->lead))
		show_plan(journey, outbox, page);
	else
		page_line(page, PAGE_TEXT, "%s%s",
		    _("A temperature measurement has no plan of its own: go on with the plan of "
		      "the round before."),
		    lead_has_results(journey->lead)
			? ""
			: _(" The result comes here when the measurement is closed."));
	for (size_t i = 0; way_at(journey->lead, i) != NULL; i++)
		page_choice(page, _(way_at(journey->lead, i)->label));
	page_set(&page->status_right, "%s", _("Saved"));
	outbox_free(outbox);
	return ERROR_NONE;
}

static enum error lead_choose(struct journey *journey, size_t choice)
{
	const struct way *way = way_at(journey->lead, choice);

	if (way == NULL)
		return ERROR_NONE;
	return way->act != NULL ? way->act(journey) : walk_go(journey->walk, way->step);
}

static bool has_said(const struct lead *lead)
{
	struct unit_file *file = lead_tell(lead);
	bool said = file->n_said > 0;

	unit_file_free(file);
	return said;
}

enum error step_lead_keep(struct journey *journey)
{
	bool asks = lead_has_plan(journey->lead) && has_said(journey->lead);

	journey->at.with_said = false;
	return walk_go(journey->walk, asks ? STEP_PLAN_KEEP_WHAT : STEP_PLAN_KEEP);
}

static enum error keep(struct journey *journey)
{
	if (has_anything(journey->lead))
		return step_lead_keep(journey);
	walk_say(journey->walk, "%s", _("There is neither a result nor a plan to save yet."));
	return ERROR_NONE;
}

static const struct step_key lead_keys[] = {
	{ 'w', STEP_NO_ARROW, N_("save as a file"), keep, true },
	{ 0 },
};

const struct step step_lead = {
	.name = "lead",
	.help = N_("Everything here is saved in your profile at once. The coordinator sees it when "
		   "you hand it over, and the reply comes back through the same folder."),
	.show = lead_show,
	.choose = lead_choose,
	.keys = lead_keys,
};
