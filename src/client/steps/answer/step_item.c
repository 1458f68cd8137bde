/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One item after the other: the questionnaire itself. How an item looks is in step_item_show.c. */
#include <string.h>

#include "base/clock.h"
#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/answer/step_item_show.h"
#include "client/steps/answered.h"

/* On to the next item; behind the last to those without an answer, one after the other, and behind
 * these to the review. */
static enum error go_next(struct journey *journey)
{
	struct response *response = journey->response;
	const struct item *item = response_item(response);
	const struct item *next = response_next(response, item, journey->on);

	if (next != NULL)
		return response_move(response, next);
	if (journey->on == RESPONSE_EACH)
		return journey_go_gaps(journey, item);
	return walk_go(journey->walk, STEP_REVIEW);
}

static enum error go_previous(struct journey *journey)
{
	struct response *response = journey->response;
	const struct item *previous = progress_previous(
	    response->answers, &response->asked, response_item(journey->response)->number);

	if (previous == NULL) {
		walk_say(journey->walk, "%s", _("This is the first question."));
		return ERROR_NONE;
	}
	return response_move(response, previous);
}

/* Back is to the question before, and from the first one out of the questions. */
static enum error item_back(struct journey *journey)
{
	struct response *response = journey->response;

	if (progress_previous(response->answers, &response->asked,
		response_item(journey->response)->number) != NULL)
		return go_previous(journey);
	return walk_go(journey->walk, STEP_ROUNDS);
}

/* Take the last change back, wherever it was, and stand there. */
static enum error undo(struct journey *journey)
{
	const struct item *item;
	struct answer before = { 0 };
	enum error rc;

	if (!undo_take(&journey->undo, &item, &before)) {
		walk_say(journey->walk, "%s", _("There is nothing to undo."));
		return ERROR_NONE;
	}
	rc = response_answer(journey->response, item, &before);
	answer_clear(&before);
	if (rc == ERROR_NONE) {
		char *answered = answered_say(journey->response, item);

		walk_say(journey->walk, _("Undone. %s"), answered);
		text_forget(answered);
	}
	return rc;
}

static enum error note(struct journey *journey)
{
	return walk_go(journey->walk, STEP_NOTE);
}

/* That it is saved, and what: who only hears it, or mistook a key, notices. */
static void say_saved(struct journey *journey, const struct item *item)
{
	char *answered = answered_say(journey->response, item);

	walk_say(journey->walk, _("Saved. %s"), answered);
	text_forget(answered);
}

/* Save the answer and stand at the next item, or at the review behind the last. */
static enum error save(
    struct journey *journey, const struct item *item, const struct answer *answer)
{
	/* Of several, the person says when that is all. */
	bool stays = item->kind->input == ITEM_PICK_MANY;
	struct response *response = journey->response;
	struct pace_way before;
	enum error rc;

	undo_remember(&journey->undo, item, &response->answers->all[item->number]);
	before = step_item_way(response);
	rc = stays ? response_answer(response, item, answer)
		   : response_answer_and_go(response, item, answer, journey->on);
	if (rc != ERROR_NONE)
		return rc;
	pace_answered(&journey->pace, clock_milliseconds(), &before, step_item_way(response).left);
	if (!stays && response_item(response) == item)
		rc = walk_go(journey->walk, STEP_REVIEW);
	if (rc == ERROR_NONE)
		say_saved(journey, item);
	return rc;
}

static void pick(const struct item *item, size_t choice, struct answer *answer)
{
	size_t n_labels = item->scale != NULL ? item->scale->n_labels : 0;

	if (choice < n_labels) {
		answer_pick(item, choice, answer);
	} else {
		bool not_applicable = item->not_applicable && choice == n_labels;

		answer_clear(answer);
		answer->state = not_applicable ? ANSWER_NOT_APPLICABLE : ANSWER_NOT_SAID;
	}
}

static enum error item_choose(struct journey *journey, size_t choice)
{
	const struct item *item = response_item(journey->response);
	struct answer answer = { 0 };
	enum error rc;

	answer_copy(&answer, &journey->response->answers->all[item->number]);
	pick(item, choice, &answer);
	rc = save(journey, item, &answer);
	answer_clear(&answer);
	return rc;
}

static enum error item_write(struct journey *journey, const char *text)
{
	const struct item *item = response_item(journey->response);
	struct answer answer = { 0 };
	enum error rc = ERROR_NONE;

	if (strcmp(text, STEP_ITEM_NOT_APPLICABLE) == 0 && item->not_applicable)
		answer.state = ANSWER_NOT_APPLICABLE;
	else if (strcmp(text, STEP_ITEM_NOT_SAID) == 0 && item->not_said)
		answer.state = ANSWER_NOT_SAID;
	else
		rc = answer_from_typed(item, text, &answer);
	/* Whom it is for stays as it was said. */
	answer.private =
	    answer.text != NULL && journey->response->answers->all[item->number].private;
	if (rc == ERROR_NONE)
		rc = save(journey, item, &answer);
	answer_clear(&answer);
	return rc;
}

static enum error go_to(struct journey *journey)
{
	return walk_go(journey->walk, STEP_GOTO);
}

static enum error review(struct journey *journey)
{
	return walk_go(journey->walk, STEP_REVIEW);
}

static const struct step_key item_keys[] = {
	{ '<', STEP_LEFT, N_("previous"), go_previous, false },
	{ '>', STEP_RIGHT, N_("next"), go_next, false },
	{ 'u', STEP_NO_ARROW, N_("undo"), undo, false },
	{ 'n', STEP_NO_ARROW, N_("note"), note, true },
	{ 'o', STEP_NO_ARROW, N_("overview"), review, false },
	{ 'g', STEP_NO_ARROW, N_("go to"), go_to, true },
	{ 0 },
};

const struct step step_item = {
	.name = "item",
	.help = N_(
	    "Choose what is true of you as things are now. Each answer is saved at once, and you "
	    "can change it until you hand over."),
	.show = step_item_show,
	.choose = item_choose,
	.write = item_write,
	.back = item_back,
	.keys = item_keys,
};
