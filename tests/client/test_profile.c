/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Places: who opens them and who does not, and what a page in them is worth after somebody else had
 * the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/format/json.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/store/profile_private.h"
#include "crypto/secret.h"
#include "support/client_sample.h"
#include "support/profile_pages.h"

static void a_place_opens_by_name_and_passphrase(void **state)
{
	struct profile *profile;

	(void)state;
	assert_string_equal(profile_name(client_sample_profile()), CLIENT_SAMPLE_NAME);
	profile_pages_keep("response/ht26", "så här är det");
	client_sample_reopen();
	profile_pages_keeps("response/ht26", "så här är det");
	profile_pages_keeps("response/ht27", NULL);
	/* As it is written does not matter, but for letters that are not ASCII. */
	client_sample_must(
	    profile_open(client_sample.store, "  anna Ö ", CLIENT_SAMPLE_PASSPHRASE, &profile));
	assert_string_equal(profile_name(profile), CLIENT_SAMPLE_NAME);
	profile_close(profile);
}

/* The same row, locked as it was before names and passphrases had one spelling: by their bytes. */
static void lock_as_typed(const char *name, const char *passphrase)
{
	struct store *store = client_sample.store;
	struct profile *profile = client_sample_profile();
	struct vault_openers *openers = secret_new(sizeof *openers);
	struct db_statement *put = db_use(store->db, STORE_PROFILE_WRAP);
	struct vault_slot slot;

	client_sample_must(vault_openers_passphrase(openers, &store->vault, name, passphrase));
	assert_int_equal(openers->count, 2);
	vault_wrap(&slot, &openers->all[1], profile->keys->data);
	db_bind_number(put, 1, profile->id);
	db_bind_blob(put, 2, profile->lookup, sizeof profile->lookup);
	db_bind_blob(put, 3, profile->code_lookup, sizeof profile->code_lookup);
	db_bind_blob(put, 4, slot.lookup, sizeof slot.lookup);
	db_bind_blob(put, 5, slot.wrapped, sizeof slot.wrapped);
	client_sample_must(db_run(put));
	secret_free(openers);
}

static enum error open_place(const char *name, const char *passphrase)
{
	struct profile *profile = NULL;
	enum error rc = profile_open(client_sample.store, name, passphrase, &profile);

	profile_close(profile);
	error_clear();
	return rc;
}

#define NAME_IN_PARTS "Anna O\u0308"
#define PASS_IN_PARTS "fem ord pa\u030a en rad"

static void a_place_opens_in_every_spelling(void **state)
{
	char *code = secret_new(ENCODE_CODE_SIZE);
	struct profile *again = NULL;

	(void)state;
	assert_int_equal(open_place(NAME_IN_PARTS, PASS_IN_PARTS), ERROR_NONE);
	assert_int_equal(open_place(NAME_IN_PARTS, CLIENT_SAMPLE_PASSPHRASE), ERROR_NONE);
	assert_int_equal(open_place("\u00a0" CLIENT_SAMPLE_NAME, PASS_IN_PARTS), ERROR_NONE);
	assert_int_equal(open_place(CLIENT_SAMPLE_NAME, PASS_IN_PARTS " "), ERROR_PASSPHRASE);
	client_sample_must(profile_confirm(client_sample_profile(), PASS_IN_PARTS));

	lock_as_typed(NAME_IN_PARTS, PASS_IN_PARTS);
	assert_int_equal(open_place(NAME_IN_PARTS, PASS_IN_PARTS), ERROR_NONE);
	assert_int_equal(
	    open_place(CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE), ERROR_PASSPHRASE);
	/* It is there, and does not get a second one before it. */
	client_sample_failed(
	    profile_make(client_sample.store, NAME_IN_PARTS, PASS_IN_PARTS, code, &again),
	    ERROR_REFUSED, "that name and that passphrase already open a profile here");
	/* With a new passphrase it has the one spelling. */
	client_sample_must(profile_open(client_sample.store, NAME_IN_PARTS, PASS_IN_PARTS, &again));
	client_sample_must(profile_change_passphrase(again, PASS_IN_PARTS "!"));
	profile_close(again);
	assert_int_equal(open_place(CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE "!"), ERROR_NONE);
	secret_free(code);
}

/* Nothing tells which of the two was wrong, nor whether anybody of that name is here. */
static void wrong_name_and_wrong_passphrase_are_the_same(void **state)
{
	static const char *const tries[][2] = {
		{ "Anne Ö", CLIENT_SAMPLE_PASSPHRASE },
		{ CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE " " },
		{ CLIENT_SAMPLE_NAME, "" },
		{ "", "" },
	};
	char *sentence = NULL, *hint = NULL;

	(void)state;
	for (size_t i = 0; i < COUNT(tries); i++) {
		struct profile *profile = NULL;

		assert_int_equal(
		    profile_open(client_sample.store, tries[i][0], tries[i][1], &profile),
		    ERROR_PASSPHRASE);
		assert_null(profile);
		if (sentence == NULL) {
			sentence = memory_copy(error_sentence());
			hint = memory_copy(error_next_step());
		}
		assert_string_equal(
		    sentence, "no profile here opens with that name and that passphrase");
		assert_string_equal(error_sentence(), sentence);
		assert_string_equal(error_next_step(), hint);
		error_clear();
	}
	free(sentence);
	free(hint);
}

static void the_recovery_code_opens_it_too(void **state)
{
	struct profile *profile = NULL;
	char typed[ENCODE_CODE_SIZE], wrong[ENCODE_CODE_SIZE];
	size_t length = 0;

	(void)state;
	profile_pages_keep("response/ht26", "här");
	for (size_t i = 0; client_sample.code[i] != '\0'; i++)
		if (client_sample.code[i] != '-')
			typed[length++] = (char)(client_sample.code[i] | 0x20);
	typed[length] = '\0';
	client_sample_must(profile_open_by_code(client_sample.store, typed, &profile));
	assert_string_equal(profile_name(profile), CLIENT_SAMPLE_NAME);
	profile_close(profile);
	profile = NULL;

	memcpy(wrong, client_sample.code, sizeof wrong);
	wrong[0] = wrong[0] == 'A' ? 'B' : 'A';
	client_sample_failed(profile_open_by_code(client_sample.store, wrong, &profile),
	    ERROR_PASSPHRASE, "no profile here opens with that recovery code");
	client_sample_failed(profile_open_by_code(client_sample.store, "hello", &profile),
	    ERROR_PASSPHRASE, "that is not a recovery code");
	assert_null(profile);
}

static void what_will_not_do_is_refused(void **state)
{
	static const struct {
		const char *name, *passphrase, *words;
	} tries[] = {
		{ "", "long enough", "the name is empty" },
		{ "   ", "long enough", "the name is empty" },
		{ "0123456789012345678901234567890123456789012345678901234567890", "long enough",
		    "the name is 61 characters long; at most 60 fit" },
		{ "An\033[2Jna", "long enough", "characters that cannot be shown" },
		{ "An\xff\xfe", "long enough", "characters that cannot be shown" },
		{ "Bo", "1234567", "the passphrase is too short" },
	};
	struct profile *profile = NULL;

	(void)state;
	for (size_t i = 0; i < COUNT(tries); i++)
		client_sample_failed(
		    profile_pages_make(tries[i].name, tries[i].passphrase, &profile), ERROR_REFUSED,
		    tries[i].words);
	client_sample_failed(
	    profile_pages_make(CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE, &profile),
	    ERROR_REFUSED, "already open a profile here");
	assert_null(profile);
}

/* Two people called Anna: neither learns of the other. */
static void two_of_one_name_have_a_place_each(void **state)
{
	struct profile *other;

	(void)state;
	profile_pages_keep("response/ht26", "hers");
	client_sample_must(profile_pages_make(CLIENT_SAMPLE_NAME, "another passphrase", &other));
	profile_pages_keeps_in(other, "response/ht26", NULL);
	profile_pages_keep_in(other, "response/ht26", "mine");
	profile_close(other);
	profile_pages_keeps("response/ht26", "hers");
	client_sample_must(
	    profile_open(client_sample.store, CLIENT_SAMPLE_NAME, "another passphrase", &other));
	profile_pages_keeps_in(other, "response/ht26", "mine");
	profile_close(other);
}

/* The same place open twice: who comes second is told, and overwrites nothing. */
static void what_was_kept_meanwhile_is_not_overwritten(void **state)
{
	json_t *value = json_pack("{s:s}", "words", "late"), *before;
	int64_t generation, none = 0;

	(void)state;
	profile_pages_keep("one", "1");
	client_sample_must(profile_get(client_sample_profile(), "one", &before, &generation));
	json_decref(before);
	profile_pages_keep("one", "2");
	client_sample_failed(profile_put(client_sample_profile(), "one", value, &generation),
	    ERROR_REFUSED, "meanwhile been changed in another window");
	client_sample_failed(profile_put(client_sample_profile(), "one", value, &none),
	    ERROR_REFUSED, "meanwhile been changed in another window");
	assert_int_equal(none, 0);
	profile_pages_keeps("one", "2");
	generation++;
	client_sample_must(profile_put(client_sample_profile(), "one", value, &generation));
	profile_pages_keeps("one", "late");
	json_decref(value);
}

/* One person, two centrals: nothing in the two keys tells that it is the same person. */
static void pseudonyms_belong_to_a_central(void **state)
{
	struct sign_pair *pairs = secret_new(4 * sizeof *pairs);
	struct profile *other;

	(void)state;
	profile_pair(client_sample_profile(), "RWone", &pairs[0]);
	profile_pair(client_sample_profile(), "RWtwo", &pairs[1]);
	client_sample_must(profile_pages_make("Bo", "another passphrase", &other));
	profile_pair(other, "RWone", &pairs[2]);
	profile_close(other);
	client_sample_reopen();
	profile_pair(client_sample_profile(), "RWone", &pairs[3]);
	assert_memory_equal(&pairs[0], &pairs[3], sizeof *pairs);
	assert_memory_not_equal(pairs[0].public, pairs[1].public, SIGN_PUBLIC_SIZE);
	assert_memory_not_equal(pairs[0].public, pairs[2].public, SIGN_PUBLIC_SIZE);
	secret_free(pairs);
}

static void nothing_of_it_stands_in_the_file(void **state)
{
	static const char marker[] = "MARKER-in-what-was-kept";
	static const char *const secrets[] = { "Anna", "anna", CLIENT_SAMPLE_PASSPHRASE, marker,
		"response/", "words" };
	size_t length;
	char *bytes;

	(void)state;
	profile_pages_keep("response/ht26", marker);
	profile_pages_keep("response/ht26", "and another");
	bytes = client_sample_bytes(&length);
	for (size_t i = 0; i < COUNT(secrets); i++)
		assert_null(memmem(bytes, length, secrets[i], strlen(secrets[i])));
	assert_null(memmem(bytes, length, client_sample.code, 4));
	free(bytes);
}

/* However much is answered, a page is one of few sizes. */
static void the_size_tells_little(void **state)
{
	static const char *const size[] = { "SELECT length(box) FROM page WHERE rowid = 2" };
	char *words = memory_new(3500, 1);
	struct db_statement *statement;
	struct db *db = client_sample_behind(size, 1);
	int64_t before = 0;
	bool row;

	(void)state;
	for (size_t length = 0; length < 3500; length += 350) {
		memset(words, 'a', length);
		profile_pages_keep("response/ht26", words);
		statement = db_use(db, 0);
		client_sample_must(db_next(statement, &row));
		assert_true(row);
		assert_true(before == 0 || before == db_number(statement, 0));
		before = db_number(statement, 0);
		db_done(statement);
	}
	db_close(db);
	free(words);
}

/* Pages as somebody finds them who may write to the file. */
enum { GET, SET };

static const char *const behind[] = {
	[GET] = "SELECT generation, box FROM page WHERE rowid = ?1",
	[SET] = "UPDATE page SET generation = ?2, box = ?3 WHERE rowid = ?1",
};

struct taken {
	int64_t generation;
	unsigned char *box;
	size_t length;
};

/* The first page is the profile's own; those that a test keeps come after it. */
enum { FIRST = 1, ONE, TWO };

static struct taken take(struct db *db, int64_t page)
{
	struct db_statement *statement = db_use(db, GET);
	struct taken taken;
	const void *box;
	bool row;

	db_bind_number(statement, 1, page);
	client_sample_must(db_next(statement, &row));
	assert_true(row);
	taken.generation = db_number(statement, 0);
	box = db_blob(statement, 1, &taken.length);
	taken.box = memory_copy_bytes(box, taken.length);
	db_done(statement);
	return taken;
}

static void put(struct db *db, int64_t page, int64_t generation, const void *box, size_t length)
{
	struct db_statement *statement = db_use(db, SET);

	db_bind_number(statement, 1, page);
	db_bind_number(statement, 2, generation);
	db_bind_blob(statement, 3, box, length);
	client_sample_must(db_run(statement));
	assert_int_equal(db_changed(db), 1);
}

static void is_tampered(const char *name)
{
	json_t *value = NULL;
	int64_t generation;

	client_sample_failed(profile_get(client_sample_profile(), name, &value, &generation),
	    ERROR_DAMAGED, "a saved page was changed by something else");
	assert_null(value);
}

static void a_changed_byte_anywhere_is_found(void **state)
{
	struct db *db;
	struct taken page;

	(void)state;
	profile_pages_keep("one", "1");
	db = client_sample_behind(behind, COUNT(behind));
	page = take(db, ONE);
	for (size_t at = 0; at < page.length; at = at + 61 < page.length ? at + 61 : at + 1) {
		page.box[at] ^= 1;
		put(db, ONE, page.generation, page.box, page.length);
		is_tampered("one");
		page.box[at] ^= 1;
	}
	put(db, ONE, page.generation, page.box, page.length);
	profile_pages_keeps("one", "1");
	for (size_t length = 0; length < page.length; length += page.length / 7) {
		put(db, ONE, page.generation, page.box, length);
		is_tampered("one");
	}
	free(page.box);
	db_close(db);
}

static void swapped_and_older_pages_are_found(void **state)
{
	struct db *db;
	struct taken old, one, two;

	(void)state;
	profile_pages_keep("one", "1");
	profile_pages_keep("two", "2");
	db = client_sample_behind(behind, COUNT(behind));
	old = take(db, ONE);
	profile_pages_keep("one", "1 anew");
	one = take(db, ONE);
	two = take(db, TWO);
	assert_int_equal(one.generation, old.generation + 1);

	/* The box of another page, with its generation. */
	put(db, ONE, two.generation, two.box, two.length);
	is_tampered("one");
	profile_pages_keeps("two", "2");
	/* Today's number on yesterday's box, and the other way. */
	put(db, ONE, one.generation, old.box, old.length);
	is_tampered("one");
	put(db, ONE, old.generation, one.box, one.length);
	is_tampered("one");
	/* Nothing that the number can be makes it look as if there were no page. */
	put(db, ONE, 0, one.box, one.length);
	is_tampered("one");
	put(db, ONE, INT64_MIN, one.box, one.length);
	is_tampered("one");
	put(db, ONE, one.generation, one.box, one.length);
	profile_pages_keeps("one", "1 anew");
	free(old.box);
	free(one.box);
	free(two.box);
	db_close(db);
}

static void a_page_of_somebody_else_is_found(void **state)
{
	struct profile *other, *opened = NULL;

	(void)state;
	client_sample_must(profile_pages_make("Bo", "another passphrase", &other));
	profile_close(other);
	/* Bo's own page in the place of Anna's. */
	client_sample_tamper(
	    "UPDATE page SET generation = (SELECT generation FROM page WHERE rowid = 2),"
	    " box = (SELECT box FROM page WHERE rowid = 2) WHERE rowid = 1");
	client_sample_failed(profile_open(client_sample.store, CLIENT_SAMPLE_NAME,
				 CLIENT_SAMPLE_PASSPHRASE, &opened),
	    ERROR_DAMAGED, "a saved page was changed by something else");
	/* And Bo's key in the place of Anna's. */
	client_sample_tamper("UPDATE profile SET wrapped = (SELECT wrapped FROM profile WHERE id ="
			     " (SELECT profile FROM page WHERE rowid = 2))"
			     " WHERE id = (SELECT profile FROM page WHERE rowid = 1)");
	client_sample_failed(profile_open(client_sample.store, CLIENT_SAMPLE_NAME,
				 CLIENT_SAMPLE_PASSPHRASE, &opened),
	    ERROR_DAMAGED, "a saved page was changed by something else");
	assert_null(opened);
}

/* A page copied with its whole row into another person's store: the ids are the same there. */
static void a_page_of_another_store_is_found(void **state)
{
	(void)state;
	client_sample_tamper("UPDATE settings SET id = randomblob(16)");
	client_sample_reopen();
	client_sample_failed(profile_open(client_sample.store, CLIENT_SAMPLE_NAME,
				 CLIENT_SAMPLE_PASSPHRASE, &client_sample.profile),
	    ERROR_DAMAGED, "a saved page was changed by something else");
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, client_sample_setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_place_opens_by_name_and_passphrase),
		TEST(a_place_opens_in_every_spelling),
		TEST(wrong_name_and_wrong_passphrase_are_the_same),
		TEST(the_recovery_code_opens_it_too),
		TEST(what_will_not_do_is_refused),
		TEST(two_of_one_name_have_a_place_each),
		TEST(what_was_kept_meanwhile_is_not_overwritten),
		TEST(pseudonyms_belong_to_a_central),
		TEST(nothing_of_it_stands_in_the_file),
		TEST(the_size_tells_little),
		TEST(a_changed_byte_anywhere_is_found),
		TEST(swapped_and_older_pages_are_found),
		TEST(a_page_of_somebody_else_is_found),
		TEST(a_page_of_another_store_is_found),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
