/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Block by block. */
#include "sheet/sheet.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"

static void free_table(struct sheet_table *table)
{
	for (size_t i = 0; table != NULL && i < table->n_rows; i++)
		free(table->rows[i].cells);
	if (table != NULL) {
		free(table->rows);
		free(table->columns);
	}
	free(table);
}

void sheet_free(struct sheet *sheet)
{
	assert(sheet->n_open == 0);
	for (size_t i = 0; i < sheet->n_blocks; i++) {
		free(sheet->blocks[i].axes);
		free_table(sheet->blocks[i].table);
	}
	for (size_t i = 0; i < sheet->n_kept; i++)
		text_forget(sheet->kept[i]);
	free(sheet->blocks);
	free(sheet->kept);
	*sheet = (struct sheet){ 0 };
}

const char *sheet_keep(struct sheet *sheet, char *text)
{
	if (text == NULL)
		return NULL;
	sheet->kept = memory_grow(sheet->kept, sheet->n_kept + 1, sizeof *sheet->kept);
	sheet->kept[sheet->n_kept++] = text;
	return text;
}

const char *sheet_format(struct sheet *sheet, const char *format, ...)
{
	struct text text = { 0 };
	va_list list;

	va_start(list, format);
	text_add_list(&text, format, list);
	va_end(list);
	return sheet_keep(sheet, text_take(&text));
}

static struct sheet_block *add(struct sheet *sheet, struct sheet_block block)
{
	sheet->blocks = memory_grow(sheet->blocks, sheet->n_blocks + 1, sizeof *sheet->blocks);
	sheet->blocks[sheet->n_blocks] = block;
	return &sheet->blocks[sheet->n_blocks++];
}

void sheet_begin(struct sheet *sheet, enum sheet_group group, const char *anchor)
{
	assert(sheet->n_open < COUNT(sheet->open));
	sheet->open[sheet->n_open++] = group;
	add(sheet, (struct sheet_block){ .kind = SHEET_BEGIN, .group = group, .anchor = anchor });
}

void sheet_begin_terms(
    struct sheet *sheet, enum sheet_group group, size_t indent, size_t label_width)
{
	struct sheet_block *block;

	sheet_begin(sheet, group, NULL);
	block = &sheet->blocks[sheet->n_blocks - 1];
	block->indent = indent;
	block->label_width = label_width;
}

void sheet_end(struct sheet *sheet)
{
	assert(sheet->n_open > 0);
	add(sheet,
	    (struct sheet_block){ .kind = SHEET_END, .group = sheet->open[--sheet->n_open] });
}

static bool is_empty(const char *text)
{
	return text == NULL || text[0] == '\0';
}

struct sheet_block *sheet_words(struct sheet *sheet, enum sheet_words words, const char *text)
{
	if (is_empty(text))
		return NULL;
	return add(
	    sheet, (struct sheet_block){ .kind = SHEET_WORDS, .words = words, .text = text });
}

void sheet_named(struct sheet *sheet, enum sheet_words words, const char *id, const char *text)
{
	add(sheet,
	    (struct sheet_block){ .kind = SHEET_WORDS, .words = words, .label = id, .text = text });
}

void sheet_link(struct sheet *sheet, enum sheet_words words, const char *text, const char *link,
    const char *anchor)
{
	add(sheet, (struct sheet_block){ .kind = SHEET_WORDS,
		       .words = words,
		       .text = text,
		       .link = link,
		       .anchor = anchor });
}

void sheet_term(
    struct sheet *sheet, const char *label, const char *text, const struct sheet_drawing *drawing)
{
	struct sheet_block block = { .kind = SHEET_TERM, .label = label, .text = text };

	if (is_empty(text))
		return;
	if (drawing != NULL)
		block.drawing = *drawing;
	add(sheet, block);
}

void sheet_rule(struct sheet *sheet)
{
	add(sheet, (struct sheet_block){ .kind = SHEET_WORDS, .words = SHEET_RULE, .text = "" });
}

void sheet_draw(struct sheet *sheet, struct sheet_drawing drawing)
{
	add(sheet, (struct sheet_block){ .kind = SHEET_DRAWING, .drawing = drawing });
}

void sheet_radar(struct sheet *sheet, struct radar_axis *axes, size_t n_axes, const char *caption)
{
	if (n_axes < RADAR_LEAST_AXES)
		free(axes);
	else
		add(sheet,
		    (struct sheet_block){
			.kind = SHEET_RADAR, .axes = axes, .n_axes = n_axes, .text = caption });
}

struct sheet_table *sheet_table(
    struct sheet *sheet, enum sheet_look look, const char *caption, const char *head)
{
	struct sheet_table *table = memory_new(1, sizeof *table);

	*table = (struct sheet_table){ .look = look, .caption = caption, .head = head };
	add(sheet, (struct sheet_block){ .kind = SHEET_TABLE, .table = table });
	return table;
}

struct sheet_column *sheet_column(
    struct sheet_table *table, enum sheet_column_kind kind, const char *head, size_t width)
{
	table->columns = memory_grow(table->columns, table->n_columns + 1, sizeof *table->columns);
	table->columns[table->n_columns] =
	    (struct sheet_column){ .kind = kind, .head = head, .width = width };
	return &table->columns[table->n_columns++];
}

size_t sheet_cells(const struct sheet_table *table)
{
	size_t n = 0;

	for (size_t i = 0; i < table->n_columns; i++)
		n += table->columns[i].kind != SHEET_BARS;
	return n;
}

bool sheet_has_heads(const struct sheet_table *table)
{
	for (size_t i = 0; i < table->n_columns; i++)
		if (table->columns[i].head != NULL)
			return true;
	return table->head != NULL;
}

struct sheet_row *sheet_row(struct sheet_table *table, const char *id, const char *label)
{
	struct sheet_row *row;

	table->rows = memory_grow(table->rows, table->n_rows + 1, sizeof *table->rows);
	row = &table->rows[table->n_rows++];
	*row = (struct sheet_row){ .id = id, .label = label };
	row->cells = memory_new(table->n_columns + 1, sizeof *row->cells);
	return row;
}

struct sheet_cell *sheet_cell(struct sheet_row *row, const char *said)
{
	row->cells[row->n_cells] = (struct sheet_cell){ .said = said, .shade = range_none };
	return &row->cells[row->n_cells++];
}

struct sheet_drawing sheet_bar(struct range range, double whole)
{
	return sheet_bar_between(range, whole, range_none);
}

struct sheet_drawing sheet_bar_between(struct range range, double whole, struct range interval)
{
	return (struct sheet_drawing){
		.kind = SHEET_BAR, .range = range, .whole = whole, .interval = interval
	};
}

struct sheet_drawing sheet_curve(const long *numbers, size_t n, double whole)
{
	return (struct sheet_drawing){
		.kind = SHEET_CURVE, .numbers = numbers, .n = n, .whole = whole
	};
}
