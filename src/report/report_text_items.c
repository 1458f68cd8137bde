/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Items, their means, and how many answered. */
#include "base/io/language.h"
#include "report/facts/report_action.h"
#include "report/facts/report_line.h"
#include "report/report_text.h"

enum { MEAN_WIDTH = 10 };

size_t report_text_id_width(const struct report_unit *unit)
{
	size_t widest = 0;

	for (size_t i = 0; i < unit->n_rows; i++) {
		size_t width = unit->rows[i].item ? text_width(unit->rows[i].item->id) : 0;

		widest = width > widest ? width : widest;
	}
	return widest < REPORT_TEXT_ID_WIDTH ? widest : REPORT_TEXT_ID_WIDTH;
}

void report_text_items(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;
	size_t id_width = report_text_id_width(unit);

	report_line_times(out, " ", REPORT_LINE_WIDTH - MEAN_WIDTH - REPORT_LINE_N);
	report_line_right(out, _("mean"), MEAN_WIDTH);
	report_line_n_head(out);
	text_add(out, "\n");
	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct figure *figure = &unit->rows[i];

		if (!figure->item || report_action(report, figure))
			continue;
		report_line_left(report, out, figure->item->id, id_width);
		text_add(out, "  ");
		report_line_left(report, out,
		    questionnaire_say(questionnaire, &figure->item->text, report->language),
		    REPORT_LINE_WIDTH - id_width - 2 - MEAN_WIDTH - REPORT_LINE_N);
		if (figure->hidden) {
			report_line_hidden(out, figure, MEAN_WIDTH + REPORT_LINE_N);
		} else {
			report_line_range(report, out, figure->mean, 1, MEAN_WIDTH);
			report_line_n(report, out, figure);
		}
		report_line_end(out);
	}
}
