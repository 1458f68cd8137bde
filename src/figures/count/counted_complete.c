/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Those who answered all of an area, or of all areas of competence: how their indexes are spread,
 * for the half-widths. */
#include <stdlib.h>

#include "base/memory.h"
#include "figures/count/counted_private.h"
#include "figures/count/spread_blocks.h"

/* The values of an item that the area rests on, in each unit with its parts. */
struct values {
	const struct item *item;
	long *all;   /* whoever gave one */
	long *shown; /* who is counted there */
};

/* One area, or the total. */
struct taking {
	struct counted *counted;
	const struct people *people;
	size_t area;
	struct values *values;
	size_t n_values;
	const struct person **who; /* those who wait */
	size_t n;
};

/* The points of each item, or for the total one number; false where the person lacks some. */
static bool look(const struct taking *taking, const struct person *person, long *points)
{
	const struct questionnaire *questionnaire = taking->counted->round->questionnaire;

	return taking->area < questionnaire->n_areas
		   ? people_complete(person, &questionnaire->areas[taking->area], points)
		   : people_complete_total(person, questionnaire, points);
}

static void add_up(const struct counted *counted, long *numbers)
{
	for (size_t place = counted->rows.all; place > 0; place--)
		numbers[blocks_above(counted->round->organisation, place - 1)] +=
		    numbers[place - 1];
}

static struct values find_values(
    const struct counted *counted, const struct people *people, const struct item *item)
{
	const struct item_counted *of = &counted->items[item->number];
	struct values values = {
		.item = item,
		.all = memory_new(counted->rows.all + 1, sizeof(long)),
		.shown = memory_new(counted->rows.all + 1, sizeof(long)),
	};

	for (size_t i = 0; i < people->n; i++)
		values.all[people->persons[i].place] +=
		    people->persons[i].answers[item->number].state == PERSON_VALUE;
	for (size_t i = 0; i < of->n_blocks; i++)
		values.shown[of->blocks[i].place] += of->blocks[i].n;
	add_up(counted, values.all);
	add_up(counted, values.shown);
	return values;
}

static const struct person *member(
    const struct taking *taking, const struct spread_block *block, size_t i)
{
	return taking->who[block->persons[i]];
}

/* Of each item, who is beside the block: in the unit with a value, and of those counted there. */
static void find_others(void *context, const struct spread_block *block, long *others)
{
	const struct taking *taking = context;
	const struct organisation *organisation = taking->counted->round->organisation;

	for (size_t i = 0; i < taking->n_values; i++) {
		const struct values *values = &taking->values[i];
		size_t number = values->item->number;
		const struct item_counted *of = &taking->counted->items[number];
		long all = values->all[block->place], shown = values->shown[block->place];

		for (size_t j = 0; j < block->n; j++) {
			const struct person *person = member(taking, block, j);
			int in = of->in_block[person->at];

			all -= person->answers[number].state == PERSON_VALUE;
			shown -= in > 0 && blocks_is_within(organisation, of->blocks[in - 1].place,
					       block->place);
		}
		others[2 * i] = all;
		others[2 * i + 1] = shown;
	}
}

static void keep(void *context, const struct spread_block *block)
{
	struct taking *taking = context;
	struct area_counted *into = &taking->counted->areas[taking->area];
	bool is_total = taking->area == taking->counted->round->questionnaire->n_areas;
	struct complete *complete;
	long points[QUESTIONNAIRE_MAX_ITEMS];

	into->complete = memory_grow(into->complete, into->n_complete + 1, sizeof *into->complete);
	complete = &into->complete[into->n_complete++];
	*complete = (struct complete){ .place = block->place };
	statistics_consistency_start(&complete->sums, is_total ? 0 : taking->n_values);
	for (size_t i = 0; i < block->n; i++) {
		const struct person *person = member(taking, block, i);

		into->is_in[person->at] = look(taking, person, points);
		if (is_total)
			statistics_consistency_add_whole(&complete->sums, points[0]);
		else
			statistics_consistency_add(&complete->sums, points);
	}
}

static int by_rank(const void *a, const void *b)
{
	return people_by_rank(*(const struct person *const *)a, *(const struct person *const *)b);
}

/* Those who are in no such block yet. Which of them would be left out follows from answers alone.
 */
static void find_waiting(struct taking *taking, const bool *left)
{
	const bool *is_in = taking->counted->areas[taking->area].is_in;
	long points[QUESTIONNAIRE_MAX_ITEMS];

	for (size_t i = 0; i < taking->people->n; i++) {
		const struct person *person = &taking->people->persons[i];

		if (!left[i] && !is_in[person->at] && look(taking, person, points))
			taking->who[taking->n++] = person;
	}
	qsort(taking->who, taking->n, sizeof(struct person *), by_rank);
}

void counted_take_complete(
    struct counted *counted, const struct people *people, const bool *left, size_t area)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	struct taking taking = { .counted = counted, .people = people, .area = area };
	struct spread_blocks blocks = {
		.round = counted->round,
		.others = find_others,
		.keep = keep,
		.context = &taking,
	};
	size_t *places;

	taking.who = memory_new(people->n + 1, sizeof(struct person *));
	places = memory_new(people->n + 1, sizeof *places);
	taking.values = memory_new(questionnaire->n_items + 1, sizeof *taking.values);
	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (counted_rests_on(questionnaire, area, &questionnaire->items[i]))
			taking.values[taking.n_values++] =
			    find_values(counted, people, &questionnaire->items[i]);
	find_waiting(&taking, left);
	for (size_t i = 0; i < taking.n; i++)
		places[i] = taking.who[i]->place;
	blocks.n_others = 2 * taking.n_values;
	spread_blocks_put(&blocks, places, taking.n);
	for (size_t i = 0; i < taking.n_values; i++) {
		free(taking.values[i].all);
		free(taking.values[i].shown);
	}
	free(taking.values);
	free(taking.who);
	free(places);
}
