/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What stands in a round, decided anew from all that came of it: merge_rules.h. */
#ifndef SKATTA_CENTRAL_SETTLE_H
#define SKATTA_CENTRAL_SETTLE_H

#include "central/store/central.h"

/* Decide it, and erase what was taken back, also the comments that were quoted of it; sums that
 * were made stand. Within the caller's transaction. */
enum error settle_round(struct central *central, const char *round) ERROR_MUST_CHECK;

#endif
