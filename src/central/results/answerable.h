/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which comments can be answered: those that the coordinator is shown, and no others. */
#ifndef SKATTA_CENTRAL_ANSWERABLE_H
#define SKATTA_CENTRAL_ANSWERABLE_H

#include "central/store/editions.h"
#include "crypto/sign.h"

/* A comment, and the key of the one who wrote it, whoever that is. */
struct answerable {
	const struct item *item; /* the round's */
	unsigned char name[DIGEST_SIZE];
	unsigned char respondent[SIGN_PUBLIC_SIZE];
};

/* Find the comment of a closed round that is called by these digits; `*found` is false where none
 * that is shown is. ERROR_REFUSED with a hint where it cannot be told from others with the same
 * words, or where the round has no comments to show. */
enum error answerable_find(struct central *central, const struct round *round, const char *digits,
    struct answerable *answerable, bool *found) ERROR_MUST_CHECK;

#endif
