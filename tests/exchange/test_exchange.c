/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The door of the exchange with a second carrier behind it: what holds wherever an exchange lies,
 * and both programs, from the first round to the receipt, over one that is no folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "central/merge/merge.h"
#include "central/results/outgoing.h"
#include "central/store/codes.h"
#include "central/store/editions.h"
#include "central/store/feedback.h"
#include "client/store/lead.h"
#include "client/store/place.h"
#include "client/store/response.h"
#include "client/store/rounds.h"
#include "client/sync/sync.h"
#include "crypto/secret.h"
#include "support/carrier_memory.h"
#include "support/sample_round.h"
#include "support/scratch.h"

#define ADDRESS "memory:school"
#define BUNDLE  "0123456789abcdef0123456789abcdef.age"
#define UNIT    "0123456789abcdef0123456789abcdef.7." BUNDLE
#define RECEIPT "0123456789abcdef0123456789abcdef.json"
#define ROUND   "ht26.1.json"

static void must(enum error rc)
{
	if (rc != ERROR_NONE)
		fail_msg("%d: %s", rc, error_sentence());
}

static int start(void **state)
{
	return secret_start() == ERROR_NONE ? scratch_make(state) : -1;
}

static int end(void **state)
{
	size_t open = carrier_memory_open_now();

	carrier_memory_forget();
	secret_end();
	/* Whatever was opened was closed. */
	return scratch_remove(state) == 0 && open == 0 ? 0 : -1;
}

static struct exchange *open_made(void)
{
	struct exchange *exchange = NULL;

	must(exchange_open(ADDRESS, true, &exchange));
	return exchange;
}

static void assert_names(struct exchange *exchange, enum exchange_part part, const char *expected)
{
	struct text all = { 0 };
	char **names;
	size_t count;

	text_add(&all, "");
	must(exchange_names(exchange, part, &names, &count));
	for (size_t i = 0; i < count; i++)
		text_addf(&all, "%s ", names[i]);
	assert_string_equal(all.bytes, expected);
	file_free_names(names, count);
	text_free(&all);
}

static void an_address_is_its_carriers(void **state)
{
	struct exchange *exchange = NULL;
	char *whole = exchange_whole(ADDRESS);

	(void)state;
	assert_string_equal(whole, ADDRESS);
	free(whole);
	assert_true(exchange_is_whole(ADDRESS));
	assert_false(exchange_is_whole("memory:"));
	assert_false(exchange_is_whole("school"));
	assert_true(exchange_is_whole("/school"));
	assert_false(exchange_is_at_hand(ADDRESS));
	assert_false(exchange_is(ADDRESS));
	assert_int_equal(exchange_open(ADDRESS, false, &exchange), ERROR_NOT_FOUND);
	assert_string_equal(error_sentence(), "there is nothing at memory:school");
	error_clear();
	exchange_close(open_made());
	assert_true(exchange_is_at_hand(ADDRESS));
	assert_true(exchange_is(ADDRESS));
	/* The first row's are all others. */
	assert_true(exchange_is_at_hand(scratch_path(".")));
	assert_false(exchange_is(scratch_path(".")));
	must(exchange_open(scratch_path("x"), true, &exchange));
	assert_string_equal(exchange_address(exchange), scratch_path("x"));
	exchange_close(exchange);
	assert_string_equal(scratch_names(), "x ");
	assert_true(exchange_is(scratch_path("x")));
}

/* Parts, shapes and limits are the door's, not the carrier's. */
static void a_carrier_need_not_know_what_is_carried(void **state)
{
	static const char *const wrong[] = { "", ".", "..", ROUND, "../rounds/" ROUND,
		BUNDLE ".part" };
	struct exchange *exchange = open_made();
	unsigned char *bytes = memory_new(FILE_LIMIT_BUNDLE + 1, 1);
	size_t length = 0;
	char *shown = exchange_shown(exchange, EXCHANGE_BUNDLES, BUNDLE);

	(void)state;
	assert_string_equal(shown, ADDRESS "/bundles/" BUNDLE);
	free(shown);
	carrier_memory_put("bundles", BUNDLE, bytes, FILE_LIMIT_BUNDLE + 1);
	carrier_memory_put("units", UNIT, bytes, FILE_LIMIT_BUNDLE + 1);
	carrier_memory_put("bundles", "notes.txt", "x", 1);
	carrier_memory_put("bundles", "ABCDEF0123456789ABCDEF0123456789.AGE", "x", 1);
	free(bytes);
	assert_names(exchange, EXCHANGE_BUNDLES, BUNDLE " abcdef0123456789abcdef0123456789.age ");
	assert_int_equal(
	    exchange_read(exchange, EXCHANGE_BUNDLES, BUNDLE, &bytes, &length), ERROR_TOO_LARGE);
	must(exchange_read(exchange, EXCHANGE_UNITS, UNIT, &bytes, &length));
	assert_int_equal(length, FILE_LIMIT_BUNDLE + 1);
	free(bytes);
	for (size_t i = 0; i < COUNT(wrong); i++) {
		assert_int_equal(
		    exchange_read(exchange, EXCHANGE_BUNDLES, wrong[i], &bytes, &length),
		    ERROR_REFUSED);
		assert_int_equal(
		    exchange_add(exchange, EXCHANGE_BUNDLES, wrong[i], "x", 1), ERROR_REFUSED);
		assert_false(exchange_has(exchange, EXCHANGE_BUNDLES, wrong[i]));
	}
	exchange_close(exchange);
}

static void what_was_found_is_read_below_its_part_only(void **state)
{
	static const char *const wrong[] = { "", ".", "..", ".hidden.age", "../x", "a/b.age" };
	struct exchange *exchange = open_made();
	unsigned char *bytes;
	size_t length;

	(void)state;
	carrier_memory_put("bundles", "by hand.age", "x", 1);
	must(exchange_read_found(exchange, EXCHANGE_BUNDLES, "by hand.age", &bytes, &length));
	assert_string_equal((char *)bytes, "x");
	free(bytes);
	for (size_t i = 0; i < COUNT(wrong); i++) {
		carrier_memory_put("bundles", wrong[i], "x", 1);
		assert_int_equal(
		    exchange_read_found(exchange, EXCHANGE_BUNDLES, wrong[i], &bytes, &length),
		    ERROR_REFUSED);
	}
	exchange_close(exchange);
}

/* By whoever looks between the two steps, a signed file is never seen without its signature. */
static void a_signature_comes_first(void **state)
{
	struct exchange *exchange = open_made();
	unsigned char *bytes, *signature;
	size_t length, signature_length;

	(void)state;
	carrier_memory_put("receipts", RECEIPT ".minisig", "another", 7);
	assert_int_equal(
	    exchange_add_signed(exchange, EXCHANGE_RECEIPTS, RECEIPT, "{}\n", 3, "signed\n"),
	    ERROR_REFUSED);
	assert_names(exchange, EXCHANGE_RECEIPTS, "");
	must(exchange_add_signed(exchange, EXCHANGE_ROUNDS, ROUND, "{}\n", 3, "signed\n"));
	must(exchange_read_signed(
	    exchange, EXCHANGE_ROUNDS, ROUND, &bytes, &length, &signature, &signature_length));
	assert_string_equal((char *)bytes, "{}\n");
	assert_string_equal((char *)signature, "signed\n");
	free(bytes);
	free(signature);
	assert_names(exchange, EXCHANGE_ROUNDS, ROUND " ");
	exchange_close(exchange);
}

/* The coordinator's desk and a person's machine, which have nothing in common but the exchange. */
static struct {
	struct central *central;
	struct store *store;
	struct profile *profile;
	struct round *round;
	struct response *response;
} world;

static void make_world(void)
{
	char *code = secret_new(ENCODE_CODE_SIZE);

	must(central_create(scratch_path("central"), "Ikt-enheten", "lösen", NULL, &world.central));
	must(store_open(scratch_path("data"), &world.store));
	must(profile_make(world.store, "Anna Ö", "fem ord på en rad", code, &world.profile));
	secret_free(code);
}

static void end_world(void)
{
	response_close(world.response);
	round_free(world.round);
	profile_close(world.profile);
	store_close(world.store);
	central_close(world.central);
}

static void open_round(void)
{
	struct round *round = sample_round_open();

	free(round->leaders);
	round->leaders = NULL;
	memcpy(round->central_key, world.central->signing_key, sizeof round->central_key);
	must(age_recipient_read(&round->recipients[0], world.central->recipient));
	must(codes_make(world.central, round));
	must(editions_publish(world.central, round));
	round_free(round);
}

/* As publish does: how much was new. */
static struct outgoing publish(void)
{
	struct exchange *exchange = open_made();
	struct outgoing outgoing;

	must(outgoing_put(world.central, exchange, &outgoing));
	exchange_close(exchange);
	return outgoing;
}

/* As merge does: every file of it is accepted. */
static size_t merge(void)
{
	struct collection collection = { 0 };
	struct merge merge = { 0 };
	size_t accepted;
	bool nothing;

	must(collect_path(&collection, ADDRESS, &nothing));
	assert_false(nothing);
	must(collect_next(&collection, COLLECT_PORTION));
	must(merge_files(world.central, &collection, &merge));
	accepted = merge.totals[MERGE_ACCEPTED];
	assert_int_equal(accepted, merge.count);
	for (size_t i = 0; i < merge.count; i++)
		assert_ptr_equal(
		    strstr(merge.files[i].path, ADDRESS "/bundles/"), merge.files[i].path);
	merge_free(&merge);
	collect_free(&collection);
	return accepted;
}

static void join(void)
{
	struct rounds_found *found = NULL;
	size_t added;

	must(rounds_look(ADDRESS, "", &found));
	assert_string_equal(found->key, world.central->signing_key);
	must(rounds_trust(world.store, found->key));
	must(rounds_keep(world.store, found, &added));
	assert_int_equal(added, 1);
	rounds_found_free(found);
	must(place_set(world.store, ADDRESS));
}

static void answer(void)
{
	const struct answer given = { .state = ANSWER_GIVEN, .number = 1 };
	const struct questionnaire *questionnaire;

	must(rounds_get(world.store, "ht26", &world.round));
	must(response_open(world.profile, world.round, &world.response));
	questionnaire = world.round->questionnaire;
	must(response_give_unit(
	    world.response, organisation_find(world.round->organisation, "bjork/a")));
	must(response_give_role(world.response, 0));
	must(response_answer(world.response, questionnaire_item(questionnaire, "A1"), &given));
}

/* Anna leads her team, too. */
static void lead(void)
{
	struct codes_unit codes;
	char code[ENCODE_CODE_SIZE];
	struct round *round;
	int unit;

	must(codes_get(world.central, "ht26", "bjork/a", &codes));
	encode_code(code, codes.leader);
	codes_free(&codes);
	must(lead_begin(world.profile, code, &round, &unit));
	round_free(round);
}

static enum error seal(void *context)
{
	return response_seal(context);
}

static enum outbox_state state_of_bundle(char **place)
{
	struct outbox *outbox;
	enum outbox_state state;

	must(outbox_list(world.store, &outbox));
	assert_int_equal(outbox->count, 1);
	state = outbox->bundles[0].state;
	*place = memory_copy(outbox->bundles[0].place);
	outbox_free(outbox);
	return state;
}

static void hand_over(void)
{
	struct sync_word word = { seal, world.response };
	struct sync_result result;
	size_t opened = carrier_memory_opened();
	char *place;

	must(sync_hand_over(world.store, NULL, ADDRESS, word, &result));
	assert_int_equal(result.bundles, 1);
	assert_int_equal(carrier_memory_opened(), opened + 1);
	assert_int_equal(state_of_bundle(&place), OUTBOX_HANDED_OVER);
	assert_string_equal(place, ADDRESS);
	free(place);
}

/* From the place that is kept, as from a folder. */
static void fetch(void)
{
	const struct settings settings = { 0 };
	struct sync_result result;
	size_t opened = carrier_memory_opened();
	char *place;

	must(sync_fetch(world.store, world.profile, &settings, &result));
	assert_int_equal(result.receipts, 1);
	assert_int_equal(result.units, 1);
	assert_int_equal(carrier_memory_opened(), opened + 1);
	assert_int_equal(state_of_bundle(&place), OUTBOX_CONFIRMED);
	free(place);
}

static void both_programs_meet_at_what_is_no_folder(void **state)
{
	struct outgoing outgoing;
	struct sync_result result;

	(void)state;
	make_world();
	open_round();
	outgoing = publish();
	assert_int_equal(outgoing.receipts, 0);
	join();
	answer();
	lead();
	hand_over();
	assert_int_equal(merge(), 1);
	must(feedback_add(world.central, "ht26", "bjork/a", "Bra!", "Ikt-enheten", NULL, 0));
	outgoing = publish();
	assert_int_equal(outgoing.receipts, 1);
	assert_int_equal(outgoing.unit_files, 1);
	fetch();
	/* Once more: everything is there already, on both sides. */
	outgoing = publish();
	assert_int_equal(outgoing.receipts + outgoing.unit_files, 0);
	must(sync_meet(world.store, world.profile, ADDRESS, &result));
	assert_int_equal(result.bundles + result.rounds + result.receipts + result.units, 0);
	/* Nothing of it has become a folder. */
	assert_string_equal(scratch_names(), "central data ");
	end_world();
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(an_address_is_its_carriers),
		TEST(a_carrier_need_not_know_what_is_carried),
		TEST(what_was_found_is_read_below_its_part_only),
		TEST(a_signature_comes_first),
		TEST(both_programs_meet_at_what_is_no_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
