/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One area closely: the way to the next level, what to do, and each answer. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/hand/result_private.h"
#include "form/advice.h"

static void show_answers(
    const struct result *result, const struct area *area, const char *heading, struct page *page)
{
	bool any = false;

	for (size_t i = 0; i < area->n_items; i++) {
		const struct item *item = &area->items[i];

		if (!progress_applies(item, &result->now->asked, result->now->answers))
			continue;
		if (!any)
			page_line(page, PAGE_HEADING, "%s", heading);
		any = true;
		result_answer(result, item, page);
	}
}

/* How far it is to the level above, in steps on the scales. */
static void show_next_level(
    const struct result *result, const struct score *score, struct page *page)
{
	const struct questionnaire *questionnaire = result->now->round->questionnaire;
	unsigned long points;
	char *way;

	if (score->level == questionnaire->n_levels) {
		page_row(page, _("Level"), _("the highest"));
		return;
	}
	points = (unsigned long)score_points_to(questionnaire, score, score->level + 1);
	way = text_format(P_("%s: raise one answer by %lu step",
			      "%s: raise your answers by %lu steps in all", points),
	    result_words(result, &questionnaire->levels[score->level].name), points);
	page_row(page, _("Next level"), way);
	free(way);
}

/* The advice for this level, the way to the next, and the advice that comes there. */
static void show_way_on(const struct result *result, const struct area *area,
    const struct score *score, struct page *page)
{
	const struct advice *advice = score_advice(area, score->level), *after;

	if (advice != NULL) {
		page_line(page, PAGE_HEADING, "%s", _("Next step"));
		page_line(page, PAGE_TEXT, "%s", result_words(result, &advice->text));
	}
	show_next_level(result, score, page);
	after = advice != NULL ? score_advice(area, advice->up_to + 1) : NULL;
	if (after != NULL)
		page_row(page, _("After that"), result_words(result, &after->text));
}

void result_area(const struct result *result, const struct area *area, struct page *page)
{
	struct score score = result_score(result, area);

	result_bars(result, area, _("Now"), page);
	result_over(result, area, page);
	if (advice_is_low(&score))
		result_advice_missing(result, true, page);
	if (score.enough)
		show_way_on(result, area, &score, page);
	else
		page_line(page, PAGE_TEXT, "%s",
		    _("For a result, three quarters of the questions of an area must have an "
		      "answer that counts."));
	show_answers(result, area, _("Your answers"), page);
}

void result_area_conditions(const struct result *result, struct page *page)
{
	const struct questionnaire *questionnaire = result->now->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_areas; i++)
		if (questionnaire->areas[i].purpose == AREA_CONDITIONS)
			show_answers(result, &questionnaire->areas[i], _("Your conditions"), page);
}
