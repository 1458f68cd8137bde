/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The first row shown never lies so far down that rows of the canvas stay empty. */
#include "tui/text_view.h"

#include "base/memory.h"
#include "tui/keys.h"

/* At the right, for the signs that there is more. */
enum { MARGIN = 2 };

static int last_top(const struct text_view *view, int height, int width)
{
	int rows = canvas_paragraph_rows(width - MARGIN, view->text);

	return rows > height ? rows - height : 0;
}

bool text_view_press(struct text_view *view, int code, int height, int width)
{
	const struct {
		int code, by;
	} moves[] = {
		{ KEYS_UP, -1 },
		{ KEYS_DOWN, 1 },
		{ KEYS_PAGE_UP, 1 - height },
		{ KEYS_PAGE_DOWN, height - 1 },
		{ ' ', height - 1 },
		{ KEYS_HOME, -view->top },
		{ KEYS_END, last_top(view, height, width) - view->top },
	};
	int last = last_top(view, height, width);

	for (size_t i = 0; i < COUNT(moves); i++) {
		if (moves[i].code != code)
			continue;
		view->top += moves[i].by;
		view->top = view->top > last ? last : view->top < 0 ? 0 : view->top;
		return true;
	}
	return false;
}

void text_view_draw(const struct text_view *view, const struct canvas *canvas)
{
	int last = last_top(view, canvas->height, canvas->width);
	int top = view->top > last ? last : view->top;

	canvas_paragraph(canvas, -top, 0, canvas->width - MARGIN, THEME_NORMAL, view->text);
	if (top > 0)
		canvas_sign(canvas, 0, canvas->width - 1, THEME_ACCENT, THEME_ABOVE);
	if (top < last)
		canvas_sign(
		    canvas, canvas->height - 1, canvas->width - 1, THEME_ACCENT, THEME_BELOW);
	canvas_cursor(canvas, 0, 0);
}
