/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What closing a round does to what was answered: one pass over it makes all that its figures need
 * (counts.h), and no response is opened for them again. Within the caller's transaction, all of it.
 * Only the coordinator who opened a round makes it: the others get it in a batch. */
#ifndef SKATTA_CENTRAL_CLOSINGS_H
#define SKATTA_CENTRAL_CLOSINGS_H

#include "central/store/editions.h"

/* Count the round, which was closed just now, or by an earlier version. Where it follows another of
 * this store's own, also who answered in both. */
enum error closings_count(struct central *central, const struct round *round) ERROR_MUST_CHECK;

/* What came since into the figures of a closed round, as far as it finds a place. `*answers` is how
 * many did; where it is 0 nothing was done. `*waiting` has how many people in each unit have one
 * that waits, with what is in it; for free(), also after a failure. ERROR_REFUSED with a hint where
 * nothing can be added to the round any more. */
enum error closings_update(struct central *central, const struct round *round, size_t *answers,
    long **waiting) ERROR_MUST_CHECK;

/* The round is opened again: forget what was counted of it, and in the one that it follows who
 * answered in both. */
enum error closings_undo(struct central *central, const struct round *round) ERROR_MUST_CHECK;

#endif
