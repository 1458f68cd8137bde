/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What has been counted, before anything is hidden or rounded: for this layer alone. Other layers
 * have count_new(), count_add() and count_free() in figures.h and see figures, never counts. */
#ifndef SKATTA_FIGURES_COUNT_H
#define SKATTA_FIGURES_COUNT_H

#include "figures/figures.h"
#include "figures/statistics.h"

struct item_count {
	long given, not_applicable, not_said;
	struct tally values; /* of items that count_has_values() */
	long *labels;        /* how many chose each label of the item's scale, or NULL */
};

struct area_count {
	struct tally indexes;           /* of persons with enough answers for one */
	struct consistency consistency; /* of persons with points for all its items */
};

struct unit_count {
	long responses; /* while it is 0 there is nothing below */
	struct item_count *items;
	struct area_count *areas;
	struct tally totals; /* the persons' indexes in all */
};

/* What one person wrote in answer to one item. */
struct comment {
	size_t place; /* of the unit that the person belongs to */
	const struct item *item;
	char *text;
};

struct count {
	const struct round *round;
	struct unit_count *units; /* the organisation's, and all of them together last */
	struct comment *comments;
	size_t n_comments, comment_room;
	unsigned char order[DIGEST_SIZE]; /* a key: count_set_order() */
	unsigned char (*left_out)[DIGEST_SIZE];
	size_t n_left_out;
};

/* Where a unit's count is, or FIGURES_ALL's; and the place of what the unit is part of. */
size_t count_place(const struct count *count, int unit);
size_t count_place_above(const struct count *count, size_t place);

/* Are the values numbers of which a mean says something? */
bool count_has_values(const struct item *item);

#endif
