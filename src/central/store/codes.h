/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The codes of a round: those with which people answer, and one for each unit's leader. The round
 * carries hashes of them, the store the codes themselves, in boxes, so that slips can be printed
 * again. */
#ifndef SKATTA_CENTRAL_CODES_H
#define SKATTA_CENTRAL_CODES_H

#include "central/store/central.h"
#include "crypto/encode.h"
#include "document/round/round.h"

/* Codes, ENCODE_CODE_BYTES each, in secret memory. */
struct codes_list {
	unsigned char *bytes;
	size_t n;
};

/* A unit's. */
struct codes_unit {
	struct codes_list answer;   /* that are handed out, the lost ones too */
	struct codes_list spare;    /* that nobody has seen yet */
	struct codes_list replaced; /* pairs: a lost one, and the one in its place */
	unsigned char *leader;      /* one */
};

/* Make them for every unit of the round's organisation, one for each head, the spare ones, and one
 * for the leader, put their hashes into the round (none of answer codes where it is open to all),
 * and keep them. Before the round is published. */
enum error codes_make(struct central *central, struct round *round) ERROR_MUST_CHECK;

/* The same for a unit that is new in the round, which has leader codes. */
enum error codes_make_unit(struct central *central, struct round *round, int unit) ERROR_MUST_CHECK;
/* Make `n` more answer codes of a unit that has some, in the same way; the caller publishes the
 * edition, in one transaction with this. ERROR_TOO_LARGE where a round cannot have so many. */
enum error codes_add(
    struct central *central, struct round *round, int unit, size_t n) ERROR_MUST_CHECK;

/* Make a new leader code of the unit, in the same way; the one before is revoked, and forgotten.
 * ERROR_TOO_LARGE where too many were. */
enum error codes_renew_leader(
    struct central *central, struct round *round, int unit) ERROR_MUST_CHECK;

/* Keep these in the place of those that are here. */
enum error codes_put(struct central *central, const char *round, const char *unit,
    const struct codes_unit *codes) ERROR_MUST_CHECK;

/* The number of an answer code: CODES_NUMBER_DIGITS that follow from it and a key of the store, and
 * tell nothing of it. */
enum { CODES_NUMBER_DIGITS = 8 };
void codes_number(const struct central *central, const char *round,
    const unsigned char code[ENCODE_CODE_BYTES], char number[CODES_NUMBER_DIGITS + 1]);

/* Hand out a spare code of the unit, the last of `codes->answer` then. Where `lost` is not NULL, it
 * takes the place of that code of the unit, or of the one that has taken its place. Where there is
 * no spare one left more are made first, with their hashes in the round, and `*made` is true: the
 * caller publishes the edition, in one transaction with this. */
enum error codes_replace(struct central *central, struct round *round, int unit,
    const unsigned char *lost, struct codes_unit *codes, bool *made) ERROR_MUST_CHECK;
/* Is it a code that another has taken the place of? */
bool codes_is_replaced(const struct codes_unit *codes, const unsigned char code[ENCODE_CODE_BYTES]);
/* Call `each` for every pair of the round, as hashes of round_code_hash(), until one fails. */
enum error codes_each_replaced(struct central *central, const char *round,
    enum error (*each)(void *context, const unsigned char lost[ROUND_CODE_HASH_SIZE],
	const unsigned char instead[ROUND_CODE_HASH_SIZE]),
    void *context) ERROR_MUST_CHECK;

/* codes_free() by the caller, also after a failure. ERROR_NOT_FOUND where the round was opened by
 * somebody else. */
enum error codes_get(struct central *central, const char *round, const char *unit,
    struct codes_unit *codes) ERROR_MUST_CHECK;
void codes_free(struct codes_unit *codes);

#endif
