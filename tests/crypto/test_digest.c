/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Digests, HKDF and signatures against known values, and that domains are kept apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "crypto/digest.h"
#include "crypto/encode.h"
#include "crypto/hkdf.h"
#include "crypto/secret.h"
#include "crypto/sign.h"

static void assert_hex(const unsigned char bytes[32], const char *hex)
{
	char text[ENCODE_HEX_SIZE(32)];

	encode_hex(text, bytes, 32);
	assert_string_equal(text, hex);
}

static void test_digest(void **state)
{
	unsigned char digest[DIGEST_SIZE];
	char name[DIGEST_HEX_SIZE];

	(void)state;
	digest_of(digest, "abc", 3);
	assert_hex(digest, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
	digest_name(name, 32, "abc", 3);
	assert_string_equal(name, "bddd813c634239723171ef3fee98579b");
	digest_name(name, 64, "abc", 3);
	assert_string_equal(
	    name, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
	/* Without a key a domain is a prefix that ends with a zero byte. */
	digest_in(digest, NULL, "ab", "c", 1);
	digest_name(name, 64, "ab\0c", 4);
	assert_hex(digest, name);
}

static void test_domains_and_keys_are_apart(void **state)
{
	static const unsigned char key[DIGEST_SIZE] = { 1 }, other_key[DIGEST_SIZE] = { 2 };
	unsigned char digests[6][DIGEST_SIZE];

	(void)state;
	digest_in(digests[0], key, "one", "text", 4);
	digest_in(digests[1], key, "two", "text", 4);
	digest_in(digests[2], key, "onetext", "", 0);
	digest_in(digests[3], key, "on", "etext", 5);
	digest_in(digests[4], other_key, "one", "text", 4);
	digest_in(digests[5], NULL, "one", "text", 4);
	for (size_t i = 0; i < 6; i++)
		for (size_t k = 0; k < i; k++)
			assert_memory_not_equal(digests[i], digests[k], DIGEST_SIZE);
}

/* RFC 5869, A.1 and A.3, the first block. */
static void test_hkdf(void **state)
{
	unsigned char secret[22], salt[13], key[HKDF_KEY_SIZE];

	(void)state;
	memset(secret, 0x0b, sizeof secret);
	for (size_t i = 0; i < sizeof salt; i++)
		salt[i] = (unsigned char)i;
	hkdf_key(key, secret, sizeof secret, salt, sizeof salt,
	    "\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9");
	assert_hex(key, "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
	hkdf_key(key, secret, sizeof secret, "", 0, "");
	assert_hex(key, "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
}

static void test_pairs_are_derived(void **state)
{
	static const unsigned char seed[SIGN_SEED_SIZE] = { 7 };
	struct sign_pair first, again, others[2];

	(void)state;
	sign_pair_for(&first, seed, "domain", "central", 7);
	sign_pair_for(&again, seed, "domain", "central", 7);
	assert_memory_equal(&first, &again, sizeof first);
	sign_pair_for(&others[0], seed, "domain", "another", 7);
	sign_pair_for(&others[1], seed, "else", "central", 7);
	assert_memory_not_equal(first.public, others[0].public, SIGN_PUBLIC_SIZE);
	assert_memory_not_equal(first.public, others[1].public, SIGN_PUBLIC_SIZE);
}

static void test_signature(void **state)
{
	static const unsigned char seed[SIGN_SEED_SIZE] = { 7 };
	static const unsigned char no_key[SIGN_PUBLIC_SIZE];
	unsigned char signature[SIGN_SIGNATURE_SIZE];
	char text[] = "the text";
	struct sign_pair pair;

	(void)state;
	sign_pair_for(&pair, seed, "domain", "", 0);
	sign_bytes(signature, &pair, text, sizeof text);
	assert_true(sign_holds(signature, pair.public, text, sizeof text));
	assert_false(sign_holds(signature, pair.public, text, sizeof text - 1));
	assert_false(sign_holds(signature, no_key, text, sizeof text));
	for (size_t bit = 0; bit < 8 * sizeof signature; bit++) {
		signature[bit / 8] ^= 1 << bit % 8;
		assert_false(sign_holds(signature, pair.public, text, sizeof text));
		signature[bit / 8] ^= 1 << bit % 8;
	}
	for (size_t bit = 0; bit < 8 * sizeof text; bit++) {
		text[bit / 8] ^= 1 << bit % 8;
		assert_false(sign_holds(signature, pair.public, text, sizeof text));
		text[bit / 8] ^= 1 << bit % 8;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_digest),
		cmocka_unit_test(test_domains_and_keys_are_apart),
		cmocka_unit_test(test_hkdf),
		cmocka_unit_test(test_pairs_are_derived),
		cmocka_unit_test(test_signature),
	};

	if (secret_start() != ERROR_NONE)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
