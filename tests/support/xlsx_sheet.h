/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A sheet of an xlsx file as a spreadsheet would see it, by unzip and without the code under test.
 * Reads what libxlsxwriter writes, and fails the test over anything else. */
#ifndef SKATTA_TESTS_XLSX_SHEET_H
#define SKATTA_TESTS_XLSX_SHEET_H

#include <stdbool.h>
#include <stddef.h>

enum { XLSX_COLUMNS = 64 };

struct xlsx_cell {
	bool is_text; /* else a number */
	char *value;  /* NULL where there is nothing */
	char *format; /* of a number: «0.0» */
};

struct xlsx_sheet {
	struct xlsx_cell (*rows)[XLSX_COLUMNS];
	size_t n_rows;
};

bool xlsx_can_read(void);

/* A part of the file ("xl/styles.xml"), and the list of all parts; for the caller to free. */
char *xlsx_part(const char *path, const char *name);
char *xlsx_list(const char *path);

/* The sheet with this number, from 1. */
void xlsx_sheet_read(struct xlsx_sheet *sheet, const char *path, int number);
void xlsx_sheet_free(struct xlsx_sheet *sheet);

#endif
