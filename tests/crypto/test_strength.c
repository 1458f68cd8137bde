/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How chosen passphrases are judged, that it is quick, and that it leaves no trace of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/passphrase_strength.h"
#include "crypto/secret.h"
#include "crypto/words.h"

static const char name[] = "Eva Andersson";

static void test_judges(void **state)
{
	static const struct {
		const char *passphrase;
		enum passphrase_strength least, most;
	} rows[] = {
		{ "", PASSPHRASE_VERY_WEAK, PASSPHRASE_VERY_WEAK },
		{ "password", PASSPHRASE_VERY_WEAK, PASSPHRASE_VERY_WEAK },
		{ "P4ssw0rd!", PASSPHRASE_VERY_WEAK, PASSPHRASE_VERY_WEAK },
		{ "qwertyuiop", PASSPHRASE_VERY_WEAK, PASSPHRASE_VERY_WEAK },
		{ "20240612", PASSPHRASE_VERY_WEAK, PASSPHRASE_VERY_WEAK },
		{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", PASSPHRASE_VERY_WEAK, PASSPHRASE_VERY_WEAK },
		{ "\u00e5\u00e4\u00f6\u00e5\u00e4\u00f6\u00e5\u00e4\u00f6", PASSPHRASE_VERY_WEAK,
		    PASSPHRASE_VERY_WEAK },
		{ "asdf asdf asdf asdf", PASSPHRASE_VERY_WEAK, PASSPHRASE_VERY_WEAK },
		{ "eva andersson", PASSPHRASE_VERY_WEAK, PASSPHRASE_VERY_WEAK },
		{ "Eva1975", PASSPHRASE_VERY_WEAK, PASSPHRASE_VERY_WEAK },
		{ "skattaskatta", PASSPHRASE_VERY_WEAK, PASSPHRASE_VERY_WEAK },
		{ "\u00f6verraskning", PASSPHRASE_VERY_WEAK, PASSPHRASE_VERY_WEAK },
		{ "Sommar2024", PASSPHRASE_VERY_WEAK, PASSPHRASE_WEAK },
		{ "katt hund", PASSPHRASE_WEAK, PASSPHRASE_WEAK },
		{ "KattHund", PASSPHRASE_WEAK, PASSPHRASE_WEAK },
		{ "xK9#mQ2", PASSPHRASE_WEAK, PASSPHRASE_FAIR },
		{ "katt hund sol", PASSPHRASE_FAIR, PASSPHRASE_FAIR },
		{ "katt hund sol m\u00e5ne", PASSPHRASE_GOOD, PASSPHRASE_GOOD },
		{ "correct horse battery staple", PASSPHRASE_FAIR, PASSPHRASE_GOOD },
		{ "katt hund sol m\u00e5ne b\u00e5t", PASSPHRASE_STRONG, PASSPHRASE_STRONG },
		{ "kJ8fLqzXwTrYbNmP", PASSPHRASE_STRONG, PASSPHRASE_STRONG },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		enum passphrase_strength strength = passphrase_strength(rows[i].passphrase, name);

		if (strength < rows[i].least || strength > rows[i].most)
			fail_msg("«%s» is judged %s", rows[i].passphrase,
			    passphrase_strength_word(strength));
	}
}

static void test_says_it_in_words(void **state)
{
	static const char *const words[] = { "very weak", "weak", "fair", "good", "strong" };

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++)
		assert_string_equal(
		    passphrase_strength_word((enum passphrase_strength)i), words[i]);
}

static void test_a_name_is_no_secret(void **state)
{
	(void)state;
	assert_int_equal(passphrase_strength("nyckelpiga blomkruka", "Bo"), PASSPHRASE_WEAK);
	assert_int_equal(
	    passphrase_strength("nyckelpiga blomkruka", "Nyckelpiga"), PASSPHRASE_VERY_WEAK);
	assert_int_equal(passphrase_strength("katt hund sol", ""), PASSPHRASE_FAIR);
	assert_int_equal(
	    passphrase_strength("katt hund sol", "a b c d e f g h i j k l"), PASSPHRASE_FAIR);
}

/* Words that we make are not called weak when they are typed, save where one came twice. */
static void test_made_ones_hold(void **state)
{
	static const char *const languages[] = { "sv", "en" };
	int weak = 0;

	(void)state;
	for (size_t l = 0; l < COUNT(languages); l++) {
		struct words *words;

		assert_int_equal(words_load(languages[l], &words), ERROR_NONE);
		for (int i = 0; i < 200; i++) {
			char *passphrase = words_passphrase(words);
			enum passphrase_strength strength = passphrase_strength(passphrase, name);

			assert_true(strength >= PASSPHRASE_FAIR);
			weak += strength < PASSPHRASE_STRONG;
			secret_free(passphrase);
		}
		words_free(words);
	}
	/* Three are expected; more than 40 come once in 10^30 runs. */
	assert_true(weak <= 40);
}

/* libzxcvbn alone does not come back from some of these. */
static void test_takes_any_length(void **state)
{
	static const char *const patterns[] = { "a", "a4@s$5e3", "1", "\u00e5", "ab ", "\xff" };
	char passphrase[SECRET_LINE_SIZE];
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < COUNT(patterns); i++)
		for (size_t length = 1; length < sizeof passphrase; length = 2 * length + 1) {
			for (size_t k = 0; k < length; k++)
				passphrase[k] = patterns[i][k % strlen(patterns[i])];
			passphrase[length] = '\0';
			assert_true(
			    passphrase_strength(passphrase, passphrase) < PASSPHRASE_STRONG);
		}
	assert_true((clock() - start) / CLOCKS_PER_SEC < 20);
}

/* Both are kept turned around, or they would be found themselves. */
enum { TURN = 0x55, TRACE = 7 };

static bool has_trace(const unsigned char *bytes, size_t length, const unsigned char *turned)
{
	for (size_t i = 0; i + TRACE <= length; i++) {
		size_t forward = 0, backward = 0;

		while (forward < TRACE && bytes[i + forward] == (turned[forward] ^ TURN))
			forward++;
		while (backward < TRACE &&
		       bytes[i + backward] == (turned[TRACE - 1 - backward] ^ TURN))
			backward++;
		if (forward == TRACE || backward == TRACE)
			return true;
	}
	return false;
}

/* Look through the heap and the stack of this process. What may be read the kernel puts into a
 * pipe. */
static bool is_in_memory(const unsigned char *turned)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	unsigned char bytes[4096];
	char line[512];
	int ends[2];
	bool found = false;

	assert_non_null(maps);
	assert_int_equal(pipe(ends), 0);
	while (fgets(line, sizeof line, maps) != NULL) {
		unsigned long start, end;

		if ((strstr(line, "[heap]") == NULL && strstr(line, "[stack]") == NULL) ||
		    sscanf(line, "%lx-%lx", &start, &end) != 2)
			continue;
		for (; start < end; start += sizeof bytes) {
			ssize_t n = syscall(SYS_write, ends[1], start, sizeof bytes);

			assert_true(n < 0 || read(ends[0], bytes, sizeof bytes) == n);
			found |= n > 0 && has_trace(bytes, (size_t)n, turned);
		}
	}
	close(ends[0]);
	close(ends[1]);
	fclose(maps);
	return found;
}

static void test_leaves_no_trace(void **state)
{
	static const char passphrase_turned[] = { 'v' ^ TURN, '3' ^ TURN, 'r' ^ TURN, 'm' ^ TURN,
		'l' ^ TURN, '4' ^ TURN, 'n' ^ TURN, 'd' ^ TURN, '0' ^ TURN, 's' ^ TURN };
	char *passphrase = secret_new(sizeof passphrase_turned + 1);
	char copy[sizeof passphrase_turned];
	const unsigned char *turned = (const unsigned char *)passphrase_turned;

	(void)state;
	for (size_t i = 0; i < sizeof passphrase_turned; i++)
		passphrase[i] = (char)(passphrase_turned[i] ^ TURN);
	passphrase_strength(passphrase, name);
	assert_false(is_in_memory(turned));
	/* The search finds what is there. */
	memcpy(copy, passphrase, sizeof copy);
	assert_true(secret_same(copy, passphrase, sizeof copy));
	assert_true(is_in_memory(turned));
	secret_wipe(copy, sizeof copy);
	secret_free(passphrase);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_judges),
		cmocka_unit_test(test_says_it_in_words),
		cmocka_unit_test(test_a_name_is_no_secret),
		cmocka_unit_test(test_made_ones_hold),
		cmocka_unit_test(test_takes_any_length),
		cmocka_unit_test(test_leaves_no_trace),
	};

	if (secret_start() != ERROR_NONE)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
