/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where it is narrow a name is cut off; where it is wide it is whole, on two rows if need be. */
#include "walk/screen_page_side.h"

#include <stdlib.h>

#include "base/text.h"

enum {
	LEAST = 72, /* columns of the canvas, below which it is not shown */
	WIDE = 100, /* and from which on names are whole */
	COLUMNS = 31,
	COLUMNS_MOST = 48, /* where it is wide */
	GAP = 2,
	MOST_SIGNS = 8, /* ●●●○ of an area; longer ones are counted in digits */
};

/* Columns of an area's progress: a sign for each item, or digits where there are many. */
static int progress_width(const struct page_line *line)
{
	return line->whole > MOST_SIGNS ? (int)sizeof "10/28" - 1 : (int)line->whole;
}

static int widest_progress(const struct page *page)
{
	int widest = 0;

	for (size_t i = 0; i < page->n_side; i++)
		if (progress_width(&page->side[i]) > widest)
			widest = progress_width(&page->side[i]);
	return widest;
}

/* Beside a name stand the pointer, and behind a blank its progress. */
static int name_width(const struct page *page, int columns)
{
	return columns - widest_progress(page) - 2;
}

static int columns_for_names(const struct page *page)
{
	int most = COLUMNS, beside = COLUMNS - name_width(page, COLUMNS);

	for (size_t i = 0; i < page->n_side; i++) {
		int columns = (int)text_width(page->side[i].text) + beside;

		most = columns > most ? columns : most;
	}
	return most < COLUMNS_MOST ? most : COLUMNS_MOST;
}

int screen_page_side_columns(const struct page *page, int width)
{
	if (page->n_side == 0 || width < LEAST)
		return 0;
	return GAP + (width < WIDE ? COLUMNS : columns_for_names(page));
}

static void draw_progress(const struct canvas *canvas, int row, const struct page_line *line)
{
	int width = progress_width(line), column = canvas->width - width;

	if (line->whole > MOST_SIGNS) {
		char *count = text_format("%ld/%ld", line->part, line->whole);

		canvas_text_right(canvas, row, column, width, THEME_NORMAL, count);
		free(count);
		return;
	}
	for (int sign = 0; sign < width; sign++)
		canvas_sign(canvas, row, column + sign, THEME_NORMAL,
		    sign < line->part ? THEME_CHOSEN : THEME_OPEN);
}

/* Draw those from one to before another, below a row; the row below the last. */
static int draw(
    const struct canvas *canvas, int row, const struct page *page, size_t first, size_t end)
{
	int width = name_width(page, canvas->width);
	bool whole = canvas->width > COLUMNS;

	for (size_t i = first; i < end; i++) {
		const struct page_line *line = &page->side[i];

		if (i == page->side_here)
			canvas_sign(canvas, row, 0, THEME_NORMAL, THEME_POINTER);
		draw_progress(canvas, row, line);
		if (whole)
			row += canvas_paragraph(canvas, row, 1, width, THEME_NORMAL, line->text);
		else
			canvas_text(canvas, row++, 1, width, THEME_NORMAL, line->text);
	}
	return row;
}

static int rows_of(const struct page *page, int width, size_t end)
{
	const struct canvas nothing = { .height = 0, .width = width };

	return draw(&nothing, 0, page, 0, end);
}

/* How many rows lie above those that are shown: the present area lies about in the middle, and no
 * row stays empty. */
static int rows_above(const struct page *page, int width, int height)
{
	size_t here = page->side_here < page->n_side ? page->side_here : 0;
	int all = rows_of(page, width, page->n_side), before = rows_of(page, width, here);

	if (all <= height || before <= height / 2)
		return 0;
	before -= height / 2;
	return before < all - height ? before : all - height;
}

/* The last column of its own is for the signs that there are more. */
void screen_page_side_draw(const struct canvas *canvas, const struct page *page)
{
	int width = canvas->width - GAP, height = canvas->height;
	struct canvas part = canvas_part(canvas, 0, 0, height, width);
	int above = rows_above(page, width, height);
	int end = draw(&part, -above, page, 0, page->n_side);

	if (above > 0)
		canvas_sign(canvas, 0, width, THEME_ACCENT, THEME_ABOVE);
	if (end > height)
		canvas_sign(canvas, height - 1, width, THEME_ACCENT, THEME_BELOW);
}
