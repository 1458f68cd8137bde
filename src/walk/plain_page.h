/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reading a page out in line mode. */
#ifndef SKATTA_WALK_PLAIN_PAGE_H
#define SKATTA_WALK_PLAIN_PAGE_H

#include <stdbool.h>

#include "walk/page.h"

/* What was read out last and need not be read again while it is the same; all zero at first. */
struct plain_page_heard {
	char *title; /* with the place */
	char *left;  /* how much is left */
	/* This very page, of a field, and what was written was refused: the question is asked again
	 * and nothing else. */
	bool refused;
};

/* The title and how much is left where they are new, the lines but for those that are known, and
 * the choices with their numbers. */
void plain_page_read(const struct page *page, struct plain_page_heard *heard);
void plain_page_forget(struct plain_page_heard *heard);

/* The question that a line answers. */
void plain_page_ask(const struct page *page);

/* Any text, wrapped. */
void plain_page_say(const char *text);

#endif
