/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The first line of a CSV file. */
#include "base/format/csv_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"

/* «FILE has an unknown column «name»», where `what` is the verb and its object. */
static enum error bad_column(const char *name, const char *what, const char *column)
{
	char *safe = text_made_safe(column, false);

	error_set(ERROR_DAMAGED, _("%s %s \"%.*s\""), name, what, (int)text_fit(safe, 40), safe);
	free(safe);
	return ERROR_DAMAGED;
}

enum error csv_columns_find(
    const char *name, const struct csv *csv, struct csv_column *columns, size_t n_columns)
{
	const struct csv_row *heading = &csv->rows[0];
	size_t column;

	for (column = 0; column < n_columns; column++)
		columns[column].at = CSV_NOWHERE;
	for (size_t i = 0; i < heading->n_cells; i++) {
		for (column = 0; column < n_columns; column++)
			if (columns[column].name != NULL &&
			    text_same_word(heading->cells[i], columns[column].name))
				break;
		if (column == n_columns)
			return bad_column(name, _("has an unknown column"), heading->cells[i]);
		if (columns[column].at != CSV_NOWHERE)
			return bad_column(
			    name, _("has more than one column"), columns[column].name);
		columns[column].at = i;
	}
	for (column = 0; column < n_columns; column++)
		if (columns[column].needed && columns[column].at == CSV_NOWHERE)
			return bad_column(name, _("has no column"), columns[column].name);
	return ERROR_NONE;
}

bool csv_columns_fit(const struct csv *csv, const struct csv_row *row, struct mistakes *mistakes)
{
	if (row->n_cells == csv->rows[0].n_cells)
		return true;
	mistakes_add(mistakes, row->line, 0, _("cells"),
	    _("there are %zu, but %zu in the first line"), row->n_cells, csv->rows[0].n_cells);
	return false;
}

const char *csv_columns_cell(const struct csv_row *row, const struct csv_column *column)
{
	return column->at < row->n_cells ? row->cells[column->at] : "";
}

size_t csv_whole(const char *cell)
{
	size_t digits = strspn(cell, "0123456789");
	const char *behind = cell + digits;
	size_t zeros = behind[0] == ',' || behind[0] == '.' ? strspn(behind + 1, "0") : 0;

	if (digits > 0 && (zeros == 1 || zeros == 2) && behind[1 + zeros] == '\0')
		return digits;
	return strlen(cell);
}
