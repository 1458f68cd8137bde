/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One answer, with that of last time where it was the same question. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/answered.h"
#include "client/steps/hand/result_private.h"
#include "form/compare.h"

/* What was answered last time, in brackets. */
static void add_before(const struct result *result, const struct item *item, struct text *words)
{
	const struct response *before = earlier_last(&result->earlier);
	const struct questionnaire *questionnaire = before->round->questionnaire;
	const struct item *same =
	    compare_item(result->now->round->questionnaire, item, questionnaire);
	struct text earlier = { 0 };

	if (same == NULL || !progress_applies(same, &before->asked, before->answers)) {
		text_addf(words, " (%s)", _("not asked last time, or worded differently"));
		return;
	}
	answered_add(questionnaire, same, &before->answers->all[same->number], &earlier);
	text_addf(words, " (%s: %s)", _("last time"), earlier.bytes);
	text_wipe(&earlier);
}

void result_answer(const struct result *result, const struct item *item, struct page *page)
{
	const struct response *now = result->now;
	struct text words = { 0 };
	char *text = response_item_text(now, item), *name = text_format("%s %s", item->id, text);

	answered_add(now->round->questionnaire, item, &now->answers->all[item->number], &words);
	if (earlier_last(&result->earlier) != NULL)
		add_before(result, item, &words);
	page_row(page, name, words.bytes);
	text_wipe(&words);
	free(text);
	free(name);
}
