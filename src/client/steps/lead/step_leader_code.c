/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The leader code, which opens the unit that somebody leads. */
#include "base/io/language.h"
#include "client/steps/led_units.h"

static enum error leader_code_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("I lead a unit"));
	page_set(&page->place, "%s", profile_name(journey->profile));
	page_line(page, PAGE_TEXT, "%s",
	    _("Type the leader code that you have from the coordinator. It opens the plan of your "
	      "team or school, and what is said about it. It stays locked in your profile here."));
	page->field = PAGE_LINE;
	page_set(&page->label, "%s", _("Leader code"));
	return ERROR_NONE;
}

static enum error leader_code_write(struct journey *journey, const char *text)
{
	struct leads_unit unit = { 0 };
	struct round *round = NULL;
	enum error rc = lead_begin(journey->profile, text, &round, &unit.unit);

	if (rc != ERROR_NONE)
		return rc;
	unit.round = round;
	/* From the unit, back is to the rounds. */
	walk_go(journey->walk, STEP_ROUNDS);
	rc = led_units_enter(journey, &unit);
	round_free(round);
	return rc;
}

const struct step step_leader_code = {
	.name = "leader-code",
	.help = N_("Four groups of four letters and digits; capitals and hyphens do not matter. "
		   "An answer code is another one: it lets one person answer."),
	.show = leader_code_show,
	.write = leader_code_write,
};
