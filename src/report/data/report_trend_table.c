/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The trend for programs: the columns of a report without a comparison, and its own behind them. */
#include "report/data/report_trend_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/format/csv.h"
#include "document/round/round_actions.h"
#include "report/data/report_csv.h"
#include "report/data/report_data.h"
#include "report/data/report_json.h"

enum column {
	COLUMN_CLOSED = REPORT_TABLE_OWN,
	COLUMN_ROUND_KIND,
	COLUMN_WHY,
	COLUMN_HINDSIGHT,
	COLUMN_ACTION_UNIT,
	COLUMN_ACTION,
	COLUMN_TITLE,
};

static const char *const own_names[] = { "closed", "round_kind", "why", "hindsight", "action_unit",
	"action", "title" };

const char *report_trend_name(size_t column)
{
	return column < REPORT_TABLE_OWN ? report_table_names[column]
					 : own_names[column - REPORT_TABLE_OWN];
}

/* The row's unit as it is in the report's round; false where it is not about that unit. */
static bool is_covered(const struct report *report, const struct report_trend_round *round,
    const struct figure *figure)
{
	const char *id;
	int unit;

	if (report->unit == FIGURES_ALL)
		return true;
	if (figure->unit == FIGURES_ALL)
		return false;
	id = round->round->organisation->units[figure->unit].id;
	unit = organisation_find(report->figures->round->organisation, id);
	return unit != ORGANISATION_NO_UNIT && report_unit_covers(report, unit);
}

static void name_round(const struct report_trend_round *round, struct report_cell *row)
{
	row[0] = report_table_text(round->round->id);
	row[COLUMN_CLOSED] = report_table_text(round->round->closed);
	row[COLUMN_ROUND_KIND] =
	    report_table_text(round->round->kind == ROUND_PULSE ? "pulse" : "assessment");
	if (round->figures == NULL)
		row[COLUMN_WHY] = report_table_text(round->why);
}

static void fill(const struct report *report, const struct report_trend_round *round,
    const struct figure *figure, struct report_cell *row)
{
	const struct report its = { .figures = round->figures };
	const char *unit = report_unit_id(&its, figure->unit);
	struct report_cell table[REPORT_TABLE_COLUMNS];
	const struct round_action *action = NULL;
	int of = FIGURES_ALL;

	report_table_row(&its, figure, table);
	memcpy(row, table, REPORT_TABLE_OWN * sizeof *row);
	row[COLUMN_HINDSIGHT] =
	    report_table_range(report_trend_hindsight(report->trend, round, unit, figure), 1);
	if (figure->item != NULL)
		action = round_action(round->round, figure->unit, figure->item, &of);
	if (action == NULL)
		return;
	row[COLUMN_ACTION_UNIT] = report_table_text(round->round->organisation->units[of].id);
	row[COLUMN_ACTION] = (struct report_cell){ .kind = REPORT_CELL_COUNT, .count = action->id };
	row[COLUMN_TITLE] = report_table_text(action->title);
}

void report_trend_each(const struct report *report,
    void (*each)(void *context, const struct report_cell row[REPORT_TREND_COLUMNS]), void *context)
{
	for (size_t i = 0; i < report->trend->n; i++) {
		const struct report_trend_round *round = &report->trend->rounds[i];
		size_t n = round->figures != NULL ? round->figures->n_rows : 1;

		for (size_t r = 0; r < n; r++) {
			struct report_cell row[REPORT_TREND_COLUMNS] = { 0 };

			if (round->figures != NULL) {
				const struct figure *figure = &round->figures->rows[r];

				if (!report_trend_has(round, figure) ||
				    !is_covered(report, round, figure))
					continue;
				fill(report, round, figure, row);
			}
			name_round(round, row);
			each(context, row);
		}
	}
}

static void csv_row(void *context, const struct report_cell row[REPORT_TREND_COLUMNS])
{
	struct text *out = context;

	for (size_t i = 0; i < REPORT_TREND_COLUMNS; i++)
		report_csv_cell(out, &row[i]);
	csv_end_row(out);
}

enum error report_csv_trend(const struct report *report, struct text *out)
{
	for (size_t i = 0; i < REPORT_TREND_COLUMNS; i++)
		csv_add_plain(out, report_trend_name(i));
	csv_end_row(out);
	report_trend_each(report, csv_row, out);
	return ERROR_NONE;
}

static void json_row(void *context, const struct report_cell row[REPORT_TREND_COLUMNS])
{
	struct text *out = context;

	text_add(out, out->bytes[out->length - 1] == '[' ? "\n" : ",\n");
	for (size_t i = 0; i < REPORT_TREND_COLUMNS; i++) {
		text_addf(out, "%s\"%s\":", i == 0 ? "{" : ",", report_trend_name(i));
		report_json_cell(out, &row[i]);
	}
	report_json_bounds(out, row, REPORT_TREND_COLUMNS, report_trend_name);
	text_add(out, "}");
}

enum error report_json_trend(const struct report *report, struct text *out)
{
	text_add(out, "{\"round\":");
	report_json_string(out, report->figures->round->id);
	text_add(out, ",\"trend\":[");
	report_trend_each(report, json_row, out);
	text_add(out, "]}\n");
	return ERROR_NONE;
}
