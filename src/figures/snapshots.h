/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* All publications of one round, held against each other: what was let out of each is read off its
 * figures, and of every cell (item, area, total, participation) the union is checked by classes.h;
 * so it is of comments, by min_comments. No SQL, no files. */
#ifndef SKATTA_FIGURES_SNAPSHOTS_H
#define SKATTA_FIGURES_SNAPSHOTS_H

#include "figures/figures.h"

struct snapshots;

/* For `n` publications, FIGURES_MOST_PUBLICATIONS at most. The round outlives them. Free with
 * snapshots_free(), which takes NULL. */
struct snapshots *snapshots_new(const struct round *round, size_t n);
void snapshots_free(struct snapshots *snapshots);

/* Count one version of a response: as count_add() does, and which publications have it: bit i for
 * the publication i, from 0. Another version of the same person is counted as another. */
void snapshots_add(struct snapshots *snapshots, unsigned in, int unit, const struct asked *asked,
    const struct answers *answers);

/* Do all of them together tell of nobody fewer than the round promises? A single one is safe. */
bool snapshots_are_safe(const struct snapshots *snapshots);

#endif
