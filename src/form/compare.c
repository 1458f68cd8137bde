/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Two questionnaires held against each other, word by word. */
#include "form/compare.h"

#include <string.h>

/* The two questionnaires, and of each language of the first its place in the second, or -1. */
struct languages {
	size_t count, shared;
	int place[QUESTIONNAIRE_MAX_LANGUAGES];
};

static struct languages share(const struct questionnaire *a, const struct questionnaire *b)
{
	struct languages languages = { .count = a->n_languages };

	for (size_t i = 0; i < a->n_languages; i++) {
		languages.place[i] = -1;
		for (size_t j = 0; j < b->n_languages; j++)
			if (strcmp(a->languages[i], b->languages[j]) == 0)
				languages.place[i] = (int)j;
		languages.shared += languages.place[i] >= 0;
	}
	return languages;
}

static bool same_wording(
    const struct languages *languages, const struct wording *a, const struct wording *b)
{
	for (size_t i = 0; i < languages->count; i++)
		if (languages->place[i] >= 0 && strcmp(a->in[i], b->in[languages->place[i]]) != 0)
			return false;
	return true;
}

static bool same_scale(
    const struct languages *languages, const struct scale *a, const struct scale *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	if (a->n_labels != b->n_labels)
		return false;
	for (size_t i = 0; i < a->n_labels; i++)
		if (!same_wording(languages, &a->labels[i], &b->labels[i]))
			return false;
	return true;
}

const struct item *compare_item(
    const struct questionnaire *now, const struct item *item, const struct questionnaire *before)
{
	const struct languages languages = share(now, before);
	const struct item *earlier = questionnaire_item(before, item->id);

	/* Slots with the same words ask about other actions. */
	if (questionnaire_is_slot(item) || languages.shared == 0 || earlier == NULL ||
	    earlier->kind != item->kind || earlier->reverse != item->reverse)
		return NULL;
	return same_wording(&languages, &item->text, &earlier->text) &&
		       same_scale(&languages, item->scale, earlier->scale)
		   ? earlier
		   : NULL;
}

static size_t count_with_points(
    const struct area *area, const struct answers *answers, const struct asked *asked)
{
	size_t count = 0;

	for (size_t i = 0; i < area->n_items; i++)
		count += area->items[i].kind->has_points &&
			 progress_applies(&area->items[i], asked, answers);
	return count;
}

const struct area *compare_area(const struct area *area, const struct answers *now,
    const struct asked *asked, const struct answers *before, const struct asked *asked_before)
{
	const struct area *earlier = questionnaire_area(before->questionnaire, area->id);

	if (earlier == NULL ||
	    count_with_points(area, now, asked) != count_with_points(earlier, before, asked_before))
		return NULL;
	for (size_t i = 0; i < area->n_items; i++) {
		const struct item *item = &area->items[i], *same;

		if (!item->kind->has_points || !progress_applies(item, asked, now))
			continue;
		same = compare_item(now->questionnaire, item, before->questionnaire);
		if (same == NULL || same->area != earlier ||
		    !progress_applies(same, asked_before, before))
			return NULL;
	}
	return earlier;
}

const struct area *compare_area_of_all(
    const struct questionnaire *now, const struct area *area, const struct questionnaire *before)
{
	const struct area *earlier = questionnaire_area(before, area->id);
	size_t n = 0;

	if (earlier == NULL)
		return NULL;
	for (size_t i = 0; i < earlier->n_items; i++)
		n += earlier->items[i].kind->has_points;
	for (size_t i = 0; i < area->n_items; i++) {
		const struct item *same;

		if (!area->items[i].kind->has_points)
			continue;
		same = compare_item(now, &area->items[i], before);
		if (same == NULL || same->area != earlier)
			return NULL;
		n--;
	}
	return n == 0 ? earlier : NULL;
}
