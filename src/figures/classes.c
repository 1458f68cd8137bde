/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Versions sorted by class, and counted. */
#include "figures/classes.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { NONE = -1 };

/* A class, or a part of one while they are not sorted. */
struct class
{
	int residual[FIGURES_MOST_PUBLICATIONS]; /* a place, or NONE; also beyond the last */
	long answered, people;
};

/* The smallest shown group that the unit is in. */
static int residual_of(const struct organisation *organisation, const bool *shown, size_t unit)
{
	size_t all = organisation->n_units, place = unit;

	while (!shown[place]) {
		if (place == all)
			return NONE;
		place = organisation->units[place].parent == ORGANISATION_NO_UNIT
			    ? all
			    : (size_t)organisation->units[place].parent;
	}
	return (int)place;
}

/* False where it is in no residual: then it is about nobody. */
static bool classify(const struct organisation *organisation, const bool *const *shown,
    size_t n_publications, const struct classes_alike *alike, struct class *class)
{
	bool seen = false;

	*class = (struct class){ .answered = alike->answered, .people = alike->people };
	for (size_t i = 0; i < FIGURES_MOST_PUBLICATIONS; i++) {
		class->residual[i] = i < n_publications && (alike->in >> i & 1)
					 ? residual_of(organisation, shown[i], alike->unit)
					 : NONE;
		seen |= class->residual[i] != NONE;
	}
	return seen;
}

static int by_residual(const void *a, const void *b)
{
	const struct class *left = a, *right = b;

	return memcmp(left->residual, right->residual, sizeof(left->residual));
}

/* The classes, sorted, are runs of equal ones. */
static bool are_large_enough(const struct class *sorted, size_t n, long min_group)
{
	for (size_t i = 0, next; i < n; i = next) {
		long answered = 0, people = 0;

		for (next = i; next < n && by_residual(&sorted[i], &sorted[next]) == 0; next++) {
			answered += sorted[next].answered;
			people += sorted[next].people;
		}
		if (people > 0 && answered < min_group)
			return false;
	}
	return true;
}

bool classes_are_safe(const struct organisation *organisation, long min_group,
    const bool *const *shown, size_t n_publications, const struct classes_alike *alike, size_t n)
{
	struct class *classes = memory_new(n + 1, sizeof(*classes));
	size_t n_seen = 0;
	bool safe;

	for (size_t i = 0; i < n; i++)
		n_seen +=
		    classify(organisation, shown, n_publications, &alike[i], &classes[n_seen]);
	qsort(classes, n_seen, sizeof(*classes), by_residual);
	safe = are_large_enough(classes, n_seen, min_group);
	free(classes);
	return safe;
}
