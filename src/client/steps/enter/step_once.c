/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answering once, without a place of one's own: the code on the slip says which round, and opens a
 * draft in it until it is handed over. */
#include "base/io/language.h"
#include "client/steps/journey.h"
#include "client/steps/promise.h"
#include "document/round/slips.h"

static enum error once_show(const struct journey *journey, struct page *page)
{
	struct round **rounds = NULL;
	size_t count = 0;
	enum error rc = rounds_list_newest(journey->store, &rounds, &count);

	page_set(&page->title, "%s", _("Answer once, now"));
	page_line(page, PAGE_TEXT, "%s",
	    _("You need no name, no passphrase and no recovery code: the code on your slip locks "
	      "your answers. Type it here again, and you go on where you were."));
	page_line(page, PAGE_TEXT, "%s",
	    _("Until you hand over, whoever knows the slip can open your draft on this machine. "
	      "Then nothing here opens it any more: you cannot change your answers, take them "
	      "back, or compare yourself with them later."));
	page_line(page, PAGE_TEXT, "%s",
	    _("Have you handed over with this slip already? Then you are done: of two answers with "
	      "one slip only one counts."));
	for (size_t i = 0; i < count; i++) {
		if (!journey_enter_once_takes(rounds[i]))
			continue;
		promise_show_of(rounds[i], page);
	}
	page_line(
	    page, PAGE_HEADING, "%s", _("Type the answer code on the slip that you were given."));
	page->field = PAGE_LINE;
	page_set(&page->label, "%s", _("Answer code"));
	rounds_free(rounds, count);
	return rc;
}

/* Whichever round it is a code of, also one that takes no answers: that says more. */
static enum error once_write(struct journey *journey, const char *text)
{
	struct round **rounds = NULL;
	size_t count = 0, i = 0;
	enum error rc = rounds_list_newest(journey->store, &rounds, &count);

	while (i < count && round_code_unit(rounds[i], text) == ORGANISATION_NO_UNIT)
		i++;
	if (rc == ERROR_NONE && i == count)
		rc = slips_refuse(_("that is not an answer code of a round here"), SLIPS_ANSWER,
		    text, (const struct round *const *)rounds, count);
	if (rc == ERROR_NONE)
		rc = response_check_dates(rounds[i]);
	if (rc == ERROR_NONE)
		rc = journey_enter_once_with(journey, rounds[i]->id, text);
	rounds_free(rounds, count);
	return rc;
}

const struct step step_once = {
	.name = "once",
	.help =
	    N_("Four groups of four letters and digits; capitals and hyphens do not matter. A "
	       "draft that is not handed over is destroyed once its round is closed. Whoever wants "
	       "to change the answers afterwards, or compare with next year, makes a profile "
	       "instead: \"I am new here\"."),
	.show = once_show,
	.write = once_write,
};
