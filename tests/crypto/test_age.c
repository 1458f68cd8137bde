/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* age files: what we seal opens, what the real program sealed opens, and nothing that the format
 * does not allow. Headers with a valid MAC are made here, so that each refusal has the one cause
 * named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "crypto/age/age.h"
#include "crypto/age/age_stream.h"
#include "crypto/age/age_wrap.h"
#include "crypto/secret.h"

/* The files of the corpus are sealed to it. */
static const char key_text[] =
    "AGE-SECRET-KEY-1NP3DU2JT0HJ42XEAFF5Q4R6CHYYVXJM2NC0MMR23T32W9W5DC2MQE82NXU";
static const char recipient_text[] =
    "age1hentf5t2sd9w0q6rvpz7s35jf0ggs0vcf9e572jcx4mw3kdnxq2qv93c8p";

static const unsigned char file_key[AGE_FILE_KEY_SIZE] = { 1, 2, 3 };

static struct age_identity *identity;
static struct age_recipient recipient;

static int make_keys(void **state)
{
	(void)state;
	if (secret_start() != ERROR_NONE)
		return 1;
	identity = secret_new(sizeof *identity);
	return age_identity_read(identity, "key", key_text) != ERROR_NONE ||
	       age_recipient_read(&recipient, recipient_text) != ERROR_NONE;
}

/* Open and compare, and see to it that a refusal has its sentence. */
static enum error open_as(
    const unsigned char *sealed, size_t sealed_length, const void *expected, size_t expected_length)
{
	unsigned char *plain = NULL;
	size_t length;
	enum error rc;

	error_clear();
	rc = age_open(identity, "file", sealed, sealed_length, &plain, &length);
	assert_int_equal(rc == ERROR_NONE, error_sentence()[0] == '\0');
	assert_int_equal(rc == ERROR_NONE, plain != NULL);
	if (rc == ERROR_NONE) {
		assert_int_equal(length, expected_length);
		assert_memory_equal(plain, expected, length);
		assert_int_equal(plain[length], 0);
		free(plain);
	}
	return rc;
}

static void test_keys_as_text(void **state)
{
	struct age_recipient back;
	char text[AGE_IDENTITY_SIZE];

	(void)state;
	age_identity_write(text, identity);
	assert_string_equal(text, key_text);
	age_recipient_write(text, identity->public);
	assert_string_equal(text, recipient_text);
	for (int i = 0; i < 20; i++) {
		struct age_identity made, again;

		age_identity_new(&made);
		age_identity_write(text, &made);
		assert_int_equal(age_identity_read(&again, "key", text), ERROR_NONE);
		assert_memory_equal(&again, &made, sizeof made);
		age_recipient_write(text, made.public);
		assert_int_equal(age_recipient_read(&back, text), ERROR_NONE);
		assert_memory_equal(&back, made.public, sizeof back);
	}
}

static void test_identity_files(void **state)
{
	static const struct {
		const char *before, *after;
		bool is_fine;
	} files[] = { { "", "", true }, { "", "\n", true }, { "", "\r\n", true },
		{ "# created: today\n# public key: age1…\n", "\n", true },
		{ "\n\r\n#\n", "\nanything\n", true }, { " ", "\n", false }, { "", " \n", false },
		{ "", "Q\n", false }, { "key\n", "\n", false }, { "#", "\n", false } };
	struct age_identity read;

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		char *text = text_format("%s%s%s", files[i].before, key_text, files[i].after);

		assert_int_equal(
		    age_identity_read(&read, "file", text) == ERROR_NONE, files[i].is_fine);
		free(text);
	}
	assert_int_equal(age_identity_read(&read, "file", ""), ERROR_DAMAGED);
	assert_int_equal(age_identity_read(&read, "file", recipient_text), ERROR_DAMAGED);
}

static void test_refuses_recipients_without_a_secret(void **state)
{
	struct age_recipient back;
	unsigned char points[6][32] = { { 0 }, { 1 } };
	char text[AGE_RECIPIENT_SIZE];

	(void)state;
	/* Beside 0 and 1: p, p + 1 and p + 9 (other ways to write 0, 1 and 9), and 9 with the
	 * highest bit set. */
	for (size_t i = 2; i < 5; i++) {
		memset(points[i], 0xff, 32);
		points[i][31] = 0x7f;
	}
	points[2][0] = 0xed;
	points[3][0] = 0xee;
	points[4][0] = 0xf6;
	points[5][0] = 9;
	points[5][31] = 0x80;
	for (size_t i = 0; i < COUNT(points); i++) {
		error_clear();
		age_recipient_write(text, points[i]);
		assert_int_equal(age_recipient_read(&back, text), ERROR_USAGE);
		assert_true(error_next_step()[0] != '\0');
	}
	points[5][31] = 0;
	age_recipient_write(text, points[5]);
	assert_int_equal(age_recipient_read(&back, text), ERROR_NONE);
	assert_int_equal(age_recipient_read(&back, key_text), ERROR_USAGE);
	assert_int_equal(age_recipient_read(&back, ""), ERROR_USAGE);
}

static void test_opens_what_was_sealed(void **state)
{
	static const size_t sizes[] = { 0, 1, 512, 65535, 65536, 65537, 131072, 131073, 300000 };
	struct age_recipient all[AGE_MAX_STANZAS];
	unsigned char *bytes = memory_new(300000, 1), *sealed;
	size_t sealed_length;

	(void)state;
	secret_random(bytes, 300000);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		assert_int_equal(
		    age_seal(&recipient, 1, bytes, sizes[i], &sealed, &sealed_length), ERROR_NONE);
		assert_int_equal(open_as(sealed, sealed_length, bytes, sizes[i]), ERROR_NONE);
		free(sealed);
	}
	/* Ours is the last of as many as there may be. */
	for (size_t i = 0; i < COUNT(all); i++) {
		struct age_identity other;

		age_identity_new(&other);
		memcpy(all[i].public, other.public, sizeof all[i].public);
	}
	assert_int_equal(age_seal(all, COUNT(all), bytes, 100, &sealed, &sealed_length), 0);
	assert_int_equal(open_as(sealed, sealed_length, "", 0), ERROR_WRONG_KEY);
	assert_string_equal(error_sentence(), "file is sealed to somebody else");
	free(sealed);
	all[COUNT(all) - 1] = recipient;
	assert_int_equal(age_seal(all, COUNT(all), bytes, 100, &sealed, &sealed_length), 0);
	assert_int_equal(open_as(sealed, sealed_length, bytes, 100), ERROR_NONE);
	free(sealed);
	free(bytes);
}

static void test_every_bit_and_byte_counts(void **state)
{
	unsigned char *sealed;
	size_t length;

	(void)state;
	assert_int_equal(age_seal(&recipient, 1, "hello", 5, &sealed, &length), ERROR_NONE);
	for (size_t bit = 0; bit < 8 * length; bit++) {
		sealed[bit / 8] ^= 1 << bit % 8;
		assert_int_not_equal(open_as(sealed, length, "", 0), ERROR_NONE);
		sealed[bit / 8] ^= 1 << bit % 8;
	}
	for (size_t cut = 0; cut < length; cut++)
		assert_int_equal(open_as(sealed, cut, "", 0), ERROR_DAMAGED);
	sealed = memory_grow(sealed, length + 1, 1);
	sealed[length] = 0;
	assert_int_equal(open_as(sealed, length + 1, "", 0), ERROR_DAMAGED);
	assert_int_equal(open_as(sealed, length, "hello", 5), ERROR_NONE);
	free(sealed);
}

static enum error open_stream(const unsigned char *sealed, size_t length)
{
	unsigned char *plain;
	size_t plain_length;
	enum error rc;

	error_clear();
	rc = age_stream_open(file_key, "file", sealed, length, &plain, &plain_length);
	if (rc == ERROR_NONE)
		free(plain);
	return rc;
}

static void test_chunks_cannot_be_moved(void **state)
{
	enum { CHUNK = AGE_STREAM_CHUNK + AGE_STREAM_TAG_SIZE, START = AGE_STREAM_NONCE_SIZE };
	size_t plain_length = 2 * AGE_STREAM_CHUNK + 100, length = age_stream_size(plain_length);
	unsigned char *plain = memory_new(plain_length, 1);
	unsigned char *sealed = memory_new(length + CHUNK, 1), *moved;

	(void)state;
	age_stream_seal(sealed, file_key, plain, plain_length);
	assert_int_equal(open_stream(sealed, length), ERROR_NONE);
	/* Cut at, before and after every chunk's end. */
	assert_int_equal(open_stream(sealed, START + 2 * CHUNK), ERROR_DAMAGED);
	assert_int_equal(open_stream(sealed, START + CHUNK), ERROR_DAMAGED);
	assert_int_equal(open_stream(sealed, START + CHUNK + 16), ERROR_DAMAGED);
	assert_string_equal(error_sentence(), "file is cut short"); /* an empty last chunk */
	assert_int_equal(open_stream(sealed, START), ERROR_DAMAGED);
	assert_int_equal(open_stream(sealed, START + CHUNK - 1), ERROR_DAMAGED);
	assert_int_equal(open_stream(sealed, START + CHUNK + 1), ERROR_DAMAGED);
	/* The first two exchanged, the first left out, the last twice, a tail. */
	moved = memory_copy_bytes(sealed, length + CHUNK);
	memcpy(moved + START, sealed + START + CHUNK, CHUNK);
	memcpy(moved + START + CHUNK, sealed + START, CHUNK);
	assert_int_equal(open_stream(moved, length), ERROR_DAMAGED);
	memmove(moved + START, sealed + START + CHUNK, length - START - CHUNK);
	assert_int_equal(open_stream(moved, length - CHUNK), ERROR_DAMAGED);
	memcpy(moved, sealed, length);
	memcpy(moved + length, sealed + START + 2 * CHUNK, 116);
	assert_int_equal(open_stream(moved, length + 116), ERROR_DAMAGED);
	assert_int_equal(open_stream(moved, length + 1), ERROR_DAMAGED);
	free(moved);
	free(sealed);
	free(plain);
}

static enum error open_with(const char *passphrase, const unsigned char *sealed, size_t length)
{
	unsigned char *plain;
	size_t plain_length;
	enum error rc;

	error_clear();
	rc = age_open_passphrase(passphrase, "file", sealed, length, &plain, &plain_length);
	assert_int_equal(rc == ERROR_NONE, error_sentence()[0] == '\0');
	if (rc == ERROR_NONE) {
		assert_int_equal(plain_length, 5);
		assert_memory_equal(plain, "hello", 5);
		free(plain);
	}
	return rc;
}

static void test_passphrase(void **state)
{
	unsigned char *sealed;
	size_t length;

	(void)state;
	assert_int_equal(
	    age_seal_passphrase("r\u00e4ksm\u00f6rg\u00e5s", "hello", 5, &sealed, &length), 0);
	assert_int_equal(open_with("r\u00e4ksm\u00f6rg\u00e5s", sealed, length), ERROR_NONE);
	assert_int_equal(open_with("raksmorgas", sealed, length), ERROR_PASSPHRASE);
	assert_int_equal(open_with("", sealed, length), ERROR_PASSPHRASE);
	assert_int_equal(open_as(sealed, length, "", 0), ERROR_WRONG_KEY);
	assert_string_equal(error_sentence(), "file is sealed under a passphrase");
	sealed[length - 1] ^= 1;
	assert_int_equal(open_with("r\u00e4ksm\u00f6rg\u00e5s", sealed, length), ERROR_DAMAGED);
	free(sealed);
}

/* What age 1.1.1 made; tests/programs/age.bats lets the two programs talk to each other. */
static void test_reads_age(void **state)
{
	static const struct {
		const char *file, *plain;
		enum error rc;
	} files[] = { { "by-age", "hello\n", ERROR_NONE }, { "by-age-empty", "", ERROR_NONE },
		{ "by-age-to-three", "hello\n", ERROR_NONE },
		{ "by-age-to-another", "", ERROR_WRONG_KEY },
		{ "by-age-armoured", "", ERROR_DAMAGED } };
	const char *source = getenv("SKATTA_SOURCE");
	unsigned char *bytes;
	size_t length;

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		char *path = text_format(
		    "%s/tests/fuzz/corpus/age/%s", source != NULL ? source : ".", files[i].file);

		assert_int_equal(file_read(path, FILE_LIMIT_SMALL, &bytes, &length), ERROR_NONE);
		assert_int_equal(
		    open_as(bytes, length, files[i].plain, strlen(files[i].plain)), files[i].rc);
		free(bytes);
		free(path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_as_text),
		cmocka_unit_test(test_identity_files),
		cmocka_unit_test(test_refuses_recipients_without_a_secret),
		cmocka_unit_test(test_opens_what_was_sealed),
		cmocka_unit_test(test_every_bit_and_byte_counts),
		cmocka_unit_test(test_chunks_cannot_be_moved),
		cmocka_unit_test(test_passphrase),
		cmocka_unit_test(test_reads_age),
	};

	return cmocka_run_group_tests(tests, make_keys, NULL);
}
