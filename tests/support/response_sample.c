/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Opening, answering and opening again. */
#include "support/response_sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "crypto/secret.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/sample_round.h"
#include "support/scratch.h"

struct response_sample response_sample;

void response_sample_open(const char *id)
{
	client_sample_must(rounds_get(client_sample.store, id, &response_sample.round));
	client_sample_must(response_open(
	    client_sample_profile(), response_sample.round, &response_sample.response));
}

void response_sample_close(void)
{
	response_close(response_sample.response);
	round_free(response_sample.round);
	response_sample.response = NULL;
	response_sample.round = NULL;
}

/* As the next start of the program finds it. */
void response_sample_reopen(void)
{
	response_sample_close();
	client_sample_reopen();
	response_sample_open("ht26");
}

int response_sample_setup(void **state)
{
	fixed_clock_set("2026-10-15");
	if (client_sample_setup(state) != 0)
		return -1;
	response_sample_open("ht26");
	return 0;
}

int response_sample_teardown(void **state)
{
	response_sample_close();
	return client_sample_teardown(state);
}

const struct item *response_sample_item(const char *id)
{
	const struct item *found = questionnaire_item(response_sample.round->questionnaire, id);

	assert_non_null(found);
	return found;
}

enum error response_sample_answer(const char *id, long number)
{
	const struct answer answer = { .state = ANSWER_GIVEN, .number = number };

	return response_answer(response_sample.response, response_sample_item(id), &answer);
}

void response_sample_enter(void)
{
	client_sample_must(response_give_code(response_sample.response, SAMPLE_CODE_A));
	client_sample_must(response_give_role(response_sample.response, 0));
}

const struct answer *response_sample_given(const char *id)
{
	return &response_sample.response->answers->all[response_sample_item(id)->number];
}

struct outbox *response_sample_outbox(void)
{
	struct outbox *list;

	client_sample_must(outbox_list(client_sample.store, &list));
	return list;
}

/* Open what was made, as the coordinator does. */
struct answers *response_sample_opened(struct bundle *bundle)
{
	struct age_identity *identity = secret_new(sizeof *identity);
	char *name = text_format("%s.age", response_sample.response->bundle);
	unsigned char *sealed, *plain;
	struct answers *answers;
	struct exchange *exchange;
	size_t length, count;

	client_sample_must(exchange_open(client_sample_exchange(), false, &exchange));
	client_sample_must(outbox_hand_over(client_sample.store, exchange, &count));
	client_sample_must(exchange_read(exchange, EXCHANGE_BUNDLES, name, &sealed, &length));
	exchange_close(exchange);
	sample_identity(identity);
	client_sample_must(age_open(identity, name, sealed, length, &plain, &length));
	client_sample_must(bundle_read(name, (char *)plain, length, bundle));
	client_sample_must(bundle_check(bundle, response_sample.round, &answers));
	secret_free(identity);
	free(sealed);
	free(plain);
	free(name);
	return answers;
}

/* Take in the edition that closes the round. */
void response_sample_close_round(void)
{
	struct round *round = client_sample_round();

	round->edition = 2;
	memcpy(round->closed, "2026-10-14", CLOCK_DAY_SIZE);
	client_sample_publish(round);
	round_free(round);
	client_sample_join();
}
