/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Cell by cell. The drawing of a row stands below its label. */
#include "sheet/sheet_html_table.h"

#include <math.h>

#include "base/format/html.h"
#include "sheet/sheet_out.h"

static const char *const looks[] = {
	[SHEET_AREAS] = "areas",
	[SHEET_MAP] = "map",
	[SHEET_SHARED] = "items",
	[SHEET_ACTIONS] = "plan",
	[SHEET_BARRED] = "bars",
};

/* Classes of a column's head and cells, by enum sheet_column_kind. */
static const struct {
	const char *head, *cell;
} classes[] = {
	[SHEET_NUMBERS] = { "n", "n" },
	[SHEET_MEANS] = { "n", "n mean" },
	[SHEET_COUNTS] = { "n", "n" },
	[SHEET_CHANGES] = { "n", "n change" },
	[SHEET_LABELS] = { "", "" },
};

static void add_head(struct text *out, const char *class, const char *head, const char *heard)
{
	text_addf(out, "<th scope=\"col\" class=\"%s\">", class);
	html_text(out, head != NULL ? head : "");
	if (heard != NULL) {
		text_add(out, "<span class=\"heard\"> ");
		html_text(out, heard);
		text_add(out, "</span>");
	}
	text_add(out, "</th>");
}

static void add_heads(struct text *out, const struct sheet_table *table)
{
	text_add(out, "<thead><tr>");
	add_head(out, "", table->head, NULL);
	for (size_t i = 0; i < table->n_columns; i++) {
		const struct sheet_column *column = &table->columns[i];

		if (column->kind != SHEET_BARS)
			add_head(out, classes[column->kind].head, column->head, column->heard);
	}
	text_add(out, "</tr></thead>");
}

static void add_aside(struct text *out, const char *aside)
{
	if (aside == NULL)
		return;
	text_add(out, " ");
	html_element(out, "span", "by", aside);
}

/* <td>, with what it is. */
static void open_cell(struct text *out, const struct sheet_cell *cell, enum sheet_column_kind kind)
{
	const char *class = classes[kind].cell;

	if (cell->hidden && cell->span > 0)
		text_addf(out, "<td class=\"hidden\" colspan=\"%zu\">", cell->span);
	else if (cell->hidden)
		text_add(out, "<td class=\"n hidden\">");
	else if (!range_is_none(cell->shade))
		text_addf(
		    out, "<td class=\"n s%d\">", 1 + (int)fmin(range_number(cell->shade) / 20, 4));
	else if (cell->said != NULL && class[0] != '\0')
		text_addf(out, "<td class=\"%s\">", class);
	else
		text_add(out, "<td>");
}

static void add_cell(struct text *out, const struct sheet_cell *cell, enum sheet_column_kind kind)
{
	open_cell(out, cell, kind);
	sheet_svg(out, &cell->drawing);
	html_text(out, cell->said != NULL ? cell->said : "");
	html_text(out, cell->mark != NULL ? cell->mark : "");
	for (size_t i = 0; i < SHEET_ASIDES; i++)
		add_aside(out, cell->asides[i]);
	text_add(out, "</td>");
}

static void add_row(struct text *out, const struct sheet_table *table, const struct sheet_row *row)
{
	size_t column = 0;

	text_addf(out, "<tr%s><th scope=\"row\">", row->indent > 0 ? " class=\"below\"" : "");
	if (row->id != NULL) {
		text_add(out, "<span class=\"id\">");
		html_text(out, row->id);
		text_add(out, "</span> ");
	}
	html_text(out, row->label);
	add_aside(out, row->aside);
	sheet_svg(out, &row->drawing);
	text_add(out, "</th>");
	for (size_t i = 0; i < row->n_cells; i++) {
		while (table->columns[column].kind == SHEET_BARS)
			column++;
		add_cell(out, &row->cells[i], table->columns[column].kind);
		column += row->cells[i].span > 0 ? row->cells[i].span : 1;
	}
	text_add(out, "</tr>\n");
}

void sheet_html_table(struct text *out, const struct sheet_table *table)
{
	if (table->caption != NULL) {
		text_add(out, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
		html_text(out, table->caption);
		text_add(out, "\">");
	}
	text_addf(out, "<table class=\"%s\">", looks[table->look]);
	if (table->caption != NULL)
		html_element(out, "caption", NULL, table->caption);
	if (sheet_has_heads(table))
		add_heads(out, table);
	text_add(out, "<tbody>\n");
	for (size_t i = 0; i < table->n_rows; i++)
		add_row(out, table, &table->rows[i]);
	text_addf(out, "</tbody></table>%s\n", table->caption != NULL ? "</div>" : "");
}
