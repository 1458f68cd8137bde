/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a screen draws on: the part of the terminal between title and bottom bar, or a part of it.
 * No other calls draw. Rows and columns count from 0 within the canvas; whatever lies outside it is
 * not drawn, so that a screen need not know how small the terminal is. All text passes
 * text_made_safe and is cut at grapheme boundaries. */
#ifndef SKATTA_TUI_CANVAS_H
#define SKATTA_TUI_CANVAS_H

#include <stddef.h>

#include "tui/theme.h"

/* Its size is for screens to read; where it lies on the terminal is not. */
struct canvas {
	int height, width;
	int top, left;
};

/* A part, clipped to the whole: for columns beside each other and for widgets. */
struct canvas canvas_part(const struct canvas *canvas, int row, int column, int height, int width);

/* One line, cut to `width` columns with … where it is longer; returns the columns used. Line feeds
 * are drawn as blanks. */
int canvas_text(const struct canvas *canvas, int row, int column, int width, enum theme_style style,
    const char *text);

/* The same, ending at the last of the `width` columns. */
int canvas_text_right(const struct canvas *canvas, int row, int column, int width,
    enum theme_style style, const char *text);

/* Text wrapped to `width` columns, at least 1, line feeds kept; returns the rows it takes, also
 * those below the canvas. */
int canvas_paragraph(const struct canvas *canvas, int row, int column, int width,
    enum theme_style style, const char *text);

/* How many rows canvas_paragraph() takes. */
int canvas_paragraph_rows(int width, const char *text);

void canvas_rule(const struct canvas *canvas, int row, int column, int width);
void canvas_sign(
    const struct canvas *canvas, int row, int column, enum theme_style style, enum theme_sign sign);

/* A bar as long as `part` of `whole`, to half a column. */
void canvas_bar(const struct canvas *canvas, int row, int column, int width, long part, long whole);
/* The same for a bar beside another, to whole columns of a sign. */
void canvas_bar_of(const struct canvas *canvas, int row, int column, int width, long part,
    long whole, enum theme_sign sign);

/* One that ends at `part` or further on, up to `most`: lighter from there. */
void canvas_bar_up_to(
    const struct canvas *canvas, int row, int column, int width, long part, long most, long whole);

/* A sign for each of `count` parts of `whole`, the higher the more; returns the columns used, 0
 * where the terminal has no such signs. */
int canvas_curve(
    const struct canvas *canvas, int row, int column, const long *parts, size_t count, long whole);

/* Give `width` columns this style, whatever is drawn in them, or nothing. */
void canvas_style(
    const struct canvas *canvas, int row, int column, int width, enum theme_style style);

/* Where the person is: screen readers, braille displays and magnifiers follow the hardware cursor.
 * The last call counts; without one the cursor stands at the top of the screen's canvas. */
void canvas_cursor(const struct canvas *canvas, int row, int column);

/* A click of the mouse into these rows is this code. */
void canvas_click(const struct canvas *canvas, int row, int rows, int code);

/* The title row: the screen's title (or another text for it, where `left` is not NULL) and
 * something to the right of it, or NULL. */
void canvas_title(const char *left, const char *right);

/* The row above the bottom bar, while no message stands there; NULL for nothing. */
void canvas_status(const char *left, const char *right);

#endif
