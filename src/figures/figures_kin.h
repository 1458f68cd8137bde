/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rows of another round that belong to the units of one, also where these are called otherwise
 * there, or were several: descent.h. Of several together an item's mean is that of the means which
 * are shown, each by the number that is shown beside it, and areas and total are worked out from
 * these as in any unit. So nothing is said that those rows do not say. */
#ifndef SKATTA_FIGURES_KIN_H
#define SKATTA_FIGURES_KIN_H

#include "document/round/descent.h"
#include "figures/figures.h"

struct figures_kin_unit {
	const struct figure *rows; /* the other round's, or `joined` */
	size_t n_rows;
	struct figure *joined;         /* of several units together; else NULL */
	long heads;                    /* people in them */
	const struct descent_unit *of; /* which they are; NULL for all together */
	char *ids;
};

struct figures_kin {
	struct descent *descent;
	const struct figures *figures;   /* the other round's */
	struct figures_kin_unit units[]; /* by place in the round, all together last */
};

/* `descent` leads to the round of the figures, which outlive it, and becomes its own.
 * figures_kin_free() by the caller. */
struct figures_kin *figures_kin_new(struct descent *descent, const struct figures *figures);
void figures_kin_free(struct figures_kin *kin);

/* Their ids with a plus between; NULL where it is the one of the same id, and, as below, without
 * `kin`. */
const char *figures_kin_ids(const struct figures_kin *kin, int unit);
/* Their names, in full where they are not in the unit's own school, each for free(); how many it
 * is: 0 where it is the one of the same id. `*names` is for free() too. `organisation` is that of
 * the unit. */
size_t figures_kin_names(const struct figures_kin *kin, const struct organisation *organisation,
    int unit, char ***names);

#endif
