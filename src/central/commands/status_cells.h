/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What people are told of a unit in the overview: a column for each step, in a word or a number. */
#ifndef SKATTA_CENTRAL_STATUS_CELLS_H
#define SKATTA_CENTRAL_STATUS_CELLS_H

#include "central/results/overview.h"

enum { STATUS_CELLS = 6 };

struct status_column {
	const char *head; /* NC_(), or "" */
	bool to_the_right;
	/* Is there anything to tell in it? */
	bool (*is_told)(const struct overview *overview);
	/* Of a row or, where that is NULL, of all together; for free(). */
	char *(*say)(const struct overview *overview, const struct overview_row *row);
};

extern const struct status_column status_cells[STATUS_CELLS];

/* In how many rounds the rows are, and the number of one of these. */
size_t status_cells_standing(const struct overview *overview);
long status_cells_number(const struct overview *overview, const struct overview_round *round);
/* How many requests wait for an answer, of all units. */
size_t status_cells_waiting(const struct overview *overview);

#endif
