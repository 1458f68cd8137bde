/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A text to read, wrapped and scrolled. */
#ifndef SKATTA_TUI_TEXT_VIEW_H
#define SKATTA_TUI_TEXT_VIEW_H

#include <stdbool.h>

#include "tui/canvas.h"

struct text_view {
	const char *text; /* the owner's */
	int top;          /* the first row shown */
};

/* Let a key scroll; `height` and `width` are those of the canvas it is drawn on. False: not for it.
 */
bool text_view_press(struct text_view *view, int code, int height, int width);

/* Draw into the canvas, the cursor at the first row shown. */
void text_view_draw(const struct text_view *view, const struct canvas *canvas);

#endif
