/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Before any round is entered: what each promises, and who answers questions about it. */
#include "base/io/language.h"
#include "client/steps/journey.h"
#include "client/steps/promise.h"

static enum error contact_show(const struct journey *journey, struct page *page)
{
	struct round **rounds = NULL;
	size_t count = 0;
	enum error rc = rounds_list_newest(journey->store, &rounds, &count);

	page_set(&page->title, "%s", _("Who sees what, and who answers questions"));
	for (size_t i = 0; i < count; i++) {
		page_line(page, PAGE_HEADING, "%s", rounds[i]->title);
		promise_show(rounds[i], page);
	}
	if (rc == ERROR_NONE && count == 0)
		page_line(page, PAGE_TEXT, "%s",
		    _("There is no round on this machine yet. Ask the coordinator of your school "
		      "where the exchange folder is."));
	page_choice(page, _("Back to the rounds"));
	rounds_free(rounds, count);
	return rc;
}

static enum error contact_choose(struct journey *journey, size_t choice)
{
	(void)choice;
	return journey_go(journey, &step_rounds);
}

const struct step step_contact = {
	.name = "contact",
	.help = N_("The promise is part of each round and signed by the coordinator."),
	.show = contact_show,
	.choose = contact_choose,
};
