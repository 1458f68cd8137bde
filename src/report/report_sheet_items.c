/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Items, their means, and how many answered. Where it is wide, the number of a label stands over
 * its column, and its text above the table. */
#include "base/io/language.h"
#include "report/facts/report_action.h"
#include "report/facts/report_change.h"
#include "report/report_sheet.h"

enum { MEAN_WIDTH = 10, BAR_WIDTH = 20 };

static size_t labels_of(const struct item *item)
{
	return item->scale != NULL ? item->scale->n_labels : 0;
}

static const char *title_of(const struct report *report, const struct item *item)
{
	return questionnaire_say(
	    report->figures->round->questionnaire, &item->area->title, report->language);
}

static const char *label_said(const struct report *report, const struct item *item, size_t i)
{
	return questionnaire_say(
	    report->figures->round->questionnaire, &item->scale->labels[i], report->language);
}

static void put_mean(struct sheet *sheet, struct sheet_row *row, const struct figure *figure)
{
	sheet_cell(row, sheet_keep(sheet, range_say(figure->mean, 1, sheet->utf8)));
}

static void put_means(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;
	struct sheet_table *table = sheet_table(sheet, SHEET_SHARED, NULL, NULL);

	table->id_width = report_sheet_id_width(unit);
	sheet_column(table, SHEET_MEANS, _("mean"), MEAN_WIDTH);
	sheet_column(table, SHEET_COUNTS, _("n"), REPORT_SHEET_N);
	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct figure *figure = &unit->rows[i];
		struct sheet_row *row;

		if (figure->item == NULL || report_action(report, figure) != NULL)
			continue;
		row = sheet_row(table, figure->item->id,
		    questionnaire_say(questionnaire, &figure->item->text, report->language));
		if (figure->hidden) {
			report_sheet_hidden(table, row, figure);
		} else {
			put_mean(sheet, row, figure);
			report_sheet_n(report, sheet, row, figure);
		}
	}
}

/* Heard over the columns too, so that it need not be heard here. */
static void put_legend(const struct report *report, struct sheet *sheet, const struct item *item)
{
	size_t n = labels_of(item);

	if (n == 0)
		return;
	sheet_begin(sheet, SHEET_LEGEND, NULL);
	for (size_t i = 0; i < n; i++)
		sheet_words(sheet, SHEET_ITEM,
		    sheet_format(sheet, "%zu %s", i, label_said(report, item, i)))
		    ->drawing = (struct sheet_drawing){ .kind = SHEET_SWATCH, .i = i, .n = n };
	sheet_end(sheet);
}

static struct sheet_table *put_table(
    const struct report *report, struct sheet *sheet, const struct item *item)
{
	size_t n = labels_of(item);
	struct sheet_table *table = sheet_table(sheet, SHEET_SHARED,
	    n > 0 ? _("The percentage who chose each answer; the mean counts the answers from 0.")
		  : _("How many answered."),
	    _("Question"));

	for (size_t i = 0; i < n; i++)
		sheet_column(table, SHEET_NUMBERS, sheet_format(sheet, "%zu", i), 0)->heard =
		    label_said(report, item, i);
	sheet_column(table, SHEET_MEANS, _("Mean"), 0);
	if (report->figures->comparison != NULL)
		sheet_column(table, SHEET_NUMBERS, _("Change"), 0);
	sheet_column(table, SHEET_COUNTS, _("n"), 0);
	return table;
}

static void put_shares(
    struct sheet *sheet, struct sheet_row *row, const struct figure *figure, size_t labels)
{
	for (size_t i = 0; i < labels && figure->shares != NULL; i++)
		sheet_cell(row, sheet_keep(sheet, range_say(figure->shares[i], 0, sheet->utf8)));
	if (labels > 0 && figure->shares == NULL) {
		struct sheet_cell *cell = sheet_cell(row, _("hidden: too few"));

		cell->hidden = true;
		cell->span = labels;
	}
}

static void put_item(const struct report *report, struct sheet *sheet, struct sheet_table *table,
    const struct figure *figure)
{
	size_t labels = labels_of(figure->item);
	struct sheet_row *row =
	    sheet_row(table, figure->item->id, sheet_keep(sheet, report_item_text(report, figure)));

	if (figure->shares != NULL)
		row->drawing = (struct sheet_drawing){
			.kind = SHEET_SHARES, .shares = figure->shares, .n = labels
		};
	if (figure->hidden) {
		report_sheet_hidden(table, row, figure);
		return;
	}
	put_shares(sheet, row, figure, labels);
	put_mean(sheet, row, figure);
	if (report->figures->comparison != NULL)
		sheet_cell(row, sheet_keep(sheet,
				    report_change_say(report, change_of(report->figures, figure))));
	report_sheet_n(report, sheet, row, figure);
}

static bool is_other(const struct item *before, const struct item *item)
{
	return before == NULL || before->area != item->area || before->scale != item->scale;
}

void report_sheet_items(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	const struct item *before = NULL;
	struct sheet_table *table = NULL;

	if (!sheet->wide) {
		put_means(report, sheet, unit);
		return;
	}
	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct item *item = unit->rows[i].item;

		if (item == NULL)
			continue;
		if (is_other(before, item)) {
			if (before != NULL)
				sheet_end(sheet);
			sheet_begin(sheet, SHEET_ITEMS, NULL);
			sheet_words(sheet, SHEET_HEADING_3, title_of(report, item));
			put_legend(report, sheet, item);
			table = put_table(report, sheet, item);
		}
		put_item(report, sheet, table, &unit->rows[i]);
		before = item;
	}
	if (before != NULL)
		sheet_end(sheet);
}

/* The area stands over it, or in it. */
static struct sheet_table *put_actions(
    const struct report *report, struct sheet *sheet, const struct item *item, size_t id_width)
{
	const char *title = title_of(report, item);
	size_t most = item->scale->n_labels - 1;
	struct sheet_table *table;

	if (sheet->wide)
		sheet_words(sheet, SHEET_HEADING_3, title);
	table = sheet_table(sheet, SHEET_AREAS,
	    sheet_format(sheet,
		_("How it is going with each action, from 0 to %zu: the mean of the answers."),
		most),
	    sheet->wide ? _("Action") : sheet_format(sheet, "%s %s", item->area->id, title));
	table->id_width = id_width;
	sheet_column(table, SHEET_BARS, report_sheet_scale(sheet, most, BAR_WIDTH), BAR_WIDTH);
	sheet_column(table, SHEET_MEANS, sheet->wide ? _("Mean") : _("mean"), MEAN_WIDTH);
	sheet_column(table, SHEET_COUNTS, _("n"), REPORT_SHEET_N);
	return table;
}

void report_sheet_actions(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	size_t id_width = report_sheet_id_width(unit);
	const struct item *before = NULL;
	struct sheet_table *table = NULL;

	for (size_t i = report_action_next(report, unit, 0); i < unit->n_rows;
	     i = report_action_next(report, unit, i + 1)) {
		const struct figure *figure = &unit->rows[i];
		struct sheet_row *row;

		if (is_other(before, figure->item))
			table = put_actions(report, sheet, figure->item, id_width);
		before = figure->item;
		row = sheet_row(table, sheet->wide ? NULL : figure->item->id,
		    report_action(report, figure)->title);
		if (figure->hidden) {
			report_sheet_hidden(table, row, figure);
			continue;
		}
		row->drawing = sheet_bar(figure->mean, (double)(figure->item->scale->n_labels - 1));
		put_mean(sheet, row, figure);
		report_sheet_n(report, sheet, row, figure);
	}
}
