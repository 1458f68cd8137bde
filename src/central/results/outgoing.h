/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* All that goes out to people: rounds, receipts, answers to comments and what units may read. */
#ifndef SKATTA_CENTRAL_OUTGOING_H
#define SKATTA_CENTRAL_OUTGOING_H

#include "central/store/central.h"
#include "exchange/exchange.h"

/* What is told for the first time. */
struct outgoing {
	size_t receipts;
	size_t unit_files;
};

/* Make what has not been told yet, put all of it into the exchange, and note it in the journal.
 * What was made stays made, and goes out the next time, where the exchange does not take it. */
enum error outgoing_put(
    struct central *central, struct exchange *exchange, struct outgoing *outgoing) ERROR_MUST_CHECK;

#endif
