/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One publication more: people into blocks. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "figures/count/counted_private.h"
#include "figures/rule/blocks.h"

/* One taking. */
struct taking {
	struct counted *counted;
	const struct people *people;
	bool *left; /* person by person: in a unit that has more responses than heads */
};

static void find_left(const struct counted *counted, const struct people *people, bool *left)
{
	const struct organisation *organisation = counted->round->organisation;
	size_t all = counted->rows.all;
	long *own = memory_copy_bytes(counted->responses, (all + 1) * sizeof *own), *turnout;
	bool *beyond;

	for (size_t i = 0; i < people->n; i++)
		own[people->persons[i].place] += people->persons[i].at == COUNTED_NOBODY;
	counted_turnout(counted, own, &turnout, &beyond);
	for (size_t i = 0; i < people->n; i++)
		for (size_t place = people->persons[i].place; place != all;
		     place = blocks_above(organisation, place))
			left[i] |= beyond[place];
	free(own);
	free(turnout);
	free(beyond);
}

static bool is_placed(
    const struct counted *counted, const struct person *person, const struct item *item)
{
	return person->at != COUNTED_NOBODY &&
	       counted->items[item->number].in_block[person->at] != 0;
}

/* Those who wait with an answer to the item, as entries; `who` is whom each is about. */
static size_t find_waiting(const struct counted *counted, const struct people *people,
    const bool *left, const struct item *item, struct blocks_entry *entries, size_t *who)
{
	size_t n = 0;

	for (size_t i = 0; i < people->n; i++) {
		enum person_state state = people->persons[i].answers[item->number].state;

		if (left[i] || state != PERSON_VALUE ||
		    is_placed(counted, &people->persons[i], item))
			continue;
		entries[n] = (struct blocks_entry){
			.place = people->persons[i].place,
			.counted = 1,
		};
		who[n++] = i;
	}
	return n;
}

static size_t put_waiting(const struct counted *counted, const struct item *item,
    struct blocks_entry *entries, size_t n, size_t **places)
{
	bool *may = rows_of_item(&counted->rows, item);
	const struct blocks_rule rule = {
		.least = blocks_min_group(counted->round),
		.depends = item->when.item != NULL,
		.may = may,
	};
	size_t made = blocks_put(counted->round->organisation, &rule, entries, n, places);

	free(may);
	return made;
}

/* How many people's answers would find a place now. */
static size_t count_placeable(
    const struct counted *counted, const struct people *people, const bool *left)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	struct blocks_entry *entries = memory_new(people->n + 1, sizeof *entries);
	size_t *who = memory_new(people->n + 1, sizeof *who), found = 0;

	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		size_t n, *places;

		/* Of what depends on another item nothing finds a place but with that one. */
		if (item->when.item != NULL)
			continue;
		n = find_waiting(counted, people, left, item, entries, who);
		put_waiting(counted, item, entries, n, &places);
		for (size_t j = 0; j < n; j++)
			found += entries[j].number != 0 && entries[j].counted > 0;
		free(places);
	}
	free(entries);
	free(who);
	return found;
}

/* What stood by the old order of ids, by the new one. */
static void *moved(void *old, size_t size, const size_t *to, size_t n_old, size_t n)
{
	unsigned char *fresh = memory_new(n + 1, size);

	for (size_t i = 0; old != NULL && i < n_old; i++)
		memcpy(fresh + to[i] * size, (unsigned char *)old + i * size, size);
	free(old);
	return fresh;
}

/* Both are sorted: where each old id comes to stand, as `to` says. */
static void merge_ids(struct counted *counted, struct people *people, size_t *to)
{
	size_t n_old = counted->n_ids, n = 0, i = 0, j = 0;
	unsigned char(*ids)[PEOPLE_ID_SIZE] = memory_new(n_old + people->n + 1, sizeof *ids);

	while (i < n_old || j < people->n) {
		int order = i == n_old ? 1
			    : j == people->n
				? -1
				: memcmp(counted->ids[i], people->persons[j].id, PEOPLE_ID_SIZE);

		memcpy(
		    ids[n], order <= 0 ? counted->ids[i] : people->persons[j].id, PEOPLE_ID_SIZE);
		if (order <= 0)
			to[i++] = n;
		if (order >= 0)
			people->persons[j++].at = (long)n;
		n++;
	}
	free(counted->ids);
	counted->ids = ids;
	counted->n_ids = n;
}

/* Everybody who is new gets a place, and counts as one who has answered. */
static void add_people(struct counted *counted, struct people *people)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	size_t n_old = counted->n_ids;
	size_t *to = memory_new(n_old + 1, sizeof *to);

	for (size_t i = 0; i < people->n; i++)
		counted->responses[people->persons[i].place] +=
		    people->persons[i].at == COUNTED_NOBODY;
	merge_ids(counted, people, to);
	for (size_t i = 0; i < questionnaire->n_items; i++) {
		struct item_counted *item = &counted->items[i];

		item->in_block =
		    moved(item->in_block, sizeof *item->in_block, to, n_old, counted->n_ids);
		item->in_pair =
		    moved(item->in_pair, sizeof *item->in_pair, to, n_old, counted->n_ids);
	}
	for (size_t i = 0; i <= questionnaire->n_areas; i++)
		counted->areas[i].is_in =
		    moved(counted->areas[i].is_in, sizeof(bool), to, n_old, counted->n_ids);
	free(to);
}

static size_t take_item(
    struct taking *taking, const struct item *item, struct blocks_entry *entries, size_t *who)
{
	struct item_counted *into = &taking->counted->items[item->number];
	size_t n = find_waiting(taking->counted, taking->people, taking->left, item, entries, who);
	size_t *places, made, found = 0, first = into->n_blocks;

	made = put_waiting(taking->counted, item, entries, n, &places);
	counted_add_blocks(into, places, made);
	for (size_t i = 0; i < n; i++)
		if (entries[i].number != 0)
			found += counted_put(into, item, &taking->people->persons[who[i]],
			    first + entries[i].number);
	free(places);
	return found;
}

size_t counted_take(
    struct counted *counted, struct people *people, const unsigned char key[DIGEST_SIZE])
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	struct taking taking = { .counted = counted, .people = people };
	struct blocks_entry *entries = memory_new(people->n + 1, sizeof *entries);
	size_t *who = memory_new(people->n + 1, sizeof *who), found = 0;

	counted_find(counted, people);
	taking.left = memory_new(people->n + 1, sizeof *taking.left);
	find_left(counted, people, taking.left);
	if (counted->publications == 0 || count_placeable(counted, people, taking.left) > 0) {
		add_people(counted, people);
		/* What an item depends on stands before it. */
		for (size_t i = 0; i < questionnaire->n_items; i++) {
			const struct item *item = &questionnaire->items[i];

			found += item->when.item != NULL ? counted_take_asked(counted, people, item)
							 : take_item(&taking, item, entries, who);
			counted_take_coarse(counted, people, item, key);
		}
		for (size_t i = 0; i <= questionnaire->n_areas; i++)
			counted_take_complete(counted, people, taking.left, i);
		counted_sort_texts(counted);
		counted->publications++;
	}
	free(taking.left);
	free(entries);
	free(who);
	return found;
}

/* Does an answer of the person stand in no block, which has a row to stand in? */
static bool waits(const struct counted *counted, const struct person *person)
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;

	for (size_t i = 0; i < questionnaire->n_items; i++)
		if (person->answers[i].state == PERSON_VALUE &&
		    !is_placed(counted, person, &questionnaire->items[i]))
			return true;
	return false;
}

long *counted_waiting(const struct counted *counted, struct people *people)
{
	size_t all = counted->rows.all;
	long *waiting = memory_new(all + 1, sizeof *waiting);
	bool *left = memory_new(people->n + 1, sizeof *left);

	counted_find(counted, people);
	find_left(counted, people, left);
	for (size_t i = 0; i < people->n; i++) {
		if (left[i] || !waits(counted, &people->persons[i]))
			continue;
		for (size_t place = people->persons[i].place; place != all;
		     place = blocks_above(counted->round->organisation, place))
			waiting[place]++;
		waiting[all]++;
	}
	free(left);
	return waiting;
}
