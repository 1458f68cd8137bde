/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A cell is one thing that is reported of every unit: an item, an area, the total. For this layer.
 */
#ifndef SKATTA_FIGURES_CELL_H
#define SKATTA_FIGURES_CELL_H

#include "figures/count.h"
#include "figures/disclosure.h"

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

/* The cell's figures for the unit at this place, where somebody has responded, as they are: neither
 * rounded nor fit to be shown. Returns how many persons stand behind alpha. */
long cell_measure(
    const struct cell *cell, const struct count *count, size_t place, struct figure *figure);

#endif
