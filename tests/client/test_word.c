/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The word to hand over, and to take back: what it seals, and what nothing else does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "client/store/outbox.h"
#include "crypto/secret.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/response_sample.h"
#include "support/sample_round.h"
#include "support/scratch.h"

static void a_bundle_says_what_was_answered(void **state)
{
	struct sign_pair *pair = secret_new(sizeof *pair);
	struct bundle bundle;
	struct answers *answers;

	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_sample_answer("K1", 0));
	client_sample_must(response_seal(response_sample.response));
	answers = response_sample_opened(&bundle);
	assert_true(answers_same(answers, response_sample.response->answers));
	assert_string_equal(bundle.unit, "bjork/a");
	assert_string_equal(bundle.role, "T");
	assert_string_equal(bundle.code, SAMPLE_CODE_A);
	assert_string_equal(bundle.day, "2026-10-15");
	assert_int_equal(bundle.revision, 1);
	profile_pair(client_sample_profile(), client_sample.key, pair);
	assert_memory_equal(bundle.respondent, pair->public, sizeof pair->public);
	secret_free(pair);
	answers_free(answers);
	bundle_free(&bundle);
}

/* Who answered is the same person to whoever has the round now, and to whom it was handed over. */
static void a_round_that_was_handed_over_has_the_same_people(void **state)
{
	struct sign_pair *pair = secret_new(sizeof *pair);
	struct round *round = client_sample_round();
	struct bundle bundle;
	struct answers *answers;

	(void)state;
	client_sample_hand(round);
	client_sample_join();
	response_sample_reopen();
	response_sample_enter();
	assert_int_equal(response_sample.response->round->edition, 2);
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_seal(response_sample.response));
	answers = response_sample_opened(&bundle);
	profile_pair(client_sample_profile(), client_sample.key, pair);
	assert_memory_equal(bundle.respondent, pair->public, sizeof pair->public);
	secret_free(pair);
	answers_free(answers);
	bundle_free(&bundle);
	round_free(round);
}

/* An answer to what is no longer asked stays with the person, and goes nowhere. */
static void what_is_not_asked_is_not_sent(void **state)
{
	struct answer words = { .state = ANSWER_GIVEN, .text = memory_copy("not for you") };
	struct bundle bundle;
	struct answers *answers;

	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_sample_answer("A3", 1));
	client_sample_must(response_sample_answer("K1", 1));
	client_sample_must(
	    response_answer(response_sample.response, response_sample_item("K2"), &words));
	answer_clear(&words);
	client_sample_must(response_sample_answer("K1", 0));
	client_sample_must(response_give_role(response_sample.response, 1));
	client_sample_must(response_seal(response_sample.response));
	answers = response_sample_opened(&bundle);
	assert_int_equal(answers->all[response_sample_item("A1")->number].number, 2);
	assert_int_equal(answers->all[response_sample_item("A3")->number].state, ANSWER_NONE);
	assert_int_equal(answers->all[response_sample_item("K2")->number].state, ANSWER_NONE);
	assert_string_equal(response_sample_given("K2")->text, "not for you");
	assert_int_equal(response_sample_given("A3")->number, 1);
	answers_free(answers);
	bundle_free(&bundle);
}

/* Its day is kept; what could leave is made by the word alone. */
static void finishing_makes_nothing(void **state)
{
	struct outbox *list;

	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_finish(response_sample.response));
	response_sample_reopen();
	assert_true(response_sample.response->finished && !response_sample.response->sealed);
	assert_string_equal(response_sample.response->day, "2026-10-15");
	assert_string_equal(response_sample.response->bundle, "");
	assert_int_equal(response_sample.response->revision, 0);
	list = response_sample_outbox();
	assert_int_equal(list->count, 0);
	assert_false(response_can_withdraw(response_sample.response, list));
	outbox_free(list);
	client_sample_must(response_seal(response_sample.response));
	client_sample_must(response_sample_answer("A1", 1));
	assert_false(response_sample.response->finished || response_sample.response->sealed);
	client_sample_must(response_finish(response_sample.response));
	assert_int_equal(response_sample.response->revision, 1);
	list = response_sample_outbox();
	assert_int_equal(list->count, 1);
	outbox_free(list);
}

/* As a store is after its migration, and after it was taken in from a copy. */
static void wait_from_before(void)
{
	client_sample_tamper("UPDATE bundle SET state = 'waiting'");
}

static size_t send_all(const char *name)
{
	struct exchange *exchange;
	size_t count;

	client_sample_must(exchange_open(scratch_path(name), true, &exchange));
	client_sample_must(outbox_hand_over(client_sample.store, exchange, &count));
	exchange_close(exchange);
	return count;
}

static void what_waits_from_before_is_sealed_anew(void **state)
{
	char first[sizeof response_sample.response->bundle];
	struct outbox *list;

	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_seal(response_sample.response));
	memcpy(first, response_sample.response->bundle, sizeof first);
	wait_from_before();
	response_sample_reopen();
	assert_true(response_sample.response->finished && response_sample.response->sealed);
	client_sample_must(response_finish(response_sample.response));
	assert_int_equal(send_all("exchange"), 0);
	list = response_sample_outbox();
	assert_false(response_can_withdraw(response_sample.response, list));
	outbox_free(list);
	client_sample_failed(response_withdraw(response_sample.response), ERROR_REFUSED,
	    "nothing has been handed over");
	client_sample_must(response_seal(response_sample.response));
	assert_int_equal(response_sample.response->revision, 2);
	list = response_sample_outbox();
	assert_int_equal(list->count, 1);
	assert_null(outbox_find(list, first));
	outbox_free(list);
	assert_int_equal(send_all("exchange"), 1);
}

static void a_withdrawal_from_before_leaves_when_its_owner_comes(void **state)
{
	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_seal(response_sample.response));
	assert_int_equal(send_all("exchange"), 1);
	client_sample_must(response_withdraw(response_sample.response));
	wait_from_before();
	assert_int_equal(send_all("stick"), 0);
	response_sample_reopen();
	assert_true(response_sample.response->withdrawn);
	assert_int_equal(send_all("stick"), 1);
}

/* Neither is what was taken back sent again, nor does looking at the result count one again. */
static void after_a_withdrawal_only_a_new_word_seals(void **state)
{
	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_seal(response_sample.response));
	assert_int_equal(send_all("exchange"), 1);
	client_sample_must(response_withdraw(response_sample.response));
	assert_int_equal(send_all("stick"), 1);
	client_sample_must(response_finish(response_sample.response));
	response_sample_reopen();
	assert_true(response_sample.response->withdrawn && response_sample.response->finished &&
		    !response_sample.response->sealed);
	assert_int_equal(response_sample.response->revision, 2);
	assert_int_equal(send_all("exchange"), 1);
	client_sample_must(response_sample_answer("A1", 1));
	client_sample_must(response_finish(response_sample.response));
	assert_int_equal(send_all("exchange") + send_all("stick"), 0);
	client_sample_must(response_seal(response_sample.response));
	assert_int_equal(response_sample.response->revision, 3);
	assert_false(response_sample.response->withdrawn);
	assert_int_equal(send_all("exchange"), 1);
}

static void handing_over_twice_makes_one_bundle(void **state)
{
	char name[sizeof response_sample.response->bundle];
	struct outbox *list;

	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_seal(response_sample.response));
	memcpy(name, response_sample.response->bundle, sizeof name);
	client_sample_must(response_seal(response_sample.response));
	response_sample_reopen();
	assert_true(response_sample.response->finished);
	client_sample_must(response_seal(response_sample.response));
	assert_string_equal(response_sample.response->bundle, name);
	assert_int_equal(response_sample.response->revision, 1);
	list = response_sample_outbox();
	assert_int_equal(list->count, 1);
	assert_string_equal(list->bundles[0].name, name);
	assert_string_equal(list->bundles[0].round, "ht26");
	assert_string_equal(list->bundles[0].day, "2026-10-15");
	assert_int_equal(list->bundles[0].state, OUTBOX_READY);
	outbox_free(list);
}

static void a_revision_takes_the_place(void **state)
{
	char first[sizeof response_sample.response->bundle];
	struct bundle bundle;
	struct outbox *list;

	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_seal(response_sample.response));
	memcpy(first, response_sample.response->bundle, sizeof first);
	client_sample_must(response_sample_answer("A1", 1));
	assert_false(response_sample.response->finished);
	client_sample_must(response_seal(response_sample.response));
	assert_int_equal(response_sample.response->revision, 2);
	/* The first one went nowhere yet: nobody has to see it. */
	list = response_sample_outbox();
	assert_int_equal(list->count, 1);
	assert_null(outbox_find(list, first));
	outbox_free(list);

	answers_free(response_sample_opened(&bundle));
	assert_int_equal(bundle.revision, 2);
	bundle_free(&bundle);
	memcpy(first, response_sample.response->bundle, sizeof first);
	client_sample_must(response_sample_answer("A1", 0));
	client_sample_must(response_seal(response_sample.response));
	assert_int_equal(response_sample.response->revision, 3);
	/* The second did. */
	list = response_sample_outbox();
	assert_int_equal(list->count, 2);
	assert_int_equal(outbox_find(list, first)->state, OUTBOX_HANDED_OVER);
	assert_int_equal(outbox_find(list, response_sample.response->bundle)->state, OUTBOX_READY);
	outbox_free(list);
}

/* Central takes it late; only what was finished in time can be sent then. */
static void what_was_finished_can_be_sent_later(void **state)
{
	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_finish(response_sample.response));
	response_sample_close_round();
	response_sample_reopen();
	client_sample_failed(response_sample_answer("A1", 1), ERROR_REFUSED, "was closed");
	assert_true(response_sample.response->finished);
	assert_int_equal(response_sample_given("A1")->number, 2);
	client_sample_must(response_seal(response_sample.response));
	assert_int_equal(response_sample.response->revision, 1);
	client_sample_must(response_seal(response_sample.response));
	assert_int_equal(response_sample.response->revision, 1);
}

/* A withdrawal is one revision up, in the place of what has not left yet; the answers stay. */
static void taking_back_leaves_a_draft(void **state)
{
	char first[sizeof response_sample.response->bundle];
	struct bundle bundle;
	struct outbox *list;

	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_failed(response_withdraw(response_sample.response), ERROR_REFUSED,
	    "nothing has been handed over");
	client_sample_must(response_seal(response_sample.response));
	memcpy(first, response_sample.response->bundle, sizeof first);
	/* Its owner's word was given, and may be taken back before it has left. */
	list = response_sample_outbox();
	assert_true(response_can_withdraw(response_sample.response, list));
	outbox_free(list);
	client_sample_must(response_withdraw(response_sample.response));
	list = response_sample_outbox();
	assert_true(list->count == 1 && outbox_find(list, first) == NULL);
	outbox_free(list);
	client_sample_must(response_seal(response_sample.response));
	answers_free(response_sample_opened(&bundle));
	bundle_free(&bundle);
	list = response_sample_outbox();
	assert_true(response_can_withdraw(response_sample.response, list));
	outbox_free(list);
	memcpy(first, response_sample.response->bundle, sizeof first);
	client_sample_must(response_withdraw(response_sample.response));
	response_sample_reopen();
	assert_true(response_sample.response->withdrawn && !response_sample.response->finished);
	assert_int_equal(response_sample_given("A1")->number, 2);
	assert_null(response_sample_opened(&bundle));
	assert_int_equal(bundle.kind, BUNDLE_WITHDRAWAL);
	assert_int_equal(bundle.revision, 4);
	bundle_free(&bundle);
	list = response_sample_outbox();
	assert_non_null(outbox_find(list, first));
	assert_false(response_can_withdraw(response_sample.response, list));
	outbox_free(list);
	client_sample_must(response_withdraw(response_sample.response));
	assert_int_equal(response_sample.response->revision, 4);
	client_sample_must(response_seal(response_sample.response));
	assert_false(response_sample.response->withdrawn);
	assert_int_equal(response_sample.response->revision, 5);
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, response_sample_setup, response_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_bundle_says_what_was_answered),
		TEST(a_round_that_was_handed_over_has_the_same_people),
		TEST(what_is_not_asked_is_not_sent),
		TEST(finishing_makes_nothing),
		TEST(what_waits_from_before_is_sealed_anew),
		TEST(a_withdrawal_from_before_leaves_when_its_owner_comes),
		TEST(after_a_withdrawal_only_a_new_word_seals),
		TEST(handing_over_twice_makes_one_bundle),
		TEST(a_revision_takes_the_place),
		TEST(what_was_finished_can_be_sent_later),
		TEST(taking_back_leaves_a_draft),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
