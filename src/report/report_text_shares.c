/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How the answers to each item are spread. */
#include <stdlib.h>

#include "base/io/language.h"
#include "report/facts/report_action.h"
#include "report/facts/report_line.h"
#include "report/report_text.h"

enum {
	SHARE_WIDTH = 6,  /* «47–53» and a blank before it */
	MOST_COLUMNS = 8, /* of labels that still leave room for the item's text */
};

static bool is_told(const struct figure *figure)
{
	return !figure->hidden && figure->shares;
}

/* Do items share the labels, and is there a column for each? */
static bool in_columns(const struct item *item)
{
	return item->kind->has_points && item->scale->n_labels <= MOST_COLUMNS;
}

/* So many columns of shares on the right, or what stands there where nothing is told. */
static size_t right_width(size_t n_columns)
{
	size_t shares = n_columns * SHARE_WIDTH;
	size_t hidden = text_width(_("hidden: too few")) + 1;

	return shares > hidden ? shares : hidden;
}

static const char *label_of(const struct report *report, const struct item *item, size_t label)
{
	return questionnaire_say(
	    report->figures->round->questionnaire, &item->scale->labels[label], report->language);
}

/* «0 = Never; 1 = Sometimes» */
static void add_labels(const struct report *report, struct text *out, const struct item *item)
{
	struct text labels = { 0 };

	for (size_t i = 0; i < item->scale->n_labels; i++)
		text_addf(&labels, "%s%zu = %s", i > 0 ? "; " : "", i, label_of(report, item, i));
	report_line_wrapped(out, labels.bytes, "", "");
	text_free(&labels);
}

static void add_heads(struct text *out, const struct item *item)
{
	size_t n_labels = item->scale->n_labels;

	report_line_times(out, " ", REPORT_LINE_WIDTH - n_labels * SHARE_WIDTH);
	for (size_t i = 0; i < n_labels; i++)
		report_line_count(out, (long)i, SHARE_WIDTH);
	text_add(out, "\n");
}

static void add_name(const struct report *report, struct text *out, const struct figure *figure,
    size_t id_width, size_t right)
{
	char *text = report_item_text(report, figure);

	report_line_left(report, out, figure->item->id, id_width);
	text_add(out, "  ");
	report_line_left(report, out, text, REPORT_LINE_WIDTH - id_width - 2 - right);
	free(text);
}

/* The item, and on the same line its shares. */
static void add_in_columns(
    const struct report *report, struct text *out, const struct figure *figure, size_t id_width)
{
	size_t n_labels = figure->item->scale->n_labels, right = right_width(n_labels);

	add_name(report, out, figure, id_width, right);
	report_line_times(out, " ", right - n_labels * SHARE_WIDTH);
	for (size_t i = 0; i < n_labels; i++)
		report_line_range(report, out, figure->shares[i], 0, SHARE_WIDTH);
	text_add(out, "\n");
}

/* The item, and below it a line for each of its labels. */
static void add_in_lines(
    const struct report *report, struct text *out, const struct figure *figure, size_t id_width)
{
	const struct item *item = figure->item;
	char *text = report_item_text(report, figure);

	report_line_left(report, out, item->id, id_width);
	text_add(out, "  ");
	report_line_cut(report, out, text, REPORT_LINE_WIDTH - id_width - 2);
	text_add(out, "\n");
	free(text);
	for (size_t i = 0; i < item->scale->n_labels; i++) {
		report_line_times(out, " ", id_width + 4);
		report_line_left(report, out, label_of(report, item, i),
		    REPORT_LINE_WIDTH - id_width - 4 - SHARE_WIDTH);
		report_line_range(report, out, figure->shares[i], 0, SHARE_WIDTH);
		text_add(out, "\n");
	}
}

static void add_item(
    const struct report *report, struct text *out, const struct figure *figure, size_t id_width)
{
	size_t right = right_width(0);

	if (!is_told(figure)) {
		add_name(report, out, figure, id_width, right);
		report_line_right(out, _("hidden: too few"), right);
		text_add(out, "\n");
	} else if (in_columns(figure->item)) {
		add_in_columns(report, out, figure, id_width);
	} else {
		add_in_lines(report, out, figure, id_width);
	}
}

static void add_title(
    const struct report *report, struct text *out, const struct area *area, bool told)
{
	char *title = text_format("%s %s", area->id,
	    questionnaire_say(
		report->figures->round->questionnaire, &area->title, report->language));

	text_add(out, "\n");
	if (told) {
		report_line_cut(report, out, title, REPORT_LINE_WIDTH);
	} else {
		report_line_left(report, out, title, REPORT_LINE_WIDTH - right_width(0));
		report_line_right(out, _("hidden: too few"), right_width(0));
	}
	text_add(out, "\n");
	free(title);
}

/* How many of the rows with labels, of the area or of all where it is NULL, and how many are told.
 */
static size_t count(const struct report_unit *unit, const struct area *area, size_t *n_told)
{
	size_t n = 0;

	*n_told = 0;
	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct item *item = unit->rows[i].item;

		if (!item || !item->scale || (area && item->area != area))
			continue;
		n++;
		*n_told += is_told(&unit->rows[i]);
	}
	return n;
}

static void add_rows(const struct report *report, struct text *out, const struct report_unit *unit)
{
	size_t id_width = report_text_id_width(unit), n_told = 0;
	const struct item *before = NULL;
	const struct scale *named = NULL; /* whose labels were named last */

	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct item *item = unit->rows[i].item;
		bool first;

		if (!item || !item->scale)
			continue;
		first = !before || before->area != item->area;
		if (first) {
			count(unit, item->area, &n_told);
			add_title(report, out, item->area, n_told > 0);
		}
		if (n_told > 0 && in_columns(item)) {
			if (named != item->scale)
				add_labels(report, out, item);
			if (first || before->scale != item->scale)
				add_heads(out, item);
			named = item->scale;
		}
		if (n_told > 0)
			add_item(report, out, &unit->rows[i], id_width);
		before = item;
	}
}

void report_text_shares(
    const struct report *report, struct text *out, const struct report_unit *unit)
{
	size_t n_told;

	if (count(unit, NULL, &n_told) == 0)
		return;
	text_addf(out, "\n%s\n", _("The percentage who chose each answer"));
	if (n_told > 0)
		add_rows(report, out, unit);
	else
		text_addf(out, "%s\n", _("hidden: too few"));
}
