/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The columns of the formats that are read by programs, and what stands in them. For this layer. */
#ifndef SKATTA_REPORT_DATA_REPORT_TABLE_H
#define SKATTA_REPORT_DATA_REPORT_TABLE_H

#include "report/facts/report_facts.h"

/* The first are of the round itself; those behind them only a comparison with an earlier one has.
 */
enum { REPORT_TABLE_OWN = 20, REPORT_TABLE_COLUMNS = 30 };

enum report_cell_kind {
	REPORT_CELL_EMPTY, /* not meaningful, or hidden */
	REPORT_CELL_TEXT,
	REPORT_CELL_COUNT,
	REPORT_CELL_NUMBER,
	REPORT_CELL_FLAG,
};

struct report_cell {
	enum report_cell_kind kind;
	const char *text;
	long count;         /* of a flag 1 or 0 */
	struct range range; /* a number, or what is told of it */
	int decimals;
};

extern const char *const report_table_names[REPORT_TABLE_COLUMNS];

/* How many of them this report has. */
size_t report_table_columns(const struct report *report);

void report_table_row(const struct report *report, const struct figure *figure,
    struct report_cell row[REPORT_TABLE_COLUMNS]);

/* A cell with a text; and one with the number that stands for what is told, or empty. */
struct report_cell report_table_text(const char *text);
struct report_cell report_table_range(struct range range, int decimals);

#endif
