/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A bundle: one response, withdrawal or plan, signed inside, sealed to the round's recipients;
 * skatta-bundle(5). */
#ifndef SKATTA_DOCUMENT_BUNDLE_H
#define SKATTA_DOCUMENT_BUNDLE_H

#include "crypto/sign.h"
#include "document/round.h"
#include "form/answer.h"

enum {
	BUNDLE_NAME_DIGITS = 32,
	BUNDLE_FILE_NAME_SIZE = BUNDLE_NAME_DIGITS + 4 + 1, /* 32 hex digits, ".age", NUL */
	BUNDLE_BLOCK = 512,
	BUNDLE_MAX_REVISION = 1000000,
};

enum bundle_kind { BUNDLE_RESPONSE, BUNDLE_WITHDRAWAL, BUNDLE_PLAN };

/* What it says. The texts are owned by it. */
struct bundle {
	enum bundle_kind kind;
	char round[ROUND_ID_SIZE];
	long edition;
	unsigned char questionnaire_digest[DIGEST_SIZE];
	unsigned char recipients_digest[DIGEST_SIZE];
	char *unit;
	char *role; /* "" where the questionnaire has no roles */
	char *code; /* "" in an open round */
	long revision; /* from 1 */
	char day[CLOCK_DAY_SIZE];
	json_t *answers; /* the array, NULL in a withdrawal; read with answers_from_array */
	unsigned char respondent[SIGN_PUBLIC_SIZE];
	unsigned char payload[DIGEST_SIZE]; /* digest of respondent and JSON line: what it says, however sealed */
};

void bundle_free(struct bundle *bundle);

/* Make a bundle of these answers (NULL for a withdrawal): fills in round, digests and day, signs
 * with `pair`, seals to the round's recipients. `*sealed` is for the caller to free, `name` is the
 * file's. */
enum error bundle_make(struct bundle *bundle, const struct round *round,
    const struct answers *answers, const struct sign_pair *pair, unsigned char **sealed,
    size_t *length, char name[BUNDLE_FILE_NAME_SIZE]) ERROR_MUST_CHECK;

/* The plaintext of a sealed one: ERROR_WRONG_KEY where it is for another central. */
/* Read the plaintext: shape, padding, one spelling, signature. Knows no round yet; so answers are
 * checked by bundle_check(). `name` for messages. */
enum error bundle_read(const char *name, const char *plain, size_t length, struct bundle *bundle)
    ERROR_MUST_CHECK;

/* Does it belong to this edition of the round: digests, unit, role, code, answers? Answers go into
 * `*answers` (answers_free() by the caller). ERROR_REFUSED or ERROR_DAMAGED with the reason. */
enum error bundle_check(const struct bundle *bundle, const struct round *round,
    struct answers **answers) ERROR_MUST_CHECK;

/* Is the file name a bundle's: 32 lower-case hex digits and ".age"? And the name these bytes have. */
bool bundle_is_name(const char *name);
void bundle_name(char name[BUNDLE_FILE_NAME_SIZE], const unsigned char *sealed, size_t length);

#endif
