/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of figures for programs: an object for each row, null where there is nothing. It is
 * written row by row, so that a large organisation's is not held as a tree besides, and numbers
 * keep the decimals that they have in the other formats. */
#include "report/data/report_data.h"
#include "report/data/report_json.h"
#include "report/facts/report_action.h"

static const char *name_of(size_t column)
{
	return report_table_names[column];
}

static void add_shares(struct text *out, const struct figure *figure)
{
	if (figure->shares == NULL)
		return;
	text_add(out, ",\"shares\":");
	for (size_t i = 0; i < figure->item->scale->n_labels; i++) {
		text_add(out, i == 0 ? "[" : ",");
		report_json_range(out, figure->shares[i], 0);
	}
	text_add(out, "]");
}

/* What the row's slot asks about. */
static void add_action(struct text *out, const struct report *report, const struct figure *figure)
{
	const struct round_action *action = report_action(report, figure);

	if (action == NULL)
		return;
	text_addf(out, ",\"action\":%ld,\"title\":", action->id);
	report_json_string(out, action->title);
}

static void add_row(struct text *out, const struct report *report, const struct figure *figure)
{
	struct report_cell row[REPORT_TABLE_COLUMNS];

	report_table_row(report, figure, row);
	for (size_t i = 0; i < report_table_columns(report); i++) {
		text_addf(out, "%s\"%s\":", i == 0 ? "{" : ",", report_table_names[i]);
		report_json_cell(out, &row[i]);
	}
	report_json_bounds(out, row, REPORT_TABLE_COLUMNS, name_of);
	add_shares(out, figure);
	add_action(out, report, figure);
	text_add(out, "}");
}

static void add_comments(
    struct text *out, const struct report *report, const struct comments *comments)
{
	const struct organisation *organisation = report->figures->round->organisation;

	text_add(out, "{\"unit\":");
	report_json_string(
	    out, comments->unit == FIGURES_ALL ? "all" : organisation->units[comments->unit].id);
	text_add(out, ",\"id\":");
	report_json_string(out, comments->item->id);
	text_addf(out, ",\"hidden\":%s,\"erased\":%s,\"texts\":[",
	    comments->hidden ? "true" : "false", comments->erased ? "true" : "false");
	for (size_t i = 0; i < comments->n_texts; i++) {
		text_add(out, i == 0 ? "\n" : ",\n");
		report_json_string(out, comments->texts[i]);
	}
	text_addf(out, "],\"left_out\":%zu}", comments->n_left_out);
}

/* What is joined in the unit, where anything is. */
static void add_joined(struct text *out, const struct unit *unit)
{
	for (size_t i = 0; i < unit->n_joined; i++) {
		text_add(out, i == 0 ? ",\"joined\":[" : ",");
		report_json_string(out, unit->joined[i]);
	}
	if (unit->n_joined > 0)
		text_add(out, "]");
}

static void add_participation(
    struct text *out, const struct report *report, const struct participation *participation)
{
	const struct organisation *organisation = report->figures->round->organisation;

	text_add(out, "{\"unit\":");
	report_json_string(out, participation->unit == FIGURES_ALL
				    ? "all"
				    : organisation->units[participation->unit].id);
	text_addf(out, ",\"hidden\":%s,\"beyond\":%s,\"responses\":%ld,\"heads\":%ld",
	    participation->hidden ? "true" : "false", participation->beyond ? "true" : "false",
	    participation->responses, participation->heads);
	if (participation->unit != FIGURES_ALL)
		add_joined(out, &organisation->units[participation->unit]);
	text_add(out, "}");
}

static void add_publication(struct text *out, const struct report *report)
{
	if (report->publication.number == 0)
		return;
	text_addf(out, ",\"publication\":{\"number\":%zu,\"day\":", report->publication.number);
	report_json_string(out, report->publication.day);
	text_add(out, ",\"closed\":");
	report_json_string(out, report->figures->round->closed);
	text_add(out, "}");
}

static void add_rows(struct text *out, const struct report *report)
{
	const struct figures *figures = report->figures;
	const char *before = "\n";

	text_add(out, ",\"participation\":[");
	for (size_t i = 0; i < figures->n_participation; i++) {
		if (!report_unit_covers(report, figures->participation[i].unit))
			continue;
		text_add(out, before);
		add_participation(out, report, &figures->participation[i]);
		before = ",\n";
	}
	text_add(out, "],\"rows\":[");
	before = "\n";
	for (size_t i = 0; i < figures->n_rows; i++) {
		if (!report_unit_covers(report, figures->rows[i].unit))
			continue;
		text_add(out, before);
		add_row(out, report, &figures->rows[i]);
		before = ",\n";
	}
	text_add(out, "]");
}

enum error report_json(const struct report *report, struct text *out)
{
	const char *before = "\n";

	text_add(out, "{\"round\":");
	report_json_string(out, report->figures->round->id);
	add_publication(out, report);
	add_rows(out, report);
	text_add(out, ",\"comments\":[");
	for (size_t i = 0; i < report->figures->n_comments; i++) {
		if (!report_unit_covers(report, report->figures->comments[i].unit))
			continue;
		text_add(out, before);
		add_comments(out, report, &report->figures->comments[i]);
		before = ",\n";
	}
	text_add(out, "]");
	report_json_plans(report, out);
	text_add(out, "}\n");
	return ERROR_NONE;
}
