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
	COLUMN_BECAME,
};

static const char *const own_names[] = { "closed", "round_kind", "why", "hindsight", "action_unit",
	"action", "title", "became" };

const char *report_trend_name(size_t column)
{
	return column < REPORT_TABLE_OWN ? report_table_names[column]
					 : own_names[column - REPORT_TABLE_OWN];
}

/* What a unit of the round is in the report's. */
struct now {
	bool covered;       /* in what the report is about */
	struct text became; /* the ids with a plus between, where it is not just the same one */
};

static void find_now(
    const struct report *report, const struct report_trend_round *round, int unit, struct now *now)
{
	const struct organisation *organisation = report->figures->round->organisation;
	bool same = false;

	text_free(&now->became);
	now->covered = report->unit == FIGURES_ALL;
	for (size_t i = 0; unit != FIGURES_ALL && i < organisation->n_units; i++) {
		const struct descent_unit *of = round->kin->units[i].of;

		for (size_t k = 0; k < of->n; k++) {
			if (of->units[k] != unit)
				continue;
			now->covered = now->covered || report_unit_covers(report, (int)i);
			same = now->became.length == 0 && !of->moved;
			text_addf(&now->became, "%s%s", now->became.length > 0 ? "+" : "",
			    organisation->units[i].id);
		}
	}
	if (same)
		text_free(&now->became);
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
    const struct figure *figure, const struct now *now, struct report_cell *row)
{
	const struct report its = { .figures = round->figures };
	struct report_cell table[REPORT_TABLE_COLUMNS];
	const struct round_action *action = NULL;
	int of = FIGURES_ALL;

	report_table_row(&its, figure, table);
	memcpy(row, table, REPORT_TABLE_OWN * sizeof *row);
	row[COLUMN_HINDSIGHT] =
	    report_table_range(report_trend_hindsight(report->trend, round, figure), 1);
	if (now->became.length > 0)
		row[COLUMN_BECAME] = report_table_text(now->became.bytes);
	if (figure->item != NULL)
		action = round_action(round->round, figure->unit, figure->item, &of);
	if (action == NULL)
		return;
	row[COLUMN_ACTION_UNIT] = report_table_text(round->round->organisation->units[of].id);
	row[COLUMN_ACTION] = (struct report_cell){ .kind = REPORT_CELL_COUNT, .count = action->id };
	row[COLUMN_TITLE] = report_table_text(action->title);
}

static void each_row(const struct report *report, const struct report_trend_round *round,
    void (*each)(void *context, const struct report_cell row[REPORT_TREND_COLUMNS]), void *context)
{
	struct now now = { false, { 0 } };

	for (size_t r = 0; r < round->figures->n_rows; r++) {
		const struct figure *figure = &round->figures->rows[r];
		struct report_cell row[REPORT_TREND_COLUMNS] = { 0 };

		if (r == 0 || figure->unit != figure[-1].unit)
			find_now(report, round, figure->unit, &now);
		if (!now.covered || !report_trend_has(round, figure))
			continue;
		fill(report, round, figure, &now, row);
		name_round(round, row);
		each(context, row);
	}
	text_free(&now.became);
}

void report_trend_each(const struct report *report,
    void (*each)(void *context, const struct report_cell row[REPORT_TREND_COLUMNS]), void *context)
{
	for (size_t i = 0; i < report->trend->n; i++) {
		const struct report_trend_round *round = &report->trend->rounds[i];
		struct report_cell row[REPORT_TREND_COLUMNS] = { 0 };

		if (round->figures != NULL) {
			each_row(report, round, each, context);
			continue;
		}
		name_round(round, row);
		each(context, row);
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
