/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Mostly the rows of one unit; of several, a grid of one place. */
#include "figures/figures_kin.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "figures/figures_private.h"

/* Where the rows of each unit begin, all together last, and behind them where they end; for free().
 */
static size_t *find_starts(const struct figures *figures)
{
	size_t all = figures->n_participation - 1;
	size_t *starts = memory_new(all + 2, sizeof *starts), row = 0;

	for (size_t place = 0; place <= all; place++) {
		int unit = place == all ? FIGURES_ALL : (int)place;

		starts[place] = row;
		while (row < figures->n_rows && figures->rows[row].unit == unit)
			row++;
	}
	starts[all + 1] = row;
	return starts;
}

static const struct figure *find_row(
    const struct figures *figures, const size_t *starts, int unit, const struct cell *cell)
{
	for (size_t i = starts[unit]; i < starts[unit + 1]; i++)
		if (figures->rows[i].kind == cell->kind && figures->rows[i].item == cell->item)
			return &figures->rows[i];
	return NULL;
}

/* An item's mean over the units, where all of them show one. */
static void join_item(const struct grid *grid, size_t c, const struct figures *figures,
    const size_t *starts, const struct descent_unit *of)
{
	const struct cell *cell = &grid->cells[c];
	struct figure *into = figures_at(grid, 0, c);
	struct range sum = { 0, 0 };

	for (size_t i = 0; i < of->n; i++) {
		const struct figure *row = find_row(figures, starts, of->units[i], cell);
		struct range ends;

		if (row == NULL || row->hidden || !cell->item->kind->has_values) {
			into->hidden = true;
			continue;
		}
		ends = figures_item_ends(cell->item, row->mean);
		sum.low += ends.low * (double)row->n;
		sum.high += ends.high * (double)row->n;
		into->n += row->n;
		into->n_is_least |= row->n_is_least;
		into->others |= row->others;
	}
	if (into->hidden)
		return;
	sum = (struct range){ sum.low / (double)into->n, sum.high / (double)into->n };
	into->mean = figures_opened(
	    range_rounded_ends(sum, 10), (double)cell->item->least, (double)cell->item->most);
}

static bool has_row(const struct grid *grid, const struct cell *cell, const struct descent_unit *of)
{
	if (cell->item != NULL && questionnaire_is_slot(cell->item))
		return false;
	for (size_t i = 0; i < of->n; i++)
		if (rows_has(&grid->counted->rows, cell, (size_t)of->units[i]))
			return true;
	return false;
}

static void join(struct figures_kin_unit *unit, const struct figures *figures, const size_t *starts)
{
	struct grid grid;

	figures_grid_join(&grid, figures->counted, unit->of->units, unit->of->n);
	for (size_t c = 0; c < grid.n_cells; c++)
		if (grid.cells[c].kind == FIGURE_ITEM)
			join_item(&grid, c, figures, starts, unit->of);
	figures_fill_areas(&grid);
	unit->joined = memory_new(grid.n_cells + 1, sizeof *unit->joined);
	for (size_t c = 0; c < grid.n_cells; c++)
		if (has_row(&grid, &grid.cells[c], unit->of))
			unit->joined[unit->n_rows++] = figures_row(figures_at(&grid, 0, c));
	unit->rows = unit->joined;
	figures_grid_free(&grid);
}

static void find(struct figures_kin_unit *unit, const struct figures *figures, const size_t *starts)
{
	const struct counted *counted = figures->counted;

	for (size_t i = 0; i < unit->of->n; i++)
		unit->heads += counted->rows.heads[unit->of->units[i]];
	if (unit->of->n > 1) {
		join(unit, figures, starts);
	} else if (unit->of->n == 1) {
		unit->rows = &figures->rows[starts[unit->of->units[0]]];
		unit->n_rows = starts[unit->of->units[0] + 1] - starts[unit->of->units[0]];
	}
}

static char *find_ids(const struct organisation *organisation, const struct descent_unit *of)
{
	struct text ids = { 0 };

	if (!of->moved)
		return NULL;
	for (size_t i = 0; i < of->n; i++)
		text_addf(&ids, "%s%s", i > 0 ? "+" : "", organisation->units[of->units[i]].id);
	return text_take(&ids);
}

struct figures_kin *figures_kin_new(struct descent *descent, const struct figures *figures)
{
	struct figures_kin *kin =
	    memory_new(1, sizeof *kin + (descent->n + 1) * sizeof *kin->units);
	size_t *starts = find_starts(figures), all = figures->n_participation - 1;
	struct figures_kin_unit *whole = &kin->units[descent->n];

	kin->descent = descent;
	kin->figures = figures;
	for (size_t i = 0; i < descent->n; i++) {
		kin->units[i].of = &descent->of[i];
		kin->units[i].ids = find_ids(figures->round->organisation, &descent->of[i]);
		find(&kin->units[i], figures, starts);
	}
	whole->rows = &figures->rows[starts[all]];
	whole->n_rows = starts[all + 1] - starts[all];
	whole->heads = figures->counted->rows.heads[all];
	free(starts);
	return kin;
}

void figures_kin_free(struct figures_kin *kin)
{
	if (kin == NULL)
		return;
	for (size_t i = 0; i <= kin->descent->n; i++) {
		free(kin->units[i].joined);
		free(kin->units[i].ids);
	}
	descent_free(kin->descent);
	free(kin);
}

const char *figures_kin_ids(const struct figures_kin *kin, int unit)
{
	return kin == NULL || unit == FIGURES_ALL ? NULL : kin->units[unit].ids;
}

static const char *school_of(const struct organisation *organisation, int unit)
{
	int parent = organisation->units[unit].parent;

	return parent != ORGANISATION_NO_UNIT ? organisation->units[parent].id : "";
}

size_t figures_kin_names(
    const struct figures_kin *kin, const struct organisation *organisation, int unit, char ***names)
{
	const struct organisation *other;
	const struct descent_unit *of;

	*names = NULL;
	if (figures_kin_ids(kin, unit) == NULL)
		return 0;
	other = kin->figures->round->organisation;
	of = kin->units[unit].of;
	*names = memory_new(of->n, sizeof **names);
	for (size_t i = 0; i < of->n; i++)
		(*names)[i] =
		    strcmp(school_of(organisation, unit), school_of(other, of->units[i])) == 0
			? memory_copy(other->units[of->units[i]].name)
			: organisation_full_name(other, of->units[i]);
	return of->n;
}
