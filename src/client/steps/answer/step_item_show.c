/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What an item looks like: its text, what can be picked or written, and where it stands. */
#include "client/steps/answer/step_item_show.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/noted.h"
#include "client/store/notes.h"
#include "form/private_answer.h"

/* What can be picked, in order: the scale's labels, then, apart from these, not applicable and not
 * said. */
static void show_choices(const struct journey *journey, const struct item *item, struct page *page)
{
	const struct answer *answer = &journey->response->answers->all[item->number];
	size_t n_labels = item->scale != NULL ? item->scale->n_labels : 0;

	page->several = item->kind->input == ITEM_PICK_MANY;
	page->undecided = !page->several && answer->state == ANSWER_NONE;
	for (size_t i = 0; i < n_labels; i++) {
		struct page_choice *choice =
		    page_choice(page, journey_words(journey, &item->scale->labels[i]));

		choice->chosen = answer_picks(item, answer, (uint32_t)1 << i);
		if ((item->alone >> i & 1) != 0)
			page_set(&choice->aside, "%s", _("only this"));
	}
	if (item->not_applicable)
		page_choice(page, answer_state_words(ANSWER_NOT_APPLICABLE))->chosen =
		    answer->state == ANSWER_NOT_APPLICABLE;
	if (item->not_said)
		page_choice(page, answer_state_words(ANSWER_NOT_SAID))->chosen =
		    answer->state == ANSWER_NOT_SAID;
	if (n_labels < page->n_choices)
		page->choices[n_labels].apart = true;
	for (size_t i = 0; i < page->n_choices && !page->several; i++)
		if (page->choices[i].chosen)
			page->focus = i;
}

/* How each kind of input is typed; none where it is picked. */
static const enum page_field fields[] = {
	[ITEM_WRITE_LINE] = PAGE_LINE,
	[ITEM_WRITE_LINES] = PAGE_LINES,
};

static void show_field(const struct item *item, const struct answer *answer, struct page *page)
{
	struct text given = { 0 };

	page->field = fields[item->kind->input];
	page->limit = item->longest;
	/* The smallest screens have room for the label alone. */
	page_set(&page->label, "%s",
	    !item->kind->is_quoted ? _(item->kind->label)
	    : answer->private      ? _("Your words, for the coordinator only")
				   : _("Your words, to be quoted"));
	if (answer->state == ANSWER_NOT_APPLICABLE)
		page_set(&page->given, "%s", STEP_ITEM_NOT_APPLICABLE);
	else if (answer->state == ANSWER_NOT_SAID)
		page_set(&page->given, "%s", STEP_ITEM_NOT_SAID);
	else if (answer->state == ANSWER_GIVEN) {
		item->kind->type(item, answer, &given);
		page_set(&page->given, "%s", given.bytes);
		text_wipe(&given);
	}
	if (item->kind->is_quoted && answer->private)
		page_line(page, PAGE_QUIET, "%s",
		    _("Only the coordinator reads this, with the name of your school."));
	else if (item->kind->is_quoted && private_answer_may(item))
		page_line(page, PAGE_QUIET, "%s",
		    _("Before you hand over you can have it read by the coordinator only."));
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
		char *name;

		if (progress.items == 0)
			continue;
		name = journey_area(journey, area);
		if (area == here->area)
			page->side_here = page->n_side;
		page_side(page, name, (long)progress.answered, (long)progress.items);
		free(name);
	}
}

struct pace_way step_item_way(const struct response *response)
{
	struct progress progress = progress_count(response->answers, &response->asked, NULL);

	return (struct pace_way){
		.minutes = response->round->questionnaire->minutes,
		.longest = progress_longest(response->answers, &response->asked),
		.left = progress.items - progress.answered,
	};
}

static void show_status(
    const struct journey *journey, const struct progress *progress, struct page *page)
{
	struct pace_way way = step_item_way(journey->response);
	long minutes = pace_minutes(&journey->pace, &way);

	if (minutes > 0)
		page_set(&page->status_left,
		    P_("About %ld minute left", "About %ld minutes left", (unsigned long)minutes),
		    minutes);
	page_set(&page->status_right,
	    P_("Saved: %zu answered", "Saved: %zu answered", (unsigned long)progress->answered),
	    progress->answered);
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
	text_forget(note);
	noted_show(journey->response, item, page);
	return ERROR_NONE;
}

static void show_other(const struct journey *journey, const struct item *item, struct page *page,
    void (*add)(struct page *page, const char *text, const char *answer))
{
	const struct response *response = journey->response;
	struct text words = { 0 };
	char *text = response_item_text(response, item);

	answer_say(response->round->questionnaire, item, &response->answers->all[item->number],
	    language_now(), &words);
	add(page, text, words.length > 0 ? words.bytes : NULL);
	free(text);
	text_wipe(&words);
}

/* The other items of the area, and what comes behind it, with their answers. */
static void show_around(const struct journey *journey, const struct item *here, struct page *page)
{
	const struct response *response = journey->response;
	const struct questionnaire *questionnaire = response->round->questionnaire;
	const struct area *area = here->area;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		bool is_before = item->number < here->number;

		if (item == here || (is_before && item->area != here->area) ||
		    !progress_applies(item, &response->asked, response->answers))
			continue;
		if (item->area != area) {
			char *name = journey_area(journey, item->area);

			page_after_part(page, name);
			free(name);
		}
		area = item->area;
		show_other(journey, item, page, is_before ? page_before : page_after);
	}
}

/* What is asked, and which values there are where nothing else says it. */
static void show_text(const struct item *item, const char *text, struct page *page)
{
	struct text range = { 0 };

	if (item->kind->say_range != NULL)
		item->kind->say_range(item, &range);
	if (range.length > 0)
		page_line(page, PAGE_HEADING, "%s (%s)", text, range.bytes);
	else
		page_line(page, PAGE_HEADING, "%s", text);
	text_free(&range);
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
	show_text(item, text, page);
	free(text);
	if (item->hint.in != NULL)
		page_line(page, PAGE_QUIET, "%s", journey_words(journey, &item->hint));
	if (fields[item->kind->input] == PAGE_NO_FIELD) {
		show_choices(journey, item, page);
	} else {
		show_field(item, &response->answers->all[item->number], page);
		page_set(&page->draft, "item/%s/%s", journey->round->id, item->id);
	}
	show_side(journey, item, page);
	show_around(journey, item, page);
	show_status(journey, &progress, page);
	return show_note(journey, item, page);
}
