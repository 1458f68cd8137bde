/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was typed into a field and is not saved, so that nobody types it twice: sealed in the place
 * where the page names a draft and the place is open, and otherwise in memory. */
#include "walk/walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/secret.h"

/* What is not shown is typed anew: nobody can mend what nobody sees. */
static bool is_held(const struct page *page)
{
	return page->field != PAGE_NO_FIELD && page->field != PAGE_SECRET;
}

static bool is_sealed(const struct walk *walk, const struct page *page)
{
	return page->draft != NULL && walk->program->is_open(walk->journey);
}

static const char *name_of(const struct step *step, const struct page *page)
{
	return page->draft != NULL ? page->draft : step->name;
}

static void forget(struct walk_typed *typed)
{
	free(typed->name);
	secret_free(typed->text);
	*typed = (struct walk_typed){ 0 };
}

static void remember(struct walk_typed *typed, const char *name, const char *text)
{
	forget(typed);
	if (text[0] == '\0')
		return;
	typed->name = memory_copy(name);
	secret_keep(&typed->text, text);
}

void walk_typed_forget(struct walk *walk, bool all)
{
	forget(&walk->typed[WALK_TYPED_HERE]);
	if (all)
		forget(&walk->typed[WALK_TYPED_TURN]);
}

static enum error hold(
    struct walk *walk, const struct step *step, const struct page *page, const char *text)
{
	const char *given = page->given != NULL ? page->given : "";
	bool sealed = is_sealed(walk, page);
	bool of_turn = page->draft != NULL && !sealed;
	struct walk_typed *typed = &walk->typed[of_turn ? WALK_TYPED_TURN : WALK_TYPED_HERE];
	enum error rc = ERROR_NONE;

	if (!is_held(page))
		return ERROR_NONE;
	if (strcmp(text, given) == 0)
		text = "";
	if (sealed)
		rc = walk->program->put_draft(walk->journey, page->draft, text);
	remember(typed, name_of(step, page), !sealed || rc != ERROR_NONE ? text : "");
	return rc;
}

enum error walk_hold(struct walk *walk, const struct page *page, const char *text)
{
	return hold(walk, walk->step, page, text);
}

static const char *in_memory(const struct walk *walk, const char *name)
{
	for (size_t i = 0; i < WALK_TYPED; i++)
		if (walk->typed[i].text != NULL && strcmp(walk->typed[i].name, name) == 0)
			return walk->typed[i].text;
	return NULL;
}

static enum error fill(const struct walk *walk, struct page *page)
{
	const char *given = page->given != NULL ? page->given : "", *typed;
	enum error rc = ERROR_NONE;

	if (!is_held(page))
		return ERROR_NONE;
	typed = in_memory(walk, name_of(walk->step, page));
	if (typed != NULL)
		secret_keep(&page->typed, typed);
	else if (is_sealed(walk, page))
		rc = walk->program->get_draft(walk->journey, page->draft, &page->typed);
	if (rc != ERROR_NONE || page->typed == NULL)
		return rc;
	if (strcmp(page->typed, given) == 0) {
		secret_free(page->typed);
		page->typed = NULL;
	} else if (is_sealed(walk, page)) {
		page_set(
		    &page->status_left, "%s", _("Not saved yet: this is what you had written."));
		free(page->status_right);
		page->status_right = NULL;
	}
	return ERROR_NONE;
}

enum error walk_show(const struct walk *walk, struct page *page)
{
	enum error rc;

	*page = (struct page){ 0 };
	rc = walk->step->show(walk->journey, page);
	return rc == ERROR_NONE ? fill(walk, page) : rc;
}

/* As the step takes it, for text_forget(): a path, or in one spelling, but for what must not be
 * touched. */
static enum error take_up(
    const struct step *step, const struct page *page, const char *text, char **taken)
{
	enum error rc = charset_check_typed(text);

	*taken = NULL;
	if (rc != ERROR_NONE)
		return rc;
	if (page->field == PAGE_PATH)
		return page_path(page, text, taken);
	if (!step->as_typed)
		*taken = text_spell(text);
	return ERROR_NONE;
}

enum error walk_write(struct walk *walk, const struct page *page, const char *text)
{
	const struct step *step = walk->step;
	const char *held = text;
	char *taken;
	bool saved;
	enum error rc;

	if (step->write == NULL || page->field == PAGE_NO_FIELD)
		return ERROR_NONE;
	rc = take_up(step, page, text, &taken);
	if (rc == ERROR_NONE)
		rc = step->write(walk->journey, taken != NULL ? taken : text);
	/* A number that is refused later may stand for another path then. */
	if (page->field == PAGE_PATH && taken != NULL)
		held = taken;
	saved = rc == ERROR_NONE && !step->goes_on;
	/* Of two failures the first is told. */
	if (hold(walk, step, page, saved ? "" : held) != ERROR_NONE && rc == ERROR_NONE)
		error_clear();
	text_forget(taken);
	return rc;
}
