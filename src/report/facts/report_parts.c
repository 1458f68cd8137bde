/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What stands in the line of a part, column by column. */
#include "report/facts/report_parts.h"

#include <math.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "form/score.h"
#include "report/facts/report_change.h"
#include "report/facts/report_plans.h"

/* A column and what it says of a part. */
struct saying {
	const char *head, *heard;
	void (*say)(const struct saying *saying, const struct report *report, struct sheet *sheet,
	    struct sheet_row *row, const struct report_unit *part);
	const struct figure *like; /* an area, or the total, of any unit */
	size_t status;
};

static void say_hidden(struct sheet_row *row)
{
	sheet_cell(row, _("hidden"))->hidden = true;
}

static void say_answered(const struct saying *saying, const struct report *report,
    struct sheet *sheet, struct sheet_row *row, const struct report_unit *part)
{
	(void)saying;
	(void)report;
	if (part->participation->hidden)
		say_hidden(row);
	else
		sheet_cell(row, sheet_format(sheet, _("%ld of %ld"), part->participation->responses,
				    part->participation->heads));
}

static void say_figure(const struct report *report, struct sheet *sheet, struct sheet_row *row,
    const struct figure *figure)
{
	struct sheet_cell *cell;

	if (figure == NULL) {
		sheet_cell(row, "");
	} else if (figure->hidden) {
		say_hidden(row);
	} else {
		cell =
		    sheet_cell(row, sheet_keep(sheet, range_say(figure->index, 1, report->utf8)));
		cell->shade = figure->index;
		if (!isnan(figure->half))
			cell->asides[0] = sheet_format(sheet, "%s %s", report->utf8 ? "±" : "+-",
			    sheet_keep(sheet, range_say(range_of(figure->half), 1, report->utf8)));
	}
}

static void say_index(const struct saying *saying, const struct report *report, struct sheet *sheet,
    struct sheet_row *row, const struct report_unit *part)
{
	say_figure(report, sheet, row, report_unit_row(part, saying->like));
}

static void say_change(const struct saying *saying, const struct report *report,
    struct sheet *sheet, struct sheet_row *row, const struct report_unit *part)
{
	const struct figure *figure = report_unit_row(part, saying->like);

	if (figure != NULL && figure->hidden)
		say_hidden(row);
	else
		sheet_cell(row, figure == NULL
				    ? ""
				    : sheet_keep(sheet, report_change_say(report,
							    change_of(report->figures, figure))));
}

/* A team that is not shown has no plan that is. */
static bool is_plan_hidden(const struct report *report, const struct report_unit *part)
{
	return part->hidden && !report_plan_is_whole(report, part->unit);
}

static void say_plan(const struct saying *saying, const struct report *report, struct sheet *sheet,
    struct sheet_row *row, const struct report_unit *part)
{
	const struct report_plan *plan = report_plan(report, part->unit);

	(void)saying;
	(void)sheet;
	if (is_plan_hidden(report, part))
		say_hidden(row);
	else
		sheet_cell(row, report_plan_is(plan) ? plan->day : _("no plan"));
}

static void say_status(const struct saying *saying, const struct report *report,
    struct sheet *sheet, struct sheet_row *row, const struct report_unit *part)
{
	const struct report_plan *plan = report_plan(report, part->unit);
	size_t counts[PLAN_STATUSES];

	if (is_plan_hidden(report, part)) {
		say_hidden(row);
	} else if (!report_plan_is(plan)) {
		sheet_cell(row, "");
	} else {
		report_plan_count(plan, counts);
		sheet_cell(row, sheet_format(sheet, "%zu", counts[saying->status]));
	}
}

static void say_temperature(const struct saying *saying, const struct report *report,
    struct sheet *sheet, struct sheet_row *row, const struct report_unit *part)
{
	(void)saying;
	say_figure(report, sheet, row, report_plan_pulse(report, part->unit));
}

/* By enum plan_status. */
static const char *const status_heads[PLAN_STATUSES] = {
	[PLAN_PLANNED] = N_("Planned"),
	[PLAN_UNDER_WAY] = N_("Under way"),
	[PLAN_DONE] = N_("Done"),
	[PLAN_DROPPED] = N_("Dropped"),
};

bool report_parts_is_in_line(const struct figure *figure)
{
	return figure->kind == FIGURE_TOTAL ||
	       (figure->kind == FIGURE_AREA &&
		   (score_has_index(figure->area) || figure->area->purpose == AREA_CONDITIONS ||
		       figure->area->purpose == AREA_PULSE));
}

/* A unit has a row for whatever any of its parts is asked. */
static size_t figure_sayings(
    const struct report *report, const struct report_dialogue *dialogue, struct saying *sayings)
{
	const struct questionnaire *questionnaire = report->figures->round->questionnaire;
	size_t n = 0;

	sayings[n++] = (struct saying){ .head = _("Answered"), .say = say_answered };
	for (size_t i = 0; i < dialogue->unit->n_rows; i++) {
		const struct figure *row = &dialogue->unit->rows[i];
		struct saying saying = { .say = say_index, .like = row, .head = _("Total") };

		if (!report_parts_is_in_line(row))
			continue;
		if (row->area != NULL) {
			saying.head = row->area->id;
			saying.heard =
			    questionnaire_say(questionnaire, &row->area->title, report->language);
		}
		sayings[n++] = saying;
		if (row->area == NULL && report->figures->comparison != NULL)
			sayings[n++] =
			    (struct saying){ .head = _("Change"), .say = say_change, .like = row };
	}
	return n;
}

static bool any_plan(const struct report *report, const struct report_unit *const *units, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_plan_hidden(report, units[i]) &&
		    report_plan_is(report_plan(report, units[i]->unit)))
			return true;
	return false;
}

static bool any_measured(
    const struct report *report, const struct report_unit *const *units, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct figures *pulse = report_plan(report, units[i]->unit)->pulse;

		if (pulse != NULL && pulse != report->figures)
			return true;
	}
	return false;
}

static size_t plan_sayings(const struct report *report, const struct report_unit *const *units,
    size_t n_units, struct saying *sayings)
{
	size_t n = 0;

	if (report->plans == NULL ||
	    !(any_plan(report, units, n_units) || any_measured(report, units, n_units)))
		return 0;
	sayings[n++] = (struct saying){ .head = _("Plan of"), .say = say_plan };
	for (size_t s = 0; s < PLAN_STATUSES; s++)
		sayings[n++] = (struct saying){
			.head = gettext(status_heads[s]), .say = say_status, .status = s
		};
	if (any_measured(report, units, n_units))
		sayings[n++] = (struct saying){ .head = _("Temperature"), .say = say_temperature };
	return n;
}

static bool has_page(const struct report_dialogue *dialogue, int unit)
{
	for (size_t i = 0; i < dialogue->n_units; i++)
		if (dialogue->units[i].unit == unit)
			return true;
	return false;
}

/* Is it directly in the unit that is talked over? A school is in all together where it has no
 * district, or one that has no page as it is no more than the school. */
static bool is_part(const struct report *report, const struct report_dialogue *dialogue,
    const struct report_unit *part)
{
	const struct unit *unit;

	if (part->unit == FIGURES_ALL || part->unit == dialogue->unit->unit)
		return false;
	unit = &report->figures->round->organisation->units[part->unit];
	if (unit->level == UNIT_DISTRICT)
		return false;
	if (dialogue->unit->unit != FIGURES_ALL)
		return unit->parent == dialogue->unit->unit;
	return unit->level == UNIT_SCHOOL &&
	       (unit->parent == ORGANISATION_NO_UNIT || !has_page(dialogue, unit->parent));
}

/* The parts in the organisation's order; returns how many. */
static size_t find_parts(const struct report *report, const struct report_dialogue *dialogue,
    const struct report_unit **parts)
{
	size_t n = 0;

	for (size_t i = 0; i < dialogue->n_units; i++)
		if (is_part(report, dialogue, &dialogue->units[i]))
			parts[n++] = &dialogue->units[i];
	return n;
}

static void put(const struct report *report, struct sheet *sheet, struct sheet_table *table,
    const struct saying *sayings, size_t n_sayings, const struct report_unit *part)
{
	const struct unit *units = report->figures->round->organisation->units;
	struct sheet_row *row = sheet_row(table, NULL, units[part->unit].name);

	for (size_t i = 0; i < n_sayings; i++)
		sayings[i].say(&sayings[i], report, sheet, row, part);
}

void report_parts(const struct report *report, struct sheet *sheet,
    const struct report_dialogue *dialogue, enum report_parts_of table)
{
	const struct unit *all = report->figures->round->organisation->units;
	const struct report_unit **parts = memory_new(dialogue->n_units + 1, sizeof *parts);
	struct saying *sayings =
	    memory_new(dialogue->unit->n_rows + PLAN_STATUSES + 3, sizeof *sayings);
	size_t n = find_parts(report, dialogue, parts), n_sayings = 0;
	bool teams = n > 0 && all[parts[0]->unit].level == UNIT_TEAM;
	struct sheet_table *put_in;

	if (n > 0 && table == REPORT_PARTS_PLANS)
		n_sayings = plan_sayings(report, parts, n, sayings);
	else if (n > 0 && !teams) /* the figures of teams stand in the detail */
		n_sayings = figure_sayings(report, dialogue, sayings);
	if (n_sayings > 0) {
		put_in = sheet_table(sheet, SHEET_MAP,
		    table == REPORT_PARTS_FIGURES
			? _("How many have answered, and the index of each area.")
			: _("The plans, and how far their actions have come."),
		    teams ? _("Team") : _("School"));
		for (size_t i = 0; i < n_sayings; i++)
			sheet_column(put_in, SHEET_NUMBERS, sayings[i].head, 0)->heard =
			    sayings[i].heard;
		for (size_t i = 0; i < n; i++)
			put(report, sheet, put_in, sayings, n_sayings, parts[i]);
	}
	free(sayings);
	free(parts);
}
