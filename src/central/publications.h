/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The publications of a round: what its figures were made of, each time. Closing a round makes the
 * first; whatever was in one is never erased, since any report of it may have been printed. */
#ifndef SKATTA_CENTRAL_PUBLICATIONS_H
#define SKATTA_CENTRAL_PUBLICATIONS_H

#include "base/clock.h"
#include "central/editions.h"
#include "report/report.h"

/* How it stands with a round; all zero while it is open. */
struct publications {
	size_t count;
	char last[CLOCK_DAY_SIZE]; /* the day of the newest */
	long new, changed, gone;   /* people who count now otherwise than in it */
};

enum error publications_look(struct central *central, const struct round *round,
    struct publications *publications) ERROR_MUST_CHECK;

/* What a report of a closed round says of the newest. */
enum error publications_newest(struct central *central, const struct round *round,
    struct report_publication *newest) ERROR_MUST_CHECK;

/* Make one more of what counts now, within a transaction that is rolled back after a failure:
 * ERROR_REFUSED with a hint where all together would tell of too few, or where there are
 * FIGURES_MOST_PUBLICATIONS. `publications` is how it stood; something must have changed. */
enum error publications_add(struct central *central, const struct round *round,
    const struct publications *publications) ERROR_MUST_CHECK;

/* Do the tables agree: numbers without gaps, of closed rounds, with payloads that are whole, of
 * that round, and one a person? ERROR_DAMAGED where they do not. */
enum error publications_check(struct central *central) ERROR_MUST_CHECK;

#endif
