/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Piece by piece, line by line. Words at the end of a line follow a blank, and so does a bar. */
#include "sheet/sheet_text_table.h"

#include <stdlib.h>

#include "sheet/sheet_line.h"

enum { LABEL_LEAST = 18, GAP = 2, BELOW = 2 };

/* Columns that stand side by side. */
struct piece {
	const struct sheet_table *table;
	size_t from, to;
	size_t label, width; /* in columns of text: of the labels, of all the others */
	bool utf8;
};

/* What stands in a cell, for free(). */
static char *said_of(const struct sheet_cell *cell)
{
	const char *aside = cell->asides[0];

	return text_format("%s%s%s", cell->said != NULL ? cell->said : "", aside != NULL ? " " : "",
	    aside != NULL ? aside : "");
}

/* The cell of the i-th column; NULL where the row has none. */
static const struct sheet_cell *cell_at(
    const struct sheet_table *table, const struct sheet_row *row, size_t i)
{
	size_t place = 0;

	for (size_t before = 0; before < i; before++)
		place += table->columns[before].kind != SHEET_BARS;
	return place < row->n_cells ? &row->cells[place] : NULL;
}

/* Does one cell go over all columns? */
static bool is_over_all(const struct sheet_table *table, const struct sheet_row *row)
{
	return row->n_cells == 1 && row->cells[0].span >= sheet_cells(table);
}

static size_t width_of(const struct sheet_table *table, size_t i)
{
	const struct sheet_column *column = &table->columns[i];
	size_t width = column->head != NULL ? text_width(column->head) : 0;

	if (column->kind == SHEET_LABELS || column->width > 0)
		return column->width;
	for (size_t r = 0; r < table->n_rows; r++) {
		const struct sheet_cell *cell = cell_at(table, &table->rows[r], i);
		char *said = cell != NULL ? said_of(cell) : NULL;
		size_t taken = said != NULL ? text_width(said) : 0;

		width = taken > width ? taken : width;
		text_forget(said);
	}
	return width + GAP;
}

/* The columns from this one on that fit, at least one. */
static struct piece fit(const struct sheet_table *table, size_t from, bool utf8)
{
	struct piece piece = { .table = table, .from = from, .to = from, .utf8 = utf8 };

	for (; piece.to < table->n_columns; piece.to++) {
		size_t more = width_of(table, piece.to);

		if (piece.to > from && piece.width + more > SHEET_LINE_WIDTH - LABEL_LEAST)
			break;
		piece.width += more;
	}
	piece.label = table->label_width > 0 ? table->label_width : SHEET_LINE_WIDTH - piece.width;
	return piece;
}

static const struct sheet_column *last_of(const struct sheet_table *table)
{
	const struct sheet_column *last = NULL;

	for (size_t i = 0; i < table->n_columns; i++) {
		last = &table->columns[i];
		if (last->kind == SHEET_LABELS)
			break;
	}
	return last;
}

/* Up to column `at` of the line that began with so many bytes. */
static void fill(struct text *out, size_t start, size_t at)
{
	size_t taken = text_width(out->bytes + start);

	sheet_line_times(out, " ", taken < at ? at - taken : 0);
}

static void add_heads(struct text *out, const struct piece *piece)
{
	const struct sheet_table *table = piece->table;
	size_t start = out->length, at = piece->label;
	const struct sheet_column *words = NULL;

	sheet_line_left(out, table->head != NULL ? table->head : "", piece->label, piece->utf8);
	for (size_t i = piece->from; i < piece->to; i++) {
		const struct sheet_column *column = &table->columns[i];
		const char *head = column->head != NULL ? column->head : "";
		size_t mark = column->kind == SHEET_COUNTS, width = text_width(head) + mark;

		if (column->kind == SHEET_LABELS) {
			words = column;
			continue;
		}
		at += width_of(table, i);
		if (column->kind != SHEET_BARS && width < at)
			fill(out, start, at - width);
		text_add(out, head);
	}
	if (words != NULL) {
		fill(out, start, at + 1);
		text_add(out, words->head != NULL ? words->head : "");
	}
	sheet_line_end(out);
}

/* What stands before the columns: the label in so many columns. */
static void add_label(
    struct text *out, const struct piece *piece, const struct sheet_row *row, size_t columns)
{
	const struct sheet_table *table = piece->table;
	const char *bullet = row->bullet != NULL ? row->bullet : "";
	size_t taken = row->indent + text_width(bullet);
	bool gap = table->n_columns > 0 && table->columns[0].kind == SHEET_BARS;

	sheet_line_times(out, " ", row->indent);
	if (row->n_cells == 0 && table->uncut) {
		sheet_line_wrapped(out, row->label, bullet, BELOW);
		return;
	}
	text_add(out, bullet);
	if (row->id != NULL) {
		sheet_line_left(out, row->id, table->id_width, piece->utf8);
		text_add(out, "  ");
		taken += table->id_width + 2;
	}
	if (row->n_cells == 0) {
		sheet_line_cut(out, row->label, SHEET_LINE_WIDTH - taken, piece->utf8);
		text_add(out, "\n");
	} else {
		sheet_line_left(out, row->label, columns - taken - gap, piece->utf8);
		sheet_line_times(out, " ", gap);
	}
}

/* With the mark, or its place, at the end of columns that have one. */
static void add_right(
    struct text *out, const struct sheet_cell *cell, enum sheet_column_kind kind, size_t width)
{
	char *said = said_of(cell);
	size_t mark = kind == SHEET_COUNTS;

	sheet_line_right(out, said, width - mark);
	if (mark > 0)
		text_add(out, cell->mark != NULL ? cell->mark : " ");
	free(said);
}

/* One that goes over all columns stands as what is last in the line does. */
static void add_over_all(
    struct text *out, const struct piece *piece, const struct sheet_row *row, size_t width)
{
	const struct sheet_cell *cell = &row->cells[0];
	enum sheet_column_kind kind = last_of(piece->table)->kind;

	if (kind == SHEET_LABELS)
		text_addf(out, "%s%s", cell->said, cell->mark != NULL ? cell->mark : "");
	else
		add_right(out, cell, kind, width);
}

static void add_cells(struct text *out, const struct piece *piece, const struct sheet_row *row)
{
	const struct sheet_table *table = piece->table;
	const struct sheet_cell *words = NULL;
	size_t room = SHEET_LINE_WIDTH - piece->label - piece->width - 1;

	for (size_t i = piece->from; i < piece->to; i++) {
		const struct sheet_cell *cell = cell_at(table, row, i);
		size_t width = width_of(table, i);

		if (table->columns[i].kind == SHEET_BARS)
			sheet_line_bar(out, &row->drawing, width, piece->utf8);
		else if (cell != NULL && table->columns[i].kind == SHEET_LABELS)
			words = cell;
		else if (cell != NULL)
			add_right(out, cell, table->columns[i].kind, width);
	}
	if (words == NULL || words->said == NULL || words->said[0] == '\0')
		return;
	text_add(out, " ");
	if (table->uncut)
		text_add(out, words->said);
	else
		sheet_line_cut(out, words->said, room, piece->utf8);
}

static void add_row(struct text *out, const struct piece *piece, const struct sheet_row *row)
{
	const struct sheet_table *table = piece->table;
	bool over_all = is_over_all(table, row);
	size_t hidden = over_all && table->hidden_width > 0 ? table->hidden_width : piece->width;

	add_label(out, piece, row, piece->label + piece->width - hidden);
	if (row->n_cells > 0) {
		if (over_all)
			add_over_all(out, piece, row, hidden);
		else
			add_cells(out, piece, row);
		sheet_line_end(out);
	}
	if (row->aside != NULL) {
		sheet_line_times(out, " ", BELOW);
		sheet_line_wrapped(out, row->aside, "", BELOW);
	}
}

void sheet_text_table(struct text *out, const struct sheet_table *table, bool utf8)
{
	size_t from = 0;

	do {
		struct piece piece = fit(table, from, utf8);

		if (from > 0)
			text_add(out, "\n");
		if (sheet_has_heads(table))
			add_heads(out, &piece);
		for (size_t i = 0; i < table->n_rows; i++)
			add_row(out, &piece, &table->rows[i]);
		from = piece.to;
	} while (from < table->n_columns);
}
