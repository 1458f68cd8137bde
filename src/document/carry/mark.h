/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* That a comment is left out of reports, or no longer, on its way to another coordinator: a line of
 * JSON that the one who said so has signed; skatta-batch(5). */
#ifndef SKATTA_DOCUMENT_MARK_H
#define SKATTA_DOCUMENT_MARK_H

#include "crypto/digest.h"
#include "crypto/minisign.h"
#include "document/round/round.h"

enum {
	MARK_LIMIT = 4 * 1024,       /* bytes of it */
	MARK_MAX_REVISION = 1000000, /* of what was said of one comment */
	MARK_MAX_REASON = 200,       /* characters */
};

struct mark {
	char central_key[MINISIGN_KEY_TEXT_SIZE]; /* who said so */
	char round[ROUND_ID_SIZE];
	unsigned char name[DIGEST_SIZE]; /* of the comment */
	long revision;                   /* from 1; the highest holds */
	bool out;
	char *reason; /* "" where it is not */
};

/* All zero is an empty one. */
void mark_free(struct mark *mark);

/* Of two of one comment, does the first hold? The later one, of those the one that leaves out, and
 * then the one whose reason comes first. */
bool mark_holds(const struct mark *one, const struct mark *other);

/* The line and its line feed, for text_forget(). */
char *mark_write(const struct mark *mark);
/* Read one (a NUL follows the bytes) and, where there is a signature, hold it to that and to the
 * key that it names. mark_free() also after a failure. ERROR_DAMAGED, ERROR_WRONG_KEY,
 * ERROR_TOO_NEW. */
enum error mark_read(const char *name, const char *bytes, size_t length, const char *signature,
    struct mark *mark) ERROR_MUST_CHECK;

#endif
