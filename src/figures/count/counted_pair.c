/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Two rounds of one chain: school by school and item by item the pair set, and what is kept of it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "document/round/descent.h"
#include "figures/count/counted_private.h"
#include "figures/rule/pairs.h"
#include "form/compare.h"

/* One round of the two, seen from one item: its blocks school by school. */
struct side {
	struct counted *counted;
	const struct people *people;
	const struct item *item;
	struct pairs_block *blocks; /* as many as the item has */
	size_t *school_of;          /* block by block: the place of its school, or BLOCKS_NOWHERE */
};

/* Somebody who may be paired. */
struct candidate {
	size_t school;      /* in the later round */
	size_t before, now; /* their places among the people */
	unsigned char rank[DIGEST_SIZE];
	bool in;
};

struct pairing {
	struct side before, now;
	size_t *same; /* place by place: the later school's place in the earlier round, or
			 BLOCKS_NOWHERE */
	const unsigned char *key;
	struct candidate *candidates; /* by school, then rank */
	size_t n;
};

bool counted_may_pair(const struct counted *now, const struct counted *before)
{
	return before->has_places && now->has_places && before->follower[0] == '\0' &&
	       now->paired_with[0] == '\0' && strcmp(now->round->follows, before->round->id) == 0;
}

static void begin_side(struct side *side, struct counted *counted, struct people *people)
{
	*side = (struct side){ .counted = counted, .people = people };
	counted_find(counted, people);
}

/* Look at one item: how large its blocks are, and who of them is in the set with the round before.
 */
static void look_at_item(struct side *side, const struct item *item)
{
	const struct item_counted *of = &side->counted->items[item->number];

	side->item = item;
	side->blocks = memory_new(of->n_blocks + 1, sizeof *side->blocks);
	side->school_of = memory_new(of->n_blocks + 1, sizeof *side->school_of);
	for (size_t i = 0; i < of->n_blocks; i++) {
		side->blocks[i].n = of->blocks[i].n;
		side->school_of[i] = blocks_unit_at(
		    side->counted->round->organisation, of->blocks[i].place, UNIT_SCHOOL);
	}
	for (size_t i = 0; i < side->counted->n_ids; i++)
		if (of->in_block[i] > 0)
			side->blocks[of->in_block[i] - 1].in_other += of->in_pair[i];
}

static void forget_item(struct side *side)
{
	free(side->blocks);
	free(side->school_of);
}

/* The block that a person stands in, from 0, or BLOCKS_NOWHERE. */
static size_t block_of(const struct side *side, size_t person)
{
	const struct person *of = &side->people->persons[person];
	int block = of->at == COUNTED_NOBODY
			? 0
			: side->counted->items[side->item->number].in_block[of->at];

	return block > 0 && of->answers[side->item->number].state == PERSON_VALUE
		   ? (size_t)block - 1
		   : BLOCKS_NOWHERE;
}

static void rank(const struct pairing *pairing, struct candidate *candidate)
{
	const struct person *person = &pairing->now.people->persons[candidate->now];
	unsigned char bytes[PEOPLE_ID_SIZE + ROUND_ID_SIZE + 2 * ORGANISATION_MAX_ID] = { 0 };
	const char *round = pairing->now.counted->round->id, *item = pairing->now.item->id;

	memcpy(bytes, person->id, PEOPLE_ID_SIZE);
	memcpy(bytes + PEOPLE_ID_SIZE, round, strlen(round));
	memcpy(bytes + PEOPLE_ID_SIZE + ROUND_ID_SIZE, item, strlen(item));
	digest_in(candidate->rank, pairing->key, "skatta-pair/1", bytes, sizeof bytes);
}

static int by_rank(const void *a, const void *b)
{
	const struct candidate *one = a, *other = b;

	if (one->school != other->school)
		return one->school < other->school ? -1 : 1;
	return memcmp(one->rank, other->rank, DIGEST_SIZE);
}

/* Those whose answers stand, in both rounds, in blocks of one school. */
static void find_candidates(struct pairing *pairing)
{
	const struct people *now = pairing->now.people, *before = pairing->before.people;

	pairing->candidates = memory_new(now->n + 1, sizeof *pairing->candidates);
	pairing->n = 0;
	for (size_t i = 0; i < now->n; i++) {
		const struct person *earlier = people_find(before, now->persons[i].id);
		struct candidate candidate = { .now = i, .in = true };
		size_t block, block_before;

		if (earlier == NULL)
			continue;
		candidate.before = (size_t)(earlier - before->persons);
		block = block_of(&pairing->now, i);
		block_before = block_of(&pairing->before, candidate.before);
		if (block == BLOCKS_NOWHERE || block_before == BLOCKS_NOWHERE)
			continue;
		candidate.school = pairing->now.school_of[block];
		if (candidate.school == BLOCKS_NOWHERE ||
		    pairing->same[candidate.school] == BLOCKS_NOWHERE ||
		    pairing->before.school_of[block_before] != pairing->same[candidate.school])
			continue;
		rank(pairing, &candidate);
		pairing->candidates[pairing->n++] = candidate;
	}
	if (pairing->n > 0)
		qsort(pairing->candidates, pairing->n, sizeof *pairing->candidates, by_rank);
}

/* Put the candidate into the set of the blocks, or take them out. */
static void put(struct pairing *pairing, const struct candidate *candidate, long times)
{
	const struct side *before = &pairing->before, *now = &pairing->now;
	const struct item_counted *earlier = &before->counted->items[before->item->number];
	struct pairs_block *block = &before->blocks[block_of(before, candidate->before)];

	block->in_set += times;
	if (earlier->in_pair[before->people->persons[candidate->before].at])
		block->in_both += times;
	now->blocks[block_of(now, candidate->now)].in_set += times;
}

/* The blocks of a school, for free(). */
static struct pairs_block *blocks_of(const struct side *side, size_t school, size_t *n)
{
	size_t n_blocks = side->counted->items[side->item->number].n_blocks;
	struct pairs_block *blocks = memory_new(n_blocks + 1, sizeof *blocks);

	*n = 0;
	for (size_t i = 0; i < n_blocks; i++)
		if (side->school_of[i] == school)
			blocks[(*n)++] = side->blocks[i];
	return blocks;
}

static bool fits(const struct pairing *pairing, size_t school)
{
	size_t n_before, n_now;
	struct pairs_block *before = blocks_of(&pairing->before, pairing->same[school], &n_before);
	struct pairs_block *now = blocks_of(&pairing->now, school, &n_now);
	bool fit =
	    pairs_fits(before, n_before, now, n_now, blocks_min_group(pairing->now.counted->round));

	free(before);
	free(now);
	return fit;
}

/* Who touches it, how far a sum over the set has to be left open, in one of the rounds. */
struct open {
	long long below, above;
};

static void open_by(struct open *open, const struct item *item, long n, long long sum, bool rest)
{
	long long low, high;

	if (n == 0)
		return;
	counted_band(item, n, sum, &low, &high);
	/* What is open above in the rest is open below in the set. */
	open->below += rest ? high - sum : sum - low;
	open->above += rest ? sum - low : high - sum;
}

/* `n` and `sum` are those of the set in this round; `is_known`: its sum is known from the other. */
static struct open find_open(
    const struct side *side, size_t school, long n, long long sum, bool is_known)
{
	const struct item_counted *of = &side->counted->items[side->item->number];
	struct open open = { 0, 0 };
	long all = 0;
	long long whole = 0;

	for (size_t i = 0; i < of->n_blocks; i++) {
		if (side->school_of[i] != school)
			continue;
		all += of->blocks[i].n;
		whole += of->blocks[i].sum;
		if (side->blocks[i].in_set > 0)
			open_by(&open, side->item, of->blocks[i].n, of->blocks[i].sum, false);
	}
	if (is_known) {
		open_by(&open, side->item, n, sum, false);
		open_by(&open, side->item, all - n, whole - sum, true);
	}
	return open;
}

/* Is the set made of whole blocks of the round? */
static bool is_whole(const struct side *side, size_t school)
{
	const struct item_counted *of = &side->counted->items[side->item->number];

	for (size_t i = 0; i < of->n_blocks; i++)
		if (side->school_of[i] == school && side->blocks[i].in_set > 0 &&
		    side->blocks[i].in_set < side->blocks[i].n)
			return false;
	return true;
}

static long long value(const struct side *side, size_t person)
{
	return side->people->persons[person].answers[side->item->number].value;
}

/* What is kept of a set that fits. */
static void keep(struct pairing *pairing, struct candidate *of, size_t n)
{
	struct item_counted *into = &pairing->now.counted->items[pairing->now.item->number];
	size_t school = of[0].school;
	struct pair_set set = { .place = school };
	long long before = 0, now = 0;
	struct open open_before, open_now;
	bool whole_before = is_whole(&pairing->before, pairing->same[school]);
	bool whole_now = is_whole(&pairing->now, school);

	for (size_t i = 0; i < n; i++) {
		if (!of[i].in)
			continue;
		before += value(&pairing->before, of[i].before);
		now += value(&pairing->now, of[i].now);
		into->in_pair[pairing->now.people->persons[of[i].now].at] = true;
		set.n++;
	}
	open_before = find_open(
	    &pairing->before, pairing->same[school], set.n, before, whole_now && !whole_before);
	open_now = find_open(&pairing->now, school, set.n, now, whole_before && !whole_now);
	set.sum = now - before;
	set.below = open_now.below + open_before.above;
	set.above = open_now.above + open_before.below;
	into->pairs = memory_grow(into->pairs, into->n_pairs + 1, sizeof *into->pairs);
	into->pairs[into->n_pairs++] = set;
}

/* The set of one school: leave people out, the first by rank, until it fits; forget it where it
 * becomes too small. */
static void choose(struct pairing *pairing, struct candidate *of, size_t n)
{
	long least = blocks_min_group(pairing->now.counted->round), in_set = (long)n;

	for (size_t i = 0; i < n; i++)
		put(pairing, &of[i], 1);
	for (size_t i = 0; i < n && in_set >= least && !fits(pairing, of[0].school); i++) {
		put(pairing, &of[i], -1);
		of[i].in = false;
		in_set--;
	}
	if (in_set >= least)
		keep(pairing, of, n);
}

/* Of how much those in the sets changed, wherever there are enough: whole sets together. */
static void keep_differences(struct pairing *pairing)
{
	struct counted *counted = pairing->now.counted;
	struct item_counted *into = &counted->items[pairing->now.item->number];
	struct blocks_entry *entries = memory_new(into->n_pairs + 1, sizeof *entries);
	bool *may = rows_of_item(&counted->rows, pairing->now.item);
	const struct blocks_rule rule = { blocks_min_distribution(counted->round), false, may };
	size_t *places, *set_of = memory_new(counted->rows.all + 1, sizeof *set_of), made;

	for (size_t i = 0; i < into->n_pairs; i++) {
		entries[i] = (struct blocks_entry){ .place = into->pairs[i].place,
			.counted = into->pairs[i].n };
		set_of[into->pairs[i].place] = i;
	}
	made = blocks_put(counted->round->organisation, &rule, entries, into->n_pairs, &places);
	into->differences = memory_new(made + 1, sizeof *into->differences);
	into->n_differences = made;
	for (size_t i = 0; i < made; i++)
		into->differences[i].place = places[i];
	for (size_t i = 0; i < pairing->n; i++) {
		const struct candidate *candidate = &pairing->candidates[i];
		const struct person *person = &pairing->now.people->persons[candidate->now];
		struct differences *differences;
		long long difference;
		size_t number;

		if (!into->in_pair[person->at])
			continue;
		number = entries[set_of[candidate->school]].number;
		if (number == 0)
			continue;
		differences = &into->differences[number - 1];
		difference = value(&pairing->now, candidate->now) -
			     value(&pairing->before, candidate->before);
		differences->n++;
		differences->sum += difference;
		differences->squares += difference * difference;
	}
	free(places);
	free(set_of);
	free(may);
	free(entries);
}

static void pair_item(struct pairing *pairing, const struct item *before, const struct item *now)
{
	look_at_item(&pairing->before, before);
	look_at_item(&pairing->now, now);
	find_candidates(pairing);
	for (size_t i = 0, n; i < pairing->n; i += n) {
		for (n = 1; i + n < pairing->n &&
			    pairing->candidates[i + n].school == pairing->candidates[i].school;)
			n++;
		choose(pairing, &pairing->candidates[i], n);
	}
	if (now->most - now->least <= COUNTED_MOST_DIFFERENCE)
		keep_differences(pairing);
	free(pairing->candidates);
	forget_item(&pairing->before);
	forget_item(&pairing->now);
}

/* The earlier school of each, one to one: what two were made of, or one of two, is not paired. */
static size_t *find_same(const struct round *now, const struct round *before)
{
	const struct round *const path[] = { now, before };
	struct descent *descent = descent_new(path, COUNT(path));
	size_t *same = memory_new(descent->n + 1, sizeof *same);

	for (size_t i = 0; i < descent->n; i++) {
		int only = descent_only(descent, (int)i);

		same[i] = only == ORGANISATION_NO_UNIT ? BLOCKS_NOWHERE : (size_t)only;
	}
	descent_free(descent);
	return same;
}

void counted_pair(struct counted *now, struct people *people_now, struct counted *before,
    struct people *people_before, const unsigned char key[DIGEST_SIZE])
{
	const struct questionnaire *questionnaire = now->round->questionnaire;
	struct pairing pairing = { .key = key };

	if (!counted_may_pair(now, before))
		return;
	begin_side(&pairing.now, now, people_now);
	begin_side(&pairing.before, before, people_before);
	pairing.same = find_same(now->round, before->round);
	for (size_t i = 0; i < questionnaire->n_items; i++) {
		const struct item *item = &questionnaire->items[i];
		const struct item *earlier =
		    compare_item(questionnaire, item, before->round->questionnaire);

		if (earlier != NULL && item->kind->has_values && !questionnaire_is_slot(item))
			pair_item(&pairing, earlier, item);
	}
	counted_pair_areas(now, people_now, before->round, people_before);
	memcpy(now->paired_with, before->round->id, sizeof now->paired_with);
	memcpy(before->follower, now->round->id, sizeof before->follower);
	free(pairing.same);
}
