/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Bars: this time, last time, and last time as it is seen from now. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/hand/result_private.h"
#include "form/compare.h"

void result_open(struct result *result, const struct response *now, size_t back)
{
	result->now = now;
	earlier_open(&result->earlier, now, back);
}

void result_close(struct result *result)
{
	earlier_close(&result->earlier);
}

const char *result_words(const struct result *result, const struct wording *wording)
{
	return questionnaire_say(result->now->round->questionnaire, wording, language_now());
}

struct score result_score(const struct result *result, const struct area *area)
{
	return score_area(result->now->answers, &result->now->asked, area);
}

const struct area *result_next(const struct result *result, const struct area *area)
{
	const struct questionnaire *questionnaire = result->now->round->questionnaire;
	size_t next = area != NULL ? (size_t)(area - questionnaire->areas) + 1 : 0;

	for (; next < questionnaire->n_areas; next++)
		if (score_has_index(&questionnaire->areas[next]) &&
		    result_score(result, &questionnaire->areas[next]).items > 0)
			return &questionnaire->areas[next];
	return NULL;
}

char *result_name(const struct result *result, const struct area *area)
{
	return text_format("%s %s", area->id, result_words(result, &area->title));
}

bool result_before(const struct result *result, const struct response *before,
    const struct area *area, struct score *score)
{
	const struct response *now = result->now;
	const struct area *same;

	if (before == NULL)
		return false;
	same = compare_area(area, now->answers, &now->asked, before->answers, &before->asked);
	if (same == NULL)
		return false;
	*score = score_area(before->answers, &before->asked, same);
	score_show(now->round->questionnaire, score);
	return true;
}

bool result_last(const struct result *result, const struct area *area, struct score *score)
{
	return result_before(result, earlier_last(&result->earlier), area, score);
}

/* The item that looks back at the area, as a score; false where there is no such answer. */
static bool find_hindsight(
    const struct result *result, const struct area *area, struct score *score)
{
	const struct response *now = result->now;
	const struct questionnaire *questionnaire = now->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];

		*score = (struct score){ .enough = true };
		if (item->looks_back != area ||
		    !progress_applies(item, &now->asked, now->answers) ||
		    !score_points(
			item, &now->answers->all[i], &score->part.over, &score->part.under))
			continue;
		score->index = 100.0 * (double)score->part.over / (double)score->part.under;
		score_show(questionnaire, score);
		return true;
	}
	return false;
}

static void add_bar(const struct result *result, enum page_mark mark, const char *name,
    const struct score *score, struct page *page)
{
	const struct level *levels = result->now->round->questionnaire->levels;

	if (score->enough)
		page_level(page, mark, name, score->shown,
		    result_words(result, &levels[score->level - 1].name));
	else
		page_level(page, mark, name, PAGE_NO_PART, _("too few answers"));
}

void result_bars(
    const struct result *result, const struct area *area, const char *name, struct page *page)
{
	struct score score = result_score(result, area);

	add_bar(result, PAGE_LEVEL, name, &score, page);
	if (result_last(result, area, &score))
		add_bar(result, PAGE_LEVEL_BEFORE, _("Last time"), &score, page);
	if (find_hindsight(result, area, &score))
		add_bar(result, PAGE_LEVEL_HINDSIGHT, _("Last time, seen from now"), &score, page);
}

char *result_level(const struct result *result, const struct area *area)
{
	struct page page = { 0 };
	char *words;

	result_bars(result, area, area->id, &page);
	words = memory_copy(page.lines[0].aside);
	page_free(&page);
	return words;
}

/* Beside last time only where every area in it is. */
static void show_total(const struct result *result, struct page *page)
{
	const struct response *now = result->now, *before = earlier_last(&result->earlier);
	struct score total = score_total(now->answers, &now->asked), earlier;
	bool comparable = before != NULL;

	if (!total.enough)
		return;
	add_bar(result, PAGE_LEVEL, _("All areas"), &total, page);
	for (const struct area *area = NULL;
	     comparable && (area = result_next(result, area)) != NULL;)
		comparable = result_last(result, area, &earlier);
	if (!comparable)
		return;
	earlier = score_total(before->answers, &before->asked);
	score_show(now->round->questionnaire, &earlier);
	if (earlier.enough && earlier.items == total.items)
		add_bar(result, PAGE_LEVEL_BEFORE, _("Last time"), &earlier, page);
}

/* Why a bar has no bar of last time below it. */
static void show_not_compared(const struct result *result, struct page *page)
{
	struct text names = { 0 };
	struct score before;

	for (const struct area *area = NULL; (area = result_next(result, area)) != NULL;) {
		if (result_last(result, area, &before))
			continue;
		text_addf(&names, "%s%s %s", names.length > 0 ? ", " : "", area->id,
		    result_words(result, &area->title));
	}
	if (names.length > 0)
		page_line(page, PAGE_TEXT,
		    _("Last time you were asked other questions in %s: that is not compared."),
		    names.bytes);
	text_free(&names);
}

/* How to read two bars, once, where there are two. */
static void show_about_before(const struct result *result, struct page *page)
{
	bool any = false;

	for (size_t i = 0; i < page->n_lines; i++)
		any = any || page->lines[i].mark == PAGE_LEVEL_BEFORE ||
		      page->lines[i].mark == PAGE_LEVEL_HINDSIGHT;
	if (any)
		page_line(page, PAGE_TEXT, "%s",
		    _("A shorter bar need not mean that you know less: in a trial with 7,391 "
		      "teachers, having assessed oneself once was enough to rate oneself a little "
		      "lower the next time (0.14 standard deviations). Those who have come to see "
		      "more may find more left to learn."));
	if (earlier_last(&result->earlier) != NULL)
		show_not_compared(result, page);
	result_trouble(result, page);
}

void result_trouble(const struct result *result, struct page *page)
{
	for (size_t i = 0; i < result->earlier.n_times; i++) {
		const struct earlier_time *time = &result->earlier.times[i];

		if (time->trouble == NULL)
			continue;
		if (time->back == EARLIER_LAST)
			page_line(page, PAGE_TEXT,
			    _("Your answers of last time cannot be shown beside these: %s."),
			    time->trouble);
		else
			page_line(page, PAGE_TEXT,
			    _("Your answers in %s cannot be shown beside these: %s."), time->name,
			    time->trouble);
	}
}

void result_overview(const struct result *result, struct page *page)
{
	size_t above = page->n_lines;

	for (const struct area *area = NULL; (area = result_next(result, area)) != NULL;) {
		struct score score = result_score(result, area), before;
		bool compared = result_last(result, area, &before) && before.enough;
		char *name = result_name(result, area);

		result_bars(result, area, name, page);
		if (score.enough)
			page_axis(
			    page, area->id, score.shown, compared ? before.shown : PAGE_NO_PART);
		free(name);
	}
	if (page->n_lines == above)
		page_line(page, PAGE_TEXT, "%s",
		    _("Thank you. These questions give no result of your own."));
	show_total(result, page);
	show_about_before(result, page);
}
