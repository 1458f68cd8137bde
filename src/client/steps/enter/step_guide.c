/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The guide: its chapters, and each of them to read. From anywhere and back again. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "client/steps/guide.h"
#include "client/steps/journey.h"

static enum error guide_show(const struct journey *journey, struct page *page)
{
	struct guide *guide = NULL;
	enum error rc = guide_load(language_now(), &guide);

	page_set(&page->title, "%s", _("The guide"));
	page_line(page, PAGE_TEXT, "%s",
	    _("Choose a chapter. Going back leads to where you were before."));
	for (size_t i = 0; rc == ERROR_NONE && i < guide->n_chapters; i++)
		page_choice(page, guide->chapters[i].title);
	/* Whoever comes from a chapter finds it here. */
	if (journey->chapter < page->n_choices)
		page->focus = journey->chapter;
	guide_free(guide);
	return rc;
}

static enum error guide_choose(struct journey *journey, size_t choice)
{
	journey->chapter = choice;
	return walk_go(journey->walk, STEP_CHAPTER);
}

const struct step step_guide = {
	.name = "guide",
	.help = N_("The guide says who does what and in which order, what is promised and what is "
		   "not."),
	.show = guide_show,
	.choose = guide_choose,
};

static void show_parts(const struct guide_chapter *chapter, struct page *page)
{
	static const enum page_mark marks[] = {
		[GUIDE_TEXT] = PAGE_TEXT,
		[GUIDE_HEADING] = PAGE_PART,
		[GUIDE_ITEM] = PAGE_ITEM,
		[GUIDE_COMMAND] = PAGE_COMMAND,
	};

	for (size_t i = 0; i < chapter->n_parts; i++)
		page_line(page, marks[chapter->parts[i].mark], "%s", chapter->parts[i].text);
}

/* Whose chapter it is, where that one can go on from it to the first page: nobody's place is open,
 * and it is no kiosk's. */
static const struct guide_role *reader_of(
    const struct journey *journey, const struct guide_chapter *chapter)
{
	const struct guide_role *role = guide_role_find(chapter->id);

	if (role == NULL || role->onward == NULL || journey->profile != NULL ||
	    journey->walk->kiosk)
		return NULL;
	return role;
}

enum { ALL_CHAPTERS, NEXT_CHAPTER, ONWARD };

/* The way on has the focus; behind the last chapter there is none. No role's chapter is the last.
 */
static void show_choices(
    const struct journey *journey, const struct guide *guide, size_t here, struct page *page)
{
	const struct guide_role *role = reader_of(journey, &guide->chapters[here]);
	char *next;

	page_choice(page, _("All chapters"));
	if (here + 1 == guide->n_chapters)
		return;
	next = text_format(_("Next: %s"), guide->chapters[here + 1].title);
	page_choice(page, next);
	free(next);
	page->focus = NEXT_CHAPTER;
	if (role == NULL)
		return;
	page_choice(page, _(role->onward));
	if (role == journey->role)
		page->focus = ONWARD;
}

/* Another language's guide might have fewer. */
static size_t chapter_here(const struct journey *journey, const struct guide *guide)
{
	return journey->chapter < guide->n_chapters ? journey->chapter : guide->n_chapters - 1;
}

static enum error chapter_show(const struct journey *journey, struct page *page)
{
	struct guide *guide = NULL;
	enum error rc = guide_load(language_now(), &guide);
	size_t here;

	if (rc != ERROR_NONE)
		return rc;
	here = chapter_here(journey, guide);
	page_set(&page->title, "%s", guide->chapters[here].title);
	page_set(&page->place, "%s", _("The guide"));
	show_parts(&guide->chapters[here], page);
	show_choices(journey, guide, here, page);
	guide_free(guide);
	return ERROR_NONE;
}

static enum error go_onward(struct journey *journey)
{
	struct guide *guide = NULL;
	enum error rc = guide_load(language_now(), &guide);
	const struct guide_role *role;

	if (rc != ERROR_NONE)
		return rc;
	role = reader_of(journey, &guide->chapters[chapter_here(journey, guide)]);
	guide_free(guide);
	if (role == NULL)
		return ERROR_NONE;
	journey->leads_first = role->leads;
	return walk_go(journey->walk, STEP_START);
}

static enum error chapter_choose(struct journey *journey, size_t choice)
{
	if (choice == ONWARD)
		return go_onward(journey);
	journey->chapter += choice;
	return choice == ALL_CHAPTERS ? walk_go(journey->walk, STEP_GUIDE) : ERROR_NONE;
}

const struct step step_chapter = {
	.name = "chapter",
	.help = N_("Read, then go on to the next chapter or back to the list of all."),
	.show = chapter_show,
	.choose = chapter_choose,
};
