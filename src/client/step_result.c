/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The person's own result, at once: a bar and a level for each area, where to begin, and what the
 * school has to provide. */
#include <math.h>
#include <stdlib.h>

#include "base/language.h"
#include "base/text.h"
#include "client/journey.h"

enum { ADVISED = 2 }; /* areas to begin with */

/* A condition is missing where its answer lies in the lower half of its scale. */
static bool is_missing(const struct item *item, const struct answer *answer)
{
	long points, most;

	return item->area->purpose == AREA_CONDITIONS &&
	       score_points(item, answer, &points, &most) && 2 * points < most;
}

static void show_area(const struct journey *journey, const struct area *area,
    const struct score *score, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	char *name = text_format("%s %s", area->id, journey_words(journey, &area->title));
	char *aside =
	    score->enough
		? text_format("%3ld  %s", lround(score->index),
		      journey_words(journey, &questionnaire->levels[score->level - 1].name))
		: text_format("%s", _("too few answers"));

	page_bar(
	    page, name, score->enough ? lround(score->index) : 0, score->enough ? 100 : 0, aside);
	free(name);
	free(aside);
}

/* The lowest index that is above what was taken before; the first where two are the same. */
static const struct area *lowest(
    const struct response *response, const struct area *const *taken, size_t n_taken)
{
	const struct questionnaire *questionnaire = response->round->questionnaire;
	const struct area *found = NULL;
	double least = 101;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		const struct area *area = &questionnaire->areas[i];
		struct score score = score_area(response->answers, &response->asked, area);
		bool is_taken = false;

		for (size_t j = 0; j < n_taken; j++)
			is_taken = is_taken || taken[j] == area;
		if (!score_has_index(area) || !score.enough || is_taken || score.index >= least)
			continue;
		least = score.index;
		found = area;
	}
	return found;
}

static void show_advice(const struct journey *journey, struct page *page)
{
	const struct response *response = journey->response;
	const struct area *taken[ADVISED];

	for (size_t i = 0; i < ADVISED; i++) {
		const struct advice *advice;
		struct score score;

		taken[i] = lowest(response, taken, i);
		if (taken[i] == NULL)
			return;
		score = score_area(response->answers, &response->asked, taken[i]);
		advice = score_advice(taken[i], score.level);
		if (advice == NULL)
			continue;
		page_line(page, PAGE_HEADING, _("Begin here: %s %s"), taken[i]->id,
		    journey_words(journey, &taken[i]->title));
		page_line(page, PAGE_TEXT, "%s", journey_words(journey, &advice->text));
	}
}

/* What is missing around the person comes before what the person might learn. */
static void show_conditions(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct answers *answers = journey->response->answers;
	struct text missing = { 0 };

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];

		if (is_missing(item, &answers->of[i]))
			text_addf(&missing, "%s%s %s", missing.length > 0 ? "\n" : "", item->id,
			    journey_words(journey, &item->text));
	}
	if (missing.length > 0) {
		page_line(page, PAGE_HEADING, "%s",
		    _("First of all, these are the school's to mend, and belong in the school's "
		      "plan:"));
		page_line(page, PAGE_TEXT, "%s", missing.bytes);
	}
	text_free(&missing);
}

static enum error result_show(const struct journey *journey, struct page *page)
{
	const struct questionnaire *questionnaire = journey->round->questionnaire;
	const struct response *response = journey->response;
	struct score total = score_total(response->answers, &response->asked);

	page_set(&page->title, "%s", _("Your result"));
	page_set(&page->place, "%s", _("Only you see this"));
	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		struct score score =
		    score_area(response->answers, &response->asked, &questionnaire->areas[i]);

		if (score_has_index(&questionnaire->areas[i]) && score.items > 0)
			show_area(journey, &questionnaire->areas[i], &score, page);
	}
	if (total.enough) {
		char *aside = text_format("%3ld  %s", lround(total.index),
		    journey_words(journey, &questionnaire->levels[total.level - 1].name));

		page_bar(page, _("All areas"), lround(total.index), 100, aside);
		free(aside);
	}
	show_conditions(journey, page);
	show_advice(journey, page);
	if (page->n_lines == 0)
		page_line(page, PAGE_TEXT, "%s",
		    _("Thank you. These questions give no result of your own."));
	page_choice(page, _("Hand over my answers"));
	page_choice(page, _("Change my answers"));
	page_choice(page, _("Back to the rounds"));
	page_set(&page->status_right, "%s", _("Saved"));
	return ERROR_NONE;
}

static enum error result_choose(struct journey *journey, size_t choice)
{
	static const struct step *const next[] = { &step_sent, &step_review, &step_rounds };

	return journey_go(journey, next[choice < 3 ? choice : 2]);
}

static enum error keep(struct journey *journey)
{
	return journey_go(journey, &step_keep);
}

static const struct step_key result_keys[] = {
	{ 'w', STEP_NO_ARROW, N_("keep as a file"), keep, false },
	{ 0 },
};

const struct step step_result = {
	.name = "result",
	.help = N_("The bars go from 0 to 100. The result is yours: the school sees only figures "
		   "of groups."),
	.show = result_show,
	.choose = result_choose,
	.keys = result_keys,
};
