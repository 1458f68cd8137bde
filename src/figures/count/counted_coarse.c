/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whole blocks into coarser ones: how answers are spread, and what is quoted. */
#include <stdlib.h>

#include "base/memory.h"
#include "figures/count/counted_private.h"

struct coarsening {
	struct counted *counted;
	const struct people *people;
};

static bool has_chosen(const struct item *item, const struct person *person, size_t label)
{
	long long value = person->answers[item->number].value;

	return item->kind->options(value) >> label & 1;
}

/* The two ends have to be apart. */
static struct label label_of(long n, long chose)
{
	long band = n >= 5 ? 2 : 1;

	if (chose <= band)
		return (struct label){ 0, band };
	if (chose >= n - band)
		return (struct label){ n - band, n };
	return (struct label){ chose, chose };
}

/* The blocks that are in no coarser one, and of which all people are still here and say what they
 * said: what somebody has corrected since would follow from the sum and the new values. */
static size_t find_loose(
    const struct coarsening *coarsening, const struct item *item, struct blocks_entry *entries)
{
	const struct item_counted *of = &coarsening->counted->items[item->number];
	struct block *here = memory_new(of->n_blocks + 1, sizeof *here);

	for (size_t i = 0; i < coarsening->people->n; i++) {
		const struct person *person = &coarsening->people->persons[i];
		const struct person_answer *answer = &person->answers[item->number];
		int block = of->in_block[person->at];

		if (block <= 0 || answer->state != PERSON_VALUE)
			continue;
		here[block - 1].n++;
		here[block - 1].sum += item->kind->has_values ? answer->value : 0;
	}
	for (size_t i = 0; i < of->n_blocks; i++) {
		const struct block *block = &of->blocks[i];
		bool is_same = here[i].n == block->n && here[i].sum == block->sum;

		entries[i] = (struct blocks_entry){
			.place = block->place,
			.counted = block->coarse == 0 && is_same ? block->n : 0,
		};
	}
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
static long *count_labels(const struct coarsening *coarsening, const struct item *item)
{
	const struct item_counted *of = &coarsening->counted->items[item->number];
	size_t n_labels = item->scale->n_labels;
	long *counts = memory_new(of->n_blocks * n_labels + 1, sizeof *counts);

	for (size_t i = 0; i < coarsening->people->n; i++) {
		const struct person *person = &coarsening->people->persons[i];
		int block = of->in_block[person->at];

		for (size_t label = 0; block > 0 && label < n_labels; label++)
			counts[(size_t)(block - 1) * n_labels + label] +=
			    has_chosen(item, person, label);
	}
	return counts;
}

static void add_labels(const struct coarsening *coarsening, const struct item *item, size_t first,
    const struct blocks_entry *blocks)
{
	struct item_counted *of = &coarsening->counted->items[item->number];
	size_t n_labels = item->scale->n_labels;
	long *counts = count_labels(coarsening, item);

	for (size_t i = 0; i < of->n_blocks; i++) {
		struct coarse *coarse = coarse_of(of, first, &blocks[i]);

		for (size_t label = 0; coarse != NULL && label < n_labels; label++) {
			struct label shown =
			    label_of(of->blocks[i].n, counts[i * n_labels + label]);

			coarse->labels[label].low += shown.low;
			coarse->labels[label].high += shown.high;
		}
	}
	free(counts);
}

/* How the answers of the blocks that were put together are spread. */
static void spread(const struct coarsening *coarsening, const struct item *item,
    const struct blocks_entry *blocks, const size_t *places, size_t made)
{
	struct item_counted *into = &coarsening->counted->items[item->number];
	size_t first = into->n_coarse;

	into->coarse = memory_grow(into->coarse, first + made + 1, sizeof *into->coarse);
	for (size_t i = 0; i < made; i++)
		into->coarse[into->n_coarse++] = (struct coarse){
			.place = places[i],
			.labels = item->scale != NULL
				      ? memory_new(item->scale->n_labels, sizeof(struct label))
				      : NULL,
		};
	for (size_t i = 0; i < coarsening->people->n; i++) {
		const struct person *person = &coarsening->people->persons[i];
		int block = into->in_block[person->at];
		struct coarse *coarse =
		    block > 0 ? coarse_of(into, first, &blocks[block - 1]) : NULL;

		if (coarse == NULL)
			continue;
		coarse->n++;
		if (item->kind->has_values)
			tally_add(&coarse->values, (double)person->answers[item->number].value);
	}
	if (item->scale != NULL)
		add_labels(coarsening, item, first, blocks);
}

/* Whole blocks together; of texts they are those that are quoted beside each other, never of a
 * team. */
void counted_take_coarse(struct counted *counted, const struct people *people,
    const struct item *item, const unsigned char key[DIGEST_SIZE])
{
	const struct coarsening coarsening = { counted, people };
	struct item_counted *of = &counted->items[item->number];
	const struct organisation *organisation = counted->round->organisation;
	struct blocks_entry *entries = memory_new(of->n_blocks + 1, sizeof *entries);
	size_t n = find_loose(&coarsening, item, entries), *places, made;
	bool *may = rows_of_item(&counted->rows, item), is_quoted = item->kind->is_quoted;
	const struct blocks_rule rule = {
		.least = is_quoted ? blocks_min_comments(counted->round)
				   : blocks_min_distribution(counted->round),
		.may = may,
	};

	for (size_t i = 0; is_quoted && i < organisation->n_units; i++)
		may[i] = may[i] && organisation->units[i].level != UNIT_TEAM;
	made = blocks_put(organisation, &rule, entries, n, &places);
	for (size_t i = 0; i < n; i++) {
		/* What was together before, or cannot be any more, only went along. */
		if (entries[i].counted == 0)
			entries[i].number = 0;
		if (entries[i].number != 0)
			of->blocks[i].coarse = of->n_coarse + entries[i].number;
	}
	if (is_quoted)
		counted_quote(counted, people, item, entries, places, key);
	else
		spread(&coarsening, item, entries, places, made);
	free(places);
	free(may);
	free(entries);
}
