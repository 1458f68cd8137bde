/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Comments as lists: nothing in a comment looks like another one. */
#include "report/facts/report_comments.h"
#include "report/report_sheet.h"

static void put_item(
    const struct report *report, struct sheet *sheet, const struct comments *comments)
{
	sheet_begin(sheet, SHEET_TOGETHER, NULL);
	sheet_named(sheet, SHEET_HEADING_4, comments->item->id,
	    questionnaire_say(
		report->figures->round->questionnaire, &comments->item->text, report->language));
	sheet_words(sheet, comments->hidden ? SHEET_HIDDEN : SHEET_TEXT,
	    report_comments_note(report, comments));
	if (comments->n_texts > 0) {
		sheet_begin(sheet, SHEET_QUOTES, NULL);
		for (size_t i = 0; i < comments->n_texts; i++)
			sheet_words(sheet, SHEET_ITEM, comments->texts[i]);
		sheet_end(sheet);
	}
	sheet_words(sheet, SHEET_TEXT, sheet_keep(sheet, report_comments_left_out(comments)));
	sheet_end(sheet);
}

void report_sheet_comments(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	const struct comments *comments = report_comments_next(report, unit, NULL);

	if (comments != NULL)
		sheet_words(sheet, SHEET_HEADING_3, report_comments_title());
	for (; comments != NULL; comments = report_comments_next(report, unit, comments))
		put_item(report, sheet, comments);
}
