/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What may have left of a round since it was closed: as long as nothing has, closing it can be
 * undone. The log says what was done, after it was; this is marked before, so that also what was
 * cut off half-way counts as gone. */
#ifndef SKATTA_CENTRAL_DEPARTURES_H
#define SKATTA_CENTRAL_DEPARTURES_H

#include "central/store/central.h"

enum departure {
	DEPARTURE_FOLDER, /* the closing edition, receipts */
	DEPARTURE_BATCH,
	DEPARTURE_COPY,
	DEPARTURE_FIGURES, /* counted: for a report, a list of comments, a unit or a plan */
	DEPARTURE_KEY,     /* handed over to the store's next signing key */
	DEPARTURE_EARLIER, /* closed by a version that marked nothing */
	DEPARTURES
};

/* Mark that it is about to leave of the round or, where that is NULL, of all rounds; of those that
 * are open nothing is marked. A round that cannot be opened again needs the one before it no more:
 * who is in which block there is erased. */
enum error departures_mark(
    struct central *central, const char *round, enum departure departure) ERROR_MUST_CHECK;

/* ERROR_REFUSED, with the first of these that it was, where anything may have left of the round. */
enum error departures_check(struct central *central, const char *round) ERROR_MUST_CHECK;

#endif
