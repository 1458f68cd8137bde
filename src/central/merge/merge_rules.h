/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which of the accepted payloads of a round count: a function of their set, never of the order in
 * which they came; skatta-store(5) has the rules. No SQL, no files. */
#ifndef SKATTA_CENTRAL_MERGE_RULES_H
#define SKATTA_CENTRAL_MERGE_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "crypto/digest.h"
#include "document/bundle/receipt.h"

/* What a payload claims, and what is decided about it. */
struct claim {
	unsigned char digest[DIGEST_SIZE];
	unsigned char respondent[DIGEST_SIZE];
	unsigned char code[DIGEST_SIZE];
	unsigned char rank[DIGEST_SIZE]; /* of the respondent for this code: the smallest has it */
	bool coded;                      /* code and rank mean something */
	long revision;
	bool withdrawal;
	bool published; /* it was in a publication of the round */

	enum merge_word word; /* accepted, superseded or conflict */
	const char *reason;
	bool erase; /* its answers were taken back */
};

/* A code that was lost, and the one that took its place. */
struct merge_replaced {
	unsigned char lost[DIGEST_SIZE], instead[DIGEST_SIZE];
};

/* Decide about all the payloads of a round. Sorts them. */
void merge_rules_settle(struct claim *claims, size_t count);
/* Then, where codes were replaced: what came with a lost one gives way as soon as anybody else has
 * answered with the one in its place; but where it was in a publication that one comes too late. */
void merge_rules_replace(
    struct claim *claims, size_t count, const struct merge_replaced *replaced, size_t n_replaced);

#endif
