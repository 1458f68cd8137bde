/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What coordinators answer to comments, given here or taken in from a batch, in the table
 * `replies`, until it is purged with its round. */
#ifndef SKATTA_CENTRAL_REPLIES_H
#define SKATTA_CENTRAL_REPLIES_H

#include "central/store/counts.h"
#include "document/bundle/reply.h"

/* Keep an answer of today that is this store's own: the caller has set round, respondent, item,
 * comment, from and text. ERROR_REFUSED where it cannot be given, as reply_check() has it. */
enum error replies_add(struct central *central, struct reply *reply) ERROR_MUST_CHECK;

/* Take in one that a coordinator has signed, which is verified, within the caller's transaction;
 * `*added` where it was not here. */
enum error replies_take(struct central *central, const struct reply *reply, const char *bytes,
    const char *signature, bool *added) ERROR_MUST_CHECK;

/* One of them; all is borrowed. */
struct replies_row {
	const struct reply *reply;
	const char *bytes, *signature; /* the line, and by whoever gave it */
	unsigned char digest[DIGEST_SIZE];
	bool made; /* it is in a file */
};

/* Call `each` for those of a round, or of all where it is NULL, in an order that says nothing,
 * until one fails. */
enum error replies_each(struct central *central, const char *round,
    enum error (*each)(void *context, const struct replies_row *row),
    void *context) ERROR_MUST_CHECK;

/* It is in a file now. */
enum error replies_made(struct central *central, const char *round,
    const unsigned char digest[DIGEST_SIZE]) ERROR_MUST_CHECK;

/* Erase those to people who have taken back what they wrote. */
enum error replies_forget(struct central *central, const char *round,
    const unsigned char (*people)[PEOPLE_ID_SIZE], size_t n) ERROR_MUST_CHECK;

/* When the comments of a round were answered. All zero is an empty one. */
struct replies_days {
	struct replies_day {
		unsigned char comment[DIGEST_SIZE];
		char day[CLOCK_DAY_SIZE];
	} * all;
	size_t n;
};

/* replies_days_free() also after a failure. */
enum error replies_days_get(
    struct central *central, const char *round, struct replies_days *days) ERROR_MUST_CHECK;
void replies_days_free(struct replies_days *days);
/* The last day, or NULL where it was not. */
const char *replies_days_of(
    const struct replies_days *days, const unsigned char comment[DIGEST_SIZE]);

#endif
