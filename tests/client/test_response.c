/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A person's answers in a round: saved one by one, finished, and never in memory what is not on the
 * disk. */
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

static void a_code_says_where_one_belongs(void **state)
{
	(void)state;
	assert_true(response_needs_unit(response_sample.response));
	client_sample_failed(response_give_code(response_sample.response, "0000-0000-0000-0000"),
	    ERROR_REFUSED, "that is not an answer code of this round");
	client_sample_failed(
	    response_give_code(response_sample.response, ""), ERROR_REFUSED, "answer code");
	client_sample_failed(
	    response_give_unit(response_sample.response, 0), ERROR_REFUSED, "answered with codes");
	assert_true(response_needs_unit(response_sample.response));
	client_sample_must(response_give_code(response_sample.response, " k7qf 3m9t x2pa-8row "));
	response_sample_reopen();
	assert_false(response_needs_unit(response_sample.response));
	assert_string_equal(
	    response_sample.round->organisation->units[response_sample.response->unit].id,
	    "bjork/a");
	assert_string_equal(response_sample.response->code, SAMPLE_CODE_A);
	assert_int_equal(response_sample.response->asked.form,
	    questionnaire_form(response_sample.round->questionnaire, "grundskola"));
}

static void in_an_open_round_one_says_it_oneself(void **state)
{
	struct round *round = sample_round_open();
	const struct organisation *organisation;

	(void)state;
	memcpy(round->id, "open", sizeof "open");
	memcpy(round->central_key, client_sample.key, sizeof round->central_key);
	client_sample_publish(round);
	round_free(round);
	client_sample_join();
	response_sample_close();
	response_sample_open("open");
	organisation = response_sample.round->organisation;
	client_sample_failed(
	    response_give_unit(response_sample.response, organisation_find(organisation, "bjork")),
	    ERROR_REFUSED, "nobody answers in that unit");
	client_sample_failed(
	    response_give_unit(response_sample.response, -1), ERROR_REFUSED, "nobody answers");
	client_sample_failed(
	    response_give_unit(response_sample.response, (int)organisation->n_units), ERROR_REFUSED,
	    "nobody");
	client_sample_must(
	    response_give_unit(response_sample.response, organisation_find(organisation, "lind")));
	assert_int_equal(response_sample.response->asked.form,
	    questionnaire_form(response_sample.round->questionnaire, "gymnasium"));
	client_sample_must(response_give_role(response_sample.response, 1));
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_seal(response_sample.response));
	assert_string_equal(response_sample.response->code, "");
}

/* What was said of one team's actions is not said of another's; the school is the same one. */
static void another_unit_has_other_actions(void **state)
{
	struct round *round = sample_pulse();

	(void)state;
	memcpy(round->id, "open", sizeof "open");
	round->open = true;
	round->n_codes = 0;
	memcpy(round->central_key, client_sample.key, sizeof round->central_key);
	client_sample_publish(round);
	round_free(round);
	client_sample_join();
	response_sample_close();
	response_sample_open("open");
	client_sample_must(response_give_unit(response_sample.response,
	    organisation_find(response_sample.round->organisation, "bjork/a")));
	client_sample_must(response_sample_answer("P1", 2));
	client_sample_must(response_sample_answer("T1", 3));
	client_sample_must(response_sample_answer("S1", 4));
	client_sample_must(
	    response_give_unit(response_sample.response, response_sample.response->unit));
	assert_int_equal(response_sample_given("T1")->number, 3);
	client_sample_must(response_give_unit(response_sample.response,
	    organisation_find(response_sample.round->organisation, "bjork/b")));
	assert_int_equal(response_sample_given("T1")->state, ANSWER_NONE);
	assert_int_equal(response_sample_given("P1")->number, 2);
	assert_int_equal(response_sample_given("S1")->number, 4);
	client_sample_must(response_give_unit(response_sample.response,
	    organisation_find(response_sample.round->organisation, "lind")));
	assert_int_equal(response_sample_given("S1")->state, ANSWER_NONE);
	assert_int_equal(response_sample_given("P1")->number, 2);
}

static void every_answer_is_there_the_next_time(void **state)
{
	static const char text[] = "Tiden räckte inte. 🙂";
	struct answer words = { .state = ANSWER_GIVEN, .text = memory_copy(text) };

	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_answer(response_sample.response, response_sample_item("A2"),
	    &(struct answer){ .state = ANSWER_NOT_SAID }));
	client_sample_must(response_sample_answer("K1", 1));
	client_sample_must(
	    response_answer(response_sample.response, response_sample_item("K2"), &words));
	client_sample_must(response_move(response_sample.response, response_sample_item("A3")));
	answer_clear(&words);
	response_sample_reopen();
	assert_int_equal(response_sample_given("A1")->number, 2);
	assert_int_equal(response_sample_given("A2")->state, ANSWER_NOT_SAID);
	assert_int_equal(response_sample_given("A3")->state, ANSWER_NONE);
	assert_string_equal(response_sample_given("K2")->text, text);
	assert_ptr_equal(response_sample.response->at, response_sample_item("A3"));
	assert_int_equal(response_sample.response->asked.role, 0);
	/* What is taken back is gone too. */
	client_sample_must(response_answer(response_sample.response, response_sample_item("A1"),
	    &(struct answer){ .state = ANSWER_NONE }));
	response_sample_reopen();
	assert_int_equal(response_sample_given("A1")->state, ANSWER_NONE);
}

/* The answer and where the person goes on are one page on the disk: one write, not two. */
static void an_answer_takes_one_to_the_next(void **state)
{
	static const struct answer most = { .state = ANSWER_GIVEN, .number = 2 };
	static const struct answer unsaid = { .state = ANSWER_NONE };
	int64_t generation;

	(void)state;
	response_sample_enter();
	generation = response_sample.response->generation;
	client_sample_must(response_answer_and_go(
	    response_sample.response, response_sample_item("A1"), &most, RESPONSE_EACH));
	assert_int_equal(response_sample.response->generation, generation + 1);
	response_sample_reopen();
	assert_int_equal(response_sample_given("A1")->number, 2);
	assert_ptr_equal(response_sample.response->at, response_sample_item("A2"));
	client_sample_must(response_answer_and_go(
	    response_sample.response, response_sample_item("K2"), &unsaid, RESPONSE_EACH));
	assert_ptr_equal(response_sample.response->at, response_sample_item("K2"));
}

/* From one without an answer to the next such, and behind the last nowhere. */
static void on_from_gap_to_gap(void **state)
{
	static const struct answer most = { .state = ANSWER_GIVEN, .number = 2 };
	struct response *response;

	(void)state;
	response_sample_enter();
	response = response_sample.response;
	client_sample_must(response_answer(response, response_sample_item("A2"), &most));
	assert_ptr_equal(response_next(response, response_sample_item("A1"), RESPONSE_EACH),
	    response_sample_item("A2"));
	assert_ptr_equal(response_next(response, response_sample_item("A1"), RESPONSE_GAPS),
	    response_sample_item("A3"));
	client_sample_must(
	    response_answer_and_go(response, response_sample_item("A1"), &most, RESPONSE_GAPS));
	assert_ptr_equal(response->at, response_sample_item("A3"));
	client_sample_must(response_answer(response, response_sample_item("K1"), &most));
	assert_null(response_next(response, response_sample_item("A3"), RESPONSE_GAPS));
	client_sample_must(
	    response_answer_and_go(response, response_sample_item("A3"), &most, RESPONSE_GAPS));
	assert_ptr_equal(response->at, response_sample_item("A3"));
}

static void nothing_is_finished_before_it_can_be(void **state)
{
	(void)state;
	client_sample_failed(
	    response_finish(response_sample.response), ERROR_REFUSED, "answer code has not");
	client_sample_must(response_give_code(response_sample.response, SAMPLE_CODE_A));
	client_sample_failed(
	    response_finish(response_sample.response), ERROR_REFUSED, "role has not been given");
	client_sample_must(response_give_role(response_sample.response, 0));
	client_sample_failed(response_finish(response_sample.response), ERROR_REFUSED,
	    "1 question must be answered first");
	client_sample_must(response_sample_answer("A2", 1));
	client_sample_failed(response_finish(response_sample.response), ERROR_REFUSED,
	    "1 question must be answered first");
	assert_false(response_sample.response->finished);
	client_sample_must(response_sample_answer("A1", 0));
	client_sample_must(response_finish(response_sample.response));
	assert_true(response_sample.response->finished);
}

static void before_its_first_day_a_round_takes_nothing(void **state)
{
	(void)state;
	response_sample_enter();
	fixed_clock_set("2026-09-30");
	client_sample_failed(
	    response_sample_answer("A1", 2), ERROR_REFUSED, "the round opens on 2026-10-01");
	client_sample_failed(
	    response_finish(response_sample.response), ERROR_REFUSED, "opens on 2026-10-01");
	assert_int_equal(response_sample_given("A1")->state, ANSWER_NONE);
	fixed_clock_set("2026-10-01");
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_finish(response_sample.response));
}

static void a_closed_round_takes_nothing_more(void **state)
{
	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	response_sample_close_round();
	response_sample_reopen();
	client_sample_failed(
	    response_sample_answer("A1", 1), ERROR_REFUSED, "the round was closed on 2026-10-14");
	client_sample_failed(
	    response_answer_all(response_sample.response, response_sample.response->answers),
	    ERROR_REFUSED, "the round was closed on 2026-10-14");
	client_sample_failed(
	    response_finish(response_sample.response), ERROR_REFUSED, "was closed on 2026-10-14");
	assert_int_equal(response_sample_given("A1")->number, 2);
}

/* From a disk that is full at once to one that has room: what was said to be saved is saved, what
 * was not is not shown as if it were. */
static void a_full_disk_loses_nothing(void **state)
{
	long saved = 0;
	size_t refused = 0, taken = 0, length, step;

	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 0));
	free(client_sample_bytes(&length));
	step = length / 24;
	for (size_t room = 0; room < 2 * length; room += step) {
		long next = (saved + 1) % 3;
		enum error rc;

		scratch_limit_files(room);
		rc = response_sample_answer("A1", next);
		if (rc == ERROR_NONE)
			rc = response_seal(response_sample.response);
		scratch_limit_files(SIZE_MAX);
		if (rc != ERROR_NONE) {
			refused++;
			assert_int_equal(rc, ERROR_SYSTEM);
			assert_non_null(strstr(error_sentence(), "disk"));
			assert_non_null(strstr(error_next_step(), "still saved"));
			error_clear();
		} else {
			taken++;
			assert_true(response_sample.response->finished);
		}
		saved = response_sample_given("A1")->number;
		response_sample_close();
		response_sample_open("ht26");
		assert_int_equal(response_sample_given("A1")->number, saved);
	}
	assert_true(refused > 3 && taken > 3);
	client_sample_must(db_check(client_sample.store->db));
}

/* Two starts of the program side by side, one for each of two people. */
static void two_people_do_not_meet(void **state)
{
	char *code = secret_new(ENCODE_CODE_SIZE);
	struct response *other;
	struct profile *profile;

	(void)state;
	response_sample_enter();
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(
	    profile_make(client_sample.store, "Bo", "another passphrase", code, &profile));
	client_sample_must(response_open(profile, response_sample.round, &other));
	assert_true(response_needs_unit(other));
	assert_int_equal(other->answers->all[0].state, ANSWER_NONE);
	client_sample_must(response_give_code(other, SAMPLE_CODE_LIND));
	response_close(other);
	profile_close(profile);
	secret_free(code);
	response_sample_reopen();
	assert_string_equal(
	    response_sample.round->organisation->units[response_sample.response->unit].id,
	    "bjork/a");
	assert_int_equal(response_sample_given("A1")->number, 2);
}

/* The same person in two windows: who comes second is told, loses nothing, and goes on. */
static void two_windows_do_not_undo_each_other(void **state)
{
	struct response *first;

	(void)state;
	response_sample_enter();
	client_sample_must(response_open(client_sample_profile(), response_sample.round, &first));
	client_sample_must(response_sample_answer("A1", 2));
	client_sample_must(response_sample_answer("A2", 1));
	client_sample_failed(response_answer(first, response_sample_item("A1"),
				 &(struct answer){ .state = ANSWER_GIVEN, .number = 0 }),
	    ERROR_REFUSED, "meanwhile been changed in another window");
	assert_int_equal(first->answers->all[0].state, ANSWER_NONE);
	client_sample_failed(
	    response_move(first, response_sample_item("A2")), ERROR_REFUSED, "another window");
	response_close(first);
	client_sample_must(response_open(client_sample_profile(), response_sample.round, &first));
	client_sample_must(response_answer(first, response_sample_item("A3"),
	    &(struct answer){ .state = ANSWER_GIVEN, .number = 0 }));
	response_close(first);
	client_sample_failed(
	    response_finish(response_sample.response), ERROR_REFUSED, "another window");
	assert_false(response_sample.response->finished);
	response_sample_reopen();
	assert_int_equal(response_sample_given("A1")->number, 2);
	assert_int_equal(response_sample_given("A2")->number, 1);
	assert_int_equal(response_sample_given("A3")->state, ANSWER_GIVEN);
	client_sample_must(response_finish(response_sample.response));
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, response_sample_setup, response_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_code_says_where_one_belongs),
		TEST(in_an_open_round_one_says_it_oneself),
		TEST(another_unit_has_other_actions),
		TEST(every_answer_is_there_the_next_time),
		TEST(an_answer_takes_one_to_the_next),
		TEST(on_from_gap_to_gap),
		TEST(nothing_is_finished_before_it_can_be),
		TEST(before_its_first_day_a_round_takes_nothing),
		TEST(a_closed_round_takes_nothing_more),
		TEST(a_full_disk_loses_nothing),
		TEST(two_people_do_not_meet),
		TEST(two_windows_do_not_undo_each_other),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
