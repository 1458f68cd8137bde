/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Once through the tree. Parts stand behind what they are part of, except behind all. */
#include "figures/rule/blocks.h"

#include <stdlib.h>

#include "base/memory.h"
#include "document/round/round.h"

/* What has come to a unit and is in no block yet: a chain of entries, by their places from 1. */
struct left {
	size_t first, last;
	long counted, asked, apart;
};

static void join(struct left *into, const struct left *part, size_t *next)
{
	if (part->first == 0)
		return;
	if (into->first == 0)
		into->first = part->first;
	else
		next[into->last - 1] = part->first;
	into->last = part->last;
	into->counted += part->counted;
	into->asked += part->asked;
	into->apart += part->apart;
}

static bool is_enough(const struct blocks_rule *rule, const struct left *left)
{
	return left->first != 0 && left->counted >= rule->least &&
	       (!rule->depends || (left->asked >= rule->least && left->apart >= rule->least));
}

size_t blocks_put(const struct organisation *organisation, const struct blocks_rule *rule,
    struct blocks_entry *entries, size_t n, size_t **places)
{
	size_t all = organisation->n_units, made = 0;
	struct left *left = memory_new(all + 1, sizeof *left);
	size_t *next = memory_new(n + 1, sizeof *next);

	*places = memory_new(all + 1, sizeof **places);
	for (size_t i = n; i > 0; i--) {
		struct blocks_entry *entry = &entries[i - 1];
		struct left one = { i, i, entry->counted, entry->asked, entry->apart };

		entry->number = 0;
		join(&left[entry->place], &one, next);
	}
	for (size_t done = 0; done <= all; done++) {
		size_t place = done == all ? all : all - 1 - done;

		if (rule->may[place] && is_enough(rule, &left[place])) {
			(*places)[made++] = place;
			for (size_t i = left[place].first; i != 0; i = next[i - 1])
				entries[i - 1].number = made;
		} else if (place != all) {
			join(&left[blocks_above(organisation, place)], &left[place], next);
		}
	}
	free(next);
	free(left);
	return made;
}

long blocks_lacking(const long *others, size_t n, long least)
{
	long fewest = least;
	bool fits = true;

	for (size_t i = 0; i < n; i++) {
		fits = fits && (others[i] == 0 || others[i] >= least);
		fewest = others[i] < fewest ? others[i] : fewest;
	}
	return fits ? 0 : least - fewest;
}

size_t blocks_above(const struct organisation *organisation, size_t place)
{
	int parent = organisation->units[place].parent;

	return parent == ORGANISATION_NO_UNIT ? organisation->n_units : (size_t)parent;
}

size_t blocks_unit_at(const struct organisation *organisation, size_t place, enum unit_level level)
{
	while (place != organisation->n_units && organisation->units[place].level > level)
		place = blocks_above(organisation, place);
	return place != organisation->n_units && organisation->units[place].level == level
		   ? place
		   : BLOCKS_NOWHERE;
}

bool blocks_is_within(const struct organisation *organisation, size_t place, size_t above)
{
	return above == organisation->n_units ||
	       (place != organisation->n_units &&
		   organisation_within(organisation, (int)place, (int)above));
}

static long at_least(long number, long floor)
{
	return number > floor ? number : floor;
}

long blocks_min_group(const struct round *round)
{
	return at_least(round->min_group, ROUND_MIN_GROUP);
}

long blocks_min_distribution(const struct round *round)
{
	return at_least(
	    round->min_distribution, at_least(round->min_group, ROUND_MIN_DISTRIBUTION));
}

long blocks_min_comments(const struct round *round)
{
	return at_least(round->min_comments, at_least(round->min_group, ROUND_MIN_COMMENTS));
}
