/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The bars of a page on the terminal. Internal to the screens. */
#ifndef SKATTA_WALK_SCREEN_PAGE_BARS_H
#define SKATTA_WALK_SCREEN_PAGE_BARS_H

#include "tui/canvas.h"
#include "walk/page.h"

/* Where they stand in rows of one width: the same for all levels of a page, and for all its other
 * bars. What is said stands in one column where there are no more. */
struct screen_page_bars {
	struct screen_page_bars_columns {
		int label, bar; /* widths; bar 0: none is drawn */
		int said;       /* of all that stands behind them; 0: it stands below the name */
		int cells[PAGE_CELLS];
		const char *heads[PAGE_CELLS]; /* of the page; or NULL */
		size_t count;
	} levels, others;
};

void screen_page_bars_lay(const struct page *page, int width, struct screen_page_bars *bars);

/* Draw the i-th line of the page, which is a bar, on a canvas of that width; returns the rows it
 * takes. The first of several levels has a scale above it where there is room, unless the page is
 * drawn `tight`, and the heads of its columns. */
int screen_page_bars_draw(const struct canvas *canvas, int row, const struct page *page, size_t i,
    const struct screen_page_bars *bars, bool tight);

#endif
