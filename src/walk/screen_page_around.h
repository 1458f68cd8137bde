/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The questions around the present one, on terminals that are tall enough, for screen_page_draw.c.
 */
#ifndef SKATTA_WALK_SCREEN_PAGE_AROUND_H
#define SKATTA_WALK_SCREEN_PAGE_AROUND_H

#include "tui/canvas.h"
#include "walk/page.h"

/* How many are shown on each side, the nearest ones, and the rows that those before take; all zero
 * for none. */
struct screen_page_around {
	size_t before, after;
	int rows_before;
};

/* What there is room for, in rows beside those of the present one; the farthest are left out. */
struct screen_page_around screen_page_around_fit(const struct page *page, int room, int width);

/* Draw those of one side from this row on, each with a blank row before it; the rows that they
 * take. */
int screen_page_around_draw_before(const struct canvas *canvas, int row, const struct page *page,
    const struct screen_page_around *around);
int screen_page_around_draw_after(const struct canvas *canvas, int row, const struct page *page,
    const struct screen_page_around *around);

#endif
