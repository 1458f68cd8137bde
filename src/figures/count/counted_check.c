/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Are sums that were read such as can have been counted? Nobody is in two blocks of an item, and
 * each sum lies between its ends: so whatever is added up stays a number. */
#include "figures/count/counted_read.h"

/* Of some people: are they, with those before, no more than have answered? */
static bool take(long *people, long n, long least)
{
	*people -= n;
	return n >= least && *people >= 0;
}

static bool is_within(long long sum, long long low, long long high)
{
	return low <= sum && sum <= high;
}

static bool are_blocks(
    const struct item *item, const struct item_counted *of, long responses, long least)
{
	long long low = item->kind->has_values ? item->least : 0;
	long long high = item->kind->has_values ? item->most : 0;

	for (size_t i = 0; i < of->n_blocks; i++)
		if (!take(&responses, of->blocks[i].n, least) ||
		    (!item->kind->is_quoted && of->blocks[i].coarse > of->n_coarse) ||
		    !is_within(of->blocks[i].sum, low * of->blocks[i].n, high * of->blocks[i].n))
			return false;
	return true;
}

static bool is_coarse(const struct item *item, const struct coarse *coarse)
{
	const struct tally *values = &coarse->values;

	if (values->n != (item->kind->has_values ? coarse->n : 0))
		return false;
	for (size_t i = 0; i < values->n_entries; i++)
		if (!is_within((long long)values->entries[i].value, item->least, item->most))
			return false;
	for (size_t i = 0; coarse->labels != NULL && i < item->scale->n_labels; i++)
		if (!is_within(coarse->labels[i].low, 0, coarse->labels[i].high) ||
		    coarse->labels[i].high > coarse->n)
			return false;
	return true;
}

static bool are_differences(
    const struct differences *of, size_t n, long long most, long responses, long least)
{
	for (size_t i = 0; i < n; i++)
		if (most > COUNTED_MOST_DIFFERENCE || !take(&responses, of[i].n, least) ||
		    !is_within(of[i].sum, -most * of[i].n, most * of[i].n) ||
		    !is_within(of[i].squares, 0, most * most * of[i].n))
			return false;
	return true;
}

static bool is_item(const struct counted *counted, const struct item *item, long responses)
{
	const struct item_counted *of = &counted->items[item->number];
	long least = blocks_min_group(counted->round), coarse = responses, paired = responses;
	long long most = item->kind->has_values ? item->most - item->least : 0;

	for (size_t i = 0; i < of->n_coarse; i++)
		if (!take(&coarse, of->coarse[i].n, least) || !is_coarse(item, &of->coarse[i]))
			return false;
	for (size_t i = 0; i < of->n_pairs; i++) {
		const struct pair_set *set = &of->pairs[i];

		if (!take(&paired, set->n, least) ||
		    !is_within(set->sum, -most * set->n, most * set->n) ||
		    !is_within(set->below, 0, most * responses) ||
		    !is_within(set->above, 0, most * responses))
			return false;
	}
	return are_blocks(item, of, responses, least) &&
	       are_differences(of->differences, of->n_differences, most, responses, least);
}

/* What one person can have at most: of an area points, of the total thousandths of an index. */
static long long most_of(const struct questionnaire *questionnaire, size_t area)
{
	long long most = 0;

	if (area == questionnaire->n_areas)
		return 100000;
	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (counted_rests_on(questionnaire, area, &questionnaire->items[i]))
			most += questionnaire->items[i].most;
	return most;
}

static bool is_area(const struct counted *counted, size_t area, long responses)
{
	const struct area_counted *of = &counted->areas[area];
	long least = blocks_min_distribution(counted->round), left = responses;
	long long most = most_of(counted->round->questionnaire, area);

	for (size_t i = 0; i < of->n_complete; i++) {
		const struct consistency *sums = &of->complete[i].sums;

		if (!take(&left, sums->n, least) || !is_within(sums->total, 0, most * sums->n) ||
		    !is_within(sums->total_squares, 0, most * most * sums->n))
			return false;
		for (size_t j = 0; j < sums->n_items; j++)
			if (!is_within(sums->sums[j], 0, most * sums->n) ||
			    !is_within(sums->squares[j], 0, most * most * sums->n))
				return false;
	}
	return are_differences(of->differences, of->n_differences, 100000, responses, least);
}

bool counted_is_possible(const struct counted *counted)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	long responses = 0;

	for (size_t i = 0; i <= counted->rows.all; i++)
		responses += counted->responses[i];
	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (!is_item(counted, &questionnaire->items[i], responses))
			return false;
	for (size_t i = 0; i <= questionnaire->n_areas; i++)
		if (!is_area(counted, i, responses))
			return false;
	return true;
}
