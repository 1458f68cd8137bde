/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Comments as a list: a hyphen begins each, and what it has more of lines stands behind two blanks,
 * so that nothing in a comment looks like another one. */
#include <stdlib.h>

#include "report/facts/report_comments.h"
#include "report/facts/report_line.h"
#include "report/report_text.h"

void report_text_comments_item(
    const struct report *report, struct text *out, const struct item *item)
{
	report_line_cut(report, out, item->id, REPORT_TEXT_ID_WIDTH);
	text_add(out, "  ");
	report_line_cut(report, out,
	    questionnaire_say(report->figures->round->questionnaire, &item->text, report->language),
	    REPORT_LINE_WIDTH - REPORT_TEXT_ID_WIDTH - 2);
	text_add(out, "\n");
}

static void add_item(const struct report *report, struct text *out, const struct comments *comments)
{
	const char *note = report_comments_note(report, comments);
	char *left_out = report_comments_left_out(comments);

	text_add(out, "\n");
	report_text_comments_item(report, out, comments->item);
	if (note)
		report_line_wrapped(out, note, "", "");
	for (size_t i = 0; i < comments->n_texts; i++)
		report_line_wrapped(out, comments->texts[i], "- ", "  ");
	if (left_out)
		report_line_wrapped(out, left_out, "", "");
	free(left_out);
}

void report_text_comments(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	const struct comments *comments = report_comments_next(report, unit, NULL);

	if (comments) {
		text_add(out, "\n");
		report_line_wrapped(out, report_comments_title(), "", "");
	}
	for (; comments; comments = report_comments_next(report, unit, comments))
		add_item(report, out, comments);
}
