/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The line that answers a page in line mode. */
#ifndef SKATTA_WALK_PLAIN_LINE_H
#define SKATTA_WALK_PLAIN_LINE_H

#include "walk/plain_page.h"
#include "walk/walk.h"

enum { PLAIN_LINE_SIZE = 32 * 1024 };

/* A page that has been read out, and what is written at it. */
struct plain_line {
	struct walk *walk;
	const struct page *page;
	struct plain_page_heard *heard;
	char *line;    /* of PLAIN_LINE_SIZE bytes, in secret memory */
	size_t length; /* also of what these have no room for */
};

enum plain_line_got { PLAIN_LINE_READ, PLAIN_LINE_END, PLAIN_LINE_IDLE };

/* Ask, and read one line as it was typed, without its line end. For a secret the echo is off before
 * anybody is asked. When no line comes from a terminal for as long as the walk waits, and that
 * locks something, it is said half a minute before, and an empty line is only a word that somebody
 * is there. */
enum plain_line_got plain_line_ask(struct plain_line *line);

#endif
