/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Parts as tables in HTML, indexes shaded as in the map of all units. */
#include "base/format/html.h"
#include "report/facts/report_parts.h"
#include "report/report_html_areas.h"
#include "report/report_html_table.h"

static void add_cell(struct text *out, const struct report_parts_cell *cell)
{
	char class[REPORT_HTML_SHADE_SIZE];

	if (cell->hidden) {
		html_element(out, "td", "n hidden", cell->said);
		return;
	}
	report_html_areas_shade(cell->index, class);
	text_addf(out, "<td class=\"%s\">", class);
	html_text(out, cell->said);
	if (cell->aside != NULL) {
		text_add(out, " ");
		html_element(out, "span", "by", cell->aside);
	}
	text_add(out, "</td>");
}

void report_html_parts_table(struct text *out, const struct report_parts *parts)
{
	report_html_table_begin(out, "map", parts->caption);
	report_html_table_head(out, "", parts->whose, NULL);
	for (size_t i = 0; i < parts->n_columns; i++)
		report_html_table_head(out, "n", parts->columns[i].head, parts->columns[i].heard);
	report_html_table_end_heads(out);
	for (size_t i = 0; i < parts->n; i++) {
		report_html_table_row(out, NULL, parts->names[i]);
		report_html_table_end_row_head(out);
		for (size_t c = 0; c < parts->n_columns; c++)
			add_cell(out, &parts->columns[c].cells[i]);
		report_html_table_end_row(out);
	}
	report_html_table_end(out);
}

void report_html_parts(
    const struct report *report, struct text *out, const struct report_dialogue *dialogue)
{
	for (int table = 0; table < REPORT_PARTS_TABLES; table++) {
		struct report_parts parts;

		report_parts_find(report, dialogue, table, &parts);
		if (parts.n > 0)
			report_html_parts_table(out, &parts);
		report_parts_free(&parts);
	}
}
