/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Each takes the rows of its text, and its answer beside it or, in a narrow column, below. */
#include "walk/screen_page_around.h"

enum {
	SIGN = 4,    /* column of the sign that says whether it is answered */
	TEXT = 6,    /* where the text begins: both as those of the choices */
	ANSWER = 32, /* columns of an answer that stands beside its text */
	LEAST_WITH_ANSWER_BESIDE = 70,
};

/* Draw one question; the rows it takes. */
static int draw_question(const struct canvas *canvas, int row, const struct page_line *line)
{
	bool beside = canvas->width >= LEAST_WITH_ANSWER_BESIDE && line->aside != NULL;
	int column = beside ? canvas->width - ANSWER : TEXT;
	int width = (beside ? column - 2 : canvas->width) - TEXT;
	int rows = canvas_paragraph(canvas, row, TEXT, width, THEME_NORMAL, line->text), below;

	canvas_sign(canvas, row, SIGN, line->aside != NULL ? THEME_ACCENT : THEME_NORMAL,
	    line->aside != NULL ? THEME_CHOSEN : THEME_OPEN);
	if (line->aside == NULL)
		return rows;
	below = beside ? 0 : rows;
	below += canvas_paragraph(
	    canvas, row + below, column, canvas->width - column, THEME_ACCENT, line->aside);
	return below > rows ? below : rows;
}

/* Also the heading of those that follow. */
static int draw_one(const struct canvas *canvas, int row, const struct page_line *line)
{
	if (line->mark == PAGE_PART)
		return canvas_paragraph(canvas, row, 0, canvas->width, THEME_ACCENT, line->text);
	return draw_question(canvas, row, line);
}

/* Take so many more where they fit; the rows they take, or 0. */
static int take(const struct page_line *lines, size_t count, int width, int *room)
{
	const struct canvas nothing = { .height = 0, .width = width };
	int rows = 0;

	for (size_t i = 0; i < count; i++)
		rows += 1 + draw_one(&nothing, 0, &lines[i]);
	if (rows > *room)
		return 0;
	*room -= rows;
	return rows;
}

/* How many of those that come after go together, from one on: a heading stands above what it is of.
 */
static size_t together(const struct page *page, size_t first)
{
	if (first == page->n_after)
		return 0;
	return page->after[first].mark == PAGE_PART && first + 1 < page->n_after ? 2 : 1;
}

struct screen_page_around screen_page_around_fit(const struct page *page, int room, int width)
{
	struct screen_page_around around = { 0 };
	bool more_before = true, more_after = true;

	while (more_before || more_after) {
		size_t count = together(page, around.after);
		int rows = 0;

		if (more_before && around.before < page->n_before)
			rows = take(
			    &page->before[page->n_before - 1 - around.before], 1, width, &room);
		more_before = rows > 0;
		around.before += more_before;
		around.rows_before += rows;
		more_after = more_after && count > 0 &&
			     take(&page->after[around.after], count, width, &room) > 0;
		around.after += more_after ? count : 0;
	}
	return around;
}

static int draw(const struct canvas *canvas, int row, const struct page_line *lines, size_t count)
{
	int at = row;

	for (size_t i = 0; i < count; i++)
		at += 1 + draw_one(canvas, at + 1, &lines[i]);
	return at - row;
}

int screen_page_around_draw_before(const struct canvas *canvas, int row, const struct page *page,
    const struct screen_page_around *around)
{
	if (around->before == 0)
		return 0;
	return draw(canvas, row, page->before + page->n_before - around->before, around->before);
}

int screen_page_around_draw_after(const struct canvas *canvas, int row, const struct page *page,
    const struct screen_page_around *around)
{
	return draw(canvas, row, page->after, around->after);
}
