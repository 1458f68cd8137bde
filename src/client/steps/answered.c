/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answers as the person reads and hears them. */
#include "client/steps/answered.h"

#include "base/io/language.h"
#include "base/text.h"

/* Columns of what is said back: of words of one's own enough to know them by; of anything else all,
 * but for lists that no screen has room for. */
enum { OWN_WORDS = 22, MOST = 200 };

void answered_add(const struct questionnaire *questionnaire, const struct item *item,
    const struct answer *answer, struct text *words)
{
	if (answer->state == ANSWER_NONE)
		text_add(words, _("no answer"));
	else
		answer_say(questionnaire, item, answer, language_now(), words);
}

char *answered_say(const struct response *response, const struct item *item)
{
	const struct answer *answer = &response->answers->all[item->number];
	bool is_own = item->kind->is_quoted && answer->state == ANSWER_GIVEN;
	struct text words = { 0 };
	char *start, *quoted, *said;

	answered_add(response->round->questionnaire, item, answer, &words);
	start = text_start(words.bytes, is_own ? OWN_WORDS : MOST);
	quoted = text_format(is_own ? _("\"%s\"") : "%s", start);
	said = text_format("%s: %s", item->id, quoted);
	text_forget(quoted);
	text_forget(start);
	text_wipe(&words);
	return said;
}
