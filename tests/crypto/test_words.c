/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The lists of words: whole and clean, refused where they are not, and drawn from evenly. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/io/file.h"
#include "base/io/process.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "crypto/words.h"

/* A list as the test itself sees it. */
struct list {
	char *bytes;
	char *word[WORDS_COUNT];
};

static void read_list(struct list *list, const char *name)
{
	char *path = process_data_file(name);
	char *rest = NULL;
	unsigned char *bytes;
	size_t length, count = 0;

	assert_int_equal(file_read(path, 1 << 20, &bytes, &length), ERROR_NONE);
	list->bytes = (char *)bytes;
	for (char *word = strtok_r(list->bytes, "\n", &rest); word != NULL;
	     word = strtok_r(NULL, "\n", &rest)) {
		assert_true(count < WORDS_COUNT);
		list->word[count++] = word;
	}
	assert_int_equal(count, WORDS_COUNT);
	free(path);
}

static const struct {
	const char *language, *file;
	const char *beyond; /* letters besides a to z */
} lists[] = {
	{ "sv", "words/sv", "\u00e5\u00e4\u00f6" },
	{ "en", "words/en", "" },
};

static void test_lists_are_whole(void **state)
{
	struct words *words;

	(void)state;
	for (size_t i = 0; i < COUNT(lists); i++) {
		if (words_load(lists[i].language, &words) != ERROR_NONE)
			fail_msg("%s", error_sentence());
		words_free(words);
	}
	assert_int_equal(words_load("xx", &words), ERROR_NOT_FOUND);
	assert_string_equal(
	    error_next_step(), "Install skatta again, or think of a passphrase yourself.");
	error_clear();
}

/* How many letters begin in these bytes? */
static size_t count_letters(const char *bytes, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
	return count;
}

/* Does one letter, another or more, make the difference? */
static bool is_near(const char *a, const char *b)
{
	size_t start = 0, end = 0;
	size_t length_a = strlen(a), length_b = strlen(b);

	while (a[start] != '\0' && a[start] == b[start])
		start++;
	while (start > 0 && ((unsigned char)a[start] & 0xc0) == 0x80)
		start--;
	while (end < length_a - start && end < length_b - start &&
	       a[length_a - end - 1] == b[length_b - end - 1])
		end++;
	return count_letters(a + start, length_a - start - end) <= 1 &&
	       count_letters(b + start, length_b - start - end) <= 1;
}

static void test_lists_are_clean(void **state)
{
	static const char *const pairs[][2] = { { "katt", "kaxt" }, { "rot", "brot" },
		{ "h\u00e5r", "h\u00e4r" }, { "h\u00e5r", "har" } };
	struct list list;

	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++)
		assert_true(is_near(pairs[i][0], pairs[i][1]));
	assert_false(is_near("katt", "kula"));
	assert_false(is_near("b\u00e4ra", "b\u00f6na"));
	for (size_t l = 0; l < COUNT(lists); l++) {
		read_list(&list, lists[l].file);
		for (size_t i = 0; i < WORDS_COUNT; i++) {
			const char *word = list.word[i];

			for (size_t at = 0; word[at] != '\0'; at = text_next(word, at))
				if (!(word[at] >= 'a' && word[at] <= 'z') &&
				    (lists[l].beyond[0] == '\0' ||
					strspn(word + at, lists[l].beyond) < 2))
					fail_msg("%s has a letter that is hard to type", word);
			for (size_t k = 0; k < i; k++)
				if (is_near(list.word[k], word))
					fail_msg(
					    "%s and %s are easily mixed up", list.word[k], word);
		}
		free(list.bytes);
	}
}

/* The English list with one line, from 1, replaced: "" takes it away. */
static enum error read_changed(size_t line, const char *by)
{
	struct list list;
	struct text text = { 0 };
	struct words *words;
	enum error rc;

	read_list(&list, "words/en");
	for (size_t i = 0; i < WORDS_COUNT; i++)
		if (i + 1 != line)
			text_addf(&text, "%s\n", list.word[i]);
		else if (by[0] != '\0')
			text_addf(&text, "%s\n", by);
	error_clear();
	rc = words_read("list", text.bytes, text.length, &words);
	if (rc == ERROR_NONE)
		words_free(words);
	text_free(&text);
	free(list.bytes);
	return rc;
}

static void test_refuses_others(void **state)
{
	static const char shape[] = "list line 1: a word has 3 to 8 small letters";
	static const struct {
		size_t line;
		const char *by, *sentence;
	} rows[] = {
		{ 1, "ab", shape },
		{ 1, "abcdefghi", shape },
		{ 1, "Abc", shape },
		{ 1, "ab1", shape },
		{ 1, "a b", shape },
		{ 1, "abc\r", shape },
		{ 1, "abc ", shape },
		{ 1,
		    "a\xcc\x8a"
		    "bc",
		    shape }, /* å in two pieces */
		{ 1, "\n", shape },
		{ 1, "zzz", "list line 2: the words are not in order, or one occurs twice" },
		{ 1, "acrobat", "list line 2: the words are not in order, or one occurs twice" },
		{ 1, "acro", "list line 2: the previous word is the start of this one" },
		{ 1, "", "list holds 1295 words; a list has 1296" },
		{ 1, "aaa\naab", "list holds 1297 words; a list has 1296" },
		{ 1, "ab\xff", "list is not UTF-8 text" },
		{ 1, "ab\xc3", "list is not UTF-8 text" },
	};
	struct words *words;

	(void)state;
	assert_int_equal(read_changed(1, "\u00e5\u00e4"), ERROR_DAMAGED);
	assert_int_equal(
	    read_changed(WORDS_COUNT, "z\u00e5\u00e4\u00f6\u00e5\u00e4\u00f6\u00e5"), ERROR_NONE);
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(read_changed(rows[i].line, rows[i].by), ERROR_DAMAGED);
		assert_string_equal(error_sentence(), rows[i].sentence);
	}
	error_clear();
	assert_int_equal(words_read("list", "", 0, &words), ERROR_DAMAGED);
	error_clear();
	assert_int_equal(words_read("list", "abc\0\n", 5, &words), ERROR_DAMAGED);
	error_clear();
	assert_int_equal(words_read("list", "abc\nabd", 7, &words), ERROR_DAMAGED);
	assert_string_equal(error_sentence(), "list is cut short");
	error_clear();
}

static int compare(const void *word, const void *entry)
{
	return strcmp(word, *(char *const *)entry);
}

enum { EXPECTED = 40, DRAWS = EXPECTED * WORDS_COUNT };

/* Draw many passphrases and count how often each word comes in each place. */
static void count_words(const struct words *words, struct list *list, unsigned (*seen)[WORDS_COUNT])
{
	for (size_t i = 0; i < DRAWS; i++) {
		char *passphrase = words_passphrase(words);
		char *rest = NULL;
		size_t place = 0;

		for (char *word = strtok_r(passphrase, " ", &rest); word != NULL;
		     word = strtok_r(NULL, " ", &rest)) {
			char **entry =
			    bsearch(word, list->word, WORDS_COUNT, sizeof list->word[0], compare);

			assert_non_null(entry);
			assert_true(place < WORDS_IN_PASSPHRASE);
			seen[place++][entry - list->word]++;
		}
		assert_int_equal(place, WORDS_IN_PASSPHRASE);
		secret_free(passphrase);
	}
}

static void test_draws_evenly(void **state)
{
	static unsigned seen[WORDS_IN_PASSPHRASE][WORDS_COUNT];
	struct words *words;
	struct list list;

	(void)state;
	read_list(&list, "words/sv");
	assert_int_equal(words_load("sv", &words), ERROR_NONE);
	count_words(words, &list, seen);
	for (size_t place = 0; place < WORDS_IN_PASSPHRASE; place++) {
		double chi_square = 0;

		for (size_t i = 0; i < WORDS_COUNT; i++) {
			double off = (double)seen[place][i] - EXPECTED;

			assert_true(seen[place][i] > 0);
			chi_square += off * off / EXPECTED;
		}
		/* 1,295 expected, 51 its deviation: six of these either way come once in 10^8. */
		if (chi_square < 990 || chi_square > 1610)
			fail_msg("place %zu: chi-square is %.0f", place + 1, chi_square);
	}
	words_free(words);
	free(list.bytes);
}

/* Each pair of places is asked for as often as any other, the earlier one first. */
static void test_asks_evenly(void **state)
{
	enum { PAIRS = 10, EACH = 2000 };
	size_t seen[WORDS_IN_PASSPHRASE][WORDS_IN_PASSPHRASE] = { 0 };

	(void)state;
	for (int i = 0; i < PAIRS * EACH; i++) {
		unsigned which[WORDS_ASKED];

		words_ask(which);
		assert_true(which[0] < which[1] && which[1] < WORDS_IN_PASSPHRASE);
		seen[which[0]][which[1]]++;
	}
	for (size_t a = 0; a < WORDS_IN_PASSPHRASE; a++)
		for (size_t b = a + 1; b < WORDS_IN_PASSPHRASE; b++)
			/* The deviation is 42: eight of them. */
			assert_in_range(seen[a][b], EACH - 340, EACH + 340);
}

static void test_names_the_wrong_one(void **state)
{
	static const struct {
		const char *typed;
		size_t wrong;
	} tries[] = {
		{ "häst moln", 2 },
		{ "  häst   moln ", 2 },
		{ "ha\xcc\x88st moln", 2 },
		{ "moln häst", 0 },
		{ "", 0 },
		{ "häs mol", 2 },
		{ "hä moln", 0 },
		{ "häst mo", 1 },
		{ "häsa moln", 0 },
		{ "hästa moln", 0 },
		{ "häst molnet", 1 },
		{ "hästmoln", 0 },
		{ "häst", 1 },
		{ "häst mon", 1 },
		{ "häst moln bok", 1 },
		{ "bok häst sol moln is", 0 },
	};
	static const unsigned which[WORDS_ASKED] = { 1, 3 };

	(void)state;
	for (size_t i = 0; i < COUNT(tries); i++)
		assert_int_equal(
		    words_wrong("bok häst sol moln isen", which, tries[i].typed), tries[i].wrong);
	assert_int_equal(
	    words_wrong("bok häst sol moln isen", (unsigned[]){ 0, 4 }, "bok isen"), 2);
}

/* The figure that words.h and the manual state. */
static void test_is_one_of_so_many(void **state)
{
	(void)state;
	assert_int_equal(lround(10 * WORDS_IN_PASSPHRASE * log2(WORDS_COUNT)), 517);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lists_are_whole),
		cmocka_unit_test(test_lists_are_clean),
		cmocka_unit_test(test_refuses_others),
		cmocka_unit_test(test_draws_evenly),
		cmocka_unit_test(test_asks_evenly),
		cmocka_unit_test(test_names_the_wrong_one),
		cmocka_unit_test(test_is_one_of_so_many),
	};

	if (secret_start() != ERROR_NONE)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
