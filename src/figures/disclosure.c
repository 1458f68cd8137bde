/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The promise of the round, kept: what is hidden and how the rest is rounded. */
#include "figures/disclosure.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

/* The groups as a tree. `all` is the place of the last group, the root. */
struct tree {
	const struct organisation *organisation;
	struct disclosure_group *groups;
	struct disclosure_group *residuals; /* of shown groups */
	size_t all;
	long min_group;
};

/* The nearest shown group that this one is part of; `all + 1` where there is none. */
static size_t shown_above(const struct tree *tree, size_t place)
{
	while (place != tree->all) {
		int parent = tree->organisation->units[place].parent;

		place = parent == ORGANISATION_NO_UNIT ? tree->all : (size_t)parent;
		if (tree->groups[place].shown)
			return place;
	}
	return tree->all + 1;
}

static void move_people(
    struct disclosure_group *residual, const struct disclosure_group *group, long sign)
{
	residual->answered += sign * group->answered;
	residual->people += sign * group->people;
}

static bool is_safe(const struct tree *tree, long answered, long people)
{
	return people == 0 || answered >= tree->min_group;
}

/* From now on these people are in the residual of the group above. */
static void hide(struct tree *tree, size_t place)
{
	size_t above = shown_above(tree, place);

	tree->groups[place].shown = false;
	if (above <= tree->all)
		move_people(&tree->residuals[above], &tree->residuals[place], 1);
}

/* The smallest part whose hiding alone mends the group, or the group itself. */
static size_t to_hide(const struct tree *tree, size_t place)
{
	const struct disclosure_group *residuals = tree->residuals;
	size_t best = place;

	/* Parts stand behind what they are part of, except behind `all`. */
	for (size_t i = place == tree->all ? 0 : place + 1; i < tree->all; i++) {
		if (!tree->groups[i].shown || shown_above(tree, i) != place ||
		    !is_safe(tree, residuals[place].answered + residuals[i].answered,
			residuals[place].people + residuals[i].people))
			continue;
		if (best == place || tree->groups[i].answered < tree->groups[best].answered)
			best = i;
	}
	return best;
}

void disclosure_choose(
    const struct organisation *organisation, long min_group, struct disclosure_group *groups)
{
	size_t all = organisation->n_units;
	struct tree tree = {
		.organisation = organisation,
		.groups = groups,
		.residuals = memory_copy_bytes(groups, (all + 1) * sizeof(*groups)),
		.all = all,
		.min_group = min_group,
	};

	for (size_t i = 0; i <= all; i++)
		groups[i].shown = groups[i].shown && groups[i].answered >= min_group;
	for (size_t i = 0; i < all; i++) {
		size_t above = shown_above(&tree, i);

		if (groups[i].shown && above <= all)
			move_people(&tree.residuals[above], &groups[i], -1);
	}
	for (size_t done = 0; done <= all; done++) {
		size_t place = done == all ? all : all - 1 - done;

		if (groups[place].shown &&
		    !is_safe(&tree, tree.residuals[place].answered, tree.residuals[place].people))
			hide(&tree, to_hide(&tree, place));
	}
	free(tree.residuals);
}

long disclosure_min_group(const struct round *round)
{
	return round->min_group > ROUND_MIN_GROUP ? round->min_group : ROUND_MIN_GROUP;
}

long disclosure_min_distribution(const struct round *round)
{
	return round->min_distribution > ROUND_MIN_DISTRIBUTION ? round->min_distribution
								: ROUND_MIN_DISTRIBUTION;
}

long disclosure_min_comments(const struct round *round)
{
	return round->min_comments > ROUND_MIN_COMMENTS ? round->min_comments : ROUND_MIN_COMMENTS;
}
