/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The axes of a page as a radar on the terminal, beside its bars. Internal to the screens. */
#ifndef SKATTA_WALK_SCREEN_PAGE_RADAR_H
#define SKATTA_WALK_SCREEN_PAGE_RADAR_H

#include "tui/canvas.h"
#include "walk/page.h"

/* The columns that it takes at the right of a canvas of this size; 0 where the page has none or
 * there is no room for it. */
int screen_page_radar_columns(const struct page *page, int height, int width);

/* Draw it into a canvas that wide. */
void screen_page_radar_draw(const struct canvas *canvas, const struct page *page);

#endif
