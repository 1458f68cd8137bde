/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of figures for spreadsheets: a line for each row, an empty cell where there is nothing.
 */
#include "base/format/csv.h"
#include "report/data/report_csv.h"
#include "report/report_formats.h"

#include <stdlib.h>

void report_csv_cell(struct text *out, const struct report_cell *cell)
{
	char *number;

	switch (cell->kind) {
	case REPORT_CELL_EMPTY:
		csv_add_plain(out, "");
		return;
	case REPORT_CELL_TEXT:
		csv_add_text(out, cell->text);
		return;
	case REPORT_CELL_NUMBER:
		number = text_format("%.*f", cell->decimals, range_number(cell->range));
		break;
	default:
		number = text_format("%ld", cell->count);
	}
	csv_add_plain(out, number);
	free(number);
}

void report_csv(const struct report *report, struct text *out)
{
	struct report_cell row[REPORT_TABLE_COLUMNS];
	size_t columns = report_table_columns(report);

	for (size_t i = 0; i < columns; i++)
		csv_add_plain(out, report_table_names[i]);
	csv_end_row(out);
	for (size_t i = 0; i < report->figures->n_rows; i++) {
		const struct figure *figure = &report->figures->rows[i];

		if (!report_table_covers(report, figure))
			continue;
		report_table_row(report, figure, row);
		for (size_t column = 0; column < columns; column++)
			report_csv_cell(out, &row[column]);
		csv_end_row(out);
	}
}
