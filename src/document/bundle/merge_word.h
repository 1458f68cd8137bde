/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What central says of a bundle that it met: in the output of a merge, its ledger, and receipts. */
#ifndef SKATTA_DOCUMENT_MERGE_WORD_H
#define SKATTA_DOCUMENT_MERGE_WORD_H

#include <stdbool.h>

/* Only the first four are written in receipts: the others pass. */
enum merge_word {
	MERGE_ACCEPTED,
	MERGE_SUPERSEDED, /* accepted; a higher revision counts */
	MERGE_CONFLICT,   /* kept, beside another of the same revision or code */
	MERGE_REFUSED,
	MERGE_HELD,      /* its round is not known here yet */
	MERGE_DUPLICATE, /* known already */
	MERGE_WORDS
};

/* "accepted", …: not translated. */
extern const char *const merge_word_names[MERGE_WORDS];
/* False where there is none of the name. */
bool merge_word_find(const char *name, enum merge_word *word);

#endif
