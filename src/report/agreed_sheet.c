/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was agreed on, line by line, then the day of the next meeting. */
#include "report/agreed_sheet.h"

#include "base/io/language.h"
#include "sheet/sheet.h"

char *agreed_sheet_who(const struct agreed_line *line)
{
	const char *who = line->texts[AGREED_WHO], *when = line->texts[AGREED_WHEN];

	return text_format("%s%s%s", who, who[0] != '\0' && when[0] != '\0' ? ", " : "", when);
}

char *agreed_sheet_written(const struct agreed *agreed)
{
	return text_format(_("Written down on %s by %s"), agreed->day, agreed->from);
}

/* A list; or boxes, which stand in the place of its bullets. */
static void put_lines(const struct agreed *agreed, struct sheet *sheet, bool boxes)
{
	const char *mark = !boxes ? "" : sheet->utf8 ? "☐ " : "[ ] ";

	if (!boxes)
		sheet_begin(sheet, SHEET_POINTS, NULL);
	for (size_t i = 0; i < agreed->n_lines; i++) {
		const struct agreed_line *line = &agreed->lines[i];
		const char *who = sheet_keep(sheet, agreed_sheet_who(line));
		bool has = who[0] != '\0';

		sheet_words(sheet, boxes ? SHEET_TEXT : SHEET_ITEM,
		    sheet_format(sheet, "%s%s%s%s%s", mark, line->texts[AGREED_WHAT],
			has ? " (" : "", who, has ? ")" : ""));
	}
	if (!boxes)
		sheet_end(sheet);
}

void agreed_sheet_put(
    const struct agreed *agreed, struct sheet *sheet, const char *heading, bool boxes)
{
	sheet_begin(sheet, SHEET_PART, NULL);
	sheet_words(sheet, SHEET_HEADING_2, heading);
	put_lines(agreed, sheet, boxes);
	if (agreed->next[0] != '\0')
		sheet_words(
		    sheet, SHEET_TEXT, sheet_format(sheet, _("Next meeting: %s"), agreed->next));
	sheet_words(sheet, SHEET_QUIET, sheet_keep(sheet, agreed_sheet_written(agreed)));
	sheet_end(sheet);
}
