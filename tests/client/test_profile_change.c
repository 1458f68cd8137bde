/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Another passphrase and another recovery code for a place: what opens it afterwards, what does
 * not, and what is left where it fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/format/json.h"
#include "base/memory.h"
#include "crypto/secret.h"
#include "support/client_sample.h"
#include "support/profile_pages.h"
#include "support/scratch.h"

static void opens(const char *name, const char *passphrase)
{
	struct profile *profile;

	client_sample_must(profile_open(client_sample.store, name, passphrase, &profile));
	profile_close(profile);
}

static void opens_not(const char *name, const char *passphrase)
{
	struct profile *profile = NULL;

	client_sample_failed(profile_open(client_sample.store, name, passphrase, &profile),
	    ERROR_PASSPHRASE, "no profile here opens");
	assert_null(profile);
}

static enum error open_by_code(const char *code)
{
	struct profile *profile = NULL;
	enum error rc = profile_open_by_code(client_sample.store, code, &profile);

	profile_close(profile);
	return rc;
}

static char *new_code(struct profile *profile)
{
	char *code = secret_new(ENCODE_CODE_SIZE);

	client_sample_must(profile_change_code(profile, code));
	return code;
}

/* The row of Anna's as it stands in the file; free() by the caller. */
static char *wrapped_keys(void)
{
	static const char *const get[] = { "SELECT hex(lookup) || hex(wrapped) || hex(code_lookup)"
					   " || hex(code_wrapped) FROM profile WHERE id ="
					   " (SELECT profile FROM page WHERE rowid = 1)" };
	struct db *db = client_sample_behind(get, 1);
	struct db_statement *statement = db_use(db, 0);
	char *text;
	bool row;

	client_sample_must(db_next(statement, &row));
	assert_true(row);
	text = memory_copy(db_text(statement, 0));
	db_done(statement);
	db_close(db);
	return text;
}

static void another_passphrase_opens_it_and_the_old_does_not(void **state)
{
	struct sign_pair *pairs = secret_new(2 * sizeof *pairs);

	(void)state;
	profile_pages_keep("response/ht26", "kvar");
	profile_pair(client_sample_profile(), "RWone", &pairs[0]);
	client_sample_must(
	    profile_change_passphrase(client_sample_profile(), "another passphrase"));
	profile_pages_keep("response/ht27", "också");
	opens_not(CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE);
	client_sample_reopen();
	opens_not(CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE);
	client_sample_must(open_by_code(client_sample.code));
	client_sample_must(profile_open(
	    client_sample.store, "anna Ö ", "another passphrase", &client_sample.profile));
	assert_string_equal(profile_name(client_sample.profile), CLIENT_SAMPLE_NAME);
	profile_pages_keeps("response/ht26", "kvar");
	profile_pages_keeps("response/ht27", "också");
	profile_pair(client_sample.profile, "RWone", &pairs[1]);
	assert_memory_equal(&pairs[0], &pairs[1], sizeof *pairs);
	secret_free(pairs);
	/* As often as one likes, and back to the first. */
	client_sample_must(profile_change_passphrase(client_sample.profile, "a third passphrase"));
	client_sample_must(
	    profile_change_passphrase(client_sample.profile, CLIENT_SAMPLE_PASSPHRASE));
	opens(CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE);
}

static void another_code_opens_it_and_the_old_does_not(void **state)
{
	char *code = new_code(client_sample_profile());

	(void)state;
	client_sample_failed(open_by_code(client_sample.code), ERROR_PASSPHRASE, "recovery code");
	client_sample_must(open_by_code(code));
	opens(CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE);
	/* Who came in by the code can make a passphrase and a code, too. */
	client_sample_reopen();
	client_sample_must(profile_open_by_code(client_sample.store, code, &client_sample.profile));
	client_sample_must(profile_change_passphrase(client_sample.profile, "another passphrase"));
	opens_not(CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE);
	opens(CLIENT_SAMPLE_NAME, "another passphrase");
	secret_free(code);
	code = new_code(client_sample.profile);
	client_sample_must(open_by_code(code));
	secret_free(code);
}

static void only_its_own_passphrase_confirms_it(void **state)
{
	static const char *const wrong[] = { "", CLIENT_SAMPLE_PASSPHRASE " ", "bos passphrase" };
	struct profile *other;

	(void)state;
	client_sample_must(profile_pages_make(CLIENT_SAMPLE_NAME, "bos passphrase", &other));
	for (size_t i = 0; i < COUNT(wrong); i++)
		client_sample_failed(profile_confirm(client_sample_profile(), wrong[i]),
		    ERROR_PASSPHRASE, "that is not the passphrase of this profile");
	client_sample_must(profile_confirm(client_sample_profile(), CLIENT_SAMPLE_PASSPHRASE));
	client_sample_must(profile_confirm(other, "bos passphrase"));
	profile_close(other);
}

static void a_change_that_will_not_do_changes_nothing(void **state)
{
	struct profile *other;
	char *before = wrapped_keys(), *after;

	(void)state;
	client_sample_failed(profile_change_passphrase(client_sample_profile(), "1234567"),
	    ERROR_REFUSED, "the passphrase is too short");
	client_sample_failed(
	    profile_change_passphrase(client_sample_profile(), CLIENT_SAMPLE_PASSPHRASE),
	    ERROR_REFUSED, "already open a profile here");
	/* That of somebody else of the same name. */
	client_sample_must(profile_pages_make(CLIENT_SAMPLE_NAME, "bos passphrase", &other));
	profile_close(other);
	client_sample_failed(profile_change_passphrase(client_sample_profile(), "bos passphrase"),
	    ERROR_REFUSED, "already open a profile here");
	after = wrapped_keys();
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* Of two windows one changes it; the other, which does not know, takes nothing back. */
static void two_windows_do_not_undo_each_other(void **state)
{
	struct profile *window = NULL;
	char *code = secret_new(ENCODE_CODE_SIZE), *newer;

	(void)state;
	client_sample_must(profile_open(
	    client_sample.store, CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE, &window));
	client_sample_must(
	    profile_change_passphrase(client_sample_profile(), "another passphrase"));
	client_sample_failed(profile_change_passphrase(window, "a third passphrase"), ERROR_REFUSED,
	    "has meanwhile been changed in another window");
	client_sample_failed(profile_change_code(window, code), ERROR_REFUSED,
	    "meanwhile been changed in another window");
	assert_string_equal(code, "");
	client_sample_failed(profile_confirm(window, CLIENT_SAMPLE_PASSPHRASE), ERROR_PASSPHRASE,
	    "that is not the passphrase of this profile");
	opens(CLIENT_SAMPLE_NAME, "another passphrase");
	client_sample_must(open_by_code(client_sample.code));
	/* Pages go on being kept by both. */
	profile_pages_keep_in(window, "one", "1");
	profile_pages_keeps("one", "1");
	/* Once it knows the new one, it may. */
	client_sample_must(profile_confirm(window, "another passphrase"));
	newer = new_code(window);
	client_sample_failed(profile_change_passphrase(client_sample_profile(), "a fourth one"),
	    ERROR_REFUSED, "has meanwhile been changed in another window");
	client_sample_must(open_by_code(newer));
	profile_close(window);
	secret_free(newer);
	secret_free(code);
}

/* Nothing of the row that was there is left anywhere in the file, to be opened by the old. */
static void the_old_key_is_gone_from_the_file(void **state)
{
	static const char *const get[] = { "SELECT lookup, wrapped, code_lookup, code_wrapped"
					   " FROM profile" };
	unsigned char before[4][VAULT_WRAPPED_SIZE];
	struct db *db = client_sample_behind(get, 1);
	struct db_statement *statement = db_use(db, 0);
	char *code, *bytes;
	size_t length, part;
	bool row;

	(void)state;
	client_sample_must(db_next(statement, &row));
	for (int i = 0; i < 4; i++) {
		const void *blob = db_blob(statement, i, &part);

		assert_in_range(part, VAULT_LOOKUP_SIZE, VAULT_WRAPPED_SIZE);
		memcpy(before[i], blob, part);
	}
	db_done(statement);
	db_close(db);
	bytes = client_sample_bytes(&length);
	assert_non_null(memmem(bytes, length, before[0], VAULT_LOOKUP_SIZE));
	free(bytes);
	client_sample_must(
	    profile_change_passphrase(client_sample_profile(), "another passphrase"));
	code = new_code(client_sample_profile());
	bytes = client_sample_bytes(&length);
	for (int i = 0; i < 4; i++)
		assert_null(memmem(bytes, length, before[i], VAULT_LOOKUP_SIZE));
	assert_null(memmem(bytes, length, "another passphrase", 18));
	assert_null(memmem(bytes, length, code, ENCODE_CODE_SIZE - 1));
	free(bytes);
	secret_free(code);
}

static void on_a_full_disk_the_old_goes_on_opening_it(void **state)
{
	char *code = secret_new(ENCODE_CODE_SIZE);

	(void)state;
	client_sample_profile();
	scratch_limit_files(0);
	client_sample_failed(profile_change_passphrase(client_sample.profile, "another passphrase"),
	    ERROR_SYSTEM, "disk");
	client_sample_failed(
	    profile_change_code(client_sample.profile, code), ERROR_SYSTEM, "disk");
	scratch_limit_files(SIZE_MAX);
	assert_string_equal(code, "");
	opens_not(CLIENT_SAMPLE_NAME, "another passphrase");
	opens(CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE);
	client_sample_must(open_by_code(client_sample.code));
	/* And once there is room, it is changed. */
	client_sample_must(profile_change_passphrase(client_sample.profile, "another passphrase"));
	opens(CLIENT_SAMPLE_NAME, "another passphrase");
	secret_free(code);
}

static void a_row_of_another_shape_is_found(void **state)
{
	static const char *const wrongs[] = {
		"UPDATE profile SET wrapped = substr(wrapped, 2)",
		"UPDATE profile SET wrapped = zeroblob(104)",
		"UPDATE profile SET code_lookup = x'00'",
	};

	for (size_t i = 0; i < COUNT(wrongs); i++) {
		client_sample_profile();
		client_sample_tamper(wrongs[i]);
		client_sample_failed(
		    profile_confirm(client_sample.profile, CLIENT_SAMPLE_PASSPHRASE), ERROR_DAMAGED,
		    "was changed by something else");
		client_sample_teardown(state);
		assert_int_equal(client_sample_setup(state), 0);
	}
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, client_sample_setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(another_passphrase_opens_it_and_the_old_does_not),
		TEST(another_code_opens_it_and_the_old_does_not),
		TEST(only_its_own_passphrase_confirms_it),
		TEST(a_change_that_will_not_do_changes_nothing),
		TEST(two_windows_do_not_undo_each_other),
		TEST(the_old_key_is_gone_from_the_file),
		TEST(on_a_full_disk_the_old_goes_on_opening_it),
		TEST(a_row_of_another_shape_is_found),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
