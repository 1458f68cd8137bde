/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The formulas. Nothing is rounded here; what cannot be computed is NAN. */
#ifndef SKATTA_FIGURES_STATISTICS_H
#define SKATTA_FIGURES_STATISTICS_H

#include "figures/rule/tally.h"

/* The arithmetic mean; of one value at least. */
double statistics_mean(const struct tally *tally);

/* The standard deviation of a sample: the root of the sum of squared distances from the mean over
 * n - 1; of two values at least. */
double statistics_sd(const struct tally *tally);

/* The middle value, or the mean of the two middle ones; of one value at least. */
double statistics_median(const struct tally *tally);

/* What Cronbach's alpha needs of the persons who have points for every item of an area. All are
 * whole numbers, so that their sums are exact and take any order. */
struct consistency {
	long n;
	size_t n_items;
	long long *sums, *squares;      /* of each item's points */
	long long total, total_squares; /* of a person's points in all */
};

/* All zero, for areas of so many items; statistics_consistency_free() gives the arrays back. */
void statistics_consistency_start(struct consistency *consistency, size_t n_items);
void statistics_consistency_add(struct consistency *consistency, const long *points);
/* The same of an area of one number, of which only the total is kept. */
void statistics_consistency_add_whole(struct consistency *consistency, long long total);
/* All of `part` besides; of as many items. */
void statistics_consistency_join(struct consistency *into, const struct consistency *part);
void statistics_consistency_free(struct consistency *consistency);

/* Cronbach's alpha: k/(k-1) times one minus the sum of the items' variances over the variance of
 * the persons' sums (L. J. Cronbach, «Coefficient alpha and the internal structure of tests»,
 * Psychometrika 16, 1951, pages 297-334). Of two items and two persons at least, who differ. */
double statistics_alpha(const struct consistency *consistency);

/* How many standard errors a mean may be away on either side with 95 per cent: the 0.975 quantile
 * of Student's t, for so many degrees of freedom, at least one. The finite series for whole degrees
 * of freedom (M. Abramowitz and I. A. Stegun, «Handbook of mathematical functions», 1964, formulas
 * 26.7.3 and 26.7.4), turned round by bisection; for 200 and more the expansion about the normal
 * distribution (26.7.5), so that the time does not grow with the people. */
double statistics_t(long freedom);

#endif
