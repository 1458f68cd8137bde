/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The slots of a round, one for each who answered, in a file that the coordinator signs;
 * skatta-reply(5). */
#ifndef SKATTA_DOCUMENT_REPLIES_H
#define SKATTA_DOCUMENT_REPLIES_H

#include "document/bundle/reply.h"

/* In one file: what is more goes into another. */
enum { REPLIES_MAX = 1400 };

struct replies_slot {
	unsigned char tag[REPLY_TAG];
	unsigned char *sealed; /* REPLY_SEALED bytes, owned */
};

struct replies {
	char central_key[MINISIGN_KEY_TEXT_SIZE];
	char round[ROUND_ID_SIZE];
	struct replies_slot *slots; /* sorted by tag, in what was read or written */
	size_t n;
};

/* Free what it owns, and leave it empty; all zero is an empty one. */
void replies_free(struct replies *replies);

/* Add a slot, and own its bytes; no tag twice. */
void replies_add(
    struct replies *replies, const unsigned char tag[REPLY_TAG], unsigned char *sealed);
void replies_sort(struct replies *replies);

/* The file with at most REPLIES_MAX of the sorted slots, from this one on, for free(). */
char *replies_write(const struct replies *replies, size_t first);
/* Read the bytes of a file (a NUL follows them); says nothing of the signature. Free with
 * replies_free() also after a failure. ERROR_DAMAGED, ERROR_TOO_LARGE, ERROR_TOO_NEW. */
enum error replies_read(
    const char *name, const char *bytes, size_t length, struct replies *replies) ERROR_MUST_CHECK;

#endif
