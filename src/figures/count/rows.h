/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which rows there are: of which unit which items, areas, total, by what its people may be asked.
 * Whoever reads the round knows it too. */
#ifndef SKATTA_FIGURES_ROWS_H
#define SKATTA_FIGURES_ROWS_H

#include "document/round/round.h"

enum { FIGURES_ALL = -1 }; /* the unit above all districts */

enum figure_kind { FIGURE_ITEM, FIGURE_AREA, FIGURE_TOTAL };

struct rows {
	const struct round *round;
	size_t all;  /* place of FIGURES_ALL */
	bool *asked; /* area by area, place by place */
	long *heads; /* place by place */
};

/* One thing that is reported of units. */
struct cell {
	enum figure_kind kind;
	const struct item *item;
	const struct area *area; /* of an item too; NULL for the total */
};

void rows_make(const struct round *round, struct rows *rows);
void rows_free(struct rows *rows);

/* All that a questionnaire's report has, in the order of rows; free() by the caller. */
size_t rows_cells(const struct questionnaire *questionnaire, struct cell **cells);
/* Has the unit at this place a row of it? A slot has one where it asks about one action: in a team,
 * in a school and its teams, and nowhere above, where it asks about many. */
bool rows_has(const struct rows *rows, const struct cell *cell, size_t place);
/* The same of an item, for every place, all last; for free(). */
bool *rows_of_item(const struct rows *rows, const struct item *item);

/* Has a group an index of the area? Conditions and the temperature have one too, but for levels.
 * One of look-back items would be about many areas, that is about none; one of slots, about actions
 * that have nothing in common. */
bool rows_has_index(const struct area *area);
#endif
