/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One action: its texts, which are the table of plan.h, and what else belongs to it. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/lead/step_lead.h"

/* Behind the texts. */
enum { AIMS, STATUS, TOWARD, LAST };

static bool may_go(const struct journey *journey)
{
	return !lead_is_handed_over(journey->lead, journey->at.action);
}

static void show_rest(
    const struct journey *journey, const struct plan_action *action, struct page *page)
{
	char *toward = step_lead_toward(journey, action);
	struct page_choice *choice = page_choice(page, _("Aims to improve"));

	page_set(
	    &choice->aside, P_("%zu question", "%zu questions", action->n_items), action->n_items);
	choice = page_choice(page, _("Status"));
	choice->aside = step_lead_action_status(journey, action);
	choice = page_choice(page, _("Belongs to"));
	if (action->n_toward > 1)
		page_set(&choice->aside, P_("%zu action", "%zu actions", action->n_toward),
		    action->n_toward);
	else
		page_set(
		    &choice->aside, "%s", action->n_toward == 1 ? toward : _("stands by itself"));
	free(toward);
}

static bool is_empty(const struct plan_action *action, size_t place)
{
	return place < PLAN_TEXTS ? action->texts[place][0] == '\0'
				  : place == PLAN_TEXTS + AIMS && action->n_items == 0;
}

/* The next that is not written, behind what was gone to last: going on again and again writes them
 * all, and passes what is left empty. Then back, which is the last. */
static size_t next_empty(const struct journey *journey, const struct page *page)
{
	const struct plan_action *action = step_lead_action(journey);

	for (size_t place = journey->at.place + 1; place < PLAN_TEXTS + LAST; place++)
		if (is_empty(action, place))
			return place;
	return page->n_choices - 1;
}

static enum error action_show(const struct journey *journey, struct page *page)
{
	const struct plan_action *action = step_lead_action(journey);

	step_lead_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", action->texts[PLAN_TITLE]);
	for (size_t t = PLAN_TITLE + 1; t < PLAN_TEXTS; t++)
		if (action->texts[t][0] != '\0')
			page_row(page, _(plan_fields[t].label), action->texts[t]);
	step_lead_temperatures(journey, action, page);
	for (size_t t = 0; t < PLAN_TEXTS; t++) {
		struct page_choice *choice = page_choice(page, _(plan_fields[t].label));

		if (action->texts[t][0] == '\0')
			page_set(&choice->aside, "%s", _("not written yet"));
	}
	show_rest(journey, action, page);
	if (may_go(journey))
		page_choice(page, _("Remove the action"));
	page_choice(page, _("Back to the plan"));
	page->focus = next_empty(journey, page);
	page_set(&page->status_right, "%s", _("Saved"));
	return ERROR_NONE;
}

static enum error take_away(struct journey *journey)
{
	struct plan *plan = plan_copy(journey->lead->plan);
	enum error rc;

	plan_remove_action(plan, journey->at.action);
	rc = lead_keep(journey->lead, plan);
	if (rc != ERROR_NONE)
		return rc;
	walk_say(journey->walk, "%s", _("The action is removed; u undoes that."));
	return walk_go(journey->walk, STEP_PLAN);
}

static enum error action_choose(struct journey *journey, size_t choice)
{
	static const enum step_id rest[] = {
		[AIMS] = STEP_AIMS, [STATUS] = STEP_STATUS, [TOWARD] = STEP_TOWARD
	};

	if (choice < PLAN_TEXTS + LAST)
		journey->at.place = choice;
	if (choice < PLAN_TEXTS) {
		journey->at.writing = (enum plan_writing)choice;
		return walk_go(journey->walk, STEP_ACTION_TEXT);
	}
	choice -= PLAN_TEXTS;
	if (choice < LAST)
		return walk_go(journey->walk, rest[choice]);
	return choice == LAST && may_go(journey) ? take_away(journey)
						 : walk_go(journey->walk, STEP_PLAN);
}

static const struct step_key action_keys[] = {
	{ 'u', STEP_NO_ARROW, N_("undo"), step_lead_undo, false },
	{ 0 },
};

const struct step step_action = {
	.name = "action",
	.help = N_("Choose what to write or change. Enter goes on to the next that is not written "
		   "yet, and you can stop at any time. What has been handed over is never removed: "
		   "mark it as dropped."),
	.show = action_show,
	.choose = action_choose,
	.keys = action_keys,
};

static enum error text_show(const struct journey *journey, struct page *page)
{
	const struct plan_field *field = &plan_fields[journey->at.writing];
	const struct plan_action *action = step_lead_action(journey);

	step_lead_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", action->texts[PLAN_TITLE]);
	page_line(page, PAGE_TEXT, "%s", _(field->help));
	page->field = field->lines ? PAGE_LINES : PAGE_LINE;
	page->limit = field->most;
	step_lead_draft(journey, page, "action/%ld/%s", journey->at.action, field->key);
	page_set(&page->label, "%s", _(field->label));
	page_set(&page->given, "%s", action->texts[journey->at.writing]);
	return ERROR_NONE;
}

static enum error text_write(struct journey *journey, const char *text)
{
	struct plan *plan;
	enum error rc;

	if (text_is_blank(text))
		text = "";
	if (journey->at.writing == PLAN_TITLE && text[0] == '\0')
		return error_hint(error_set(ERROR_REFUSED, _("an action needs a title")),
		    _("Write it in a few words, or go back."));
	plan = plan_copy(journey->lead->plan);
	rc = plan_write(plan_action(plan, journey->at.action), journey->at.writing, text);
	if (rc != ERROR_NONE) {
		plan_free(plan);
		return rc;
	}
	rc = step_lead_save(journey, plan);
	return rc == ERROR_NONE ? walk_go(journey->walk, STEP_ACTION) : rc;
}

const struct step step_action_text = {
	.name = "action-text",
	.help = N_("Write for those who will do it. Do not write people's names in a plan; write "
		   "their roles."),
	.show = text_show,
	.write = text_write,
};

static enum error status_show(const struct journey *journey, struct page *page)
{
	const struct plan_action *action = step_lead_action(journey);

	step_lead_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", action->texts[PLAN_TITLE]);
	step_lead_temperatures(journey, action, page);
	page_line(page, PAGE_TEXT, "%s", _("How far along is it?"));
	for (size_t i = 0; i < PLAN_STATUSES; i++)
		page_choice(page, _(plan_status_names[i]))->chosen = i == (size_t)action->status;
	page->focus = (size_t)action->status;
	return ERROR_NONE;
}

static enum error status_choose(struct journey *journey, size_t choice)
{
	struct plan *plan = plan_copy(journey->lead->plan);
	enum error rc;

	plan_action(plan, journey->at.action)->status = (enum plan_status)choice;
	rc = step_lead_save(journey, plan);
	return rc == ERROR_NONE ? walk_go(journey->walk, STEP_ACTION) : rc;
}

const struct step step_status = {
	.name = "status",
	.help = N_("This is what the unit itself says. The temperature measurement shows how it is "
		   "going as everybody sees it."),
	.show = status_show,
	.choose = status_choose,
};
