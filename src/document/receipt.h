/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Receipts: central's signed word about bundles, many in one file; skatta-receipt(5). */
#ifndef SKATTA_DOCUMENT_RECEIPT_H
#define SKATTA_DOCUMENT_RECEIPT_H

#include "document/bundle.h"

/* The words of a merge. Only the first four are written in receipts: the others pass. */
enum merge_word {
	MERGE_ACCEPTED,
	MERGE_SUPERSEDED, /* accepted; a higher revision counts */
	MERGE_CONFLICT,   /* kept, beside another of the same revision or code */
	MERGE_REFUSED,
	MERGE_HELD,       /* its round is not known here yet */
	MERGE_DUPLICATE,  /* known already */
	MERGE_WORDS
};

const char *merge_word_name(enum merge_word word); /* "accepted", … not translated */
bool merge_word_find(const char *name, enum merge_word *word);

struct receipt {
	char bundle[BUNDLE_NAME_DIGITS + 1]; /* without ".age" */
	enum merge_word word;
	char *reason; /* "" unless refused or a conflict */
};

struct receipts {
	char central_key[MINISIGN_KEY_TEXT_SIZE];
	struct receipt *of; /* sorted by bundle */
	size_t count;
};

enum error receipts_read(const char *name, const char *bytes, size_t length,
    struct receipts **receipts) ERROR_MUST_CHECK;
/* Sorts them; the bytes are for the caller to free. The file's name: its digest and ".json". */
char *receipts_write(struct receipts *receipts);
void receipts_free(struct receipts *receipts);
void receipts_add(struct receipts *receipts, const char *bundle, enum merge_word word,
    const char *reason);
/* NULL where there is none. */
const struct receipt *receipts_find(const struct receipts *receipts, const char *bundle);

#endif
