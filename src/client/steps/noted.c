/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The round before is read only where there is a note: to see whether it asked the same. */
#include "client/steps/noted.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/store/notes.h"
#include "client/store/rounds.h"
#include "form/compare.h"

/* Did the round before, which may be unknown here, ask the same? */
static enum error is_same(const struct response *response, const struct item *item, bool *same)
{
	const struct round *round = response->round;
	struct round *before = NULL;
	enum error rc = rounds_get(profile_store(response->profile), round->follows, &before);

	*same = rc == ERROR_NONE &&
		compare_item(round->questionnaire, item, before->questionnaire) != NULL;
	round_free(before);
	if (rc != ERROR_NOT_FOUND)
		return rc;
	error_clear();
	return ERROR_NONE;
}

/* The note of last time, for text_forget(); NULL where there is none. */
static enum error find(const struct response *response, const struct item *item, char **note)
{
	const char *follows = response->round->follows;
	bool same = false;
	enum error rc = ERROR_NONE;

	*note = NULL;
	if (follows[0] != '\0')
		rc = notes_get(response->profile, follows, item->id, note);
	if (rc == ERROR_NONE && *note != NULL && (*note)[0] != '\0')
		rc = is_same(response, item, &same);
	if (same)
		return rc;
	text_forget(*note);
	*note = NULL;
	return rc;
}

static void show_trouble(struct page *page)
{
	page_line(page, PAGE_QUIET, _("What you wrote for yourself last time cannot be shown: %s."),
	    error_sentence());
	error_clear();
}

void noted_show(const struct response *response, const struct item *item, struct page *page)
{
	char *note;

	if (find(response, item, &note) != ERROR_NONE)
		show_trouble(page);
	else if (note != NULL)
		page_line(page, PAGE_QUIET, _("Last time you wrote for yourself: %s"), note);
	text_forget(note);
}

static void add_note(
    const struct response *response, const struct item *item, const char *note, struct page *page)
{
	char *text = response_item_text(response, item),
	     *name = text_format("%s %s", item->id, text);

	page_row(page, name, note);
	free(name);
	free(text);
}

void noted_show_area(const struct response *response, const struct area *area, struct page *page)
{
	enum error rc = ERROR_NONE;
	bool any = false;

	for (size_t i = 0; rc == ERROR_NONE && i < area->n_items; i++) {
		const struct item *item = &area->items[i];
		char *note = NULL;

		if (progress_applies(item, &response->asked, response->answers))
			rc = find(response, item, &note);
		if (note == NULL)
			continue;
		if (!any)
			page_line(page, PAGE_HEADING, "%s", _("Last time you wrote for yourself"));
		any = true;
		add_note(response, item, note, page);
		text_forget(note);
	}
	if (rc != ERROR_NONE)
		show_trouble(page);
}
