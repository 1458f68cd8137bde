/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the coordinator answered to a person's comments: whoever has their place open opens the
 * slots of theirs in the exchange, and keeps what is in them on a page; skatta-reply(5). */
#ifndef SKATTA_CLIENT_REPLY_PAGE_H
#define SKATTA_CLIENT_REPLY_PAGE_H

#include "client/store/profile.h"
#include "document/bundle/reply.h"
#include "exchange/exchange.h"

enum {
	REPLY_PAGE_MOST = 200,        /* that are kept */
	REPLY_PAGE_MOST_FILES = 2000, /* that are known to be read */
};

/* Take what is new in the exchange, each file once; `*count` is how many answers that brings.
 * Nothing for who answers once. What is not signed by a coordinator who has the round here, or had
 * it, and what is damaged, is left alone: it may be whole the next time. */
enum error reply_page_take(
    struct profile *profile, struct exchange *exchange, size_t *count) ERROR_MUST_CHECK;

/* What the person was answered, in the order in which it came. */
struct reply_page {
	struct reply_page_one {
		struct reply reply;
		bool is_new; /* the person has not read it */
	} * all;
	size_t n, n_new;
};

/* All of a round; reply_page_free() also after a failure. */
enum error reply_page_get(
    struct profile *profile, const char *round, struct reply_page *replies) ERROR_MUST_CHECK;
void reply_page_free(struct reply_page *replies);

/* The person has read all that is kept, of every round. */
enum error reply_page_mark_seen(struct profile *profile) ERROR_MUST_CHECK;

#endif
