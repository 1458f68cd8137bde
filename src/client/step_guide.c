/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The guide: its chapters, and each of them to read. From anywhere and back again. */
#include <stdlib.h>

#include "base/language.h"
#include "base/text.h"
#include "client/guide.h"
#include "client/journey.h"

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
	return journey_go(journey, &step_chapter);
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

/* The way on has the focus; behind the last chapter there is none. */
static enum error chapter_show(const struct journey *journey, struct page *page)
{
	struct guide *guide = NULL;
	enum error rc = guide_load(language_now(), &guide);
	size_t here = journey->chapter;

	if (rc != ERROR_NONE)
		return rc;
	/* Another language's guide might have fewer. */
	if (here >= guide->n_chapters)
		here = guide->n_chapters - 1;
	page_set(&page->title, "%s", guide->chapters[here].title);
	page_set(&page->place, "%s", _("The guide"));
	show_parts(&guide->chapters[here], page);
	page_choice(page, _("All chapters"));
	if (here + 1 < guide->n_chapters) {
		char *next = text_format(_("Next: %s"), guide->chapters[here + 1].title);

		page_choice(page, next);
		page->focus = 1;
		free(next);
	}
	guide_free(guide);
	return ERROR_NONE;
}

static enum error chapter_choose(struct journey *journey, size_t choice)
{
	journey->chapter += choice;
	return choice == 0 ? journey_go(journey, &step_guide) : ERROR_NONE;
}

const struct step step_chapter = {
	.name = "chapter",
	.help = N_("Read, then go on to the next chapter or back to the list of all."),
	.show = chapter_show,
	.choose = chapter_choose,
};
