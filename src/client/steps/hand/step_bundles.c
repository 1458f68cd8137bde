/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How far every bundle of the person is, and what the coordinator answered to their comments. */
#include "client/steps/hand/step_bundles.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "client/steps/led_units.h"
#include "client/steps/standing.h"
#include "client/sync/reply_page.h"
#include "client/sync/sync.h"

static void show_reply(
    const struct response *response, const struct reply_page_one *one, struct page *page)
{
	const struct reply *reply = &one->reply;
	const struct questionnaire *questionnaire = response->round->questionnaire;
	const struct item *item = questionnaire_item(questionnaire, reply->item);
	char *asked = item != NULL ? response_item_text(response, item) : memory_copy("");

	page_line(page, PAGE_HEADING, _("%s  Answer from %s%s"), reply->day,
	    reply->from[0] != '\0' ? reply->from : response->round->central_name,
	    one->is_new ? _(" (new)") : "");
	page_line(page, PAGE_QUIET, "%s %s", reply->item, asked);
	page_line(page, PAGE_TEXT, "%s", reply->text);
	free(asked);
}

/* The newest first: it is what one came for. */
static enum error show_replies(const struct response *response, struct page *page)
{
	struct reply_page replies;
	enum error rc = reply_page_get(response->profile, response->round->id, &replies);

	for (size_t i = replies.n; rc == ERROR_NONE && i-- > 0;)
		show_reply(response, &replies.all[i], page);
	if (rc == ERROR_NONE && replies.n > 0)
		page_line(page, PAGE_QUIET, "%s",
		    _("Only you can read this. The coordinator answers comments without being "
		      "shown "
		      "whose they are, and you cannot answer back here."));
	reply_page_free(&replies);
	return rc;
}

/* Only the person's own: others on this machine have theirs. */
static enum error show_round(const struct journey *journey, const struct round *round,
    const struct outbox *outbox, struct page *page)
{
	struct response *response = NULL;
	struct standing standing;
	enum error rc = response_open(journey->profile, round, &response);

	if (rc != ERROR_NONE)
		return rc;
	standing_of_response(response, outbox, &standing);
	if (standing.state != STANDING_NONE)
		standing_show(&standing, round, round->title, page);
	rc = show_replies(response, page);
	response_close(response);
	return rc;
}

static enum error bundles_show(const struct journey *journey, struct page *page)
{
	struct outbox *outbox = NULL;
	struct round **rounds = NULL;
	size_t n_rounds = 0;
	enum error rc = rounds_list_newest(journey->store, &rounds, &n_rounds);

	page_set(&page->title, "%s", _("Where your answers are"));
	if (rc == ERROR_NONE)
		rc = outbox_list(journey->store, &outbox);
	for (size_t i = 0; rc == ERROR_NONE && i < n_rounds; i++)
		rc = show_round(journey, rounds[i], outbox, page);
	if (rc == ERROR_NONE)
		rc = led_units_show_bundles(journey, rounds, n_rounds, outbox, page);
	if (page->n_lines == 0)
		page_line(page, PAGE_TEXT, "%s", _("You have not finished a round yet."));
	else
		page_line(page, PAGE_QUIET, "%s",
		    _("The coordinator's receipt comes through the same folder: fetch it on "
		      "another day."));
	page_choice(page, _("Fetch receipts now"));
	page_choice(page, _("Back to the rounds"));
	page_choice(page, _("Leave"));
	page->focus = 2;
	outbox_free(outbox);
	rounds_free(rounds, n_rounds);
	return rc;
}

static void tell_fetched(struct journey *journey, size_t receipts, size_t replies)
{
	if (replies > 0)
		walk_say(journey->walk,
		    P_("%zu new answer to what you wrote.", "%zu new answers to what you wrote.",
			replies),
		    replies);
	else if (receipts > 0)
		walk_say(
		    journey->walk, P_("%zu new receipt.", "%zu new receipts.", receipts), receipts);
	else
		walk_say(journey->walk, "%s", _("No new receipt yet."));
}

static enum error fetch(struct journey *journey)
{
	struct sync_result result;
	enum error rc = sync_fetch(journey->store, journey->profile, journey->settings, &result);

	if (rc == ERROR_NONE)
		tell_fetched(journey, result.receipts, result.replies);
	return rc;
}

/* What it finds, and why it finds nothing, is said on the page. */
enum error step_bundles_look(struct journey *journey)
{
	enum error rc = walk_go(journey->walk, STEP_BUNDLES);

	return rc == ERROR_NONE ? fetch(journey) : rc;
}

/* What stood on the page was read by whoever leaves it. */
static enum error bundles_choose(struct journey *journey, size_t choice)
{
	enum error rc = reply_page_mark_seen(journey->profile);

	if (rc != ERROR_NONE)
		return rc;
	if (choice == 0)
		return fetch(journey);
	if (choice == 1)
		return walk_go(journey->walk, STEP_ROUNDS);
	return walk_leave(journey->walk);
}

static enum error bundles_back(struct journey *journey)
{
	enum error rc = reply_page_mark_seen(journey->profile);

	return rc == ERROR_NONE ? walk_before(journey->walk) : rc;
}

const struct step step_bundles = {
	.name = "bundles",
	.help = N_("\"Handed over\" means written to the folder and read back; \"received\" means "
		   "that the coordinator has it, and that it counts."),
	.show = bundles_show,
	.choose = bundles_choose,
	.back = bundles_back,
};
