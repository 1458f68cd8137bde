/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What an action aims at, and which action of another unit it belongs to. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/lead/step_lead.h"

static void head(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", step_lead_action(journey)->texts[PLAN_TITLE]);
}

static size_t count_aims(const struct plan_action *action, const struct area *area)
{
	size_t count = 0;

	for (size_t i = 0; i < area->n_items; i++)
		count += plan_aims_at(action, area->items[i].id);
	return count;
}

static enum error aims_show(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;

	head(journey, page);
	page_line(page, PAGE_TEXT, "%s", _("Which questions should this action improve?"));
	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		size_t count = count_aims(step_lead_action(journey), area);
		struct page_choice *choice;
		char *name;

		if (!step_lead_is_aimed_at(journey, area))
			continue;
		name = journey_area(journey, area);
		choice = page_choice(page, name);
		if (count > 0)
			page_set(&choice->aside, P_("%zu chosen", "%zu chosen", count), count);
		free(name);
	}
	page_choice(page, _("Back to the action"));
	return ERROR_NONE;
}

static enum error aims_choose(struct journey *journey, size_t choice)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		if (!step_lead_is_aimed_at(journey, &questionnaire->areas[i]) || choice-- != 0)
			continue;
		journey->area = &questionnaire->areas[i];
		return walk_go(journey->walk, STEP_AIM);
	}
	return walk_go(journey->walk, STEP_ACTION);
}

const struct step step_aims = {
	.name = "aims",
	.help = N_("Choose an area to choose among its questions."),
	.show = aims_show,
	.choose = aims_choose,
};

static enum error aim_show(const struct journey *journey, struct page *page)
{
	const struct area *area = journey->area;

	head(journey, page);
	page_line(page, PAGE_TEXT, "%s %s", area->id, journey_words(journey, &area->title));
	for (size_t i = 0; i < area->n_items; i++)
		page_choice(page, journey_words(journey, &area->items[i].text))->chosen =
		    plan_aims_at(step_lead_action(journey), area->items[i].id);
	page->several = true;
	return ERROR_NONE;
}

static enum error aim_choose(struct journey *journey, size_t choice)
{
	const char *item = journey->area->items[choice].id;
	struct plan *plan = plan_copy(journey->lead->plan);
	struct plan_action *action = plan_action(plan, journey->at.action);
	enum error rc =
	    plan_aim(action, journey->round->questionnaire, item, !plan_aims_at(action, item));

	if (rc == ERROR_NONE)
		return step_lead_save(journey, plan);
	plan_free(plan);
	return rc;
}

static enum error to_aims(struct journey *journey)
{
	return walk_go(journey->walk, STEP_AIMS);
}

static const struct step_key aim_keys[] = {
	{ '>', STEP_RIGHT, N_("done"), to_aims, false },
	{ 0 },
};

const struct step step_aim = {
	.name = "aim",
	.help = N_("Choose the questions that the action should improve; choose one again to leave "
		   "it out. > goes on."),
	.show = aim_show,
	.choose = aim_choose,
	.keys = aim_keys,
};

static char *around_name(const struct journey *journey, const char *unit, const char *title)
{
	const struct organisation *organisation = journey->round->organisation;
	int place = organisation_find(organisation, unit);

	return text_format("%s: %s",
	    place != ORGANISATION_NO_UNIT ? organisation->units[place].name : unit, title);
}

/* By its title, where its plan is here. */
static char *toward_name(const struct journey *journey, const struct plan_toward *toward)
{
	const struct unit_file *file = journey->lead->file;
	char *number, *name;

	for (size_t i = 0; file != NULL && i < file->n_around; i++) {
		const struct unit_around *around = &file->around[i];

		if (plan_toward_compare(toward, around->unit, around->action) == 0)
			return around_name(journey, toward->unit, around->title);
	}
	number = text_format(_("action %ld"), toward->action);
	name = around_name(journey, toward->unit, number);
	free(number);
	return name;
}

char *step_lead_toward(const struct journey *journey, const struct plan_action *action)
{
	struct text list = { 0 };

	for (size_t i = 0; i < action->n_toward; i++) {
		char *name = toward_name(journey, &action->toward[i]);

		text_addf(&list, "%s%s", i > 0 ? "\n" : "", name);
		free(name);
	}
	return text_take(&list);
}

static size_t count_around(const struct journey *journey)
{
	return journey->lead->file != NULL ? journey->lead->file->n_around : 0;
}

static enum error toward_show(const struct journey *journey, struct page *page)
{
	const struct plan_action *action = step_lead_action(journey);

	head(journey, page);
	page->several = count_around(journey) > 0;
	if (!page->several) {
		page_line(page, PAGE_TEXT, "%s",
		    _("No plan of the unit above or of a part of this one has come to this "
		      "machine. When one has been fetched, the action can be tied to it here."));
		page_choice(page, _("Back to the action"));
		return ERROR_NONE;
	}
	page_line(page, PAGE_TEXT, "%s",
	    _("Is it part of what other units are doing? Then they are shown together. Choose "
	      "none where it stands by itself."));
	for (size_t i = 0; i < count_around(journey); i++) {
		const struct unit_around *around = &journey->lead->file->around[i];
		char *name = around_name(journey, around->unit, around->title);
		struct page_choice *choice = page_choice(page, name);

		choice->chosen = plan_is_toward(action, around->unit, around->action);
		choice->aside =
		    step_lead_status(journey, around->status, around->unit, around->action);
		free(name);
	}
	return ERROR_NONE;
}

static enum error to_action(struct journey *journey)
{
	return walk_go(journey->walk, STEP_ACTION);
}

static enum error toward_choose(struct journey *journey, size_t choice)
{
	const struct unit_around *around;
	struct plan *plan;
	struct plan_action *action;
	enum error rc;

	if (count_around(journey) == 0)
		return to_action(journey);
	around = &journey->lead->file->around[choice];
	plan = plan_copy(journey->lead->plan);
	action = plan_action(plan, journey->at.action);
	rc = plan_set_toward(action, around->unit, around->action,
	    !plan_is_toward(action, around->unit, around->action));
	if (rc == ERROR_NONE)
		return step_lead_save(journey, plan);
	plan_free(plan);
	return rc;
}

static const struct step_key toward_keys[] = {
	{ '>', STEP_RIGHT, N_("done"), to_action, false },
	{ 0 },
};

const struct step step_toward = {
	.name = "toward",
	.help = N_("The school's actions are seen by its teams, and theirs by the school: title "
		   "and status, nothing more. > goes on."),
	.show = toward_show,
	.choose = toward_choose,
	.keys = toward_keys,
};
