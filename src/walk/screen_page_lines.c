/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The lines of a page, one below another: paragraphs, rows, bars, and the blank rows between. */
#include "walk/screen_page_lines.h"

#include "base/memory.h"
#include "base/text.h"
#include "tui/screen.h"
#include "walk/screen_page_bars.h"

/* Columns of text on this canvas. */
static int measure(const struct canvas *canvas)
{
	return canvas->width < SCREEN_MEASURE ? canvas->width : SCREEN_MEASURE;
}

/* The name of a row, and the column behind it: a long one stands above what it names. Returns the
 * rows above that. */
static int draw_name(
    const struct canvas *canvas, int row, const struct page_line *line, int *column)
{
	int width = measure(canvas);

	*column = width / 4 < 13 ? 13 : width / 4;
	if ((int)text_width(line->text) < *column) {
		canvas_text(canvas, row, 0, *column, THEME_NORMAL, line->text);
		return 0;
	}
	*column = 3;
	return canvas_paragraph(canvas, row, 0, width, THEME_NORMAL, line->text);
}

/* A name, and behind it what it is: wrapped in its own column. */
static int draw_row(const struct canvas *canvas, int row, const struct page_line *line, bool first)
{
	int name = (int)text_width(line->text), aside = (int)text_width(line->aside);
	int width = measure(canvas), column, rows;

	if (first && name + aside + 2 <= canvas->width) {
		canvas_text(canvas, row, 0, name, THEME_ACCENT, line->text);
		canvas_text_right(canvas, row, 0, canvas->width, THEME_NORMAL, line->aside);
		return 1;
	}
	rows = draw_name(canvas, row, line, &column);
	return rows + canvas_paragraph(
			  canvas, row + rows, column, width - column, THEME_NORMAL, line->aside);
}

/* The curve between them; where there is little room the numbers alone. */
static int draw_curve(
    const struct canvas *canvas, int row, const struct page_line *line, bool tight)
{
	char *words = tight ? page_curve_numbers(line) : memory_copy(line->aside);
	int column, rows = draw_name(canvas, row, line, &column);
	int drawn =
	    canvas_curve(canvas, row + rows, column, line->parts, line->n_parts, PAGE_WHOLE);

	column += drawn > 0 ? drawn + 2 : 0;
	rows += canvas_paragraph(
	    canvas, row + rows, column, measure(canvas) - column, THEME_NORMAL, words);
	text_forget(words);
	return rows;
}

static int draw_line(const struct canvas *canvas, int row, const struct page *page, size_t i,
    const struct screen_page_bars *bars, bool tight)
{
	static const struct {
		enum theme_style style;
		int indent;
	} looks[] = {
		[PAGE_TEXT] = { THEME_NORMAL, 0 },
		[PAGE_HEADING] = { THEME_STRONG, 0 },
		[PAGE_PART] = { THEME_ACCENT, 0 },
		[PAGE_QUIET] = { THEME_DIM, 0 },
		[PAGE_ITEM] = { THEME_NORMAL, 2 },
		[PAGE_COMMAND] = { THEME_STRONG, 4 },
		[PAGE_CODE] = { THEME_STRONG, 0 },
	};
	const struct page_line *line = &page->lines[i];
	int indent;

	if (page_is_bar(line->mark))
		return screen_page_bars_draw(canvas, row, page, i, bars, tight);
	if (line->mark == PAGE_ROW)
		return draw_row(canvas, row, line, i == 0 && page->n_side > 0);
	if (line->mark == PAGE_CURVE)
		return draw_curve(canvas, row, line, tight);
	if (line->mark == PAGE_ITEM)
		canvas_text(canvas, row, 0, 1, THEME_ACCENT, "-");
	indent = looks[line->mark].indent;
	return canvas_paragraph(
	    canvas, row, indent, measure(canvas) - indent, looks[line->mark].style, line->text);
}

/* A curve stands among rows as one of them. */
static enum page_mark like(enum page_mark mark)
{
	return mark == PAGE_CURVE ? PAGE_ROW : mark;
}

/* A blank row stands between paragraphs, and between unlike lines, but not between like rows. */
static bool wants_space(const struct page *page, size_t i)
{
	enum page_mark before = like(page->lines[i - 1].mark), mark = like(page->lines[i].mark);

	if (before == PAGE_QUIET && mark == PAGE_TEXT)
		return false;
	if (before == PAGE_HEADING && mark == PAGE_TEXT)
		return false;
	if (before == mark && (mark == PAGE_ITEM || mark == PAGE_COMMAND))
		return false;
	if ((before == PAGE_HEADING || before == PAGE_ROW) && mark == PAGE_ROW)
		return false;
	if (page_is_bar(before) && page_is_bar(mark))
		return false;
	return !(before == PAGE_ROW && mark == PAGE_QUIET);
}

/* On a low terminal the question comes first: where it stands goes to the title row, and hints and
 * blank rows go. On a tall one the questions before it stand behind the first line, which names the
 * area of all of them. */
int screen_page_lines_draw(const struct canvas *canvas, int row, const struct page *page,
    const struct screen_page_lines *lines, const struct screen_page_around *around)
{
	struct screen_page_bars bars;

	screen_page_bars_lay(page, canvas->width, &bars);
	for (size_t i = lines->first; i < lines->end; i++) {
		enum page_mark mark = page->lines[i].mark;

		if (lines->tight &&
		    (mark == PAGE_QUIET || (mark == PAGE_ROW && i == 0 && page->n_side > 0)))
			continue;
		row += !lines->tight && i > lines->first && wants_space(page, i);
		row += draw_line(canvas, row, page, i, &bars, lines->tight);
		if (i == 0)
			row += screen_page_around_draw_before(canvas, row, page, around);
	}
	return row;
}

int screen_page_lines_rows(
    const struct page *page, const struct screen_page_lines *lines, int width)
{
	/* A canvas of no height draws nothing and counts all the same. */
	const struct canvas nothing = { .height = 0, .width = width };

	return screen_page_lines_draw(&nothing, 0, page, lines, &(struct screen_page_around){ 0 });
}
