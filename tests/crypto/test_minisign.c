/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* minisign's format: what we sign holds, what the real program signed holds, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "crypto/minisign.h"
#include "crypto/secret.h"

static const char content[] = "hello\n";
enum { CONTENT_SIZE = sizeof content - 1 };

/* A signature over the content by a new key. */
struct sample {
	struct minisign_secret *secret;
	struct minisign_public public;
	struct text signature;
};

static int make_sample(void **state)
{
	static struct sample sample;

	memset(&sample, 0, sizeof sample);
	sample.secret = secret_new(sizeof *sample.secret);
	minisign_new(sample.secret);
	minisign_public_of(sample.secret, &sample.public);
	minisign_sign(
	    &sample.signature, sample.secret, "made f\u00f6r a test", content, CONTENT_SIZE);
	*state = &sample;
	error_clear();
	return 0;
}

static int free_sample(void **state)
{
	struct sample *sample = *state;

	secret_free(sample->secret);
	text_free(&sample->signature);
	return 0;
}

/* Verify, and see to it that a refusal has its sentence. */
static enum error verify(const struct minisign_public *public, const char *bytes, size_t length)
{
	enum error rc;

	error_clear();
	rc = minisign_verify(bytes, length, public, "file", content, CONTENT_SIZE);
	assert_int_equal(rc == ERROR_NONE, error_sentence()[0] == '\0');
	return rc;
}

static void test_signature_holds(void **state)
{
	const struct sample *sample = *state;
	struct minisign_public other = sample->public;

	assert_int_equal(
	    verify(&sample->public, sample->signature.bytes, sample->signature.length), ERROR_NONE);
	assert_int_equal(minisign_verify(sample->signature.bytes, sample->signature.length,
			     &sample->public, "file", "hello!", CONTENT_SIZE),
	    ERROR_DAMAGED);
	assert_string_equal(error_sentence(), "file was altered after it was signed");
	/* The same id, another key: an impostor, not a mistake of the caller. */
	other.key[0] ^= 1;
	assert_int_equal(
	    verify(&other, sample->signature.bytes, sample->signature.length), ERROR_DAMAGED);
	memset(other.id, 0, sizeof other.id);
	other.id[0] = 0xef;
	assert_int_equal(
	    verify(&other, sample->signature.bytes, sample->signature.length), ERROR_WRONG_KEY);
	assert_non_null(strstr(error_sentence(), "not with 00000000000000EF"));
}

/* Only the first line is not signed; it says nothing that anybody relies on. */
static void test_every_bit_counts(void **state)
{
	const struct sample *sample = *state;
	char *bytes = memory_copy(sample->signature.bytes);
	size_t length = sample->signature.length;
	size_t from = (size_t)(strchr(bytes, '\n') - bytes);

	for (size_t bit = 0; bit < 8 * length; bit++) {
		if (bit / 8 < from && bit / 8 >= strlen("untrusted comment: "))
			continue;
		bytes[bit / 8] ^= 1 << bit % 8;
		assert_int_not_equal(verify(&sample->public, bytes, length), ERROR_NONE);
		bytes[bit / 8] ^= 1 << bit % 8;
	}
	for (size_t cut = 0; cut < length; cut++)
		assert_int_equal(verify(&sample->public, bytes, cut), ERROR_DAMAGED);
	assert_int_equal(verify(&sample->public, bytes, length), ERROR_NONE);
	free(bytes);
}

/* `bytes` with the first `from` replaced, for the caller to free. */
static char *replaced(const char *bytes, const char *from, const char *to)
{
	const char *at = strstr(bytes, from);
	struct text text = { 0 };

	assert_non_null(at);
	text_add_bytes(&text, bytes, (size_t)(at - bytes));
	text_add(&text, to);
	text_add(&text, at + strlen(from));
	return text_take(&text);
}

static void test_has_one_spelling(void **state)
{
	static const struct {
		const char *from, *to;
		enum error rc;
	} changes[] = {
		{ "signed by skatta", "another text", ERROR_NONE },
		{ "signed by skatta", "", ERROR_NONE },
		{ "signed by skatta", "a\ttab", ERROR_NONE },
		{ "signed by skatta", "\x1b[31mred", ERROR_DAMAGED },
		{ "signed by skatta", "\u202ereversed", ERROR_DAMAGED },
		{ "signed by skatta", "not UTF-8: \xff", ERROR_DAMAGED },
		{ "untrusted comment: ", "untrusted comment:", ERROR_DAMAGED },
		{ "untrusted comment: ", "comment: ", ERROR_DAMAGED },
		{ "\n", "\r\n", ERROR_DAMAGED },
		{ "\n", "\n\n", ERROR_DAMAGED },
		{ "\ntrusted", "\n\ntrusted", ERROR_DAMAGED },
		{ "\ntrusted comment: ", " \ntrusted comment: ", ERROR_DAMAGED },
		{ "\ntrusted comment: ", "\ntrusted comment:", ERROR_DAMAGED },
		{ "a test", "a rest", ERROR_DAMAGED },
		{ "a test", "a test ", ERROR_DAMAGED },
		{ "a test", "a test\r", ERROR_DAMAGED },
		{ "\nRU", "\n RU", ERROR_DAMAGED },
		{ "\nRU", "\nUU", ERROR_DAMAGED },
	};
	const struct sample *sample = *state;

	for (size_t i = 0; i < COUNT(changes); i++) {
		char *bytes = replaced(sample->signature.bytes, changes[i].from, changes[i].to);

		assert_int_equal(verify(&sample->public, bytes, strlen(bytes)), changes[i].rc);
		free(bytes);
	}
}

static void test_nothing_comes_after(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
	} tails[] = { { "\n", 1 }, { " ", 1 }, { "x", 1 }, { "", 1 } };
	const struct sample *sample = *state;

	for (size_t i = 0; i < COUNT(tails); i++) {
		struct text text = { 0 };

		text_add(&text, sample->signature.bytes);
		text_add_bytes(&text, tails[i].bytes, tails[i].length);
		assert_int_equal(verify(&sample->public, text.bytes, text.length), ERROR_DAMAGED);
		text_free(&text);
	}
}

static void test_has_a_limit(void **state)
{
	const struct sample *sample = *state;
	char *long_text = memory_new(MINISIGN_LIMIT, 1);
	char *bytes;

	memset(
	    long_text, 'x', MINISIGN_LIMIT - sample->signature.length + strlen("signed by skatta"));
	bytes = replaced(sample->signature.bytes, "signed by skatta", long_text);
	assert_int_equal(strlen(bytes), MINISIGN_LIMIT);
	assert_int_equal(verify(&sample->public, bytes, strlen(bytes)), ERROR_NONE);
	free(bytes);
	strcat(long_text, "x");
	bytes = replaced(sample->signature.bytes, "signed by skatta", long_text);
	assert_int_equal(verify(&sample->public, bytes, strlen(bytes)), ERROR_DAMAGED);
	free(bytes);
	free(long_text);
}

/* Signatures over the content that minisign 0.11 made, and their key. */
static enum error verify_file(const char *file)
{
	static const char key[] = "RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r";
	const char *source = getenv("SKATTA_SOURCE");
	char *path =
	    text_format("%s/tests/fuzz/corpus/minisign/%s", source != NULL ? source : ".", file);
	struct minisign_public public;
	unsigned char *bytes;
	size_t length;
	enum error rc;

	assert_int_equal(minisign_key_read(&public, key), ERROR_NONE);
	assert_int_equal(file_read(path, MINISIGN_LIMIT, &bytes, &length), ERROR_NONE);
	rc = verify(&public, (char *)bytes, length);
	free(bytes);
	free(path);
	return rc;
}

static void test_reads_minisign(void **state)
{
	(void)state;
	assert_int_equal(verify_file("by-minisign"), ERROR_NONE);
	assert_int_equal(verify_file("by-minisign-legacy"), ERROR_DAMAGED);
	assert_non_null(strstr(error_sentence(), "of an old kind"));
	assert_int_equal(verify_file("by-us-with-another-key"), ERROR_WRONG_KEY);
}

static void test_key_as_text(void **state)
{
	const struct sample *sample = *state;
	char text[MINISIGN_KEY_TEXT_SIZE + 1];
	struct minisign_public back;

	minisign_key_write(text, &sample->public);
	assert_int_equal(strlen(text), MINISIGN_KEY_TEXT_SIZE - 1);
	assert_memory_equal(text, "RW", 2);
	assert_int_equal(minisign_key_read(&back, text), ERROR_NONE);
	assert_memory_equal(&back, &sample->public, sizeof back);
	strcat(text, "=");
	assert_int_equal(minisign_key_read(&back, text), ERROR_USAGE);
	text[MINISIGN_KEY_TEXT_SIZE - 2] = '\0';
	assert_int_equal(minisign_key_read(&back, text), ERROR_USAGE);
	assert_int_equal(minisign_key_read(&back, ""), ERROR_USAGE);
	/* A point of low order would let one signature hold for everything. */
	assert_int_equal(
	    minisign_key_read(&back, "RWQAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
	    ERROR_USAGE);
	assert_true(error_next_step()[0] != '\0');
}

/* As people compare it: four characters at a time, and the last four groups stand large.
 */
static void test_key_in_groups(void **state)
{
	static const char key[] = "RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r";
	char groups[MINISIGN_GROUPS_SIZE];

	(void)state;
	minisign_key_groups(groups, key);
	assert_string_equal(
	    groups, "RWRo /J/Q XS5B y4uE P92M f4QB v5MD 6sdn uara SgrD wveS tgbl SDKE Ha5r");
	minisign_key_large(groups, key);
	assert_string_equal(groups, "wveS tgbl SDKE Ha5r");
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, make_sample, free_sample)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SAMPLE(test_signature_holds),
		WITH_SAMPLE(test_every_bit_counts),
		WITH_SAMPLE(test_has_one_spelling),
		WITH_SAMPLE(test_nothing_comes_after),
		WITH_SAMPLE(test_has_a_limit),
		cmocka_unit_test(test_reads_minisign),
		WITH_SAMPLE(test_key_as_text),
		cmocka_unit_test(test_key_in_groups),
	};

	if (secret_start() != ERROR_NONE)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
