/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Anna's response in the small round, on the machine of client_sample.h, and what the tests do with
 * it. */
#ifndef SKATTA_TESTS_RESPONSE_SAMPLE_H
#define SKATTA_TESTS_RESPONSE_SAMPLE_H

#include "client/store/response.h"

/* What a test has. */
extern struct response_sample {
	struct round *round;
	struct response *response;
} response_sample;

/* For each test, after client_sample_start(): on 2026-10-15, with the round ht26 opened. */
int response_sample_setup(void **state);
int response_sample_teardown(void **state);

/* Hers in a round; and as the next start of the program finds it in ht26. */
void response_sample_open(const char *id);
void response_sample_close(void);
void response_sample_reopen(void);
/* The coordinator closes the round, and this machine hears of it. */
void response_sample_close_round(void);

/* Give code and role. */
void response_sample_enter(void);
const struct item *response_sample_item(const char *id);
enum error response_sample_answer(const char *id, long number);
const struct answer *response_sample_given(const char *id);

/* For outbox_free(). */
struct outbox *response_sample_outbox(void);
/* Send all, and open the response's bundle as the coordinator does; answers_free() and
 * bundle_free() by the caller. */
struct answers *response_sample_opened(struct bundle *bundle);

#endif
