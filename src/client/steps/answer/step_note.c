/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A note of one's own on the item the person is at. */
#include <stdlib.h>

#include "base/io/language.h"
#include "client/steps/journey.h"
#include "client/store/notes.h"

static enum error note_show(const struct journey *journey, struct page *page)
{
	const struct item *item = response_item(journey->response);
	char *text = response_item_text(journey->response, item);

	journey_head(journey, page);
	page_line(page, PAGE_HEADING, "%s", text);
	free(text);
	page_line(page, PAGE_QUIET, "%s",
	    journey->once[0] != '\0'
		? _("A note to yourself. It is never handed over, and goes with the draft.")
		: _("A note to yourself. It stays in your profile on this machine and is never "
		    "handed over."));
	page->field = PAGE_LINES;
	page->limit = NOTES_MAX;
	page_set(&page->label, "%s", _("Your note"));
	page_set(&page->draft, "note/%s/%s", journey->round->id, item->id);
	return notes_get(journey->profile, journey->round->id, item->id, &page->given);
}

static enum error note_write(struct journey *journey, const char *text)
{
	const struct item *item = response_item(journey->response);
	enum error rc = notes_put(journey->profile, journey->round->id, item->id, text);

	if (rc != ERROR_NONE)
		return rc;
	walk_say(journey->walk, "%s", _("The note is saved."));
	return walk_go(journey->walk, STEP_ITEM);
}

const struct step step_note = {
	.name = "note",
	.help = N_("Write for yourself, such as what to ask at the next meeting."),
	.show = note_show,
	.write = note_write,
};
