/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The lines of a page on the terminal. Internal to the screens. */
#ifndef SKATTA_WALK_SCREEN_PAGE_LINES_H
#define SKATTA_WALK_SCREEN_PAGE_LINES_H

#include "walk/screen_page_around.h"

/* Those from one to before another. */
struct screen_page_lines {
	size_t first, end;
	bool tight; /* hints and blank rows give way */
};

/* Draw them from this row on, with what stands around the page behind the first; returns the row
 * below the last. */
int screen_page_lines_draw(const struct canvas *canvas, int row, const struct page *page,
    const struct screen_page_lines *lines, const struct screen_page_around *around);

/* The rows that they take at this width, alone. */
int screen_page_lines_rows(
    const struct page *page, const struct screen_page_lines *lines, int width);

#endif
