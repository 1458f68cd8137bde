/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The publications of a round: what stood each time that its figures were made. Closing a round
 * makes the first. What they are made from is in counts.h. */
#ifndef SKATTA_CENTRAL_PUBLICATIONS_H
#define SKATTA_CENTRAL_PUBLICATIONS_H

#include "base/clock.h"
#include "central/store/editions.h"

/* How it stands with a round; all zero while it is open. */
struct publications {
	size_t count;
	char last[CLOCK_DAY_SIZE]; /* the day of the newest */
};

enum error publications_look(struct central *central, const struct round *round,
    struct publications *publications) ERROR_MUST_CHECK;

/* How many people's answers stand and were in none of them, 0 while the round is open. It looks at
 * every response of the round. */
enum error publications_count_new(
    struct central *central, const struct round *round, long *people) ERROR_MUST_CHECK;

/* One more, of this number, of what stands now, within the caller's transaction. */
enum error publications_add(
    struct central *central, const struct round *round, size_t number) ERROR_MUST_CHECK;

/* Do the tables agree: numbers without gaps, of closed rounds, with payloads of that round, one a
 * person, and as many as were counted? ERROR_DAMAGED where they do not. */
enum error publications_check(struct central *central) ERROR_MUST_CHECK;

#endif
