/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The lines of a page, one below another: paragraphs, rows, bars, and the blank rows between. */
#include "walk/screen_page_lines.h"

#include "base/text.h"
#include "tui/screen.h"
#include "walk/screen_page_bars.h"

/* Columns of text on this canvas. */
static int measure(const struct canvas *canvas)
{
	return canvas->width < SCREEN_MEASURE ? canvas->width : SCREEN_MEASURE;
}

/* A name, and behind it what it is: wrapped in its own column. */
static int draw_row(const struct canvas *canvas, int row, const struct page_line *line, bool first)
{
	int name = (int)text_width(line->text), aside = (int)text_width(line->aside);
	int width = measure(canvas), column = width / 4 < 13 ? 13 : width / 4;

	if (first && name + aside + 2 <= canvas->width) {
		canvas_text(canvas, row, 0, name, THEME_ACCENT, line->text);
		canvas_text_right(canvas, row, 0, canvas->width, THEME_NORMAL, line->aside);
		return 1;
	}
	if (name >= column) {
		int rows = canvas_paragraph(canvas, row, 0, width, THEME_NORMAL, line->text);

		return rows + canvas_paragraph(
				  canvas, row + rows, 3, width - 3, THEME_NORMAL, line->aside);
	}
	canvas_text(canvas, row, 0, column, THEME_NORMAL, line->text);
	return canvas_paragraph(canvas, row, column, width - column, THEME_NORMAL, line->aside);
}

static int draw_line(
    const struct canvas *canvas, int row, const struct page *page, size_t i, bool tight)
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
	};
	const struct page_line *line = &page->lines[i];
	int indent;

	if (page_is_bar(line->mark))
		return screen_page_bars_draw(canvas, row, page, i, tight);
	if (line->mark == PAGE_ROW)
		return draw_row(canvas, row, line, i == 0 && page->n_side > 0);
	if (line->mark == PAGE_ITEM)
		canvas_text(canvas, row, 0, 1, THEME_ACCENT, "-");
	indent = looks[line->mark].indent;
	return canvas_paragraph(
	    canvas, row, indent, measure(canvas) - indent, looks[line->mark].style, line->text);
}

/* A blank row stands between paragraphs, and between unlike lines, but not between like rows. */
static bool wants_space(const struct page *page, size_t i)
{
	enum page_mark before, mark = page->lines[i].mark;

	before = page->lines[i - 1].mark;
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
	for (size_t i = lines->first; i < lines->end; i++) {
		enum page_mark mark = page->lines[i].mark;

		if (lines->tight &&
		    (mark == PAGE_QUIET || (mark == PAGE_ROW && i == 0 && page->n_side > 0)))
			continue;
		row += !lines->tight && i > lines->first && wants_space(page, i);
		row += draw_line(canvas, row, page, i, lines->tight);
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
