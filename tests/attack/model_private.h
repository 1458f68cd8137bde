/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What stands in a model, for its files. */
#ifndef SKATTA_TESTS_ATTACK_MODEL_PRIVATE_H
#define SKATTA_TESTS_ATTACK_MODEL_PRIVATE_H

#include "model.h"

enum hole {
	NO_HOLE,
	OWN_INDEX,
	SHARED,
	ANY_PAIRS,
	ONE_OF_TWO,
	BOTH_FIRST,
	TELLS_MISSING,
	EXACT_ASKED,
	ASKED_BY_COUNT,
	NO_BANDS,
};

typedef unsigned char people[HISTORY_PEOPLE]; /* a number for each */

enum { BLOCKS = 400, SETS = 40, VALUES = 32 };

struct block {
	int round, item, unit, event, n;
	bool coarse, waits; /* waits: for a coarser one */
	bool used;          /* in one of a conditional item */
	people in;
};

struct pair_set {
	int school, item, before, now;
	people in;
};

struct model {
	const struct history *history;
	enum hole hole;
	struct block blocks[BLOCKS];
	int n_blocks;
	struct pair_set sets[SETS];
	int n_sets;
	people placed[HISTORY_ROUNDS][HISTORY_ITEMS];
	struct numbers *numbers; /* or NULL */
	struct table *table;
};

int model_count(const people of);

/* New blocks of the item, and coarser ones, at an event (model_blocks.c). */
void model_take_item(struct model *model, int event, int item);
/* The pair sets of a round and the one that it follows (model_pairs.c). */
void model_pair(struct model *model, int now);
/* The numbers that are kept (model_keep.c). */
void model_keep_block(struct model *model, const struct block *block);
void model_keep_shares(struct model *model, int event, int unit, int item);
void model_keep_set(struct model *model, const struct pair_set *set);
void model_keep_own_indexes(struct model *model, int round);
/* A row of the table (model_tell.c). */
void model_tell_row(const struct model *model, int event, int unit, int item);

#endif
