/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rows that a field of many lines takes. Internal to the layer. */
#ifndef SKATTA_TUI_LINE_EDIT_ROWS_H
#define SKATTA_TUI_LINE_EDIT_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/line_edit.h"

/* Byte offsets; blanks at the break and the line feed belong to the row that they end. */
struct line_edit_row {
	int number;
	size_t start, end; /* without the line feed */
	size_t next;       /* where the next row starts */
};

/* The first row, and the one after a row that is not the last. */
struct line_edit_row line_edit_rows_first(const struct line_edit *edit, int width);
struct line_edit_row line_edit_rows_after(
    const struct line_edit *edit, int width, const struct line_edit_row *row);
bool line_edit_rows_is_last(const struct line_edit *edit, const struct line_edit_row *row);

/* The row with the cursor. */
struct line_edit_row line_edit_rows_of_cursor(const struct line_edit *edit, int width);

/* Offsets at the ends of the row with the cursor, and in the row above (-1) or below (1) it. */
size_t line_edit_rows_home(const struct line_edit *edit, int width);
size_t line_edit_rows_end(const struct line_edit *edit, int width);
size_t line_edit_rows_beside(const struct line_edit *edit, int width, int by);

#endif
