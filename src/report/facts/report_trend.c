/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Units, areas and actions are the same where their ids are. */
#include "report/facts/report_trend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
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

static struct report_unit rows_of(const struct report_trend_round *round, const char *unit)
{
	if (round->figures == NULL)
		return (struct report_unit){ .unit = FIGURES_ALL };
	return report_unit_rows(round->figures, unit);
}

struct range report_trend_hindsight(const struct report_trend *trend,
    const struct report_trend_round *round, const char *unit, const struct figure *figure)
{
	for (size_t i = 0; i < trend->n && figure->kind == FIGURE_AREA; i++) {
		const struct figures *figures = trend->rounds[i].figures;
		struct report_unit later = rows_of(&trend->rounds[i], unit);

		if (figures == NULL || figures->comparison == NULL ||
		    strcmp(figures->comparison->round->id, round->round->id) != 0)
			continue;
		for (size_t r = 0; r < later.n_rows; r++)
			if (later.rows[r].area != NULL &&
			    strcmp(later.rows[r].area->id, figure->area->id) == 0)
				return change_of(figures, &later.rows[r])->hindsight;
	}
	return range_none;
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

/* Is it asked in some round how the area is seen later? */
static bool has_hindsight(
    const struct report_trend *trend, const char *unit, const struct figure *figure)
{
	for (size_t i = 0; i < trend->n; i++)
		if (!range_is_none(report_trend_hindsight(trend, &trend->rounds[i], unit, figure)))
			return true;
	return false;
}

static struct lines find_lines(const struct report_trend *trend, const char *unit)
{
	struct lines lines = { NULL, 0 };

	for (int part = 0; part <= 3; part++)
		for (size_t i = 0; i < trend->n; i++) {
			struct report_unit rows = rows_of(&trend->rounds[i], unit);

			for (size_t r = 0; r < rows.n_rows; r++)
				if (part_of(&rows.rows[r]) == part &&
				    report_trend_has(&trend->rounds[i], &rows.rows[r]))
					add_line(&lines, &trend->rounds[i], &rows.rows[r]);
		}
	for (size_t i = 0; i < lines.n; i++) {
		if (lines.all[i].hindsight || !has_hindsight(trend, unit, lines.all[i].row))
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
static bool say(const struct report *report, struct sheet *sheet, struct sheet_row *row,
    const char *unit, const struct line *line, const struct report_trend_round *round)
{
	struct sheet_cell *cell = sheet_cell(row, "");
	struct report_unit rows = rows_of(round, unit);

	if (line->hindsight) {
		cell->shade = report_trend_hindsight(report->trend, round, unit, line->row);
		cell->said = sheet_keep(sheet, range_say(cell->shade, 1, report->utf8));
		return false;
	}
	for (size_t i = 0; i < rows.n_rows; i++) {
		const struct figure *figure = &rows.rows[i];

		if (!report_trend_has(round, figure) || !is_about(line, round, figure))
			continue;
		say_figure(report, sheet, cell, figure);
		return figure->others;
	}
	return false;
}

bool report_trend_table(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit)
{
	const struct report_trend *trend = report->trend;
	const char *id = report_unit_id(report, unit->unit);
	struct lines lines = find_lines(trend, id);
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
			    say(report, sheet, row, id, &lines.all[i], &trend->rounds[c]) || marked;
	}
	free(lines.all);
	return marked;
}
