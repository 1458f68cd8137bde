/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What an item looks like: its text, what can be picked or written, and where it stands. */
#include "client/steps/answer/step_item_show.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/store/notes.h"
#include "crypto/secret.h"
#include "form/answers_told.h"

/* What can be picked, in order: the scale's labels, then not applicable, then not said. */
static void show_choices(const struct journey *journey, const struct item *item, struct page *page)
{
	const struct answer *answer = &journey->response->answers->of[item->number];

	page->several = item->kind->input == ITEM_PICK_MANY;
	page->undecided = !page->several && answer->state == ANSWER_NONE;
	for (size_t i = 0; item->scale != NULL && i < item->scale->n_labels; i++) {
		struct page_choice *choice =
		    page_choice(page, journey_words(journey, &item->scale->labels[i]));

		choice->chosen =
		    answer->state == ANSWER_GIVEN &&
		    (page->several ? (answer->chosen >> i & 1) != 0 : answer->number == (long)i);
		if ((item->alone >> i & 1) != 0)
			page_set(&choice->aside, "%s", _("only this"));
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

static void show_field(const struct item *item, const struct answer *answer, struct page *page)
{
	page->field = strcmp(item->kind->name, "text") == 0 ? PAGE_LINES : PAGE_LINE;
	page->limit = item->longest;
	/* The smallest screens have room for the label alone. */
	page_set(&page->label, "%s",
	    page->field != PAGE_LINES ? _("A whole number")
	    : answer->told            ? _("Your words, for the coordinator alone")
				      : _("Your words, to be quoted"));
	if (answer->state == ANSWER_NOT_APPLICABLE)
		page_set(&page->given, "%s", STEP_ITEM_NOT_APPLICABLE);
	else if (answer->state == ANSWER_NOT_SAID)
		page_set(&page->given, "%s", STEP_ITEM_NOT_SAID);
	else if (answer->state == ANSWER_GIVEN && answer->text != NULL)
		page_set(&page->given, "%s", answer->text);
	else if (answer->state == ANSWER_GIVEN)
		page_set(&page->given, "%ld", answer->number);
	if (page->field == PAGE_LINES)
		page_line(page, PAGE_QUIET, "%s",
		    answer->told
			? _("Only the coordinator reads this, with the name of your school.")
		    : answers_told_may(item) ? _("Will be quoted as written, unless you say at the "
						 "end that it is for the "
						 "coordinator alone.")
					     : _("Will be quoted as written."));
	if (item->not_applicable)
		page_line(page, PAGE_QUIET, _("Write %s if it does not apply to you."),
		    STEP_ITEM_NOT_APPLICABLE);
	if (item->not_said)
		page_line(
		    page, PAGE_QUIET, _("Write %s if you prefer not to say."), STEP_ITEM_NOT_SAID);
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

/* The other items of the area, with their answers. */
static void show_around(const struct journey *journey, const struct item *here, struct page *page)
{
	const struct response *response = journey->response;

	for (size_t i = 0; i < here->area->n_items; i++) {
		const struct item *item = &here->area->items[i];
		struct text words = { 0 };
		char *text;

		if (item == here || !progress_applies(item, &response->asked, response->answers))
			continue;
		text = response_item_text(response, item);
		answer_say(response->round->questionnaire, item,
		    &response->answers->of[item->number], language_now(), &words);
		(item->number < here->number ? page_before : page_after)(
		    page, text, words.length > 0 ? words.bytes : NULL);
		free(text);
		text_wipe(&words);
	}
}

enum error step_item_show(const struct journey *journey, struct page *page)
{
	const struct response *response = journey->response;
	const struct item *item = response_item(journey->response);
	struct progress progress = progress_count(response->answers, &response->asked, NULL);
	char *position = NULL, *text = response_item_text(response, item);

	journey_head(journey, page);
	page_set(&position, _("%zu of %zu"),
	    progress_position(response->answers, &response->asked, item), progress.items);
	page_row(page, journey_words(journey, &item->area->title), position);
	free(position);
	page_line(page, PAGE_HEADING, "%s", text);
	free(text);
	if (item->hint.in != NULL)
		page_line(page, PAGE_QUIET, "%s", journey_words(journey, &item->hint));
	if (item->kind->input == ITEM_WRITE) {
		show_field(item, &response->answers->of[item->number], page);
		page_set(&page->draft, "item/%s/%s", journey->round->id, item->id);
	}
	if (item->kind->input != ITEM_WRITE)
		show_choices(journey, item, page);
	show_side(journey, item, page);
	show_around(journey, item, page);
	show_status(journey, &progress, page);
	return show_note(journey, item, page);
}
