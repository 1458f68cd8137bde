/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A table for the items of an area that have the same labels, or none: these are its columns. The
 * number of a label stands over its column, and its text above the table. */
#include "report/report_html_items.h"

#include <stdlib.h>

#include "base/format/html.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "report/facts/report_action.h"
#include "report/report_html_change.h"
#include "report/report_html_table.h"
#include "report/report_svg.h"

static size_t labels_of(const struct item *item)
{
	return item->scale ? item->scale->n_labels : 0;
}

static const char *label_said(const struct report *report, const struct item *item, size_t i)
{
	return questionnaire_say(
	    report->figures->round->questionnaire, &item->scale->labels[i], report->language);
}

/* Heard over the columns too, so that it need not be heard here. */
static void add_legend(const struct report *report, struct text *out, const struct item *item)
{
	size_t n = labels_of(item);

	text_add(out, "<ul class=\"legend\" aria-hidden=\"true\">");
	for (size_t i = 0; i < n; i++) {
		text_add(out, "<li>");
		report_svg_swatch(out, i, n);
		text_addf(out, "%zu ", i);
		html_text(out, label_said(report, item, i));
		text_add(out, "</li>");
	}
	text_add(out, "</ul>\n");
}

static void begin_items(const struct report *report, struct text *out, const struct item *item)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;
	const char *change = report->figures->comparison ? _("Change") : NULL;
	const char *last[] = { _("Mean"), change, _("n") };
	size_t n = labels_of(item);

	text_add(out, "<div class=\"items\">");
	html_element(out, "h4", NULL,
	    questionnaire_say(questionnaire, &item->area->title, report->language));
	if (n > 0)
		add_legend(report, out, item);
	report_html_table_begin(out, "items",
	    n > 0 ? _("The percentage who chose each answer; the mean counts the answers from 0.")
		  : _("How many answered."));
	report_html_table_head(out, "", _("Question"), NULL);
	for (size_t i = 0; i < n; i++) {
		char *number = text_format("%zu", i);

		report_html_table_head(out, "n", number, label_said(report, item, i));
		free(number);
	}
	for (size_t i = 0; i < COUNT(last); i++)
		if (last[i])
			report_html_table_head(out, "n", last[i], NULL);
	report_html_table_end_heads(out);
}

static void end_items(struct text *out)
{
	report_html_table_end(out);
	text_add(out, "</div>\n");
}

static void add_item(const struct report *report, struct text *out, const struct figure *figure)
{
	size_t labels = labels_of(figure->item);
	char *text = report_item_text(report, figure);

	report_html_table_row(out, figure->item->id, text);
	free(text);
	if (figure->shares)
		report_svg_shares(out, figure->shares, labels);
	report_html_table_end_row_head(out);
	if (figure->hidden) {
		report_html_table_hidden(
		    out, figure, (int)labels + (report->figures->comparison ? 3 : 2));
	} else {
		for (size_t i = 0; i < labels && figure->shares; i++)
			report_html_table_range(out, "n", figure->shares[i], 0);
		if (labels > 0 && !figure->shares)
			report_html_table_hidden(out, NULL, (int)labels);
		report_html_table_range(out, "n mean", figure->mean, 1);
		if (report->figures->comparison)
			report_html_change_item(report, out, figure);
		report_html_table_n(out, figure);
	}
	report_html_table_end_row(out);
}

void report_html_items(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	const struct item *before = NULL;

	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct item *item = unit->rows[i].item;

		if (!item)
			continue;
		if (!before || before->area != item->area || before->scale != item->scale) {
			if (before)
				end_items(out);
			begin_items(report, out, item);
		}
		add_item(report, out, &unit->rows[i]);
		before = item;
	}
	if (before)
		end_items(out);
}
