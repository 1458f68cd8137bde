/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Units, areas and actions are the same where their ids are. */
#include "report/report_trend.h"

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
		const struct figures *figures = trend->of[i].figures;
		struct report_unit later = rows_of(&trend->of[i], unit);

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
	struct line *of;
	size_t n;
};

static void add_line(
    struct lines *lines, const struct report_trend_round *round, const struct figure *row)
{
	for (size_t i = 0; i < lines->n; i++)
		if (is_about(&lines->of[i], round, row))
			return;
	lines->of = memory_grow(lines->of, lines->n + 2, sizeof(*lines->of));
	lines->of[lines->n++] = (struct line){ round, row, false };
}

/* Is it asked in some round how the area is seen later? */
static bool has_hindsight(
    const struct report_trend *trend, const char *unit, const struct figure *figure)
{
	for (size_t i = 0; i < trend->n; i++)
		if (!range_is_none(report_trend_hindsight(trend, &trend->of[i], unit, figure)))
			return true;
	return false;
}

static struct lines find_lines(const struct report_trend *trend, const char *unit)
{
	struct lines lines = { NULL, 0 };

	for (int part = 0; part <= 3; part++)
		for (size_t i = 0; i < trend->n; i++) {
			struct report_unit rows = rows_of(&trend->of[i], unit);

			for (size_t r = 0; r < rows.n_rows; r++)
				if (part_of(&rows.rows[r]) == part &&
				    report_trend_has(&trend->of[i], &rows.rows[r]))
					add_line(&lines, &trend->of[i], &rows.rows[r]);
		}
	for (size_t i = 0; i < lines.n; i++) {
		if (lines.of[i].hindsight || !has_hindsight(trend, unit, lines.of[i].row))
			continue;
		lines.of = memory_grow(lines.of, lines.n + 1, sizeof(*lines.of));
		memmove(&lines.of[i + 2], &lines.of[i + 1], (lines.n - i - 1) * sizeof(*lines.of));
		lines.of[i + 1] = lines.of[i];
		lines.of[i + 1].hindsight = true;
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
static char *aside_of(const struct report *report, const struct figure *figure)
{
	char *n = report_unit_n(report, figure);
	char *half = isnan(figure->half) || figure->kind == FIGURE_ITEM
			 ? memory_copy("")
			 : range_say(range_of(figure->half), 1, report->utf8);
	const char *sign = report->utf8 ? "± " : "+- ";
	char *aside = text_format("%s%s%s"
				  "n %s%s",
	    half[0] != '\0' ? sign : "", half, half[0] != '\0' ? ", " : "", n,
	    figure->others ? REPORT_UNIT_OTHERS : "");

	free(half);
	free(n);
	return aside;
}

static struct report_parts_cell figure_cell(
    const struct report *report, const struct figure *figure)
{
	struct report_parts_cell cell = { .index = range_none };
	char *mean;

	if (figure->hidden) {
		cell.said =
		    text_format("%s%s", _("hidden"), figure->others ? REPORT_UNIT_OTHERS : "");
		cell.hidden = true;
		return cell;
	}
	if (figure->kind == FIGURE_ITEM) {
		mean = range_say(figure->mean, 1, report->utf8);
		cell.said = text_format(_("%s of %zu"), mean, figure->item->scale->n_labels - 1);
		free(mean);
	} else {
		cell.said = range_say(figure->index, 1, report->utf8);
		cell.index = figure->index;
	}
	cell.aside = aside_of(report, figure);
	return cell;
}

static struct report_parts_cell cell_of(const struct report *report, const char *unit,
    const struct line *line, const struct report_trend_round *round)
{
	struct report_parts_cell none = { .index = range_none };
	struct report_unit rows = rows_of(round, unit);

	if (line->hindsight) {
		none.index = report_trend_hindsight(report->trend, round, unit, line->row);
		none.said = range_say(none.index, 1, report->utf8);
		if (none.said == NULL)
			none.said = memory_copy("");
		return none;
	}
	for (size_t i = 0; i < rows.n_rows; i++)
		if (report_trend_has(round, &rows.rows[i]) && is_about(line, round, &rows.rows[i]))
			return figure_cell(report, &rows.rows[i]);
	none.said = memory_copy("");
	return none;
}

void report_trend_find(
    const struct report *report, const struct report_unit *unit, struct report_parts *parts)
{
	const struct report_trend *trend = report->trend;
	const char *id = report_unit_id(report, unit->unit);
	struct lines lines = find_lines(trend, id);

	*parts = (struct report_parts){
		.caption = _("Index of each area, from 0 to 100, and the mean of each action."),
		.whose = "",
		.n = lines.n,
		.n_columns = trend->n,
	};
	parts->names = memory_new(lines.n + 1, sizeof(*parts->names));
	parts->columns = memory_new(trend->n + 1, sizeof(*parts->columns));
	for (size_t i = 0; i < lines.n; i++)
		parts->names[i] = name_of(report, &lines.of[i]);
	for (size_t c = 0; c < trend->n; c++) {
		struct report_parts_column *column = &parts->columns[c];

		column->head = trend->of[c].round->id;
		column->heard = trend->of[c].round->title;
		column->cells = memory_new(lines.n + 1, sizeof(*column->cells));
		for (size_t i = 0; i < lines.n; i++)
			column->cells[i] = cell_of(report, id, &lines.of[i], &trend->of[c]);
	}
	free(lines.of);
}
