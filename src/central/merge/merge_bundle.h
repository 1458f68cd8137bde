/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One sealed bundle: opened, read, held to its round, and kept. */
#ifndef SKATTA_CENTRAL_MERGE_BUNDLE_H
#define SKATTA_CENTRAL_MERGE_BUNDLE_H

#include "central/store/editions.h"
#include "document/bundle/receipt.h"

/* What many bundles share. All zero at the start. */
struct merge_work {
	struct central *central;
	struct edition_cache rounds;
	char **touched; /* ids of rounds with new payloads, to be settled at the end */
	size_t n_touched;
};

void merge_work_free(struct merge_work *work);
/* The round has to be settled at the end. */
void merge_work_touch(struct merge_work *work, const char *round);

struct merge_verdict {
	enum merge_word word; /* accepted also where the rules will find otherwise */
	const char *reason;
	char *detail;  /* for free() */
	bool is_batch; /* it was no bundle, and has no name in the ledger */
};

/* Take in sealed bytes whose name is theirs, and write the ledger. ERROR_NONE with a verdict,
 * unless the store itself fails. */
enum error merge_bundle_take(struct merge_work *work, const char *name, const unsigned char *sealed,
    size_t length, struct merge_verdict *verdict) ERROR_MUST_CHECK;

/* Take the standing sentence as the detail, so that the next bundle begins without one. */
void merge_verdict_set(struct merge_verdict *verdict, enum merge_word word, const char *reason);

#endif
