/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the accepted bundles say, each once, in boxes; who said it only as hashes. */
#ifndef SKATTA_CENTRAL_PAYLOADS_H
#define SKATTA_CENTRAL_PAYLOADS_H

#include "central/store/editions.h"
#include "document/bundle/bundle.h"

/* Is it here already? */
enum error payloads_has(
    struct central *central, const unsigned char digest[DIGEST_SIZE], bool *has) ERROR_MUST_CHECK;

/* Where the box of a payload belongs, for central_seal(); free() by the caller. */
char *payloads_place(const char *round, const unsigned char digest[DIGEST_SIZE]);

/* Take one in: what was read, and the plaintext that it was read from. */
enum error payloads_add(struct central *central, const struct bundle *bundle, bool late,
    const unsigned char *plain, size_t length) ERROR_MUST_CHECK;

/* What the respondent with this key has said with the highest revision; `*found` is false where it
 * is nothing. bundle_free() by the caller. */
enum error payloads_latest(struct central *central, const char *round,
    const unsigned char respondent[SIGN_PUBLIC_SIZE], bool *found,
    struct bundle *bundle) ERROR_MUST_CHECK;

/* The hash by which payloads with an answer code are known, from the one in the round. */
void payloads_code(const struct central *central, const char *round,
    const unsigned char code[ROUND_CODE_HASH_SIZE], unsigned char hash[DIGEST_SIZE]);

/* The hash by which payloads of a unit are counted without opening them. */
void payloads_unit(const struct central *central, const char *round, const char *unit,
    unsigned char hash[DIGEST_SIZE]);

/* Open the box of a row whose first columns are digest and box, and read the bundle in it, for
 * bundle_free() also after a failure. */
enum error payloads_read(struct central *central, const char *round, struct db_statement *row,
    struct bundle *bundle) ERROR_MUST_CHECK;
/* The digest in a column of a row; false where there is none. */
bool payloads_digest(struct db_statement *row, int column, unsigned char digest[DIGEST_SIZE]);

enum payloads_which {
	PAYLOADS_COUNTING, /* responses that stand now */
	PAYLOADS_COUNTED,  /* of each who was counted, what was, unless it is erased */
	PAYLOADS_PLANS,    /* plans in all their revisions */
	PAYLOADS_ALL,      /* all that were not erased */
};

/* Open and read each of a round, in the order of their digests, until `each` fails. */
enum error payloads_each(struct central *central, const struct round *round,
    enum payloads_which which, enum error (*each)(void *context, const struct bundle *bundle),
    void *context) ERROR_MUST_CHECK;

/* Digests of payloads, in their order. All zero is an empty one. */
struct payloads_set {
	unsigned char (*digests)[DIGEST_SIZE];
	size_t n;
};
void payloads_set_add(struct payloads_set *set, const unsigned char digest[DIGEST_SIZE]);
bool payloads_set_has(const struct payloads_set *set, const unsigned char digest[DIGEST_SIZE]);
void payloads_set_free(struct payloads_set *set);

/* The plans of a round that the coordinator was not shown; payloads_set_free() by the caller, also
 * after a failure. And that one was shown. */
enum error payloads_unshown(
    struct central *central, const char *round, struct payloads_set *set) ERROR_MUST_CHECK;
enum error payloads_show(
    struct central *central, const unsigned char digest[DIGEST_SIZE]) ERROR_MUST_CHECK;

/* How many of a round's payloads are not as they should be. */
struct payloads_tally {
	long conflicts;   /* beside another that counts */
	long withdrawals; /* that came when the figures had been published */
	long late;        /* came after closing, those withdrawals too */
};

enum error payloads_tally(
    struct central *central, const char *round, struct payloads_tally *tally) ERROR_MUST_CHECK;

#endif
