/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Name, bar, number and word. Where it is narrow the bar goes first: number and word say it all. */
#include "walk/screen_page_bars.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"

enum {
	NUMBER = 4,       /* columns of the number, with the blank before it */
	WORD_LEAST = 8,   /* and of the word behind it, with two blanks */
	BAR_LEAST = 24,   /* below that, bars go */
	INDENT = 2,       /* of the bars below another */
	LABEL_LEAST = 16, /* a name is never cut shorter than that for the sake of a bar */
	SCALE_STEP = 20,  /* 0 20 40 60 80 100 */
};

/* Where things stand in rows this wide; the same for all bars of a page. */
struct columns {
	int label, bar, number, word; /* widths; bar 0: none is drawn */
};

static bool has_numbers(const struct page *page)
{
	for (size_t i = 0; i < page->n_lines; i++)
		if (page_is_level(page->lines[i].mark))
			return true;
	return false;
}

static int widest(const struct page *page, bool of_words)
{
	int most = 0;

	for (size_t i = 0; i < page->n_lines; i++) {
		const struct page_line *line = &page->lines[i];
		int width;

		if (!page_is_bar(line->mark))
			continue;
		width = of_words
			    ? (int)text_width(line->aside) + 2
			    : (int)text_width(line->text) + (line->mark > PAGE_LEVEL ? INDENT : 0);
		most = width > most ? width : most;
	}
	return most;
}

static struct columns columns_of(const struct page *page, int width)
{
	struct columns columns = { .label = widest(page, false), .word = widest(page, true) };
	int room;

	if (columns.word < WORD_LEAST)
		columns.word = WORD_LEAST;
	columns.number = has_numbers(page) ? NUMBER : 0;
	room = width - columns.number - columns.word;
	if (columns.label + 1 + BAR_LEAST > room && LABEL_LEAST + 1 + BAR_LEAST <= room)
		columns.label = room - 1 - BAR_LEAST;
	if (columns.label + 1 + BAR_LEAST <= room)
		columns.bar = room - columns.label - 1;
	else
		columns.label = columns.label < room ? columns.label : room;
	return columns;
}

static void draw_scale(const struct canvas *canvas, int row, const struct columns *columns)
{
	for (int at = 0; at <= 100; at += SCALE_STEP) {
		char number[8];
		int width = snprintf(number, sizeof number, "%d", at);
		/* Above the place that a bar of this length reaches, its last digit at the end. */
		int end = columns->label + 1 + columns->bar * at / 100;

		canvas_text(canvas, row, at == 0 ? end : end - width, width, THEME_DIM, number);
	}
}

static void draw_bar(
    const struct canvas *canvas, int row, int column, int width, const struct page_line *line)
{
	if (line->mark <= PAGE_LEVEL)
		canvas_bar(canvas, row, column, width, line->part, line->whole);
	else
		canvas_bar_of(canvas, row, column, width, line->part, line->whole,
		    line->mark == PAGE_LEVEL_BEFORE ? THEME_SHADE : THEME_LIGHT);
}

int screen_page_bars_draw(
    const struct canvas *canvas, int row, const struct page *page, size_t i, bool tight)
{
	const struct page_line *line = &page->lines[i];
	struct columns columns = columns_of(page, canvas->width);
	bool has_scale = !tight && columns.bar > 0 && page_is_level(line->mark) &&
			 (i == 0 || !page_is_bar(line[-1].mark));
	int indent = line->mark > PAGE_LEVEL ? INDENT : 0;
	int number = columns.label + (columns.bar > 0 ? columns.bar + 1 : 0);

	if (has_scale)
		draw_scale(canvas, row++, &columns);
	canvas_text(canvas, row, indent, columns.label - indent,
	    indent > 0 ? THEME_DIM : THEME_NORMAL, line->text);
	if (columns.bar > 0 && line->whole > 0)
		draw_bar(canvas, row, columns.label + 1, columns.bar, line);
	if (columns.number > 0 && line->whole > 0) {
		char *part = text_format("%ld", line->part);

		canvas_text_right(canvas, row, number, columns.number, THEME_NORMAL, part);
		free(part);
	}
	canvas_text(
	    canvas, row, number + columns.number + 2, columns.word - 2, THEME_NORMAL, line->aside);
	return 1 + has_scale;
}
