/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What exactly is handed over of a plan, what is missing in it, and where to. */
#include <stdlib.h>

#include "base/language.h"
#include "base/text.h"
#include "client/place.h"
#include "client/step_lead.h"
#include "client/sync.h"

static void row(struct page *page, const char *name, char *value)
{
	page_row(page, name, value);
	free(value);
}

/* «2: planned 1, done 1». */
static char *count_actions(const struct plan *plan)
{
	struct text text = { 0 };

	text_addf(&text, "%zu", plan->n_actions);
	for (size_t status = 0; status < PLAN_STATUSES; status++) {
		size_t count = 0;

		for (size_t i = 0; i < plan->n_actions; i++)
			count += (size_t)plan->actions[i].status == status;
		if (count > 0)
			text_addf(&text, "%s %zu %s", text.length > 2 ? "," : ":", count,
			    _(plan_status_names[status]));
	}
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
		page_line(page, PAGE_ITEM, _("Not written yet in «%s»: %s"),
		    action->texts[PLAN_TITLE], missing.bytes);
	text_free(&missing);
}

static bool has_anything(const struct lead *lead)
{
	return lead->revision > 0 || lead_is_draft(lead);
}

static void show_content(const struct journey *journey, struct page *page)
{
	const struct lead *lead = journey->lead;
	const struct plan *plan = lead->plan;
	char today[CLOCK_DAY_SIZE];

	clock_today(today);
	row(page, _("Round"), text_format("%s", journey->round->title));
	row(page, _("Unit"), lead_name(lead));
	row(page, _("Revision"),
	    lead_is_draft(lead) ? text_format("%ld", lead->revision + 1)
				: text_format(_("%ld, which was handed over"), lead->revision));
	row(page, _("Day"), text_format(_("%s, no time of day"), today));
	row(page, _("Who"), text_format("%s", _("the unit's leader, without a name")));
	if (plan->n_focus > 0)
		row(page, _("Begin with"), step_lead_focus(journey, plan));
	row(page, _("Actions"), count_actions(plan));
	if (plan->n_requests > 0)
		row(page, _("Requests for support"), text_format("%zu", plan->n_requests));
	if (plan->n_notes > 0)
		row(page, _("Messages"), text_format("%zu", plan->n_notes));
	row(page, _("Sealed to"),
	    text_format(
		_("%s, key %.10s…"), journey->round->central_name, journey->round->central_key));
}

static enum error sent_show(const struct journey *journey, struct page *page)
{
	const struct plan *plan = journey->lead->plan;
	char *place = NULL;
	enum error rc = place_get(journey->store, journey->settings, &place);

	page_set(&page->title, "%s", _("What is handed over"));
	page_set(&page->place, "%s", _("this and nothing more"));
	show_content(journey, page);
	if (place[0] != '\0')
		row(page, _("Folder"), text_format("%s", place));
	for (size_t i = 0; i < plan->n_actions; i++)
		show_missing(&plan->actions[i], page);
	page_line(page, PAGE_QUIET, "%s",
	    _("Titles and statuses are seen by the unit above and the parts of this one; "
	      "everything else by the coordinator and you."));
	page_choice(page, _("Hand over"));
	page_choice(page, _("Show the whole plan"));
	page_choice(page, _("Hand over to another folder"));
	page_choice(page, _("Not now"));
	free(place);
	return rc;
}

static enum error hand_over(struct journey *journey, const char *path)
{
	struct sync_result result;
	enum error rc = lead_finish(journey->lead);

	if (rc == ERROR_NONE)
		rc = sync_folder(journey->store, path, &result);
	if (rc == ERROR_NONE)
		rc = journey_keep_place(journey, path);
	if (rc == ERROR_NONE)
		rc = lead_look(journey->lead);
	if (rc != ERROR_NONE)
		return rc;
	journey_say(journey, "%s",
	    result.bundles > 0 ? _("Handed over, and read back from the folder. Thank you!")
			       : _("It was handed over before; nothing new to send."));
	return journey_go(journey, &step_lead);
}

static enum error sent_choose(struct journey *journey, size_t choice)
{
	char *place = NULL;
	enum error rc;

	if (choice == 1)
		return journey_go(journey, &step_plan_all);
	if (choice == 3)
		return journey_go(journey, &step_lead);
	if (!has_anything(journey->lead))
		return error_hint(
		    error_set(ERROR_REFUSED, _("there is nothing in the plan to hand over")),
		    _("Add an action, or write to the coordinator, first."));
	if (choice == 2)
		return journey_go(journey, &step_plan_where);
	rc = place_get(journey->store, journey->settings, &place);
	if (rc == ERROR_NONE)
		rc = place[0] != '\0' ? hand_over(journey, place)
				      : journey_go(journey, &step_plan_where);
	free(place);
	return rc;
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

static enum error all_choose(struct journey *journey, size_t choice)
{
	(void)choice;
	return journey_back(journey);
}

const struct step step_plan_all = {
	.name = "plan-all",
	.help = N_("This is the plan as it stands. Go back to hand it over."),
	.show = all_show,
	.choose = all_choose,
};

static enum error where_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	page_line(page, PAGE_TEXT, "%s",
	    _("Which folder do you hand over to? It is the exchange folder: a shared folder or a "
	      "USB stick "
	      "that the coordinator has prepared."));
	page->field = PAGE_LINE;
	page_set(&page->label, "%s", _("Folder"));
	return place_get(journey->store, journey->settings, &page->given);
}

const struct step step_plan_where = {
	.name = "plan-where",
	.help = N_("Write the path of the folder, such as /media/usb, and press Enter."),
	.show = where_show,
	.write = hand_over,
};
