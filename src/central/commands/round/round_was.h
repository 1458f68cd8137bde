/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What units came from, where a round is opened for an organisation that says it. */
#ifndef SKATTA_CENTRAL_ROUND_WAS_H
#define SKATTA_CENTRAL_ROUND_WAS_H

#include "central/store/central.h"
#include "document/round/round.h"

/* Hold what the round's organisation says to `earlier`, which the round follows, NULL for none: its
 * units are there, and of the same level. What a round of the chain said already is taken out, as
 * the organisation's file says it still. ERROR_REFUSED with a hint. */
enum error round_was(
    struct central *central, struct round *round, const struct round *earlier) ERROR_MUST_CHECK;
/* The same of an organisation that an open round is to have instead of its own. */
enum error round_was_again(struct central *central, const struct round *round,
    struct organisation *organisation) ERROR_MUST_CHECK;

#endif
