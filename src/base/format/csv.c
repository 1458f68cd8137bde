/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* CSV in and out. */
#include "base/format/csv.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/format/csv_decode.h"
#include "base/io/language.h"
#include "base/memory.h"

enum { MAX_ROWS = 200000, MAX_CELLS = 1000 };

static const char separators[] = ",;\t";

/* Where the reader is. */
struct reader {
	const char *name;
	const char *at, *end;
	int line;
	char separator;
	struct csv *csv;
};

static bool ends_line(char byte)
{
	return byte == '\n' || byte == '\r';
}

/* A spreadsheet writes semicolons where the comma is the decimal sign: the heading tells. */
static char find_separator(const char *at, const char *end)
{
	bool quoted = false;

	for (; at < end && (quoted || !ends_line(*at)); at++) {
		if (*at == '"')
			quoted = !quoted;
		else if (!quoted && memchr(separators, *at, strlen(separators)) != NULL)
			return *at;
	}
	return ',';
}

/* Behind the end of a line, which is LF, CR LF or, from some spreadsheets, CR alone. */
static void skip_line_end(struct reader *reader)
{
	if (*reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n')
		reader->at++;
	reader->at++;
	reader->line++;
}

static enum error mistake(const struct reader *reader, size_t column, const char *what)
{
	return error_set(ERROR_DAMAGED, _("%s line %d, column %zu: %s"), reader->name, reader->line,
	    column, what);
}

/* Excel's own line before the heading, «sep=;», which says what find_separator() would look for. A
 * spreadsheet that knows nothing of it has put cells behind it. */
static bool take_separator_line(struct reader *reader)
{
	const char *at = reader->at, *end = at;
	char separator;

	while (end < reader->end && !ends_line(*end))
		end++;
	if (end - at < 5 || strncasecmp(at, "sep=", 4) != 0 || strchr(separators, at[4]) == NULL)
		return false;
	separator = at[4];
	for (at += 5; at < end && *at == separator; at++)
		;
	if (at < end || end == reader->end)
		return false;
	reader->separator = separator;
	reader->at = end;
	skip_line_end(reader);
	return true;
}

static bool at_cell_end(const struct reader *reader)
{
	return reader->at == reader->end || *reader->at == reader->separator ||
	       ends_line(*reader->at);
}

static const char *behind_blanks(const struct reader *reader)
{
	const char *at = reader->at;

	while (at < reader->end && *at == ' ')
		at++;
	return at;
}

/* The cell behind an opening quotation mark, up to the closing one. */
static enum error read_quoted(struct reader *reader, size_t column, struct text *cell)
{
	int opened = reader->line;

	for (reader->at++; reader->at < reader->end;) {
		if (ends_line(*reader->at)) {
			skip_line_end(reader);
			text_add(cell, "\n");
			continue;
		}
		if (*reader->at == '"') {
			reader->at++;
			if (reader->at < reader->end && *reader->at == '"') {
				text_add_bytes(cell, reader->at++, 1);
				continue;
			}
			reader->at = behind_blanks(reader);
			if (at_cell_end(reader))
				return ERROR_NONE;
			return mistake(reader, column,
			    _("something follows a closing quotation mark; double quotation marks "
			      "inside a cell"));
		}
		text_add_bytes(cell, reader->at++, 1);
	}
	reader->line = opened;
	return mistake(reader, column, _("a quotation mark is opened here and never closed"));
}

static enum error read_cell(struct reader *reader, size_t column, struct text *cell)
{
	const char *start = reader->at, *quote = behind_blanks(reader);

	if (quote < reader->end && *quote == '"') {
		reader->at = quote;
		return read_quoted(reader, column, cell);
	}
	for (; !at_cell_end(reader); reader->at++)
		if (*reader->at == '"')
			return mistake(reader, column,
			    _("there is a quotation mark inside the cell; put the whole cell in "
			      "quotation marks and double this one"));
	text_add_bytes(cell, start, (size_t)(reader->at - start));
	return ERROR_NONE;
}

static void add_cell(struct csv_row *row, struct text *cell)
{
	row->cells = memory_grow(row->cells, row->n_cells + 1, sizeof *row->cells);
	row->cells[row->n_cells++] =
	    text_spell_bytes(cell->bytes != NULL ? cell->bytes : "", cell->length);
	text_wipe(cell);
}

static void free_row(struct csv_row *row)
{
	for (size_t i = 0; i < row->n_cells; i++)
		free(row->cells[i]);
	free(row->cells);
}

static bool is_empty(const struct csv_row *row)
{
	for (size_t i = 0; i < row->n_cells; i++)
		if (row->cells[i][0] != '\0')
			return false;
	return true;
}

static enum error read_row(struct reader *reader, struct csv_row *row)
{
	struct text cell = { 0 };
	enum error rc;

	row->line = reader->line;
	do {
		if (row->n_cells > 0)
			reader->at++;
		rc = read_cell(reader, row->n_cells + 1, &cell);
		if (rc == ERROR_NONE && row->n_cells == MAX_CELLS)
			rc = mistake(reader, row->n_cells, _("the line has too many cells"));
		if (rc != ERROR_NONE) {
			text_free(&cell);
			return rc;
		}
		add_cell(row, &cell);
	} while (reader->at < reader->end && *reader->at == reader->separator);
	if (reader->at < reader->end)
		skip_line_end(reader);
	return ERROR_NONE;
}

static enum error read_rows(struct reader *reader)
{
	struct csv *csv = reader->csv;
	size_t room = 0;
	enum error rc = ERROR_NONE;

	while (rc == ERROR_NONE && reader->at < reader->end) {
		struct csv_row row = { 0 };

		rc = read_row(reader, &row);
		if (rc == ERROR_NONE && csv->n_rows == MAX_ROWS)
			rc = mistake(reader, 1, _("the file has too many lines"));
		if (rc != ERROR_NONE || is_empty(&row)) {
			free_row(&row);
			continue;
		}
		if (csv->n_rows == room) {
			room = room > 0 ? 2 * room : 64;
			csv->rows = memory_grow(csv->rows, room, sizeof *csv->rows);
		}
		csv->rows[csv->n_rows++] = row;
	}
	return rc;
}

/* A column that has no name and no cell was used once, or was only clicked on. */
static bool is_blank_column(const struct csv *csv, size_t column)
{
	for (size_t i = 0; i < csv->n_rows; i++)
		if (column < csv->rows[i].n_cells && csv->rows[i].cells[column][0] != '\0')
			return false;
	return true;
}

/* From the last to the first, so that those before keep their places. */
static void drop_blank_columns(struct csv *csv)
{
	size_t widest = 0;

	for (size_t i = 0; i < csv->n_rows; i++)
		widest = csv->rows[i].n_cells > widest ? csv->rows[i].n_cells : widest;
	while (widest-- > 0) {
		if (!is_blank_column(csv, widest))
			continue;
		for (size_t i = 0; i < csv->n_rows; i++) {
			struct csv_row *row = &csv->rows[i];

			if (widest >= row->n_cells)
				continue;
			free(row->cells[widest]);
			memmove(row->cells + widest, row->cells + widest + 1,
			    (--row->n_cells - widest) * sizeof *row->cells);
		}
	}
}

enum error csv_read(const char *name, const char *bytes, size_t length, struct csv **csv)
{
	struct reader reader = { .name = name, .line = 1 };
	char *text;
	enum error rc = csv_decode(name, bytes, length, &text, &length);

	if (rc != ERROR_NONE)
		return rc;
	reader.at = text;
	reader.end = text + length;
	if (!take_separator_line(&reader))
		reader.separator = find_separator(reader.at, reader.end);
	reader.csv = memory_new(1, sizeof *reader.csv);
	rc = read_rows(&reader);
	explicit_bzero(text, length);
	free(text);
	if (rc == ERROR_NONE && reader.csv->n_rows == 0)
		rc = error_set(ERROR_DAMAGED, _("%s is empty"), name);
	if (rc == ERROR_NONE) {
		drop_blank_columns(reader.csv);
		*csv = reader.csv;
	} else {
		csv_free(reader.csv);
	}
	return rc;
}

void csv_free(struct csv *csv)
{
	if (csv == NULL)
		return;
	for (size_t i = 0; i < csv->n_rows; i++)
		free_row(&csv->rows[i]);
	free(csv->rows);
	free(csv);
}

/* What a spreadsheet takes for a formula: OWASP's list, with the full-width spellings. */
static bool is_formula(const char *cell)
{
	static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋",
		"－", "＠" };

	for (size_t i = 0; i < COUNT(starts); i++)
		if (strncmp(cell, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

static void separate(struct text *out)
{
	if (out->length > 0 && out->bytes[out->length - 1] != '\n')
		text_add(out, ",");
}

void csv_add_text(struct text *out, const char *cell)
{
	separate(out);
	text_add(out, is_formula(cell) ? "\"'" : "\"");
	for (; *cell != '\0'; cell++) {
		if (*cell == '"')
			text_add(out, "\"");
		text_add_bytes(out, cell, 1);
	}
	text_add(out, "\"");
}

void csv_add_plain(struct text *out, const char *cell)
{
	/* An empty first cell would look like the start of the line to the next one. */
	bool first = out->length == 0 || out->bytes[out->length - 1] == '\n';

	separate(out);
	text_add(out, first && cell[0] == '\0' ? "\"\"" : cell);
}

void csv_end_row(struct text *out)
{
	text_add(out, "\r\n");
}
