/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Bytes as text and back: known values, and that there is one spelling of each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/encode.h"
#include "crypto/secret.h"

static void test_hex(void **state)
{
	static const char *const refused[] = { "", "00", "00f", "00ff1", "00ff10a", "00FF10",
		"0xff10", "00ff1g", "00 f10", "00ff1000" };
	static const unsigned char bytes[] = { 0x00, 0xff, 0x10 };
	unsigned char back[3];
	char text[ENCODE_HEX_SIZE(3)];

	(void)state;
	encode_hex(text, bytes, sizeof bytes);
	assert_string_equal(text, "00ff10");
	assert_true(encode_from_hex(back, sizeof back, text));
	assert_memory_equal(back, bytes, sizeof bytes);
	for (size_t i = 0; i < COUNT(refused); i++)
		assert_false(encode_from_hex(back, sizeof back, refused[i]));
}

static void test_base64(void **state)
{
	static const struct {
		const char *bytes, *padded, *unpadded;
	} known[] = { { "", "", "" }, { "f", "Zg==", "Zg" }, { "fo", "Zm8=", "Zm8" },
		{ "foo", "Zm9v", "Zm9v" }, { "foob", "Zm9vYg==", "Zm9vYg" },
		{ "\xfb\xff\xbf", "+/+/", "+/+/" } };
	char text[ENCODE_BASE64_SIZE(4)];
	unsigned char back[8];
	size_t length;

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		const unsigned char *bytes = (const unsigned char *)known[i].bytes;
		size_t n = strlen(known[i].bytes);

		encode_base64(text, bytes, n, ENCODE_PADDED);
		assert_string_equal(text, known[i].padded);
		assert_true(encode_from_base64(back, n, text, strlen(text), ENCODE_PADDED));
		assert_memory_equal(back, bytes, n);
		encode_base64(text, bytes, n, ENCODE_UNPADDED);
		assert_string_equal(text, known[i].unpadded);
		assert_true(encode_from_base64_any(
		    back, sizeof back, &length, text, strlen(text), ENCODE_UNPADDED));
		assert_int_equal(length, n);
		assert_memory_equal(back, bytes, n);
	}
}

static void test_base64_refuses(void **state)
{
	static const struct {
		const char *text;
		enum encode_padding padding;
	} refused[] = { { "Zg", ENCODE_PADDED }, { "Zg=", ENCODE_PADDED },
		{ "Zg===", ENCODE_PADDED }, { "Zh==", ENCODE_PADDED }, { "Zm9=", ENCODE_PADDED },
		{ "Zg==Zg==", ENCODE_PADDED }, { "Zg==\n", ENCODE_PADDED },
		{ " Zg==", ENCODE_PADDED }, { "Z g==", ENCODE_PADDED }, { "-_-_", ENCODE_PADDED },
		{ "Zg==", ENCODE_UNPADDED }, { "Zh", ENCODE_UNPADDED }, { "Zm9", ENCODE_UNPADDED },
		{ "Z", ENCODE_UNPADDED }, { "Zm9vY", ENCODE_UNPADDED },
		{ "Zg\n", ENCODE_UNPADDED } };
	unsigned char back[8];
	size_t length;

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++)
		assert_false(encode_from_base64_any(back, sizeof back, &length, refused[i].text,
		    strlen(refused[i].text), refused[i].padding));
	assert_false(encode_from_base64(back, 2, "Zm9v", 4, ENCODE_PADDED));
	assert_false(encode_from_base64(back, 4, "Zm9v", 4, ENCODE_PADDED));
	assert_false(encode_from_base64(back, 3, "Zm9v", 3, ENCODE_PADDED));
	/* A NUL inside is a character like any other that does not belong. */
	assert_false(encode_from_base64(back, 3, "Zm\0v", 4, ENCODE_PADDED));
}

/* Whatever byte stands anywhere: what is taken is what is written. */
static void test_base64_has_one_spelling(void **state)
{
	static const char *const texts[] = { "Zm9v", "Zm8=", "Zg==", "+/+/" };
	char text[5], again[ENCODE_BASE64_SIZE(3)];
	unsigned char back[3];
	size_t length;
	int taken = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t at = 0; at < 4; at++)
			for (int c = 0; c < 256; c++) {
				strcpy(text, texts[i]);
				text[at] = (char)c;
				if (!encode_from_base64_any(
					back, sizeof back, &length, text, 4, ENCODE_PADDED))
					continue;
				encode_base64(again, back, length, ENCODE_PADDED);
				assert_memory_equal(again, text, 4);
				taken++;
			}
	assert_in_range(taken, 4 * 64, 16 * 64);
}

static const char key_text[] =
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

static void test_bech32(void **state)
{
	char text[ENCODE_BECH32_SIZE];
	unsigned char bytes[32], back[32];

	(void)state;
	/* The key that the specification of age shows: 32 times 0x42. */
	memset(bytes, 0x42, sizeof bytes);
	encode_bech32(text, "age-secret-key-", bytes, true);
	assert_string_equal(text, key_text);
	assert_true(encode_from_bech32(back, "age-secret-key-", text, true));
	assert_memory_equal(back, bytes, sizeof bytes);
	for (int i = 0; i < 200; i++) {
		secret_random(bytes, sizeof bytes);
		encode_bech32(text, "age", bytes, false);
		assert_int_equal(strlen(text), 62);
		assert_true(encode_from_bech32(back, "age", text, false));
		assert_memory_equal(back, bytes, sizeof bytes);
	}
}

static void test_bech32_refuses(void **state)
{
	char text[sizeof key_text + 1];
	unsigned char back[32];

	(void)state;
	/* The checksum finds every change of one character; the prefix is no exception. */
	for (size_t i = 0; i + 1 < sizeof key_text; i++)
		for (char c = ' '; c <= '~'; c++) {
			memcpy(text, key_text, sizeof key_text);
			text[i] = c;
			assert_int_equal(encode_from_bech32(back, "age-secret-key-", text, true),
			    c == key_text[i]);
		}
	for (size_t length = 0; length + 1 < sizeof key_text; length++) {
		memcpy(text, key_text, length);
		text[length] = '\0';
		assert_false(encode_from_bech32(back, "age-secret-key-", text, true));
	}
	memcpy(text, key_text, sizeof key_text);
	strcat(text, "Q");
	assert_false(encode_from_bech32(back, "age-secret-key-", text, true));
	assert_false(encode_from_bech32(back, "age-secret-key-", key_text, false));
	assert_false(encode_from_bech32(back, "age", key_text, true));
	assert_false(encode_from_bech32(
	    back, "", "1gfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpq4egaex", false));
	/* The symbols hold four bits more than the bytes: both checksums are right. */
	assert_true(encode_from_bech32(
	    back, "age", "age1fqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqmksmx7", false));
	assert_false(encode_from_bech32(
	    back, "age", "age1fqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqpxqywmv", false));
}

static void test_code(void **state)
{
	static const struct {
		unsigned char bytes[ENCODE_CODE_BYTES];
		const char *text;
	} known[] = { { { 0 }, "0000-0000-0000-0000" },
		{ { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff },
		    "ZZZZ-ZZZZ-ZZZZ-ZZZZ" },
		{ { 0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf },
		    "0123-4567-89AB-CDEF" } };
	char text[ENCODE_CODE_SIZE];
	unsigned char bytes[ENCODE_CODE_BYTES], back[ENCODE_CODE_BYTES];

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		encode_code(text, known[i].bytes);
		assert_string_equal(text, known[i].text);
		assert_true(encode_from_code(back, text));
		assert_memory_equal(back, known[i].bytes, sizeof back);
	}
	for (int i = 0; i < 200; i++) {
		secret_random(bytes, sizeof bytes);
		encode_code(text, bytes);
		assert_true(encode_from_code(back, text));
		assert_memory_equal(back, bytes, sizeof back);
	}
}

static void test_long_code(void **state)
{
	unsigned char bytes[ENCODE_LONG_CODE_BYTES] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
		0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };
	unsigned char back[ENCODE_LONG_CODE_BYTES];
	char text[ENCODE_LONG_CODE_SIZE];

	(void)state;
	encode_long_code(text, bytes);
	assert_string_equal(text, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZW");
	assert_true(encode_from_long_code(back, "zzzz zzzzzzzzZZZZ zzzz-zzzz-zw"));
	assert_memory_equal(back, bytes, sizeof back);
	/* The last letter holds two bits more than the bytes. */
	assert_false(encode_from_long_code(back, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZX"));
	assert_false(encode_from_long_code(back, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-Z"));
	assert_false(encode_from_long_code(back, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZWW"));
	assert_false(encode_from_long_code(back, "ZZZZ-ZZZZ-ZZZZ-ZZZZ"));
	assert_false(encode_from_long_code(back, ""));
	for (int i = 0; i < 200; i++) {
		secret_random(bytes, sizeof bytes);
		encode_long_code(text, bytes);
		assert_int_equal(strlen(text), sizeof text - 1);
		assert_true(encode_from_long_code(back, text));
		assert_memory_equal(back, bytes, sizeof back);
	}
}

static void test_code_as_people_type_it(void **state)
{
	static const char *const taken[] = { "01AB-0111-CDEF-GHJK", "01ab0111cdefghjk",
		"o1ab-olil-cdef-ghjk", "OIAB-OLIL-CDEF-GHJK", "  01ab 0111  cdef\tghjk ",
		"01AB\u20130111\u2014CDEF\u2011GHJK", "01AB\u00a00111\u2212CDEF\u2010GHJK" };
	static const char *const refused[] = { "", "-", "01AB-0111-CDEF-GHJ",
		"01AB-0111-CDEF-GHJKM", "01AB-0111-CDEF-GHJU", "01AB-0111-CDEF-GHJK-MNPQ-RSTV-WXYZ",
		"01AB-0111-CDEF-GHJ*", "01AB_0111_CDEF_GHJK", "01AB-0111-CDEF-GHJ\xff",
		"\u00e51AB-0111-CDEF-GHJK" };
	unsigned char expected[ENCODE_CODE_BYTES], back[ENCODE_CODE_BYTES];

	(void)state;
	assert_true(encode_from_code(expected, taken[0]));
	for (size_t i = 0; i < COUNT(taken); i++) {
		assert_true(encode_from_code(back, taken[i]));
		assert_memory_equal(back, expected, sizeof back);
	}
	for (size_t i = 0; i < COUNT(refused); i++)
		assert_false(encode_from_code(back, refused[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hex),
		cmocka_unit_test(test_base64),
		cmocka_unit_test(test_base64_refuses),
		cmocka_unit_test(test_base64_has_one_spelling),
		cmocka_unit_test(test_bech32),
		cmocka_unit_test(test_bech32_refuses),
		cmocka_unit_test(test_code),
		cmocka_unit_test(test_long_code),
		cmocka_unit_test(test_code_as_people_type_it),
	};

	if (secret_start() != ERROR_NONE)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
