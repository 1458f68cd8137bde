/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which units of one round are those of another, over all the rounds that lie between them. */
#ifndef SKATTA_CENTRAL_LINEAGE_H
#define SKATTA_CENTRAL_LINEAGE_H

#include "central/results/pulses.h"
#include "document/round/descent.h"

/* From the one to the other along «follows», by the rounds that are known; where that does not lead
 * there, by ids alone. descent_free() by the caller. */
struct descent *lineage_among(
    const struct pulses *all, const struct round *from, const struct round *to);
/* The same where nothing but these is loaded yet. */
enum error lineage_find(struct central *central, const struct round *from, const struct round *to,
    struct descent **descent) ERROR_MUST_CHECK;

#endif
