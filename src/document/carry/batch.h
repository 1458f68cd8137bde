/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A batch: everything that one coordinator has merged, for another; skatta-batch(5). Here is the
 * plaintext; batch.c writes it, batch_read.c reads it. */
#ifndef SKATTA_DOCUMENT_BATCH_H
#define SKATTA_DOCUMENT_BATCH_H

#include "crypto/minisign.h"
#include "document/bundle/bundle.h"
#include "document/carry/mark.h"
#include "document/bundle/reply.h"
#include "document/unit/agreed.h"
#include "document/unit/feedback.h"

enum {
	BATCH_LIMIT = 256 * 1024 * 1024, /* bytes of the file */
	BATCH_MAX_ROUNDS = 1000,
	BATCH_MAX_PAYLOADS = 100000,
	BATCH_MAX_PUBLICATIONS = 16, /* of a round */
	BATCH_MAX_ANSWERS = 100000,  /* and as many notes of dialogues, and answers to comments */
	BATCH_COUNTED_LIMIT = 64 * 1024 * 1024, /* bytes of what is kept of a round */
};

/* An edition as it was signed; the bytes are owned, and a NUL follows them. */
struct batch_round {
	char *bytes, *signature;
	size_t length;
	struct round *round; /* NULL where it is to be written only */
	bool has_payloads;   /* once read: there are responses or plans of this edition */
};

/* A publication of a round after the first, which closing makes. */
struct batch_update {
	char round[ROUND_ID_SIZE];
	size_t number; /* from 2 */
	char day[CLOCK_DAY_SIZE];
};

/* What is kept of a closed round, whose figures are made of it; owned, and a NUL follows the bytes.
 * What is in it is for figures/counted.h. */
struct batch_counted {
	char round[ROUND_ID_SIZE];
	char *sums;
	size_t sums_length;
	char *texts; /* NULL where there are none */
	size_t texts_length;
};

/* A response or plan; the plaintext is borrowed. */
struct batch_payload {
	const char *plain;
	size_t length;
	unsigned published; /* bit i: it is in the publication i + 1 of its round */
	bool late;          /* it came after the round had closed */
};

/* What a coordinator answered to a unit or a comment, or noted of a dialogue, as it was signed;
 * owned, and a NUL follows the bytes. */
struct batch_answer {
	char *bytes, *signature;
	size_t length;
};

struct batch {
	char central_key[MINISIGN_KEY_TEXT_SIZE]; /* who made it */
	struct batch_round *rounds;               /* by id and edition */
	size_t n_rounds;
	struct batch_update *updates; /* by round and number */
	size_t n_updates;
	struct batch_counted *counted; /* by round */
	size_t n_counted;
	struct batch_payload *payloads; /* by digest */
	size_t n_payloads;
	struct batch_answer *answers; /* by the digest of their bytes */
	size_t n_answers;
	struct batch_answer *agreed; /* likewise */
	size_t n_agreed;
	struct batch_answer *replies; /* likewise */
	size_t n_replies;
	struct batch_answer *marks; /* on comments, likewise */
	size_t n_marks;
};

/* Free what it owns, and leave it empty. */
void batch_free(struct batch *batch);

/* The plaintext, signed; the caller has put everything in its order. For the caller to wipe and
 * free. ERROR_TOO_LARGE where it has more than a reader takes. */
enum error batch_write(const struct batch *batch, const struct minisign_secret *signer,
    char **plain, size_t *length) ERROR_MUST_CHECK;

/* Does this plaintext, of whatever version, say that it is a batch? */
bool batch_is(const char *plain, size_t length);

/* Whose it is: the signature is verified, and nothing else looked at. ERROR_DAMAGED, or
 * ERROR_TOO_NEW; `name` for messages. */
enum error batch_sender(const char *name, const char *plain, size_t length,
    char key[MINISIGN_KEY_TEXT_SIZE]) ERROR_MUST_CHECK;

/* All of it, each round and payload verified and held to each other: only for one whose sender is
 * trusted. `plain` stays as long as the batch is used. ERROR_DAMAGED, ERROR_REFUSED,
 * ERROR_TOO_LARGE or ERROR_TOO_NEW. Free with batch_free() also after a failure. */
enum error batch_read(
    const char *name, const char *plain, size_t length, struct batch *batch) ERROR_MUST_CHECK;

/* How many publications the round has in the batch: none where it is not closed in it. */
size_t batch_publications(const struct batch *batch, const char *round);

/* The newest edition of the round in the batch, or NULL; and whether there are payloads of any. */
const struct round *batch_round(const struct batch *batch, const char *round);
bool batch_has_payloads(const struct batch *batch, const char *round);

/* The edition that a bundle was made for, or NULL. */
const struct round *batch_edition(const struct batch *batch, const struct bundle *bundle);

#endif
