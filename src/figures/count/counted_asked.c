/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Blocks of an item that depends on another. They are whole coarser blocks of that one together,
 * and what decides where they stand is what is told of those, not how many were asked: else it
 * would follow from where they do not stand. */
#include <stdlib.h>

#include "base/memory.h"
#include "figures/count/counted_private.h"

/* How many of a coarser block of the other item were asked at least, and were not, by its shares.
 */
static void find_asked(
    const struct item *item, const struct coarse *coarse, struct blocks_entry *entry)
{
	const struct item *other = item->when.item;
	bool is_one = other->kind->input != ITEM_PICK_MANY;
	long asked = 0, apart = 0, most = 0;

	for (size_t label = 0; label < other->scale->n_labels; label++) {
		bool asks = item->when.values >> label & 1;
		const struct label *shown = &coarse->labels[label];

		if (!is_one && asks)
			asked = shown->low > asked ? shown->low : asked;
		else if (asks)
			asked += shown->low;
		else
			apart += shown->low;
		most += asks ? shown->high : 0;
	}
	/* Of several choices each is told by itself. */
	if (!is_one)
		apart = coarse->n > most ? coarse->n - most : 0;
	entry->asked = asked;
	entry->apart = apart;
}

/* The coarser block of the other item that a person stands in, from 1; 0 for none. */
static size_t coarse_of(const struct item_counted *other, const struct person *person)
{
	int block = other->in_block[person->at];

	return block > 0 ? other->blocks[block - 1].coarse : 0;
}

/* The coarser blocks of the other item; nobody is counted of those that are used already. */
static struct blocks_entry *find_entries(
    const struct counted *counted, const struct people *people, const struct item *item)
{
	const struct item_counted *of = &counted->items[item->number];
	const struct item_counted *other = &counted->items[item->when.item->number];
	struct blocks_entry *entries = memory_new(other->n_coarse + 1, sizeof *entries);
	bool *used = memory_new(other->n_coarse + 1, sizeof *used);

	for (size_t i = 0; i < people->n; i++) {
		const struct person *person = &people->persons[i];
		size_t coarse = coarse_of(other, person);

		if (coarse == 0)
			continue;
		used[coarse - 1] |= of->in_block[person->at] != 0;
		entries[coarse - 1].counted += person->answers[item->number].state == PERSON_VALUE;
	}
	for (size_t i = 0; i < other->n_coarse; i++) {
		entries[i].place = other->coarse[i].place;
		if (used[i])
			entries[i].counted = 0;
		else
			find_asked(item, &other->coarse[i], &entries[i]);
	}
	free(used);
	return entries;
}

size_t counted_take_asked(
    struct counted *counted, const struct people *people, const struct item *item)
{
	struct item_counted *into = &counted->items[item->number];
	const struct item_counted *other = &counted->items[item->when.item->number];
	struct blocks_entry *entries = find_entries(counted, people, item);
	bool *may = rows_of_item(&counted->rows, item);
	const struct blocks_rule rule = {
		.least = blocks_min_group(counted->round),
		.depends = true,
		.may = may,
	};
	size_t *places, first = into->n_blocks, found = 0;
	size_t made =
	    blocks_put(counted->round->organisation, &rule, entries, other->n_coarse, &places);

	counted_add_blocks(into, places, made);
	for (size_t i = 0; i < people->n; i++) {
		const struct person *person = &people->persons[i];
		size_t coarse = coarse_of(other, person);

		if (coarse != 0 && into->in_block[person->at] == 0 &&
		    entries[coarse - 1].number != 0)
			found +=
			    counted_put(into, item, person, first + entries[coarse - 1].number);
	}
	free(places);
	free(may);
	free(entries);
	return found;
}
