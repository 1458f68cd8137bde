/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* To any question: by its id, by its number, by its area, or to the next one without an answer. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/journey.h"

/* The area with the numbers of its first and last question, and how far it is. */
static void show_area(const struct journey *journey, const struct area *area, struct page *page)
{
	const struct response *response = journey->response;
	struct progress progress = progress_count(response->answers, &response->asked, area);
	const struct item *first =
	    progress_next(response->answers, &response->asked, area->items[0].number);
	size_t number;
	char *name, *aside = NULL;

	if (progress.items == 0)
		return;
	number = progress_position(response->answers, &response->asked, first);
	if (progress.items == 1)
		page_set(&aside, _("%zu: %zu of %zu"), number, progress.answered, progress.items);
	else
		page_set(&aside, _("%zu–%zu: %zu of %zu"), number, number + progress.items - 1,
		    progress.answered, progress.items);
	name = text_format("%s %s", area->id, journey_words(journey, &area->title));
	page_bar(page, name, (long)progress.answered, (long)progress.items, aside);
	free(name);
	free(aside);
}

static enum error goto_show(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;

	journey_head(journey, page);
	page_line(page, PAGE_TEXT, "%s",
	    _("Which question? Write its number, or its area and place there, such as C2. Press "
	      "Enter alone to go to the next unanswered question."));
	for (size_t i = 0; i < questionnaire->n_areas; i++)
		show_area(journey, &questionnaire->areas[i], page);
	page->field = PAGE_LINE;
	page_set(&page->label, "%s", _("Question"));
	return ERROR_NONE;
}

/* The question that is asked of this person at this number, or NULL. */
static const struct item *numbered(const struct response *response, const char *text)
{
	size_t number = strtoul(text, NULL, 10);
	const struct item *item;

	if (text[strspn(text, "0123456789")] != '\0' || number == 0)
		return NULL;
	item = progress_next(response->answers, &response->asked, 0);
	while (item != NULL && --number > 0)
		item = progress_next(response->answers, &response->asked, item->number + 1);
	return item;
}

/* By the id of the question or of its area, small letters or capitals, or by the number. */
static const struct item *find(const struct response *response, const char *text)
{
	const struct questionnaire *questionnaire = response->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];

		if (progress_applies(item, &response->asked, response->answers) &&
		    (text_same_word(item->id, text) || text_same_word(item->area->id, text)))
			return item;
	}
	return numbered(response, text);
}

static enum error go_to_unanswered(struct journey *journey)
{
	struct response *response = journey->response;
	const struct item *item = progress_unanswered(
	    response->answers, &response->asked, response_item(response)->number + 1);
	enum error rc;

	if (item == NULL) {
		walk_say(journey->walk, "%s", _("Every question has an answer."));
		return walk_go(journey->walk, STEP_REVIEW);
	}
	rc = response_move(response, item);
	return rc == ERROR_NONE ? walk_go(journey->walk, STEP_ITEM) : rc;
}

static enum error goto_write(struct journey *journey, const char *text)
{
	struct response *response = journey->response;
	size_t blanks = strspn(text, " ");
	char *word = memory_copy(text + blanks);
	const struct item *item;
	enum error rc;

	word[strcspn(word, " ")] = '\0';
	if (word[0] == '\0') {
		free(word);
		return go_to_unanswered(journey);
	}
	item = find(response, word);
	if (item == NULL)
		rc = error_hint(
		    error_set(ERROR_NOT_FOUND, _("you are not asked any question \"%s\""), word),
		    _("Write a number from 1 to %zu, or an area's letter."),
		    progress_count(response->answers, &response->asked, NULL).items);
	else
		rc = response_move(response, item);
	journey->on = RESPONSE_EACH;
	free(word);
	return rc == ERROR_NONE ? walk_go(journey->walk, STEP_ITEM) : rc;
}

const struct step step_goto = {
	.name = "goto",
	.help = N_("Write a number, a question such as C2, or an area's letter for its first "
		   "question, and press Enter."),
	.show = goto_show,
	.write = goto_write,
};
