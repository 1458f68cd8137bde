/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Two rounds while they are compared: which rows belong together (change_look.c), and what they
 * come to (change.c). */
#ifndef SKATTA_FIGURES_CHANGE_PRIVATE_H
#define SKATTA_FIGURES_CHANGE_PRIVATE_H

#include "figures/change/change.h"
#include "figures/count/spread.h"
#include "figures/figures_kin.h"
#include "figures/figures_private.h"

/* A change as it is worked out: of one row, paired or not. */
struct worked {
	bool is_there;
	struct range mean; /* both ends are numbers */
	long n;
	double variance, t; /* NAN where it is not known */
	double rounding;    /* the variance that rounding has brought in */
};

/* What can be compared of one cell, and the spreads of each level. */
struct subject {
	const struct cell *cell;
	bool is_alike; /* the earlier round has the same one */
	struct cell earlier;
	struct spread now[SPREAD_LEVELS], before[SPREAD_LEVELS], changes[SPREAD_LEVELS];
};

enum { UNPAIRED, PAIRED, WAYS };

struct comparing {
	struct figures *figures;
	const struct figures *earlier;
	const struct figures_kin *kin; /* its rows */
	const struct counted *now, *before;
	struct cell *cells;
	size_t n_cells;
	struct subject *subjects;
	size_t all;
	const struct figure **rows;        /* place by place of the newer, cell by cell; or NULL */
	const struct figure **before_rows; /* the earlier row of each; or NULL */
	struct worked *worked[WAYS];
};

void change_look_start(
    struct comparing *comparing, struct figures *figures, const struct figures_kin *kin);
void change_look_free(struct comparing *comparing);

#endif
