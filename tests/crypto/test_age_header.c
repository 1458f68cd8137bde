/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The headers of age files: what the format allows and what it does not. They are made here with a
 * valid MAC, so that each refusal has the one cause that its row shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/age/age.h"
#include "crypto/age/age_header.h"
#include "crypto/age/age_stream.h"
#include "crypto/age/age_wrap.h"
#include "crypto/secret.h"

static const unsigned char file_key[AGE_FILE_KEY_SIZE] = { 1, 2, 3 };

static struct age_identity *identity;

static int make_key(void **state)
{
	(void)state;
	if (secret_start() != ERROR_NONE)
		return 1;
	identity = secret_new(sizeof *identity);
	age_identity_new(identity);
	return 0;
}

/* A refusal has its sentence, and nothing is handed out with it. */
static enum error check(enum error rc, unsigned char *plain, size_t length)
{
	assert_int_equal(rc == ERROR_NONE, error_sentence()[0] == '\0');
	assert_int_equal(rc == ERROR_NONE, plain != NULL);
	if (rc == ERROR_NONE) {
		assert_int_equal(length, 5);
		assert_memory_equal(plain, "hello", 5);
	}
	free(plain);
	error_clear();
	return rc;
}

static enum error open_file(const struct text *file)
{
	unsigned char *plain = NULL;
	size_t length = 0;
	enum error rc =
	    age_open(identity, "file", (unsigned char *)file->bytes, file->length, &plain, &length);

	return check(rc, plain, length);
}

static enum error open_with_passphrase(const struct text *file)
{
	unsigned char *plain = NULL;
	size_t length = 0;
	enum error rc = age_open_passphrase(
	    "pass", "file", (unsigned char *)file->bytes, file->length, &plain, &length);

	return check(rc, plain, length);
}

/* A file whose header holds these stanzas, "@" standing for one that is sealed to us, with the MAC
 * that belongs to them; "hello" is its content. */
static struct text forge(const char *stanzas)
{
	struct age_recipient recipient;
	struct text file = { 0 };
	unsigned char payload[64];

	memcpy(recipient.public, identity->public, sizeof recipient.public);
	age_header_begin(&file);
	for (const char *p = stanzas; *p != '\0'; p++) {
		if (*p == '@')
			assert_int_equal(age_wrap_for(&file, &recipient, file_key), ERROR_NONE);
		else
			text_add_bytes(&file, p, 1);
	}
	age_header_end(&file, file_key);
	age_stream_seal(payload, file_key, (const unsigned char *)"hello", 5);
	text_add_bytes(&file, payload, age_stream_size(5));
	return file;
}

#define FULL  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define SHARE "CQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" /* the base point */
#define BODY  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define SALT  "AAAAAAAAAAAAAAAAAAAAAA"

static void test_header_grammar(void **state)
{
	static const struct {
		const char *stanzas;
		enum error rc;
	} headers[] = {
		{ "@", ERROR_NONE },
		{ "@@", ERROR_NONE },
		/* Stanzas of other kinds are left alone where they are well formed. */
		{ "-> grease\n\n@", ERROR_NONE },
		{ "@-> a ! ~ \"#$%&'()*+,-./:;<=>?[\\]^_`{|}\n" FULL "\n\n", ERROR_NONE },
		{ "-> a b c d e f\n" FULL "\n" FULL "\nAAAA\n@", ERROR_NONE },
		{ "-> x25519 " SHARE "\n" BODY "\n@", ERROR_NONE },
		{ "-> X25519 " SHARE "\n" BODY "\n@", ERROR_NONE },
		{ "-> X25519 " SHARE "\n" BODY "\n", ERROR_WRONG_KEY },
		{ "-> x25519 " SHARE "\n" BODY "\n", ERROR_WRONG_KEY },
		{ "-> a\n\n", ERROR_WRONG_KEY },
		{ "-> scrypt " SALT " 10\n" BODY "\n", ERROR_WRONG_KEY },
		/* No stanza, or something between. */
		{ "", ERROR_DAMAGED },
		{ "\n@", ERROR_DAMAGED },
		{ "@\n", ERROR_DAMAGED },
		{ "# note\n@", ERROR_DAMAGED },
		/* Arguments. */
		{ "->\n\n@", ERROR_DAMAGED },
		{ "-> \n\n@", ERROR_DAMAGED },
		{ "->a\n\n@", ERROR_DAMAGED },
		{ "->  a\n\n@", ERROR_DAMAGED },
		{ "-> a  b\n\n@", ERROR_DAMAGED },
		{ "-> a \n\n@", ERROR_DAMAGED },
		{ "-> a\tb\n\n@", ERROR_DAMAGED },
		{ "-> a\r\n\n@", ERROR_DAMAGED },
		{ "-> a\x7f\n\n@", ERROR_DAMAGED },
		{ "-> \u00e5\n\n@", ERROR_DAMAGED },
		{ " -> a\n\n@", ERROR_DAMAGED },
		/* Bodies. */
		{ "-> a\n@", ERROR_DAMAGED },
		{ "-> a\n" FULL "\n@", ERROR_DAMAGED },
		{ "-> a\n" FULL "AAAA\n\n@", ERROR_DAMAGED },
		{ "-> a\nAAAA\nAAAA\n@", ERROR_DAMAGED },
		{ "-> a\n\n\n@", ERROR_DAMAGED },
		{ "-> a\nAA==\n@", ERROR_DAMAGED },
		{ "-> a\nAB\n@", ERROR_DAMAGED },
		{ "-> a\nA\n@", ERROR_DAMAGED },
		{ "-> a\nAA AA\n@", ERROR_DAMAGED },
		{ "-> a\nAAAA\r\n@", ERROR_DAMAGED },
		{ "-> a\nAA\xc1\xc1\n@", ERROR_DAMAGED },
		/* The shape of a kind that we know, also after one that is ours. */
		{ "@-> X25519\n" BODY "\n", ERROR_DAMAGED },
		{ "@-> X25519 " SHARE " more\n" BODY "\n", ERROR_DAMAGED },
		{ "@-> X25519 " SALT "\n" BODY "\n", ERROR_DAMAGED },
		{ "@-> X25519 " SHARE "A\n" BODY "\n", ERROR_DAMAGED },
		{ "@-> X25519 CQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB\n" BODY "\n",
		    ERROR_DAMAGED },
		{ "@-> X25519 " SHARE "\n\n", ERROR_DAMAGED },
		{ "@-> X25519 " SHARE "\n" SALT "\n", ERROR_DAMAGED },
		{ "@-> X25519 " SHARE "\n" BODY "A\n", ERROR_DAMAGED },
		{ "@-> X25519 " SHARE "\n" FULL "\n" BODY "\n", ERROR_DAMAGED },
		{ "-> X25519 " BODY "\n" BODY "\n@", ERROR_DAMAGED }, /* low order */
		/* A passphrase stands alone. */
		{ "@-> scrypt " SALT " 10\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " 10\n" BODY "\n@", ERROR_DAMAGED },
		{ "-> grease\n\n-> scrypt " SALT " 10\n" BODY "\n", ERROR_DAMAGED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(headers); i++) {
		struct text file = forge(headers[i].stanzas);
		enum error rc = open_file(&file);

		if (rc != headers[i].rc)
			fail_msg("%d, not %d, for: %s", rc, headers[i].rc, headers[i].stanzas);
		text_free(&file);
	}
}

/* With `skipped` bytes at `at` left out and others in their place the file is refused. */
static void assert_refused(const struct text *file, size_t at, size_t skipped, const char *instead)
{
	struct text text = { 0 };

	text_add_bytes(&text, file->bytes, at);
	text_add(&text, instead);
	text_add_bytes(&text, file->bytes + at + skipped, file->length - at - skipped);
	assert_int_equal(open_file(&text), ERROR_DAMAGED);
	text_free(&text);
}

static void test_header_has_one_spelling(void **state)
{
	static const struct {
		const char *from, *to;
	} changes[] = {
		{ "age-", "Age-" },
		{ "age-", " age-" },
		{ "age-", "\ufeffage-" },
		{ "v1\n", "v2\n" },
		{ "v1\n", "v1\r\n" },
		{ "v1\n", "v1 \n" },
		{ "v1\n", "v1" },
		{ "\n--- ", "\n---" },
		{ "\n--- ", "\n---  " },
		{ "\n--- ", "\n-- " },
		{ "\n--- ", "\n---- " },
		{ "\n--- ", "\r\n--- " },
	};
	static const char *const mac_tails[] = { " ", "=", "A", "\r", "\n" };
	struct text file = forge("@");
	const char *mac = strstr(file.bytes, "--- ") + 4;
	size_t mac_end = (size_t)(strchr(mac, '\n') - file.bytes);

	(void)state;
	for (size_t i = 0; i < COUNT(changes); i++)
		assert_refused(&file, (size_t)(strstr(file.bytes, changes[i].from) - file.bytes),
		    strlen(changes[i].from), changes[i].to);
	for (size_t i = 0; i < COUNT(mac_tails); i++)
		assert_refused(&file, mac_end, 0, mac_tails[i]);
	assert_refused(&file, mac_end - 1, 1, "");
	assert_int_equal(open_file(&file), ERROR_NONE);
	text_free(&file);
}

static void test_header_limits(void **state)
{
	struct text stanzas = { 0 }, file;

	(void)state;
	for (size_t i = 0; i < AGE_MAX_STANZAS; i++)
		text_add(&stanzas, "-> a\n\n");
	file = forge(stanzas.bytes);
	assert_int_equal(open_file(&file), ERROR_WRONG_KEY);
	text_free(&file);
	text_add(&stanzas, "@");
	file = forge(stanzas.bytes);
	assert_int_equal(open_file(&file), ERROR_TOO_LARGE);
	text_free(&file);
	text_free(&stanzas);

	/* One stanza with a very long argument, then with a body that never ends. */
	text_add(&stanzas, "@-> ");
	for (size_t i = 0; i < AGE_HEADER_LIMIT; i++)
		text_add(&stanzas, "a");
	text_add(&stanzas, "\n\n");
	file = forge(stanzas.bytes);
	assert_int_equal(open_file(&file), ERROR_TOO_LARGE);
	text_free(&file);
	text_free(&stanzas);
	text_add(&stanzas, "@-> a\n");
	for (size_t i = 0; i < AGE_HEADER_LIMIT / 65 + 1; i++)
		text_add(&stanzas, FULL "\n");
	text_add(&stanzas, "\n");
	file = forge(stanzas.bytes);
	assert_int_equal(open_file(&file), ERROR_TOO_LARGE);
	text_free(&file);
	text_free(&stanzas);
}

static void test_passphrase_stanza(void **state)
{
	static const struct {
		const char *stanzas;
		enum error rc;
	} headers[] = {
		{ "-> scrypt " SALT " 1\n" BODY "\n", ERROR_PASSPHRASE },
		{ "-> scrypt " SALT " 10\n" BODY "\n", ERROR_PASSPHRASE },
		{ "-> scrypt " SALT " 19\n" BODY "\n", ERROR_TOO_LARGE },
		{ "-> scrypt " SALT " 99\n" BODY "\n", ERROR_TOO_LARGE },
		{ "-> scrypt " SALT " 0\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " 010\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " 01\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " +1\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " -1\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " 1a\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " 0x1\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " 100\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " 4294967306\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT "\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " 10 10\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SHARE " 10\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt AAAAAAAAAAAAAAAAAAAAAB 10\n" BODY "\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " 10\n\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " 10\n" BODY "A\n", ERROR_DAMAGED },
		{ "-> scrypt " SALT " 10\n" BODY "\n-> a\n\n", ERROR_DAMAGED },
		{ "-> Scrypt " SALT " 10\n" BODY "\n", ERROR_WRONG_KEY },
		{ "@", ERROR_WRONG_KEY },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(headers); i++) {
		struct text file = forge(headers[i].stanzas);
		enum error rc = open_with_passphrase(&file);

		if (rc != headers[i].rc)
			fail_msg("%d, not %d, for: %s", rc, headers[i].rc, headers[i].stanzas);
		text_free(&file);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_header_grammar),
		cmocka_unit_test(test_header_has_one_spelling),
		cmocka_unit_test(test_header_limits),
		cmocka_unit_test(test_passphrase_stanza),
	};

	return cmocka_run_group_tests(tests, make_key, NULL);
}
