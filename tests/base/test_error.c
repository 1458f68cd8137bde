/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The record of what went wrong: the deepest sentence stays, nothing overflows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

static int forget(void **state)
{
	(void)state;
	error_clear();
	return 0;
}

static void starts_empty(void **state)
{
	(void)state;
	assert_string_equal(error_sentence(), "");
	assert_string_equal(error_next_step(), "");
}

static void deepest_stays(void **state)
{
	(void)state;
	assert_int_equal(error_set(ERROR_DAMAGED, "page %d is cut short", 7), ERROR_DAMAGED);
	assert_int_equal(error_hint(ERROR_DAMAGED, "Fetch %s again.", "it"), ERROR_DAMAGED);
	assert_int_equal(error_set(ERROR_SYSTEM, "something failed"), ERROR_SYSTEM);
	assert_int_equal(error_hint(ERROR_SYSTEM, "Try again."), ERROR_SYSTEM);
	assert_string_equal(error_sentence(), "page 7 is cut short");
	assert_string_equal(error_next_step(), "Fetch it again.");
	error_clear();
	starts_empty(state);
	error_set(ERROR_SYSTEM, "another");
	assert_string_equal(error_sentence(), "another");
}

static void place_goes_before(void **state)
{
	(void)state;
	error_set(ERROR_DAMAGED, "the team is missing");
	assert_int_equal(error_within(ERROR_DAMAGED, "%s line %d", "roster.csv", 3), ERROR_DAMAGED);
	assert_string_equal(error_sentence(), "roster.csv line 3: the team is missing");
}

static void place_needs_a_sentence(void **state)
{
	error_within(ERROR_DAMAGED, "roster.csv");
	starts_empty(state);
}

static void long_ones_are_cut(void **state)
{
	char word[ERROR_MAX_SENTENCE + 10];

	(void)state;
	memset(word, 'x', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	error_set(ERROR_SYSTEM, "%s", word);
	error_hint(ERROR_SYSTEM, "%s", word);
	assert_int_equal(strlen(error_sentence()), ERROR_MAX_SENTENCE);
	assert_int_equal(strlen(error_next_step()), 500);
	error_within(ERROR_SYSTEM, "place");
	assert_int_equal(strlen(error_sentence()), ERROR_MAX_SENTENCE);
	assert_memory_equal(error_sentence(), "place: xxx", 10);
	error_within(ERROR_SYSTEM, "%s", word);
	assert_int_equal(strlen(error_sentence()), ERROR_MAX_SENTENCE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(starts_empty, forget),
		cmocka_unit_test_setup(deepest_stays, forget),
		cmocka_unit_test_setup(place_goes_before, forget),
		cmocka_unit_test_setup(place_needs_a_sentence, forget),
		cmocka_unit_test_setup(long_ones_are_cut, forget),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
