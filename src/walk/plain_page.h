/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading a page out in line mode. */
#ifndef SKATTA_WALK_PLAIN_PAGE_H
#define SKATTA_WALK_PLAIN_PAGE_H

#include <stdbool.h>

#include "walk/walk.h"

/* The page that was read out last: what is the same on the next one need not be heard again. All
 * zero at first. */
struct plain_page_heard {
	size_t depth;                /* how many pages it has behind it */
	char *title;                 /* with the place */
	char *part;                  /* of the way */
	char *left;                  /* how much is left, or that what was written is not saved */
	char *lines[WALK_DEPTH + 1]; /* of the last page that had so many behind it */
	char *choices;
	bool all;   /* of the choices were read out on this page, not only those that are taken */
	bool field; /* how one writes has been said */
};

/* The title where it is new; how much is left where another part of the way begins, and that what
 * was written is not saved where that is new; the lines but for those that the page says are known,
 * and the choices with their numbers, where they are new, or anything before them is. Which choices
 * are taken is always read. Lines of a page that somebody comes back to from one `depth` further on
 * are read where they are others than then. */
void plain_page_read(const struct page *page, size_t depth, struct plain_page_heard *heard);
/* Were there choices that were not read out on this page? Then they are the next time. */
bool plain_page_recall(const struct page *page, struct plain_page_heard *heard);
/* Then the next page is read out whole; how one writes is known. */
void plain_page_forget(struct plain_page_heard *heard);

/* The question that a line answers. */
void plain_page_ask(const struct page *page, const struct plain_page_heard *heard);

/* Any text, wrapped. */
void plain_page_say(const char *text);

#endif
