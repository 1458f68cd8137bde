/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How many per cent chose each label, area by area, where it is not wide: in columns where items
 * share their labels, which are named once; a line a label where an item has labels of its own. */
#include "base/io/language.h"
#include "report/facts/report_action.h"
#include "report/report_sheet.h"

enum {
	SHARE_WIDTH = 6,  /* «47–53» and a blank before it */
	MOST_COLUMNS = 8, /* of labels that still leave room for the item's text */
	BELOW = 4,
};

static bool is_shown(const struct figure *figure)
{
	return !figure->hidden && figure->shares != NULL;
}

/* Do items share the labels, and is there a column for each? */
static bool in_columns(const struct item *item)
{
	return item->kind->has_points && item->scale->n_labels <= MOST_COLUMNS;
}

static const char *label_of(const struct report *report, const struct item *item, size_t label)
{
	return questionnaire_say(
	    report->figures->round->questionnaire, &item->scale->labels[label], report->language);
}

/* «0 = Never; 1 = Sometimes» */
static void put_labels(const struct report *report, struct sheet *sheet, const struct item *item)
{
	struct text labels = { 0 };

	for (size_t i = 0; i < item->scale->n_labels; i++)
		text_addf(&labels, "%s%zu = %s", i > 0 ? "; " : "", i, label_of(report, item, i));
	sheet_words(sheet, SHEET_TEXT, sheet_keep(sheet, text_take(&labels)));
}

/* How many of the rows with labels, of the area or of all where it is NULL, and how many are told.
 */
static size_t count(const struct report_unit *unit, const struct area *area, size_t *n_shown)
{
	size_t n = 0;

	*n_shown = 0;
	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct item *item = unit->rows[i].item;

		if (item == NULL || item->scale == NULL || (area != NULL && item->area != area))
			continue;
		n++;
		*n_shown += is_shown(&unit->rows[i]);
	}
	return n;
}

static size_t hidden_width(void)
{
	return text_width(_("hidden: too few")) + 1;
}

/* A table with a column for each of so many labels; where that is too narrow to say that an item is
 * hidden, the first is wider. */
static struct sheet_table *put_table(struct sheet *sheet, size_t n_labels, bool heads, size_t id)
{
	struct sheet_table *table = sheet_table(sheet, SHEET_SHARED, NULL, NULL);
	size_t hidden = hidden_width(), width = n_labels * SHARE_WIDTH;

	table->id_width = id;
	table->hidden_width = hidden;
	for (size_t i = 0; i < n_labels; i++)
		sheet_column(table, SHEET_NUMBERS, heads ? sheet_format(sheet, "%zu", i) : NULL,
		    SHARE_WIDTH + (heads && i == 0 && width < hidden ? hidden - width : 0));
	return table;
}

static void put_hidden(const struct sheet_table *table, struct sheet_row *row)
{
	struct sheet_cell *cell = sheet_cell(row, _("hidden: too few"));

	cell->hidden = true;
	cell->span = sheet_cells(table);
}

static void put_share(struct sheet *sheet, struct sheet_row *row, struct range share)
{
	sheet_cell(row, sheet_keep(sheet, range_say(share, 0, sheet->utf8)));
}

static void put_item(const struct report *report, struct sheet *sheet, struct sheet_table *table,
    const struct figure *figure)
{
	const struct item *item = figure->item;
	struct sheet_row *row =
	    sheet_row(table, item->id, sheet_keep(sheet, report_item_text(report, figure)));

	if (!is_shown(figure)) {
		put_hidden(table, row);
		return;
	}
	for (size_t i = 0; i < item->scale->n_labels; i++) {
		if (!in_columns(item)) {
			row = sheet_row(table, NULL, label_of(report, item, i));
			row->indent = table->id_width + BELOW;
		}
		put_share(sheet, row, figure->shares[i]);
	}
}

/* Whether any of the area's is told. */
static bool put_title(const struct report *report, struct sheet *sheet,
    const struct report_unit *unit, const struct area *area)
{
	const char *title = sheet_format(sheet, "%s %s", area->id,
	    questionnaire_say(
		report->figures->round->questionnaire, &area->title, report->language));
	struct sheet_table *table = sheet_table(sheet, SHEET_SHARED, NULL, NULL);
	size_t n_shown;

	count(unit, area, &n_shown);
	if (n_shown == 0) {
		sheet_column(table, SHEET_NUMBERS, NULL, hidden_width());
		put_hidden(table, sheet_row(table, NULL, title));
	} else {
		sheet_row(table, NULL, title);
	}
	return n_shown > 0;
}

static void put_rows(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	size_t id_width = report_sheet_id_width(unit);
	const struct item *before = NULL;
	const struct scale *named = NULL; /* whose labels were named last */
	struct sheet_table *table = NULL;
	bool are_shown = false;

	for (size_t i = 0; i < unit->n_rows; i++) {
		const struct item *item = unit->rows[i].item;
		bool first, columns;

		if (item == NULL || item->scale == NULL)
			continue;
		columns = in_columns(item);
		first = before == NULL || before->area != item->area;
		if (first) {
			if (before != NULL)
				sheet_end(sheet);
			sheet_begin(sheet, SHEET_TOGETHER, NULL);
			are_shown = put_title(report, sheet, unit, item->area);
		}
		if (are_shown && columns && named != item->scale) {
			put_labels(report, sheet, item);
			named = item->scale;
		}
		if (first || before->scale != item->scale || in_columns(before) != columns)
			table = NULL;
		if (are_shown && table == NULL)
			table = put_table(
			    sheet, columns ? item->scale->n_labels : 1, columns, id_width);
		if (are_shown)
			put_item(report, sheet, table, &unit->rows[i]);
		before = item;
	}
	if (before != NULL)
		sheet_end(sheet);
}

void report_sheet_shares(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	size_t n_shown;

	if (count(unit, NULL, &n_shown) == 0)
		return;
	sheet_begin(sheet, SHEET_TOGETHER, NULL);
	sheet_words(sheet, SHEET_HEADING_2, _("The percentage who chose each answer"));
	if (n_shown == 0)
		sheet_words(sheet, SHEET_HIDDEN, _("hidden: too few"));
	sheet_end(sheet);
	if (n_shown > 0)
		put_rows(report, sheet, unit);
}
