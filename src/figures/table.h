/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What may be told of a round: a column for each cell, before anything is filled into rows. In
 * figures.c; for this layer. */
#ifndef SKATTA_FIGURES_TABLE_H
#define SKATTA_FIGURES_TABLE_H

#include "figures/column.h"

struct table {
	const struct count *count;
	const struct round *round;
	size_t all;   /* place of FIGURES_ALL */
	bool *asked;  /* area by area: is it asked in the unit at this place? */
	bool *beyond; /* more responses than heads: nothing is shown */
	long *heads;
	struct column *columns; /* one for each cell, in the order of cell_list() */
	size_t n_columns;
};

/* The count outlives it. Free with figures_table_free(). */
void figures_table(const struct count *count, struct table *table);
void figures_table_free(struct table *table);

#endif
