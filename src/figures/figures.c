/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table: all cells in all places are filled in, then those that have rows are taken. */
#include <stdlib.h>

#include "base/memory.h"
#include "figures/figures_kin.h"
#include "figures/figures_private.h"

struct figure figures_row(const struct figure *figure)
{
	if (!figure->hidden)
		return *figure;
	return (struct figure){
		.unit = figure->unit,
		.kind = figure->kind,
		.item = figure->item,
		.area = figure->area,
		.hidden = true,
		.others = figure->others,
	};
}

/* What has no row is given back. */
static void take_rows(const struct grid *grid, struct figures *figures)
{
	figures->rows = memory_new((grid->all + 1) * grid->n_cells, sizeof *figures->rows);
	for (size_t place = 0; place <= grid->all; place++)
		for (size_t c = 0; c < grid->n_cells; c++) {
			struct figure *figure = figures_at(grid, place, c);

			if (rows_has(&grid->counted->rows, &grid->cells[c], place))
				figures->rows[figures->n_rows++] = figures_row(figure);
			else
				free(figure->shares);
		}
}

static void add_participation(const struct grid *grid, struct figures *figures)
{
	const struct counted *counted = grid->counted;

	figures->participation = memory_new(grid->all + 1, sizeof *figures->participation);
	figures->n_participation = grid->all + 1;
	for (size_t place = 0; place <= grid->all; place++) {
		long heads = counted->rows.heads[place];
		bool hidden = place != grid->all && heads < blocks_min_group(counted->round);

		figures->participation[place] = (struct participation){
			.unit = place == grid->all ? FIGURES_ALL : (int)place,
			.hidden = hidden,
			.beyond = grid->beyond[place],
			.heads = hidden ? 0 : heads,
			.responses = hidden ? 0 : grid->responses[place],
		};
	}
}

struct figures *figures_make(const struct counted *counted, const struct figures_left_out *left_out)
{
	struct figures *figures = memory_new(1, sizeof *figures);
	struct grid grid;

	figures_grid_start(&grid, counted);
	for (size_t c = 0; c < grid.n_cells; c++)
		if (grid.cells[c].kind == FIGURE_ITEM)
			figures_fill_item(&grid, c);
	figures_fill_areas(&grid);
	figures->round = counted->round;
	figures->counted = counted;
	figures->publication = counted->publications;
	figures->min_comments = blocks_min_comments(counted->round);
	take_rows(&grid, figures);
	add_participation(&grid, figures);
	figures_add_comments(counted, left_out, figures);
	figures_grid_free(&grid);
	return figures;
}

void figures_free(struct figures *figures)
{
	if (figures == NULL)
		return;
	for (size_t i = 0; i < figures->n_rows; i++)
		free(figures->rows[i].shares);
	free(figures->rows);
	free(figures->participation);
	figures_free_comments(figures);
	free(figures->comparison);
	figures_kin_free(figures->earlier);
	free(figures);
}

const struct figure *figures_find(
    const struct figures *figures, int unit, const struct item *item, const struct area *area)
{
	enum figure_kind kind = item != NULL   ? FIGURE_ITEM
				: area != NULL ? FIGURE_AREA
					       : FIGURE_TOTAL;

	for (size_t i = 0; i < figures->n_rows; i++) {
		const struct figure *row = &figures->rows[i];

		if (row->unit == unit && row->kind == kind && row->item == item &&
		    (item != NULL || row->area == area))
			return row;
	}
	return NULL;
}
