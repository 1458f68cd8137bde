/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From the parts to the whole, once through the tree. */
#include "figures/bounds.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

/* Sums of fractions come out a little beside themselves. */
static const double slack = 1e-9;

/* What is known of people: of one part, or of several together. */
struct known {
	struct moments exact;
	struct bounds bounds;
	struct leeway left; /* by other figures */
};

static double square(double number)
{
	return number * number;
}

/* The squared distance of two means adds to the distances from the mean of both. */
static void join_away(struct bounds *into, const struct bounds *part)
{
	double n = (double)into->n, m = (double)part->n;
	double least = into->sum_low / n - part->sum_high / m;
	double most = into->sum_high / n - part->sum_low / m;
	double nearest = least > 0 ? least : most < 0 ? most : 0;
	double farthest = fmax(fabs(least), fabs(most));

	into->away_low += part->away_low + square(nearest) * n * m / (n + m);
	into->away_high += part->away_high + square(farthest) * n * m / (n + m);
	into->away_is_exact =
	    into->away_is_exact && part->away_is_exact && into->sum_is_exact && part->sum_is_exact;
}

static void join_bounds(struct bounds *into, const struct bounds *part)
{
	if (part->n == 0)
		return;
	if (into->n == 0) {
		*into = *part;
		return;
	}
	join_away(into, part);
	into->n += part->n;
	into->sum_low += part->sum_low;
	into->sum_high += part->sum_high;
	into->sum_is_exact = into->sum_is_exact && part->sum_is_exact;
}

static void join(struct known *into, const struct known *part)
{
	into->exact.n += part->exact.n;
	into->exact.sum += part->exact.sum;
	into->exact.squares += part->exact.squares;
	into->left.below += part->left.below;
	into->left.above += part->left.above;
	join_bounds(&into->bounds, &part->bounds);
}

static void bound_sum(const struct moments *exact, const struct ends *ends,
    const struct leeway *left, struct bounds *bounds)
{
	double n = (double)exact->n, mean = exact->sum / n;

	if (mean >= ends->high - ends->nearest - slack) {
		bounds->sum_low = (ends->high - ends->nearest) * n;
		bounds->sum_high = ends->high * n;
	} else if (mean <= ends->low + ends->nearest + slack) {
		bounds->sum_low = ends->low * n;
		bounds->sum_high = (ends->low + ends->nearest) * n;
	} else {
		bounds->sum_low = fmax(exact->sum - left->below, ends->low * n);
		bounds->sum_high = fmin(exact->sum + left->above, ends->high * n);
		bounds->sum_is_exact = left->below < slack * n && left->above < slack * n;
	}
}

static void bound_away(const struct moments *exact, const struct ends *ends, struct bounds *bounds)
{
	double n = (double)exact->n, away = exact->squares - square(exact->sum - ends->low * n) / n;
	double least = square(ends->least_sd) * (n - 1);

	bounds->away_is_exact = away >= least - slack * n;
	bounds->away_low = bounds->away_is_exact ? fmax(away, 0) : 0;
	bounds->away_high = bounds->away_is_exact ? fmax(away, 0) : least;
}

/* The people of a shown group who are in none of its shown parts. */
static struct bounds bounds_of_rest(const struct moments *whole, const struct leeway *left,
    const struct known *parts, const struct ends *ends)
{
	struct moments rest = {
		.n = whole->n - parts->exact.n,
		.sum = whole->sum - parts->exact.sum,
		.squares = whole->squares - parts->exact.squares,
	};
	struct leeway left_of_rest = {
		.below = fmax(left->below - parts->left.below, 0),
		.above = fmax(left->above - parts->left.above, 0),
	};
	struct bounds bounds = { .n = rest.n };

	if (rest.n == 0)
		return bounds;
	bound_sum(&rest, ends, &left_of_rest, &bounds);
	bound_away(&rest, ends, &bounds);
	return bounds;
}

static struct known know_shown(const struct moments *whole, const struct leeway *left,
    const struct known *parts, const struct ends *ends)
{
	struct known known = { .exact = *whole, .left = *left, .bounds = parts->bounds };
	struct bounds rest = bounds_of_rest(whole, left, parts, ends);

	join_bounds(&known.bounds, &rest);
	return known;
}

void bounds_find(const struct organisation *organisation, const struct ends *ends,
    const struct disclosure_group *groups, const struct moments *moments, const struct leeway *left,
    struct bounds *bounds)
{
	size_t all = organisation->n_units;
	struct known *parts = memory_new(all + 1, sizeof(*parts));

	/* Parts stand behind what they are part of, except behind all. */
	for (size_t done = 0; done <= all; done++) {
		size_t place = done == all ? all : all - 1 - done;
		struct known known = groups[place].shown ? know_shown(&moments[place], &left[place],
							       &parts[place], ends)
							 : parts[place];

		bounds[place] = known.bounds;
		bounds[place].leeway.below = fmax(known.exact.sum - known.bounds.sum_low, 0);
		bounds[place].leeway.above = fmax(known.bounds.sum_high - known.exact.sum, 0);
		if (place != all) {
			int parent = organisation->units[place].parent;

			join(&parts[parent == ORGANISATION_NO_UNIT ? all : (size_t)parent], &known);
		}
	}
	free(parts);
}

struct range bounds_mean(const struct bounds *bounds, const struct ends *ends)
{
	double n = (double)bounds->n;
	struct range range = { bounds->sum_low / n, bounds->sum_high / n };

	if (bounds->n == 0)
		return range_none;
	if (range.low >= ends->high - ends->nearest - slack)
		return (struct range){ ends->high - ends->nearest, INFINITY };
	if (range.high <= ends->low + ends->nearest + slack)
		return (struct range){ -INFINITY, ends->low + ends->nearest };
	return range;
}

struct range bounds_sd(const struct bounds *bounds, const struct ends *ends)
{
	double n = (double)bounds->n;
	struct range range;

	if (bounds->n < 2)
		return range_none;
	range.low = sqrt(bounds->away_low / (n - 1));
	range.high = sqrt(bounds->away_high / (n - 1));
	if (range.low < ends->least_sd - slack)
		range = (struct range){ -INFINITY, fmax(range.high, ends->least_sd) };
	return range;
}
