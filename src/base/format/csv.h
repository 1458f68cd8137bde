/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* CSV as people's spreadsheets write it (comma or semicolon, UTF-8 with or without mark, quoted
 * cells with line breaks), and as RFC 4180 wants it written, with the cells disarmed that a
 * spreadsheet would run. */
#ifndef SKATTA_BASE_CSV_H
#define SKATTA_BASE_CSV_H

#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

struct csv_row {
	int line; /* where it begins, from 1 */
	char **cells;
	size_t n_cells;
};

struct csv {
	struct csv_row *rows; /* the first is the heading; empty lines are left out */
	size_t n_rows;
};

/* Read a whole file; ERROR_DAMAGED with file, line and column. Free with csv_free(). */
enum error csv_read(
    const char *name, const char *bytes, size_t length, struct csv **csv) ERROR_MUST_CHECK;
void csv_free(struct csv *csv);

/* Add one cell (a comma before it unless it is the first in its line), in quotation marks; a text
 * that starts with = + - @ TAB CR, or a full-width one of them, gets a leading apostrophe. */
void csv_add_text(struct text *out, const char *cell);
/* Add a cell that the program made itself: a number, or nothing. */
void csv_add_plain(struct text *out, const char *cell);
void csv_end_row(struct text *out);

#endif
