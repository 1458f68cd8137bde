/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What exactly is sent, and where to. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/answered.h"
#include "client/steps/hand/step_readers.h"
#include "client/steps/hand/step_send.h"
#include "client/steps/journey.h"
#include "document/round/organisation_joined.h"

/* Of the items that are asked: how many have an answer, and how many comments there are beside,
 * which may be quoted or are for the coordinator alone. */
static void count_sent(const struct response *response, size_t *asked, size_t *answered,
    size_t *comments, size_t *private)
{
	const struct questionnaire *questionnaire = response->round->questionnaire;

	*asked = *answered = *comments = *private = 0;
	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		bool given = response->answers->all[i].state != ANSWER_NONE;

		if (!progress_applies(item, &response->asked, response->answers))
			continue;
		if (response->answers->all[i].text != NULL) {
			++*(response->answers->all[i].private ? private : comments);
		} else if (given || !item->kind->is_quoted) {
			++*asked;
			*answered += given;
		}
	}
}

/* Outside of a round there is what waits here already, such as what was taken back. */
static enum error seal(struct journey *journey)
{
	return journey->response != NULL ? response_seal(journey->response) : ERROR_NONE;
}

/* What was taken back goes from outside of its round. */
static enum error to_thanks(struct journey *journey)
{
	return walk_go(journey->walk, journey->response != NULL ? STEP_THANKS : STEP_BUNDLES);
}

static const struct step_send answers_send = {
	.all = N_("Show all my answers"),
	.shows = STEP_ANSWERS,
	.where = STEP_WHERE,
	.not_now = STEP_RESULT,
	.said = step_send_said,
	.seal = seal,
	.done = to_thanks,
};

static const char *say_afterwards(const struct journey *journey)
{
	return journey->once[0] != '\0'
		   ? _("Your answers cannot be changed, taken back or compared later. Save your "
		       "result first, with w on its page, if you want it.")
		   : _("You can have your answers erased; figures already made stand.");
}

static void show_words(size_t comments, size_t private, struct page *page)
{
	if (comments > 0)
		step_send_row(page, _("In words"),
		    text_format(P_("%zu comment, which may be quoted word for word",
				    "%zu comments, which may be quoted word for word", comments),
			comments));
	if (private > 0)
		step_send_row(page, _("In words"),
		    text_format(P_("%zu comment, for the coordinator only",
				    "%zu comments, for the coordinator only", private),
			private));
}

static enum error sent_show(const struct journey *journey, struct page *page)
{
	const struct response *response = journey->response;
	const struct round *round = journey->round;
	size_t asked, answered, comments, private;
	char *joined = organisation_joined_say(round->organisation, response->unit);
	enum error rc;

	count_sent(response, &asked, &answered, &comments, &private);
	step_send_head(page);
	step_send_row(page, _("Round"), text_format("%s", round->title));
	step_send_row(page, _("Unit"), organisation_full_name(round->organisation, response->unit));
	step_send_day(page);
	step_send_row(page, _("Who"), text_format("%s", _("a pseudonym, not your name")));
	if (response->asked.role >= 0)
		step_send_row(page, _("Role"),
		    text_format(
			"%s", journey_words(journey,
				  &round->questionnaire->roles[response->asked.role].name)));
	step_send_row(page, _("Answers"), text_format(_("%zu of %zu"), answered, asked));
	show_words(comments, private, page);
	step_send_row(page, _("Promise"),
	    text_format(
		_("Nobody sees results of fewer than %ld people. Free text is shown only once at "
		  "least %ld have written. How many have answered is shown, but never who."),
		round->min_group, round->min_comments));
	page_row(page, _("Afterwards"), say_afterwards(journey));
	if (joined != NULL)
		page_line(page, PAGE_TEXT, "%s", joined);
	free(joined);
	rc = step_send_to(journey, page);
	if (round->closed[0] != '\0')
		page_line(page, PAGE_TEXT,
		    _("The round was closed on %s: what comes now is late, and counts only if the "
		      "coordinator brings the figures up to date."),
		    round->closed);
	step_send_choices(&answers_send, page);
	/* What cannot be undone is nobody's next key. */
	if (journey->once[0] != '\0')
		page->focus = STEP_SEND_NOT;
	if (step_readers_has_any(response))
		page_choice(page, _("Choose who reads my comments"));
	return rc;
}

static enum error sent_choose(struct journey *journey, size_t choice)
{
	if (choice == STEP_SEND_CHOICES)
		return walk_go(journey->walk, STEP_READERS);
	return journey_enter_once_left(journey, step_send_choose(journey, &answers_send, choice));
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
		answered_add(questionnaire, item, &response->answers->all[i], &words);
		page_line(page, PAGE_QUIET, "%s %s", item->id, text);
		free(text);
		page_line(page, PAGE_TEXT, "   %s", words.bytes);
		if (response->answers->all[i].private)
			page_line(page, PAGE_QUIET, "   %s", _("for the coordinator only"));
		text_wipe(&words);
	}
	page_choice(page, _("Back"));
	return ERROR_NONE;
}

const struct step step_answers = {
	.name = "answers",
	.help = N_("These are your answers as they stand. Go back to hand them over."),
	.show = answers_show,
	.choose = step_send_back,
};

static enum error where_show(const struct journey *journey, struct page *page)
{
	page_set(&page->title, "%s", _("Hand over"));
	return step_send_ask(journey, page);
}

static enum error where_write(struct journey *journey, const char *text)
{
	return journey_enter_once_left(journey, step_send_give(journey, &answers_send, text));
}

const struct step step_where = {
	.name = "where",
	.help = N_("Write the number of a place that is listed, or the path of the folder, such as "
		   "/media/usb, and press Enter. ~ is your home folder."),
	.show = where_show,
	.write = where_write,
};
