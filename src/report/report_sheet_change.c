/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Drawn is what is said in numbers beside it. */
#include <math.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "report/facts/report_change.h"
#include "report/report_sheet.h"

enum { BELOW = 2 };

/* Ends and, in their middle, the number that is said; none where no number is. */
static struct range drawn(const struct change *change)
{
	if (change->kind == CHANGE_NONE)
		return range_none;
	return isnan(change->half) ? change->mean : range_around(change->mean, change->half);
}

double report_sheet_change_reach(const struct report *report, const struct report_unit *unit)
{
	static const double reaches[] = { 10, 25, 50, 100 };
	double most = 0;
	size_t i = 0;

	for (size_t row = 0; row < unit->n_rows && report->figures->comparison != NULL; row++) {
		struct range range = drawn(change_of(report->figures, &unit->rows[row]));

		if (unit->rows[row].kind != FIGURE_ITEM && !range_is_none(range))
			most = fmax(most, fmax(fabs(range.low), fabs(range.high)));
	}
	while (i + 1 < COUNT(reaches) && reaches[i] < most)
		i++;
	return most > 0 ? reaches[i] : 0;
}

struct range report_sheet_change_earlier(const struct report *report, const struct figure *figure)
{
	const struct change *change = change_of(report->figures, figure);

	if (change == NULL || change->earlier == NULL || change->earlier->hidden || figure->hidden)
		return range_none;
	return change->earlier->index;
}

static void put_cells(const struct report *report, struct sheet *sheet, struct sheet_row *row,
    const struct change *change, double reach)
{
	const char **aside = row->cells[0].asides;
	struct range range = drawn(change);
	struct sheet_cell *cell;

	if (change->earlier != NULL && !change->earlier->hidden)
		*aside++ = sheet_format(sheet, "%s %s", _("then"),
		    sheet_keep(sheet, report_unit_index(report, change->earlier)));
	if (!range_is_none(change->hindsight))
		*aside = sheet_format(sheet, "%s %s", _("then, seen from now"),
		    sheet_keep(sheet, range_say(change->hindsight, 1, true)));
	cell = sheet_cell(row, sheet_keep(sheet, report_change_say(report, change)));
	if (!range_is_none(range) && reach > 0)
		cell->drawing = (struct sheet_drawing){
			.kind = SHEET_CHANGE,
			.range = range,
			.whole = reach,
			.hollow = change->kind == CHANGE_UNPAIRED,
		};
}

static struct sheet_row *below(struct sheet_table *table, const char *label)
{
	struct sheet_row *row = sheet_row(table, NULL, label);

	row->indent = BELOW;
	return row;
}

static struct sheet_row *put_below(const struct report *report, struct sheet *sheet,
    struct sheet_table *table, const char *label, const struct figure *figure)
{
	struct sheet_row *row = below(table, label);

	row->drawing = sheet_bar(figure->index, 100);
	sheet_cell(row, sheet_keep(sheet, report_unit_index(report, figure)));
	return row;
}

/* The change, what it is a change from, and how people see that now. */
static void put_rows(const struct report *report, struct sheet *sheet, struct sheet_table *table,
    const struct change *change)
{
	const char *said = sheet_keep(sheet, report_change_say(report, change));
	struct sheet_row *row;

	if (said[0] != '\0')
		sheet_cell(below(table, _("change")), said)->span = sheet_cells(table);
	if (change->earlier != NULL && !change->earlier->hidden) {
		row = put_below(report, sheet, table, _("then"), change->earlier);
		sheet_cell(row, NULL);
		report_sheet_n(report, sheet, row, change->earlier);
	}
	if (!range_is_none(change->hindsight)) {
		const struct figure seen = { .index = change->hindsight, .half = NAN };

		put_below(report, sheet, table, _("then, seen from now"), &seen);
	}
}

void report_sheet_change(const struct report *report, struct sheet *sheet,
    struct sheet_table *table, const struct figure *figure, double reach)
{
	const struct change *change = change_of(report->figures, figure);

	if (sheet->wide)
		put_cells(report, sheet, &table->rows[table->n_rows - 1], change, reach);
	else
		put_rows(report, sheet, table, change);
}
