/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The slots of a round, one for each who answered, in a file that the coordinator signs;
 * skatta-reply(5). */
#ifndef SKATTA_DOCUMENT_REPLY_SLOTS_H
#define SKATTA_DOCUMENT_REPLY_SLOTS_H

#include "document/bundle/reply.h"

/* In one file: what is more goes into another. */
enum { REPLY_SLOTS_MAX = 1400 };

struct reply_slot {
	unsigned char tag[REPLY_TAG];
	unsigned char *sealed; /* REPLY_SEALED bytes, owned */
};

struct reply_slots {
	char central_key[MINISIGN_KEY_TEXT_SIZE];
	char round[ROUND_ID_SIZE];
	struct reply_slot *slots; /* sorted by tag, in what was read or written */
	size_t n;
};

/* Free what it owns, and leave it empty; all zero is an empty one. */
void reply_slots_free(struct reply_slots *replies);

/* Add a slot, and own its bytes; no tag twice. */
void reply_slots_add(
    struct reply_slots *replies, const unsigned char tag[REPLY_TAG], unsigned char *sealed);
void reply_slots_sort(struct reply_slots *replies);

/* The bytes of the slot with this tag; NULL where there is none. */
const unsigned char *reply_slots_find(
    const struct reply_slots *replies, const unsigned char tag[REPLY_TAG]);

/* The file with at most REPLY_SLOTS_MAX of the sorted slots, from this one on, for free(). */
char *reply_slots_write(const struct reply_slots *replies, size_t first);
/* Read the bytes of a file (a NUL follows them); says nothing of the signature. Free with
 * reply_slots_free() also after a failure. ERROR_DAMAGED, ERROR_TOO_LARGE, ERROR_TOO_NEW. */
enum error reply_slots_read(const char *name, const char *bytes, size_t length,
    struct reply_slots *replies) ERROR_MUST_CHECK;

#endif
