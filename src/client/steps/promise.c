/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One wording of the promise for every place that shows it. */
#include "client/steps/promise.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"

char *promise_openers(const struct round *round)
{
	size_t others = round->n_recipients - 1;

	if (others == 0)
		return memory_copy(round->central_name);
	return text_format(
	    P_("%s and %zu other coordinator", "%s and %zu other coordinators", others),
	    round->central_name, others);
}

static char *promise(const struct round *round)
{
	char *openers = promise_openers(round);
	char *sentence = text_format(
	    _("You see your own result at once, and nobody else does. %s can open what you hand "
	      "over, under a pseudonym; nobody is shown results of fewer than %ld people, and free "
	      "text is shown only once at least %ld have written."),
	    openers, round->min_group, round->min_comments);

	free(openers);
	return sentence;
}

char *promise_contact(const struct round *round)
{
	struct text all = { 0 };
	char *sentence;

	if (round->n_contact == 0)
		return NULL;
	for (size_t i = 0; i < round->n_contact; i++)
		text_addf(&all, "%s%s", i > 0 ? "; " : "", round->contact[i]);
	sentence = text_format(_("Who answers questions: %s"), all.bytes);
	text_free(&all);
	return sentence;
}

void promise_show(const struct round *round, struct page *page)
{
	char *sentence = promise(round), *asked = promise_contact(round);

	page_line(page, PAGE_TEXT, "%s", sentence);
	if (asked != NULL)
		page_line(page, PAGE_QUIET, "%s", asked);
	free(sentence);
	free(asked);
}

void promise_show_of(const struct round *round, struct page *page)
{
	char *sentence = promise(round);

	page_line(page, PAGE_TEXT, "%s: %s", round->title, sentence);
	free(sentence);
}

void promise_add(const struct round *round, struct text *out)
{
	char *sentence = promise(round), *asked = promise_contact(round);

	text_addf(out, "\n\n%s: %s", round->title, sentence);
	if (asked != NULL)
		text_addf(out, "\n\n%s", asked);
	free(sentence);
	free(asked);
}
