/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The axes of a page as a radar on the terminal, beside or below what is read. Internal to the
 * screens. */
#ifndef SKATTA_WALK_SCREEN_PAGE_RADAR_H
#define SKATTA_WALK_SCREEN_PAGE_RADAR_H

#include "tui/canvas.h"
#include "walk/page.h"

/* Draw it as large as there is room for; nothing where the page has none, or there is none for it.
 */
void screen_page_radar_draw(const struct canvas *canvas, const struct page *page);

#endif
