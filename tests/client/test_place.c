/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A place that is deleted: what is left of it, of its bundles and of its neighbours, in two windows
 * at once, on a full disk and when the program ends in the middle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "client/store/drafts.h"
#include "client/store/lead.h"
#include "client/store/outbox.h"
#include "client/store/profile_backup.h"
#include "client/store/profile_drop.h"
#include "client/store/profile_private.h"
#include "support/client_sample.h"
#include "support/profile_pages.h"
#include "support/response_sample.h"
#include "support/sample_round.h"
#include "support/scratch.h"

static void finish(long answer)
{
	client_sample_must(response_sample_answer("A1", answer));
	client_sample_must(response_sample_answer("A2", answer));
	client_sample_must(response_sample_answer("K1", 1));
	client_sample_must(response_seal(response_sample.response));
}

static void hand_over(void)
{
	struct exchange *exchange;
	size_t count;

	client_sample_must(exchange_open(client_sample_exchange(), false, &exchange));
	client_sample_must(outbox_hand_over(client_sample.store, exchange, &count));
	exchange_close(exchange);
}

/* As somebody at the pages does, who is out of their round by then. */
static enum error delete_place(void)
{
	enum error rc;

	response_close(response_sample.response);
	response_sample.response = NULL;
	rc = profile_confirm(client_sample_profile(), CLIENT_SAMPLE_PASSPHRASE);
	return rc == ERROR_NONE ? profile_delete(client_sample_profile()) : rc;
}

static struct profile *another_window(void)
{
	struct profile *window;

	client_sample_must(profile_open(
	    client_sample.store, CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE, &window));
	return window;
}

static void opens_not(void)
{
	struct profile *profile = NULL;

	client_sample_failed(profile_open(client_sample.store, CLIENT_SAMPLE_NAME,
				 CLIENT_SAMPLE_PASSPHRASE, &profile),
	    ERROR_PASSPHRASE, "no profile here opens");
	client_sample_failed(
	    profile_open_by_code(client_sample.store, client_sample.code, &profile),
	    ERROR_PASSPHRASE, "no profile here opens with that recovery code");
}

/* All that stands in the columns of blobs, one behind another. */
struct blobs {
	struct blob {
		unsigned char *bytes;
		size_t length;
	} all[60];
	size_t count;
};

static void take(struct blobs *blobs, const char *sql)
{
	struct db *db = client_sample_behind(&sql, 1);
	struct db_statement *statement = db_use(db, 0);
	bool row;

	for (;;) {
		struct blob *blob = &blobs->all[blobs->count];
		const void *bytes;

		client_sample_must(db_next(statement, &row));
		if (!row)
			break;
		assert_true(blobs->count < COUNT(blobs->all));
		bytes = db_blob(statement, 0, &blob->length);
		blob->bytes = memory_copy_bytes(bytes, blob->length);
		blobs->count++;
	}
	db_close(db);
}

static size_t found(const struct blobs *blobs)
{
	size_t length, count = 0;
	char *bytes = client_sample_bytes(&length);

	/* A long one lies in several pieces: its beginning and its end are looked for. */
	for (size_t i = 0; i < blobs->count; i++) {
		const struct blob *blob = &blobs->all[i];

		count += memmem(bytes, length, blob->bytes, 32) != NULL ||
			 memmem(bytes, length, blob->bytes + blob->length - 32, 32) != NULL;
	}
	free(bytes);
	return count;
}

static void forget(struct blobs *blobs)
{
	for (size_t i = 0; i < blobs->count; i++)
		free(blobs->all[i].bytes);
}

/* Answers, a draft, a plan, a salt from elsewhere; and Bo, who stays. */
static void nothing_of_it_is_left_in_the_file(void **state)
{
	struct blobs blobs = { .count = 0 };
	struct profile *bo;

	(void)state;
	response_sample_enter();
	finish(2);
	hand_over();
	client_sample_must(drafts_put(client_sample_profile(), "where", "/media/usb"));
	profile_pages_keep("unit/ht26 bjork/a", "en plan");
	client_sample_tamper("INSERT INTO code_salt SELECT id, randomblob(32) FROM profile");
	take(&blobs, "SELECT box FROM page");
	take(&blobs, "SELECT slot FROM page");
	take(&blobs, "SELECT lookup FROM profile UNION ALL SELECT wrapped FROM profile"
		     " UNION ALL SELECT code_lookup FROM profile"
		     " UNION ALL SELECT code_wrapped FROM profile");
	take(&blobs, "SELECT salt FROM code_salt");
	take(&blobs, "SELECT box FROM bundle");
	take(&blobs, "SELECT CAST(name AS BLOB) FROM bundle");
	assert_in_range(blobs.count, 15, 60);
	assert_int_equal(found(&blobs), blobs.count);
	client_sample_must(profile_pages_make("Bo", "en annan ramsa", &bo));
	profile_pages_keep_in(bo, "response/ht26", "Bos svar");
	client_sample_must(delete_place());
	assert_int_equal(found(&blobs), 0);
	forget(&blobs);
	client_sample_reopen();
	opens_not();
	assert_int_equal(client_sample_number("SELECT count(*) FROM profile"), 1);
	assert_int_equal(client_sample_number("SELECT count(*) FROM page"), 2);
	assert_int_equal(client_sample_number("SELECT count(*) FROM code_salt"), 0);
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 0);
	/* What is the machine's stays. */
	assert_int_equal(client_sample_number("SELECT count(*) FROM round"), 1);
	assert_int_equal(client_sample_number("SELECT count(*) FROM trust"), 1);
	profile_close(bo);
	client_sample_must(profile_open(client_sample.store, "Bo", "en annan ramsa", &bo));
	profile_pages_keeps_in(bo, "response/ht26", "Bos svar");
	profile_close(bo);
}

/* What its owner said is to leave does so; nothing else of theirs, and all of others'. */
static void what_is_ready_leaves_all_the_same(void **state)
{
	static const char others[] = "11111111111111111111111111111111";
	char name[BUNDLE_NAME_DIGITS + 1];
	struct outbox *outbox;

	(void)state;
	client_sample_must(
	    outbox_add(client_sample.store, others, "ht26", (const unsigned char *)"ours", 4));
	response_sample_enter();
	finish(2);
	memcpy(name, response_sample.response->bundle, sizeof name);
	client_sample_must(delete_place());
	outbox = response_sample_outbox();
	assert_int_equal(outbox->count, 2);
	assert_int_equal(outbox_find(outbox, name)->state, OUTBOX_READY);
	assert_non_null(outbox_find(outbox, others));
	outbox_free(outbox);
	hand_over();
	outbox = response_sample_outbox();
	assert_int_equal(outbox_find(outbox, name)->state, OUTBOX_HANDED_OVER);
	outbox_free(outbox);
}

/* A message that takes something back is its owner's word, too; one that only waits is none. */
static void a_withdrawal_leaves_and_what_waits_does_not(void **state)
{
	struct outbox *outbox;

	(void)state;
	response_sample_enter();
	finish(2);
	hand_over();
	client_sample_must(response_withdraw(response_sample.response));
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 2);
	client_sample_must(delete_place());
	outbox = response_sample_outbox();
	assert_int_equal(outbox->count, 1);
	assert_int_equal(outbox->bundles[0].state, OUTBOX_READY);
	outbox_free(outbox);
}

static void what_waits_for_a_word_goes(void **state)
{
	(void)state;
	response_sample_enter();
	finish(2);
	client_sample_tamper("UPDATE bundle SET state = 'waiting'");
	client_sample_must(delete_place());
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 0);
}

/* However often something was handed over: no row is left that nobody can find. */
static void every_bundle_is_somebodys(void **state)
{
	struct round *round;
	struct lead *lead;
	char code[SAMPLE_LEADER_SIZE];
	json_t *names;
	int unit;

	(void)state;
	response_sample_enter();
	for (long answer = 1; answer <= 4; answer++) {
		finish(answer);
		hand_over();
	}
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 2);
	sample_leader(code, organisation_find(response_sample.round->organisation, "bjork/a"));
	client_sample_must(lead_begin(client_sample_profile(), code, &round, &unit));
	client_sample_must(lead_open(client_sample_profile(), round, unit, &lead));
	for (int i = 0; i < 3; i++) {
		struct plan *plan = plan_copy(lead->plan);

		client_sample_must(plan_write(plan_add_action(plan), PLAN_TITLE, "Åtgärd"));
		client_sample_must(lead_keep(lead, plan));
		client_sample_must(lead_seal(lead));
		hand_over();
	}
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 3);
	client_sample_must(profile_bundles(client_sample_profile(), &names));
	assert_int_equal(json_object_size(names), 3);
	assert_non_null(json_object_get(names, lead->bundle));
	json_decref(names);
	client_sample_must(lead_end(lead));
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 2);
	lead_close(lead);
	round_free(round);
	client_sample_must(delete_place());
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 0);
}

/* The other window can neither read nor write, and a place that is made next has nothing of it. */
static void two_windows(void **state)
{
	struct profile *window = another_window(), *bo;
	struct round *round = client_sample_round();
	struct response *response, *nothing;
	struct backup *backup = NULL;

	(void)state;
	response_sample_enter();
	finish(2);
	client_sample_must(response_open(window, round, &response));
	client_sample_must(delete_place());
	client_sample_must(profile_pages_make("Bo", "en annan ramsa", &bo));
	client_sample_failed(response_give_role(response, 1), ERROR_REFUSED,
	    "this profile has meanwhile been deleted in another window");
	client_sample_failed(
	    response_withdraw(response), ERROR_REFUSED, "has meanwhile been deleted");
	response_close(response);
	client_sample_failed(
	    response_open(window, round, &nothing), ERROR_REFUSED, "has meanwhile been deleted");
	client_sample_failed(
	    profile_backup(window, &backup), ERROR_REFUSED, "meanwhile been deleted");
	client_sample_failed(profile_confirm(window, CLIENT_SAMPLE_PASSPHRASE), ERROR_REFUSED,
	    "meanwhile been deleted");
	client_sample_failed(profile_delete(window), ERROR_REFUSED, "meanwhile been deleted");
	assert_int_equal(client_sample_number("SELECT count(*) FROM page"), 1);
	assert_int_equal(
	    client_sample_number("SELECT count(*) FROM bundle WHERE state = 'ready'"), 1);
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 1);
	profile_pages_keep_in(bo, "response/ht26", "Bos svar");
	profile_close(bo);
	profile_close(window);
	round_free(round);
}

/* Whoever typed the passphrase that opened it before does not delete it any more. */
static void the_passphrase_was_changed_meanwhile(void **state)
{
	struct profile *window = another_window();

	(void)state;
	client_sample_must(profile_confirm(client_sample_profile(), CLIENT_SAMPLE_PASSPHRASE));
	client_sample_must(profile_change_passphrase(window, "helt andra ord nu"));
	client_sample_failed(profile_delete(client_sample_profile()), ERROR_REFUSED,
	    "has meanwhile been changed in another window");
	client_sample_failed(profile_confirm(client_sample_profile(), CLIENT_SAMPLE_PASSPHRASE),
	    ERROR_PASSPHRASE, "that is not the passphrase of this profile");
	assert_int_equal(client_sample_number("SELECT count(*) FROM profile"), 1);
	assert_int_equal(client_sample_number("SELECT count(*) FROM page"), 1);
	profile_close(window);
}

static void all_is_there(void)
{
	client_sample_reopen();
	assert_int_equal(client_sample_number("SELECT count(*) FROM profile"), 1);
	response_sample_open("ht26");
	assert_int_equal(response_sample_given("A1")->number, 2);
	assert_string_not_equal(response_sample.response->bundle, "");
	assert_int_equal(client_sample_number("SELECT count(*) FROM bundle"), 1);
}

static void on_a_full_disk_all_is_there(void **state)
{
	(void)state;
	response_sample_enter();
	finish(2);
	hand_over();
	client_sample_must(profile_confirm(client_sample_profile(), CLIENT_SAMPLE_PASSPHRASE));
	scratch_limit_files(0);
	assert_int_equal(profile_delete(client_sample_profile()), ERROR_SYSTEM);
	error_clear();
	scratch_limit_files(SIZE_MAX);
	response_sample_close();
	all_is_there();
}

/* In a process of its own, which ends when everything is taken out and nothing is settled. */
static void end_in_the_middle(void)
{
	struct profile *profile = client_sample_profile();
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		client_sample.profile = NULL;
		client_sample_reopen();
		profile = client_sample_profile();
		_exit(db_begin(client_sample.store->db) == ERROR_NONE &&
			      profile_drop(client_sample.store, profile->id, profile->lookup) ==
				  ERROR_NONE
			  ? 0
			  : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void what_ends_in_the_middle_takes_nothing(void **state)
{
	(void)state;
	response_sample_enter();
	finish(2);
	hand_over();
	response_sample_close();
	end_in_the_middle();
	all_is_there();
}

/* Whoever cannot read it any more can be rid of it. */
static void a_damaged_page_is_no_hindrance(void **state)
{
	(void)state;
	response_sample_enter();
	finish(2);
	profile_pages_keep("unit/ht26 bjork/a", "en plan");
	client_sample_tamper("UPDATE page SET generation = generation + 1"
			     " WHERE rowid = (SELECT max(rowid) FROM page)");
	client_sample_must(delete_place());
	assert_int_equal(client_sample_number("SELECT count(*) FROM page"), 0);
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, response_sample_setup, response_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_of_it_is_left_in_the_file),
		TEST(what_is_ready_leaves_all_the_same),
		TEST(a_withdrawal_leaves_and_what_waits_does_not),
		TEST(what_waits_for_a_word_goes),
		TEST(every_bundle_is_somebodys),
		TEST(two_windows),
		TEST(the_passphrase_was_changed_meanwhile),
		TEST(on_a_full_disk_all_is_there),
		TEST(what_ends_in_the_middle_takes_nothing),
		TEST(a_damaged_page_is_no_hindrance),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
