/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta's store: made once, closed to others, and refused where it is not what it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "client/store/place.h"
#include "support/client_sample.h"
#include "support/scratch.h"

static int mode_of(const char *name)
{
	struct stat about;

	assert_int_equal(stat(scratch_path(name), &about), 0);
	return about.st_mode & 07777;
}

static void a_new_store_is_closed_to_others(void **state)
{
	struct store *store;

	(void)state;
	client_sample_must(store_open(scratch_path("one/in/another"), &store));
	assert_int_equal(mode_of("one/in/another"), 0700);
	assert_int_equal(mode_of("one/in/another/skatta.db"), 0600);
	assert_true(store->vault.cost.memory_kib >= 64 * 1024);
	assert_true(store->vault.cost.passes >= 3);
	store_close(store);
	store_close(NULL);
}

/* What a person makes stays bound to the store: its id and salt are drawn once. */
static void it_is_the_same_when_opened_again(void **state)
{
	struct store *again, before = *client_sample.store;

	(void)state;
	client_sample_must(store_open(client_sample_data(), &again));
	assert_memory_equal(again->id, before.id, sizeof before.id);
	assert_memory_equal(again->vault.salt, before.vault.salt, sizeof before.vault.salt);
	assert_int_equal(again->vault.cost.memory_kib, before.vault.cost.memory_kib);
	store_close(again);
	client_sample_must(store_open(scratch_path("other"), &again));
	assert_memory_not_equal(again->id, before.id, sizeof before.id);
	assert_memory_not_equal(again->vault.salt, before.vault.salt, sizeof before.vault.salt);
	store_close(again);
}

/* Two people start skatta for the first time at the same moment: one store comes of it. */
static void two_programs_make_one_store(void **state)
{
	struct store *store;
	unsigned char theirs[STORE_ID_SIZE];
	int ends[2], status;
	pid_t child;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		if (store_open(scratch_path("new"), &store) != ERROR_NONE ||
		    write(ends[1], store->id, sizeof store->id) != sizeof store->id)
			_exit(1);
		store_close(store);
		_exit(0);
	}
	client_sample_must(store_open(scratch_path("new"), &store));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(read(ends[0], theirs, sizeof theirs), sizeof theirs);
	assert_memory_equal(theirs, store->id, sizeof theirs);
	close(ends[0]);
	close(ends[1]);
	store_close(store);
}

static void refused(enum error expected, const char *words)
{
	struct store *store = NULL;

	client_sample_failed(store_open(client_sample_data(), &store), expected, words);
	assert_null(store);
}

static void a_store_without_its_settings_is_refused(void **state)
{
	(void)state;
	client_sample_tamper("UPDATE settings SET salt = substr(salt, 1, 31)");
	refused(ERROR_DAMAGED, "skatta's store has lost its settings");
}

static void a_store_with_something_put_in_is_refused(void **state)
{
	(void)state;
	client_sample_tamper(
	    "CREATE TRIGGER more AFTER INSERT ON page BEGIN DELETE FROM bundle; END");
	refused(ERROR_DAMAGED, "has been changed by something else");
}

static void a_file_of_something_else_is_refused(void **state)
{
	static const char note[] = "This is a note about the meeting, and longer than nothing.\n";
	char *left;
	size_t length;

	(void)state;
	scratch_write("data/skatta.db", note, sizeof note - 1);
	refused(ERROR_DAMAGED, "data/skatta.db");
	left = scratch_read("data/skatta.db", &length);
	assert_string_equal(left, note);
	free(left);
}

/* A cost that a stranger wrote into the file must not take the machine down, nor open anything in a
 * moment. */
static void a_cost_out_of_range_is_refused(void **state)
{
	static const char *const changes[] = {
		"UPDATE settings SET memory_kib = 8, passes = 1",
		"UPDATE settings SET memory_kib = 64 * 1024 * 1024",
		"UPDATE settings SET passes = 1000000",
		"UPDATE settings SET memory_kib = -1",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(changes); i++) {
		struct profile *profile = NULL;

		client_sample_tamper(changes[i]);
		client_sample_reopen();
		assert_int_equal(profile_open(client_sample.store, CLIENT_SAMPLE_NAME,
				     CLIENT_SAMPLE_PASSPHRASE, &profile),
		    ERROR_DAMAGED);
		assert_string_not_equal(error_sentence(), "");
		assert_null(profile);
		error_clear();
		client_sample_tamper("UPDATE settings SET memory_kib = 65536, passes = 3");
	}
}

static void the_place_is_remembered_whole(void **state)
{
	struct settings settings = { 0 };
	char *path;

	(void)state;
	client_sample_must(place_get(client_sample.store, &settings, &path));
	assert_string_equal(path, "");
	free(path);
	assert_int_equal(chdir(scratch_path("")), 0);
	client_sample_must(place_set(client_sample.store, "exchange"));
	client_sample_must(place_set(client_sample.store, "./exchange/rounds/.."));
	client_sample_reopen();
	client_sample_must(place_get(client_sample.store, &settings, &path));
	assert_string_equal(path, client_sample_exchange());
	free(path);
	/* But what the settings name is offered first. */
	settings.exchange = (char[]){ "/srv/skatta" };
	client_sample_must(place_get(client_sample.store, &settings, &path));
	assert_string_equal(path, "/srv/skatta");
	free(path);
	assert_int_equal(chdir("/"), 0);
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, client_sample_setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_new_store_is_closed_to_others),
		TEST(it_is_the_same_when_opened_again),
		TEST(two_programs_make_one_store),
		TEST(a_store_without_its_settings_is_refused),
		TEST(a_store_with_something_put_in_is_refused),
		TEST(a_file_of_something_else_is_refused),
		TEST(a_cost_out_of_range_is_refused),
		TEST(the_place_is_remembered_whole),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
