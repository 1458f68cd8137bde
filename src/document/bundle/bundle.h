/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A bundle: one response or its withdrawal, or a unit's plan, signed inside, sealed to the round's
 * recipients; skatta-bundle(5). bundle.c makes, bundle_read.c reads, bundle_check.c holds it to its
 * round. */
#ifndef SKATTA_DOCUMENT_BUNDLE_H
#define SKATTA_DOCUMENT_BUNDLE_H

#include "crypto/sign.h"
#include "document/plan/plan.h"
#include "document/round/round.h"
#include "form/answers.h"

enum {
	BUNDLE_NAME_DIGITS = 32,
	BUNDLE_FILE_NAME_SIZE = BUNDLE_NAME_DIGITS + 4 + 1, /* 32 hex digits, ".age", NUL */
	BUNDLE_BLOCK = 512, /* the plaintext is padded to a multiple of it */
	BUNDLE_MAX_REVISION = 1000000,
};

enum bundle_kind {
	BUNDLE_RESPONSE,
	BUNDLE_WITHDRAWAL,
	BUNDLE_IMPORTED, /* from paper, by the coordinator: it has no code, and never travels */
	BUNDLE_PLAN,     /* of a unit: its code is the unit's leader code, which also signs */
};

/* What it says. The texts are owned by it. */
struct bundle {
	enum bundle_kind kind;
	char round[ROUND_ID_SIZE];
	long edition;
	unsigned char questionnaire_digest[DIGEST_SIZE];
	unsigned char recipients_digest[DIGEST_SIZE];
	char *unit;
	char *role;    /* "" where the questionnaire has no roles */
	char *code;    /* "" in an open round, and imported */
	long revision; /* from 1 */
	char day[CLOCK_DAY_SIZE];
	json_t *answers;   /* the array, or NULL; read with answers_from_array */
	json_t *private;   /* to the coordinator alone, or NULL; private_answer_from_json */
	struct plan *plan; /* of a plan, else NULL */
	unsigned char respondent[SIGN_PUBLIC_SIZE];
	/* The digest of respondent and JSON line: what it says, however it is sealed. */
	unsigned char payload[DIGEST_SIZE];
};

/* Free what it owns, and leave it empty; NULL is fine. The struct itself is the caller's. */
void bundle_free(struct bundle *bundle);

/* Make a bundle of these answers, or a withdrawal where they are NULL. The caller has set unit,
 * role, code and revision; all the rest is filled in. Signs with `pair`, seals to the round's
 * recipients. `*sealed` is for the caller to free, `name` is the file's. */
enum error bundle_make(struct bundle *bundle, const struct round *round,
    const struct answers *answers, const struct sign_pair *pair, unsigned char **sealed,
    size_t *length, char name[BUNDLE_FILE_NAME_SIZE]) ERROR_MUST_CHECK;

/* A bundle of this plan. The caller has set unit, code (the leader code) and revision, and has
 * looked at plan_check(). */
enum error bundle_make_plan(struct bundle *bundle, const struct round *round,
    const struct plan *plan, unsigned char **sealed, size_t *length,
    char name[BUNDLE_FILE_NAME_SIZE]) ERROR_MUST_CHECK;

/* The same for answers that a coordinator vouches for: the plaintext alone, for the caller to wipe
 * and free, as it is kept in the coordinator's store. `code` is "". */
char *bundle_make_imported(struct bundle *bundle, const struct round *round,
    const struct answers *answers, const struct sign_pair *pair, size_t *length);

/* Read the plaintext, as age_open() gives it: shape, padding, one spelling, signature. It knows no
 * round yet, so the answers are checked by bundle_check(). ERROR_DAMAGED, or ERROR_TOO_NEW for a
 * version or kind that a later skatta writes; `name` for messages. Free with bundle_free(). */
enum error bundle_read(
    const char *name, const char *plain, size_t length, struct bundle *bundle) ERROR_MUST_CHECK;

/* Does it belong to this edition of the round: id and edition, digests, unit, role, code, answers
 * or plan? The answers go into `*answers` (answers_free() by the caller; NULL where there are
 * none). ERROR_REFUSED or ERROR_DAMAGED with the reason, a sentence without the bundle's name. */
enum error bundle_check(const struct bundle *bundle, const struct round *round,
    struct answers **answers) ERROR_MUST_CHECK;

/* Is the file name a bundle's: 32 lower-case hex digits and ".age"? And the name of these bytes. */
bool bundle_is_name(const char *name);
void bundle_name(char name[BUNDLE_FILE_NAME_SIZE], const unsigned char *sealed, size_t length);

#endif
