/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is kept, as a whole. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "figures/count/counted_private.h"
#include "figures/rule/blocks.h"

struct counted *counted_new(const struct round *round)
{
	const struct questionnaire *questionnaire = round->questionnaire;
	struct counted *counted = memory_new(1, sizeof *counted);

	counted->round = round;
	rows_make(round, &counted->rows);
	counted->responses = memory_new(counted->rows.all + 1, sizeof *counted->responses);
	counted->items = memory_new(questionnaire->n_items, sizeof *counted->items);
	counted->areas = memory_new(questionnaire->n_areas + 1, sizeof *counted->areas);
	counted->has_places = counted->has_texts = true;
	return counted;
}

static void free_item(struct item_counted *item)
{
	for (size_t i = 0; i < item->n_coarse; i++) {
		tally_free(&item->coarse[i].values);
		free(item->coarse[i].labels);
	}
	free(item->blocks);
	free(item->coarse);
	free(item->pairs);
	free(item->differences);
}

static void free_area(struct area_counted *area)
{
	for (size_t i = 0; i < area->n_complete; i++)
		statistics_consistency_free(&area->complete[i].sums);
	free(area->complete);
	free(area->differences);
}

static void erase_places(struct counted *counted)
{
	for (size_t i = 0; i < counted->round->questionnaire->n_items; i++) {
		free(counted->items[i].in_block);
		free(counted->items[i].in_pair);
		counted->items[i].in_block = NULL;
		counted->items[i].in_pair = NULL;
	}
	for (size_t i = 0; i <= counted->round->questionnaire->n_areas; i++) {
		free(counted->areas[i].is_in);
		counted->areas[i].is_in = NULL;
	}
	free(counted->ids);
	counted->ids = NULL;
	counted->n_ids = 0;
	counted->has_places = false;
}

void counted_free(struct counted *counted)
{
	if (counted == NULL)
		return;
	erase_places(counted);
	counted_forget_texts(counted);
	for (size_t i = 0; i < counted->round->questionnaire->n_items; i++)
		free_item(&counted->items[i]);
	for (size_t i = 0; i <= counted->round->questionnaire->n_areas; i++)
		free_area(&counted->areas[i]);
	free(counted->items);
	free(counted->areas);
	free(counted->responses);
	rows_free(&counted->rows);
	free(counted);
}

bool counted_has_places(const struct counted *counted)
{
	return counted->has_places;
}

void counted_erase(struct counted *counted, enum counted_document document)
{
	if (document == COUNTED_PLACES)
		erase_places(counted);
	if (document == COUNTED_TEXTS) {
		counted_forget_texts(counted);
		counted->has_texts = false;
	}
}

static int compare_ids(const void *a, const void *b)
{
	return memcmp(a, b, PEOPLE_ID_SIZE);
}

void counted_find(const struct counted *counted, struct people *people)
{
	people_sort(people);
	for (size_t i = 0; i < people->n; i++) {
		const unsigned char(*found)[PEOPLE_ID_SIZE] =
		    counted->n_ids > 0 ? bsearch(people->persons[i].id, counted->ids,
					     counted->n_ids, PEOPLE_ID_SIZE, compare_ids)
				       : NULL;

		people->persons[i].at = found != NULL ? (found - counted->ids) : COUNTED_NOBODY;
	}
}

void counted_turnout(const struct counted *counted, const long *own, long **all, bool **beyond)
{
	const struct organisation *organisation = counted->round->organisation;
	size_t n = counted->rows.all;
	long *rest = memory_new(n + 1, sizeof *rest);

	*all = memory_new(n + 1, sizeof **all);
	*beyond = memory_new(n + 1, sizeof **beyond);
	for (size_t done = 0; done <= n; done++) {
		size_t place = done == n ? n : n - 1 - done, above;

		(*all)[place] += own[place];
		rest[place] += own[place];
		(*beyond)[place] = rest[place] > counted->rows.heads[place];
		if (place == n)
			break;
		above = blocks_above(organisation, place);
		(*all)[above] += (*all)[place];
		rest[above] += (*beyond)[place] ? 0 : rest[place];
	}
	free(rest);
}

bool counted_rests_on(
    const struct questionnaire *questionnaire, size_t area, const struct item *item)
{
	if (!item->kind->has_points)
		return false;
	return area < questionnaire->n_areas ? item->area == &questionnaire->areas[area]
					     : item->area->purpose == AREA_COMPETENCE;
}

void counted_band(const struct item *item, long n, long long sum, long long *low, long long *high)
{
	long long least = (long long)item->least * n, most = (long long)item->most * n;
	long long one = item->most - item->least;

	*low = *high = sum;
	if (sum <= least + one) {
		*low = least;
		*high = least + one;
	} else if (sum >= most - one) {
		*low = most - one;
		*high = most;
	}
}

void counted_add_blocks(struct item_counted *into, const size_t *places, size_t made)
{
	into->blocks = memory_grow(into->blocks, into->n_blocks + made + 1, sizeof *into->blocks);
	for (size_t i = 0; i < made; i++)
		into->blocks[into->n_blocks++] = (struct block){ .place = places[i] };
}

bool counted_put(
    struct item_counted *into, const struct item *item, const struct person *person, size_t number)
{
	const struct person_answer *answer = &person->answers[item->number];
	bool counts = answer->state == PERSON_VALUE;

	into->in_block[person->at] = counts ? (int)number : -(int)number;
	into->blocks[number - 1].n += counts;
	into->blocks[number - 1].sum += counts && item->kind->has_values ? answer->value : 0;
	return counts;
}

size_t counted_publications(const struct counted *counted)
{
	return counted->publications;
}

const char *counted_follower(const struct counted *counted)
{
	return counted->follower;
}

const char *counted_paired_with(const struct counted *counted)
{
	return counted->paired_with;
}

void counted_unpair(struct counted *before)
{
	before->follower[0] = '\0';
}
