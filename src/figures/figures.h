/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From responses to the one table of figures that every report shows. count.c counts, one pass;
 * statistics.c turns counts into figures; disclosure.c hides and rounds. No SQL, no files. */
#ifndef SKATTA_FIGURES_FIGURES_H
#define SKATTA_FIGURES_FIGURES_H

#include "document/round.h"
#include "form/progress.h"

struct count;

enum { FIGURES_ALL = -1 }; /* the unit above all districts */

enum figure_kind { FIGURE_ITEM, FIGURE_AREA, FIGURE_TOTAL };

/* One row. Figures are rounded already; where `hidden`, none but `unit`, `kind`, `item`, `area` may
 * be read, and all numbers are zero. A number that is not meaningful is NAN. */
struct figure {
	int unit;                /* in the organisation, or FIGURES_ALL */
	enum figure_kind kind;
	const struct item *item; /* an item's row */
	const struct area *area; /* an area's row */
	bool hidden;
	long n, not_applicable, not_said;
	double mean, sd, median; /* items: of the values; areas and total: of the persons' indexes */
	double index;            /* areas and total: 0 to 100 */
	size_t level;            /* from 1; 0 for none */
	double alpha;            /* areas */
};

struct participation {
	int unit;
	bool hidden; /* nobody's number is shown while it could point at persons */
	long heads, responses;
};

struct figures {
	const struct round *round;
	struct figure *rows; /* unit by unit in the organisation's order, ALL last; items, areas, total */
	size_t n_rows;
	struct participation *participation; /* one a unit, ALL last */
	size_t n_participation;
};

/* Memory for it does not grow with the number of responses. */
struct count *count_new(const struct round *round);
void count_free(struct count *count);
/* Count one person's answers in a unit and in all that it is part of. */
void count_add(struct count *count, int unit, const struct asked *asked,
    const struct answers *answers);

/* What may be shown of it: the only way from counts to figures. Free with figures_free(). */
struct figures *figures_disclose(const struct count *count);
void figures_free(struct figures *figures);

/* The row, or NULL: `item` or `area`, or neither for the total. */
const struct figure *figures_find(const struct figures *figures, int unit, const struct item *item,
    const struct area *area);

#endif
