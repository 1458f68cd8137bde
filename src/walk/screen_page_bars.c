/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Name, bar, numbers and words. Where it is narrow the bar goes first, as what stands behind it
 * says it all; then that stands below the name. */
#include "walk/screen_page_bars.h"

#include <math.h>
#include <stdio.h>

#include "base/text.h"

enum {
	GAP = 2,          /* columns before each of those behind the bar */
	BAR_LEAST = 16,   /* three for 20: below that, bars go */
	INDENT = 2,       /* of the bars below another */
	LABEL_LEAST = 16, /* what is left to a name */
	SCALE_STEP = 20,  /* 0 20 40 60 80 100 */
};

static bool is_alike(const struct page_line *line, bool levels)
{
	return page_is_bar(line->mark) && page_is_level(line->mark) == levels;
}

static int indent_of(const struct page_line *line)
{
	return line->mark > PAGE_LEVEL ? INDENT : 0;
}

static int wider(int width, const char *text)
{
	int other = text != NULL ? (int)text_width(text) : 0;

	return other > width ? other : width;
}

static void measure_cells(const struct page_line *line, struct screen_page_bars_columns *columns)
{
	for (size_t k = 0; k < line->n_cells; k++) {
		columns->cells[k] = wider(columns->cells[k], line->cells[k].head);
		columns->cells[k] = wider(columns->cells[k], line->cells[k].text);
		if (columns->heads[k] == NULL)
			columns->heads[k] = line->cells[k].head;
	}
	columns->count = line->n_cells > columns->count ? line->n_cells : columns->count;
}

/* What bars need for their names and for what is said. Has any of them a bar? */
static bool measure(const struct page *page, bool levels, struct screen_page_bars_columns *columns)
{
	bool any = false;
	int cells = 0;

	*columns = (struct screen_page_bars_columns){ 0 };
	for (size_t i = 0; i < page->n_lines; i++) {
		const struct page_line *line = &page->lines[i];
		int label;

		if (!is_alike(line, levels))
			continue;
		label = (int)text_width(line->text) + indent_of(line);
		columns->label = label > columns->label ? label : columns->label;
		any = any || line->whole > 0;
		if (line->n_cells == 0)
			columns->said = wider(columns->said, line->aside);
		measure_cells(line, columns);
	}
	columns->said += GAP;
	for (size_t k = 0; k < columns->count; k++)
		cells += GAP + columns->cells[k];
	columns->said = cells > columns->said ? cells : columns->said;
	return any;
}

static void lay(
    const struct page *page, bool levels, int width, struct screen_page_bars_columns *columns)
{
	bool any = measure(page, levels, columns);
	int room = width - columns->said;

	if (room < LABEL_LEAST && room < columns->label) {
		*columns = (struct screen_page_bars_columns){ .label = width };
		return;
	}
	any = any && LABEL_LEAST + 1 + BAR_LEAST <= room;
	room -= any ? 1 + BAR_LEAST : 0;
	columns->label = columns->label < room ? columns->label : room;
	columns->bar = any ? BAR_LEAST + room - columns->label : 0;
}

void screen_page_bars_lay(const struct page *page, int width, struct screen_page_bars *bars)
{
	lay(page, true, width, &bars->levels);
	lay(page, false, width, &bars->others);
}

static int said_from(const struct screen_page_bars_columns *columns)
{
	return columns->label + (columns->bar > 0 ? columns->bar + 1 : 0);
}

static void draw_scale(
    const struct canvas *canvas, int row, const struct screen_page_bars_columns *columns)
{
	for (int at = 0; at <= 100; at += SCALE_STEP) {
		char number[8];
		int width = snprintf(number, sizeof number, "%d", at);
		/* Above the place that a bar of this length reaches, its last digit at the end. */
		int end = columns->label + 1 + columns->bar * at / 100;

		canvas_text(canvas, row, end - width, width, THEME_DIM, number);
	}
}

/* Numbers end below each other, words begin so. */
static void draw_cell(const struct canvas *canvas, int row, int column, int width,
    const struct screen_page_bars_columns *columns, size_t k, enum theme_style style,
    const char *text)
{
	if (text == NULL)
		return;
	if (k + 1 < columns->count)
		canvas_text_right(canvas, row, column, width, style, text);
	else
		canvas_text(canvas, row, column, width, style, text);
}

/* What stands in the columns of a line; of NULL their heads. Is there anything? */
static bool draw_cells(const struct canvas *canvas, int row, const struct page_line *line,
    const struct screen_page_bars_columns *columns)
{
	int column = said_from(columns);
	bool any = false;

	for (size_t k = 0; k < columns->count; k++) {
		const char *text = line == NULL        ? columns->heads[k]
				   : k < line->n_cells ? line->cells[k].text
						       : NULL;

		draw_cell(canvas, row, column + GAP, columns->cells[k], columns, k,
		    line == NULL ? THEME_DIM : THEME_NORMAL, text);
		any = any || text != NULL;
		column += GAP + columns->cells[k];
	}
	return any;
}

/* Above the first of several levels; returns the rows. */
static int draw_head(const struct canvas *canvas, int row, const struct page *page, size_t i,
    const struct screen_page_bars_columns *columns, bool tight)
{
	bool has_scale = !tight && columns->bar > 0;

	if (!page_is_level(page->lines[i].mark) ||
	    (i > 0 && page_is_level(page->lines[i - 1].mark)))
		return 0;
	if (has_scale)
		draw_scale(canvas, row, columns);
	return draw_cells(canvas, row, NULL, columns) || has_scale;
}

static long within(double end, long whole)
{
	return end <= 0 ? 0 : end >= (double)whole ? whole : lround(end);
}

static void draw_bar(
    const struct canvas *canvas, int row, int column, int width, const struct page_line *line)
{
	struct range ends = range_is_none(line->interval) ? line->at : line->interval;

	if (line->mark > PAGE_LEVEL)
		canvas_bar_of(canvas, row, column, width, line->part, line->whole,
		    line->mark == PAGE_LEVEL_BEFORE ? THEME_SHADE : THEME_LIGHT);
	else if (range_is_none(ends))
		canvas_bar(canvas, row, column, width, line->part, line->whole);
	else
		canvas_bar_up_to(canvas, row, column, width, within(ends.low, line->whole),
		    within(ends.high, line->whole), line->whole);
}

/* Whole, on several rows where need be; on a low terminal cut off. */
static int draw_name(const struct canvas *canvas, int row, const struct page_line *line,
    const struct screen_page_bars_columns *columns, bool tight)
{
	int indent = indent_of(line), width = columns->label - indent;
	enum theme_style style = indent > 0 ? THEME_DIM : THEME_NORMAL;

	if (!tight)
		return canvas_paragraph(canvas, row, indent, width, style, line->text);
	canvas_text(canvas, row, indent, width, style, line->text);
	return 1;
}

int screen_page_bars_draw(const struct canvas *canvas, int row, const struct page *page, size_t i,
    const struct screen_page_bars *bars, bool tight)
{
	const struct page_line *line = &page->lines[i];
	const struct screen_page_bars_columns *columns =
	    page_is_level(line->mark) ? &bars->levels : &bars->others;
	int head = draw_head(canvas, row, page, i, columns, tight), rows;

	row += head;
	rows = draw_name(canvas, row, line, columns, tight);
	if (columns->said == 0)
		return head + rows +
		       canvas_paragraph(canvas, row + rows, INDENT, canvas->width - INDENT,
			   THEME_NORMAL, line->aside);
	if (columns->bar > 0 && line->whole > 0)
		draw_bar(canvas, row, columns->label + 1, columns->bar, line);
	if (line->n_cells > 0)
		draw_cells(canvas, row, line, columns);
	else
		canvas_text(canvas, row, said_from(columns) + GAP, columns->said - GAP,
		    THEME_NORMAL, line->aside);
	return head + rows;
}
