/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Squares within units, added up. */
#include "figures/count/spread.h"

#include <math.h>
#include <stdlib.h>

#include "base/format/range.h"
#include "base/memory.h"

/* Of no spread it would follow that all answered alike: smaller than this it is not told. Half a
 * step of an item; of an index five points, or where one answer moves a person's index further than
 * ten, what one of ten who is a step above and one who is a step below make, 0.47 steps. */
static const double least_of_item = 0.5, least_of_index = 5, least_of_step = 0.48;

/* What is summed up in one unit: of a number, or of an area with its items. */
struct sums {
	long n;
	double sum, squares;
	const struct consistency *parts; /* NULL: no items */
};

/* The unit that a block belongs to at a level; BLOCKS_NOWHERE above. */
static size_t unit_at(const struct counted *counted, size_t place, int level)
{
	return level == SPREAD_ALL
		   ? counted->rows.all
		   : blocks_unit_at(counted->round->organisation, place, (enum unit_level)level);
}

/* Everything at a level: in each unit the people, their sum and squares; of areas the items' too.
 */
struct pool {
	const struct counted *counted;
	int level;
	long *n; /* by place */
	double *sum, *squares;
	struct consistency *parts; /* by place; NULL for single numbers */
	size_t n_items;
};

static void pool_start(struct pool *pool, const struct counted *counted, int level, size_t n_items)
{
	size_t n = counted->rows.all + 1;

	*pool = (struct pool){ .counted = counted, .level = level, .n_items = n_items };
	pool->n = memory_new(n, sizeof *pool->n);
	pool->sum = memory_new(n, sizeof *pool->sum);
	pool->squares = memory_new(n, sizeof *pool->squares);
	pool->parts = n_items > 0 ? memory_new(n, sizeof *pool->parts) : NULL;
}

static void pool_free(struct pool *pool)
{
	for (size_t i = 0; pool->parts != NULL && i <= pool->counted->rows.all; i++)
		statistics_consistency_free(&pool->parts[i]);
	free(pool->parts);
	free(pool->n);
	free(pool->sum);
	free(pool->squares);
}

static void pool_add(struct pool *pool, size_t place, const struct sums *sums)
{
	size_t unit = unit_at(pool->counted, place, pool->level);

	if (unit == BLOCKS_NOWHERE)
		return;
	pool->n[unit] += sums->n;
	pool->sum[unit] += sums->sum;
	pool->squares[unit] += sums->squares;
	if (pool->parts == NULL)
		return;
	if (pool->parts[unit].n_items == 0)
		statistics_consistency_start(&pool->parts[unit], pool->n_items);
	statistics_consistency_join(&pool->parts[unit], sums->parts);
}

/* Sum of squared distances from the unit's mean. */
static double within(long n, double sum, double squares)
{
	return n > 0 ? squares - sum * sum / (double)n : 0;
}

/* Cronbach's alpha from the pooled variances within units. */
static double pooled_alpha(const struct pool *pool, double whole)
{
	double k = (double)pool->n_items, items = 0;

	for (size_t i = 0; i <= pool->counted->rows.all; i++)
		for (size_t j = 0; pool->parts[i].n_items > 0 && j < pool->n_items; j++)
			items += within(pool->parts[i].n, (double)pool->parts[i].sums[j],
			    (double)pool->parts[i].squares[j]);
	return k < 2 || whole <= 0 ? 0 : fmax(0, k / (k - 1) * (1 - items / whole));
}

/* `scale` is what one of the pooled numbers is worth, `least` the least that is told; also what one
 * person makes who gives one answer as far from the others as `one`. */
static struct spread pool_look(const struct pool *pool, double scale, double least, double one)
{
	struct spread spread = { .known = false };
	double whole = 0;
	long people = 0, units = 0;

	for (size_t i = 0; i <= pool->counted->rows.all; i++) {
		people += pool->n[i];
		units += pool->n[i] > 0;
		whole += within(pool->n[i], pool->sum[i], pool->squares[i]);
	}
	if (people < blocks_min_distribution(pool->counted->round) || people <= units)
		return spread;
	spread.known = true;
	spread.freedom = people - units;
	spread.t = statistics_t(spread.freedom);
	least = fmax(least, one / sqrt((double)spread.freedom));
	spread.s = fmax(least, scale * sqrt(fmax(whole, 0) / (double)spread.freedom));
	spread.alpha = pool->parts != NULL ? pooled_alpha(pool, whole) : 0;
	return spread;
}

int spread_level(const struct counted *counted, size_t place)
{
	return place == counted->rows.all ? SPREAD_ALL
					  : (int)counted->round->organisation->units[place].level;
}

/* What is looked at: how its numbers are put into a pool. */
struct subject {
	const struct counted *counted;
	const struct item *item;
	size_t area;
	size_t n_items;
	double scale, least, one;
	void (*fill)(const struct subject *subject, struct pool *pool);
};

static struct spread look(const struct subject *subject, int level)
{
	struct spread spread = { .known = false };

	for (; !spread.known && level >= SPREAD_ALL; level--) {
		struct pool pool;

		pool_start(&pool, subject->counted, level, subject->n_items);
		subject->fill(subject, &pool);
		spread = pool_look(&pool, subject->scale, subject->least, subject->one);
		pool_free(&pool);
	}
	return spread;
}

static void fill_item(const struct subject *subject, struct pool *pool)
{
	const struct item_counted *of = &subject->counted->items[subject->item->number];

	for (size_t i = 0; i < of->n_coarse; i++) {
		const struct tally *values = &of->coarse[i].values;
		struct sums sums = { .n = values->n };

		for (size_t j = 0; j < values->n_entries; j++) {
			double value = values->entries[j].value,
			       times = (double)values->entries[j].times;

			sums.sum += value * times;
			sums.squares += value * value * times;
		}
		pool_add(pool, of->coarse[i].place, &sums);
	}
}

/* Of an item: its values, or by how much they changed. */
static struct spread look_at_item(const struct counted *counted, const struct item *item, int level,
    void (*fill)(const struct subject *subject, struct pool *pool))
{
	const struct subject subject = {
		.counted = counted,
		.item = item,
		.scale = 1,
		.least = least_of_item,
		.one = (double)(item->most - item->least),
		.fill = fill,
	};

	return look(&subject, level);
}

struct spread spread_of_item(const struct counted *counted, const struct item *item, int level)
{
	return look_at_item(counted, item, level, fill_item);
}

static void fill_area(const struct subject *subject, struct pool *pool)
{
	const struct area_counted *of = &subject->counted->areas[subject->area];

	for (size_t i = 0; i < of->n_complete; i++) {
		const struct consistency *parts = &of->complete[i].sums;
		const struct sums sums = { parts->n, (double)parts->total,
			(double)parts->total_squares, parts };

		pool_add(pool, of->complete[i].place, &sums);
	}
}

/* Points of 100 that one point of a person is worth in the area, and how many items there are. */
static double step_of(const struct counted *counted, size_t area, size_t *n_items)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	double possible = 0;

	*n_items = 0;
	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (counted_rests_on(questionnaire, area, &questionnaire->items[i])) {
			possible += (double)questionnaire->items[i].most;
			++*n_items;
		}
	return possible > 0 ? 100 / possible : 0;
}

/* The least spread of an area's index that is told, or of the total's; and how far one answer can
 * move it at most. */
static void find_least(const struct counted *counted, size_t area, struct subject *subject)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	double step = 0, n = 0, longest = 0;
	size_t n_items;

	if (area < questionnaire->n_areas)
		step = step_of(counted, area, &n_items);
	for (size_t i = 0; area == questionnaire->n_areas && i < area; i++)
		if (questionnaire->areas[i].purpose == AREA_COMPETENCE) {
			step = fmax(step, step_of(counted, i, &n_items));
			n++;
		}
	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (counted_rests_on(questionnaire, area, &questionnaire->items[i]))
			longest = fmax(longest, (double)questionnaire->items[i].most);
	step /= fmax(1, n);
	subject->least = fmax(least_of_index, ceil(least_of_step * step));
	subject->one = step * longest;
}

/* The total is a mean of areas: what of its variance is noise is what is noise in each of them
 * (stratified alpha). */
static double stratified_alpha(const struct counted *counted, double s, int level)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	double noise = 0, n = 0;

	for (size_t i = 0; i < questionnaire->n_areas; i++) {
		struct spread area;

		if (questionnaire->areas[i].purpose != AREA_COMPETENCE)
			continue;
		area = spread_of_area(counted, i, level);
		if (!area.known)
			return 0;
		noise += area.s * area.s * (1 - area.alpha);
		n++;
	}
	return n > 0 && s > 0 ? fmax(0, 1 - noise / (n * n) / (s * s)) : 0;
}

struct spread spread_of_area(const struct counted *counted, size_t area, int level)
{
	struct subject subject = {
		.counted = counted,
		.area = area,
		.scale = 0.001,
		.fill = fill_area,
	};
	struct spread spread;

	find_least(counted, area, &subject);
	if (area < counted->round->questionnaire->n_areas)
		subject.scale = step_of(counted, area, &subject.n_items);
	spread = look(&subject, level);
	if (spread.known && area == counted->round->questionnaire->n_areas)
		spread.alpha = stratified_alpha(counted, spread.s, level);
	return spread;
}

static void fill_differences(const struct differences *differences, size_t n, struct pool *pool)
{
	for (size_t i = 0; i < n; i++) {
		const struct sums sums = { differences[i].n, (double)differences[i].sum,
			(double)differences[i].squares, NULL };

		pool_add(pool, differences[i].place, &sums);
	}
}

static void fill_item_change(const struct subject *subject, struct pool *pool)
{
	const struct item_counted *of = &subject->counted->items[subject->item->number];

	fill_differences(of->differences, of->n_differences, pool);
}

static void fill_area_change(const struct subject *subject, struct pool *pool)
{
	const struct area_counted *of = &subject->counted->areas[subject->area];

	fill_differences(of->differences, of->n_differences, pool);
}

struct spread spread_of_item_change(
    const struct counted *counted, const struct item *item, int level)
{
	return look_at_item(counted, item, level, fill_item_change);
}

struct spread spread_of_area_change(const struct counted *counted, size_t area, int level)
{
	struct subject subject = {
		.counted = counted,
		.area = area,
		.scale = 0.001,
		.fill = fill_area_change,
	};

	find_least(counted, area, &subject);
	return look(&subject, level);
}

double spread_variance(const struct spread *spread, long n, long heads)
{
	double part = heads > 0 ? fmin(1, (double)n / (double)heads) : 0;

	if (!spread->known || n < 1)
		return NAN;
	return spread->s * spread->s / (double)n * (1 - spread->alpha * part);
}

double spread_rounding(double most)
{
	return 10 / most * (10 / most) / 12;
}

double spread_half(double variance, double t)
{
	return isnan(variance) ? NAN : range_rounded(t * sqrt(fmax(variance, 0)), 10);
}
