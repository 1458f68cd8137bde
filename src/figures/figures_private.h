/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The figures while they are made: of every unit and cell one, whether it has a row or not. For
 * this layer. */
#ifndef SKATTA_FIGURES_FIGURES_PRIVATE_H
#define SKATTA_FIGURES_FIGURES_PRIVATE_H

#include "figures/count/counted_private.h"
#include "figures/count/rows.h"
#include "figures/figures.h"

struct grid {
	const struct counted *counted;
	size_t all;
	struct cell *cells;
	size_t n_cells;
	struct figure *figures; /* place by place, of each cell by cell */
	long *responses;        /* place by place, with the parts */
	bool *beyond;
	bool *is_out; /* the unit, or one that it is part of, is beyond: nobody is counted */
	/* The variance of rounding in each area's index, as `figures`. */
	double *rounding;
	/* Where there are any, the one place that there is stands for these units together. */
	const int *joined;
	size_t n_joined;
};

/* All cells empty; give back what the grid holds; a cell of it (figures_grid.c). */
void figures_grid_start(struct grid *grid, const struct counted *counted);
void figures_grid_free(struct grid *grid);
struct figure *figures_at(const struct grid *grid, size_t place, size_t cell);
/* The same with one place, for several units of a level together, which outlive it. */
void figures_grid_join(
    struct grid *grid, const struct counted *counted, const int *units, size_t n);
/* How many people there are in a place, and a place of the round that is asked the same. */
long figures_grid_heads(const struct grid *grid, size_t place);
size_t figures_grid_like(const struct grid *grid, size_t place);
/* The cell as a row: where it is hidden no number is left of it. */
struct figure figures_row(const struct figure *figure);

/* Fill in one item in all places; figures_items.c. */
void figures_fill_item(struct grid *grid, size_t cell);
/* Fill in areas, then the total, in all places, from what is filled in already; figures_areas.c. */
void figures_fill_areas(struct grid *grid);

/* The ends of a told mean as numbers: an open end is the scale's.
 * This and the four below are in figures_ends.c. */
struct range figures_item_ends(const struct item *item, struct range mean);
/* The share of 100 points that a mean of the item is, at both ends. */
struct range figures_points(const struct item *item, struct range mean);
/* An end that can be no further is told as open: «at most 12». */
struct range figures_opened(struct range range, double low, double high);
/* The level, and those of a range: from 1. */
size_t figures_level(const struct questionnaire *questionnaire, double index);

/* Is a part among n enough, of `all`: three quarters? */
bool figures_are_enough(size_t n, size_t all);

/* Per cent of each label, place by place, of an item with labels, NULL where nothing is shown; both
 * for free(); figures_shares.c. */
struct range **figures_shares(const struct counted *counted, const struct item *item);

/* Lists of comments; figures_comments.c. */
void figures_add_comments(const struct counted *counted, const struct figures_left_out *left_out,
    struct figures *figures);
void figures_free_comments(struct figures *figures);

#endif
