/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Another signing key for the store, and its rounds handed over to it. */
#ifndef SKATTA_CENTRAL_REKEY_H
#define SKATTA_CENTRAL_REKEY_H

#include "central/store/central.h"

/* Make a new signing key and let every round that is the store's go on under it, in a next edition
 * that the old key hands over; within the caller's transaction. `*rounds` is how many. Nobody has
 * the old secret afterwards. ERROR_TOO_LARGE where a round has no edition or no word left. */
enum error rekey(struct central *central, size_t *rounds) ERROR_MUST_CHECK;

#endif
