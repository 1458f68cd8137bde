/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A walk on the screen: one screen that draws the page of whatever step the person is at. */
#ifndef SKATTA_WALK_SCREEN_PAGE_H
#define SKATTA_WALK_SCREEN_PAGE_H

#include "tui/ui.h"
#include "walk/walk.h"

struct screen_page_start {
	struct ui_look look;
	/* Make the memory for secrets and open the store for the steps, once the first page is
	 * shown, which needs neither. */
	enum error (*open)(void *opener);
	void *opener;
};

/* Walk on the terminal until the person leaves; returns the signal that ended it, or 0.
 * ERROR_NOT_FOUND where the terminal will not do: plain mode then serves. What open() answers is
 * passed on. */
enum error screen_page_run(
    struct walk *walk, const struct screen_page_start *start, int *signal) ERROR_MUST_CHECK;

#endif
