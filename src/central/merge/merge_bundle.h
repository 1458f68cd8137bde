/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One bundle: read, held to its round, and kept. */
#ifndef SKATTA_CENTRAL_MERGE_BUNDLE_H
#define SKATTA_CENTRAL_MERGE_BUNDLE_H

#include "central/merge/merge_work.h"

/* One that was opened; all of it is the caller's. */
struct merge_opened {
	const char *name;
	const unsigned char *sealed;
	size_t sealed_length;
	const unsigned char *plain;
	size_t length;
};

/* Take in one whose name is that of its sealed bytes, and write the ledger. ERROR_NONE with a
 * verdict, unless the store itself fails. */
enum error merge_bundle_take(struct merge_work *work, const struct merge_opened *opened,
    struct merge_verdict *verdict) ERROR_MUST_CHECK;

/* Refuse one of this name for good, and write the ledger; what stands as the sentence is said. */
enum error merge_bundle_refuse(struct merge_work *work, const char *name, const char *reason,
    struct merge_verdict *verdict) ERROR_MUST_CHECK;

#endif
