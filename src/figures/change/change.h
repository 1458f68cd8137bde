/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What has changed since an earlier round, beside the figures of the newer. A cell is compared
 * where the two questionnaires have the same one, a unit with what it was then: figures_kin.h.
 *
 * Unpaired, the change is the difference of what the two rounds show, over the items that both
 * show; it says no more than they do. Paired, for schools and above and only with the round that is
 * followed, it is the mean of each one's change, over the pair sets that were chosen when the newer
 * round closed; of an area it is worked out from its items'. «CHANGE» in skatta-figures(7). */
#ifndef SKATTA_FIGURES_CHANGE_H
#define SKATTA_FIGURES_CHANGE_H

#include "figures/figures_kin.h"

enum change_kind { CHANGE_NONE, CHANGE_UNPAIRED, CHANGE_PAIRED };

/* Rounded already, all of it, like a figure. */
struct change {
	/* The row of the same cell and unit in the earlier round, as that round shows it, or worked
	 * out from what it shows where these were several units; hidden perhaps; NULL where there
	 * is none. */
	const struct figure *earlier;
	enum change_kind kind; /* CHANGE_NONE where either round's figure is hidden */
	struct range mean;     /* newer less earlier: of an item's values, of indexes */
	long n; /* paired: people in the pair sets, of an area the least of its items' */
	/* How far the truth may be on either side, 95 times of 100; NAN where that is not known. */
	double half;
	bool certain; /* the interval, with all of the range, is on one side of 0 */
	/* An area's row, where the earlier round is the one that is followed: where people now see
	 * their earlier level, 0 to 100; range_none where that was not asked or is hidden. */
	struct range hindsight;
};

/* One piece of memory, which figures_free() gives back. */
struct comparison {
	const struct round *round;     /* the earlier */
	const struct figures *figures; /* its */
	struct change changes[];       /* row by row, as in the figures that have this comparison */
};

/* Is there anything to compare at all: an item with a mean, or an area, that both ask alike? */
bool change_is_possible(const struct round *before, const struct round *now);

/* Compare the figures of the newer round with the rows of an earlier one that belong to them, whose
 * figures outlive them. It becomes the figures' and goes with them, and so does `kin`. */
void change_find(struct figures *figures, struct figures_kin *kin);
/* The same with the round that is followed, or with any other where ids are the same. */
void change_find_next(struct figures *figures, const struct figures *earlier);

/* The row's change; NULL without a comparison. */
const struct change *change_of(const struct figures *figures, const struct figure *figure);

#endif
