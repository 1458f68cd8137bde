/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a coordinator answers to a comment: a line of JSON, which its giver has signed where it goes
 * to another coordinator, and which goes to the person in a slot, sealed; skatta-reply(5),
 * skatta-batch(5). */
#ifndef SKATTA_DOCUMENT_REPLY_H
#define SKATTA_DOCUMENT_REPLY_H

#include "crypto/age/age.h"
#include "crypto/digest.h"
#include "crypto/sign.h"
#include "document/plan/plan.h"

enum {
	REPLY_PLAIN = 4096,               /* bytes of a slot: the line and its blanks */
	REPLY_SEALED = REPLY_PLAIN + 200, /* and sealed */
	REPLY_TAG = 16,                   /* by which a person finds the slot */
};

struct reply {
	char central_key[MINISIGN_KEY_TEXT_SIZE]; /* who gave it */
	char round[ROUND_ID_SIZE];
	unsigned char respondent[SIGN_PUBLIC_SIZE]; /* to whom */
	char *item;
	unsigned char comment[DIGEST_SIZE]; /* its name in the store of the giver */
	char day[CLOCK_DAY_SIZE];
	char *from; /* a line, or "" */
	char *text;
};

/* Free what it owns, wiped, and leave it empty; all zero is an empty one. */
void reply_free(struct reply *reply);

/* The line and its line feed, for text_forget(). And may that be given? ERROR_REFUSED with a hint
 * where nothing is said in it, where it has a character that cannot be shown, or where it is too
 * long for a slot. */
char *reply_write(const struct reply *reply);
enum error reply_check(const struct reply *reply) ERROR_MUST_CHECK;

/* Read one (a NUL follows the bytes) and, where there is a signature, hold it to that and to the
 * key that it names. Free with reply_free() also after a failure. ERROR_DAMAGED, ERROR_WRONG_KEY,
 * ERROR_TOO_NEW. */
enum error reply_read(const char *name, const char *bytes, size_t length, const char *signature,
    struct reply *reply) ERROR_MUST_CHECK;

/* Where in a round's slots the person with this key looks. */
void reply_tag(unsigned char tag[REPLY_TAG], const char *round,
    const unsigned char respondent[SIGN_PUBLIC_SIZE]);

/* A slot for the person with this key, with the answer or, where it is NULL, with nothing: of both
 * REPLY_SEALED bytes, for free(). ERROR_USAGE where nothing can be sealed to the key. */
enum error reply_seal(const unsigned char respondent[SIGN_PUBLIC_SIZE], const struct reply *reply,
    unsigned char **sealed) ERROR_MUST_CHECK;

/* Open one of this round with the person's key pair; `*said` is false where it has nothing. Free
 * with reply_free() also after a failure. ERROR_WRONG_KEY where it is somebody else's,
 * ERROR_DAMAGED, ERROR_TOO_NEW. */
enum error reply_open(const struct sign_pair *pair, const char *round, const unsigned char *sealed,
    size_t length, struct reply *reply, bool *said) ERROR_MUST_CHECK;

#endif
