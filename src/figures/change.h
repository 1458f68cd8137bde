/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What has changed since an earlier round, beside the figures of the newer. A cell is compared
 * where the two questionnaires have the same one, a unit where both rounds have one of its id.
 *
 * Where enough people answered a cell in the unit both times, the change is paired: the mean of
 * each one's newer value less the earlier. Elsewhere it is the difference of the two means that are
 * told, unpaired, which says no more than they do.
 *
 * A paired change is one more sum over what people answered, and must not be what gives away the
 * few who came or went. cuts.h says which of them are shown, from sizes alone, slack.h how exactly;
 * what the two rounds show by themselves never changes. */
#ifndef SKATTA_FIGURES_CHANGE_H
#define SKATTA_FIGURES_CHANGE_H

#include "figures/figures.h"

struct pairs;

enum change_kind { CHANGE_NONE, CHANGE_UNPAIRED, CHANGE_PAIRED };

/* Is it more than chance? Not certain where the interval holds 0, or where the change is less than
 * 0.2 standard deviations of the people, those of the two rounds pooled: by the spread of persons a
 * reader knows how large a change is, while that of their differences is small where all move alike
 * (D. Lakens, «Calculating and reporting effect sizes», Frontiers in Psychology 4, 2013, d_av).
 * Where there is neither an interval nor so small a change, nothing is said. */
enum change_certainty { CHANGE_UNSAID, CHANGE_UNCERTAIN, CHANGE_CERTAIN };

/* Rounded already, all of it, like a figure. */
struct change {
	/* The row of the same cell and unit in the earlier round, as that round tells it, hidden
	 * perhaps; NULL where there is none. */
	const struct figure *earlier;
	enum change_kind kind; /* CHANGE_NONE where either round's figure is hidden */
	struct range mean;     /* newer less earlier: of an item's values, of indexes */
	long n;                /* people who answered both; 0 where it is unpaired */
	/* From the newer round's min_distribution pairs, else NAN: the spread of the differences,
	 * and the 95 % interval that Student's t makes of what is told, at its widest. */
	struct range sd;
	double low, high;
	enum change_certainty certainty;
	/* An area's row: where people now see their earlier level, 0 to 100; range_none where that
	 * was not asked or is hidden. */
	struct range hindsight;
};

struct comparison {
	const struct round *round; /* the earlier */
	struct figures *figures;   /* its */
	struct change *changes;    /* row by row, as in the figures that have this comparison */
};

/* For what people answered in two rounds, which outlive it. Memory grows with how many ways there
 * are to be in two units, not with the number of people. */
struct pairs *pairs_new(const struct round *before, const struct round *now);
void pairs_free(struct pairs *pairs);
/* Is there anything to compare at all: an item with a mean, or an area? */
bool pairs_are_comparable(const struct pairs *pairs);

/* One person's answers in a round, and where they were given. */
struct pairs_answers {
	int unit;
	const struct asked *asked;
	const struct answers *answers;
};

/* Count one person who answered both. */
void pairs_add(
    struct pairs *pairs, const struct pairs_answers *before, const struct pairs_answers *now);

/* Compare the figures of the newer round; the counts are of all who answered one round. It becomes
 * the figures' and goes with them. */
void change_find(struct figures *figures, const struct count *now, const struct count *before,
    const struct pairs *pairs);

/* The row's change; NULL without a comparison. */
const struct change *change_of(const struct figures *figures, const struct figure *figure);

/* NULL is fine. For figures_free(). */
void change_free(struct comparison *comparison);

#endif
