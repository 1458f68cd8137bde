/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was typed into a field and is not saved, so that nobody types it twice: sealed in the place
 * where the page names a draft and the place is open, and otherwise in memory. */
#include <stdlib.h>
#include <string.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/steps/journey.h"
#include "client/store/drafts.h"
#include "crypto/secret.h"

/* What is not shown is typed anew: nobody can mend what nobody sees. */
static bool is_held(const struct page *page)
{
	return page->field != PAGE_NO_FIELD && page->field != PAGE_SECRET;
}

static bool is_sealed(const struct journey *journey, const struct page *page)
{
	return page->draft != NULL && journey->profile != NULL;
}

static const char *name_of(const struct step *step, const struct page *page)
{
	return page->draft != NULL ? page->draft : step->name;
}

static void forget(struct journey_typed *typed)
{
	free(typed->name);
	secret_free(typed->text);
	*typed = (struct journey_typed){ 0 };
}

static void remember(struct journey_typed *typed, const char *name, const char *text)
{
	forget(typed);
	if (text[0] == '\0')
		return;
	typed->name = memory_copy(name);
	journey_keep(&typed->text, text);
}

void journey_forget_typed(struct journey *journey, bool all)
{
	forget(&journey->typed[JOURNEY_TYPED_HERE]);
	if (all)
		forget(&journey->typed[JOURNEY_TYPED_TURN]);
}

static enum error hold(
    struct journey *journey, const struct step *step, const struct page *page, const char *text)
{
	const char *given = page->given != NULL ? page->given : "";
	bool sealed = is_sealed(journey, page);
	struct journey_typed *typed =
	    &journey
		 ->typed[page->draft != NULL && !sealed ? JOURNEY_TYPED_TURN : JOURNEY_TYPED_HERE];
	enum error rc = ERROR_NONE;

	if (!is_held(page))
		return ERROR_NONE;
	if (strcmp(text, given) == 0)
		text = "";
	if (sealed)
		rc = drafts_put(journey->profile, page->draft, text);
	remember(typed, name_of(step, page), !sealed || rc != ERROR_NONE ? text : "");
	return rc;
}

enum error journey_hold(struct journey *journey, const struct page *page, const char *text)
{
	return hold(journey, journey->step, page, text);
}

static const char *in_memory(const struct journey *journey, const char *name)
{
	for (size_t i = 0; i < JOURNEY_TYPED; i++)
		if (journey->typed[i].text != NULL && strcmp(journey->typed[i].name, name) == 0)
			return journey->typed[i].text;
	return NULL;
}

enum error journey_fill(const struct journey *journey, struct page *page)
{
	const char *given = page->given != NULL ? page->given : "", *typed;
	enum error rc = ERROR_NONE;

	if (!is_held(page))
		return ERROR_NONE;
	typed = in_memory(journey, name_of(journey->step, page));
	if (typed != NULL)
		journey_keep(&page->typed, typed);
	else if (is_sealed(journey, page))
		rc = drafts_get(journey->profile, page->draft, &page->typed);
	if (rc != ERROR_NONE || page->typed == NULL)
		return rc;
	if (strcmp(page->typed, given) == 0) {
		secret_free(page->typed);
		page->typed = NULL;
	} else if (is_sealed(journey, page)) {
		page_set(
		    &page->status_left, "%s", _("Not saved yet: this is what you had written."));
		free(page->status_right);
		page->status_right = NULL;
	}
	return ERROR_NONE;
}

/* In one spelling, but for what must not be touched. */
static enum error write_spelled(struct journey *journey, const struct step *step, const char *text)
{
	enum error rc = charset_check_typed(text);
	char *spelled;

	if (rc != ERROR_NONE)
		return rc;
	if (step->as_typed)
		return step->write(journey, text);
	spelled = text_spell(text);
	rc = step->write(journey, spelled);
	text_forget(spelled);
	return rc;
}

enum error journey_write(struct journey *journey, const char *text)
{
	const struct step *step = journey->step;
	struct page page;
	enum error rc;

	if (step->write == NULL)
		return ERROR_NONE;
	rc = journey_show(journey, &page);
	if (rc == ERROR_NONE) {
		bool saved;

		rc = write_spelled(journey, step, text);
		saved = rc == ERROR_NONE && !step->goes_on;
		/* Of two failures the first is told. */
		if (hold(journey, step, &page, saved ? "" : text) != ERROR_NONE && rc == ERROR_NONE)
			error_clear();
	}
	page_free(&page);
	return rc;
}
