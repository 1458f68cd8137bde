/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Taking back what was handed over. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/hand/step_send.h"
#include "client/steps/journey.h"
#include "client/store/place.h"
#include "exchange/exchange.h"

static enum error take_back_show(const struct journey *journey, struct page *page)
{
	journey_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", _("Do you want to take your answers back?"));
	page_line(page, PAGE_TEXT, "%s",
	    _("A message without answers is sealed and handed over. When the coordinator has it, "
	      "your answers are erased there, and the receipt says so here."));
	page_line(page, PAGE_TEXT, "%s",
	    _("They stay in your profile, as a draft that only you see. As long as the round is "
	      "open you can finish it and hand over again, with the same answer code."));
	page_line(page, PAGE_TEXT, "%s",
	    _("If the round is closed before the message arrives, your answers are erased all the "
	      "same, but the figures that were made of them stand."));
	page_choice(page, _("Take back my answers"));
	page_choice(page, _("No, leave them where they are"));
	page->focus = 1;
	return ERROR_NONE;
}

static enum error withdraw(struct journey *journey)
{
	return response_withdraw(journey->response);
}

/* Out of the round: what is in it is a draft again. */
static enum error to_bundles(struct journey *journey)
{
	walk_begin(journey->walk, STEP_ROUNDS);
	return walk_go(journey->walk, STEP_BUNDLES);
}

static char *said(const char *where)
{
	return text_format(
	    _("You have asked to have your answers erased. The message is handed over, "
	      "and read back from the folder %s."),
	    where);
}

static const struct step_send message_send = {
	.said = said,
	.seal = withdraw,
	.done = to_bundles,
};

/* The message is sealed, and no folder is known yet. */
static enum error ask_where(struct journey *journey)
{
	enum error rc = withdraw(journey);

	if (rc != ERROR_NONE)
		return rc;
	walk_begin(journey->walk, STEP_ROUNDS);
	walk_say(journey->walk, "%s",
	    _("You have asked to have your answers erased. Now hand the message over."));
	return walk_go(journey->walk, STEP_WHERE);
}

static enum error take_back_choose(struct journey *journey, size_t choice)
{
	char *place = NULL;
	enum error rc;

	if (choice != 0)
		return walk_back(journey->walk);
	rc = place_get(journey->store, journey->settings, &place);
	if (rc == ERROR_NONE && place[0] == '\0')
		rc = ask_where(journey);
	else if (rc == ERROR_NONE)
		rc =
		    step_send_give(journey, &message_send, exchange_is_at_hand(place) ? place : "");
	free(place);
	/* What was taken back waits here until a folder takes it: that it could not be handed over
	 * now is told on the page that says how far it is. */
	if (rc != ERROR_NONE && journey->response != NULL && journey->response->withdrawn)
		to_bundles(journey);
	return rc;
}

const struct step step_take_back = {
	.name = "take-back",
	.help = N_("Your answers are erased at the coordinator's, not here."),
	.show = take_back_show,
	.choose = take_back_choose,
};
