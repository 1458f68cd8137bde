/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plan that the unit had in the round before, and going on with it. */
#include "base/io/language.h"
#include "client/steps/lead/step_lead.h"
#include "client/store/rounds.h"

/* The unit as it was led in that round in this very place; NULL where it was not. For lead_close();
 * it lends the round. */
static enum error earlier_of(
    const struct journey *journey, struct round **round, struct lead **earlier)
{
	const struct lead *lead = journey->lead;
	const char *unit = lead->round->organisation->units[lead->unit].id;
	int place;
	enum error rc = rounds_get(journey->store, lead->file->before_round, round);

	*earlier = NULL;
	if (rc == ERROR_NONE) {
		place = organisation_find((*round)->organisation, unit);
		rc = place == ORGANISATION_NO_UNIT
			 ? ERROR_NOT_FOUND
			 : lead_open(journey->profile, *round, place, earlier);
	}
	if (rc != ERROR_NOT_FOUND)
		return rc;
	error_clear();
	return ERROR_NONE;
}

static enum error count_unanswered(const struct journey *journey, size_t *count)
{
	struct round *round = NULL;
	struct lead *earlier = NULL;
	enum error rc = earlier_of(journey, &round, &earlier);

	*count = earlier != NULL ? lead_unanswered(earlier) : 0;
	lead_close(earlier);
	round_free(round);
	return rc;
}

static enum error pass_on(struct journey *journey)
{
	struct round *round = NULL;
	struct lead *earlier = NULL;
	enum error rc = earlier_of(journey, &round, &earlier);

	if (rc == ERROR_NONE && earlier != NULL)
		rc = lead_pass_on(journey->lead, earlier);
	lead_close(earlier);
	round_free(round);
	return rc;
}

static enum error before_show(const struct journey *journey, struct page *page)
{
	const struct unit_file *file = journey->lead->file;
	size_t unanswered = 0;
	enum error rc;

	step_lead_head(journey, page);
	if (!lead_has_before(journey->lead)) {
		page_choice(page, _("Back to the unit"));
		return ERROR_NONE;
	}
	rc = count_unanswered(journey, &unanswered);
	page_line(page, PAGE_TEXT,
	    _("The unit's plan in %s, as it was handed over on %s. What is not finished goes on "
	      "with "
	      "its number, so that later measurements can be compared; what is done or was dropped "
	      "stays behind."),
	    file->before_title, file->before_day);
	step_lead_show_plan(journey, file->before, page);
	page_choice(page, _("Go on with what is not finished"));
	if (unanswered > 0)
		page_choice(page, _("Go on with it, and ask and write again what nobody answered"));
	page_choice(page, _("Not now"));
	return rc;
}

static enum error before_choose(struct journey *journey, size_t choice)
{
	size_t unanswered = 0, count = 0, last;
	enum error rc;

	if (!lead_has_before(journey->lead))
		return walk_go(journey->walk, STEP_LEAD);
	rc = count_unanswered(journey, &unanswered);
	last = unanswered > 0 ? 2 : 1;
	if (rc == ERROR_NONE && choice == 1 && last == 2)
		rc = pass_on(journey);
	if (rc == ERROR_NONE && choice < last)
		rc = lead_take_before(journey->lead, &count);
	if (rc == ERROR_NONE && choice < last)
		walk_say(journey->walk,
		    P_("%zu action is in your plan now. Mark what is done meanwhile, and hand the "
		       "plan over.",
			"%zu actions are in your plan now. Mark what is done meanwhile, and hand "
			"the plan over.",
			count),
		    count);
	return rc == ERROR_NONE ? walk_go(journey->walk, STEP_LEAD) : rc;
}

const struct step step_lead_before = {
	.name = "lead-before",
	.help =
	    N_("Messages and requests of the round before stay with its leader code, unless who "
	       "wrote them passes them on."),
	.show = before_show,
	.choose = before_choose,
};
