/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Who stands together: the one rule by which people, and blocks of people, are put into blocks. For
 * this layer. */
#ifndef SKATTA_FIGURES_BLOCKS_H
#define SKATTA_FIGURES_BLOCKS_H

#include "document/round/organisation.h"

/* What is put: a person, or a block that stays whole. */
struct blocks_entry {
	size_t place; /* of its unit; all together is the number of units */
	long counted; /* how many people with a value it is */
	/* Of an item that depends on another: how many at least were asked it, and were not, as
	 * that one's shares tell. */
	long asked, apart;
	size_t number; /* comes to be the block that it is in, from 1; 0 where it is left over */
};

struct blocks_rule {
	long least;      /* counted in each block */
	bool depends;    /* on another item: as many have to be asked, and apart, as well */
	const bool *may; /* place by place, all last: may a block be placed there? */
};

/* From the teams upwards: what is left over in a unit, and may be placed there, is a block as soon
 * as it is large enough, and otherwise goes up. Returns how many blocks there are, and their places
 * in `*places`, for free(). */
size_t blocks_put(const struct organisation *organisation, const struct blocks_rule *rule,
    struct blocks_entry *entries, size_t n, size_t **places);

/* How many have to be left out of a block, so that beside it there are, of each of these, nobody or
 * at least `least`: who is left out is one more beside it, in all of them. */
long blocks_lacking(const long *others, size_t n, long least);

/* The place of what the unit at this one is part of; all is part of nothing. */
size_t blocks_above(const struct organisation *organisation, size_t place);
/* The unit of a level that the place is or belongs to; BLOCKS_NOWHERE above such units. */
#define BLOCKS_NOWHERE ((size_t)-1)
size_t blocks_unit_at(const struct organisation *organisation, size_t place, enum unit_level level);
/* Is `place` the same as `above` or somewhere in it? */
bool blocks_is_within(const struct organisation *organisation, size_t place, size_t above);

/* The least groups of the round's promise, never below the floors. */
struct round;
long blocks_min_group(const struct round *round);
long blocks_min_distribution(const struct round *round);
long blocks_min_comments(const struct round *round);

#endif
