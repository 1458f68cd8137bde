/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Two organisations, unit by unit. A team has its school in its id, but a school can have moved to
 * another district: it is still the same, and part of neither district's pairs. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "figures/pairs.h"

static int number_of_units(const struct organisation *organisation)
{
	return (int)organisation->n_units;
}

int pairs_tree_above(const struct organisation *organisation, int place)
{
	int parent = organisation->units[place].parent;

	return parent == ORGANISATION_NO_UNIT ? number_of_units(organisation) : parent;
}

static bool is_within(const struct organisation *organisation, int place, int above)
{
	return above == number_of_units(organisation) ||
	       (place != number_of_units(organisation) &&
		   organisation_within(organisation, place, above));
}

int pairs_tree_find(const struct pairs_tree *tree, int before, int now, int place)
{
	int all = number_of_units(tree->now);

	for (;; place = pairs_tree_above(tree->now, place)) {
		if (tree->same[place] != PAIRS_NOWHERE && is_within(tree->now, now, place) &&
		    is_within(tree->before, before, tree->same[place]))
			return place;
		if (place == all)
			return PAIRS_NOWHERE;
	}
}

/* By id, which is looked for among so many units that it has to be found at once. */
struct named_unit {
	const char *id;
	int place;
};

static int compare_ids(const void *a, const void *b)
{
	return strcmp(((const struct named_unit *)a)->id, ((const struct named_unit *)b)->id);
}

static void find_same(struct pairs_tree *tree)
{
	size_t n = tree->before->n_units;
	struct named_unit *sorted = memory_new(n + 1, sizeof(*sorted));

	for (size_t i = 0; i < n; i++)
		sorted[i] = (struct named_unit){ tree->before->units[i].id, (int)i };
	qsort(sorted, n, sizeof(*sorted), compare_ids);
	for (size_t i = 0; i < tree->now->n_units; i++) {
		const struct unit *unit = &tree->now->units[i];
		const struct named_unit *found = bsearch(
		    &(struct named_unit){ unit->id, 0 }, sorted, n, sizeof(*sorted), compare_ids);

		tree->same[i] = PAIRS_NOWHERE;
		if (found && tree->before->units[found->place].level == unit->level)
			tree->same[i] = found->place;
	}
	free(sorted);
}

void pairs_tree_make(
    const struct organisation *before, const struct organisation *now, struct pairs_tree *tree)
{
	int all = number_of_units(now);

	*tree = (struct pairs_tree){ .before = before, .now = now };
	tree->same = memory_new(now->n_units + 1, sizeof(*tree->same));
	find_same(tree);
	tree->same[all] = number_of_units(before);
	tree->tree.n_units = now->n_units;
	tree->tree.units = memory_new(now->n_units + 1, sizeof(*tree->tree.units));
	for (int i = 0; i < all; i++) {
		int above = pairs_tree_above(now, i);

		if (tree->same[i] != PAIRS_NOWHERE)
			above = pairs_tree_find(tree, tree->same[i], i, above);
		tree->tree.units[i] = now->units[i];
		tree->tree.units[i].parent = above == all ? ORGANISATION_NO_UNIT : above;
	}
}

void pairs_tree_free(struct pairs_tree *tree)
{
	free(tree->same);
	free(tree->tree.units);
}
