/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Actions as thermometers in HTML: a bar on the scale, and its number beside it. */
#include <stdlib.h>

#include "base/format/html.h"
#include "base/io/language.h"
#include "report/facts/report_action.h"
#include "report/report_html_table.h"
#include "report/report_svg.h"

static void add_row(const struct report *report, struct text *out, const struct figure *figure)
{
	report_html_table_row(out, NULL, report_action(report, figure)->title);
	if (!figure->hidden)
		report_svg_bar(out, (struct range){
					100 * report_action_share(figure, figure->mean.low),
					100 * report_action_share(figure, figure->mean.high),
				    });
	report_html_table_end_row_head(out);
	if (figure->hidden) {
		report_html_table_hidden(out, figure, 2);
	} else {
		report_html_table_range(out, "n mean", figure->mean, 1);
		report_html_table_n(out, figure);
	}
	report_html_table_end_row(out);
}

static void begin(const struct report *report, struct text *out, const struct item *item)
{
	char *caption = text_format(
	    _("How it is going with each action, from 0 to %zu: the mean of the answers."),
	    item->scale->n_labels - 1);

	html_element(out, "h4", NULL,
	    questionnaire_say(
		report->figures->round->questionnaire, &item->area->title, report->language));
	report_html_table_begin(out, "areas", caption);
	report_html_table_head(out, "", _("Action"), NULL);
	report_html_table_head(out, "n", _("Mean"), NULL);
	report_html_table_head(out, "n", _("n"), NULL);
	report_html_table_end_heads(out);
	free(caption);
}

void report_html_actions(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	const struct item *before = NULL;

	for (size_t i = report_action_next(report, unit, 0); i < unit->n_rows;
	     i = report_action_next(report, unit, i + 1)) {
		const struct item *item = unit->rows[i].item;

		if (!before || before->area != item->area || before->scale != item->scale) {
			if (before)
				report_html_table_end(out);
			begin(report, out, item);
		}
		add_row(report, out, &unit->rows[i]);
		before = item;
	}
	if (before)
		report_html_table_end(out);
}
