/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One publication more: people into blocks, blocks into coarser ones. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "figures/blocks.h"
#include "figures/counted_private.h"

/* One taking. */
struct taking {
	struct counted *counted;
	const struct people *people;
	const unsigned char *key;
	bool *left; /* person by person: in a unit that has more responses than heads */
};

static void find_left(const struct counted *counted, const struct people *people, bool *left)
{
	const struct organisation *organisation = counted->round->organisation;
	size_t all = counted->rows.all;
	long *own = memory_copy_bytes(counted->responses, (all + 1) * sizeof *own), *turnout;
	bool *beyond;

	for (size_t i = 0; i < people->n; i++)
		own[people->of[i].place] += people->of[i].at == COUNTED_NOBODY;
	counted_turnout(counted, own, &turnout, &beyond);
	for (size_t i = 0; i < people->n; i++)
		for (size_t place = people->of[i].place; place != all;
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
		enum person_state state = people->of[i].answers[item->number].state;

		if (left[i] || state != PERSON_VALUE || is_placed(counted, &people->of[i], item))
			continue;
		entries[n] = (struct blocks_entry){
			.place = people->of[i].place,
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
				: memcmp(counted->ids[i], people->of[j].id, PEOPLE_ID_SIZE);

		memcpy(ids[n], order <= 0 ? counted->ids[i] : people->of[j].id, PEOPLE_ID_SIZE);
		if (order <= 0)
			to[i++] = n;
		if (order >= 0)
			people->of[j++].at = (long)n;
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
		counted->responses[people->of[i].place] += people->of[i].at == COUNTED_NOBODY;
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
	into->blocks[number - 1].sum += counts && rows_has_values(item) ? answer->value : 0;
	return counts;
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
			found += counted_put(
			    into, item, &taking->people->of[who[i]], first + entries[i].number);
	free(places);
	return found;
}

static bool has_chosen(const struct item *item, const struct person *person, size_t label)
{
	long long value = person->answers[item->number].value;

	return item->kind->input == ITEM_PICK_MANY ? value >> label & 1 : value == (long long)label;
}

enum { LABEL_BAND = 2 };

static struct label label_of(long n, long chose)
{
	if (chose <= LABEL_BAND)
		return (struct label){ 0, LABEL_BAND };
	if (chose >= n - LABEL_BAND)
		return (struct label){ n - LABEL_BAND, n };
	return (struct label){ chose, chose };
}

/* The blocks that are in no coarser one, and all whose people are still here: their places behind
 * each other in `which`. */
static size_t find_loose(
    const struct taking *taking, const struct item *item, struct blocks_entry *entries)
{
	const struct item_counted *of = &taking->counted->items[item->number];
	long *here = memory_new(of->n_blocks + 1, sizeof *here);

	for (size_t i = 0; i < taking->people->n; i++) {
		int block = of->in_block[taking->people->of[i].at];

		if (block > 0)
			here[block - 1]++;
	}
	for (size_t i = 0; i < of->n_blocks; i++)
		entries[i] = (struct blocks_entry){
			.place = of->blocks[i].place,
			.counted = of->blocks[i].coarse == 0 && here[i] == of->blocks[i].n
				       ? of->blocks[i].n
				       : 0,
		};
	free(here);
	return of->n_blocks;
}

/* The coarser block that a block has just come into; NULL for none. */
static struct coarse *coarse_of(
    struct item_counted *of, size_t first, const struct blocks_entry *block)
{
	return block->number != 0 ? &of->coarse[first + block->number - 1] : NULL;
}

/* How many of each block chose each label; for free(). */
static long *count_labels(const struct taking *taking, const struct item *item)
{
	const struct item_counted *of = &taking->counted->items[item->number];
	size_t n_labels = item->scale->n_labels;
	long *counts = memory_new(of->n_blocks * n_labels + 1, sizeof *counts);

	for (size_t i = 0; i < taking->people->n; i++) {
		const struct person *person = &taking->people->of[i];
		int block = of->in_block[person->at];

		for (size_t label = 0; block > 0 && label < n_labels; label++)
			counts[(size_t)(block - 1) * n_labels + label] +=
			    has_chosen(item, person, label);
	}
	return counts;
}

static void add_labels(const struct taking *taking, const struct item *item, size_t first,
    const struct blocks_entry *blocks)
{
	struct item_counted *of = &taking->counted->items[item->number];
	size_t n_labels = item->scale->n_labels;
	long *counts = count_labels(taking, item);

	for (size_t i = 0; i < of->n_blocks; i++) {
		struct coarse *coarse = coarse_of(of, first, &blocks[i]);

		for (size_t label = 0; coarse != NULL && label < n_labels; label++) {
			struct label told = label_of(of->blocks[i].n, counts[i * n_labels + label]);

			coarse->labels[label].low += told.low;
			coarse->labels[label].high += told.high;
		}
	}
	free(counts);
}

/* How the answers of the blocks that were put together are spread. */
static void spread(const struct taking *taking, const struct item *item,
    const struct blocks_entry *blocks, const size_t *places, size_t made)
{
	struct item_counted *into = &taking->counted->items[item->number];
	size_t first = into->n_coarse;

	into->coarse = memory_grow(into->coarse, first + made + 1, sizeof *into->coarse);
	for (size_t i = 0; i < made; i++)
		into->coarse[into->n_coarse++] = (struct coarse){
			.place = places[i],
			.labels = item->scale != NULL
				      ? memory_new(item->scale->n_labels, sizeof(struct label))
				      : NULL,
		};
	for (size_t i = 0; i < taking->people->n; i++) {
		const struct person *person = &taking->people->of[i];
		int block = into->in_block[person->at];
		struct coarse *coarse =
		    block > 0 ? coarse_of(into, first, &blocks[block - 1]) : NULL;

		if (coarse == NULL)
			continue;
		coarse->n++;
		if (rows_has_values(item))
			tally_add(&coarse->values, (double)person->answers[item->number].value);
	}
	if (item->scale != NULL)
		add_labels(taking, item, first, blocks);
}

/* Whole blocks together; of texts they are those that are quoted beside each other, never of a
 * team. */
static void take_coarse(struct taking *taking, const struct item *item)
{
	struct item_counted *of = &taking->counted->items[item->number];
	const struct organisation *organisation = taking->counted->round->organisation;
	struct blocks_entry *entries = memory_new(of->n_blocks + 1, sizeof *entries);
	size_t n = find_loose(taking, item, entries), *places, made;
	bool *may = rows_of_item(&taking->counted->rows, item), is_text = item->longest > 0;
	const struct blocks_rule rule = {
		.least = is_text ? blocks_min_comments(taking->counted->round)
				 : blocks_min_distribution(taking->counted->round),
		.may = may,
	};

	for (size_t i = 0; is_text && i < organisation->n_units; i++)
		may[i] = may[i] && organisation->units[i].level != UNIT_TEAM;
	made = blocks_put(organisation, &rule, entries, n, &places);
	for (size_t i = 0; i < n; i++) {
		/* What was together before, or cannot be any more, only went along. */
		if (entries[i].counted == 0)
			entries[i].number = 0;
		if (entries[i].number != 0)
			of->blocks[i].coarse = of->n_coarse + entries[i].number;
	}
	if (is_text)
		counted_quote(taking->counted, taking->people, item, entries, places, taking->key);
	else
		spread(taking, item, entries, places, made);
	free(places);
	free(may);
	free(entries);
}

size_t counted_take(
    struct counted *counted, struct people *people, const unsigned char key[DIGEST_SIZE])
{
	const struct questionnaire *questionnaire = counted->round->questionnaire;
	struct taking taking = { .counted = counted, .people = people, .key = key };
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
			take_coarse(&taking, item);
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
		if (left[i] || !waits(counted, &people->of[i]))
			continue;
		for (size_t place = people->of[i].place; place != all;
		     place = blocks_above(counted->round->organisation, place))
			waiting[place]++;
		waiting[all]++;
	}
	free(left);
	return waiting;
}
