/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Drawing onto ncurses' screen, clipped. What surrounds the canvas is at the end. */
#include "tui/canvas.h"

#include <ncurses.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "tui/canvas_private.h"
#include "tui/glyphs.h"
#include "tui/targets.h"

static struct {
	struct canvas all;
	int title_row, title_used;
	int status_row;
	int cursor_row, cursor_column;
} frame;

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

struct canvas canvas_part(const struct canvas *canvas, int row, int column, int height, int width)
{
	struct canvas part;

	row = least(most(row, 0), canvas->height);
	column = least(most(column, 0), canvas->width);
	part.top = canvas->top + row;
	part.left = canvas->left + column;
	part.height = most(least(height, canvas->height - row), 0);
	part.width = most(least(width, canvas->width - column), 0);
	return part;
}

/* The columns that may be drawn of `width` ones beginning here; 0 outside the canvas. */
static int room(const struct canvas *canvas, int row, int column, int width)
{
	if (row < 0 || row >= canvas->height || column < 0)
		return 0;
	return most(least(width, canvas->width - column), 0);
}

/* Draw safe text at a place of the terminal; the columns it takes. */
static int put(int row, int column, enum theme_style style, const char *text)
{
	struct glyph glyph;
	int start = column;
	size_t bytes;

	theme_use(style);
	for (; (bytes = glyphs_next(text, &glyph)) > 0; text += bytes) {
		mvaddwstr(row, column, glyph.cell);
		column += glyph.columns;
	}
	theme_use(THEME_NORMAL);
	return column - start;
}

/* Safe text cut to `width` columns, for the caller to free. */
static char *cut(const char *text, int width)
{
	char *safe = text_made_safe(text, true);
	size_t fitting;

	for (char *feed = safe; (feed = strchr(feed, '\n')) != NULL;)
		*feed = ' ';
	fitting = text_fit(safe, (size_t)width);
	if (safe[fitting] != '\0' && width > 0) {
		struct text shorter = { 0 };

		text_add_bytes(&shorter, safe, text_fit(safe, (size_t)width - 1));
		text_add(&shorter, theme_sign(THEME_MORE));
		free(safe);
		return text_take(&shorter);
	}
	safe[fitting] = '\0';
	return safe;
}

int canvas_text(const struct canvas *canvas, int row, int column, int width, enum theme_style style,
    const char *text)
{
	char *shown;
	int used;

	width = room(canvas, row, column, width);
	if (width == 0)
		return 0;
	shown = cut(text, width);
	used = put(canvas->top + row, canvas->left + column, style, shown);
	free(shown);
	return used;
}

int canvas_text_right(const struct canvas *canvas, int row, int column, int width,
    enum theme_style style, const char *text)
{
	char *shown;
	int used;

	width = room(canvas, row, column, width);
	if (width == 0)
		return 0;
	shown = cut(text, width);
	used = (int)text_width(shown);
	put(canvas->top + row, canvas->left + column + width - used, style, shown);
	free(shown);
	return used;
}

int canvas_paragraph(const struct canvas *canvas, int row, int column, int width,
    enum theme_style style, const char *text)
{
	char *safe = text_made_safe(text, true);
	int rows = 0;
	size_t next = 0;

	for (char *line = safe; *line != '\0'; line += next, rows++) {
		size_t length = text_wrap(line, (size_t)most(width, 1), &next);
		char *shown;

		if (row + rows < 0 || row + rows >= canvas->height)
			continue;
		shown = memory_copy_bytes(line, length + 1);
		shown[length] = '\0';
		canvas_text(canvas, row + rows, column, width, style, shown);
		free(shown);
	}
	free(safe);
	return rows;
}

int canvas_paragraph_rows(int width, const char *text)
{
	static const struct canvas nowhere = { 0 };

	return canvas_paragraph(&nowhere, 0, 0, width, THEME_NORMAL, text);
}

void canvas_sign(
    const struct canvas *canvas, int row, int column, enum theme_style style, enum theme_sign sign)
{
	if (room(canvas, row, column, 1) > 0)
		put(canvas->top + row, canvas->left + column, style, theme_sign(sign));
}

void canvas_rule(const struct canvas *canvas, int row, int column, int width)
{
	struct glyph glyph;
	cchar_t cell;

	width = room(canvas, row, column, width);
	if (width == 0 || glyphs_next(theme_sign(THEME_RULE), &glyph) == 0)
		return;
	theme_use(THEME_DIM);
	setcchar(&cell, glyph.cell, A_NORMAL, 0, NULL);
	mvhline_set(canvas->top + row, canvas->left + column, &cell, width);
	theme_use(THEME_NORMAL);
}

void canvas_bar(const struct canvas *canvas, int row, int column, int width, long part, long whole)
{
	long halves;

	if (whole <= 0 || width <= 0)
		return;
	part = part < 0 ? 0 : part > whole ? whole : part;
	halves = part * 2 * width / whole;
	for (int i = 0; i < halves / 2; i++)
		canvas_sign(canvas, row, column + i, THEME_ACCENT, THEME_BAR);
	if (halves % 2 == 1)
		canvas_sign(canvas, row, column + (int)(halves / 2), THEME_ACCENT, THEME_HALF);
}

void canvas_bar_of(const struct canvas *canvas, int row, int column, int width, long part,
    long whole, enum theme_sign sign)
{
	long columns;

	if (whole <= 0 || width <= 0)
		return;
	part = part < 0 ? 0 : part > whole ? whole : part;
	columns = (2 * part * width + whole) / (2 * whole);
	for (int i = 0; i < columns; i++)
		canvas_sign(canvas, row, column + i, THEME_NORMAL, sign);
}

void canvas_bar_up_to(
    const struct canvas *canvas, int row, int column, int width, long part, long most, long whole)
{
	if (whole <= 0 || width <= 0)
		return;
	part = part < 0 ? 0 : part > whole ? whole : part;
	canvas_bar_of(canvas, row, column, width, most, whole, THEME_SHADE);
	/* Half a column would leave the other half empty. */
	canvas_bar(canvas, row, column, (int)(part * width / whole), 1, 1);
}

int canvas_curve(
    const struct canvas *canvas, int row, int column, const long *parts, size_t count, long whole)
{
	enum { HIGHEST = THEME_STEPS - 1 };

	if (theme_has_ascii_signs())
		return 0;
	for (size_t i = 0; i < count; i++) {
		long part = parts[i] < 0 ? 0 : parts[i] > whole ? whole : parts[i];
		long step = (2 * part * HIGHEST + whole) / (2 * whole);

		canvas_sign(canvas, row, column + (int)i, THEME_ACCENT,
		    (enum theme_sign)(THEME_STEP + step));
	}
	return (int)count;
}

void canvas_style(
    const struct canvas *canvas, int row, int column, int width, enum theme_style style)
{
	width = room(canvas, row, column, width);
	if (width > 0)
		theme_paint(canvas->top + row, canvas->left + column, width, style);
}

void canvas_cursor(const struct canvas *canvas, int row, int column)
{
	if (canvas->height == 0 || canvas->width == 0)
		return;
	frame.cursor_row = canvas->top + least(most(row, 0), canvas->height - 1);
	frame.cursor_column = canvas->left + least(most(column, 0), canvas->width - 1);
}

void canvas_click(const struct canvas *canvas, int row, int rows, int code)
{
	struct canvas part = canvas_part(canvas, row, 0, rows, canvas->width);

	targets_add(part.top, part.left, part.height, part.width, code);
}

/* Something at the right end of a row of the frame, where `used` columns leave room for it. */
static void put_right(int row, int used, const char *text)
{
	int width = frame.all.width;

	if (text != NULL && used + 2 + (int)text_width(text) < width)
		canvas_text_right(&frame.all, row, 1, width - 2, THEME_NORMAL, text);
}

static int put_left(int row, enum theme_style style, const char *text)
{
	return 1 + canvas_text(&frame.all, row, 1, frame.all.width - 2, style, text);
}

void canvas_title(const char *left, const char *right)
{
	if (frame.title_row == CANVAS_NO_ROW)
		return;
	if (left != NULL) {
		move(frame.title_row, 0);
		clrtoeol();
		frame.title_used = put_left(frame.title_row, THEME_ACCENT, left);
	}
	put_right(frame.title_row, frame.title_used, right);
}

void canvas_status(const char *left, const char *right)
{
	int used = 0;

	if (frame.status_row == CANVAS_NO_ROW)
		return;
	if (left != NULL)
		used = put_left(frame.status_row, THEME_NORMAL, left);
	put_right(frame.status_row, used, right);
}

struct canvas canvas_frame_begin(int width, int title_row, int status_row)
{
	frame.all = (struct canvas){ .height = LINES, .width = width, .left = (COLS - width) / 2 };
	frame.title_row = title_row;
	frame.title_used = 0;
	frame.status_row = status_row;
	targets_forget();
	erase();
	return frame.all;
}

void canvas_frame_home(const struct canvas *canvas)
{
	frame.cursor_row = canvas->top;
	frame.cursor_column = canvas->left;
}

void canvas_frame_end(void)
{
	curs_set(1);
	move(frame.cursor_row, frame.cursor_column);
	refresh();
}
