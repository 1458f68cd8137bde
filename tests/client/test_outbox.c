/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Bundles on their way to the coordinator, and the coordinator's word on its way back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/store/outbox.h"
#include "client/store/place.h"
#include "client/store/response.h"
#include "client/store/revision.h"
#include "client/sync/sync.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/sample_round.h"
#include "support/scratch.h"

/* Two bundles; what they say does not matter here, their names have the shape. */
static const char one[] = "11111111111111111111111111111111";
static const char two[] = "22222222222222222222222222222222";
static const char other_round[] = "33333333333333333333333333333333";

static int setup(void **state)
{
	fixed_clock_set("2026-10-15");
	if (client_sample_setup(state) != 0)
		return -1;
	client_sample_must(
	    outbox_add(client_sample.store, one, "ht26", (const unsigned char *)"first", 5));
	client_sample_must(
	    outbox_add(client_sample.store, two, "ht26", (const unsigned char *)"second", 6));
	return 0;
}

static enum error hand_over(const char *name, size_t *count)
{
	struct exchange *exchange;
	enum error rc;

	client_sample_must(exchange_open(scratch_path(name), true, &exchange));
	rc = outbox_hand_over(client_sample.store, exchange, count);
	exchange_close(exchange);
	return rc;
}

static size_t take_receipts(void)
{
	struct exchange *exchange;
	size_t count;

	client_sample_must(exchange_open(client_sample_exchange(), false, &exchange));
	client_sample_must(outbox_take_receipts(client_sample.store, exchange, &count));
	exchange_close(exchange);
	assert_string_equal(error_sentence(), "");
	return count;
}

/* The state of a bundle and what is said beside it. */
static void stands(const char *name, enum outbox_state state, const char *day, const char *reason)
{
	struct outbox *outbox;
	const struct outbox_bundle *bundle;

	client_sample_must(outbox_list(client_sample.store, &outbox));
	bundle = outbox_find(outbox, name);
	assert_non_null(bundle);
	assert_string_equal(outbox_state_name(bundle->state), outbox_state_name(state));
	assert_string_equal(bundle->day, day);
	assert_string_equal(bundle->reason, reason);
	assert_string_equal(bundle->round, "ht26");
	outbox_free(outbox);
}

static char *in_folder(const char *folder, const char *name)
{
	char *path = text_format("%s/bundles/%s.age", folder, name), *bytes;
	size_t length;

	bytes = scratch_read(path, &length);
	free(path);
	return bytes;
}

/* A receipts file with one word, in the coordinator's name and with this signature. */
static void tell_by(void (*sign)(struct receipts *receipts), const char *name, enum merge_word word,
    const char *reason)
{
	struct receipts *receipts = receipts_new(client_sample.key);

	receipts_add(receipts, name, word, reason);
	sign(receipts);
	receipts_free(receipts);
}

static void tell(const char *name, enum merge_word word, const char *reason)
{
	tell_by(client_sample_tell, name, word, reason);
}

static void a_bundle_is_handed_over_once_to_each_folder(void **state)
{
	size_t count;
	char *bytes;

	(void)state;
	stands(one, OUTBOX_READY, "2026-10-15", "");
	fixed_clock_set("2026-10-16");
	client_sample_must(hand_over("exchange", &count));
	assert_int_equal(count, 2);
	stands(one, OUTBOX_HANDED_OVER, "2026-10-16", "");
	bytes = in_folder("exchange", one);
	assert_string_equal(bytes, "first");
	free(bytes);

	fixed_clock_set("2026-10-17");
	client_sample_must(hand_over("exchange", &count));
	assert_int_equal(count, 0);
	client_sample_must(hand_over("stick", &count));
	assert_int_equal(count, 2);
	bytes = in_folder("stick", two);
	assert_string_equal(bytes, "second");
	free(bytes);
	/* Where it was handed over first stays said. */
	stands(one, OUTBOX_HANDED_OVER, "2026-10-16", "");
}

static void one_that_is_not_taken_keeps_no_other(void **state)
{
	size_t count;
	char *bytes;

	(void)state;
	client_sample_must(hand_over("exchange", &count));
	scratch_write("exchange/bundles/11111111111111111111111111111111.age", "other", 5);
	client_sample_must(outbox_add(client_sample.store, "33333333333333333333333333333333",
	    "ht26", (const unsigned char *)"third", 5));
	assert_int_equal(hand_over("exchange", &count), ERROR_REFUSED);
	assert_non_null(strstr(error_sentence(), one));
	error_clear();
	assert_int_equal(count, 1);
	bytes = in_folder("exchange", "33333333333333333333333333333333");
	assert_string_equal(bytes, "third");
	free(bytes);
	bytes = in_folder("exchange", one);
	assert_string_equal(bytes, "other");
	free(bytes);
}

static void what_cannot_be_written_is_still_ready(void **state)
{
	size_t count;

	(void)state;
	scratch_limit_files(3);
	assert_int_equal(hand_over("exchange", &count), ERROR_SYSTEM);
	scratch_limit_files(SIZE_MAX);
	assert_string_not_equal(error_sentence(), "");
	error_clear();
	assert_int_equal(count, 0);
	stands(one, OUTBOX_READY, "2026-10-15", "");
	assert_null(in_folder("exchange", one));
	client_sample_must(hand_over("exchange", &count));
	assert_int_equal(count, 2);
}

static int64_t boxes(void)
{
	static const char *const sql[] = { "SELECT count(*) FROM bundle WHERE box IS NOT NULL" };
	struct db *db = client_sample_behind(sql, 1);
	struct db_statement *statement = db_use(db, 0);
	int64_t count;
	bool row;

	client_sample_must(db_next(statement, &row));
	count = db_number(statement, 0);
	db_close(db);
	return count;
}

static void confirmed_bundles_are_let_go(void **state)
{
	size_t count;

	(void)state;
	client_sample_must(hand_over("exchange", &count));
	assert_int_equal(boxes(), 2);
	tell(one, MERGE_ACCEPTED, "");
	fixed_clock_set("2026-10-20");
	assert_int_equal(take_receipts(), 1);
	stands(one, OUTBOX_CONFIRMED, "2026-10-20", "");
	stands(two, OUTBOX_HANDED_OVER, "2026-10-15", "");
	assert_int_equal(boxes(), 1);
	/* Told once; and nothing is sent again. */
	assert_int_equal(take_receipts(), 0);
	client_sample_must(hand_over("stick", &count));
	assert_int_equal(count, 1);
	assert_null(in_folder("stick", one));
}

static void a_refused_one_says_why_and_goes_again(void **state)
{
	static const char reason[] = "the file is cut short";
	size_t count;

	(void)state;
	client_sample_must(hand_over("exchange", &count));
	tell(one, MERGE_REFUSED, reason);
	assert_int_equal(take_receipts(), 1);
	stands(one, OUTBOX_REFUSED, "2026-10-15", reason);
	client_sample_must(hand_over("stick", &count));
	assert_int_equal(count, 2);
	/* The whole copy arrived; the first word is still in the folder, and changes nothing. */
	tell(one, MERGE_ACCEPTED, "");
	assert_int_equal(take_receipts(), 1);
	stands(one, OUTBOX_CONFIRMED, "2026-10-15", "");
	tell(one, MERGE_REFUSED, "another reason");
	assert_int_equal(take_receipts(), 0);
	stands(one, OUTBOX_CONFIRMED, "2026-10-15", "");
	assert_int_equal(boxes(), 1);
}

/* In every order of three files the last word is the same. */
static void words_go_one_way(void **state)
{
	static const struct {
		enum merge_word word;
		const char *reason;
	} words[] = {
		{ MERGE_ACCEPTED, "" },
		{ MERGE_CONFLICT, "same code" },
		{ MERGE_SUPERSEDED, "" },
	};
	static const int orders[][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 },
		{ 2, 0, 1 }, { 2, 1, 0 } };

	for (size_t i = 0; i < COUNT(orders); i++) {
		for (size_t j = 0; j < 3; j++) {
			tell(one, words[orders[i][j]].word, words[orders[i][j]].reason);
			take_receipts();
		}
		stands(one, OUTBOX_CONFIRMED, "2026-10-15", "superseded");
		client_sample_teardown(state);
		assert_int_equal(setup(state), 0);
	}
}

/* A withdrawal that central got when it had counted: the response is finished as before. */
static void taken_back_too_late_it_stands(void **state)
{
	const struct answer always = { .state = ANSWER_GIVEN, .number = 2 };
	struct response *response;
	struct round *round;
	struct outbox *list;
	size_t count;

	(void)state;
	client_sample_must(rounds_get(client_sample.store, "ht26", &round));
	client_sample_must(response_open(client_sample_profile(), round, &response));
	client_sample_must(response_give_code(response, SAMPLE_CODE_A));
	client_sample_must(response_give_role(response, 0));
	client_sample_must(response_answer(response, round->questionnaire->items, &always));
	client_sample_must(response_seal(response));
	client_sample_must(hand_over("exchange", &count));
	client_sample_must(response_withdraw(response));
	tell(response->bundle, MERGE_CONFLICT, RECEIPT_ROUND_CLOSED);
	take_receipts();
	for (int i = 0; i < 2; i++) {
		response_close(response);
		client_sample_must(response_open(client_sample_profile(), round, &response));
		assert_true(response->finished && response->too_late && !response->withdrawn);
		assert_int_equal(response->answers->all[0].number, 2);
		client_sample_must(outbox_list(client_sample.store, &list));
		assert_false(response_can_withdraw(response, list));
		outbox_free(list);
		client_sample_failed(response_withdraw(response), ERROR_REFUSED,
		    "your answers in the round ht26 have already been taken back");
		client_sample_must(response_move(response, round->questionnaire->items));
	}
	response_close(response);
	round_free(round);
}

static void others_receipts_tell_nothing(void **state)
{
	(void)state;
	tell("ffffffffffffffffffffffffffffffff", MERGE_ACCEPTED, "");
	assert_int_equal(take_receipts(), 0);
	/* Another central's, and another key that says it is ours. */
	tell_by(client_sample_forge_receipts, one, MERGE_ACCEPTED, "");
	assert_int_equal(take_receipts(), 0);
	stands(one, OUTBOX_READY, "2026-10-15", "");
	assert_int_equal(boxes(), 2);
}

/* Of that round, and of no other. */
static void whom_a_round_was_handed_to_speaks_of_it(void **state)
{
	struct round *round = client_sample_round();

	(void)state;
	client_sample_must(outbox_add(
	    client_sample.store, other_round, "vt27", (const unsigned char *)"third", 5));
	client_sample_hand(round);
	client_sample_join();
	tell_by(client_sample_forge_receipts, other_round, MERGE_ACCEPTED, "");
	assert_int_equal(take_receipts(), 0);
	tell_by(client_sample_forge_receipts, one, MERGE_ACCEPTED, "");
	assert_int_equal(take_receipts(), 1);
	stands(one, OUTBOX_CONFIRMED, "2026-10-15", "");
	/* What the one said who had it before still holds. */
	tell(two, MERGE_ACCEPTED, "");
	tell(other_round, MERGE_CONFLICT, "same code");
	assert_int_equal(take_receipts(), 2);
	stands(two, OUTBOX_CONFIRMED, "2026-10-15", "");
	round_free(round);
}

/* The name of the one receipts file in the folder, below the scratch folder. */
static char *receipts_path(void)
{
	struct exchange *exchange;
	char **names, *path;
	size_t count;

	client_sample_must(exchange_open(client_sample_exchange(), false, &exchange));
	client_sample_must(exchange_names(exchange, EXCHANGE_RECEIPTS, &names, &count));
	assert_int_equal(count, 1);
	path = text_format("exchange/receipts/%s", names[0]);
	file_free_names(names, count);
	exchange_close(exchange);
	return path;
}

/* What the coordinator says to go above, in a file with no receipt in it. */
static void say_above(void (*sign)(struct receipts *receipts), long above)
{
	struct receipts *receipts = receipts_new(client_sample.key);

	receipts->above = above;
	sign(receipts);
	receipts_free(receipts);
	assert_int_equal(take_receipts(), 0);
}

static long next_behind(long last)
{
	long next;

	client_sample_must(revision_next(client_sample.store, last, &next));
	return next;
}

static void the_highest_word_of_what_to_go_above_is_kept(void **state)
{
	long next;

	(void)state;
	assert_int_equal(next_behind(0), 1);
	assert_int_equal(next_behind(7), 8);
	say_above(client_sample_forge_receipts, 640);
	assert_int_equal(next_behind(0), 1);
	say_above(client_sample_tell, 128);
	assert_int_equal(next_behind(0), 129);
	assert_int_equal(next_behind(128), 129);
	assert_int_equal(next_behind(129), 130);
	say_above(client_sample_tell, 64);
	assert_int_equal(next_behind(0), 129);
	/* There is an end, and it is told. */
	assert_int_equal(next_behind(BUNDLE_MAX_REVISION - 1), BUNDLE_MAX_REVISION);
	assert_int_equal(
	    revision_next(client_sample.store, BUNDLE_MAX_REVISION, &next), ERROR_TOO_LARGE);
	assert_string_equal(error_sentence(), "no number is left for what would be handed over");
	error_clear();
}

static void changed_and_unsigned_receipts_tell_nothing(void **state)
{
	char *path, *signature, *bytes;
	size_t length;

	(void)state;
	tell(one, MERGE_ACCEPTED, "");
	path = receipts_path();
	bytes = scratch_read(path, &length);
	for (size_t at = 0; at < length; at += 7) {
		bytes[at] ^= 1;
		scratch_write(path, bytes, length);
		assert_int_equal(take_receipts(), 0);
		bytes[at] ^= 1;
	}
	scratch_write(path, bytes, length);
	signature = text_format("%s.minisig", path);
	assert_int_equal(rename(scratch_path(signature), scratch_path("kept")), 0);
	assert_int_equal(take_receipts(), 0);
	stands(one, OUTBOX_READY, "2026-10-15", "");
	assert_int_equal(rename(scratch_path("kept"), scratch_path(signature)), 0);
	assert_int_equal(take_receipts(), 1);
	free(bytes);
	free(signature);
	free(path);
}

/* What has not left is forgotten; what has is known, and goes nowhere else. */
static void what_is_replaced_goes_nowhere_any_more(void **state)
{
	struct outbox *outbox;
	size_t count;

	(void)state;
	client_sample_must(outbox_replace(client_sample.store, two));
	client_sample_must(hand_over("exchange", &count));
	assert_int_equal(count, 1);
	client_sample_must(outbox_replace(client_sample.store, one));
	client_sample_must(outbox_list(client_sample.store, &outbox));
	assert_int_equal(outbox->count, 1);
	assert_string_equal(outbox->bundles[0].name, one);
	assert_null(outbox_find(outbox, two));
	outbox_free(outbox);
	client_sample_must(hand_over("stick", &count));
	assert_int_equal(count, 0);
	assert_int_equal(boxes(), 0);
	tell(one, MERGE_SUPERSEDED, "");
	assert_int_equal(take_receipts(), 1);
	stands(one, OUTBOX_CONFIRMED, "2026-10-15", "superseded");
}

/* As the store of an earlier version is brought over. */
static void what_waits_leaves_by_its_owners_word_alone(void **state)
{
	size_t count;

	(void)state;
	client_sample_tamper("UPDATE bundle SET state = 'waiting'");
	client_sample_must(hand_over("exchange", &count));
	assert_int_equal(count, 0);
	assert_null(in_folder("exchange", one));
	stands(one, OUTBOX_WAITING, "2026-10-15", "");
	client_sample_must(outbox_release(client_sample.store, one));
	stands(one, OUTBOX_READY, "2026-10-15", "");
	client_sample_must(hand_over("exchange", &count));
	assert_int_equal(count, 1);
	assert_null(in_folder("exchange", two));
}

static struct settings settings;

/* By anybody on this machine, as often as they like. */
static void fetching_sends_nothing(void **state)
{
	struct sync_result result;

	(void)state;
	tell(two, MERGE_ACCEPTED, "");
	client_sample_must(place_set(client_sample.store, client_sample_exchange()));
	client_sample_must(sync_fetch(client_sample.store, NULL, &settings, &result));
	assert_int_equal(result.receipts, 1);
	assert_int_equal(result.bundles, 0);
	stands(one, OUTBOX_READY, "2026-10-15", "");
	assert_null(in_folder("exchange", one));
}

static enum error refuse(void *context)
{
	++*(int *)context;
	return error_set(ERROR_REFUSED, "no word");
}

/* The word is given once the folder is open and all has come; without it nothing leaves. */
static void what_is_ready_waits_for_the_word(void **state)
{
	struct sync_result result;
	int asked = 0;
	struct sync_word word = { refuse, &asked };

	(void)state;
	tell(two, MERGE_ACCEPTED, "");
	assert_int_equal(
	    sync_hand_over(client_sample.store, NULL, scratch_path("nowhere"), word, &result),
	    ERROR_NOT_FOUND);
	error_clear();
	assert_int_equal(asked, 0);
	client_sample_failed(
	    sync_hand_over(client_sample.store, NULL, client_sample_exchange(), word, &result),
	    ERROR_REFUSED, "no word");
	assert_int_equal(asked, 1);
	assert_int_equal(result.receipts, 1);
	assert_null(in_folder("exchange", one));
}

static void one_meeting_does_all(void **state)
{
	struct sync_result result;
	struct round *round = client_sample_round();
	char *bytes;

	(void)state;
	round->edition = 2;
	client_sample_publish(round);
	round_free(round);
	tell(two, MERGE_ACCEPTED, "");
	client_sample_must(sync_meet(client_sample.store, NULL, client_sample_exchange(), &result));
	/* Its receipt came first: it is not sent. */
	assert_int_equal(result.bundles, 1);
	assert_int_equal(result.rounds, 1);
	assert_int_equal(result.receipts, 1);
	client_sample_must(sync_meet(client_sample.store, NULL, client_sample_exchange(), &result));
	assert_int_equal(result.bundles + result.rounds + result.receipts, 0);

	/* A stick that has nothing for us takes what we have. */
	client_sample_must(hand_over("stick", &(size_t){ 0 }));
	client_sample_must(sync_meet(client_sample.store, NULL, scratch_path("stick"), &result));
	assert_int_equal(result.rounds, 0);
	bytes = in_folder("stick", one);
	assert_string_equal(bytes, "first");
	free(bytes);
	assert_int_equal(sync_meet(client_sample.store, NULL, scratch_path("nowhere"), &result),
	    ERROR_NOT_FOUND);
	error_clear();
}

/* Somebody else's round in the folder fails the meeting, and stops nothing else of it. */
static void a_bad_round_does_not_stop_the_receipts(void **state)
{
	struct sync_result result;
	struct round *round = client_sample_round();

	(void)state;
	memcpy(round->id, "ht00", sizeof "ht00");
	client_sample_forge(round);
	round_free(round);
	assert_int_equal(unlink(scratch_path("exchange/rounds/ht26.1.json")), 0);
	tell(two, MERGE_ACCEPTED, "");
	client_sample_failed(
	    sync_meet(client_sample.store, NULL, client_sample_exchange(), &result), ERROR_DAMAGED,
	    "ht00.1.json");
	assert_int_equal(result.bundles, 1);
	assert_int_equal(result.receipts, 1);
	stands(two, OUTBOX_CONFIRMED, "2026-10-15", "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_bundle_is_handed_over_once_to_each_folder),
		TEST(one_that_is_not_taken_keeps_no_other),
		TEST(what_cannot_be_written_is_still_ready),
		TEST(confirmed_bundles_are_let_go),
		TEST(a_refused_one_says_why_and_goes_again),
		TEST(words_go_one_way),
		TEST(taken_back_too_late_it_stands),
		TEST(others_receipts_tell_nothing),
		TEST(whom_a_round_was_handed_to_speaks_of_it),
		TEST(the_highest_word_of_what_to_go_above_is_kept),
		TEST(changed_and_unsigned_receipts_tell_nothing),
		TEST(what_is_replaced_goes_nowhere_any_more),
		TEST(what_waits_leaves_by_its_owners_word_alone),
		TEST(fetching_sends_nothing),
		TEST(what_is_ready_waits_for_the_word),
		TEST(one_meeting_does_all),
		TEST(a_bad_round_does_not_stop_the_receipts),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
