/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answering once: what the code opens, what it does not, and what is left when it is handed over.
 */
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
#include "client/store/notes.h"
#include "client/store/profile_once.h"
#include "client/store/profile_private.h"
#include "client/store/response.h"
#include "client/sync/sync.h"
#include "crypto/secret.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/response_sample.h"
#include "support/sample_round.h"
#include "support/scratch.h"

#define OTHER "0000-0000-0000-0001"

/* A window on the draft. */
struct window {
	struct round *round;
	struct profile *profile;
	struct response *response;
};

static void open_window(struct window *window, const char *code)
{
	client_sample_must(rounds_get(client_sample.store, "ht26", &window->round));
	client_sample_must(profile_once_open(client_sample.store, "ht26", code, &window->profile));
	client_sample_must(response_open(window->profile, window->round, &window->response));
}

static void close_window(struct window *window)
{
	response_close(window->response);
	profile_close(window->profile);
	round_free(window->round);
	*window = (struct window){ 0 };
}

static enum error answer(struct window *window, const char *id, long number)
{
	const struct answer given = { .state = ANSWER_GIVEN, .number = number };

	return response_answer(
	    window->response, questionnaire_item(window->round->questionnaire, id), &given);
}

/* What must be answered is. */
static void fill(struct window *window)
{
	client_sample_must(response_give_code(window->response, SAMPLE_CODE_A));
	client_sample_must(response_give_role(window->response, 0));
	client_sample_must(answer(window, "A1", 2));
}

static enum answer_state state_of(const struct window *window, const char *id)
{
	const struct item *item = questionnaire_item(window->round->questionnaire, id);

	return window->response->answers->all[item->number].state;
}

/* The blob that the statement finds. */
struct blob {
	unsigned char *bytes;
	size_t length;
};

static struct blob blob(const char *sql)
{
	struct db *db = client_sample_behind(&sql, 1);
	struct db_statement *statement = db_use(db, 0);
	struct blob found;
	const void *bytes;
	bool row;

	client_sample_must(db_next(statement, &row));
	assert_true(row);
	bytes = db_blob(statement, 0, &found.length);
	found.bytes = memory_copy_bytes(bytes, found.length);
	db_done(statement);
	db_close(db);
	return found;
}

static bool is_in_file(const void *bytes, size_t size)
{
	size_t length;
	char *all = client_sample_bytes(&length);
	bool is = memmem(all, length, bytes, size) != NULL;

	free(all);
	return is;
}

static int setup(void **state)
{
	fixed_clock_set("2026-10-15");
	return client_sample_setup(state);
}

static void the_code_opens_the_draft_again(void **state)
{
	struct window window;

	(void)state;
	open_window(&window, SAMPLE_CODE_A);
	assert_true(profile_once_is(window.profile));
	fill(&window);
	close_window(&window);
	client_sample_reopen();
	open_window(&window, SAMPLE_CODE_A);
	assert_int_equal(state_of(&window, "A1"), ANSWER_GIVEN);
	close_window(&window);
	open_window(&window, OTHER);
	assert_int_equal(state_of(&window, "A1"), ANSWER_NONE);
	close_window(&window);
	assert_int_equal(client_sample_number("SELECT count(*) FROM once"), 2);
}

/* A code is never a passphrase nor a recovery code, and neither opens a draft; of another round the
 * same code is another one. */
static void nothing_else_opens_it(void **state)
{
	char *recovery = secret_new(ENCODE_CODE_SIZE);
	struct profile *profile;
	struct window window;
	static const char *const names[] = { "", "ht26", "skatta-vault/1 once" };

	(void)state;
	open_window(&window, SAMPLE_CODE_A);
	fill(&window);
	close_window(&window);
	for (size_t i = 0; i < COUNT(names); i++)
		client_sample_failed(
		    profile_open(client_sample.store, names[i], SAMPLE_CODE_A, &profile),
		    ERROR_PASSPHRASE, "no profile here opens");
	client_sample_failed(profile_open_by_code(client_sample.store, SAMPLE_CODE_A, &profile),
	    ERROR_PASSPHRASE, "no profile here opens with that recovery code");
	client_sample_must(
	    profile_make(client_sample.store, "ht26", SAMPLE_CODE_A, recovery, &profile));
	profile_close(profile);
	open_window(&window, SAMPLE_CODE_A);
	assert_int_equal(state_of(&window, "A1"), ANSWER_GIVEN);
	close_window(&window);
	open_window(&window, recovery);
	assert_int_equal(state_of(&window, "A1"), ANSWER_NONE);
	close_window(&window);
	client_sample_must(profile_once_open(client_sample.store, "vt27", SAMPLE_CODE_A, &profile));
	assert_int_equal(client_sample_number("SELECT count(*) FROM once"), 3);
	profile_close(profile);
	client_sample_failed(profile_once_open(client_sample.store, "ht26", "ABCD", &profile),
	    ERROR_PASSPHRASE, "that is not an answer code");
	secret_free(recovery);
}

#define OF_DRAFT "profile = (SELECT profile FROM once)"

/* Everything that was of the draft: what finds and wraps the key, and every page. A long one lies
 * in pages of the file of its own: any part of it would do. */
static void nothing_stays_in_the_file(void **state)
{
	static const char *const parts[] = {
		"SELECT lookup FROM profile JOIN once ON id = profile",
		"SELECT wrapped FROM profile JOIN once ON id = profile",
		"SELECT code_lookup FROM profile JOIN once ON id = profile",
		"SELECT slot FROM page WHERE " OF_DRAFT " ORDER BY slot LIMIT 1",
		"SELECT substr(box, 1, 64) FROM page WHERE " OF_DRAFT " ORDER BY slot LIMIT 1",
		"SELECT substr(box, -64) FROM page WHERE " OF_DRAFT " ORDER BY slot LIMIT 1",
		"SELECT substr(box, 1, 64) FROM page WHERE " OF_DRAFT " ORDER BY slot DESC LIMIT 1",
		"SELECT substr(box, -64) FROM page WHERE " OF_DRAFT " ORDER BY slot DESC LIMIT 1",
	};
	struct blob was[COUNT(parts)];
	struct window window;
	char *path = text_format("%s/skatta.db-journal", client_sample_data());

	(void)state;
	open_window(&window, SAMPLE_CODE_A);
	fill(&window);
	client_sample_must(notes_put(window.profile, "ht26", "A1", "Fråga vid mötet"));
	client_sample_must(response_finish(window.response));
	assert_int_equal(client_sample_number("SELECT count(*) FROM page WHERE " OF_DRAFT), 2);
	for (size_t i = 0; i < COUNT(parts); i++) {
		was[i] = blob(parts[i]);
		assert_true(is_in_file(was[i].bytes, was[i].length));
	}
	client_sample_must(response_seal(window.response));
	close_window(&window);
	for (size_t i = 0; i < COUNT(parts); i++) {
		assert_false(is_in_file(was[i].bytes, was[i].length));
		free(was[i].bytes);
	}
	assert_int_equal(access(path, F_OK), -1);
	free(path);
}

static void pair_of(const struct window *window, struct sign_pair *pair)
{
	profile_pair(window->profile, client_sample.key, pair);
}

/* Handing over leaves the sealed bundle, whenever the program ends after it, and nothing that opens
 * what was answered, not with the code either. Whoever answers with it again is somebody else. */
static void handing_over_destroys_it(void **state)
{
	struct sign_pair *first = secret_new(sizeof *first), *second = secret_new(sizeof *second);
	unsigned char lookup[VAULT_LOOKUP_SIZE];
	struct outbox *outbox;
	struct window window;

	(void)state;
	open_window(&window, SAMPLE_CODE_A);
	fill(&window);
	pair_of(&window, first);
	memcpy(lookup, window.profile->lookup, sizeof lookup);
	assert_true(is_in_file(lookup, sizeof lookup));
	assert_int_equal(client_sample_number("SELECT count(*) FROM profile"), 2);
	client_sample_must(response_seal(window.response));
	assert_true(profile_once_is_gone(window.profile));
	/* Nobody's page can be written any more. */
	client_sample_failed(answer(&window, "A1", 1), ERROR_REFUSED, "is not here any more");
	close_window(&window);
	client_sample_reopen();
	assert_int_equal(client_sample_number("SELECT count(*) FROM profile"), 1);
	assert_int_equal(client_sample_number("SELECT count(*) FROM once"), 0);
	assert_int_equal(client_sample_number("SELECT count(*) FROM page WHERE profile NOT IN"
					      " (SELECT id FROM profile)"),
	    0);
	assert_false(is_in_file(lookup, sizeof lookup));
	client_sample_must(outbox_list(client_sample.store, &outbox));
	assert_int_equal(outbox->count, 1);
	assert_int_equal(outbox->bundles[0].state, OUTBOX_READY);
	outbox_free(outbox);
	open_window(&window, SAMPLE_CODE_A);
	assert_true(response_needs_unit(window.response));
	assert_int_equal(state_of(&window, "A1"), ANSWER_NONE);
	pair_of(&window, second);
	assert_memory_not_equal(first, second, sizeof *first);
	close_window(&window);
	secret_free(first);
	secret_free(second);
}

/* All of it, or nothing: where the disk is full the draft is there, and no bundle. */
static void a_full_disk_destroys_nothing(void **state)
{
	struct outbox *outbox;
	struct window window;

	(void)state;
	open_window(&window, SAMPLE_CODE_A);
	fill(&window);
	client_sample_must(response_finish(window.response));
	scratch_limit_files(0);
	assert_int_equal(response_seal(window.response), ERROR_SYSTEM);
	error_clear();
	scratch_limit_files(SIZE_MAX);
	assert_false(profile_once_is_gone(window.profile));
	close_window(&window);
	client_sample_reopen();
	client_sample_must(outbox_list(client_sample.store, &outbox));
	assert_int_equal(outbox->count, 0);
	outbox_free(outbox);
	open_window(&window, SAMPLE_CODE_A);
	assert_int_equal(state_of(&window, "A1"), ANSWER_GIVEN);
	client_sample_must(response_seal(window.response));
	assert_true(profile_once_is_gone(window.profile));
	close_window(&window);
}

/* Two with the same slip have one draft: what one has handed over the other can neither change nor
 * hand over, and whoever has the number in the store afterwards has nothing of it. */
static void two_windows_hand_over_once(void **state)
{
	struct window first, second;
	char *recovery = secret_new(ENCODE_CODE_SIZE);
	struct profile *bo;

	(void)state;
	open_window(&first, SAMPLE_CODE_A);
	fill(&first);
	open_window(&second, SAMPLE_CODE_A);
	client_sample_must(response_finish(second.response));
	client_sample_failed(answer(&first, "A2", 1), ERROR_REFUSED, "in another window");
	client_sample_must(response_seal(second.response));
	client_sample_must(
	    profile_make(client_sample.store, "Bo", "en annan ramsa", recovery, &bo));
	client_sample_failed(answer(&first, "A2", 1), ERROR_REFUSED, "is not here any more");
	client_sample_failed(response_seal(first.response), ERROR_REFUSED, "is not here any more");
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 1);
	assert_int_equal(client_sample_number("SELECT count(*) FROM profile"), 2);
	assert_int_equal(
	    client_sample_number(
		"SELECT count(*) FROM page WHERE profile = (SELECT max(id) FROM profile)"),
	    1);
	profile_close(bo);
	close_window(&first);
	close_window(&second);
	secret_free(recovery);
}

/* The same code: a window on what was handed over writes nothing
 * into the draft that comes after it, and takes nothing of it away. */
static void a_later_draft_is_another_one(void **state)
{
	struct window first, second, later;

	(void)state;
	open_window(&first, SAMPLE_CODE_A);
	fill(&first);
	open_window(&second, SAMPLE_CODE_A);
	client_sample_must(response_seal(second.response));
	open_window(&later, SAMPLE_CODE_A);
	assert_int_not_equal(later.profile->id, first.profile->id);
	fill(&later);
	client_sample_failed(answer(&first, "A2", 1), ERROR_REFUSED, "is not here any more");
	client_sample_failed(response_seal(first.response), ERROR_REFUSED, "is not here any more");
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 1);
	client_sample_must(answer(&later, "A2", 0));
	client_sample_must(response_seal(later.response));
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 2);
	close_window(&first);
	close_window(&second);
	close_window(&later);
}

/* Both see none, and have one. */
static void two_windows_begin_one_draft(void **state)
{
	struct store *store;
	struct profile *first, *second;

	(void)state;
	client_sample_must(store_open(client_sample_data(), &store));
	client_sample_must(profile_once_open(store, "ht26", SAMPLE_CODE_A, &first));
	client_sample_must(profile_once_open(client_sample.store, "ht26", SAMPLE_CODE_A, &second));
	assert_int_equal(first->id, second->id);
	assert_memory_equal(first->keys->data, second->keys->data, sizeof first->keys->data);
	profile_close(first);
	profile_close(second);
	store_close(store);
}

/* Without any key: what was sealed while no folder was at hand, and a later edition has come. */
static void what_waits_leaves_with_the_next_sync(void **state)
{
	struct round *round = client_sample_round();
	struct sync_result result;
	struct window window;

	(void)state;
	open_window(&window, SAMPLE_CODE_A);
	fill(&window);
	client_sample_must(response_seal(window.response));
	close_window(&window);
	client_sample_reopen();
	round->edition = 2;
	memcpy(round->closes, "2026-12-01", CLOCK_DAY_SIZE);
	client_sample_publish(round);
	round_free(round);
	client_sample_must(sync_meet(client_sample.store, NULL, client_sample_exchange(), &result));
	assert_int_equal(result.rounds, 1);
	assert_int_equal(result.bundles, 1);
	assert_int_equal(
	    client_sample_number("SELECT count(*) FROM bundle WHERE state = 'handed over'"), 1);
}

/* Nobody can hand it over any more, so nobody shall open it. */
static void a_closed_round_leaves_no_drafts(void **state)
{
	struct window window;

	(void)state;
	open_window(&window, SAMPLE_CODE_A);
	fill(&window);
	close_window(&window);
	profile_once_sweep(client_sample.store);
	assert_int_equal(client_sample_number("SELECT count(*) FROM once"), 1);
	response_sample_close_round();
	profile_once_sweep(client_sample.store);
	assert_int_equal(client_sample_number("SELECT count(*) FROM once"), 0);
	assert_int_equal(client_sample_number("SELECT count(*) FROM profile"), 1);
	assert_int_equal(client_sample_number("SELECT count(*) FROM page"), 1);
	/* Anna's place stands. */
	assert_string_equal(profile_name(client_sample_profile()), CLIENT_SAMPLE_NAME);
}

/* On a full disk it stays for the next time, and nobody is kept out for it. */
static void what_cannot_be_taken_out_now_is_later(void **state)
{
	struct window window;

	(void)state;
	open_window(&window, SAMPLE_CODE_A);
	fill(&window);
	close_window(&window);
	response_sample_close_round();
	scratch_limit_files(0);
	profile_once_sweep(client_sample.store);
	scratch_limit_files(SIZE_MAX);
	assert_string_equal(error_sentence(), "");
	assert_int_equal(client_sample_number("SELECT count(*) FROM once"), 1);
	profile_once_sweep(client_sample.store);
	assert_int_equal(client_sample_number("SELECT count(*) FROM once"), 0);
}

/* A draft is no place that somebody comes back to. */
static void a_draft_is_no_place(void **state)
{
	struct window window;
	bool any;

	(void)state;
	client_sample_must(profile_any(client_sample.store, &any));
	assert_true(any);
	client_sample_tamper("DELETE FROM page");
	client_sample_tamper("DELETE FROM profile");
	open_window(&window, SAMPLE_CODE_A);
	close_window(&window);
	client_sample_must(profile_any(client_sample.store, &any));
	assert_false(any);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_code_opens_the_draft_again),
		TEST(nothing_else_opens_it),
		TEST(handing_over_destroys_it),
		TEST(nothing_stays_in_the_file),
		TEST(a_full_disk_destroys_nothing),
		TEST(two_windows_begin_one_draft),
		TEST(two_windows_hand_over_once),
		TEST(a_later_draft_is_another_one),
		TEST(what_waits_leaves_with_the_next_sync),
		TEST(a_closed_round_leaves_no_drafts),
		TEST(what_cannot_be_taken_out_now_is_later),
		TEST(a_draft_is_no_place),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
