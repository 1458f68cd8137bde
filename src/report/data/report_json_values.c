/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Values in JSON. */
#include <math.h>
#include <stdlib.h>

#include "base/format/json.h"
#include "report/data/report_json.h"

void report_json_string(struct text *out, const char *string)
{
	json_t *value = json_string(string);
	char *bytes = json_canonical(value);

	text_add(out, bytes);
	free(bytes);
	json_decref(value);
}

void report_json_cell(struct text *out, const struct report_cell *cell)
{
	switch (cell->kind) {
	case REPORT_CELL_EMPTY:
		text_add(out, "null");
		break;
	case REPORT_CELL_TEXT:
		report_json_string(out, cell->text);
		break;
	case REPORT_CELL_COUNT:
		text_addf(out, "%ld", cell->count);
		break;
	case REPORT_CELL_NUMBER:
		text_addf(out, "%.*f", cell->decimals, range_number(cell->range));
		break;
	case REPORT_CELL_FLAG:
		text_add(out, cell->count ? "true" : "false");
		break;
	}
}

static void add_end(struct text *out, double end, int decimals)
{
	if (isinf(end))
		text_add(out, "null");
	else
		text_addf(out, "%.*f", decimals, end);
}

void report_json_range(struct text *out, struct range range, int decimals)
{
	text_add(out, "[");
	add_end(out, range.low, decimals);
	text_add(out, ",");
	add_end(out, range.high, decimals);
	text_add(out, "]");
}

void report_json_bounds(struct text *out, const struct report_cell *row, size_t n_columns,
    const char *(*name)(size_t column))
{
	size_t n = 0;

	for (size_t i = 0; i < n_columns; i++) {
		if (row[i].kind != REPORT_CELL_NUMBER || row[i].range.low >= row[i].range.high)
			continue;
		text_addf(out, "%s\"%s\":", n++ == 0 ? ",\"bounds\":{" : ",", name(i));
		report_json_range(out, row[i].range, row[i].decimals);
	}
	if (n > 0)
		text_add(out, "}");
}
