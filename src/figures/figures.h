/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The one table of figures that every report shows, made from what counted.h keeps. Only items are
 * counted over people; areas, the total and levels are worked out here from the item rows of the
 * same unit, as those are shown. The rule is skatta-figures(7). No SQL, no
 * files. */
#ifndef SKATTA_FIGURES_FIGURES_H
#define SKATTA_FIGURES_FIGURES_H

#include "base/format/range.h"
#include "figures/count/counted.h"
#include "figures/count/rows.h"

struct comparison;
struct figures_kin;

/* One row. Figures are rounded already; where `hidden`, none but `unit`, `kind`, `item`, `area`,
 * `others` may be read, and all numbers are zero. What is not meaningful is NAN or range_none. */
struct figure {
	int unit; /* in the organisation, or FIGURES_ALL */
	enum figure_kind kind;
	const struct item *item; /* an item's row */
	const struct area *area; /* an area's row */
	/* Nobody is counted here. An area or total: less than three quarters of what it is made of
	 * is shown. */
	bool hidden;
	/* Have others answered in the unit, from where it is asked, who are not behind it? They
	 * gave no answer here, or are counted further up: which is not told. */
	bool others;
	long n;            /* persons behind the figures: as many, */
	bool n_is_least;   /* or at least as many. Of an area or total: the least of its items' */
	struct range mean; /* items with values */
	/* Items with values, from min_distribution persons on, who need not be all n. Of areas and
	 * the total, people's spread within units of this level, pooled: the same in all of them.
	 */
	struct range sd;
	double median;
	/* Areas and total: 0 to 100, and how far the truth may be on either side, 95 times of 100;
	 * NAN where too few answered all of it in the round for that. */
	struct range index;
	double half;
	/* Levels, from 1: that of the index as printed (of the lower end, where it is a range), and
	 * those that the interval reaches, or the ends. All 0 in areas without levels. */
	size_t level, level_low, level_high;
	double alpha; /* areas: Cronbach's, within units of this level, the same in all of them */
	/* Items with labels, from min_distribution persons on: how many per cent of these chose
	 * each, in whole numbers; else NULL. */
	struct range *shares;
};

struct participation {
	int unit;
	bool hidden; /* fewer heads than min_group: both numbers are zero then */
	bool beyond; /* more responses than heads: none of them is counted */
	long heads, responses;
};

/* What people wrote in answer to one item, from schools upwards. A comment stands once, with the
 * smallest unit that has min_comments of them. Which ones stand where is decided as if none was
 * left out; a list of which too few remain is hidden, and they stand nowhere else. */
struct comments {
	int unit;                            /* no team; or FIGURES_ALL */
	const struct item *item;             /* answered in words */
	bool hidden;                         /* too few; there are no texts then */
	bool erased;                         /* with the answers */
	char **texts;                        /* as they were written */
	unsigned char (*names)[DIGEST_SIZE]; /* of each, for left_out; for no reader */
	size_t n_texts;
	size_t n_left_out; /* beside them */
};

struct figures {
	const struct round *round;
	const struct counted *counted; /* what they were made of */
	size_t publication;            /* from 1 */
	/* Unit by unit in the organisation's order, ALL last; of each its items, areas, total.
	 * There are rows for what may be asked in the unit: modules by school form, look-back items
	 * only in a round that follows another, slots where they ask about an action. Areas have a
	 * row where their items have points. */
	struct figure *rows;
	size_t n_rows;
	struct participation *participation; /* one a unit, ALL last */
	size_t n_participation;
	/* Item by item, of each the units in the organisation's order, ALL last. */
	struct comments *comments;
	size_t n_comments;
	long min_comments; /* the least that are quoted beside each other, where any are */
	struct comparison *comparison; /* with an earlier round, see change.h; or NULL */
	struct figures_kin *earlier;   /* and the rows that these are compared with */
};

/* Names of comments that are not quoted. */
struct figures_left_out {
	unsigned char (*names)[DIGEST_SIZE];
	size_t n;
};

/* What is shown of it: its cost follows from units, items and blocks, not from responses. `counted`
 * has a publication; it and its round outlive the figures. `left_out` may be NULL. Free with
 * figures_free(), which takes NULL. */
struct figures *figures_make(
    const struct counted *counted, const struct figures_left_out *left_out);
void figures_free(struct figures *figures);

/* The row, or NULL: `item` or `area`, or neither for the total. */
const struct figure *figures_find(
    const struct figures *figures, int unit, const struct item *item, const struct area *area);

#endif
