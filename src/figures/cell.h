/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A cell is one thing that is reported of every unit: an item, an area, the total. For this layer.
 */
#ifndef SKATTA_FIGURES_CELL_H
#define SKATTA_FIGURES_CELL_H

#include "figures/bounds.h"
#include "figures/count.h"

struct cell {
	enum figure_kind kind;
	const struct item *item;
	const struct area *area; /* of an item too; NULL for the total */
};

/* All that a questionnaire's report has, in the order of rows; free() by the caller. */
size_t cell_list(const struct questionnaire *questionnaire, struct cell **cells);

/* The people of the unit at this place who stand behind its figures in the cell. */
struct disclosure_group cell_group(
    const struct cell *cell, const struct count *count, size_t place);

/* How many of them are in this state; 0 of what is no item. */
long cell_state(
    const struct cell *cell, const struct count *count, size_t place, enum answer_state state);

/* Between which values all lie: an item's, or those of an index. Of cells with values. */
struct ends cell_ends(const struct cell *cell, const struct questionnaire *questionnaire);
/* `low` is the lower of its ends. */
struct moments cell_moments(
    const struct cell *cell, const struct count *count, size_t place, double low);

/* How much the index of an area grows by one value of its item, less than 0 in a reversed one; the
 * total, by one of its area's index. 0 where it takes no part. */
double cell_weight(const struct cell *cell, const struct questionnaire *questionnaire);

/* As they are: neither rounded nor fit to be shown. What does not apply is NAN. */
struct measured {
	long n;
	double mean, sd, median; /* as in a figure */
	double alpha;
	long complete; /* persons behind alpha */
};

/* Of the unit at this place, where somebody has responded. */
struct measured cell_measure(const struct cell *cell, const struct count *count, size_t place);

#endif
