/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which of two plans to go on with, and leading a unit no more. */
#include "base/io/language.h"
#include "client/steps/lead/step_lead.h"

static enum error other_show(const struct journey *journey, struct page *page)
{
	const struct unit_file *file = journey->lead->file;

	step_lead_head(journey, page);
	if (file == NULL || file->plan == NULL) {
		page_choice(page, _("Back to the unit"));
		return ERROR_NONE;
	}
	page_line(page, PAGE_TEXT, _("This plan of the unit was handed over from elsewhere on %s:"),
	    file->plan_day);
	step_lead_show_plan(journey, file->plan, page);
	page_choice(page, _("Go on with this one, and leave what is written here"));
	page_choice(page, _("Go on with what is written here, as its next revision"));
	page_choice(page, _("Not now"));
	page->focus = page->n_choices - 1;
	return ERROR_NONE;
}

static enum error other_choose(struct journey *journey, size_t choice)
{
	enum error rc = ERROR_NONE;

	if (choice < 2 && lead_has_other(journey->lead)) {
		rc = (choice == 0 ? lead_take_other : lead_keep_own)(journey->lead);
		if (rc == ERROR_NONE)
			journey_say(journey, "%s",
			    choice == 0 ? _("You go on with the plan that came.")
					: _("You go on with your own; hand it over when it is "
					    "ready."));
	}
	return rc == ERROR_NONE ? journey_go(journey, &step_lead) : rc;
}

const struct step step_lead_other = {
	.name = "lead-other",
	.help = N_("Nothing that was handed over is lost: the coordinator keeps every revision."),
	.show = other_show,
	.choose = other_choose,
};

static enum error end_show(const struct journey *journey, struct page *page)
{
	step_lead_head(journey, page);
	page_line(page, PAGE_TEXT, "%s",
	    _("Your profile forgets the leader code of this unit, and the plan as far as it is "
	      "written here. What was handed over stays with the coordinator, and comes back when "
	      "somebody types the code again."));
	if (lead_is_draft(journey->lead))
		page_line(
		    page, PAGE_HEADING, "%s", _("There are changes that were not handed over."));
	page_choice(page, _("Forget the code and the plan here"));
	page_choice(page, _("Go on leading the unit"));
	page->focus = 1;
	return ERROR_NONE;
}

static enum error end_choose(struct journey *journey, size_t choice)
{
	enum error rc;

	if (choice != 0)
		return journey_go(journey, &step_lead);
	rc = lead_end(journey->lead);
	if (rc != ERROR_NONE)
		return rc;
	journey_say(journey, "%s", _("Your profile no longer leads that unit."));
	return journey_begin(journey, &step_rounds);
}

const struct step step_lead_end = {
	.name = "lead-end",
	.help = N_("For when somebody else leads the unit from now on. Save the plan as a file "
		   "first if you want to keep it."),
	.show = end_show,
	.choose = end_choose,
};
