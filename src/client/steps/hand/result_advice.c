/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the result says to do. What is missing around the person comes before what the person might
 * learn, where that is little yet. */
#include "base/io/language.h"
#include "client/steps/hand/result_private.h"
#include "form/advice.h"

void result_advice_missing(const struct result *result, bool comes_first, struct page *page)
{
	const char *heading = comes_first
				  ? _("First of all, these are for the school to put right. They "
				      "belong in the school's plan, not in yours:")
				  : _("These are for the school to put right. They belong in the "
				      "school's plan, not in yours:");
	const struct response *now = result->now;
	const struct questionnaire *questionnaire = now->round->questionnaire;
	bool any = false;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];

		if (!advice_is_missing(now->answers, &now->asked, item))
			continue;
		if (!any)
			page_line(page, PAGE_HEADING, "%s", heading);
		any = true;
		result_answer(result, item, page);
	}
}

static void show_areas(const struct result *result, const char *what,
    const struct advice_areas *areas, struct page *page)
{
	for (size_t i = 0; i < areas->count; i++) {
		const struct area *area = areas->areas[i];
		const struct advice *advice = score_advice(area, result_score(result, area).level);

		if (advice == NULL)
			continue;
		page_line(page, PAGE_HEADING, "%s: %s %s", what, area->id,
		    result_words(result, &area->title));
		page_line(page, PAGE_TEXT, "%s", result_words(result, &advice->text));
	}
}

void result_advice(const struct result *result, struct page *page)
{
	const struct response *now = result->now;
	struct advice_areas begin = advice_begin(now->answers, &now->asked);
	struct advice_areas strengths = advice_strengths(now->answers, &now->asked);
	bool any_low = false;

	for (size_t i = 0; i < begin.count; i++) {
		struct score score = result_score(result, begin.areas[i]);

		any_low = any_low || advice_is_low(&score);
	}
	show_areas(result, _("Your strength"), &strengths, page);
	if (any_low)
		result_advice_missing(result, true, page);
	show_areas(result, _("Begin here"), &begin, page);
	if (!any_low)
		result_advice_missing(result, false, page);
}
