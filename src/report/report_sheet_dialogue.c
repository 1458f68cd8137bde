/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The figures first, then what they say, then what to ask; on paper, room for what is agreed. */
#include "base/io/language.h"
#include "report/facts/report_change.h"
#include "report/agreed_sheet.h"
#include "report/facts/report_parts.h"
#include "report/facts/report_plans.h"
#include "report/report_sheet.h"

static void put_words(struct sheet *sheet, const struct report_words *words)
{
	bool in_list = false;

	sheet_begin(sheet, SHEET_PART, NULL);
	sheet_words(sheet, SHEET_HEADING_2, words->heading);
	for (size_t i = 0; i < words->n_lines; i++) {
		bool item = words->lines[i].item;

		if (item && !in_list)
			sheet_begin(sheet, words->numbered ? SHEET_STEPS : SHEET_POINTS, NULL);
		if (!item && in_list)
			sheet_end(sheet);
		sheet_words(
		    sheet, item ? SHEET_ITEM : SHEET_TEXT, sheet_keep(sheet, words->lines[i].text));
		words->lines[i].text = NULL;
		in_list = item;
	}
	if (in_list)
		sheet_end(sheet);
	sheet_end(sheet);
}

/* For a pen. */
static void put_paper(struct sheet *sheet)
{
	sheet_begin(sheet, SHEET_PAPER, NULL);
	sheet_words(sheet, SHEET_HEADING_2, _("What we agree on"));
	for (int i = 0; i < 3; i++)
		sheet_rule(sheet);
	sheet_end(sheet);
}

static void put_changed(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	const char *said = sheet_keep(sheet, report_change_certain(report, unit));

	if (sheet->wide)
		sheet_link(sheet, SHEET_MARGIN,
		    sheet_format(sheet, "%s%s%s", sheet_keep(sheet, report_change_with(report)),
			said[0] != '\0' ? " " : "", said),
		    _("How to read changes"), "changes");
	else
		sheet_words(sheet, SHEET_TEXT, said);
}

/* What the words are about, where they stand on a page of their own. */
static void put_page(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	sheet_words(sheet, SHEET_ROUND, report->figures->round->title);
	sheet_words(sheet, SHEET_ROUND, sheet_keep(sheet, report_unit_publication(report)));
	sheet_words(sheet, SHEET_FOR, report_dialogue_heading(report, unit));
	sheet_words(sheet, SHEET_HEADING, sheet_keep(sheet, report_unit_name(report, unit)));
	report_sheet_answered(sheet, unit);
	report_sheet_joined(report, sheet, unit);
	if (!unit->hidden)
		report_sheet_areas(report, sheet, unit);
}

/* The last time, by this unit and its chief: on no page but its own. */
static void put_agreed(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	const struct report_plan *plan = report_plan(report, unit->unit);

	if (plan == NULL || plan->agreed == NULL)
		return;
	agreed_sheet_put(
	    plan->agreed, sheet, _("What we agreed on the last time: tick what is done"), true);
}

static void put_said(
    const struct report *report, struct sheet *sheet, const struct report_dialogue *dialogue)
{
	struct report_words words[REPORT_DIALOGUE_PARTS];
	size_t n = report_dialogue_words(report, dialogue, words);

	if (!dialogue->unit->hidden && report->figures->comparison != NULL)
		put_changed(report, sheet, dialogue->unit);
	if (!dialogue->unit->hidden)
		report_sheet_effects(report, sheet, dialogue->unit);
	report_sheet_plan(report, sheet, dialogue->unit);
	for (int table = 0; table < REPORT_PARTS_TABLES; table++)
		report_parts(report, sheet, dialogue, table);
	report_sheet_schools(report, sheet, dialogue->unit);
	put_agreed(report, sheet, dialogue->unit);
	sheet_begin(sheet, SHEET_PARTS, NULL);
	for (size_t i = 0; i < n; i++)
		put_words(sheet, &words[i]);
	sheet_end(sheet);
	report_dialogue_words_free(words, n);
}

void report_sheet_dialogue(const struct report *report, struct sheet *sheet,
    const struct report_unit *units, size_t n_units, const struct report_unit *unit)
{
	struct report_dialogue dialogue;

	if (!report_dialogue_is_about(report, unit))
		return;
	report_dialogue_find(report, units, n_units, unit, &dialogue);
	if (sheet->wide) {
		sheet_begin(sheet, SHEET_PAGE, sheet_format(sheet, "dialogue-%d", unit->unit + 1));
		put_page(report, sheet, unit);
		put_said(report, sheet, &dialogue);
		put_paper(sheet);
		sheet_end(sheet);
	} else {
		sheet_words(sheet, SHEET_FOR, report_dialogue_heading(report, unit));
		put_said(report, sheet, &dialogue);
	}
	report_dialogue_free(&dialogue);
}
