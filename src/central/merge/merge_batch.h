/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One batch of another coordinator: all of it, or nothing. */
#ifndef SKATTA_CENTRAL_MERGE_BATCH_H
#define SKATTA_CENTRAL_MERGE_BATCH_H

#include "central/merge/merge_work.h"

/* Take in the plaintext of one, called `name` in messages. The ledger is for bundles: nothing of it
 * is written there. ERROR_NONE with a verdict, unless the store itself fails. */
enum error merge_batch_take(struct merge_work *work, const char *name, const char *plain,
    size_t length, struct merge_verdict *verdict) ERROR_MUST_CHECK;

#endif
