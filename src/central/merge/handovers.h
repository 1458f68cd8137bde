/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A round that goes to another coordinator: what is given, and what is taken. */
#ifndef SKATTA_CENTRAL_HANDOVERS_H
#define SKATTA_CENTRAL_HANDOVERS_H

#include "central/store/central.h"
#include "document/round/round.h"

/* Give the round, in its newest edition, to the coordinator with this signing key (RW…) and
 * recipient: from now on nothing of it is published here. `*sealed` is for the caller to free, and
 * to write within the transaction. The same may be given to the same once more. ERROR_REFUSED with
 * a hint where it is not this store's own, where its answers are not sealed to them, or where they
 * are not trusted. */
enum error handovers_give(struct central *central, const struct round *round, const char *to,
    const struct age_recipient *recipient, unsigned char **sealed, size_t *length) ERROR_MUST_CHECK;

/* Take what another one gave, and publish the edition with which the round is this store's; within
 * the caller's transaction. `*round` is that edition, for round_free(). */
enum error handovers_take(struct central *central, const char *name, const unsigned char *sealed,
    size_t length, struct round **round) ERROR_MUST_CHECK;

#endif
