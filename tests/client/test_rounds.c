/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Rounds: whose are taken in, what a later edition may change, and that the store is not believed
 * either. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "client/sync/sync.h"
#include "support/client_sample.h"
#include "support/sample_round.h"
#include "support/scratch.h"

/* Publish the small round with one thing changed. */
struct change {
	const char *id;
	long edition, min_group;
	const char *closed;
};

static struct round *changed(const struct change *change)
{
	struct round *round = client_sample_round();

	if (change->id != NULL) {
		/* Codes are hashed with the round's id: another round has others. */
		snprintf(round->id, sizeof round->id, "%s", change->id);
		round_code_hash(round->codes[0].hash, round->id, SAMPLE_CODE_A);
		round_code_hash(round->codes[1].hash, round->id, SAMPLE_CODE_LIND);
	}
	if (change->edition != 0)
		round->edition = change->edition;
	if (change->min_group != 0)
		round->min_group = change->min_group;
	if (change->closed != NULL)
		snprintf(round->closed, sizeof round->closed, "%s", change->closed);
	return round;
}

static void publish(const struct change *change)
{
	struct round *round = changed(change);

	client_sample_publish(round);
	round_free(round);
}

static enum error look(const char *path, const char *key, struct rounds_found **found)
{
	*found = NULL;
	return rounds_look(path, key, found);
}

/* Take in what lies in the folder; how many were new. */
static enum error keep(size_t *added)
{
	struct rounds_found *found;
	enum error rc;

	client_sample_must(look(client_sample_exchange(), client_sample.key, &found));
	rc = rounds_keep(client_sample.store, found, added);
	rounds_found_free(found);
	return rc;
}

static long edition_here(const char *id)
{
	struct round *round;
	long edition;

	client_sample_must(rounds_get(client_sample.store, id, &round));
	edition = round->edition;
	round_free(round);
	return edition;
}

static void what_was_joined_is_there(void **state)
{
	struct round **rounds, *round = NULL;
	size_t count;

	(void)state;
	publish(&(struct change){ .id = "a-first" });
	client_sample_join();
	client_sample_reopen();
	client_sample_must(rounds_list(client_sample.store, &rounds, &count));
	assert_int_equal(count, 2);
	assert_string_equal(rounds[0]->id, "a-first");
	assert_string_equal(rounds[1]->id, "ht26");
	assert_string_equal(rounds[1]->title, "Höstens självskattning");
	rounds_free(rounds, count);
	client_sample_failed(rounds_get(client_sample.store, "ht25", &round), ERROR_NOT_FOUND,
	    "there is no round ht25 here");
	assert_null(round);
}

/* As people look for them, whatever they are called. */
static void open_rounds_come_first_then_the_newest(void **state)
{
	static const struct {
		const char *id, *opens, *closes, *closed;
	} made[] = {
		{ "a-old", "2025-01-10", "2025-02-01", "2025-02-03" },
		{ "b-older-yet-open", "2026-01-10", "", "" },
		{ "c-undated", "", "", "" },
		{ "d-undated", "", "", "" },
		{ "e-ends", "", "2026-05-01", "" },
		{ "k-closed", "2026-09-01", "", "2026-09-30" },
		{ "z-newest", "2027-02-01", "2027-03-01", "" },
	};
	static const char *const expected[] = { "z-newest", "ht26", "e-ends", "b-older-yet-open",
		"c-undated", "d-undated", "k-closed", "a-old" };
	struct round **rounds;
	size_t count;

	(void)state;
	for (size_t i = 0; i < COUNT(made); i++) {
		struct round *round = client_sample_round();

		snprintf(round->id, sizeof round->id, "%s", made[i].id);
		snprintf(round->opens, sizeof round->opens, "%s", made[i].opens);
		snprintf(round->closes, sizeof round->closes, "%s", made[i].closes);
		snprintf(round->closed, sizeof round->closed, "%s", made[i].closed);
		client_sample_publish(round);
		round_free(round);
	}
	client_sample_join();
	client_sample_must(rounds_list_newest(client_sample.store, &rounds, &count));
	assert_int_equal(count, COUNT(expected));
	for (size_t i = 0; i < count; i++)
		assert_string_equal(rounds[i]->id, expected[i]);
	rounds_free(rounds, count);
}

/* And whoever handed it over is not heard any more, nor heard elsewhere whom it was handed to. */
static void a_round_is_taken_from_whom_it_was_handed_to(void **state)
{
	struct round *round = client_sample_round(), *known = NULL, *older = client_sample_round();
	struct rounds_found *found;
	size_t added;

	(void)state;
	client_sample_hand(round);
	client_sample_join();
	client_sample_must(rounds_get(client_sample.store, "ht26", &known));
	assert_int_equal(known->edition, 2);
	assert_string_equal(known->central_key, round->central_key);
	older->edition = 3;
	client_sample_publish(older);
	client_sample_must(rounds_look(client_sample_exchange(), client_sample.key, &found));
	client_sample_failed(rounds_keep(client_sample.store, found, &added), ERROR_REFUSED,
	    "it is from another coordinator");
	rounds_found_free(found);
	snprintf(older->id, sizeof older->id, "vt27");
	client_sample_forge(older);
	client_sample_must(rounds_look(client_sample_exchange(), client_sample.key, &found));
	assert_int_equal(found->refused, 1);
	rounds_found_free(found);
	error_clear();
	round_free(older);
	round_free(known);
	round_free(round);
}

static struct round *later(const char *id)
{
	return changed(&(struct change){ .id = id });
}

/* Nothing of it is taken before a person has said yes; what came before is read then as before. */
static void a_key_takes_the_place_of_another(void **state)
{
	struct round *round = later("vt27"), *again = NULL;
	struct rounds_found *found;
	char trusted[MINISIGN_KEY_TEXT_SIZE];
	size_t added;

	(void)state;
	client_sample_join();
	client_sample_succeed(round);
	client_sample_must(rounds_look(client_sample_exchange(), client_sample.key, &found));
	assert_int_equal(found->count, 1);
	assert_int_equal(found->waiting, 1);
	assert_int_equal(found->refused, 0);
	assert_int_equal(found->n_next, 1);
	assert_string_equal(found->next[0]->central_key, round->central_key);
	client_sample_failed(
	    rounds_check_next(found), ERROR_REFUSED, "the coordinator has a new key");
	client_sample_must(rounds_keep(client_sample.store, found, &added));
	assert_int_equal(added, 0);
	client_sample_failed(rounds_trust(client_sample.store, round->central_key), ERROR_REFUSED,
	    "this machine trusts another");
	client_sample_must(rounds_trust_next(client_sample.store, found, round->central_key));
	client_sample_must(rounds_trusted(client_sample.store, trusted));
	assert_string_equal(trusted, round->central_key);
	rounds_found_free(found);
	/* What the old key signed is no file to be told of. */
	client_sample_must(rounds_look(client_sample_exchange(), trusted, &found));
	assert_int_equal(found->count, 1);
	assert_int_equal(found->refused + found->waiting, 0);
	client_sample_must(rounds_keep(client_sample.store, found, &added));
	assert_int_equal(added, 1);
	rounds_found_free(found);
	client_sample_must(rounds_get(client_sample.store, "ht26", &again));
	assert_string_equal(again->central_key, client_sample.key);
	round_free(again);
	round_free(round);
}

/* The old key is not heard in the round that is new, nor can it take the place back. */
static void a_key_that_was_replaced_is_not_heard(void **state)
{
	struct round *round = later("vt27"), *other = later("ht27");
	struct rounds_found *found;

	(void)state;
	client_sample_join();
	client_sample_succeed(round);
	client_sample_must(rounds_look(client_sample_exchange(), client_sample.key, &found));
	client_sample_must(rounds_trust_next(client_sample.store, found, round->central_key));
	rounds_found_free(found);
	client_sample_publish(other);
	client_sample_must(rounds_look(client_sample_exchange(), round->central_key, &found));
	assert_int_equal(found->count, 1);
	assert_string_equal(found->offers[0].round->id, "vt27");
	client_sample_failed(rounds_trust_next(client_sample.store, found, client_sample.key),
	    ERROR_REFUSED, "this machine trusts another");
	rounds_found_free(found);
	round_free(other);
	round_free(round);
}

/* Whoever has stolen the old key can name one, too: then nobody is asked, and who names one takes
 * that. */
static void of_two_that_follow_none_is_believed(void **state)
{
	struct round *round = later("vt27"), *rival = later("a-rival");
	struct rounds_found *found;

	(void)state;
	client_sample_join();
	client_sample_succeed(round);
	client_sample_rival(rival);
	client_sample_must(rounds_look(client_sample_exchange(), client_sample.key, &found));
	assert_int_equal(found->n_next, 2);
	assert_int_equal(found->waiting, 2);
	client_sample_failed(
	    rounds_check_next(found), ERROR_REFUSED, "more than one key claims to have taken");
	client_sample_must(rounds_trust_next(client_sample.store, found, round->central_key));
	rounds_found_free(found);
	/* And it stays so: the other has no word of the one that is trusted now. */
	client_sample_must(rounds_look(client_sample_exchange(), round->central_key, &found));
	assert_int_equal(found->n_next, 0);
	assert_int_equal(found->refused, 1);
	rounds_found_free(found);
	round_free(rival);
	round_free(round);
}

/* Who trusts nobody yet is shown the key that stands on the new poster. */
static void a_new_machine_is_shown_the_new_key(void **state)
{
	struct round *round = later("vt27");
	struct rounds_found *found;

	(void)state;
	client_sample_succeed(round);
	client_sample_must(rounds_look(client_sample_exchange(), "", &found));
	assert_string_equal(found->key, round->central_key);
	assert_int_equal(found->refused + found->waiting, 0);
	rounds_found_free(found);
	round_free(round);
}

static void one_file_with_its_signature_is_enough(void **state)
{
	struct rounds_found *found;
	const char *path = scratch_path("exchange/rounds/ht26.1.json");

	(void)state;
	client_sample_must(look(path, "", &found));
	assert_int_equal(found->count, 1);
	assert_string_equal(found->key, client_sample.key);
	assert_string_equal(found->offers[0].round->id, "ht26");
	rounds_found_free(found);

	assert_int_equal(unlink(scratch_path("exchange/rounds/ht26.1.json.minisig")), 0);
	client_sample_failed(look(path, "", &found), ERROR_NOT_FOUND, "there is no signature ");
	assert_int_equal(look(scratch_path("nowhere.json"), "", &found), ERROR_NOT_FOUND);
	error_clear();
}

static void another_key_is_not_trusted(void **state)
{
	static const char other[] = "RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r";
	char trusted[MINISIGN_KEY_TEXT_SIZE];

	(void)state;
	client_sample_must(rounds_trust(client_sample.store, client_sample.key));
	client_sample_failed(rounds_trust(client_sample.store, other), ERROR_REFUSED,
	    "this machine trusts another coordinator's key, RW");
	client_sample_failed(rounds_trust(client_sample.store, "RWhatever"), ERROR_USAGE,
	    "that is not a signing key");
	client_sample_must(rounds_trusted(client_sample.store, trusted));
	assert_string_equal(trusted, client_sample.key);
}

/* Somebody's own round, in the coordinator's name or not, lies in the folder that all write to. */
static void another_signature_is_left_alone(void **state)
{
	struct rounds_found *found;
	struct round *round = changed(&(struct change){ .id = "a-forged" });

	(void)state;
	client_sample_forge(round);
	round_free(round);
	client_sample_must(look(client_sample_exchange(), client_sample.key, &found));
	assert_int_equal(found->count, 1);
	assert_int_equal(found->refused, 1);
	assert_string_equal(found->offers[0].round->id, "ht26");
	rounds_found_free(found);
	assert_string_equal(error_sentence(), "");

	assert_int_equal(unlink(scratch_path("exchange/rounds/ht26.1.json")), 0);
	client_sample_failed(look(client_sample_exchange(), client_sample.key, &found),
	    ERROR_DAMAGED, "a-forged.1.json");
	assert_null(found);
	client_sample_failed(look(scratch_path("exchange/rounds/a-forged.1.json"), "", &found),
	    ERROR_WRONG_KEY, "a-forged.1.json");
}

/* Where no key is trusted yet, the person is shown one key and gets only what that key signed. */
static void what_is_offered_is_signed_by_one_key(void **state)
{
	static const char other[] = "RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r";
	struct rounds_found *found;
	struct round *round = changed(&(struct change){ .id = "z-last" });

	(void)state;
	client_sample_forge(round);
	round_free(round);
	client_sample_must(look(client_sample_exchange(), "", &found));
	assert_string_equal(found->key, client_sample.key);
	assert_int_equal(found->count, 1);
	assert_int_equal(found->refused, 1);
	rounds_found_free(found);
	assert_int_equal(look(client_sample_exchange(), other, &found), ERROR_DAMAGED);
	error_clear();
}

static void damaged_and_unsigned_files_are_left_alone(void **state)
{
	struct rounds_found *found;
	size_t length;
	char *bytes = scratch_read("exchange/rounds/ht26.1.json", &length);

	(void)state;
	publish(&(struct change){ .id = "ht27" });
	publish(&(struct change){ .id = "ht28" });
	bytes[length / 2] ^= 1;
	scratch_write("exchange/rounds/ht26.1.json", bytes, length);
	free(bytes);
	assert_int_equal(unlink(scratch_path("exchange/rounds/ht27.1.json.minisig")), 0);
	client_sample_must(look(client_sample_exchange(), client_sample.key, &found));
	assert_int_equal(found->count, 1);
	assert_int_equal(found->refused, 2);
	assert_string_equal(found->offers[0].round->id, "ht28");
	rounds_found_free(found);
}

static void a_folder_without_rounds_says_so(void **state)
{
	struct rounds_found *found;

	(void)state;
	assert_int_equal(unlink(scratch_path("exchange/rounds/ht26.1.json")), 0);
	client_sample_failed(
	    look(client_sample_exchange(), "", &found), ERROR_NOT_FOUND, "there are no rounds in ");
	client_sample_failed(
	    look(scratch_path("data"), "", &found), ERROR_NOT_FOUND, "there are no rounds in ");
}

static void a_newer_edition_takes_the_place(void **state)
{
	size_t added;

	(void)state;
	client_sample_must(keep(&added));
	assert_int_equal(added, 0);
	publish(&(struct change){ .edition = 2, .min_group = 7 });
	publish(&(struct change){ .edition = 3, .min_group = 7, .closed = "2026-10-14" });
	client_sample_must(keep(&added));
	assert_int_equal(added, 2);
	assert_int_equal(edition_here("ht26"), 3);
	/* What is older is no news, whatever order it comes in. */
	client_sample_must(keep(&added));
	assert_int_equal(added, 0);
	assert_int_equal(edition_here("ht26"), 3);
}

/* The coordinator's own signature does not lower the promise that people answered under. */
static void a_lowered_promise_is_refused(void **state)
{
	size_t added;

	(void)state;
	publish(&(struct change){ .edition = 2, .min_group = 7 });
	client_sample_must(keep(&added));
	publish(&(struct change){ .id = "another" });
	publish(&(struct change){ .edition = 3, .min_group = 6 });
	client_sample_failed(keep(&added), ERROR_REFUSED, "it promises less privacy than before");
	assert_int_equal(edition_here("ht26"), 2);
	/* All or nothing. */
	assert_int_equal(
	    rounds_get(client_sample.store, "another", &(struct round *){ NULL }), ERROR_NOT_FOUND);
	error_clear();
}

static void a_closed_round_stays_closed(void **state)
{
	size_t added;

	(void)state;
	publish(&(struct change){ .edition = 2, .closed = "2026-10-14" });
	publish(&(struct change){ .edition = 3 });
	client_sample_failed(keep(&added), ERROR_REFUSED, "it reopens what was closed");
	assert_int_equal(edition_here("ht26"), 1);
}

static void a_round_changed_in_the_store_is_found(void **state)
{
	static const char *const changes[] = {
		"UPDATE round SET bytes = CAST(replace(bytes, 'Norr', 'Nord') AS BLOB)",
		"UPDATE round SET bytes = zeroblob(10)",
		"UPDATE round SET bytes = zeroblob(0)",
		"UPDATE round SET signature = zeroblob(300)",
		"UPDATE trust SET key = 'RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r'",
		"UPDATE trust SET key = 'RW'",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(changes); i++) {
		struct round *round = NULL, **rounds;
		size_t count;

		client_sample_tamper(changes[i]);
		assert_int_not_equal(rounds_get(client_sample.store, "ht26", &round), ERROR_NONE);
		assert_string_not_equal(error_sentence(), "");
		error_clear();
		assert_int_not_equal(rounds_list(client_sample.store, &rounds, &count), ERROR_NONE);
		error_clear();
		assert_null(round);
		assert_int_equal(count, 0);
		client_sample_teardown(state);
		assert_int_equal(client_sample_setup(state), 0);
	}
}

/* A round under another's name in the store would be answered as that one. */
static void a_round_under_another_name_is_not_given_out(void **state)
{
	struct round *round = NULL;

	(void)state;
	client_sample_tamper("UPDATE round SET id = 'ht27'");
	client_sample_failed(
	    rounds_get(client_sample.store, "ht27", &round), ERROR_DAMAGED, "ht27");
	assert_null(round);
}

static void nothing_is_fetched_before_a_key_is_trusted(void **state)
{
	struct sync_result result;

	(void)state;
	client_sample_tamper("DELETE FROM trust");
	client_sample_failed(
	    sync_meet(client_sample.store, NULL, client_sample_exchange(), &result), ERROR_REFUSED,
	    "no round has been joined on this machine yet");
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, client_sample_setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_was_joined_is_there),
		TEST(open_rounds_come_first_then_the_newest),
		TEST(one_file_with_its_signature_is_enough),
		TEST(a_round_is_taken_from_whom_it_was_handed_to),
		TEST(a_key_takes_the_place_of_another),
		TEST(a_key_that_was_replaced_is_not_heard),
		TEST(of_two_that_follow_none_is_believed),
		TEST(a_new_machine_is_shown_the_new_key),
		TEST(another_key_is_not_trusted),
		TEST(another_signature_is_left_alone),
		TEST(what_is_offered_is_signed_by_one_key),
		TEST(damaged_and_unsigned_files_are_left_alone),
		TEST(a_folder_without_rounds_says_so),
		TEST(a_newer_edition_takes_the_place),
		TEST(a_lowered_promise_is_refused),
		TEST(a_closed_round_stays_closed),
		TEST(a_round_changed_in_the_store_is_found),
		TEST(a_round_under_another_name_is_not_given_out),
		TEST(nothing_is_fetched_before_a_key_is_trusted),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
