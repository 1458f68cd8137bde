/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The small round as a workbook in a folder of its own. */
#ifndef SKATTA_TESTS_SMALL_BOOK_H
#define SKATTA_TESTS_SMALL_BOOK_H

#include "report/report.h"
#include "support/small.h"
#include "support/xlsx_sheet.h"

struct small_book {
	void *scratch, *small;
	struct round *round;
	struct report report;
	struct text out; /* the last one's bytes */
};

/* For cmocka: *state is the struct small_book, with figures that are shown and hidden. */
int small_book_set_up(void **state);
int small_book_tear_down(void **state);

/* The format; skips the test where the program has none, or unzip is missing. */
const struct report_format *small_book_format(void);

/* Write the workbook to a file, whose path it returns. */
const char *small_book_write(struct small_book *fixture);

/* The column with this name; and the fact with this name on the sheet that says what it is. */
size_t small_book_column(const struct xlsx_sheet *sheet, const char *name);
const char *small_book_fact(const struct xlsx_sheet *about, const char *name);

#endif
