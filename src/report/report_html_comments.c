/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Comments as lists in HTML. */
#include <stdlib.h>
#include <string.h>

#include "base/format/html.h"
#include "base/memory.h"
#include "report/facts/report_comments.h"

/* Line by line: a page would run them together. */
static void add_comment(struct text *out, const char *comment)
{
	char *copy = memory_copy(comment), *line = copy, *end;

	text_add(out, "<li dir=\"auto\">");
	while ((end = strchr(line, '\n')) != NULL) {
		*end = '\0';
		html_text(out, line);
		text_add(out, "<br>");
		line = end + 1;
	}
	html_text(out, line);
	text_add(out, "</li>\n");
	free(copy);
}

static void add_item(const struct report *report, struct text *out, const struct comments *comments)
{
	const char *note = report_comments_note(report, comments);
	const char *text = questionnaire_say(
	    report->figures->round->questionnaire, &comments->item->text, report->language);
	char *title = text_format("%s %s", comments->item->id, text), *left_out;

	html_element(out, "h5", NULL, title);
	free(title);
	if (note)
		html_element(out, "p", comments->hidden ? "hidden" : NULL, note);
	if (comments->n_texts == 0)
		return;
	text_add(out, "<ul class=\"words\">\n");
	for (size_t i = 0; i < comments->n_texts; i++)
		add_comment(out, comments->texts[i]);
	text_add(out, "</ul>\n");
	left_out = report_comments_left_out(comments);
	if (left_out)
		html_element(out, "p", NULL, left_out);
	free(left_out);
}

void report_html_comments(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	const struct comments *comments = report_comments_next(report, unit, NULL);

	if (comments)
		html_element(out, "h4", NULL, report_comments_title());
	for (; comments; comments = report_comments_next(report, unit, comments))
		add_item(report, out, comments);
}
