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

static void make_empty(struct grid *grid)
{
	grid->n_cells = rows_cells(grid->counted->round->questionnaire, &grid->cells);
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

void figures_grid_start(struct grid *grid, const struct counted *counted)
{
	*grid = (struct grid){ .counted = counted, .all = counted->rows.all };
	counted_turnout(counted, counted->responses, &grid->responses, &grid->beyond);
	find_out(grid);
	make_empty(grid);
}

void figures_grid_join(struct grid *grid, const struct counted *counted, const int *units, size_t n)
{
	*grid = (struct grid){ .counted = counted, .joined = units, .n_joined = n };
	make_empty(grid);
	for (size_t c = 0; c < grid->n_cells; c++)
		figures_at(grid, 0, c)->unit = units[0];
}

long figures_grid_heads(const struct grid *grid, size_t place)
{
	const long *heads = grid->counted->rows.heads;
	long sum = 0;

	if (grid->n_joined == 0)
		return heads[place];
	for (size_t i = 0; i < grid->n_joined; i++)
		sum += heads[grid->joined[i]];
	return sum;
}

size_t figures_grid_like(const struct grid *grid, size_t place)
{
	return grid->n_joined == 0 ? place : (size_t)grid->joined[0];
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
