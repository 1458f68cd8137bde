/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Taking back what was handed over, as long as the round is open. */
#include <stdlib.h>

#include "base/language.h"
#include "client/journey.h"
#include "client/place.h"
#include "client/sync.h"

static enum error take_back_show(const struct journey *journey, struct page *page)
{
	journey_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", _("Do you want to take your answers back?"));
	page_line(page, PAGE_TEXT, "%s",
	    _("A message without answers is sealed and handed over. When the coordinator has it, "
	      "your answers are erased there, and the receipt says so here."));
	page_line(page, PAGE_TEXT, "%s",
	    _("In your place they stay, as a draft that only you see. As long as the round is open "
	      "you can finish it and hand over again, with the same answer code."));
	page_line(page, PAGE_TEXT, "%s",
	    _("When the coordinator has closed the round, nothing can be taken back any more."));
	page_choice(page, _("Take back my answers"));
	page_choice(page, _("No, leave them where they are"));
	page->focus = 1;
	return ERROR_NONE;
}

/* What was taken back waits here until a folder takes it: that it could not be handed over now is
 * told on the page that says how far it is. */
static enum error hand_over(struct journey *journey)
{
	struct sync_result result;
	char *place = NULL;
	enum error rc = place_get(journey->store, journey->settings, &place);

	if (rc == ERROR_NONE && place[0] == '\0') {
		free(place);
		journey_say(
		    journey, "%s", _("Your answers are taken back. Now hand the message over."));
		return journey_go(journey, &step_where);
	}
	if (rc == ERROR_NONE)
		rc = sync_folder(journey->store, place, &result);
	if (rc == ERROR_NONE)
		journey_say(journey, "%s",
		    _("Your answers are taken back. The message is handed over, and read back "
		      "from the folder."));
	free(place);
	journey_go(journey, &step_bundles);
	return rc;
}

static enum error take_back_choose(struct journey *journey, size_t choice)
{
	enum error rc;

	if (choice != 0)
		return journey_back(journey);
	rc = response_withdraw(journey->response);
	if (rc != ERROR_NONE)
		return rc;
	/* Out of the round: what is in it is a draft again. */
	journey_begin(journey, &step_rounds);
	return hand_over(journey);
}

const struct step step_take_back = {
	.name = "take-back",
	.help = N_("Your answers are erased at the coordinator's, not here."),
	.show = take_back_show,
	.choose = take_back_choose,
};
