/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Parts as tables of at most 80 columns: those that do not fit beside the others stand below them,
 * behind the names again. */
#include <stdlib.h>

#include "report/facts/report_line.h"
#include "report/facts/report_parts.h"

enum { NAME_LEAST = 18, GAP = 2 };

/* What stands in a cell, for free(). */
static char *cell_of(const struct report_parts_cell *cell)
{
	return text_format(
	    "%s%s%s", cell->said, cell->aside ? " " : "", cell->aside ? cell->aside : "");
}

static size_t width_of(const struct report_parts_column *column, size_t n)
{
	size_t width = text_width(column->head);

	for (size_t i = 0; i < n; i++) {
		char *said = cell_of(&column->cells[i]);
		size_t cell = text_width(said);

		width = cell > width ? cell : width;
		free(said);
	}
	return width + GAP;
}

/* The columns from this one on that fit; `*width` is what they take. At least one. */
static size_t fit(const struct report_parts *parts, size_t from, size_t *width)
{
	size_t i = from;

	*width = 0;
	for (; i < parts->n_columns; i++) {
		size_t more = width_of(&parts->columns[i], parts->n);

		if (i > from && *width + more > REPORT_LINE_WIDTH - NAME_LEAST)
			break;
		*width += more;
	}
	return i;
}

static void add_piece(const struct report *report, struct text *out,
    const struct report_parts *parts, size_t from, size_t to, size_t name_width)
{
	report_line_left(report, out, parts->whose, name_width);
	for (size_t c = from; c < to; c++)
		report_line_right(
		    out, parts->columns[c].head, width_of(&parts->columns[c], parts->n));
	text_add(out, "\n");
	for (size_t i = 0; i < parts->n; i++) {
		report_line_left(report, out, parts->names[i], name_width);
		for (size_t c = from; c < to; c++) {
			char *said = cell_of(&parts->columns[c].cells[i]);

			report_line_right(out, said, width_of(&parts->columns[c], parts->n));
			free(said);
		}
		report_line_end(out);
	}
	text_add(out, "\n");
}

void report_text_parts_table(
    const struct report *report, struct text *out, const struct report_parts *parts)
{
	for (size_t from = 0, to, width; parts->n > 0 && from < parts->n_columns; from = to) {
		to = fit(parts, from, &width);
		add_piece(report, out, parts, from, to, REPORT_LINE_WIDTH - width);
	}
}

void report_text_parts(
    const struct report *report, struct text *out, const struct report_dialogue *dialogue)
{
	for (int table = 0; table < REPORT_PARTS_TABLES; table++) {
		struct report_parts parts;

		report_parts_find(report, dialogue, table, &parts);
		report_text_parts_table(report, out, &parts);
		report_parts_free(&parts);
	}
}
