/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A file as it was sealed: opened once, and taken in as what it is, a bundle or a batch. */
#ifndef SKATTA_CENTRAL_MERGE_SEALED_H
#define SKATTA_CENTRAL_MERGE_SEALED_H

#include "central/merge/merge_work.h"

/* Take it in, called `name` in messages; that of one that is no larger than a bundle is the one
 * that its bytes make, and the ledger knows it by that. A larger one is refused unless it is a
 * batch, and the ledger has nothing of it. ERROR_NONE with a verdict, unless the store itself
 * fails. */
enum error merge_sealed_take(struct merge_work *work, const char *name, const unsigned char *sealed,
    size_t length, struct merge_verdict *verdict) ERROR_MUST_CHECK;

#endif
