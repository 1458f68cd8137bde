/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Areas from the item rows that are shown, the total from the area rows that are. */
#include <math.h>

#include "figures/count/spread.h"
#include "figures/figures_private.h"
#include "form/score.h"

/* Of several rows the mean, and the least number. */
struct mean {
	size_t n, all;
	double low, high;
	long people;
	bool is_least, others;
	double rounding; /* the variance of it, added up */
};

static void take(
    struct mean *mean, const struct figure *figure, struct range points, double rounding)
{
	mean->all++;
	mean->others |= figure->others;
	if (figure->hidden)
		return;
	mean->low += points.low;
	mean->high += points.high;
	mean->rounding += rounding;
	if (mean->n++ == 0 || figure->n < mean->people) {
		mean->people = figure->n;
		mean->is_least = figure->n_is_least;
	} else if (figure->n == mean->people) {
		mean->is_least |= figure->n_is_least;
	}
}

static void fill(struct grid *grid, size_t place, size_t cell, const struct mean *mean)
{
	struct figure *figure = figures_at(grid, place, cell);
	struct range index = { mean->low / (double)mean->n, mean->high / (double)mean->n };

	figure->others = mean->others;
	figure->hidden = !figures_are_enough(mean->n, mean->all);
	if (figure->hidden)
		return;
	figure->n = mean->people;
	figure->n_is_least = mean->is_least;
	figure->index = figures_opened(range_rounded_ends(index, 10), 0, 100);
	grid->rounding[place * grid->n_cells + cell] = mean->rounding / (double)(mean->n * mean->n);
}

/* How sure it is, and which levels that reaches. */
static void fill_sure(const struct grid *grid, size_t place, const struct spread *spread,
    bool has_levels, size_t cell)
{
	const struct questionnaire *questionnaire = grid->counted->round->questionnaire;
	struct figure *figure = figures_at(grid, place, cell);
	double low = fmax(figure->index.low, 0), high = fmin(figure->index.high, 100), half;

	figure->half = half =
	    spread_half(spread_variance(spread, figure->n, figures_grid_heads(grid, place)) +
			    grid->rounding[place * grid->n_cells + cell],
		spread->t);
	if (spread->known) {
		figure->sd = range_of(range_rounded(spread->s, 10));
		figure->alpha = range_rounded(spread->alpha, 100);
	}
	if (!has_levels)
		return;
	figure->level = figures_level(questionnaire, low);
	figure->level_low = figures_level(questionnaire, low - (isnan(half) ? 0 : half));
	figure->level_high = figures_level(questionnaire, high + (isnan(half) ? 0 : half));
}

static void fill_area(struct grid *grid, size_t cell, const struct spread *spreads)
{
	const struct area *area = grid->cells[cell].area;

	for (size_t place = 0; place <= grid->all; place++) {
		struct figure *figure = figures_at(grid, place, cell);
		struct mean mean = { 0 };

		for (size_t c = 0; c < cell; c++) {
			const struct item *item = grid->cells[c].item;
			const struct figure *row = figures_at(grid, place, c);

			if (item != NULL && item->area == area && item->kind->has_points)
				take(&mean, row, figures_points(item, row->mean),
				    spread_rounding((double)item->most));
		}
		fill(grid, place, cell, &mean);
		if (!figure->hidden)
			fill_sure(grid, place,
			    &spreads[spread_level(grid->counted, figures_grid_like(grid, place)) -
				     SPREAD_ALL],
			    score_has_index(area), cell);
	}
}

static void fill_total(struct grid *grid, size_t cell, const struct spread *spreads)
{
	for (size_t place = 0; place <= grid->all; place++) {
		struct figure *figure = figures_at(grid, place, cell);
		struct mean mean = { 0 };

		for (size_t c = 0; c < cell; c++) {
			const struct figure *row = figures_at(grid, place, c);
			struct range index = { fmax(row->index.low, 0),
				fmin(row->index.high, 100) };

			if (grid->cells[c].kind == FIGURE_AREA &&
			    grid->cells[c].area->purpose == AREA_COMPETENCE &&
			    rows_has(&grid->counted->rows, &grid->cells[c],
				figures_grid_like(grid, place)))
				take(&mean, row, index, grid->rounding[place * grid->n_cells + c]);
		}
		fill(grid, place, cell, &mean);
		if (!figure->hidden)
			fill_sure(grid, place,
			    &spreads[spread_level(grid->counted, figures_grid_like(grid, place)) -
				     SPREAD_ALL],
			    true, cell);
	}
}

void figures_fill_areas(struct grid *grid)
{
	const struct questionnaire *questionnaire = grid->counted->round->questionnaire;

	for (size_t c = 0; c < grid->n_cells; c++) {
		const struct cell *cell = &grid->cells[c];
		struct spread spreads[SPREAD_LEVELS];
		size_t number = cell->area != NULL ? (size_t)(cell->area - questionnaire->areas)
						   : questionnaire->n_areas;

		if (cell->kind == FIGURE_ITEM)
			continue;
		for (int level = SPREAD_ALL; level < SPREAD_LEVELS + SPREAD_ALL; level++)
			spreads[level - SPREAD_ALL] = spread_of_area(grid->counted, number, level);
		if (cell->kind == FIGURE_AREA)
			fill_area(grid, c, spreads);
		else
			fill_total(grid, c, spreads);
	}
}
