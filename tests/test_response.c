/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A person's answers in a round: saved one by one, finished into a bundle, revised, and never in
 * memory what is not on the disk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "client/outbox.h"
#include "client/response.h"
#include "client_sample.h"
#include "crypto/secret.h"
#include "fixed_clock.h"
#include "sample_round.h"
#include "scratch.h"

/* The round and the response of a test. */
static struct round *round_now;
static struct response *response;

static void open_response(const char *id)
{
	client_sample_must(rounds_get(client_sample.store, id, &round_now));
	client_sample_must(response_open(client_sample_profile(), round_now, &response));
}

static void close_response(void)
{
	response_close(response);
	round_free(round_now);
	response = NULL;
	round_now = NULL;
}

/* As the next start of the program finds it. */
static void reopen(void)
{
	close_response();
	client_sample_reopen();
	open_response("ht26");
}

static int setup(void **state)
{
	fixed_clock_set("2026-10-15");
	if (client_sample_setup(state) != 0)
		return -1;
	open_response("ht26");
	return 0;
}

static int teardown(void **state)
{
	close_response();
	return client_sample_teardown(state);
}

static const struct item *item(const char *id)
{
	const struct item *found = questionnaire_item(round_now->questionnaire, id);

	assert_non_null(found);
	return found;
}

static enum error answer(const char *id, long number)
{
	const struct answer answer = { .state = ANSWER_GIVEN, .number = number };

	return response_answer(response, item(id), &answer);
}

static void enter(void)
{
	client_sample_must(response_give_code(response, SAMPLE_CODE_A));
	client_sample_must(response_give_role(response, 0));
}

static const struct answer *given(const char *id)
{
	return &response->answers->of[item(id)->number];
}

static struct outbox *outbox(void)
{
	struct outbox *list;

	client_sample_must(outbox_list(client_sample.store, &list));
	return list;
}

static void a_code_says_where_one_belongs(void **state)
{
	(void)state;
	assert_true(response_needs_unit(response));
	client_sample_failed(response_give_code(response, "0000-0000-0000-0000"), ERROR_REFUSED,
	    "that is not an answer code of this round");
	client_sample_failed(response_give_code(response, ""), ERROR_REFUSED, "answer code");
	client_sample_failed(response_give_unit(response, 0), ERROR_REFUSED, "answered with codes");
	assert_true(response_needs_unit(response));
	client_sample_must(response_give_code(response, " k7qf 3m9t x2pa-8row "));
	reopen();
	assert_false(response_needs_unit(response));
	assert_string_equal(round_now->organisation->units[response->unit].id, "bjork/a");
	assert_string_equal(response->code, SAMPLE_CODE_A);
	assert_int_equal(
	    response->asked.form, questionnaire_form(round_now->questionnaire, "grundskola"));
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
	close_response();
	open_response("open");
	organisation = round_now->organisation;
	client_sample_failed(response_give_unit(response, organisation_find(organisation, "bjork")),
	    ERROR_REFUSED, "nobody answers in that unit");
	client_sample_failed(response_give_unit(response, -1), ERROR_REFUSED, "nobody answers");
	client_sample_failed(
	    response_give_unit(response, (int)organisation->n_units), ERROR_REFUSED, "nobody");
	client_sample_must(response_give_unit(response, organisation_find(organisation, "lind")));
	assert_int_equal(
	    response->asked.form, questionnaire_form(round_now->questionnaire, "gymnasium"));
	client_sample_must(response_give_role(response, 1));
	client_sample_must(answer("A1", 2));
	client_sample_must(response_seal(response));
	assert_string_equal(response->code, "");
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
	close_response();
	open_response("open");
	client_sample_must(
	    response_give_unit(response, organisation_find(round_now->organisation, "bjork/a")));
	client_sample_must(answer("P1", 2));
	client_sample_must(answer("T1", 3));
	client_sample_must(answer("S1", 4));
	client_sample_must(response_give_unit(response, response->unit));
	assert_int_equal(given("T1")->number, 3);
	client_sample_must(
	    response_give_unit(response, organisation_find(round_now->organisation, "bjork/b")));
	assert_int_equal(given("T1")->state, ANSWER_NONE);
	assert_int_equal(given("P1")->number, 2);
	assert_int_equal(given("S1")->number, 4);
	client_sample_must(
	    response_give_unit(response, organisation_find(round_now->organisation, "lind")));
	assert_int_equal(given("S1")->state, ANSWER_NONE);
	assert_int_equal(given("P1")->number, 2);
}

static void every_answer_is_there_the_next_time(void **state)
{
	static const char text[] = "Tiden räckte inte. 🙂";
	struct answer words = { .state = ANSWER_GIVEN, .text = memory_copy(text) };

	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_must(
	    response_answer(response, item("A2"), &(struct answer){ .state = ANSWER_NOT_SAID }));
	client_sample_must(answer("K1", 1));
	client_sample_must(response_answer(response, item("K2"), &words));
	client_sample_must(response_move(response, item("A3")));
	answer_clear(&words);
	reopen();
	assert_int_equal(given("A1")->number, 2);
	assert_int_equal(given("A2")->state, ANSWER_NOT_SAID);
	assert_int_equal(given("A3")->state, ANSWER_NONE);
	assert_string_equal(given("K2")->text, text);
	assert_ptr_equal(response->at, item("A3"));
	assert_int_equal(response->asked.role, 0);
	/* What is taken back is gone too. */
	client_sample_must(
	    response_answer(response, item("A1"), &(struct answer){ .state = ANSWER_NONE }));
	reopen();
	assert_int_equal(given("A1")->state, ANSWER_NONE);
}

/* The answer and where the person goes on are one page on the disk: one write, not two. */
static void an_answer_takes_one_to_the_next(void **state)
{
	static const struct answer most = { .state = ANSWER_GIVEN, .number = 2 };
	static const struct answer unsaid = { .state = ANSWER_NONE };
	int64_t generation;

	(void)state;
	enter();
	generation = response->generation;
	client_sample_must(response_answer_and_go(response, item("A1"), &most));
	assert_int_equal(response->generation, generation + 1);
	reopen();
	assert_int_equal(given("A1")->number, 2);
	assert_ptr_equal(response->at, item("A2"));
	client_sample_must(response_answer_and_go(response, item("K2"), &unsaid));
	assert_ptr_equal(response->at, item("K2"));
}

static void nothing_is_finished_before_it_can_be(void **state)
{
	(void)state;
	client_sample_failed(response_finish(response), ERROR_REFUSED, "answer code has not");
	client_sample_must(response_give_code(response, SAMPLE_CODE_A));
	client_sample_failed(response_finish(response), ERROR_REFUSED, "role has not been given");
	client_sample_must(response_give_role(response, 0));
	client_sample_failed(
	    response_finish(response), ERROR_REFUSED, "1 question must be answered first");
	client_sample_must(answer("A2", 1));
	client_sample_failed(
	    response_finish(response), ERROR_REFUSED, "1 question must be answered first");
	assert_false(response->finished);
	client_sample_must(answer("A1", 0));
	client_sample_must(response_finish(response));
	assert_true(response->finished);
}

/* Open what was made, as the coordinator does. */
static struct answers *opened(struct bundle *bundle)
{
	struct age_identity *identity = secret_new(sizeof *identity);
	char *name = text_format("%s.age", response->bundle);
	unsigned char *sealed, *plain;
	struct answers *answers;
	struct folder *folder;
	size_t length, count;

	client_sample_must(folder_open(client_sample_exchange(), false, &folder));
	client_sample_must(outbox_hand_over(client_sample.store, folder, "here", &count));
	client_sample_must(folder_read(folder, FOLDER_BUNDLES, name, &sealed, &length));
	folder_close(folder);
	sample_identity(identity);
	client_sample_must(age_open(identity, name, sealed, length, &plain, &length));
	client_sample_must(bundle_read(name, (char *)plain, length, bundle));
	client_sample_must(bundle_check(bundle, round_now, &answers));
	secret_free(identity);
	free(sealed);
	free(plain);
	free(name);
	return answers;
}

static void a_bundle_says_what_was_answered(void **state)
{
	struct sign_pair *pair = secret_new(sizeof *pair);
	struct bundle bundle;
	struct answers *answers;

	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_must(answer("K1", 0));
	client_sample_must(response_seal(response));
	answers = opened(&bundle);
	assert_true(answers_same(answers, response->answers));
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

/* An answer to what is no longer asked stays with the person, and goes nowhere. */
static void what_is_not_asked_is_not_sent(void **state)
{
	struct answer words = { .state = ANSWER_GIVEN, .text = memory_copy("not for you") };
	struct bundle bundle;
	struct answers *answers;

	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_must(answer("A3", 1));
	client_sample_must(answer("K1", 1));
	client_sample_must(response_answer(response, item("K2"), &words));
	answer_clear(&words);
	client_sample_must(answer("K1", 0));
	client_sample_must(response_give_role(response, 1));
	client_sample_must(response_seal(response));
	answers = opened(&bundle);
	assert_int_equal(answers->of[item("A1")->number].number, 2);
	assert_int_equal(answers->of[item("A3")->number].state, ANSWER_NONE);
	assert_int_equal(answers->of[item("K2")->number].state, ANSWER_NONE);
	assert_string_equal(given("K2")->text, "not for you");
	assert_int_equal(given("A3")->number, 1);
	answers_free(answers);
	bundle_free(&bundle);
}

/* Its day is kept; what could leave is made by the word alone. */
static void finishing_makes_nothing(void **state)
{
	struct outbox *list;

	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_must(response_finish(response));
	reopen();
	assert_true(response->finished && !response->sealed);
	assert_string_equal(response->day, "2026-10-15");
	assert_string_equal(response->bundle, "");
	assert_int_equal(response->revision, 0);
	list = outbox();
	assert_int_equal(list->count, 0);
	assert_false(response_can_withdraw(response, list));
	outbox_free(list);
	client_sample_must(response_seal(response));
	client_sample_must(answer("A1", 1));
	assert_false(response->finished || response->sealed);
	client_sample_must(response_finish(response));
	assert_int_equal(response->revision, 1);
	list = outbox();
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
	struct folder *folder;
	size_t count;

	client_sample_must(folder_open(scratch_path(name), true, &folder));
	client_sample_must(outbox_hand_over(client_sample.store, folder, name, &count));
	folder_close(folder);
	return count;
}

static void what_waits_from_before_is_sealed_anew(void **state)
{
	char first[sizeof response->bundle];
	struct outbox *list;

	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_must(response_seal(response));
	memcpy(first, response->bundle, sizeof first);
	wait_from_before();
	reopen();
	assert_true(response->finished && response->sealed);
	client_sample_must(response_finish(response));
	assert_int_equal(send_all("exchange"), 0);
	list = outbox();
	assert_false(response_can_withdraw(response, list));
	outbox_free(list);
	client_sample_must(response_seal(response));
	assert_int_equal(response->revision, 2);
	list = outbox();
	assert_int_equal(list->count, 1);
	assert_null(outbox_find(list, first));
	outbox_free(list);
	assert_int_equal(send_all("exchange"), 1);
}

static void a_withdrawal_from_before_leaves_when_its_owner_comes(void **state)
{
	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_must(response_seal(response));
	assert_int_equal(send_all("exchange"), 1);
	client_sample_must(response_withdraw(response));
	wait_from_before();
	assert_int_equal(send_all("stick"), 0);
	reopen();
	assert_true(response->withdrawn);
	assert_int_equal(send_all("stick"), 1);
}

/* Neither is what was taken back sent again, nor does looking at the result count one again. */
static void after_a_withdrawal_only_a_new_word_seals(void **state)
{
	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_must(response_seal(response));
	assert_int_equal(send_all("exchange"), 1);
	client_sample_must(response_withdraw(response));
	assert_int_equal(send_all("stick"), 1);
	client_sample_must(response_finish(response));
	reopen();
	assert_true(response->withdrawn && response->finished && !response->sealed);
	assert_int_equal(response->revision, 2);
	assert_int_equal(send_all("exchange"), 1);
	client_sample_must(answer("A1", 1));
	client_sample_must(response_finish(response));
	assert_int_equal(send_all("exchange") + send_all("stick"), 0);
	client_sample_must(response_seal(response));
	assert_int_equal(response->revision, 3);
	assert_false(response->withdrawn);
	assert_int_equal(send_all("exchange"), 1);
}

static void handing_over_twice_makes_one_bundle(void **state)
{
	char name[sizeof response->bundle];
	struct outbox *list;

	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_must(response_seal(response));
	memcpy(name, response->bundle, sizeof name);
	client_sample_must(response_seal(response));
	reopen();
	assert_true(response->finished);
	client_sample_must(response_seal(response));
	assert_string_equal(response->bundle, name);
	assert_int_equal(response->revision, 1);
	list = outbox();
	assert_int_equal(list->count, 1);
	assert_string_equal(list->bundles[0].name, name);
	assert_string_equal(list->bundles[0].round, "ht26");
	assert_string_equal(list->bundles[0].day, "2026-10-15");
	assert_int_equal(list->bundles[0].state, OUTBOX_READY);
	outbox_free(list);
}

static void a_revision_takes_the_place(void **state)
{
	char first[sizeof response->bundle];
	struct bundle bundle;
	struct outbox *list;

	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_must(response_seal(response));
	memcpy(first, response->bundle, sizeof first);
	client_sample_must(answer("A1", 1));
	assert_false(response->finished);
	client_sample_must(response_seal(response));
	assert_int_equal(response->revision, 2);
	/* The first one went nowhere yet: nobody has to see it. */
	list = outbox();
	assert_int_equal(list->count, 1);
	assert_null(outbox_find(list, first));
	outbox_free(list);

	answers_free(opened(&bundle));
	assert_int_equal(bundle.revision, 2);
	bundle_free(&bundle);
	memcpy(first, response->bundle, sizeof first);
	client_sample_must(answer("A1", 0));
	client_sample_must(response_seal(response));
	assert_int_equal(response->revision, 3);
	/* The second did. */
	list = outbox();
	assert_int_equal(list->count, 2);
	assert_int_equal(outbox_find(list, first)->state, OUTBOX_HANDED_OVER);
	assert_int_equal(outbox_find(list, response->bundle)->state, OUTBOX_READY);
	outbox_free(list);
}

static void before_its_first_day_a_round_takes_nothing(void **state)
{
	(void)state;
	enter();
	fixed_clock_set("2026-09-30");
	client_sample_failed(answer("A1", 2), ERROR_REFUSED, "the round opens on 2026-10-01");
	client_sample_failed(response_finish(response), ERROR_REFUSED, "opens on 2026-10-01");
	assert_int_equal(given("A1")->state, ANSWER_NONE);
	fixed_clock_set("2026-10-01");
	client_sample_must(answer("A1", 2));
	client_sample_must(response_finish(response));
}

/* Take in the edition that closes the round. */
static void close_round(void)
{
	struct round *round = client_sample_round();

	round->edition = 2;
	memcpy(round->closed, "2026-10-14", CLOCK_DAY_SIZE);
	client_sample_publish(round);
	round_free(round);
	client_sample_join();
}

static void a_closed_round_takes_nothing_more(void **state)
{
	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	close_round();
	reopen();
	client_sample_failed(answer("A1", 1), ERROR_REFUSED, "the round was closed on 2026-10-14");
	client_sample_failed(response_answer_all(response, response->answers), ERROR_REFUSED,
	    "the round was closed on 2026-10-14");
	client_sample_failed(response_finish(response), ERROR_REFUSED, "was closed on 2026-10-14");
	assert_int_equal(given("A1")->number, 2);
}

/* Central takes it late; only what was finished in time can be sent then. */
static void what_was_finished_can_be_sent_later(void **state)
{
	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_must(response_finish(response));
	close_round();
	reopen();
	client_sample_failed(answer("A1", 1), ERROR_REFUSED, "was closed");
	assert_true(response->finished);
	assert_int_equal(given("A1")->number, 2);
	client_sample_must(response_seal(response));
	assert_int_equal(response->revision, 1);
	client_sample_must(response_seal(response));
	assert_int_equal(response->revision, 1);
}

/* A withdrawal is one revision up, in the place of what has not left yet; the answers stay. */
static void taking_back_leaves_a_draft(void **state)
{
	char first[sizeof response->bundle];
	struct bundle bundle;
	struct outbox *list;

	(void)state;
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_failed(
	    response_withdraw(response), ERROR_REFUSED, "nothing has been handed over");
	client_sample_must(response_seal(response));
	memcpy(first, response->bundle, sizeof first);
	/* Its owner's word was given, and may be taken back before it has left. */
	list = outbox();
	assert_true(response_can_withdraw(response, list));
	outbox_free(list);
	client_sample_must(response_withdraw(response));
	list = outbox();
	assert_true(list->count == 1 && outbox_find(list, first) == NULL);
	outbox_free(list);
	client_sample_must(response_seal(response));
	answers_free(opened(&bundle));
	bundle_free(&bundle);
	list = outbox();
	assert_true(response_can_withdraw(response, list));
	outbox_free(list);
	memcpy(first, response->bundle, sizeof first);
	client_sample_must(response_withdraw(response));
	reopen();
	assert_true(response->withdrawn && !response->finished);
	assert_int_equal(given("A1")->number, 2);
	assert_null(opened(&bundle));
	assert_int_equal(bundle.kind, BUNDLE_WITHDRAWAL);
	assert_int_equal(bundle.revision, 4);
	bundle_free(&bundle);
	list = outbox();
	assert_non_null(outbox_find(list, first));
	assert_false(response_can_withdraw(response, list));
	outbox_free(list);
	client_sample_must(response_withdraw(response));
	assert_int_equal(response->revision, 4);
	client_sample_must(response_seal(response));
	assert_false(response->withdrawn);
	assert_int_equal(response->revision, 5);
}

/* From a disk that is full at once to one that has room: what was said to be saved is saved, what
 * was not is not shown as if it were. */
static void a_full_disk_loses_nothing(void **state)
{
	long saved = 0;
	size_t refused = 0, taken = 0, length, step;

	(void)state;
	enter();
	client_sample_must(answer("A1", 0));
	free(client_sample_bytes(&length));
	step = length / 24;
	for (size_t room = 0; room < 2 * length; room += step) {
		long next = (saved + 1) % 3;
		enum error rc;

		scratch_limit_files(room);
		rc = answer("A1", next);
		if (rc == ERROR_NONE)
			rc = response_seal(response);
		scratch_limit_files(SIZE_MAX);
		if (rc != ERROR_NONE) {
			refused++;
			assert_int_equal(rc, ERROR_SYSTEM);
			assert_non_null(strstr(error_sentence(), "disk"));
			assert_non_null(strstr(error_next_step(), "still saved"));
			error_clear();
		} else {
			taken++;
			assert_true(response->finished);
		}
		saved = given("A1")->number;
		close_response();
		open_response("ht26");
		assert_int_equal(given("A1")->number, saved);
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
	enter();
	client_sample_must(answer("A1", 2));
	client_sample_must(
	    profile_make(client_sample.store, "Bo", "another passphrase", code, &profile));
	client_sample_must(response_open(profile, round_now, &other));
	assert_true(response_needs_unit(other));
	assert_int_equal(other->answers->of[0].state, ANSWER_NONE);
	client_sample_must(response_give_code(other, SAMPLE_CODE_LIND));
	response_close(other);
	profile_close(profile);
	secret_free(code);
	reopen();
	assert_string_equal(round_now->organisation->units[response->unit].id, "bjork/a");
	assert_int_equal(given("A1")->number, 2);
}

/* The same person in two windows: who comes second is told, loses nothing, and goes on. */
static void two_windows_do_not_undo_each_other(void **state)
{
	struct response *first;

	(void)state;
	enter();
	client_sample_must(response_open(client_sample_profile(), round_now, &first));
	client_sample_must(answer("A1", 2));
	client_sample_must(answer("A2", 1));
	client_sample_failed(response_answer(first, item("A1"),
				 &(struct answer){ .state = ANSWER_GIVEN, .number = 0 }),
	    ERROR_REFUSED, "changed in another window meanwhile");
	assert_int_equal(first->answers->of[0].state, ANSWER_NONE);
	client_sample_failed(response_move(first, item("A2")), ERROR_REFUSED, "another window");
	response_close(first);
	client_sample_must(response_open(client_sample_profile(), round_now, &first));
	client_sample_must(response_answer(
	    first, item("A3"), &(struct answer){ .state = ANSWER_GIVEN, .number = 0 }));
	response_close(first);
	client_sample_failed(response_finish(response), ERROR_REFUSED, "another window");
	assert_false(response->finished);
	reopen();
	assert_int_equal(given("A1")->number, 2);
	assert_int_equal(given("A2")->number, 1);
	assert_int_equal(given("A3")->state, ANSWER_GIVEN);
	client_sample_must(response_finish(response));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_code_says_where_one_belongs),
		TEST(in_an_open_round_one_says_it_oneself),
		TEST(another_unit_has_other_actions),
		TEST(every_answer_is_there_the_next_time),
		TEST(an_answer_takes_one_to_the_next),
		TEST(nothing_is_finished_before_it_can_be),
		TEST(a_bundle_says_what_was_answered),
		TEST(what_is_not_asked_is_not_sent),
		TEST(finishing_makes_nothing),
		TEST(what_waits_from_before_is_sealed_anew),
		TEST(a_withdrawal_from_before_leaves_when_its_owner_comes),
		TEST(after_a_withdrawal_only_a_new_word_seals),
		TEST(handing_over_twice_makes_one_bundle),
		TEST(a_revision_takes_the_place),
		TEST(before_its_first_day_a_round_takes_nothing),
		TEST(a_closed_round_takes_nothing_more),
		TEST(what_was_finished_can_be_sent_later),
		TEST(taking_back_leaves_a_draft),
		TEST(a_full_disk_loses_nothing),
		TEST(two_people_do_not_meet),
		TEST(two_windows_do_not_undo_each_other),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
