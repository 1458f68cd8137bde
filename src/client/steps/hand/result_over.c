/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One area over all rounds: the number of each, the oldest first. */
#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/hand/result_private.h"

/* Has the round's questionnaire the area at all? One between two others, such as a temperature
 * measurement, asks about other things. */
static bool has_area(const struct earlier_time *time, const struct area *area)
{
	return time->response != NULL &&
	       questionnaire_area(time->round->questionnaire, area->id) != NULL;
}

static bool find(const struct result *result, const struct earlier_time *time,
    const struct area *area, struct score *score)
{
	return has_area(time, area) && result_before(result, time->response, area, score) &&
	       score->enough;
}

/* Of the i-th from the oldest. */
static const struct earlier_time *time_at(const struct result *result, size_t i)
{
	return &result->earlier.times[result->earlier.n_times - 1 - i];
}

static void show_curve(const struct result *result, const struct area *area, struct page *page)
{
	struct score now = result_score(result, area), score;

	page_curve(page, _("Over the rounds"));
	for (size_t i = 0; i < result->earlier.n_times; i++)
		if (find(result, time_at(result, i), area, &score))
			page_point(page, time_at(result, i)->name, score.shown);
	if (now.enough)
		page_point(page, _("now"), now.shown);
}

static void show_left_out(const struct result *result, const struct area *area, struct page *page)
{
	struct text names = { 0 };
	struct score score;

	for (size_t i = 0; i < result->earlier.n_times; i++) {
		const struct earlier_time *time = time_at(result, i);

		if (has_area(time, area) && !find(result, time, area, &score))
			text_addf(&names, "%s%s", names.length > 0 ? ", " : "", time->name);
	}
	if (names.length > 0)
		page_line(page, PAGE_TEXT,
		    _("In %s you were asked other questions about this area, or answered too "
		      "few: that is not compared."),
		    names.bytes);
	text_free(&names);
}

void result_over(const struct result *result, const struct area *area, struct page *page)
{
	size_t numbers = result_score(result, area).enough, older = 0;
	struct score score;

	for (size_t i = 0; i < result->earlier.n_times; i++) {
		const struct earlier_time *time = time_at(result, i);

		older += time->back > EARLIER_LAST && has_area(time, area);
		numbers += find(result, time, area, &score);
	}
	if (older == 0)
		return;
	if (numbers > 1)
		show_curve(result, area, page);
	show_left_out(result, area, page);
}
