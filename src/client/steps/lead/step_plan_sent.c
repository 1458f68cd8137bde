/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What exactly is handed over of a plan, what is missing in it, and where to. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/hand/step_send.h"
#include "client/steps/lead/step_lead.h"
#include "document/plan/plan_seen.h"

/* «2: planned 1, done 1». */
/* «3 (not begun: 2, under way: 1)» */
static char *count_actions(const struct plan *plan)
{
	struct text text = { 0 };
	const char *before = " (";

	text_addf(&text, "%zu", plan->n_actions);
	for (size_t status = 0; status < PLAN_STATUSES; status++) {
		size_t count = 0;

		for (size_t i = 0; i < plan->n_actions; i++)
			count += (size_t)plan->actions[i].status == status;
		if (count == 0)
			continue;
		text_addf(&text, "%s%s: %zu", before, _(plan_status_names[status]), count);
		before = ", ";
	}
	if (plan->n_actions > 0)
		text_add(&text, ")");
	return text_take(&text);
}

/* Who, when, and how one sees that it has succeeded, where they are not written. */
static void show_missing(const struct plan_action *action, struct page *page)
{
	static const enum plan_writing wanted[] = { PLAN_WHO, PLAN_WHEN, PLAN_SIGN };
	struct text missing = { 0 };

	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		if (action->texts[wanted[i]][0] == '\0')
			text_addf(&missing, "%s%s", missing.length > 0 ? ", " : "",
			    _(plan_fields[wanted[i]].label));
	if (missing.length > 0 && action->status != PLAN_DROPPED)
		page_line(page, PAGE_ITEM, _("Not written yet in \"%s\": %s"),
		    action->texts[PLAN_TITLE], missing.bytes);
	text_free(&missing);
}

/* Level by level, what others see of it once it is handed over. */
static void show_seen(const struct lead *lead, struct page *page)
{
	enum unit_level level = lead->round->organisation->units[lead->unit].level;

	page_line(page, PAGE_PART, "%s", _("What others see of it"));
	for (size_t reader = 0; reader < PLAN_READERS; reader++) {
		const char *who = plan_seen_who(level, (enum plan_reader)reader);
		char *said = plan_seen_say(level, (enum plan_reader)reader);

		if (who != NULL)
			page_line(page, PAGE_ITEM, "%s: %s", who, said);
		free(said);
	}
}

static bool has_anything(const struct lead *lead)
{
	return lead->revision > 0 || lead_is_draft(lead);
}

static void show_content(const struct journey *journey, struct page *page)
{
	const struct lead *lead = journey->lead;
	const struct plan *plan = lead->plan;
	long revision = lead->revision;

	/* Where there is none left, handing over says so. */
	if (lead_is_draft(lead) && lead_next_revision(lead, &revision) != ERROR_NONE)
		error_clear();
	step_send_row(page, _("Round"), text_format("%s", journey->round->title));
	step_send_row(page, _("Unit"), lead_name(lead));
	step_send_row(page, _("Revision"),
	    lead_is_draft(lead) ? text_format("%ld", revision)
				: text_format(_("%ld, which was handed over"), revision));
	step_send_day(page);
	step_send_row(page, _("Who"), text_format("%s", _("the unit's leader, without a name")));
	if (plan->n_focus > 0)
		step_send_row(page, _("Begin with"), step_lead_focus(journey, plan));
	step_send_row(page, _("Actions"), count_actions(plan));
	if (plan->n_requests > 0)
		step_send_row(
		    page, _("Requests for support"), text_format("%zu", plan->n_requests));
	if (plan->n_notes > 0)
		step_send_row(page, _("Messages"), text_format("%zu", plan->n_notes));
}

/* What has come from the folder meanwhile is looked at first: it may be another plan. */
static enum error seal(struct journey *journey)
{
	enum error rc = lead_look(journey->lead);

	return rc == ERROR_NONE ? lead_seal(journey->lead) : rc;
}

static enum error to_unit(struct journey *journey)
{
	return walk_go(journey->walk, STEP_LEAD);
}

static const struct step_send plan_send = {
	.all = N_("Show the whole plan"),
	.shows = STEP_PLAN_ALL,
	.where = STEP_PLAN_WHERE,
	.not_now = STEP_LEAD,
	.said = step_send_said,
	.seal = seal,
	.done = to_unit,
};

static enum error sent_show(const struct journey *journey, struct page *page)
{
	const struct plan *plan = journey->lead->plan;
	enum error rc;

	step_send_head(page);
	show_content(journey, page);
	rc = step_send_to(journey, page);
	for (size_t i = 0; i < plan->n_actions; i++)
		show_missing(&plan->actions[i], page);
	show_seen(journey->lead, page);
	step_send_choices(&plan_send, page);
	return rc;
}

static enum error sent_choose(struct journey *journey, size_t choice)
{
	bool sends = choice == STEP_SEND_NOW || choice == STEP_SEND_ELSEWHERE;

	if (sends && !has_anything(journey->lead))
		return error_hint(
		    error_set(ERROR_REFUSED, _("there is nothing in the plan to hand over")),
		    _("Add an action, or write to the coordinator, first."));
	return step_send_choose(journey, &plan_send, choice);
}

const struct step step_plan_sent = {
	.name = "plan-sent",
	.help = N_("The plan is signed with the leader code and sealed: only the coordinator can "
		   "open it. Only the titles of the actions must be written."),
	.show = sent_show,
	.choose = sent_choose,
};

static enum error all_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	if (!has_anything(journey->lead))
		page_line(page, PAGE_TEXT, "%s", _("Nothing is written yet."));
	step_lead_show_plan(journey, journey->lead->plan, page);
	page_choice(page, _("Back"));
	return ERROR_NONE;
}

const struct step step_plan_all = {
	.name = "plan-all",
	.help = N_("This is the plan as it stands. Go back to hand it over."),
	.show = all_show,
	.choose = step_send_back,
};

static enum error where_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	return step_send_ask(journey, page);
}

static enum error where_write(struct journey *journey, const char *text)
{
	return step_send_give(journey, &plan_send, text);
}

const struct step step_plan_where = {
	.name = "plan-where",
	.help = N_("Write the number of a place that is listed, or the path of the folder, such as "
		   "/media/usb, and press Enter. ~ is your home folder."),
	.show = where_show,
	.write = where_write,
};
