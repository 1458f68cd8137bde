/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Actions as thermometers, area by area. */
#include <stdlib.h>

#include "base/io/language.h"
#include "report/facts/report_action.h"
#include "report/facts/report_line.h"
#include "report/report_text.h"

enum { BAR_WIDTH = 20, MEAN_WIDTH = 10 };

/* The area, and from where to where its bars go. */
static void add_head(const struct report *report, struct text *out, const struct item *item)
{
	char *title = text_format("%s %s", item->area->id,
	    questionnaire_say(
		report->figures->round->questionnaire, &item->area->title, report->language));
	char *most = text_format("%zu", item->scale->n_labels - 1);

	text_add(out, "\n");
	report_line_left(
	    report, out, title, REPORT_LINE_WIDTH - BAR_WIDTH - MEAN_WIDTH - REPORT_LINE_N);
	text_add(out, "0");
	report_line_right(out, most, BAR_WIDTH - 1);
	report_line_right(out, _("mean"), MEAN_WIDTH);
	report_line_n_head(out);
	text_add(out, "\n");
	free(title);
	free(most);
}

static void add_row(
    const struct report *report, struct text *out, const struct figure *figure, size_t id_width)
{
	report_line_left(report, out, figure->item->id, id_width);
	text_add(out, "  ");
	report_line_left(report, out, report_action(report, figure)->title,
	    REPORT_LINE_WIDTH - id_width - 3 - BAR_WIDTH - MEAN_WIDTH - REPORT_LINE_N);
	text_add(out, " ");
	if (figure->hidden) {
		report_line_hidden(out, figure, BAR_WIDTH + MEAN_WIDTH + REPORT_LINE_N);
	} else {
		report_line_bar(report, out,
		    report_action_share(figure, range_number(figure->mean)), BAR_WIDTH);
		report_line_range(report, out, figure->mean, 1, MEAN_WIDTH);
		report_line_n(report, out, figure);
	}
	report_line_end(out);
}

void report_text_actions(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	size_t id_width = report_text_id_width(unit);
	const struct area *area = NULL;

	for (size_t i = report_action_next(report, unit, 0); i < unit->n_rows;
	     i = report_action_next(report, unit, i + 1)) {
		const struct item *item = unit->rows[i].item;

		if (item->area != area)
			add_head(report, out, item);
		area = item->area;
		add_row(report, out, &unit->rows[i], id_width);
	}
}
