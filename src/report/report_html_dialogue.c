/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The figures first, then what they say, then what to ask; on paper, room for what is agreed. */
#include "report/report_html_dialogue.h"

#include <stdlib.h>

#include "base/format/html.h"
#include "base/io/language.h"
#include "report/facts/report_parts.h"
#include "report/facts/report_plans.h"
#include "report/report_html_areas.h"
#include "report/report_html_change.h"
#include "report/report_svg.h"

void report_html_dialogue_answered(struct text *out, const struct report_unit *unit)
{
	const struct participation *participation = unit->participation;
	char *answered = report_unit_answered(unit);

	text_add(out, "<div class=\"answered\">");
	html_element(out, "p", participation->hidden ? "hidden" : NULL, answered);
	if (!participation->hidden && participation->heads > 0)
		report_svg_bar(out, range_of((double)participation->responses * 100 /
					     (double)participation->heads));
	text_add(out, "</div>\n");
	free(answered);
}

static void add_words(struct text *out, const struct report_words *words)
{
	const char *list = words->numbered ? "ol" : "ul";
	bool in_list = false;

	text_add(out, "<div class=\"part\">");
	html_element(out, "h3", NULL, words->heading);
	for (size_t i = 0; i < words->n_lines; i++) {
		bool item = words->lines[i].item;

		if (item != in_list)
			text_addf(out, "<%s%s>", item ? "" : "/", list);
		html_element(out, item ? "li" : "p", NULL, words->lines[i].text);
		in_list = item;
	}
	if (in_list)
		text_addf(out, "</%s>", list);
	text_add(out, "</div>\n");
}

/* For a pen. */
static void add_notes(struct text *out)
{
	text_add(out, "<div class=\"notes\" aria-hidden=\"true\">");
	html_element(out, "h3", NULL, _("What we agree on"));
	text_add(out, "<hr><hr><hr></div>\n");
}

void report_html_dialogue(const struct report *report, struct text *out,
    const struct report_unit *units, size_t n_units, const struct report_unit *unit)
{
	struct report_words words[REPORT_DIALOGUE_PARTS];
	struct report_dialogue dialogue;
	char *name = report_unit_name(report, unit);
	char *publication = report_unit_publication(report);
	size_t n;

	report_dialogue_find(report, units, n_units, unit, &dialogue);
	n = report_dialogue_words(report, &dialogue, words);
	text_addf(out, "<section class=\"dialogue\" id=\"dialogue-%d\">\n", unit->unit + 1);
	html_element(out, "p", "round", report->figures->round->title);
	if (publication)
		html_element(out, "p", "round", publication);
	html_element(out, "p", "for", report_dialogue_heading(report, unit));
	html_element(out, "h2", NULL, name);
	report_html_dialogue_answered(out, unit);
	if (!unit->hidden)
		report_html_areas(report, out, unit);
	if (!unit->hidden && report->figures->comparison)
		report_html_change_sentence(report, out, unit);
	report_html_plan(report, out, unit);
	report_html_parts(report, out, &dialogue);
	text_add(out, "<div class=\"parts\">");
	for (size_t i = 0; i < n; i++)
		add_words(out, &words[i]);
	text_add(out, "</div>\n");
	add_notes(out);
	text_add(out, "</section>\n");
	report_dialogue_words_free(words, n);
	report_dialogue_free(&dialogue);
	free(publication);
	free(name);
}
