/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of figures: a column for each cell says which units may be shown and how exactly; then
 * these alone are measured. */
#include "figures/figures.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "document/round_actions.h"
#include "figures/change.h"
#include "figures/column.h"
#include "figures/comments.h"
#include "figures/table.h"
#include "form/score.h"

static bool is_asked(const struct round *round, const struct area *area, int form)
{
	if (area->purpose == AREA_LOOK_BACK && !round->follows[0])
		return false;
	return area->forms == QUESTIONNAIRE_EVERYONE || (form >= 0 && area->forms >> form & 1);
}

static bool *asked_of(const struct table *table, size_t area)
{
	return table->asked + area * (table->all + 1);
}

/* What the organisation says, from the units that answer to all that they are part of. */
static void look_at_units(struct table *table)
{
	const struct questionnaire *questionnaire = table->round->questionnaire;
	const struct organisation *organisation = table->round->organisation;
	size_t all = table->all;

	table->asked = memory_new(questionnaire->n_areas * (all + 1), sizeof(*table->asked));
	table->heads = memory_new(all + 1, sizeof(*table->heads));
	table->beyond = memory_new(all + 1, sizeof(*table->beyond));
	for (size_t unit = 0; unit < all; unit++) {
		int form = questionnaire_form(questionnaire, organisation->units[unit].form);

		if (!organisation->units[unit].answers)
			continue;
		for (size_t place = unit;; place = count_place_above(table->count, place)) {
			table->heads[place] += organisation->units[unit].heads;
			for (size_t i = 0; i < questionnaire->n_areas; i++)
				asked_of(table, i)[place] |=
				    is_asked(table->round, &questionnaire->areas[i], form);
			if (place == all)
				break;
		}
	}
	for (size_t place = 0; place <= all; place++)
		table->beyond[place] = table->count->units[place].responses > table->heads[place];
}

/* Is there a row at all? Who reads the round knows it too. A slot has one where it asks about one
 * action: in a team, in a school and its teams, and nowhere above, where it asks about many. */
static bool has_row(const struct table *table, size_t place, const struct cell *cell)
{
	const struct questionnaire *questionnaire = table->round->questionnaire;

	if (cell->item && questionnaire_is_slot(cell->item) &&
	    (place == table->all || !round_action(table->round, (int)place, cell->item, NULL)))
		return false;
	return !cell->area || asked_of(table, (size_t)(cell->area - questionnaire->areas))[place];
}

static void make_columns(struct table *table)
{
	bool *may = memory_new(table->all + 1, sizeof(*may));
	struct cell *cells;

	table->n_columns = cell_list(table->round->questionnaire, &cells);
	table->columns = memory_new(table->n_columns, sizeof(*table->columns));
	for (size_t c = 0; c < table->n_columns; c++) {
		for (size_t i = 0; i <= table->all; i++)
			may[i] = !table->beyond[i] && has_row(table, i, &cells[c]);
		column_make(table->count, &cells[c], may, table->columns, c, &table->columns[c]);
	}
	free(cells);
	free(may);
}

void figures_table(const struct count *count, struct table *table)
{
	*table = (struct table){
		.count = count,
		.round = count->round,
		.all = count_place(count, FIGURES_ALL),
	};
	look_at_units(table);
	make_columns(table);
}

void figures_table_free(struct table *table)
{
	free(table->asked);
	free(table->beyond);
	free(table->heads);
	for (size_t c = 0; c < table->n_columns; c++)
		column_free(&table->columns[c], table->count);
	free(table->columns);
}

static long told(bool may, long number)
{
	return may ? number : FIGURES_UNSAID;
}

/* What one cell is made of, and at which level it stands: where only bounds are told, between them.
 */
static void fill_index(const struct table *table, const struct cell *cell, struct figure *figure)
{
	figure->index = figure->mean;
	if (!cell->area || score_has_index(cell->area))
		figure->level = score_level(
		    table->round->questionnaire, range_number(figure->index), SCORE_PARTS_GROUP);
}

static struct range rounded_mean(
    const struct column *column, size_t place, const struct measured *measured)
{
	const struct bounds *bounds = &column->bounds[place];
	struct range range = bounds_mean(bounds, &column->ends);

	/* Where it is exact, the value that no sums over parts have gone into. */
	if (bounds->sum_is_exact && !isinf(range.low) && !isinf(range.high))
		range = range_of(measured->mean);
	return range_rounded_ends(range, 10);
}

static struct range rounded_sd(
    const struct column *column, size_t place, const struct measured *measured)
{
	const struct bounds *bounds = &column->bounds[place];
	struct range range = bounds_sd(bounds, &column->ends);

	if (bounds->away_is_exact && !isinf(range.low))
		range = range_of(measured->sd);
	return range_rounded_ends(range, 10);
}

/* The one place where a figure that may be shown comes to be: rounded, once, to one decimal, alpha
 * to two. The column's shares become the figure's. */
static void fill(
    const struct table *table, struct column *column, size_t place, struct figure *figure)
{
	const struct cell *cell = &column->cell;
	const struct measured measured = cell_measure(cell, table->count, place);
	long least = disclosure_min_distribution(table->round);

	figure->n = measured.n;
	figure->mean = figure->sd = figure->index = range_none;
	figure->median = figure->alpha = NAN;
	if (column->bounds)
		figure->mean = rounded_mean(column, place, &measured);
	if (column->bounds && measured.n >= least) {
		figure->sd = rounded_sd(column, place, &measured);
		figure->median = range_rounded(measured.median, 10);
	}
	if (measured.complete >= least)
		figure->alpha = range_rounded(measured.alpha, 100);
	if (!cell->item) {
		fill_index(table, cell, figure);
		return;
	}
	figure->not_applicable = told(column->not_applicable[place],
	    cell_state(cell, table->count, place, ANSWER_NOT_APPLICABLE));
	figure->not_said =
	    told(column->not_said[place], cell_state(cell, table->count, place, ANSWER_NOT_SAID));
	if (column->shares) {
		figure->shares = column->shares[place];
		column->shares[place] = NULL;
	}
}

static void add_rows(struct table *table, size_t place, struct figures *figures)
{
	for (size_t c = 0; c < table->n_columns; c++) {
		struct column *column = &table->columns[c];
		const struct cell *cell = &column->cell;
		struct figure *figure = &figures->rows[figures->n_rows];

		if (!has_row(table, place, cell))
			continue;
		figures->n_rows++;
		figure->unit = place == table->all ? FIGURES_ALL : (int)place;
		figure->kind = cell->kind;
		figure->item = cell->item;
		figure->area = cell->kind == FIGURE_AREA ? cell->area : NULL;
		figure->hidden = !column->groups[place].shown;
		if (!figure->hidden)
			fill(table, column, place, figure);
	}
}

static void add_comments(const struct table *table, struct figures *figures)
{
	bool *rows = memory_new(table->all + 1, sizeof(*rows));

	for (size_t c = 0; c < table->n_columns; c++) {
		const struct column *column = &table->columns[c];

		for (size_t i = 0; i <= table->all; i++)
			rows[i] = has_row(table, i, &column->cell);
		if (column->cell.item && column->cell.item->longest > 0)
			comments_disclose(
			    table->count, column->cell.item, rows, column->groups, figures);
	}
	free(rows);
}

static void add_participation(const struct table *table, struct figures *figures)
{
	size_t n = table->all + 1;
	struct disclosure_group *groups = memory_new(n, sizeof(*groups));

	for (size_t i = 0; i < n; i++) {
		groups[i].answered = groups[i].people = table->count->units[i].responses;
		groups[i].shown = !table->beyond[i];
	}
	disclosure_choose(table->round->organisation, disclosure_min_group(table->round), groups);
	figures->participation = memory_new(n, sizeof(*figures->participation));
	figures->n_participation = n;
	for (size_t i = 0; i < n; i++)
		figures->participation[i] = (struct participation){
			.unit = i == table->all ? FIGURES_ALL : (int)i,
			.hidden = !groups[i].shown,
			.heads = groups[i].shown ? table->heads[i] : 0,
			.responses = groups[i].shown ? groups[i].answered : 0,
		};
	free(groups);
}

struct figures *figures_disclose(const struct count *count)
{
	struct figures *figures = memory_new(1, sizeof(*figures));
	struct table table;

	figures_table(count, &table);
	figures->round = table.round;
	figures->min_comments = disclosure_min_comments(table.round);
	figures->rows = memory_new(table.n_columns * (table.all + 1), sizeof(*figures->rows));
	for (size_t place = 0; place <= table.all; place++)
		add_rows(&table, place, figures);
	add_participation(&table, figures);
	add_comments(&table, figures);
	figures_table_free(&table);
	return figures;
}

void figures_free(struct figures *figures)
{
	if (!figures)
		return;
	for (size_t i = 0; i < figures->n_rows; i++)
		free(figures->rows[i].shares);
	free(figures->rows);
	free(figures->participation);
	comments_free(figures);
	change_free(figures->comparison);
	free(figures);
}

const struct figure *figures_find(
    const struct figures *figures, int unit, const struct item *item, const struct area *area)
{
	enum figure_kind kind = item ? FIGURE_ITEM : area ? FIGURE_AREA : FIGURE_TOTAL;

	for (size_t i = 0; i < figures->n_rows; i++) {
		const struct figure *row = &figures->rows[i];

		if (row->unit == unit && row->kind == kind && row->item == item &&
		    (item || row->area == area))
			return row;
	}
	return NULL;
}
