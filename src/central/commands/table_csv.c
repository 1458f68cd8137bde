/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From JSON to rows. */
#include "central/commands/table_csv.h"

#include <stdio.h>

#include "base/format/csv.h"

static void add_cell(const json_t *value, struct text *out)
{
	char digits[32] = "";

	if (json_is_string(value) && json_string_length(value) > 0) {
		csv_add_text(out, json_string_value(value));
		return;
	}
	if (json_is_integer(value))
		snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else if (json_is_boolean(value))
		snprintf(digits, sizeof digits, "%d", json_is_true(value));
	csv_add_plain(out, digits);
}

void table_csv_add(const json_t *rows, const char *const *names, size_t n, struct text *out)
{
	size_t i;
	json_t *row;

	for (size_t c = 0; c < n; c++)
		csv_add_plain(out, names[c]);
	csv_end_row(out);
	json_array_foreach(rows, i, row)
	{
		for (size_t c = 0; c < n; c++)
			add_cell(json_object_get(row, names[c]), out);
		csv_end_row(out);
	}
}
