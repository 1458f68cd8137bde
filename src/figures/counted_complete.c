/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Those who answered all of an area, or of all areas of competence: how their indexes are spread,
 * for the half-widths. */
#include <stdlib.h>

#include "base/memory.h"
#include "figures/counted_private.h"

/* The values of an item that the area rests on, in each unit with its parts. */
struct values {
	const struct item *item;
	long *all;   /* whoever gave one */
	long *shown; /* who is counted there */
};

/* One area, or the total. */
struct complete_taking {
	struct counted *counted;
	const struct people *people;
	size_t area;
	struct values *values;
	size_t n_values;
	struct blocks_entry *entries;
	size_t *who; /* whom an entry is about */
	size_t n;
};

/* A block: the entries of its people. */
struct members {
	size_t place;
	const size_t *of;
	size_t n;
};

/* The points of each item, or for the total one number; false where the person lacks some. */
static bool look(const struct complete_taking *taking, const struct person *person, long *points)
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
		values.all[people->of[i].place] +=
		    people->of[i].answers[item->number].state == PERSON_VALUE;
	for (size_t i = 0; i < of->n_blocks; i++)
		values.shown[of->blocks[i].place] += of->blocks[i].n;
	add_up(counted, values.all);
	add_up(counted, values.shown);
	return values;
}

static bool is_nobody_or_enough(const struct counted *counted, long others)
{
	return others == 0 || others >= blocks_min_group(counted->round);
}

static const struct person *member(
    const struct complete_taking *taking, const struct members *members, size_t i)
{
	return &taking->people->of[taking->who[members->of[i]]];
}

/* A block tells something of those who are not in it as well, where they are few: of each item,
 * those in the unit who gave a value, and those who are counted there. */
static bool may_count(const struct complete_taking *taking, const struct members *members)
{
	const struct organisation *organisation = taking->counted->round->organisation;

	for (size_t i = 0; i < taking->n_values; i++) {
		const struct values *values = &taking->values[i];
		size_t number = values->item->number;
		const struct item_counted *of = &taking->counted->items[number];
		long all = values->all[members->place], shown = values->shown[members->place];

		for (size_t j = 0; j < members->n; j++) {
			const struct person *person = member(taking, members, j);
			int block = of->in_block[person->at];

			all -= person->answers[number].state == PERSON_VALUE;
			shown -= block > 0 && blocks_is_within(organisation,
						  of->blocks[block - 1].place, members->place);
		}
		if (!is_nobody_or_enough(taking->counted, all) ||
		    !is_nobody_or_enough(taking->counted, shown))
			return false;
	}
	return true;
}

static void add_block(struct complete_taking *taking, const struct members *members)
{
	struct area_counted *into = &taking->counted->areas[taking->area];
	struct complete *complete;
	long points[QUESTIONNAIRE_MAX_ITEMS];
	bool is_total = taking->area == taking->counted->round->questionnaire->n_areas;

	into->complete = memory_grow(into->complete, into->n_complete + 1, sizeof *into->complete);
	complete = &into->complete[into->n_complete++];
	*complete = (struct complete){ .place = members->place };
	statistics_consistency_start(&complete->sums, is_total ? 0 : taking->n_values);
	for (size_t i = 0; i < members->n; i++) {
		const struct person *person = member(taking, members, i);

		if (!look(taking, person, points))
			continue;
		into->is_in[person->at] = true;
		if (is_total)
			statistics_consistency_add_whole(&complete->sums, points[0]);
		else
			statistics_consistency_add(&complete->sums, points);
	}
}

/* The blocks that may be counted. */
static void add_blocks(struct complete_taking *taking, const size_t *places, size_t made)
{
	size_t *first = memory_new(made + 2, sizeof *first), at = 0;
	size_t *sorted = memory_new(taking->n + 1, sizeof *sorted);

	for (size_t i = 0; i < taking->n; i++)
		first[taking->entries[i].number]++;
	for (size_t number = 0; number <= made; number++) {
		size_t n = first[number];

		first[number] = at;
		at += n;
	}
	for (size_t i = 0; i < taking->n; i++)
		sorted[first[taking->entries[i].number]++] = i;
	/* Each has moved to where the next begins. */
	for (size_t number = 1; number <= made; number++) {
		struct members members = {
			.place = places[number - 1],
			.of = sorted + first[number - 1],
			.n = first[number] - first[number - 1],
		};

		if (may_count(taking, &members))
			add_block(taking, &members);
	}
	free(first);
	free(sorted);
}

/* Those who are in no such block yet. */
static void find_entries(struct complete_taking *taking, const bool *left)
{
	const bool *is_in = taking->counted->areas[taking->area].is_in;
	long points[QUESTIONNAIRE_MAX_ITEMS];

	for (size_t i = 0; i < taking->people->n; i++) {
		const struct person *person = &taking->people->of[i];

		if (left[i] || is_in[person->at] || !look(taking, person, points))
			continue;
		taking->entries[taking->n] =
		    (struct blocks_entry){ .place = person->place, .counted = 1 };
		taking->who[taking->n++] = i;
	}
}

void counted_take_complete(
    struct counted *counted, const struct people *people, const bool *left, size_t area)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	struct complete_taking taking = { .counted = counted, .people = people, .area = area };
	bool *may = memory_new(counted->rows.all + 1, sizeof *may);
	const struct blocks_rule rule = { blocks_min_distribution(counted->round), false, may };
	size_t *places, made;

	for (size_t i = 0; i <= counted->rows.all; i++)
		may[i] = true;
	taking.entries = memory_new(people->n + 1, sizeof *taking.entries);
	taking.who = memory_new(people->n + 1, sizeof *taking.who);
	taking.values = memory_new(questionnaire->n_items + 1, sizeof *taking.values);
	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (counted_rests_on(questionnaire, area, &questionnaire->items[i]))
			taking.values[taking.n_values++] =
			    find_values(counted, people, &questionnaire->items[i]);
	find_entries(&taking, left);
	made = blocks_put(counted->round->organisation, &rule, taking.entries, taking.n, &places);
	add_blocks(&taking, places, made);
	for (size_t i = 0; i < taking.n_values; i++) {
		free(taking.values[i].all);
		free(taking.values[i].shown);
	}
	free(taking.values);
	free(taking.entries);
	free(taking.who);
	free(places);
	free(may);
}
