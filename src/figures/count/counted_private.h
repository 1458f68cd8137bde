/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What stands in struct counted; for this layer. Places are those of units in the organisation, and
 * the number of units for all together. */
#ifndef SKATTA_FIGURES_COUNTED_PRIVATE_H
#define SKATTA_FIGURES_COUNTED_PRIVATE_H

#include "crypto/digest.h"
#include "figures/count/counted.h"
#include "figures/count/people_private.h"
#include "figures/count/rows.h"
#include "figures/rule/blocks.h"
#include "figures/rule/statistics.h"

/* People with a value of one item who are counted together. */
struct block {
	size_t place;
	long n;
	long long sum; /* of their values; 0 of items without */
	size_t coarse; /* the coarser block that it is in, from 1; of a text, not 0 where it is
			* quoted; 0 for none */
};

/* How many chose a label, as far as it is told: from `low` to `high`, added up over blocks. In
 * each, two or fewer are told from nobody no more than all but two from all: mean and share
 * together would say of each what they answered. */
struct label {
	long low, high;
};

/* Whole blocks together: how often each value came, and each label. */
struct coarse {
	size_t place;
	long n;
	struct tally values;
	struct label *labels; /* as many as the item's scale has, or NULL */
};

/* The people of a school who are paired: the sum of what their values changed by, and how far it
 * has to be left open below and above. */
struct pair_set {
	size_t place;
	long n;
	long long sum, below, above;
};

/* Of how much people changed: of at least min_distribution of them. None where people could differ
 * by more than so much, as squares of it would be too large. */
enum { COUNTED_MOST_DIFFERENCE = 1000000 };

struct differences {
	size_t place;
	long n;
	long long sum, squares;
};

/* People who answered all of an area, or of the total; the spread of their indexes. */
struct complete {
	size_t place;
	struct consistency sums; /* of the total: only `total`s, in thousandths */
};

/* What is counted of an item. */
struct item_counted {
	struct block *blocks;
	struct coarse *coarse;
	struct pair_set *pairs;
	struct differences *differences;
	size_t n_blocks, n_coarse, n_pairs, n_differences;
	/* Places, person by person: the block, from 1, less than 0 for who is in it without a
	 * value, 0 for who waits; and whether they are in a pair set with the earlier round. */
	int *in_block;
	bool *in_pair;
};

/* What is counted of an area; the total is behind the last. */
struct area_counted {
	struct complete *complete;
	struct differences *differences;
	size_t n_complete, n_differences;
	bool *is_in; /* places: person by person */
};

/* What somebody wrote. */
struct quoted {
	const struct item *item;
	size_t place;
	unsigned char rank[DIGEST_SIZE]; /* follows from item and words alone */
	unsigned char name[DIGEST_SIZE];
	unsigned char by[PEOPLE_ID_SIZE];
	char *text;
};

struct counted {
	const struct round *round;
	struct rows rows;
	size_t publications;
	long *responses; /* place by place: of the unit itself, without its parts */
	char paired_with[ROUND_ID_SIZE], follower[ROUND_ID_SIZE]; /* "" for none */
	struct item_counted *items;
	struct area_counted *areas; /* one more than the questionnaire has */
	/* Places. */
	bool has_places;
	unsigned char (*ids)[PEOPLE_ID_SIZE]; /* sorted */
	size_t n_ids;
	/* Texts. */
	bool has_texts;
	struct quoted *quoted; /* by item, rank, then name */
	size_t n_quoted;
};

enum { COUNTED_NOBODY = -1 };

/* Sort the people, and find where each stands among the ids, or COUNTED_NOBODY: their `at`. */
void counted_find(const struct counted *counted, struct people *people);

/* How many have answered in each unit with its parts, and which units have more responses than
 * heads: these do not count in what they are part of. Both for free(), place by place. */
void counted_turnout(const struct counted *counted, const long *own, long **all, bool **beyond);

/* The items that an area's figures, or the total's (`area` is the number of areas), rest on. */
bool counted_rests_on(
    const struct questionnaire *questionnaire, size_t area, const struct item *item);

/* How far a sum of n values may be told: from `low` to `high`. Near an end of what it can be it is
 * left open so far that each single value can be any. */
void counted_band(const struct item *item, long n, long long sum, long long *low, long long *high);

/* Add the comments of an item to those that are quoted (counted_texts.c). */
void counted_quote(struct counted *counted, const struct people *people, const struct item *item,
    const struct blocks_entry *blocks, const size_t *places, const unsigned char key[DIGEST_SIZE]);
void counted_sort_texts(struct counted *counted);
void counted_forget_texts(struct counted *counted);

/* New blocks of an item that depends on another, from those of that one; how many people with a
 * value found a place (counted_asked.c). */
size_t counted_take_asked(
    struct counted *counted, const struct people *people, const struct item *item);

/* New coarser blocks of the item, and of a text what is quoted (counted_coarse.c). */
void counted_take_coarse(struct counted *counted, const struct people *people,
    const struct item *item, const unsigned char key[DIGEST_SIZE]);

/* Put the person into the block of this number of the item, from 1: whether with a value. */
bool counted_put(
    struct item_counted *into, const struct item *item, const struct person *person, size_t number);
/* New blocks in these places, with nobody yet. */
void counted_add_blocks(struct item_counted *into, const size_t *places, size_t made);

/* Blocks of those who answered all of an area, or of all (counted_complete.c). */
void counted_take_complete(
    struct counted *counted, const struct people *people, const bool *left, size_t area);

/* Of how much people's indexes changed since the earlier round (counted_pair_areas.c). */
void counted_pair_areas(struct counted *now, const struct people *people_now,
    const struct round *before, const struct people *people_before);

#endif
