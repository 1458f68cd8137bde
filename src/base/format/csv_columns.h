/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which cell of a line belongs to which column, by the names in the first line. */
#ifndef SKATTA_BASE_CSV_COLUMNS_H
#define SKATTA_BASE_CSV_COLUMNS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/format/csv.h"
#include "base/format/mistakes.h"

#define CSV_NOWHERE SIZE_MAX

struct csv_column {
	const char *name; /* ASCII capitals make no difference; NULL: no such column here */
	bool needed;
	size_t at; /* in a line, or CSV_NOWHERE */
};

/* Find the columns in the first line. ERROR_DAMAGED for one that is unknown, there twice, or needed
 * and missing; the caller gives a hint that shows a good first line. */
enum error csv_columns_find(const char *name, const struct csv *csv, struct csv_column *columns,
    size_t n_columns) ERROR_MUST_CHECK;

/* Has the line as many cells as the first? A mistake where it has not. */
bool csv_columns_fit(const struct csv *csv, const struct csv_row *row, struct mistakes *mistakes);

/* The line's cell in the column; "" where it has none. */
const char *csv_columns_cell(const struct csv_row *row, const struct csv_column *column);

/* The length of a cell without the fraction of nothing that a spreadsheet may give a whole number:
 * 1 for 9,0 and 9.00. 9.000 may be nine thousand, and is left as it is. */
size_t csv_whole(const char *cell);

#endif
