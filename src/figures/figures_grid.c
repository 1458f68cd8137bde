/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* All cells in all places, with nothing in them yet. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "figures/figures_private.h"

struct figure *figures_at(const struct grid *grid, size_t place, size_t cell)
{
	return &grid->figures[place * grid->n_cells + cell];
}

/* In which units nobody is counted: these, and what is part of them. */
static void find_out(struct grid *grid)
{
	const struct organisation *organisation = grid->counted->round->organisation;

	grid->is_out = memory_new(grid->all + 1, sizeof *grid->is_out);
	for (size_t place = 0; place < grid->all; place++)
		for (size_t up = place; up != grid->all; up = blocks_above(organisation, up))
			grid->is_out[place] |= grid->beyond[up];
}

void figures_grid_start(struct grid *grid, const struct counted *counted)
{
	*grid = (struct grid){ .counted = counted, .all = counted->rows.all };
	counted_turnout(counted, counted->responses, &grid->responses, &grid->beyond);
	find_out(grid);
	grid->n_cells = rows_cells(counted->round->questionnaire, &grid->cells);
	grid->figures = memory_new((grid->all + 1) * grid->n_cells, sizeof *grid->figures);
	grid->rounding = memory_new((grid->all + 1) * grid->n_cells, sizeof *grid->rounding);
	for (size_t place = 0; place <= grid->all; place++)
		for (size_t c = 0; c < grid->n_cells; c++)
			*figures_at(grid, place, c) = (struct figure){
				.unit = place == grid->all ? FIGURES_ALL : (int)place,
				.kind = grid->cells[c].kind,
				.item = grid->cells[c].item,
				.area =
				    grid->cells[c].kind == FIGURE_AREA ? grid->cells[c].area : NULL,
				.mean = range_none,
				.sd = range_none,
				.index = range_none,
				.median = NAN,
				.half = NAN,
				.alpha = NAN,
			};
}

void figures_grid_free(struct grid *grid)
{
	free(grid->responses);
	free(grid->beyond);
	free(grid->is_out);
	free(grid->cells);
	free(grid->figures);
	free(grid->rounding);
}
