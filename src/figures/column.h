/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What may be told of one cell in every unit: the choice of units, and bounds for what they are
 * known by. For this layer. */
#ifndef SKATTA_FIGURES_COLUMN_H
#define SKATTA_FIGURES_COLUMN_H

#include "figures/bounds.h"
#include "figures/cell.h"

/* Arrays by place: the organisation's units and, last, all. */
struct column {
	struct cell cell;
	struct ends ends;
	struct disclosure_group *groups;
	struct bounds *bounds;           /* NULL where the values are no numbers */
	struct range **shares;           /* NULL where the item has no labels */
	bool *not_applicable, *not_said; /* may the count be told? NULL but for items */
};

/* `may[place]`: may the unit be shown at all. `made` are the columns of the cells before this
 * one: items, of which areas are made, of which the total is. Free with column_free(). */
void column_make(const struct count *count, const struct cell *cell, const bool *may,
    const struct column *made, size_t n_made, struct column *column);
void column_free(struct column *column, const struct count *count);

#endif
