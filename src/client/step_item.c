/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One item after the other: the questionnaire itself. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/language.h"
#include "base/memory.h"
#include "client/journey.h"
#include "client/notes.h"
#include "crypto/secret.h"

/* What can be picked, in order: the scale's labels, then not applicable, then not said. */
static void show_choices(const struct journey *journey, const struct item *item, struct page *page)
{
	const struct answer *answer = &journey->response->answers->of[item->number];

	page->several = item->kind->input == ITEM_PICK_MANY;
	for (size_t i = 0; item->scale != NULL && i < item->scale->n_labels; i++) {
		struct page_choice *choice =
		    page_choice(page, journey_words(journey, &item->scale->labels[i]));

		choice->chosen =
		    answer->state == ANSWER_GIVEN &&
		    (page->several ? (answer->chosen >> i & 1) != 0 : answer->number == (long)i);
	}
	if (item->not_applicable)
		page_choice(page, _("Does not apply to me"))->chosen =
		    answer->state == ANSWER_NOT_APPLICABLE;
	if (item->not_said)
		page_choice(page, _("I prefer not to say"))->chosen =
		    answer->state == ANSWER_NOT_SAID;
	for (size_t i = 0; i < page->n_choices && !page->several; i++)
		if (page->choices[i].chosen)
			page->focus = i;
}

/* What is written in a field where there is nothing to pick. */
static const char writes_not_applicable[] = "-", writes_not_said[] = "--";

static void show_field(const struct item *item, const struct answer *answer, struct page *page)
{
	page->field = strcmp(item->kind->name, "text") == 0 ? PAGE_LINES : PAGE_LINE;
	page_set(
	    &page->label, "%s", page->field == PAGE_LINES ? _("Your words") : _("A whole number"));
	if (answer->state == ANSWER_NOT_APPLICABLE)
		page_set(&page->given, "%s", writes_not_applicable);
	else if (answer->state == ANSWER_NOT_SAID)
		page_set(&page->given, "%s", writes_not_said);
	else if (answer->state == ANSWER_GIVEN && answer->text != NULL)
		page_set(&page->given, "%s", answer->text);
	else if (answer->state == ANSWER_GIVEN)
		page_set(&page->given, "%ld", answer->number);
	if (item->not_applicable)
		page_line(page, PAGE_QUIET, _("Write %s if it does not apply to you."),
		    writes_not_applicable);
	if (item->not_said)
		page_line(
		    page, PAGE_QUIET, _("Write %s if you prefer not to say."), writes_not_said);
}

static void show_side(const struct journey *journey, const struct item *here, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct response *response = journey->response;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		struct progress progress =
		    progress_count(response->answers, &response->asked, area);
		char *text = NULL;

		if (progress.items == 0)
			continue;
		page_set(&text, "%s %s", area->id, journey_words(journey, &area->title));
		if (area == here->area)
			page->side_here = page->n_side;
		page_side(page, text, (long)progress.answered, (long)progress.items);
		free(text);
	}
}

static void show_status(
    const struct journey *journey, const struct progress *progress, struct page *page)
{
	long minutes = pace_minutes(&journey->pace, journey->round->questionnaire->minutes,
	    progress->items, progress->items - progress->answered);

	if (minutes > 0)
		page_set(&page->status_left,
		    P_("About %ld minute left", "About %ld minutes left", (unsigned long)minutes),
		    minutes);
	page_set(&page->status_right, _("Saved: %zu answered"), progress->answered);
}

static enum error show_note(
    const struct journey *journey, const struct item *item, struct page *page)
{
	char *note = NULL;
	enum error rc = notes_get(journey->profile, journey->round->id, item->id, &note);

	if (rc != ERROR_NONE)
		return rc;
	if (note[0] != '\0')
		page_line(page, PAGE_QUIET, _("Your note: %s"), note);
	secret_wipe(note, strlen(note));
	free(note);
	return ERROR_NONE;
}

static enum error item_show(const struct journey *journey, struct page *page)
{
	const struct response *response = journey->response;
	const struct item *item = response_item(journey->response);
	struct progress progress = progress_count(response->answers, &response->asked, NULL);
	char *position = NULL;

	journey_head(journey, page);
	page_set(&position, _("%zu of %zu"),
	    progress_position(response->answers, &response->asked, item), progress.items);
	page_row(page, journey_words(journey, &item->area->title), position);
	free(position);
	page_line(page, PAGE_HEADING, "%s", journey_words(journey, &item->text));
	if (item->hint.in != NULL)
		page_line(page, PAGE_QUIET, "%s", journey_words(journey, &item->hint));
	if (item->kind->input == ITEM_WRITE)
		show_field(item, &response->answers->of[item->number], page);
	else
		show_choices(journey, item, page);
	show_side(journey, item, page);
	show_status(journey, &progress, page);
	return show_note(journey, item, page);
}

/* On to the next item, or to the review behind the last. */
static enum error go_next(struct journey *journey)
{
	struct response *response = journey->response;
	const struct item *item = response_item(journey->response);
	const struct item *next =
	    progress_next(response->answers, &response->asked, item->number + 1);

	if (next == NULL)
		return journey_go(journey, &step_review);
	return response_move(response, next);
}

static enum error go_previous(struct journey *journey)
{
	struct response *response = journey->response;
	const struct item *previous = progress_previous(
	    response->answers, &response->asked, response_item(journey->response)->number);

	if (previous == NULL) {
		journey_say(journey, "%s", _("This is the first question."));
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
	return journey_go(journey, &step_rounds);
}

/* Take the last change back, wherever it was, and stand there. */
static enum error undo(struct journey *journey)
{
	const struct item *item;
	struct answer before = { 0 };
	enum error rc;

	if (!undo_take(&journey->undo, &item, &before)) {
		journey_say(journey, "%s", _("There is nothing to undo."));
		return ERROR_NONE;
	}
	rc = response_answer(journey->response, item, &before);
	answer_clear(&before);
	if (rc == ERROR_NONE)
		journey_say(journey, _("Undone: %s is as it was before."), item->id);
	return rc;
}

static enum error note(struct journey *journey)
{
	return journey_go(journey, &step_note);
}

static enum error save(
    struct journey *journey, const struct item *item, const struct answer *answer)
{
	struct response *response = journey->response;
	enum error rc;

	undo_remember(&journey->undo, item, &response->answers->of[item->number]);
	rc = response_answer(response, item, answer);
	if (rc == ERROR_NONE) {
		struct progress progress =
		    progress_count(response->answers, &response->asked, NULL);

		pace_answered(&journey->pace, clock_milliseconds());
		journey_say(
		    journey, _("Saved. %zu of %zu answered."), progress.answered, progress.items);
	}
	return rc;
}

static void pick(const struct item *item, size_t choice, struct answer *answer)
{
	size_t n_labels = item->scale != NULL ? item->scale->n_labels : 0;

	if (choice >= n_labels) {
		bool not_applicable = item->not_applicable && choice == n_labels;

		answer_clear(answer);
		answer->state = not_applicable ? ANSWER_NOT_APPLICABLE : ANSWER_NOT_SAID;
	} else if (item->kind->input == ITEM_PICK_MANY) {
		uint32_t chosen = answer->state == ANSWER_GIVEN ? answer->chosen : 0;

		answer_clear(answer);
		answer->chosen = chosen ^ (UINT32_C(1) << choice);
		answer->state = answer->chosen != 0 ? ANSWER_GIVEN : ANSWER_NONE;
	} else {
		answer_clear(answer);
		answer->state = ANSWER_GIVEN;
		answer->number = (long)choice;
	}
}

static enum error item_choose(struct journey *journey, size_t choice)
{
	const struct item *item = response_item(journey->response);
	struct answer answer = { 0 };
	enum error rc;

	answer_copy(&answer, &journey->response->answers->of[item->number]);
	pick(item, choice, &answer);
	rc = save(journey, item, &answer);
	answer_clear(&answer);
	/* Of several, the person says when that is all. */
	if (rc != ERROR_NONE || item->kind->input == ITEM_PICK_MANY)
		return rc;
	return go_next(journey);
}

static enum error item_write(struct journey *journey, const char *text)
{
	const struct item *item = response_item(journey->response);
	struct answer answer = { 0 };
	enum error rc = ERROR_NONE;

	if (strcmp(text, writes_not_applicable) == 0 && item->not_applicable)
		answer.state = ANSWER_NOT_APPLICABLE;
	else if (strcmp(text, writes_not_said) == 0 && item->not_said)
		answer.state = ANSWER_NOT_SAID;
	else
		rc = answer_from_typed(item, text, &answer);
	if (rc == ERROR_NONE)
		rc = save(journey, item, &answer);
	answer_clear(&answer);
	return rc == ERROR_NONE ? go_next(journey) : rc;
}

static enum error next_unanswered(struct journey *journey)
{
	struct response *response = journey->response;
	const struct item *item = progress_unanswered(
	    response->answers, &response->asked, response_item(journey->response)->number + 1);

	if (item == NULL) {
		journey_say(journey, "%s", _("Every question has an answer."));
		return journey_go(journey, &step_review);
	}
	return response_move(response, item);
}

static enum error review(struct journey *journey)
{
	return journey_go(journey, &step_review);
}

static const struct step_key item_keys[] = {
	{ '<', STEP_LEFT, N_("previous"), go_previous, false },
	{ '>', STEP_RIGHT, N_("next"), go_next, false },
	{ 'u', STEP_NO_ARROW, N_("undo"), undo, false },
	{ 'n', STEP_NO_ARROW, N_("note"), note, false },
	{ 'o', STEP_NO_ARROW, N_("overview"), review, false },
	{ 'g', STEP_NO_ARROW, N_("next unanswered"), next_unanswered, false },
	{ 0 },
};

const struct step step_item = {
	.name = "item",
	.help = N_(
	    "Choose what is true of you as things are now. Each answer is saved at once, and you "
	    "can change it until you hand over, and after."),
	.show = item_show,
	.choose = item_choose,
	.write = item_write,
	.back = item_back,
	.keys = item_keys,
};
