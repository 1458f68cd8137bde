/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The copies of the store that it knows of: those that its own log has. */
#ifndef SKATTA_CENTRAL_COPIES_H
#define SKATTA_CENTRAL_COPIES_H

#include "base/clock.h"
#include "central/store/central.h"

struct copies {
	char last[CLOCK_DAY_SIZE]; /* the day of the newest, or "" */
	bool wanted;               /* was a round closed since, and not opened again? */
};

enum error copies_look(struct central *central, struct copies *copies) ERROR_MUST_CHECK;

/* The day of the last thing that was done in a store, by its log: of a copy, until when it has all.
 * "" where the log is empty. */
enum error copies_day(struct central *central, char day[CLOCK_DAY_SIZE]) ERROR_MUST_CHECK;

/* What to say where one is wanted, to people; NULL where none is. In the language that is spoken.
 */
const char *copies_advice(const struct copies *copies);

#endif
