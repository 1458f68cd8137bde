/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Passphrases, boxes and the data key under them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/box.h"
#include "crypto/digest.h"
#include "crypto/encode.h"
#include "crypto/passphrase.h"
#include "crypto/secret.h"
#include "crypto/vault.h"

static const struct passphrase_cost least = { .memory_kib = 64 * 1024, .passes = 3 };

static void test_derives_argon2id(void **state)
{
	/* As the reference program makes it: argon2 SALT -id -t 3 -k 65536 -p 1 -l 32 */
	static const char salt[] = "0123456789abcdef";
	unsigned char key[32];
	char text[ENCODE_HEX_SIZE(sizeof key)];

	(void)state;
	assert_int_equal(
	    passphrase_derive(key, sizeof key, "correct horse", (const unsigned char *)salt, least),
	    ERROR_NONE);
	encode_hex(text, key, sizeof key);
	assert_string_equal(
	    text, "92599c67f23f1d9dce9b6f0cfb5a9b18ce110336de00799947472465edd9e49a");
}

static void test_refuses_costs_out_of_range(void **state)
{
	static const struct passphrase_cost costs[] = { { 64 * 1024 - 1, 3 }, { 64 * 1024, 2 },
		{ 64 * 1024, 0 }, { 0, 0 }, { 64 * 1024, 11 }, { 1024 * 1024 + 1, 3 },
		{ UINT32_MAX, 3 }, { 64 * 1024, UINT32_MAX } };
	static const unsigned char salt[PASSPHRASE_SALT_SIZE];
	unsigned char key[32];

	(void)state;
	for (size_t i = 0; i < COUNT(costs); i++) {
		error_clear();
		assert_int_equal(
		    passphrase_derive(key, sizeof key, "", salt, costs[i]), ERROR_DAMAGED);
		assert_true(error_sentence()[0] != '\0');
	}
}

static void test_measures_this_machine(void **state)
{
	struct passphrase_cost cost = passphrase_measure();
	uint32_t multiple = cost.memory_kib / least.memory_kib;

	(void)state;
	assert_int_equal(cost.passes, 3);
	assert_int_equal(cost.memory_kib, multiple * least.memory_kib);
	assert_true(multiple >= 1 && multiple <= 16 && (multiple & (multiple - 1)) == 0);
}

enum { NO_LIMIT = 77 };

/* With little memory to be had: the floor, and a sentence where not even that is there. */
static int measure_with_little_memory(void)
{
	static const unsigned char salt[PASSPHRASE_SALT_SIZE];
	struct rlimit little = { 100 << 20, 100 << 20 }, none = { 40 << 20, 40 << 20 };
	unsigned char key[32];

	if (setrlimit(RLIMIT_AS, &little) != 0)
		return 1;
	if (mmap(NULL, little.rlim_max, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
	    MAP_FAILED)
		return NO_LIMIT;
	if (passphrase_measure().memory_kib != least.memory_kib)
		return 1;
	if (setrlimit(RLIMIT_AS, &none) != 0 ||
	    passphrase_measure().memory_kib != least.memory_kib || error_sentence()[0] != '\0')
		return 2;
	if (passphrase_derive(key, sizeof key, "", salt, least) != ERROR_SYSTEM ||
	    error_next_step()[0] == '\0')
		return 3;
	return 0;
}

/* AddressSanitizer, where it is there, cannot live within a limit. */
void __asan_init(void) __attribute__((weak));

static void test_measures_a_small_machine(void **state)
{
	int status;
	pid_t child;

	(void)state;
	if (__asan_init != NULL)
		skip();
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		_exit(measure_with_little_memory());
	assert_int_equal(waitpid(child, &status, 0), child);
	/* An emulator needs memory of its own, and holds nobody to a limit. */
	if (WIFEXITED(status) && WEXITSTATUS(status) == NO_LIMIT)
		skip();
	assert_int_equal(status, 0);
}

static void test_box_gives_back(void **state)
{
	static const unsigned char key[32] = { 3 };
	static const size_t blocks[] = { 1, 2, 64, 100, 512 };
	unsigned char *box, *plain, bytes[1100];
	size_t box_length, length;

	(void)state;
	secret_random(bytes, sizeof bytes);
	for (size_t i = 0; i < COUNT(blocks); i++)
		for (size_t n = 0; n < sizeof bytes; n += 33) {
			box_seal(key, "here", 4, bytes, n, blocks[i], &box, &box_length);
			assert_int_equal(
			    box_length, BOX_OVERHEAD + (n / blocks[i] + 1) * blocks[i]);
			assert_int_equal(
			    box_open(key, "here", 4, box, box_length, blocks[i], &plain, &length),
			    ERROR_NONE);
			assert_int_equal(length, n);
			assert_memory_equal(plain, bytes, n);
			assert_int_equal(plain[n], 0);
			secret_free(plain);
			free(box);
		}
}

static void test_box_refuses(void **state)
{
	static const unsigned char key[32] = { 3 }, other[32] = { 4 };
	unsigned char *box, *plain;
	size_t size, length;

	(void)state;
	box_seal(key, "here", 4, "text", 4, 64, &box, &size);
	assert_int_equal(box_open(other, "here", 4, box, size, 64, &plain, &length), ERROR_DAMAGED);
	assert_int_equal(box_open(key, "else", 4, box, size, 64, &plain, &length), ERROR_DAMAGED);
	assert_int_equal(box_open(key, "here", 3, box, size, 64, &plain, &length), ERROR_DAMAGED);
	assert_int_equal(box_open(key, "here", 4, box, size, 65, &plain, &length), ERROR_DAMAGED);
	/* Padding of 59 zeros is none for blocks of 32. */
	assert_int_equal(box_open(key, "here", 4, box, size, 32, &plain, &length), ERROR_DAMAGED);
	for (size_t cut = 0; cut < size; cut++)
		assert_int_equal(
		    box_open(key, "here", 4, box, cut, 1, &plain, &length), ERROR_DAMAGED);
	for (size_t bit = 0; bit < 8 * size; bit++) {
		box[bit / 8] ^= 1 << bit % 8;
		assert_int_equal(
		    box_open(key, "here", 4, box, size, 64, &plain, &length), ERROR_DAMAGED);
		box[bit / 8] ^= 1 << bit % 8;
	}
	free(box);
	/* What is a whole number of the one kind of block is not of the other. */
	box_seal(key, "here", 4, "text", 4, 128, &box, &size);
	assert_int_equal(box_open(key, "here", 4, box, size, 125, &plain, &length), ERROR_DAMAGED);
	free(box);
}

static void test_box_has_a_limit(void **state)
{
	static const unsigned char key[32] = { 3 };
	unsigned char *bytes = memory_new(2 * BOX_LIMIT, 1);
	unsigned char *box, *plain;
	size_t size, length;

	(void)state;
	box_seal(key, "", 0, bytes, BOX_LIMIT - 1, 1, &box, &size);
	assert_int_equal(box_open(key, "", 0, box, size, 1, &plain, &length), ERROR_NONE);
	assert_int_equal(length, BOX_LIMIT - 1);
	secret_free(plain);
	free(box);
	/* Refused before memory is asked for: that would end the program. */
	assert_int_equal(
	    box_open(key, "", 0, bytes, 2 * BOX_LIMIT, 1, &plain, &length), ERROR_DAMAGED);
	free(bytes);
}

static void test_vault_opens_with_both(void **state)
{
	struct vault_settings settings = { { 9 }, least };
	struct vault_openers *typed = secret_new(sizeof *typed);
	struct vault_opener *by_passphrase = &typed->all[0];
	struct vault_opener *by_code = secret_new(sizeof *by_code);
	unsigned char *data_key = secret_new(32), *opened = secret_new(32);
	struct vault_slot slots[2];
	char *code = secret_new(ENCODE_CODE_SIZE);

	(void)state;
	secret_random(data_key, 32);
	vault_new_code(code);
	assert_int_equal(vault_openers_passphrase(typed, &settings, "Åsa A", "pass"), 0);
	assert_int_equal(vault_opener_code(by_code, &settings, code), 0);
	vault_wrap(&slots[0], by_passphrase, data_key);
	vault_wrap(&slots[1], by_code, data_key);

	assert_int_equal(vault_unwrap(opened, by_passphrase, &slots[0]), ERROR_NONE);
	assert_memory_equal(opened, data_key, 32);
	memset(opened, 0, 32);
	assert_int_equal(vault_unwrap(opened, by_code, &slots[1]), ERROR_NONE);
	assert_memory_equal(opened, data_key, 32);
	assert_int_equal(vault_unwrap(opened, by_passphrase, &slots[1]), ERROR_PASSPHRASE);
	assert_int_equal(vault_unwrap(opened, by_code, &slots[0]), ERROR_PASSPHRASE);
	/* A slot's box belongs to its lookup. */
	memcpy(slots[1].wrapped, slots[0].wrapped, sizeof slots[1].wrapped);
	assert_int_equal(vault_unwrap(opened, by_passphrase, &slots[1]), ERROR_PASSPHRASE);
	secret_free(typed);
	secret_free(by_code);
	secret_free(data_key);
	secret_free(opened);
	secret_free(code);
}

static void test_vault_knows_name_and_passphrase(void **state)
{
	static const struct {
		const char *name, *passphrase;
		bool is_same;
	} tries[] = { { " aNNA k\t", "pass", true }, { "Anna K", "Pass", false },
		{ "Anna  K", "pass", false }, { "", "pass", false }, { "Anna K", "", false } };
	struct vault_settings settings = { { 9 }, least };
	struct vault_openers opener, other;

	(void)state;
	assert_int_equal(vault_openers_passphrase(&opener, &settings, "Anna K", "pass"), 0);
	assert_int_equal(opener.count, 1);
	for (size_t i = 0; i < COUNT(tries); i++) {
		assert_int_equal(
		    vault_openers_passphrase(&other, &settings, tries[i].name, tries[i].passphrase),
		    ERROR_NONE);
		assert_int_equal(other.count, 1);
		assert_int_equal(memcmp(&other.all[0], &opener.all[0], sizeof opener.all[0]) == 0,
		    tries[i].is_same);
	}
	settings.salt[0]++;
	assert_int_equal(vault_openers_passphrase(&other, &settings, "Anna K", "pass"), 0);
	assert_memory_not_equal(other.all[0].lookup, opener.all[0].lookup, VAULT_LOOKUP_SIZE);
}

/* However the letters are composed, it is one name and one passphrase; and what was taken as it was
 * typed is still found by what is typed the same. */
static void test_vault_takes_one_spelling(void **state)
{
	static const struct {
		const char *name, *passphrase;
		size_t count;
	} tries[] = { { "\u00c5sa", "m\u00f6rk skog", 1 }, { " \u00c5sa\t", "m\u00f6rk skog", 1 },
		{ "A\u030asa", "m\u00f6rk skog", 2 }, { "\u00c5sa", "mo\u0308rk skog", 2 },
		{ "\u00a0\u00c5sa", "m\u00f6rk skog", 2 }, { "A\u030asa", "mo\u0308rk skog", 2 } };
	struct vault_settings settings = { { 9 }, least };
	struct vault_openers first, other;

	(void)state;
	assert_int_equal(
	    vault_openers_passphrase(&first, &settings, tries[0].name, tries[0].passphrase), 0);
	for (size_t i = 0; i < COUNT(tries); i++) {
		unsigned char digest[DIGEST_SIZE], keys[64];

		assert_int_equal(
		    vault_openers_passphrase(&other, &settings, tries[i].name, tries[i].passphrase),
		    ERROR_NONE);
		assert_int_equal(other.count, tries[i].count);
		assert_memory_equal(&other.all[0], &first.all[0], sizeof first.all[0]);
		if (other.count == 1)
			continue;
		/* As it was derived before. */
		{
			char name[32];
			size_t length = strlen(tries[i].name);

			memcpy(name, tries[i].name, length);
			for (size_t k = 0; k < length; k++)
				if (name[k] >= 'A' && name[k] <= 'Z')
					name[k] = (char)(name[k] - 'A' + 'a');
			digest_in(digest, settings.salt, "skatta-vault/1 name", name, length);
		}
		assert_int_equal(
		    passphrase_derive(keys, sizeof keys, tries[i].passphrase, digest, least), 0);
		assert_memory_equal(&other.all[1], keys, sizeof keys);
	}
	/* Blanks of a passphrase count. */
	assert_int_equal(
	    vault_openers_passphrase(&other, &settings, tries[0].name, "m\u00f6rk skog "), 0);
	assert_memory_not_equal(&other.all[0], &first.all[0], sizeof first.all[0]);
}

static void test_vault_refuses_what_is_no_code(void **state)
{
	struct vault_settings settings = { { 9 }, least };
	struct vault_opener opener;

	(void)state;
	error_clear();
	assert_int_equal(vault_opener_code(&opener, &settings, "ABCD"), ERROR_PASSPHRASE);
	assert_true(error_next_step()[0] != '\0');
	error_clear();
	assert_int_equal(
	    vault_opener_long_code(&opener, &settings, "01AB-0111-CDEF-GHJK"), ERROR_PASSPHRASE);
	assert_true(error_next_step()[0] != '\0');
	error_clear();
}

static void test_vault_by_long_code(void **state)
{
	struct vault_settings settings = { { 9 }, least }, others = { { 8 }, least };
	struct vault_opener opener, other;
	unsigned char data_key[32], opened[32];
	struct vault_slot slot;
	char code[ENCODE_LONG_CODE_SIZE];

	(void)state;
	secret_random(data_key, sizeof data_key);
	vault_new_long_code(code);
	assert_int_equal(vault_opener_long_code(&opener, &settings, code), ERROR_NONE);
	vault_wrap(&slot, &opener, data_key);
	assert_int_equal(vault_unwrap(opened, &opener, &slot), ERROR_NONE);
	assert_memory_equal(opened, data_key, sizeof opened);
	/* In another store it is another one. */
	assert_int_equal(vault_opener_long_code(&other, &others, code), ERROR_NONE);
	assert_memory_not_equal(&other, &opener, sizeof other);
	assert_int_equal(vault_unwrap(opened, &other, &slot), ERROR_PASSPHRASE);
}

/* As skatta-store(5) says; however the code is typed, and another one in another round. */
static void test_vault_takes_a_code_once(void **state)
{
	static const char *const typed[] = { "K7QF-3M9T-X2PA-8R0W", "k7qf3m9tx2pa8r0w" };
	const struct vault_settings settings = { .salt = { 5 }, .cost = least };
	struct vault_opener opener, expected;
	unsigned char salt[DIGEST_SIZE];

	(void)state;
	digest_in(salt, settings.salt, "skatta-vault/1 once", "ht26", 4);
	assert_int_equal(passphrase_derive((unsigned char *)&expected, sizeof expected, typed[0],
			     salt, settings.cost),
	    ERROR_NONE);
	for (size_t i = 0; i < COUNT(typed); i++) {
		assert_int_equal(
		    vault_opener_once(&opener, &settings, "ht26", typed[i]), ERROR_NONE);
		assert_memory_equal(&opener, &expected, sizeof opener);
	}
	assert_int_equal(vault_opener_once(&opener, &settings, "vt27", typed[0]), ERROR_NONE);
	assert_memory_not_equal(&opener, &expected, sizeof opener);
	assert_int_equal(vault_opener_once(&opener, &settings, "ht26", "ABCD"), ERROR_PASSPHRASE);
	error_clear();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_derives_argon2id),
		cmocka_unit_test(test_refuses_costs_out_of_range),
		cmocka_unit_test(test_measures_this_machine),
		cmocka_unit_test(test_measures_a_small_machine),
		cmocka_unit_test(test_box_gives_back),
		cmocka_unit_test(test_box_refuses),
		cmocka_unit_test(test_box_has_a_limit),
		cmocka_unit_test(test_vault_opens_with_both),
		cmocka_unit_test(test_vault_knows_name_and_passphrase),
		cmocka_unit_test(test_vault_takes_one_spelling),
		cmocka_unit_test(test_vault_refuses_what_is_no_code),
		cmocka_unit_test(test_vault_by_long_code),
		cmocka_unit_test(test_vault_takes_a_code_once),
	};

	if (secret_start() != ERROR_NONE)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
