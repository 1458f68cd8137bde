/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From counts to figures: mean, standard deviation, median, Cronbach's alpha. */
#include "figures/rule/statistics.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

double statistics_mean(const struct tally *tally)
{
	double sum = 0;

	if (tally->n < 1)
		return NAN;
	for (size_t i = 0; i < tally->n_entries; i++)
		sum += tally->entries[i].value * (double)tally->entries[i].times;
	return sum / (double)tally->n;
}

double statistics_sd(const struct tally *tally)
{
	double mean = statistics_mean(tally), squares = 0;

	if (tally->n < 2)
		return NAN;
	for (size_t i = 0; i < tally->n_entries; i++) {
		double distance = tally->entries[i].value - mean;

		squares += distance * distance * (double)tally->entries[i].times;
	}
	return sqrt(squares / (double)(tally->n - 1));
}

/* The value at a place, from 0, in the sorted list of all. */
static double value_at(const struct tally *tally, long place)
{
	size_t i = 0;

	while (place >= tally->entries[i].times)
		place -= tally->entries[i++].times;
	return tally->entries[i].value;
}

double statistics_median(const struct tally *tally)
{
	if (tally->n < 1)
		return NAN;
	return (value_at(tally, (tally->n - 1) / 2) + value_at(tally, tally->n / 2)) / 2;
}

void statistics_consistency_start(struct consistency *consistency, size_t n_items)
{
	*consistency = (struct consistency){
		.n_items = n_items,
		.sums = memory_new(n_items, sizeof *consistency->sums),
		.squares = memory_new(n_items, sizeof *consistency->squares),
	};
}

void statistics_consistency_add(struct consistency *consistency, const long *points)
{
	long long total = 0;

	for (size_t i = 0; i < consistency->n_items; i++) {
		consistency->sums[i] += points[i];
		consistency->squares[i] += (long long)points[i] * points[i];
		total += points[i];
	}
	statistics_consistency_add_whole(consistency, total);
}

void statistics_consistency_add_whole(struct consistency *consistency, long long total)
{
	consistency->total += total;
	consistency->total_squares += total * total;
	consistency->n++;
}

void statistics_consistency_join(struct consistency *into, const struct consistency *part)
{
	for (size_t i = 0; i < into->n_items; i++) {
		into->sums[i] += part->sums[i];
		into->squares[i] += part->squares[i];
	}
	into->total += part->total;
	into->total_squares += part->total_squares;
	into->n += part->n;
}

void statistics_consistency_free(struct consistency *consistency)
{
	free(consistency->sums);
	free(consistency->squares);
	*consistency = (struct consistency){ 0 };
}

/* The variance times n (n - 1), a factor that alpha divides away again. */
static double spread(long n, long long sum, long long squares)
{
	return (double)n * (double)squares - (double)sum * (double)sum;
}

double statistics_alpha(const struct consistency *consistency)
{
	long n = consistency->n;
	double k = (double)consistency->n_items;
	double whole = spread(n, consistency->total, consistency->total_squares);
	double items = 0;

	if (consistency->n_items < 2 || n < 2 || whole <= 0)
		return NAN;
	for (size_t i = 0; i < consistency->n_items; i++)
		items += spread(n, consistency->sums[i], consistency->squares[i]);
	return k / (k - 1) * (1 - items / whole);
}

/* How probable it is that t is nearer to 0 than this. */
static double t_within(double t, long freedom)
{
	double angle = atan(t / sqrt((double)freedom));
	double cosine = cos(angle), term = freedom % 2 ? cosine : 1, sum = 0;

	for (long i = freedom % 2 ? 3 : 2; i <= freedom; i += 2) {
		sum += term;
		term *= cosine * cosine * (double)(i - 1) / (double)i;
	}
	return freedom % 2 ? 2 / acos(-1) * (angle + sin(angle) * sum) : sin(angle) * sum;
}

/* For many degrees of freedom; from 200 on it differs from the series by less than 3e-12. */
static double t_from_normal(long freedom)
{
	const double x = 1.9599639845400542; /* the normal distribution's 0.975 quantile */
	const double x2 = x * x, v = (double)freedom;
	const double by_power[] = {
		x,
		x * (x2 + 1) / 4,
		x * ((5 * x2 + 16) * x2 + 3) / 96,
		x * (((3 * x2 + 19) * x2 + 17) * x2 - 15) / 384,
		x * ((((79 * x2 + 776) * x2 + 1482) * x2 - 1920) * x2 - 945) / 92160,
	};
	double t = 0;

	for (size_t i = COUNT(by_power); i-- > 0;)
		t = t / v + by_power[i];
	return t;
}

double statistics_t(long freedom)
{
	double low = 1, high = 13; /* 12.71 for one degree, 1.96 for any number */

	if (freedom >= 200)
		return t_from_normal(freedom);
	while (high - low > 1e-12) {
		double middle = (low + high) / 2;

		if (t_within(middle, freedom) < 0.95)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}
