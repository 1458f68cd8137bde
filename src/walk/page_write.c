/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A page on a sheet. Every bar has its number beside it, so nothing is told by a bar alone. */
#include "walk/page_write.h"

#include <math.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "sheet/sheet_out.h"

/* Columns of text. */
enum {
	LINE = 80,
	LABEL = 36, /* of a bar's name, */
	LABEL_LEAST = 18,
	BAR = 24,  /* and of the bar */
	GAP = 2,   /* before a number */
	NAME = 20, /* of a row's name; longer ones stand above what they name */
	BELOW = 2, /* of a bar below another */
};

/* Numbers, and words in the last; of other lines what is said stands with the words. */
static void put_cells(struct sheet_row *row, const struct page_line *line, size_t columns)
{
	for (size_t k = 0; k + 1 < columns; k++)
		sheet_cell(row, k < line->n_cells ? line->cells[k].text : "");
	sheet_cell(row, line->n_cells == columns ? line->cells[columns - 1].text : line->aside);
}

static struct sheet_drawing drawing_of(const struct page_line *line)
{
	static const enum sheet_drawing_kind kinds[] = {
		[PAGE_BAR] = SHEET_BAR,
		[PAGE_LEVEL] = SHEET_BAR,
		[PAGE_LEVEL_BEFORE] = SHEET_BAR_THEN,
		[PAGE_LEVEL_HINDSIGHT] = SHEET_BAR_LATER,
	};
	bool is_range = !range_is_none(line->at);
	struct sheet_drawing drawing =
	    sheet_bar_between(is_range ? line->at : range_of((double)line->part),
		(double)line->whole, line->interval);

	drawing.kind = kinds[line->mark];
	return drawing;
}

static void put_bar(struct sheet_table *table, const struct page_line *line, size_t columns)
{
	struct sheet_row *row = sheet_row(table, NULL, line->text);

	row->indent = line->mark > PAGE_LEVEL ? BELOW : 0;
	if (line->whole > 0)
		row->drawing = drawing_of(line);
	put_cells(row, line, columns);
}

/* Those lines from the i-th on that make one table. */
static size_t count_bars(const struct page *page, size_t i)
{
	bool levels = page_is_level(page->lines[i].mark);
	size_t count = 0;

	for (; i < page->n_lines && page_is_bar(page->lines[i].mark) &&
	       page_is_level(page->lines[i].mark) == levels;
	     i++)
		count++;
	return count;
}

/* The columns of several bars, and which of them has all. */
static const struct page_line *widest(const struct page_line *lines, size_t count)
{
	const struct page_line *most = lines;

	for (size_t i = 1; i < count; i++)
		if (lines[i].n_cells > most->n_cells)
			most = &lines[i];
	return most;
}

static size_t wider(size_t width, const char *text)
{
	size_t other = text != NULL ? text_width(text) : 0;

	return other > width ? other : width;
}

/* What the columns behind the bar leave to the names. */
static size_t label_width(const struct page_line *lines, size_t count, size_t columns)
{
	size_t taken = BAR;

	for (size_t k = 0; k < columns; k++) {
		size_t width = 0;

		for (size_t i = 0; i < count; i++)
			if (k < lines[i].n_cells) {
				width = wider(width, lines[i].cells[k].head);
				width = wider(width, lines[i].cells[k].text);
			}
		taken += width + GAP;
	}
	if (taken + LABEL <= LINE)
		return LABEL;
	return taken + LABEL_LEAST <= LINE ? LINE - taken : LABEL_LEAST;
}

/* Returns how many lines. */
static size_t put_bars(const struct page *page, struct sheet *sheet, size_t i)
{
	const struct page_line *lines = &page->lines[i];
	size_t count = count_bars(page, i);
	const struct page_line *model = widest(lines, count);
	size_t columns = model->n_cells > 0 ? model->n_cells : 1;
	struct sheet_table *table = sheet_table(sheet, SHEET_BARRED, NULL, NULL);

	table->label_width = label_width(lines, count, columns);
	table->uncut = true;
	sheet_column(table, SHEET_BARS, NULL, BAR);
	for (size_t k = 0; k < columns; k++)
		sheet_column(table, k + 1 < columns ? SHEET_COUNTS : SHEET_LABELS,
		    k < model->n_cells ? model->cells[k].head : NULL, 0);
	for (size_t k = 0; k < count; k++)
		put_bar(table, &lines[k], columns);
	return count;
}

static bool is_row(enum page_mark mark)
{
	return mark == PAGE_ROW || mark == PAGE_CURVE;
}

static size_t put_rows(const struct page *page, struct sheet *sheet, size_t i)
{
	size_t first = i;

	sheet_begin_terms(sheet, SHEET_FACTS, 0, NAME);
	for (; i < page->n_lines && is_row(page->lines[i].mark); i++) {
		const struct page_line *line = &page->lines[i];
		struct sheet_drawing curve = sheet_curve(line->parts, line->n_parts, PAGE_WHOLE);

		sheet_term(
		    sheet, line->text, line->aside, line->mark == PAGE_CURVE ? &curve : NULL);
	}
	sheet_end(sheet);
	return i - first;
}

static void put_radar(const struct page *page, struct sheet *sheet)
{
	struct radar_axis *axes = memory_new(page->n_axes + 1, sizeof *axes);
	bool any_before = false;

	for (size_t i = 0; i < page->n_axes; i++) {
		const struct page_axis *axis = &page->axes[i];

		axes[i] = (struct radar_axis){ axis->name, sheet_format(sheet, "%ld", axis->part),
			(double)axis->part, NAN, false };
		if (axis->before == PAGE_NO_PART)
			continue;
		axes[i].before = (double)axis->before;
		any_before = true;
	}
	sheet_radar(sheet, axes, page->n_axes,
	    any_before ? _("Filled, with round corners: now. Dashed, with square corners: last "
			   "time. From 0 in the middle to 100 at the edge.")
		       : _("From 0 in the middle to 100 at the edge."));
}

static void put_line(struct sheet *sheet, const struct page_line *line, bool in_part)
{
	static const enum sheet_words words[] = {
		[PAGE_TEXT] = SHEET_TEXT,
		[PAGE_HEADING] = SHEET_HEADING,
		[PAGE_PART] = SHEET_OPENING,
		[PAGE_QUIET] = SHEET_QUIET,
		[PAGE_ITEM] = SHEET_TEXT,
		[PAGE_COMMAND] = SHEET_COMMAND,
		[PAGE_CODE] = SHEET_HEADING,
	};
	bool smaller = in_part && line->mark == PAGE_HEADING;

	sheet_words(sheet, smaller ? SHEET_HEADING_2 : words[line->mark], line->text);
}

/* What stands below a heading stands close to it. The radar is below the figures that it shows. */
void page_write_on(const struct page *page, struct sheet *sheet)
{
	bool in_part = false, drawn = false, headed = false;

	for (size_t i = 0; i < page->n_lines;) {
		const struct page_line *line = &page->lines[i];
		bool heading = line->mark == PAGE_HEADING, bar = page_is_bar(line->mark);

		in_part = in_part || line->mark == PAGE_PART;
		if (heading && !headed)
			sheet_begin(sheet, SHEET_TOGETHER, NULL);
		if (bar)
			i += put_bars(page, sheet, i);
		else if (is_row(line->mark))
			i += put_rows(page, sheet, i);
		else
			put_line(sheet, &page->lines[i++], in_part);
		if (headed && !heading)
			sheet_end(sheet);
		headed = heading;
		if (bar && !drawn)
			put_radar(page, sheet);
		drawn = drawn || bar;
	}
	if (headed)
		sheet_end(sheet);
}

void page_write(const struct page *page, const struct sheet_way *way, struct text *out)
{
	struct sheet sheet = {
		.language = language_now(), .title = page->title, .wide = way->wide, .utf8 = true
	};

	sheet_words(&sheet, SHEET_TITLE, page->title);
	page_write_on(page, &sheet);
	way->write(&sheet, out);
	sheet_free(&sheet);
}
