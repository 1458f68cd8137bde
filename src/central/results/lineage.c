/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Up from both until they meet. */
#include "central/results/lineage.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* A round and all that are before it; one more than there are, for a ring, which no store should
 * have. For free(). */
static const struct round **climb(const struct pulses *all, const struct round *round, size_t *n)
{
	const struct round **line = memory_new(2 * all->n + 2, sizeof(struct round *));

	*n = 0;
	while (round != NULL && *n <= all->n) {
		const char *follows = round->follows;

		line[(*n)++] = round;
		round = NULL;
		for (size_t i = 0; round == NULL && follows[0] != '\0' && i < all->n; i++)
			if (strcmp(all->rounds[i]->id, follows) == 0)
				round = all->rounds[i];
	}
	return line;
}

/* Where in the one line the other is reached: true, with both places. */
static bool meet(const struct round **one, size_t n, const struct round **other, size_t m,
    size_t *at, size_t *at_other)
{
	for (*at = 0; *at < n; (*at)++)
		for (*at_other = 0; *at_other < m; (*at_other)++)
			if (strcmp(one[*at]->id, other[*at_other]->id) == 0)
				return true;
	return false;
}

struct descent *lineage_among(
    const struct pulses *all, const struct round *from, const struct round *to)
{
	size_t n, m, at, at_other;
	const struct round **path = climb(all, from, &n);
	const struct round **other = climb(all, to, &m);
	struct descent *descent;

	if (meet(path, n, other, m, &at, &at_other)) {
		while (at_other-- > 0)
			path[++at] = other[at_other];
	} else {
		at = 1;
	}
	path[at] = to;
	descent = descent_new(path, at + 1);
	free(path);
	free(other);
	return descent;
}

enum error lineage_find(struct central *central, const struct round *from, const struct round *to,
    struct descent **descent)
{
	struct pulses all = { 0 };
	enum error rc = ERROR_NONE;

	if (strcmp(from->follows, to->id) != 0)
		rc = pulses_load(central, &all);
	if (rc == ERROR_NONE)
		*descent = strcmp(from->follows, to->id) == 0
			       ? descent_new((const struct round *const[]){ from, to }, 2)
			       : lineage_among(&all, from, to);
	pulses_free(&all);
	return rc;
}
