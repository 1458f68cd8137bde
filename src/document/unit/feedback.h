/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a coordinator answers to a unit, on its way to another coordinator: a line of JSON that the
 * one who gave it has signed; skatta-batch(5). */
#ifndef SKATTA_DOCUMENT_FEEDBACK_H
#define SKATTA_DOCUMENT_FEEDBACK_H

#include "document/unit/unit_file.h"

enum { FEEDBACK_LIMIT = 16 * 1024 }; /* bytes of it */

struct feedback {
	char central_key[MINISIGN_KEY_TEXT_SIZE]; /* who gave it */
	char round[ROUND_ID_SIZE];
	char *unit;
	struct unit_said said; /* its id is the giver's own count; owned */
};

/* All zero is an empty one; wipes what was said. */
void feedback_free(struct feedback *feedback);

/* The line and its line feed, for text_forget(). */
char *feedback_write(const struct feedback *feedback);

/* Read one (a NUL follows the bytes) and, where there is a signature, hold it to that and to the
 * key that it names. Free with feedback_free() also after a failure. ERROR_DAMAGED,
 * ERROR_WRONG_KEY, ERROR_TOO_NEW. */
enum error feedback_read(const char *name, const char *bytes, size_t length, const char *signature,
    struct feedback *feedback) ERROR_MUST_CHECK;

#endif
