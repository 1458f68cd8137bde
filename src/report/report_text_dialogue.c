/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is talked over, in at most 80 columns. */
#include "report/report_text_dialogue.h"

#include <stdlib.h>

#include "report/facts/report_change.h"
#include "report/facts/report_line.h"
#include "report/facts/report_parts.h"
#include "report/facts/report_plans.h"

static void add_words(struct text *out, const struct report_words *words)
{
	size_t number = 0;

	report_line_wrapped(out, words->heading, "", "");
	for (size_t i = 0; i < words->n_lines; i++) {
		bool item = words->lines[i].item;
		char *mark = item && words->numbered ? text_format("%3zu. ", ++number)
						     : text_format("%s", item ? "   - " : "  ");

		report_line_wrapped(out, words->lines[i].text, mark, item ? "     " : "  ");
		free(mark);
	}
	text_add(out, "\n");
}

static void add_changed(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	char *said = report_change_certain(report, unit);

	if (said[0]) {
		report_line_wrapped(out, said, "", "");
		text_add(out, "\n");
	}
	free(said);
}

void report_text_dialogue(const struct report *report, struct text *out,
    const struct report_unit *units, size_t n_units, const struct report_unit *unit)
{
	struct report_words words[REPORT_DIALOGUE_PARTS];
	struct report_dialogue dialogue;
	size_t n;

	if (!report_dialogue_is_about(report, unit))
		return;
	report_dialogue_find(report, units, n_units, unit, &dialogue);
	n = report_dialogue_words(report, &dialogue, words);
	text_addf(out, "%s\n\n", report_dialogue_heading(report, unit));
	if (!unit->hidden && report->figures->comparison)
		add_changed(report, out, unit);
	report_text_plan(report, out, unit);
	report_text_parts(report, out, &dialogue);
	for (size_t i = 0; i < n; i++)
		add_words(out, &words[i]);
	report_dialogue_words_free(words, n);
	report_dialogue_free(&dialogue);
}
