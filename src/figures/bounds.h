/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How exactly a group's mean and spread may be told. That all answered the same must not be seen:
 * a mean at an end of the scale is told as a bound, and so is a spread of next to nothing. Neither
 * may whoever takes parts away from their whole see it; so a whole is told no better than its parts
 * are: what it is known by is the sum of what they are known by.
 *
 * The parts meant here are the smallest there are: a shown group less all shown groups within it.
 * For this layer. */
#ifndef SKATTA_FIGURES_BOUNDS_H
#define SKATTA_FIGURES_BOUNDS_H

#include "figures/disclosure.h"

/* Sums over the values of a group. */
struct moments {
	long n;
	double sum;
	double squares; /* of the values' distances from the lowest there can be */
};

/* Between which values all lie, how near an end a mean may be told, and how small a standard
 * deviation. */
struct ends {
	double low, high;
	double nearest, least_sd;
};

/* How far a sum may be below and above what it is. */
struct leeway {
	double below, above;
};

struct bounds {
	long n;
	double sum_low, sum_high;   /* of the values */
	double away_low, away_high; /* of the squared distances from the mean */
	bool sum_is_exact, away_is_exact;
	struct leeway leeway; /* of the sum, to its bounds */
};

/* For each unit of the organisation and, last, all: the bounds of its sums, from the groups chosen
 * by disclosure_choose() and their moments. A group that is not shown has the leeway of its shown
 * parts. `left` is what other figures leave each group's sum: an area's, those of its items. */
void bounds_find(const struct organisation *organisation, const struct ends *ends,
    const struct disclosure_group *groups, const struct moments *moments, const struct leeway *left,
    struct bounds *bounds);

/* As they are told, not rounded. None of an empty group; no spread of fewer than two. */
struct range bounds_mean(const struct bounds *bounds, const struct ends *ends);
struct range bounds_sd(const struct bounds *bounds, const struct ends *ends);

#endif
