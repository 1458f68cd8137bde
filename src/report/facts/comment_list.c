/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A line of its own says that a comment is left out or was answered, so that nothing in a comment
 * looks like it. */
#include "report/facts/comment_list.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "crypto/encode.h"
#include "report/facts/report_unit.h"
#include "sheet/sheet_out.h"

void comment_list_name(char text[COMMENT_NAME_SIZE], const unsigned char name[DIGEST_SIZE])
{
	encode_hex(text, name, COMMENT_NAME_DIGITS / 2);
}

bool comment_list_hides(const struct comment_list *list, const struct comments *comments)
{
	size_t remain = 0;

	for (size_t i = 0; i < comments->n_texts; i++)
		remain += list->reason(list->context, comments->names[i]) == NULL;
	return remain < comments->n_texts && (long)remain < list->report->figures->min_comments;
}

static const char *unit_id(const struct report *report, const struct comments *comments)
{
	return comments->unit == FIGURES_ALL
		   ? "all"
		   : report->figures->round->organisation->units[comments->unit].id;
}

static char *unit_name(const struct report *report, int unit)
{
	if (unit == FIGURES_ALL)
		return text_format("%s", _("All schools"));
	return organisation_full_name(report->figures->round->organisation, unit);
}

static void put_comment(
    const struct comment_list *list, struct sheet *sheet, const struct comments *comments, size_t i)
{
	const char *reason = list->reason(list->context, comments->names[i]);
	const char *answered = list->answered(list->context, comments->names[i]);
	char name[COMMENT_NAME_SIZE];

	comment_list_name(name, comments->names[i]);
	sheet_named(sheet, SHEET_TEXT, sheet_format(sheet, "%s", name), comments->texts[i]);
	if (reason != NULL)
		sheet_words(sheet, SHEET_TEXT,
		    reason[0] != '\0' ? sheet_format(sheet, _("(left out of reports: %s)"), reason)
				      : _("(left out of reports)"));
	if (answered != NULL)
		sheet_words(sheet, SHEET_TEXT, sheet_format(sheet, _("(answered %s)"), answered));
}

static void put_list(
    const struct comment_list *list, struct sheet *sheet, const struct comments *comments)
{
	const struct report *report = list->report;

	sheet_begin(sheet, SHEET_SAID, NULL);
	sheet_words(sheet, SHEET_HEADING, sheet_keep(sheet, unit_name(report, comments->unit)));
	sheet_named(sheet, SHEET_HEADING_4, comments->item->id,
	    questionnaire_say(
		report->figures->round->questionnaire, &comments->item->text, report->language));
	if (comment_list_hides(list, comments))
		sheet_words(sheet, SHEET_HIDDEN, _("Too few remain: reports quote none of them."));
	for (size_t i = 0; i < comments->n_texts; i++)
		put_comment(list, sheet, comments, i);
	sheet_end(sheet);
}

/* The next list that has comments, of the unit; NULL behind the last. */
static const struct comments *next_of(
    const struct report *report, int unit, const struct comments *before)
{
	const struct figures *figures = report->figures;

	for (size_t i = before != NULL ? (size_t)(before - figures->comments) + 1 : 0;
	     i < figures->n_comments; i++)
		if (figures->comments[i].unit == unit && figures->comments[i].n_texts > 0)
			return &figures->comments[i];
	return NULL;
}

void comment_list_write(const struct comment_list *list, struct text *out)
{
	int n_units = (int)list->report->figures->round->organisation->n_units;
	struct sheet sheet = { .language = list->report->language, .utf8 = list->report->utf8 };

	for (int unit = FIGURES_ALL; unit < n_units; unit++) {
		const struct comments *comments = next_of(list->report, unit, NULL);

		if (!report_unit_covers(list->report, unit))
			continue;
		for (; comments != NULL; comments = next_of(list->report, unit, comments))
			put_list(list, &sheet, comments);
	}
	sheet_text.write(&sheet, out);
	sheet_free(&sheet);
}

static json_t *comment_json(
    const struct comment_list *list, const struct comments *comments, size_t i)
{
	const char *reason = list->reason(list->context, comments->names[i]);
	const char *answered = list->answered(list->context, comments->names[i]);
	char name[COMMENT_NAME_SIZE];

	comment_list_name(name, comments->names[i]);
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:s}", "unit",
	    unit_id(list->report, comments), "id", comments->item->id, "comment", name, "text",
	    comments->texts[i], "answered", answered != NULL ? answered : "", "left_out",
	    reason != NULL, "reason", reason != NULL ? reason : "");
}

json_t *comment_list_json(const struct comment_list *list)
{
	const struct figures *figures = list->report->figures;
	json_t *array = json_array();

	for (size_t i = 0; i < figures->n_comments; i++) {
		const struct comments *comments = &figures->comments[i];

		if (!report_unit_covers(list->report, comments->unit))
			continue;
		for (size_t t = 0; t < comments->n_texts; t++)
			json_array_append_new(array, comment_json(list, comments, t));
	}
	return array;
}
