/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* All that was said between the unit and the coordinator, and writing to the coordinator. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/lead/step_lead.h"
#include "report/plan_sheet.h"

/* Does central not know it yet, as far as one knows here? */
static bool waits_here(const struct lead *lead, const struct unit_said *said)
{
	const struct plan_said *list = NULL;
	size_t count = 0;

	if (said->what == UNIT_SAID_ANSWER)
		return false;
	if (lead->sent != NULL && said->what == UNIT_SAID_REQUEST) {
		list = lead->sent->requests;
		count = lead->sent->n_requests;
	} else if (lead->sent != NULL) {
		list = lead->sent->notes;
		count = lead->sent->n_notes;
	}
	for (size_t i = 0; i < count; i++)
		if (list[i].id == said->id && strcmp(list[i].text, said->text) == 0)
			return false;
	for (size_t i = 0; lead->file != NULL && i < lead->file->n_said; i++)
		if (lead->file->said[i].what == said->what && lead->file->said[i].id == said->id &&
		    strcmp(lead->file->said[i].text, said->text) == 0)
			return false;
	return true;
}

static const char *mark_of(
    const struct lead *lead, const struct unit_file *file, const struct unit_said *said)
{
	if (lead_is_new(lead, said))
		return _(" (new)");
	if (waits_here(lead, said))
		return _(" (sent the next time you hand over)");
	if (said->what == UNIT_SAID_REQUEST && !unit_file_said_is_closed(file, said))
		return _(" (waits for an answer)");
	return "";
}

static bool any_waits_here(const struct lead *lead, const struct unit_file *file)
{
	for (size_t i = 0; i < file->n_said; i++)
		if (waits_here(lead, &file->said[i]))
			return true;
	return false;
}

/* Who is to write next, as far as one knows here. */
static void show_turn(
    const struct journey *journey, const struct unit_file *file, struct page *page)
{
	const char *central = journey->round->central_name;
	enum unit_turn turn = unit_file_turn(file);

	if (file->n_said == 0)
		page_line(page, PAGE_TEXT, "%s",
		    _("Nothing has been said yet. What you write here goes to the coordinator with "
		      "the plan, and the answer comes back to you alone."));
	else if (any_waits_here(journey->lead, file))
		page_line(page, PAGE_TEXT,
		    _("You wrote last; %s gets it the next time you hand over."), central);
	else if (turn == UNIT_TURN_COORDINATOR)
		page_line(page, PAGE_TEXT, _("You wrote last; %s has not answered yet."), central);
	else if (turn == UNIT_TURN_UNIT)
		page_line(page, PAGE_TEXT, _("%s wrote last: it is your turn."), central);
	else
		page_line(
		    page, PAGE_TEXT, _("%s has answered, and nothing is left open."), central);
}

static enum error thread_show(const struct journey *journey, struct page *page)
{
	const struct lead *lead = journey->lead;
	struct unit_file *file = lead_tell(lead);

	step_lead_head(journey, page);
	show_turn(journey, file, page);
	/* The newest first: it is what one came for. */
	for (size_t i = file->n_said; i-- > 0;) {
		const struct unit_said *said = &file->said[i];
		char *speaker = plan_sheet_speaker(file, said);

		page_line(
		    page, PAGE_HEADING, "%s  %s%s", said->day, speaker, mark_of(lead, file, said));
		page_line(page, PAGE_TEXT, "%s", said->text);
		free(speaker);
	}
	page_choice(page, _("Write to the coordinator"));
	page_choice(page, _("Ask for support"));
	page_choice(page, _("Back to the unit"));
	page->focus = 2;
	unit_file_free(file);
	return ERROR_NONE;
}

/* What stood on the page was read by whoever leaves it. */
static enum error thread_choose(struct journey *journey, size_t choice)
{
	static const enum step_id next[] = { STEP_SAY, STEP_SUPPORT, STEP_LEAD };
	enum error rc = lead_mark_seen(journey->lead);

	return rc == ERROR_NONE ? walk_go(journey->walk, next[choice]) : rc;
}

static enum error thread_back(struct journey *journey)
{
	return thread_choose(journey, 2);
}

const struct step step_thread = {
	.name = "thread",
	.help = N_("The newest comes first. What you write goes to the coordinator when you hand "
		   "the plan over."),
	.show = thread_show,
	.choose = thread_choose,
	.back = thread_back,
};

static enum error say_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	page_line(page, PAGE_TEXT,
	    _("A message to %s. It is sent the next time you hand over, as part of the plan. Apart "
	      "from the coordinator, only those with the leader code of the unit see it."),
	    journey->round->central_name);
	page->field = PAGE_LINES;
	page->limit = PLAN_MAX_TEXT;
	step_lead_draft(journey, page, "say");
	page_set(&page->label, "%s", _("Message"));
	return ERROR_NONE;
}

static enum error say_write(struct journey *journey, const char *text)
{
	enum error rc = plan_may_say(text_is_blank(text) ? "" : text);
	struct plan *plan;

	if (rc != ERROR_NONE)
		return rc;
	plan = plan_copy(journey->lead->plan);
	if (plan_add_note(plan, text) == NULL) {
		plan_free(plan);
		return error_hint(error_set(ERROR_REFUSED, _("there are too many messages")),
		    _("Phone the coordinator, or write in another way."));
	}
	rc = lead_keep(journey->lead, plan);
	if (rc != ERROR_NONE)
		return rc;
	return step_lead_said(journey);
}

const struct step step_say = {
	.name = "say",
	.help = N_("Write what you want to tell or ask."),
	.show = say_show,
	.write = say_write,
};

/* From what comes next, back is to the unit. */
enum error step_lead_said(struct journey *journey)
{
	walk_say(journey->walk, "%s", _("Saved. It is sent the next time you hand over."));
	walk_go(journey->walk, STEP_LEAD);
	return walk_go(journey->walk, lead_has_plan(journey->lead) ? STEP_SAID : STEP_THREAD);
}

static enum error said_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", _("Do you want to hand over now?"));
	page_line(page, PAGE_TEXT,
	    _("What you wrote is saved here, and %s sees it once you hand over. The plan goes with "
	      "it as it stands, and you see first what is handed over."),
	    journey->round->central_name);
	page_choice(page, _("Hand over now"));
	page_choice(page, _("Not now"));
	return ERROR_NONE;
}

static enum error said_choose(struct journey *journey, size_t choice)
{
	walk_go(journey->walk, STEP_LEAD);
	return walk_go(journey->walk, choice == 0 ? STEP_PLAN_SENT : STEP_THREAD);
}

const struct step step_said = {
	.name = "said",
	.help = N_("Nothing leaves before you have seen what is handed over and said so there."),
	.show = said_show,
	.choose = said_choose,
};
