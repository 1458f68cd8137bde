/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How a field looks: rows for many lines, a window on one line, signs instead of what is hidden. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "tui/line_edit.h"
#include "tui/line_edit_rows.h"

/* Draw a piece of the text as a row of the field. */
static void draw_row(
    const struct line_edit *edit, const struct canvas *canvas, int at, size_t start, size_t end)
{
	char *piece = memory_copy_bytes(edit->bytes + start, end - start + 1);

	piece[end - start] = '\0';
	piece[text_fit(piece, (size_t)canvas->width)] = '\0';
	canvas_text(canvas, at, 0, canvas->width, THEME_FIELD, piece);
	free(piece);
}

static int draw_many(const struct line_edit *edit, const struct canvas *canvas, bool focused)
{
	int width = canvas->width;
	struct line_edit_row cursor = line_edit_rows_of_cursor(edit, width);
	struct line_edit_row row = line_edit_rows_first(edit, width);
	int top = cursor.number < canvas->height ? 0 : cursor.number - canvas->height + 1;

	while (row.number < top)
		row = line_edit_rows_after(edit, width, &row);
	for (;;) {
		canvas_style(canvas, row.number - top, 0, width, THEME_FIELD);
		draw_row(edit, canvas, row.number - top, row.start, row.end);
		if (line_edit_rows_is_last(edit, &row) || row.number - top + 1 >= canvas->height)
			break;
		row = line_edit_rows_after(edit, width, &row);
	}
	if (focused)
		canvas_cursor(canvas, cursor.number - top,
		    (int)text_width_bytes(edit->bytes + cursor.start, edit->cursor - cursor.start));
	return row.number - top + 1;
}

static int draw_hidden(const struct line_edit *edit, const struct canvas *canvas)
{
	int before = 0, all = 0, shift;

	for (size_t at = 0; edit->bytes[at] != '\0'; all++) {
		if (at < edit->cursor)
			before++;
		at = text_next(edit->bytes, at);
	}
	shift = before < canvas->width ? 0 : before - canvas->width + 1;
	for (int i = shift; i < all; i++)
		canvas_sign(canvas, 0, i - shift, THEME_FIELD, THEME_HIDDEN);
	return before - shift;
}

static int draw_one(const struct line_edit *edit, const struct canvas *canvas)
{
	size_t start = 0;

	while (
	    start < edit->cursor &&
	    text_width_bytes(edit->bytes + start, edit->cursor - start) + 1 > (size_t)canvas->width)
		start = text_next(edit->bytes, start);
	draw_row(edit, canvas, 0, start, strlen(edit->bytes));
	return (int)text_width_bytes(edit->bytes + start, edit->cursor - start);
}

int line_edit_draw(const struct line_edit *edit, const struct canvas *canvas, bool focused)
{
	int column;

	if (canvas->height == 0 || canvas->width == 0)
		return 0;
	if (edit->lines)
		return draw_many(edit, canvas, focused);
	canvas_style(canvas, 0, 0, canvas->width, THEME_FIELD);
	column = edit->hidden ? draw_hidden(edit, canvas) : draw_one(edit, canvas);
	if (focused)
		canvas_cursor(canvas, 0, column);
	return 1;
}
