/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Who may be shown, decided from the sizes of groups alone, and how exactly. For this layer: what
 * other layers see is figures_disclose(), which lets nothing out but through here. */
#ifndef SKATTA_FIGURES_DISCLOSURE_H
#define SKATTA_FIGURES_DISCLOSURE_H

#include "figures/figures.h"

/* The people of one unit in one cell of the table: an item, an area, the total, participation. */
struct disclosure_group {
	long answered; /* with a value: who the shown figures are about */
	long people;   /* these and whoever else a shown number counts: not applicable, not said */
	bool shown;    /* before: may it be at all; after: is it */
};

/* Decide what is shown of one cell, for the organisation's units and, last, all together.
 *
 * A group is shown where at least `min_group` answered. Whoever sees a group and groups within it
 * can take these away from it; what is left of a shown group when all shown ones within it are
 * taken away is its residual. Every residual has to be nobody, or at least `min_group` who
 * answered. All that can be had by adding and taking away is made of whole residuals, so nothing
 * smaller can be had.
 *
 * Where a residual is too small, the smallest of the shown parts directly below that mends it alone
 * is hidden (the first of equals); where none does, the group itself. Parts are seen to before what
 * they are part of, so once through is enough. */
void disclosure_choose(
    const struct organisation *organisation, long min_group, struct disclosure_group *groups);

/* The least groups of the round's promise, for figures, for how answers are spread and for what was
 * written in words; never below the floor. */
long disclosure_min_group(const struct round *round);
long disclosure_min_distribution(const struct round *round);
long disclosure_min_comments(const struct round *round);

#endif
