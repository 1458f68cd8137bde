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
	struct report_parts_cell (*say)(const struct report *report, const struct report_unit *part,
	    const struct saying *saying);
	const struct figure *like; /* an area, or the total, of any unit */
	size_t status;
};

static struct report_parts_cell cell(char *said)
{
	return (struct report_parts_cell){ .said = said, .index = range_none };
}

static struct report_parts_cell hidden_cell(void)
{
	return (struct report_parts_cell){
		.said = memory_copy(_("hidden")), .hidden = true, .index = range_none
	};
}

static struct report_parts_cell say_answered(
    const struct report *report, const struct report_unit *part, const struct saying *saying)
{
	(void)report;
	(void)saying;
	if (part->participation->hidden)
		return hidden_cell();
	return cell(text_format(
	    _("%ld of %ld"), part->participation->responses, part->participation->heads));
}

/* The part's row of that area, or its total; NULL where it is not asked that. */
static const struct figure *row_like(const struct report_unit *part, const struct figure *like)
{
	for (size_t i = 0; i < part->n_rows; i++)
		if (part->rows[i].kind == like->kind && part->rows[i].area == like->area)
			return &part->rows[i];
	return NULL;
}

static struct report_parts_cell index_cell(const struct report *report, const struct figure *figure)
{
	struct report_parts_cell said;
	char *half;

	if (!figure)
		return cell(memory_copy(""));
	if (figure->hidden)
		return hidden_cell();
	said = cell(range_say(figure->index, 1, report->utf8));
	said.index = figure->index;
	if (!isnan(figure->half)) {
		half = range_say(range_of(figure->half), 1, report->utf8);
		said.aside = text_format("%s %s", report->utf8 ? "±" : "+-", half);
		free(half);
	}
	return said;
}

static struct report_parts_cell say_index(
    const struct report *report, const struct report_unit *part, const struct saying *saying)
{
	return index_cell(report, row_like(part, saying->like));
}

static struct report_parts_cell say_change(
    const struct report *report, const struct report_unit *part, const struct saying *saying)
{
	const struct figure *row = row_like(part, saying->like);

	if (!row)
		return cell(memory_copy(""));
	if (row->hidden)
		return hidden_cell();
	return cell(report_change_say(report, change_of(report->figures, row)));
}

/* A team that is not shown has no plan that is. */
static bool is_plan_hidden(const struct report *report, const struct report_unit *part)
{
	return part->hidden && !report_plan_is_whole(report, part->unit);
}

static struct report_parts_cell say_plan(
    const struct report *report, const struct report_unit *part, const struct saying *saying)
{
	const struct report_plan *plan = report_plan(report, part->unit);

	(void)saying;
	if (is_plan_hidden(report, part))
		return hidden_cell();
	return cell(memory_copy(report_plan_is(plan) ? plan->day : _("no plan")));
}

static struct report_parts_cell say_status(
    const struct report *report, const struct report_unit *part, const struct saying *saying)
{
	const struct report_plan *plan = report_plan(report, part->unit);
	size_t counts[PLAN_STATUSES];

	if (is_plan_hidden(report, part))
		return hidden_cell();
	if (!report_plan_is(plan))
		return cell(memory_copy(""));
	report_plan_count(plan, counts);
	return cell(text_format("%zu", counts[saying->status]));
}

static struct report_parts_cell say_temperature(
    const struct report *report, const struct report_unit *part, const struct saying *saying)
{
	(void)saying;
	return index_cell(report, report_plan_pulse(report, part->unit));
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
		if (row->area) {
			saying.head = row->area->id;
			saying.heard =
			    questionnaire_say(questionnaire, &row->area->title, report->language);
		}
		sayings[n++] = saying;
		if (!row->area && report->figures->comparison)
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

		if (pulse && pulse != report->figures)
			return true;
	}
	return false;
}

static size_t plan_sayings(const struct report *report, const struct report_unit *const *units,
    size_t n_units, struct saying *sayings)
{
	size_t n = 0;

	if (!report->plans ||
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

static void take_column(const struct report *report, const struct saying *saying,
    const struct report_unit *const *units, struct report_parts *parts)
{
	struct report_parts_column *column = &parts->columns[parts->n_columns++];

	*column = (struct report_parts_column){ .head = saying->head, .heard = saying->heard };
	column->cells = memory_new(parts->n + 1, sizeof(*column->cells));
	for (size_t i = 0; i < parts->n; i++)
		column->cells[i] = saying->say(report, units[i], saying);
}

void report_parts_find(const struct report *report, const struct report_dialogue *dialogue,
    enum report_parts_of table, struct report_parts *parts)
{
	const struct organisation *organisation = report->figures->round->organisation;
	const struct report_unit **units = memory_new(dialogue->n_units + 1, sizeof(*units));
	struct saying *sayings =
	    memory_new(dialogue->unit->n_rows + PLAN_STATUSES + 3, sizeof(*sayings));
	size_t n = 0, n_sayings;
	bool teams;

	*parts = (struct report_parts){ .n = 0 };
	for (size_t i = 0; i < dialogue->n_units; i++)
		if (is_part(report, dialogue, &dialogue->units[i]))
			units[n++] = &dialogue->units[i];
	teams = n > 0 && organisation->units[units[0]->unit].level == UNIT_TEAM;
	/* The figures of teams stand in the detail. */
	n_sayings = table == REPORT_PARTS_PLANS ? plan_sayings(report, units, n, sayings)
		    : teams                     ? 0
						: figure_sayings(report, dialogue, sayings);
	if (n_sayings > 0)
		parts->n = n;
	parts->whose = teams ? _("Team") : _("School");
	parts->caption = table == REPORT_PARTS_FIGURES
			     ? _("How many have answered, and the index of each area.")
			     : _("The plans, and how far their actions have come.");
	parts->names = memory_new(n + 1, sizeof(*parts->names));
	parts->columns = memory_new(n_sayings + 1, sizeof(*parts->columns));
	for (size_t i = 0; i < parts->n; i++)
		parts->names[i] = memory_copy(organisation->units[units[i]->unit].name);
	for (size_t i = 0; i < n_sayings; i++)
		take_column(report, &sayings[i], units, parts);
	free(sayings);
	free(units);
}

void report_parts_free(struct report_parts *parts)
{
	for (size_t i = 0; i < parts->n; i++)
		free(parts->names[i]);
	for (size_t i = 0; i < parts->n_columns; i++) {
		for (size_t j = 0; j < parts->n; j++) {
			free(parts->columns[i].cells[j].said);
			free(parts->columns[i].cells[j].aside);
		}
		free(parts->columns[i].cells);
	}
	free(parts->names);
	free(parts->columns);
}
