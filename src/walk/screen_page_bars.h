/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The bars of a page on the terminal. Internal to the screens. */
#ifndef SKATTA_WALK_SCREEN_PAGE_BARS_H
#define SKATTA_WALK_SCREEN_PAGE_BARS_H

#include "tui/canvas.h"
#include "walk/page.h"

/* Draw the i-th line of the page, which is a bar; returns the rows it takes. The first of several
 * levels has a scale above it where there is room, unless the page is drawn `tight`, and the heads
 * of its columns. */
int screen_page_bars_draw(
    const struct canvas *canvas, int row, const struct page *page, size_t i, bool tight);

#endif
