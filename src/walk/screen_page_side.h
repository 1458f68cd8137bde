/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The way as a whole, beside the page: each area and how far it is. Internal to the screens. */
#ifndef SKATTA_WALK_SCREEN_PAGE_SIDE_H
#define SKATTA_WALK_SCREEN_PAGE_SIDE_H

#include "tui/canvas.h"
#include "walk/page.h"

/* The columns that it takes at the left of a canvas this wide, with the gap to what stands beside
 * it; 0 where the page has none or there is no room for it. */
int screen_page_side_columns(const struct page *page, int width);

/* Draw it into a canvas of so many columns. */
void screen_page_side_draw(const struct canvas *canvas, const struct page *page);

#endif
