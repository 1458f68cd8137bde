/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Of how much people's indexes changed: the spread of it, for the half-widths of paired changes. */
#include <stdlib.h>

#include "base/memory.h"
#include "figures/count/counted_private.h"
#include "figures/count/spread_blocks.h"
#include "form/compare.h"

/* Somebody, where their school is, and by how many thousandths their index has changed. */
struct changer {
	const struct person *person;
	size_t place;
	long long change;
};

/* One area, or the total; those who answered all of it in both rounds and stand in the pair sets of
 * all its items. */
struct pairing_area {
	struct counted *now;
	const struct questionnaire *questionnaire, *earlier;
	size_t area;
	struct changer *who;
	size_t n;
};

/* The person's index in thousandths; false where an item lacks. */
static bool index_of(const struct person *person, const struct questionnaire *questionnaire,
    const struct area *area, long long *index)
{
	long points[QUESTIONNAIRE_MAX_ITEMS], whole;
	size_t n = 0;

	if (area == NULL) {
		if (!people_complete_total(person, questionnaire, &whole))
			return false;
		*index = whole;
		return true;
	}
	if (!people_complete(person, area, points))
		return false;
	*index = 0;
	for (size_t i = 0; i < area->n_items; i++)
		if (area->items[i].kind->has_points)
			*index += points[n++];
	*index =
	    (*index * 100000 + people_points_possible(area) / 2) / people_points_possible(area);
	return true;
}

/* Is the person in the pair sets of all that they answered of it? */
static bool is_paired(const struct pairing_area *pairing, const struct person *person)
{
	for (size_t i = 0; i < pairing->questionnaire->n_items; i++)
		if (counted_rests_on(
			pairing->questionnaire, pairing->area, &pairing->questionnaire->items[i]) &&
		    person->answers[i].state == PERSON_VALUE &&
		    !pairing->now->items[i].in_pair[person->at])
			return false;
	return true;
}

static void find_people(struct pairing_area *pairing, const struct people *people_now,
    const struct people *people_before, const struct area *area, const struct area *earlier)
{
	for (size_t i = 0; i < people_now->n; i++) {
		const struct person *person = &people_now->persons[i];
		const struct person *was = people_find(people_before, person->id);
		long long now, before;
		size_t place = person->place;

		if (was == NULL || person->at == COUNTED_NOBODY || !is_paired(pairing, person) ||
		    !index_of(person, pairing->questionnaire, area, &now) ||
		    !index_of(was, pairing->earlier, earlier, &before))
			continue;
		if (pairing->now->round->organisation->units[place].level == UNIT_TEAM)
			place = blocks_above(pairing->now->round->organisation, place);
		pairing->who[pairing->n++] = (struct changer){ person, place, now - before };
	}
}

/* Of each item, who is beside the block in the pair sets of the unit. */
static void find_others(void *context, const struct spread_block *block, long *others)
{
	const struct pairing_area *pairing = context;
	const struct questionnaire *questionnaire = pairing->questionnaire;
	const struct organisation *organisation = pairing->now->round->organisation;
	size_t n = 0;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item_counted *of = &pairing->now->items[i];

		if (!counted_rests_on(questionnaire, pairing->area, &questionnaire->items[i]))
			continue;
		others[n] = 0;
		for (size_t j = 0; j < of->n_pairs; j++)
			if (blocks_is_within(organisation, of->pairs[j].place, block->place))
				others[n] += of->pairs[j].n;
		for (size_t j = 0; j < block->n; j++)
			others[n] -= of->in_pair[pairing->who[block->persons[j]].person->at];
		n++;
	}
}

static void keep(void *context, const struct spread_block *block)
{
	struct pairing_area *pairing = context;
	struct area_counted *into = &pairing->now->areas[pairing->area];
	struct differences differences = { .place = block->place, .n = (long)block->n };

	for (size_t i = 0; i < block->n; i++) {
		long long change = pairing->who[block->persons[i]].change;

		differences.sum += change;
		differences.squares += change * change;
	}
	into->differences =
	    memory_grow(into->differences, into->n_differences + 1, sizeof *into->differences);
	into->differences[into->n_differences++] = differences;
}

static int by_rank(const void *a, const void *b)
{
	const struct changer *one = a, *other = b;
	int order = people_by_rank(one->person, other->person);

	return order != 0 ? order : (one->change > other->change) - (one->change < other->change);
}

/* `area` and `earlier` are NULL for the total. */
static void pair_area(struct pairing_area *pairing, const struct people *people_now,
    const struct people *people_before, const struct area *area, const struct area *earlier)
{
	struct spread_blocks blocks = {
		.round = pairing->now->round,
		.others = find_others,
		.keep = keep,
		.context = pairing,
	};
	size_t *places;

	for (size_t i = 0; i < pairing->questionnaire->n_items; i++)
		blocks.n_others += counted_rests_on(
		    pairing->questionnaire, pairing->area, &pairing->questionnaire->items[i]);
	pairing->n = 0;
	pairing->who = memory_new(people_now->n + 1, sizeof *pairing->who);
	places = memory_new(people_now->n + 1, sizeof *places);
	find_people(pairing, people_now, people_before, area, earlier);
	qsort(pairing->who, pairing->n, sizeof *pairing->who, by_rank);
	for (size_t i = 0; i < pairing->n; i++)
		places[i] = pairing->who[i].place;
	spread_blocks_put(&blocks, places, pairing->n);
	free(pairing->who);
	free(places);
}

/* Is the total one of the same areas? */
static bool is_same_total(const struct questionnaire *now, const struct questionnaire *before)
{
	size_t n = 0;

	for (size_t i = 0; i < before->n_areas; i++)
		n += before->areas[i].purpose == AREA_COMPETENCE;
	for (size_t i = 0; i < now->n_areas; i++) {
		const struct area *area = &now->areas[i], *same;

		if (area->purpose != AREA_COMPETENCE)
			continue;
		same = compare_area_of_all(now, area, before);
		if (same == NULL || same->purpose != AREA_COMPETENCE)
			return false;
		n--;
	}
	return n == 0;
}

void counted_pair_areas(struct counted *now, const struct people *people_now,
    const struct round *before, const struct people *people_before)
{
	struct pairing_area pairing = {
		.now = now,
		.questionnaire = now->round->questionnaire,
		.earlier = before->questionnaire,
	};

	for (size_t i = 0; i < pairing.questionnaire->n_areas; i++) {
		const struct area *area = &pairing.questionnaire->areas[i];
		const struct area *earlier =
		    compare_area_of_all(pairing.questionnaire, area, pairing.earlier);

		pairing.area = i;
		if (earlier != NULL && rows_has_index(area))
			pair_area(&pairing, people_now, people_before, area, earlier);
	}
	pairing.area = pairing.questionnaire->n_areas;
	if (is_same_total(pairing.questionnaire, pairing.earlier))
		pair_area(&pairing, people_now, people_before, NULL, NULL);
}
