/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What exactly is sent, where to, and how far every bundle is. */
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/text.h"
#include "client/journey.h"
#include "client/outbox.h"
#include "client/place.h"
#include "client/step_lead.h"
#include "client/sync.h"

/* Of the items that are asked: how many have an answer, and how many comments there are beside. */
static void count_sent(
    const struct response *response, size_t *asked, size_t *answered, size_t *comments)
{
	const struct questionnaire *questionnaire = response->round->questionnaire;

	*asked = *answered = *comments = 0;
	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		bool given = response->answers->of[i].state != ANSWER_NONE;

		if (!progress_applies(item, &response->asked, response->answers))
			continue;
		if (response->answers->of[i].text != NULL) {
			++*comments;
		} else if (given || item->longest == 0) {
			++*asked;
			*answered += given;
		}
	}
}

static void row(struct page *page, const char *name, char *value)
{
	page_row(page, name, value);
	free(value);
}

static enum error sent_show(const struct journey *journey, struct page *page)
{
	const struct response *response = journey->response;
	const struct round *round = journey->round;
	char today[CLOCK_DAY_SIZE], *place = NULL;
	size_t asked, answered, comments;
	enum error rc = place_get(journey->store, journey->settings, &place);

	clock_today(today);
	count_sent(response, &asked, &answered, &comments);
	page_set(&page->title, "%s", _("What is handed over"));
	page_set(&page->place, "%s", _("this and nothing more"));
	row(page, _("Round"), text_format("%s", round->title));
	row(page, _("Unit"), organisation_full_name(round->organisation, response->unit));
	row(page, _("Day"), text_format(_("%s, no time of day"), today));
	row(page, _("Who"), text_format("%s", _("a pseudonym, not your name")));
	if (response->asked.role >= 0)
		row(page, _("Role"),
		    text_format(
			"%s", journey_words(journey,
				  &round->questionnaire->roles[response->asked.role].name)));
	row(page, _("Answers"), text_format(_("%zu of %zu"), answered, asked));
	if (comments > 0)
		row(page, _("In words"),
		    text_format(P_("%zu comment, which may be quoted word for word",
				    "%zu comments, which may be quoted word for word", comments),
			comments));
	row(page, _("Promise"),
	    text_format(_("Nobody sees results of fewer than %ld people. Free text is shown only "
			  "from %ld."),
		round->min_group, round->min_comments));
	row(page, _("Sealed to"),
	    text_format(_("%s, key %.10s…"), round->central_name, round->central_key));
	if (place[0] != '\0')
		row(page, _("Folder"), text_format("%s", place));
	page_choice(page, _("Hand over"));
	page_choice(page, _("Show all my answers"));
	page_choice(page, _("Hand over to another folder"));
	page_choice(page, _("Not now"));
	free(place);
	return rc;
}

static enum error hand_over(struct journey *journey, const char *path)
{
	struct sync_result result;
	/* Outside of a round there is what waits here already, such as what was taken back. */
	enum error rc = journey->response != NULL ? response_finish(journey->response) : ERROR_NONE;

	if (rc == ERROR_NONE)
		rc = sync_folder(journey->store, path, &result);
	if (rc == ERROR_NONE)
		rc = journey_keep_place(journey, path);
	if (rc != ERROR_NONE)
		return rc;
	journey_say(journey, "%s",
	    result.bundles > 0 ? _("Handed over, and read back from the folder. Thank you!")
			       : _("It was handed over before; nothing new to send."));
	return journey_go(journey, &step_bundles);
}

static enum error sent_choose(struct journey *journey, size_t choice)
{
	char *place = NULL;
	enum error rc;

	if (choice == 1)
		return journey_go(journey, &step_answers);
	if (choice == 2)
		return journey_go(journey, &step_where);
	if (choice == 3)
		return journey_go(journey, &step_result);
	rc = place_get(journey->store, journey->settings, &place);
	if (rc == ERROR_NONE)
		rc =
		    place[0] != '\0' ? hand_over(journey, place) : journey_go(journey, &step_where);
	free(place);
	return rc;
}

const struct step step_sent = {
	.name = "sent",
	.help = N_("Your answers are signed with a pseudonym and sealed: only the coordinator can "
		   "open them."),
	.show = sent_show,
	.choose = sent_choose,
};

static enum error answers_show(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct response *response = journey->response;

	page_set(&page->title, "%s", _("All my answers"));
	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		struct text words = { 0 };
		char *text;

		if (!progress_applies(item, &response->asked, response->answers))
			continue;
		text = response_item_text(response, item);
		answer_say(questionnaire, item, &response->answers->of[i], language_now(), &words);
		page_line(page, PAGE_QUIET, "%s %s", item->id, text);
		free(text);
		page_line(
		    page, PAGE_TEXT, "   %s", words.length > 0 ? words.bytes : _("no answer"));
		text_wipe(&words);
	}
	page_choice(page, _("Back"));
	return ERROR_NONE;
}

static enum error answers_choose(struct journey *journey, size_t choice)
{
	(void)choice;
	return journey_back(journey);
}

const struct step step_answers = {
	.name = "answers",
	.help = N_("These are your answers as they stand. Go back to hand them over."),
	.show = answers_show,
	.choose = answers_choose,
};

static enum error where_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("Hand over"));
	page_line(page, PAGE_TEXT, "%s",
	    _("Which folder do you hand over to? It is the exchange folder: a shared folder or a "
	      "USB stick "
	      "that the coordinator has prepared."));
	page->field = PAGE_LINE;
	page_set(&page->label, "%s", _("Folder"));
	return place_get(journey->store, journey->settings, &page->given);
}

const struct step step_where = {
	.name = "where",
	.help = N_("Write the path of the folder, such as /media/usb, and press Enter."),
	.show = where_show,
	.write = hand_over,
};

static void show_bundle(
    const struct outbox_bundle *bundle, const struct response *response, struct page *page)
{
	char *state = bundle->place[0] != '\0' && bundle->state == OUTBOX_HANDED_OVER
			  ? text_format(_("%s to %s, waits for its receipt"),
				_(outbox_state_name(bundle->state)), bundle->place)
			  : text_format("%s %s", _(outbox_state_name(bundle->state)), bundle->day);

	page_row(page, response->round->title, state);
	if (response->withdrawn)
		page_line(page, PAGE_TEXT, "   %s",
		    outbox_is_done(bundle) ? _("The coordinator has erased your answers.")
					   : _("Your answers are taken back with this."));
	if (bundle->reason[0] != '\0')
		page_line(page, PAGE_QUIET, "   %s", _(bundle->reason));
	free(state);
}

static enum error bundles_show(const struct journey *journey, struct page *page)
{
	struct outbox *outbox = NULL;
	struct round **rounds = NULL;
	size_t n_rounds = 0;
	bool any = false;
	enum error rc = rounds_list(journey->store, &rounds, &n_rounds);

	page_set(&page->title, "%s", _("Where your answers are"));
	if (rc == ERROR_NONE)
		rc = outbox_list(journey->store, &outbox);
	for (size_t i = 0; rc == ERROR_NONE && i < n_rounds; i++) {
		struct response *response = NULL;
		const struct outbox_bundle *bundle;

		/* Only the person's own: others on this machine have theirs. */
		rc = response_open(journey->profile, rounds[i], &response);
		if (rc != ERROR_NONE)
			break;
		bundle = outbox_find(outbox, response->bundle);
		if (bundle != NULL)
			show_bundle(bundle, response, page);
		any = any || bundle != NULL;
		response_close(response);
	}
	if (rc == ERROR_NONE)
		rc = step_lead_show_bundles(journey, rounds, n_rounds, outbox, page, &any);
	if (!any)
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

static enum error fetch(struct journey *journey)
{
	struct sync_result result;
	enum error rc = sync_known(journey->store, journey->settings, &result);

	if (rc == ERROR_NONE)
		journey_say(journey, P_("%zu new receipt.", "%zu new receipts.", result.receipts),
		    result.receipts);
	return rc;
}

static enum error bundles_choose(struct journey *journey, size_t choice)
{
	if (choice == 0)
		return fetch(journey);
	if (choice == 1)
		return journey_go(journey, &step_rounds);
	return journey_leave(journey);
}

const struct step step_bundles = {
	.name = "bundles",
	.help = N_(
	    "«Handed over» means written to the folder and read back; «confirmed» means that the "
	    "coordinator has it."),
	.show = bundles_show,
	.choose = bundles_choose,
};
