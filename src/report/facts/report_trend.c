/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Areas and actions are the same where their ids are; units, where they come from each other. */
#include "report/facts/report_trend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "document/round/organisation_joined.h"
#include "document/round/round_actions.h"
#include "figures/change/change.h"

/* What a line is about: a row of the first round that has it. */
struct line {
	const struct report_trend_round *round;
	const struct figure *row;
	bool hindsight; /* the line below, of how it is seen a round later */
};

const char *report_trend_heading(void)
{
	return _("All rounds side by side");
}

char *report_trend_say_round(const struct report_trend_round *round)
{
	const char *id = round->round->id, *title = round->round->title;

	if (round->figures == NULL)
		return text_format(_("%s: %s. No figures: %s."), id, title, round->why);
	return text_format(_("%s: %s, closed on %s."), id, title, round->round->closed);
}

/* The action that the row is about, of its own unit; NULL for none. */
static const struct round_action *action_of(
    const struct report_trend_round *round, const struct figure *figure, int *of)
{
	if (figure->item == NULL || figure->unit == FIGURES_ALL)
		return NULL;
	return round_action(round->round, figure->unit, figure->item, of);
}

bool report_trend_has(const struct report_trend_round *round, const struct figure *figure)
{
	return report_parts_is_in_line(figure) || action_of(round, figure, NULL) != NULL;
}

static bool is_same_action(
    const struct line *line, const struct report_trend_round *round, const struct figure *figure)
{
	int of = FIGURES_ALL, other = FIGURES_ALL;
	const struct round_action *action = action_of(round, figure, &of);
	const struct round_action *its = action_of(line->round, line->row, &other);

	return action != NULL && its != NULL && action->id == its->id &&
	       strcmp(round->round->follows, line->round->round->follows) == 0 &&
	       strcmp(round->round->organisation->units[of].id,
		   line->round->round->organisation->units[other].id) == 0;
}

static bool is_about(
    const struct line *line, const struct report_trend_round *round, const struct figure *figure)
{
	if (line->row->kind != figure->kind)
		return false;
	if (figure->kind == FIGURE_ITEM)
		return is_same_action(line, round, figure);
	return figure->kind == FIGURE_TOTAL || strcmp(line->row->area->id, figure->area->id) == 0;
}

/* The round's rows for a unit of the report's round. */
static struct report_unit rows_of(
    const struct report *report, const struct report_trend_round *round, int unit)
{
	size_t place =
	    unit == FIGURES_ALL ? report->figures->round->organisation->n_units : (size_t)unit;
	struct report_unit rows = { .unit = unit };

	if (round->kin == NULL)
		return rows;
	rows.rows = round->kin->units[place].rows;
	rows.n_rows = round->kin->units[place].n_rows;
	return rows;
}

/* What the later round's unit at this place says of the area of this id. */
static struct range seen_in(const struct figures *later, size_t place, const char *area)
{
	struct report_unit unit = report_unit_rows_of(
	    later, place == later->round->organisation->n_units ? FIGURES_ALL : (int)place);

	for (size_t r = 0; r < unit.n_rows; r++)
		if (unit.rows[r].area != NULL && strcmp(unit.rows[r].area->id, area) == 0)
			return change_of(later, &unit.rows[r])->hindsight;
	return range_none;
}

/* Which place of the later round came from this row's unit, or units, alone; false where none, or
 * more than one. */
static bool find_later(const struct figures *later, const struct figure *figure, size_t *place)
{
	const struct figures_kin *kin = later->earlier;
	size_t found = 0;

	*place = kin->descent->n;
	if (figure->unit == FIGURES_ALL)
		return true;
	for (size_t i = 0; i < kin->descent->n; i++) {
		const struct figures_kin_unit *of = &kin->units[i];

		if (of->of->n == 1 && of->of->units[0] == figure->unit) {
			*place = i;
			found++;
		}
	}
	return found == 1;
}

struct range report_trend_hindsight(const struct report_trend *trend,
    const struct report_trend_round *round, const struct figure *figure)
{
	size_t place;

	for (size_t i = 0; i < trend->n && figure->kind == FIGURE_AREA; i++) {
		const struct figures *later = trend->rounds[i].figures;

		if (later != NULL && later->comparison != NULL &&
		    strcmp(later->comparison->round->id, round->round->id) == 0 &&
		    find_later(later, figure, &place))
			return seen_in(later, place, figure->area->id);
	}
	return range_none;
}

static bool is_any_shown(const struct report_unit *unit)
{
	for (size_t i = 0; i < unit->n_rows; i++)
		if (!unit->rows[i].hidden)
			return true;
	return false;
}

char *report_trend_from(
    const struct report *report, const struct report_trend_round *round, int unit)
{
	struct report_unit rows = rows_of(report, round, unit);
	char **names, *list, *said;
	size_t n;

	if (!is_any_shown(&rows))
		return NULL;
	n = figures_kin_names(round->kin, report->figures->round->organisation, unit, &names);
	if (n == 0)
		return NULL;
	list = organisation_joined_list(names, n);
	said = text_format(n == 1 ? _("Under %s stand the figures of %s.")
				  : _("Under %s stand the figures of %s together: each weighs as "
				      "much as it has answers."),
	    round->round->id, list);
	free(list);
	for (size_t i = 0; i < n; i++)
		free(names[i]);
	free(names);
	return said;
}

/* In which part of the table a row stands: areas, the total, the temperature, actions. */
static int part_of(const struct figure *figure)
{
	if (figure->kind == FIGURE_AREA)
		return figure->area->purpose == AREA_PULSE ? 2 : 0;
	return figure->kind == FIGURE_TOTAL ? 1 : 3;
}

struct lines {
	struct line *all;
	size_t n;
};

static void add_line(
    struct lines *lines, const struct report_trend_round *round, const struct figure *row)
{
	for (size_t i = 0; i < lines->n; i++)
		if (is_about(&lines->all[i], round, row))
			return;
	lines->all = memory_grow(lines->all, lines->n + 2, sizeof *lines->all);
	lines->all[lines->n++] = (struct line){ round, row, false };
}

/* The round's row of the area that the line is about; NULL for none. */
static const struct figure *row_in(const struct report *report, const struct line *line,
    const struct report_trend_round *round, int unit)
{
	struct report_unit rows = rows_of(report, round, unit);

	for (size_t i = 0; i < rows.n_rows; i++)
		if (report_trend_has(round, &rows.rows[i]) && is_about(line, round, &rows.rows[i]))
			return &rows.rows[i];
	return NULL;
}

/* Figures of several units together are no row of the round. */
static struct range hindsight_in(const struct report *report, const struct line *line,
    const struct report_trend_round *round, int unit)
{
	const struct figure *row = row_in(report, line, round, unit);
	bool joined =
	    unit != FIGURES_ALL && round->kin != NULL && round->kin->units[unit].joined != NULL;

	return row == NULL || joined ? range_none
				     : report_trend_hindsight(report->trend, round, row);
}

/* Is it asked in some round how the area is seen later? */
static bool has_hindsight(const struct report *report, const struct line *line, int unit)
{
	for (size_t i = 0; i < report->trend->n; i++)
		if (!range_is_none(hindsight_in(report, line, &report->trend->rounds[i], unit)))
			return true;
	return false;
}

static struct lines find_lines(const struct report *report, int unit)
{
	const struct report_trend *trend = report->trend;
	struct lines lines = { NULL, 0 };

	for (int part = 0; part <= 3; part++)
		for (size_t i = 0; i < trend->n; i++) {
			struct report_unit rows = rows_of(report, &trend->rounds[i], unit);

			for (size_t r = 0; r < rows.n_rows; r++)
				if (part_of(&rows.rows[r]) == part &&
				    report_trend_has(&trend->rounds[i], &rows.rows[r]))
					add_line(&lines, &trend->rounds[i], &rows.rows[r]);
		}
	for (size_t i = 0; i < lines.n; i++) {
		if (lines.all[i].hindsight || !has_hindsight(report, &lines.all[i], unit))
			continue;
		lines.all = memory_grow(lines.all, lines.n + 1, sizeof *lines.all);
		memmove(
		    &lines.all[i + 2], &lines.all[i + 1], (lines.n - i - 1) * sizeof *lines.all);
		lines.all[i + 1] = lines.all[i];
		lines.all[i + 1].hindsight = true;
		lines.n++;
	}
	return lines;
}

static char *name_of(const struct report *report, const struct line *line)
{
	const struct report round = { .figures = line->round->figures,
		.language = report->language };

	if (line->hindsight)
		return memory_copy(_("- seen later"));
	if (line->row->kind == FIGURE_ITEM)
		return memory_copy(action_of(line->round, line->row, NULL)->title);
	return report_unit_label(&round, line->row);
}

/* «± 4.1, n 12*». */
static const char *aside_of(
    const struct report *report, struct sheet *sheet, const struct figure *figure)
{
	const char *n = sheet_keep(sheet, report_unit_n(report, figure)), *half = "";

	if (!isnan(figure->half) && figure->kind != FIGURE_ITEM)
		half = sheet_format(sheet, "%s %s, ", report->utf8 ? "±" : "+-",
		    sheet_keep(sheet, range_say(range_of(figure->half), 1, report->utf8)));
	return sheet_format(sheet, "%sn %s%s", half, n, figure->others ? REPORT_UNIT_OTHERS : "");
}

static void say_figure(const struct report *report, struct sheet *sheet, struct sheet_cell *cell,
    const struct figure *figure)
{
	if (figure->hidden) {
		cell->said = sheet_format(
		    sheet, "%s%s", _("hidden"), figure->others ? REPORT_UNIT_OTHERS : "");
		cell->hidden = true;
		return;
	}
	if (figure->kind == FIGURE_ITEM) {
		cell->said = sheet_format(sheet, _("%s of %zu"),
		    sheet_keep(sheet, range_say(figure->mean, 1, report->utf8)),
		    figure->item->scale->n_labels - 1);
	} else {
		cell->said = sheet_keep(sheet, range_say(figure->index, 1, report->utf8));
		cell->shade = figure->index;
	}
	cell->asides[0] = aside_of(report, sheet, figure);
}

/* Whether the figure has the mark for others. */
static bool say(const struct report *report, struct sheet *sheet, struct sheet_row *row, int unit,
    const struct line *line, const struct report_trend_round *round)
{
	struct sheet_cell *cell = sheet_cell(row, "");
	const struct figure *figure;

	if (line->hindsight) {
		cell->shade = hindsight_in(report, line, round, unit);
		cell->said = sheet_keep(sheet, range_say(cell->shade, 1, report->utf8));
		return false;
	}
	figure = row_in(report, line, round, unit);
	if (figure == NULL)
		return false;
	say_figure(report, sheet, cell, figure);
	return figure->others;
}

bool report_trend_table(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	const struct report_trend *trend = report->trend;
	struct lines lines = find_lines(report, unit->unit);
	struct sheet_table *table = NULL;
	bool marked = false;

	if (lines.n > 0)
		table = sheet_table(sheet, SHEET_MAP,
		    _("Index of each area, from 0 to 100, and the mean of each action."), NULL);
	for (size_t c = 0; c < trend->n && table != NULL; c++)
		sheet_column(table, SHEET_NUMBERS, trend->rounds[c].round->id, 0)->heard =
		    trend->rounds[c].round->title;
	for (size_t i = 0; i < lines.n; i++) {
		char *name = name_of(report, &lines.all[i]);
		struct sheet_row *row = sheet_row(table, NULL, sheet_keep(sheet, name));

		for (size_t c = 0; c < trend->n; c++)
			marked =
			    say(report, sheet, row, unit->unit, &lines.all[i], &trend->rounds[c]) ||
			    marked;
	}
	free(lines.all);
	return marked;
}
