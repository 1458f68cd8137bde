/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The codes of a round: one for each head, and one for each unit's leader. The round carries hashes
 * of them, the store the codes themselves, in boxes, so that slips can be printed again. */
#ifndef SKATTA_CENTRAL_CODES_H
#define SKATTA_CENTRAL_CODES_H

#include "central/store/central.h"
#include "crypto/encode.h"
#include "document/round/round.h"

/* Make them for every unit of the round's organisation, put their hashes into the round
 * (none of answer codes where it is open to all), and keep them. Before the round is published. */
enum error codes_make(struct central *central, struct round *round) ERROR_MUST_CHECK;

/* A unit's codes: `*answer` holds `*n_answer` of ENCODE_CODE_BYTES each, in secret memory, for
 * secret_free(). ERROR_NOT_FOUND where the round was opened by somebody else. */
enum error codes_get(struct central *central, const char *round, const char *unit,
    unsigned char **answer, size_t *n_answer,
    unsigned char leader[ENCODE_CODE_BYTES]) ERROR_MUST_CHECK;

#endif
