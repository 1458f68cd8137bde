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

/* A unit's codes, ENCODE_CODE_BYTES each, in secret memory. */
struct codes_unit {
	unsigned char *answer;
	size_t n_answer;
	unsigned char *leader; /* one */
};

/* Make them for every unit of the round's organisation, one for each head and one for the leader,
 * put their hashes into the round (none of answer codes where it is open to all), and keep them.
 * Before the round is published. */
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
/* codes_free() by the caller, also after a failure. ERROR_NOT_FOUND where the round was opened by
 * somebody else. */
enum error codes_get(struct central *central, const char *round, const char *unit,
    struct codes_unit *codes) ERROR_MUST_CHECK;
void codes_free(struct codes_unit *codes);

#endif
