/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Numbers as people read them, in both languages. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/format/range.h"
#include "base/io/language.h"
#include "base/memory.h"

static const struct {
	struct range range;
	int decimals;
	bool utf8;
	const char *english, *swedish;
} rows[] = {
	{ { 66, 66 }, 1, true, "66.0", "66,0" },
	{ { -0.25, -0.25 }, 2, true, "-0.25", "-0,25" },
	{ { 66.3, 66.7 }, 1, true, "66.3–66.7", "66,3–66,7" },
	{ { 66.3, 66.7 }, 1, false, "66.3-66.7", "66,3-66,7" },
	{ { 3.5, INFINITY }, 1, true, "≥ 3.5", "≥ 3,5" },
	{ { -INFINITY, 0.5 }, 1, false, "<= 0.5", "<= 0,5" },
	{ { -INFINITY, 20 }, 0, true, "≤ 20", "≤ 20" },
	{ { 40, 50 }, 0, true, "40–50", "40–50" },
	{ { NAN, NAN }, 1, true, "", "" },
};

static const struct {
	struct range range;
	bool utf8;
	const char *english, *swedish;
} changes[] = {
	{ { 6.3, 6.3 }, true, "+6.3", "+6,3" },
	{ { -5, -5 }, true, "−5.0", "−5,0" },
	{ { -5, -5 }, false, "-5.0", "-5,0" },
	{ { 0, 0 }, true, "0.0", "0,0" },
	{ { -0.0, -0.0 }, true, "0.0", "0,0" },
	{ { -0.4, 0.2 }, true, "−0.4–+0.2", "−0,4–+0,2" },
	{ { -0.4, 0.2 }, false, "-0.4..+0.2", "-0,4..+0,2" },
};

/* Outwards; but two ends that only computing has parted are one number, and that is not told as
 * two. */
static const struct {
	struct range range, rounded;
} ends[] = {
	{ { 0.92, 0.97 }, { 0.9, 1 } },
	{ { 0.9, 1 }, { 0.9, 1 } },
	{ { 0.93, 0.93 }, { 0.9, 0.9 } },
	{ { 0.93, 0.93 + 1e-13 }, { 0.9, 0.9 } },
	{ { 0.95 - 1e-13, 0.95 }, { 1, 1 } },
	{ { -INFINITY, 0.93 }, { -INFINITY, 1 } },
	{ { 0.93, INFINITY }, { 0.9, INFINITY } },
};

static void test_ends_are_rounded_outwards(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(ends); i++) {
		struct range rounded = range_rounded_ends(ends[i].range, 10);

		assert_true(
		    rounded.low == ends[i].rounded.low && rounded.high == ends[i].rounded.high);
	}
	assert_true(range_is_none(range_rounded_ends(range_none, 10)));
}

static void assert_change_said(bool swedish)
{
	for (size_t i = 0; i < COUNT(changes); i++) {
		char *said = range_say_change(changes[i].range, 1, changes[i].utf8);

		assert_string_equal(said, swedish ? changes[i].swedish : changes[i].english);
		free(said);
	}
}

static void assert_said(const char *language)
{
	assert_int_equal(language_choose(language), ERROR_NONE);
	for (size_t i = 0; i < COUNT(rows); i++) {
		char *said = range_say(rows[i].range, rows[i].decimals, rows[i].utf8);

		assert_string_equal(said, language[0] == 's' ? rows[i].swedish : rows[i].english);
		free(said);
	}
	assert_change_said(language[0] == 's');
}

static void test_point_in_english(void **state)
{
	(void)state;
	assert_said("en");
}

static void test_comma_in_swedish(void **state)
{
	(void)state;
	assert_said("sv");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ends_are_rounded_outwards),
		cmocka_unit_test(test_point_in_english),
		cmocka_unit_test(test_comma_in_swedish),
	};

	language_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
