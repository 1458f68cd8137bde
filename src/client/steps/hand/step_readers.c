/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Each comment, and whether it may be quoted or is for the coordinator alone: choosing turns it. */
#include "client/steps/hand/step_readers.h"

#include "base/io/language.h"
#include "base/text.h"
#include "form/private_answer.h"

static bool is_comment(const struct response *response, const struct item *item)
{
	return private_answer_may(item) && response->answers->all[item->number].text != NULL &&
	       progress_applies(item, &response->asked, response->answers);
}

/* The first from this place on; NULL behind the last. */
static const struct item *comment_from(const struct response *response, size_t number)
{
	const struct questionnaire *questionnaire = response->round->questionnaire;

	for (; number < questionnaire->n_items; number++)
		if (is_comment(response, &questionnaire->items[number]))
			return &questionnaire->items[number];
	return NULL;
}

bool step_readers_has_any(const struct response *response)
{
	return comment_from(response, 0) != NULL;
}

/* As much of it as names it. */
static void add_comment(const struct answer *answer, struct page *page)
{
	enum { COLUMNS = 40 };
	char *start = text_start(answer->text, COLUMNS);

	page_set(&page_choice(page, start)->aside, "%s",
	    answer->private ? _("the coordinator only") : _("may be quoted"));
	text_forget(start);
}

static enum error readers_show(const struct journey *journey, struct page *page)
{
	const struct response *response = journey->response;

	page_set(&page->title, "%s", _("Who reads my comments"));
	page_line(page, PAGE_TEXT,
	    _("What may be quoted is in the reports as you wrote it, when there are at least %ld "
	      "comments. What is for the coordinator only is in none; the coordinator reads it "
	      "with the name of your school."),
	    response->round->min_comments);
	for (const struct item *item = comment_from(response, 0); item != NULL;
	     item = comment_from(response, item->number + 1))
		add_comment(&response->answers->all[item->number], page);
	page_choice(page, _("Back"));
	return ERROR_NONE;
}

static enum error turn(struct journey *journey, const struct item *item)
{
	struct response *response = journey->response;
	struct answer answer = { 0 };
	enum error rc;

	answer_copy(&answer, &response->answers->all[item->number]);
	undo_remember(&journey->undo, item, &answer);
	answer.private = !answer.private;
	rc = response_answer(response, item, &answer);
	if (rc == ERROR_NONE)
		walk_say(journey->walk, "%s",
		    answer.private ? _("Saved: for the coordinator only.")
				   : _("Saved: may be quoted."));
	answer_clear(&answer);
	return rc;
}

static enum error readers_choose(struct journey *journey, size_t choice)
{
	const struct item *item = comment_from(journey->response, 0);

	while (item != NULL && choice-- > 0)
		item = comment_from(journey->response, item->number + 1);
	return item != NULL ? turn(journey, item) : walk_back(journey->walk);
}

const struct step step_readers = {
	.name = "readers",
	.help = N_("Choose a comment to switch it between \"quoted\" and \"for the coordinator "
		   "only\". Go back to hand over."),
	.show = readers_show,
	.choose = readers_choose,
};
