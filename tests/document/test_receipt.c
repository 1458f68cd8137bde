/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Receipts: written in one order, read back, refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "document/bundle/receipt.h"
#include "support/bad_inputs.h"

#define KEY   "RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r"
#define ONE   "0123456789abcdef0123456789abcdef"
#define TWO   "1123456789abcdef0123456789abcdef"
#define THREE "2123456789abcdef0123456789abcdef"

static struct receipts *read_good(const char *bytes)
{
	struct receipts *receipts;

	error_clear();
	if (receipts_read("good.json", bytes, strlen(bytes), &receipts) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	return receipts;
}

static void they_come_back_sorted(void **state)
{
	struct receipts *made = receipts_new(KEY), *read;
	char *bytes, *again;

	(void)state;
	receipts_add(made, THREE, MERGE_REFUSED, "the round has no unit \"gran\"");
	receipts_add(made, ONE, MERGE_ACCEPTED, "");
	receipts_add(made, TWO, MERGE_CONFLICT, "another has the same code");
	bytes = receipts_write(made);
	assert_string_equal(bytes,
	    "{\"central\":\"" KEY "\",\"format\":\"skatta-receipt/1\",\"receipts\":["
	    "{\"bundle\":\"" ONE "\",\"reason\":\"\",\"word\":\"accepted\"},"
	    "{\"bundle\":\"" TWO
	    "\",\"reason\":\"another has the same code\",\"word\":\"conflict\"},"
	    "{\"bundle\":\"" THREE
	    "\",\"reason\":\"the round has no unit \\\"gran\\\"\",\"word\":\"refused\"}]}\n");
	read = read_good(bytes);
	assert_string_equal(read->central_key, KEY);
	assert_int_equal(read->count, 3);
	assert_int_equal(receipts_find(read, ONE)->word, MERGE_ACCEPTED);
	assert_string_equal(receipts_find(read, ONE)->reason, "");
	assert_string_equal(receipts_find(read, TWO)->reason, "another has the same code");
	assert_int_equal(receipts_find(read, THREE)->word, MERGE_REFUSED);
	assert_null(receipts_find(read, "3123456789abcdef0123456789abcdef"));
	again = receipts_write(read);
	assert_string_equal(again, bytes);
	free(again);
	free(bytes);
	receipts_free(read);
	receipts_free(made);
}

static void none_are_fine(void **state)
{
	struct receipts *made = receipts_new(KEY), *read;
	char *bytes = receipts_write(made);

	(void)state;
	read = read_good(bytes);
	assert_int_equal(read->count, 0);
	assert_int_equal(read->above, 0);
	assert_null(receipts_find(read, ONE));
	receipts_free(read);
	receipts_free(made);
	receipts_free(NULL);
	free(bytes);
}

static void what_to_go_above_comes_back(void **state)
{
	struct receipts *made = receipts_new(KEY), *read;
	char *bytes;

	(void)state;
	made->above = RECEIPTS_MAX_ABOVE;
	bytes = receipts_write(made);
	assert_string_equal(bytes, "{\"above\":960000,\"central\":\"" KEY
				   "\",\"format\":\"skatta-receipt/1\",\"receipts\":[]}\n");
	read = read_good(bytes);
	assert_int_equal(read->above, RECEIPTS_MAX_ABOVE);
	assert_int_equal(RECEIPTS_MAX_ABOVE % RECEIPTS_ABOVE_STEP, 0);
	receipts_free(read);
	receipts_free(made);
	free(bytes);
}

static void a_reason_is_made_fit(void **state)
{
	struct receipts *made = receipts_new(KEY), *read;
	struct text long_reason = { 0 };
	char *bytes;

	(void)state;
	/* Two bytes each, at odd offsets: the limit would fall inside one. */
	text_add(&long_reason, "x");
	for (int i = 0; i < RECEIPTS_MAX_REASON; i++)
		text_add(&long_reason, "å");
	receipts_add(made, ONE, MERGE_REFUSED, long_reason.bytes);
	receipts_add(made, TWO, MERGE_REFUSED, "a\x1b[2Jb\xff");
	receipts_add(made, THREE, MERGE_ACCEPTED, "which nobody needs");
	bytes = receipts_write(made);
	read = read_good(bytes);
	assert_int_equal(strlen(receipts_find(read, ONE)->reason), RECEIPTS_MAX_REASON - 1);
	assert_string_equal(receipts_find(read, TWO)->reason, "a\xef\xbf\xbd[2Jb\xef\xbf\xbd");
	assert_string_equal(receipts_find(read, THREE)->reason, "");
	receipts_free(read);
	receipts_free(made);
	text_free(&long_reason);
	free(bytes);
}

static void the_most_fit_into_one_file(void **state)
{
	struct receipts *made = receipts_new(KEY), *read;
	struct text reason = { 0 };
	char name[BUNDLE_NAME_DIGITS + 1], *bytes;

	(void)state;
	/* A character that takes two in JSON. */
	for (int i = 0; i < RECEIPTS_MAX_REASON; i++)
		text_add(&reason, "\\");
	for (int i = 0; i < RECEIPTS_MAX; i++) {
		snprintf(name, sizeof name, "%032x", i);
		receipts_add(made, name, MERGE_SUPERSEDED, "");
		free(made->all[i].reason);
		made->all[i].word = MERGE_CONFLICT;
		made->all[i].reason = memory_copy(reason.bytes);
	}
	bytes = receipts_write(made);
	read = read_good(bytes);
	assert_int_equal(read->count, RECEIPTS_MAX);
	receipts_free(read);
	receipts_free(made);
	text_free(&reason);
	free(bytes);
}

static void words_and_names(void **state)
{
	static const char *const bad[] = { "", ".json", ONE, ONE ".age", ONE "0.json",
		ONE ".json.minisig", ONE ".json.part", "0123.json" };
	char name[RECEIPTS_FILE_NAME_SIZE];
	enum merge_word word;

	(void)state;
	for (int i = 0; i < MERGE_WORDS; i++) {
		assert_true(merge_word_find(merge_word_names[i], &word));
		assert_int_equal(word, i);
	}
	assert_false(merge_word_find("Accepted", &word));
	assert_true(receipts_is_name(ONE ".json"));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(receipts_is_name(bad[i]));
	/* printf hello | b2sum -l 256 */
	receipts_name(name, "hello", 5);
	assert_string_equal(name, "324dcf027dd4a30a932c441f365a25e8.json");
}

static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct receipts *receipts;

	return receipts_read(name, bytes, length, &receipts);
}

static void each_bad_file_has_its_sentence(void **state)
{
	(void)state;
	bad_inputs_walk("receipts", read_bad);
}

static void a_cut_file_is_refused_at_every_byte(void **state)
{
	struct receipts *made = receipts_new(KEY);
	char *bytes;

	(void)state;
	receipts_add(made, ONE, MERGE_REFUSED, "it answers another questionnaire");
	bytes = receipts_write(made);
	bad_inputs_cut(bytes, strlen(bytes), read_bad);
	receipts_free(made);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_come_back_sorted),
		cmocka_unit_test(none_are_fine),
		cmocka_unit_test(what_to_go_above_comes_back),
		cmocka_unit_test(a_reason_is_made_fit),
		cmocka_unit_test(the_most_fit_into_one_file),
		cmocka_unit_test(words_and_names),
		cmocka_unit_test(each_bad_file_has_its_sentence),
		cmocka_unit_test(a_cut_file_is_refused_at_every_byte),
	};

	return cmocka_run_group_tests(tests, bad_inputs_start, bad_inputs_end);
}
