/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where the unit begins: what its result proposes, and what people choose. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/lead/step_lead.h"
#include "document/unit/proposal.h"

static const struct unit_results *results_of(const struct journey *journey)
{
	const struct unit_file *file = journey->lead->file;

	return file != NULL ? file->results : NULL;
}

static const struct unit *unit_of(const struct journey *journey)
{
	return &journey->round->organisation->units[journey->lead->unit];
}

static struct proposals find(const struct journey *journey)
{
	return proposals_of(
	    journey->round->questionnaire, results_of(journey), unit_of(journey)->id);
}

/* Why an area is named, in a few words. */
static const char *say_why(const struct journey *journey, enum proposal_why why)
{
	switch (why) {
	case PROPOSAL_CONDITION:
		return unit_of(journey)->level == UNIT_TEAM
			   ? _("a condition: take it up with the school")
			   : _("a condition: it is for you to put right, and comes first");
	case PROPOSAL_STRENGTH:
		return _("a strength to build on");
	default:
		return _("lowest");
	}
}

/* What a team's conditions are is mended in another plan. */
static bool is_for_the_school(const struct journey *journey, const struct proposal *proposal)
{
	return proposal->why == PROPOSAL_CONDITION && unit_of(journey)->level == UNIT_TEAM;
}

static void show_row(const struct journey *journey, struct page *page, const char *label,
    const struct proposals *proposals, bool for_the_school)
{
	struct text list = { 0 };

	for (size_t i = 0; i < proposals->n_begin; i++) {
		char *name;

		if (is_for_the_school(journey, &proposals->all[i]) != for_the_school)
			continue;
		name = journey_area(journey, proposals->all[i].area);
		text_addf(&list, "%s%s", list.length > 0 ? ", " : "", name);
		free(name);
	}
	if (list.length > 0)
		page_row(page, label, list.bytes);
	text_free(&list);
}

void step_lead_show_proposed(const struct journey *journey, struct page *page)
{
	struct proposals proposals = find(journey);

	show_row(journey, page, _("For the school"), &proposals, true);
	show_row(journey, page, _("Proposed"), &proposals, false);
}

size_t step_lead_begins(const struct journey *journey, const struct area *areas[PLAN_MAX_FOCUS])
{
	const struct plan *plan = journey->lead->plan;
	struct proposals proposals = find(journey);
	size_t count = 0;

	for (size_t i = 0; i < plan->n_focus; i++)
		areas[count++] = questionnaire_area(journey->round->questionnaire, plan->focus[i]);
	for (size_t i = 0; plan->n_focus == 0 && i < proposals.n_begin; i++)
		if (!is_for_the_school(journey, &proposals.all[i]))
			areas[count++] = proposals.all[i].area;
	return count;
}

/* Is anything told of the areas that plans aim at? */
static bool is_shown(const struct journey *journey)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		const struct unit_result *row = step_lead_row(journey, area);

		if (step_lead_is_aimed_at(journey, area) && row != NULL && !row->hidden)
			return true;
	}
	return false;
}

static void show_proposals(
    const struct journey *journey, const struct proposals *proposals, struct page *page)
{
	if (results_of(journey) == NULL)
		page_line(page, PAGE_QUIET, "%s",
		    _("When the round is closed and its result has come, areas are proposed "
		      "here."));
	else if (!is_shown(journey))
		page_line(page, PAGE_QUIET, "%s",
		    _("The result proposes nothing here, because it is hidden: too few."));
	else if (proposals->n_begin == 0)
		page_line(page, PAGE_QUIET, "%s",
		    _("The result puts no area ahead of the others: choose what matters most to "
		      "you."));
	if (proposals->n > 0)
		page_line(page, PAGE_TEXT, "%s", _("What the result proposes; you choose:"));
	for (size_t i = 0; i < proposals->n; i++) {
		char *name = journey_area(journey, proposals->all[i].area);

		page_line(
		    page, PAGE_ITEM, "%s (%s)", name, say_why(journey, proposals->all[i].why));
		free(name);
	}
}

/* With what the unit's own plan would begin. */
static const struct area *first_of(const struct journey *journey, const struct proposals *proposals)
{
	for (size_t i = 0; i < proposals->n_begin; i++)
		if (!is_for_the_school(journey, &proposals->all[i]))
			return proposals->all[i].area;
	return NULL;
}

static enum error focus_show(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct plan *plan = journey->lead->plan;
	struct proposals proposals = find(journey);

	step_lead_head(journey, page);
	page_line(page, PAGE_TEXT, "%s",
	    _("Where will you begin? Choose up to three areas. Where the conditions are low too, "
	      "they come first, and are for the school to put right."));
	show_proposals(journey, &proposals, page);
	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		struct page_choice *choice;
		char *name;

		if (!step_lead_is_aimed_at(journey, area))
			continue;
		if (plan->n_focus == 0 && area == first_of(journey, &proposals))
			page->focus = page->n_choices;
		name = journey_area(journey, area);
		choice = page_choice(page, name);
		choice->chosen = plan_has_focus(plan, area->id);
		choice->aside = step_lead_say_area(journey, area);
		free(name);
	}
	page->several = true;
	return ERROR_NONE;
}

static enum error focus_choose(struct journey *journey, size_t choice)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	struct plan *plan;
	enum error rc;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];

		if (!step_lead_is_aimed_at(journey, area) || choice-- != 0)
			continue;
		plan = plan_copy(journey->lead->plan);
		rc = plan_focus(plan, questionnaire, area->id, !plan_has_focus(plan, area->id));
		if (rc == ERROR_NONE)
			return step_lead_save(journey, plan);
		plan_free(plan);
		return rc;
	}
	return ERROR_NONE;
}

static enum error to_plan(struct journey *journey)
{
	return walk_go(journey->walk, STEP_PLAN);
}

static const struct step_key focus_keys[] = {
	{ '>', STEP_RIGHT, N_("done"), to_plan, false },
	{ 0 },
};

const struct step step_focus = {
	.name = "focus",
	.help = N_("Choose the areas that you have agreed on; choose one again to leave it out. > "
		   "goes on."),
	.show = focus_show,
	.choose = focus_choose,
	.keys = focus_keys,
};
