/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Cell by cell. */
#include "report/report_html_table.h"

#include <stdlib.h>

#include "base/format/html.h"
#include "base/io/language.h"

void report_html_table_begin(struct text *out, const char *class, const char *caption)
{
	text_add(out, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
	html_text(out, caption);
	text_addf(out, "\"><table class=\"%s\">", class);
	html_element(out, "caption", NULL, caption);
	text_add(out, "<thead><tr>");
}

void report_html_table_head(
    struct text *out, const char *class, const char *shown, const char *said)
{
	text_addf(out, "<th scope=\"col\" class=\"%s\">", class);
	html_text(out, shown);
	if (said) {
		text_add(out, "<span class=\"heard\"> ");
		html_text(out, said);
		text_add(out, "</span>");
	}
	text_add(out, "</th>");
}

void report_html_table_end_heads(struct text *out)
{
	text_add(out, "</tr></thead><tbody>\n");
}

void report_html_table_end(struct text *out)
{
	text_add(out, "</tbody></table></div>\n");
}

void report_html_table_row(struct text *out, const char *id, const char *label)
{
	text_add(out, "<tr><th scope=\"row\">");
	if (id) {
		text_add(out, "<span class=\"id\">");
		html_text(out, id);
		text_add(out, "</span> ");
	}
	html_text(out, label);
}

void report_html_table_end_row_head(struct text *out)
{
	text_add(out, "</th>");
}

void report_html_table_end_row(struct text *out)
{
	text_add(out, "</tr>\n");
}

void report_html_table_text(struct text *out, const char *text)
{
	text_add(out, "<td>");
	html_text(out, text);
	text_add(out, "</td>");
}

void report_html_table_range(struct text *out, const char *class, struct range range, int decimals)
{
	char *said = range_say(range, decimals, true);

	text_addf(out, "<td class=\"%s\">", class);
	html_text(out, said);
	text_add(out, "</td>");
	free(said);
}

static void add_mark(struct text *out, const struct figure *figure)
{
	if (figure != NULL && figure->others)
		html_text(out, REPORT_UNIT_OTHERS);
}

void report_html_table_n(struct text *out, const struct figure *figure)
{
	char *n = report_unit_n_words(figure);

	text_add(out, "<td class=\"n\">");
	html_text(out, n);
	add_mark(out, figure);
	text_add(out, "</td>");
	free(n);
}

void report_html_table_hidden(struct text *out, const struct figure *figure, int columns)
{
	text_addf(out, "<td class=\"hidden\" colspan=\"%d\">", columns);
	html_text(out, _("hidden: too few"));
	add_mark(out, figure);
	text_add(out, "</td>");
}

void report_html_table_others(struct text *out, const struct report_unit *unit)
{
	const char *others = report_unit_others(unit);

	if (others != NULL)
		html_element(out, "p", "by", others);
}
