/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The questions around the present one, on terminals that are tall enough, for walk_draw.c. */
#ifndef SKATTA_CLIENT_SCREENS_WALK_AROUND_H
#define SKATTA_CLIENT_SCREENS_WALK_AROUND_H

#include "tui/canvas.h"
#include "walk/page.h"

/* How many are shown on each side, the nearest ones, and the rows that those before take; all zero
 * for none. */
struct walk_around {
	size_t before, after;
	int rows_before;
};

/* What there is room for, in rows beside those of the present one; the farthest are left out. */
struct walk_around walk_around_fit(const struct page *page, int room, int width);

/* Draw those of one side from this row on, each with a blank row before it; the rows that they
 * take. */
int walk_around_draw_before(const struct canvas *canvas, int row, const struct page *page,
    const struct walk_around *around);
int walk_around_draw_after(const struct canvas *canvas, int row, const struct page *page,
    const struct walk_around *around);

#endif
