/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The review: how far each area is, what is missing, what that does to the result; from here one
 * jumps anywhere, or finishes. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/journey.h"
#include "form/advice.h"

/* The list below «finish»: each area that is asked, and under it the items without an answer. */
struct row {
	const struct area *area; /* NULL: an item's row */
	const struct item *item; /* to go to */
};

struct rows {
	struct row *all;
	size_t count;
};

static void add_row(struct rows *rows, const struct area *area, const struct item *item)
{
	rows->all = memory_grow(rows->all, rows->count + 1, sizeof *rows->all);
	rows->all[rows->count++] = (struct row){ area, item };
}

/* free() by the caller: rows.of. */
static struct rows list_rows(const struct response *response)
{
	const struct questionnaire *questionnaire = response->round->questionnaire;
	struct rows rows = { 0 };
	const struct area *area = NULL;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];

		if (!progress_applies(item, &response->asked, response->answers))
			continue;
		if (item->area != area)
			add_row(&rows, item->area, item);
		area = item->area;
		if (response->answers->all[i].state == ANSWER_NONE)
			add_row(&rows, NULL, item);
	}
	return rows;
}

/* The areas that would get no result, in one sentence. */
static void show_effects(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct response *response = journey->response;
	struct text names = { 0 };

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		struct score score = score_area(response->answers, &response->asked, area);

		if (score_has_index(area) && score.items > 0 && !score.enough)
			text_addf(&names, "%s%s %s", names.length > 0 ? ", " : "", area->id,
			    journey_words(journey, &area->title));
	}
	if (names.length > 0)
		page_line(page, PAGE_TEXT,
		    _("No result yet for %s: three quarters of the questions of an area must have "
		      "an answer "
		      "that counts."),
		    names.bytes);
	text_free(&names);
}

static void show_areas(const struct journey *journey, const char *what,
    const struct advice_areas *areas, struct page *page)
{
	struct text names = { 0 };

	for (size_t i = 0; i < areas->count; i++)
		text_addf(&names, "%s%s %s", i > 0 ? "; " : "", areas->areas[i]->id,
		    journey_words(journey, &areas->areas[i]->title));
	if (names.length > 0)
		page_row(page, what, names.bytes);
	text_free(&names);
}

/* That all is answered, and the result in a word: what is strong comes first. */
static void show_done(
    const struct journey *journey, const struct progress *progress, struct page *page)
{
	const struct response *response = journey->response;
	struct advice_areas strengths = advice_strengths(response->answers, &response->asked);
	struct advice_areas begin = advice_begin(response->answers, &response->asked);

	page_line(page, PAGE_HEADING, _("Done, %zu of %zu."), progress->answered, progress->items);
	show_areas(journey, _("Your strength"), &strengths, page);
	show_areas(journey, _("Begin here"), &begin, page);
}

/* What was handed over before, last of all; an earlier version that is to count no more. */
static enum error show_take_back(const struct journey *journey, struct page *page)
{
	struct outbox *outbox = NULL;
	enum error rc = outbox_list(journey->store, &outbox);

	if (rc == ERROR_NONE && response_can_withdraw(journey->response, outbox))
		page_choice(page, _("Take back what I handed over"));
	outbox_free(outbox);
	return rc;
}

/* For free(). */
static char *row_text(const struct journey *journey, const struct row *row)
{
	char *text, *line;

	if (row->area != NULL)
		return journey_area(journey, row->area);
	text = response_item_text(journey->response, row->item);
	line = text_format("   %s %s", row->item->id, text);
	free(text);
	return line;
}

static enum error review_show(const struct journey *journey, struct page *page)
{
	const struct response *response = journey->response;
	struct progress progress = progress_count(response->answers, &response->asked, NULL);
	struct rows rows = list_rows(response);

	journey_head(journey, page);
	if (progress.items == 0)
		page_line(page, PAGE_HEADING, "%s", _("There is no question for you here."));
	else if (progress.answered == progress.items)
		show_done(journey, &progress, page);
	else
		page_line(page, PAGE_HEADING, _("%zu of %zu questions have an answer."),
		    progress.answered, progress.items);
	if (progress.required > 0)
		page_line(page, PAGE_TEXT,
		    P_("%zu of those that are missing must be answered.",
			"%zu of those that are missing must be answered.", progress.required),
		    progress.required);
	else if (progress.answered < progress.items)
		page_line(page, PAGE_TEXT, "%s", _("You can finish with gaps."));
	show_effects(journey, page);

	page_choice(page, _("Finish and see my result"));
	for (size_t i = 0; i < rows.count; i++) {
		const struct row *row = &rows.all[i];
		char *text = row_text(journey, row);
		struct page_choice *choice = page_choice(page, text);

		if (row->area != NULL) {
			struct progress part =
			    progress_count(response->answers, &response->asked, row->area);

			page_set(&choice->aside, _("%zu of %zu"), part.answered, part.items);
		} else {
			page_set(&choice->aside, "%s",
			    row->item->required ? _("must be answered") : _("missing"));
		}
		free(text);
	}
	free(rows.all);
	return show_take_back(journey, page);
}

static enum error review_choose(struct journey *journey, size_t choice)
{
	struct rows rows;
	enum error rc = ERROR_NONE;

	if (choice == 0) {
		rc = response_finish(journey->response);
		if (rc == ERROR_NONE)
			walk_say(journey->walk, "%s",
			    journey->response->revision > 0 && !journey->response->sealed
				? _("Finished. It is saved, and not handed over as it is now.")
				: _("Finished. It is saved, and only you see it."));
		return rc == ERROR_NONE ? walk_go(journey->walk, STEP_RESULT) : rc;
	}
	rows = list_rows(journey->response);
	if (choice <= rows.count) {
		rc = response_move(journey->response, rows.all[choice - 1].item);
		if (rc == ERROR_NONE)
			rc = walk_go(journey->walk, STEP_ITEM);
	} else {
		rc = walk_go(journey->walk, STEP_TAKE_BACK);
	}
	free(rows.all);
	return rc;
}

/* To what is missing; where nothing is, to where one was. */
static enum error go_on(struct journey *journey)
{
	const struct response *response = journey->response;
	bool is_whole = progress_unanswered(response->answers, &response->asked, 0) == NULL;

	return is_whole ? journey_go_answer(journey) : journey_go_gaps(journey, NULL);
}

/* Who jumps from here goes on from item to item. */
static void review_arrive(struct journey *journey)
{
	journey->on = RESPONSE_EACH;
}

static const struct step_key review_keys[] = {
	{ '>', STEP_RIGHT, N_("go on answering"), go_on, false },
	{ 0 },
};

const struct step step_review = {
	.name = "review",
	.help = N_("Choose a question or an area to go to it, or finish."),
	.show = review_show,
	.choose = review_choose,
	.keys = review_keys,
	.arrive = review_arrive,
};
