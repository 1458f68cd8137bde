/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Receipts: central's signed word about bundles, many in one file; skatta-receipt(5). */
#ifndef SKATTA_DOCUMENT_RECEIPT_H
#define SKATTA_DOCUMENT_RECEIPT_H

#include "document/bundle/bundle.h"
#include "document/bundle/merge_word.h"

enum {
	RECEIPTS_MAX = 10000,                 /* in one file: what is more goes into another */
	RECEIPTS_MAX_REASON = 300,            /* bytes */
	RECEIPTS_ABOVE_STEP = 64,             /* `above` is a multiple of it */
	RECEIPTS_MAX_ABOVE = 960000,          /* what is left above it is for going on from there */
	RECEIPTS_FILE_NAME_SIZE = 32 + 5 + 1, /* 32 hex digits, ".json", NUL */
};

/* The reason of a conflict by which a withdrawal changes nothing: the round was closed before. */
#define RECEIPT_ROUND_CLOSED "round closed"

struct receipt {
	char bundle[BUNDLE_NAME_DIGITS + 1]; /* without ".age" */
	enum merge_word word;
	char *reason; /* "" unless refused or a conflict */
};

struct receipts {
	char central_key[MINISIGN_KEY_TEXT_SIZE];
	struct receipt *all; /* sorted by bundle */
	size_t count;
	long above; /* no revision that central knows is higher; 0 where it is not said */
};

/* None yet. Free with receipts_free(), which takes NULL. */
struct receipts *receipts_new(const char *central_key);
void receipts_free(struct receipts *receipts);

/* Add one, at most once for a bundle. The reason is made safe to show and cut to its limit. */
void receipts_add(
    struct receipts *receipts, const char *bundle, enum merge_word word, const char *reason);
/* NULL where there is none; for receipts that were read or written. */
const struct receipt *receipts_find(const struct receipts *receipts, const char *bundle);

/* Sorts them; the bytes are for the caller to free. */
char *receipts_write(struct receipts *receipts);
/* Read the bytes of a file (a NUL follows them); says nothing of the signature. */
enum error receipts_read(const char *name, const char *bytes, size_t length,
    struct receipts **receipts) ERROR_MUST_CHECK;

/* The file's name: 32 hex digits of the digest of its bytes, and ".json". And is it such a name? */
void receipts_name(char name[RECEIPTS_FILE_NAME_SIZE], const char *bytes, size_t length);
bool receipts_is_name(const char *name);

#endif
