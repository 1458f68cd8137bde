/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A new action: from what the questionnaire advises where the unit begins, or in words of one's
 * own. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/lead/step_lead.h"
#include "form/score.h"

/* What is advised in an area at the level that the unit's result shows; NULL for nothing. */
static const struct advice *advice_of(const struct journey *journey, const struct area *area)
{
	const struct unit_result *row = step_lead_row(journey, area);

	if (row == NULL || row->hidden || row->level == 0)
		return NULL;
	return score_advice(area, (size_t)row->level);
}

/* The areas to begin with that have advice. */
static size_t find(const struct journey *journey, const struct area *areas[PLAN_MAX_FOCUS])
{
	size_t count = step_lead_begins(journey, areas), left = 0;

	for (size_t i = 0; i < count; i++)
		if (advice_of(journey, areas[i]) != NULL)
			areas[left++] = areas[i];
	return left;
}

enum error step_lead_new_action(struct journey *journey)
{
	const struct area *areas[PLAN_MAX_FOCUS];

	journey->at.advised = NULL;
	return walk_go(journey->walk, find(journey, areas) > 0 ? STEP_ADVICE : STEP_NEW_ACTION);
}

static enum error advice_show(const struct journey *journey, struct page *page)
{
	const struct area *areas[PLAN_MAX_FOCUS];
	size_t count = find(journey, areas);

	step_lead_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", _("A new action"));
	page_line(page, PAGE_TEXT, "%s",
	    _("This is what the questionnaire advises where you begin, at the level that your "
	      "result shows. Choose it as a first draft and put it in your own words, or write "
	      "something else."));
	for (size_t i = 0; i < count; i++) {
		struct page_choice *choice =
		    page_choice(page, journey_words(journey, &advice_of(journey, areas[i])->text));

		page_set(&choice->aside, "%s %s", areas[i]->id,
		    journey_words(journey, &areas[i]->title));
	}
	page_choice(page, _("Write something else"));
	return ERROR_NONE;
}

static enum error advice_choose(struct journey *journey, size_t choice)
{
	const struct area *areas[PLAN_MAX_FOCUS];

	journey->at.advised = choice < find(journey, areas) ? areas[choice] : NULL;
	return walk_go(journey->walk, STEP_NEW_ACTION);
}

const struct step step_advice = {
	.name = "advice",
	.help = N_("Nothing is saved yet: the text stands in the field on the next page, where you "
		   "change it as you like."),
	.show = advice_show,
	.choose = advice_choose,
};

/* What was chosen, in the language that is spoken; "" for nothing. */
static const char *first_draft(const struct journey *journey)
{
	const struct advice *advice =
	    journey->at.advised != NULL ? advice_of(journey, journey->at.advised) : NULL;

	return advice != NULL ? journey_words(journey, &advice->text) : "";
}

static bool fits_a_title(const char *text)
{
	return text[strcspn(text, "\n")] == '\0' &&
	       text_characters(text) <= plan_fields[PLAN_TITLE].most;
}

static enum error new_action_show(const struct journey *journey, struct page *page)
{
	const struct area *area = journey->at.advised;
	const char *draft = first_draft(journey);

	step_lead_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", _("A new action"));
	page_line(page, PAGE_TEXT, "%s", _(plan_fields[PLAN_TITLE].help));
	page->field = PAGE_LINE;
	page->limit = plan_fields[PLAN_TITLE].most;
	step_lead_draft(
	    journey, page, "new-action%s%s", area != NULL ? "/" : "", area != NULL ? area->id : "");
	page_set(&page->label, "%s", _(plan_fields[PLAN_TITLE].label));
	if (fits_a_title(draft))
		page_set(&page->given, "%s", draft);
	return ERROR_NONE;
}

/* The advice stays with the action as what is to be done, where the title says something else. */
static enum error write_it(struct plan_action *action, const char *title, const char *draft)
{
	enum error rc = plan_write(action, PLAN_TITLE, title);

	if (rc == ERROR_NONE && strcmp(title, draft) != 0)
		rc = plan_write(action, PLAN_WHAT, draft);
	return rc;
}

static enum error new_action_write(struct journey *journey, const char *text)
{
	struct plan *plan;
	struct plan_action *action;
	enum error rc;

	if (text_is_blank(text))
		return error_hint(error_set(ERROR_REFUSED, _("an action needs a title")),
		    _("Write it in a few words, or go back."));
	plan = plan_copy(journey->lead->plan);
	action = plan_add_action(plan);
	if (action == NULL)
		rc = error_set(ERROR_REFUSED, _("the plan has as many actions as it can have"));
	else
		rc = write_it(action, text, first_draft(journey));
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
