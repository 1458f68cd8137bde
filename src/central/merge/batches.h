/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Everything that is merged here, as a batch for another coordinator. */
#ifndef SKATTA_CENTRAL_BATCHES_H
#define SKATTA_CENTRAL_BATCHES_H

#include "central/store/central.h"

enum batches_kind {
	BATCHES_RESPONSES,
	BATCHES_WITHDRAWALS,
	BATCHES_PLANS,
	BATCHES_ANSWERS, /* to units */
	BATCHES_AGREED,  /* of dialogues */
	BATCHES_REPLIES, /* to comments */
	BATCHES_MARKS,   /* on comments that are left out, or are so no longer */
	BATCHES_COUNTED, /* rounds of whose figures it has what they are made of */
	BATCHES_KINDS
};

struct batch_made {
	unsigned char *sealed; /* free() by the caller */
	size_t length;
	size_t counts[BATCHES_KINDS]; /* how many of each are in it */
};

/* «16 responses, 1 withdrawal, 2 plans», of which there is one at least. For free(). */
char *batches_say(const struct batch_made *made);

/* The plaintext, for the caller to wipe and free; `counts` may be NULL. ERROR_NOT_FOUND where
 * nothing was merged yet. */
enum error batches_plain(struct central *central, char **plain, size_t *length,
    size_t counts[BATCHES_KINDS]) ERROR_MUST_CHECK;

/* Sealed to the recipient. ERROR_NOT_FOUND where nothing was merged yet. */
enum error batches_make(struct central *central, const struct age_recipient *recipient,
    struct batch_made *made) ERROR_MUST_CHECK;

#endif
