/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* All of libxlsxwriter: a workbook, cell after cell, into memory. What is written are texts and
 * numbers, never a formula or a link. For this layer. */
#ifndef SKATTA_REPORT_XLSX_BOOK_H
#define SKATTA_REPORT_XLSX_BOOK_H

#include "base/format/range.h"
#include "base/text.h"

enum { XLSX_MAX_ROWS = 1048576, XLSX_MAX_COLUMNS = 96 };

struct xlsx_book;

/* `title` is the document's, `day` (YYYY-MM-DD, or "") when it counts as made: the clock is not
 * asked, so that the same content is the same bytes. ERROR_SYSTEM, for want of memory. */
enum error xlsx_book_new(
    struct xlsx_book **book, const char *title, const char *day) ERROR_MUST_CHECK;
/* Takes NULL. */
void xlsx_book_free(struct xlsx_book *book);

/* A new sheet; `name` is at most 31 characters. The cells that follow go into it. */
void xlsx_book_sheet(struct xlsx_book *book, const char *name);
/* Make the row that was just written the heading of a table: frozen, with filters. */
void xlsx_book_heading(struct xlsx_book *book);

/* The next cell of the row. A text is shown as it is, whatever it begins with; what is longer than
 * the 32,767 units that a cell has room for is cut there, and ends in «…». */
void xlsx_book_text(struct xlsx_book *book, const char *text);
void xlsx_book_bold(struct xlsx_book *book, const char *text);
void xlsx_book_count(struct xlsx_book *book, long count);
/* A number, shown with so many decimals; where it stands for a range, with «≥», «≤» or «≈». */
void xlsx_book_range(struct xlsx_book *book, struct range range, int decimals);
void xlsx_book_empty(struct xlsx_book *book);
void xlsx_book_end_row(struct xlsx_book *book);

/* The whole file, added to `out`; the book can only be freed then. ERROR_SYSTEM with a hint. */
enum error xlsx_book_take(struct xlsx_book *book, struct text *out) ERROR_MUST_CHECK;

#endif
