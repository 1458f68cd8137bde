/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What units have said that is new to the coordinator: how much, and in which plans. */
#ifndef SKATTA_CENTRAL_NEWS_H
#define SKATTA_CENTRAL_NEWS_H

#include "central/store/payloads.h"

struct news {
	struct news_plan {
		char *id; /* ROUND/UNIT */
		size_t n; /* messages and requests, 1 or more */
	} * plans;        /* in the order of their ids */
	size_t n_plans;
	size_t n; /* in all */
};

/* Add what is said in these payloads of a round and in no others of it. */
enum error news_add(struct central *central, const char *round, const struct payloads_set *added,
    struct news *news) ERROR_MUST_CHECK;
/* Add what is unread, in all rounds. */
enum error news_add_unread(struct central *central, struct news *news) ERROR_MUST_CHECK;
void news_free(struct news *news);

#endif
