/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Minutes left: the questionnaire's pace at first, then the person's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "client/steps/pace.h"

/* Answers `seconds` apart, the first of them at a moment of no meaning. */
static struct pace answered(size_t times, int64_t seconds)
{
	struct pace pace = { 0 };

	for (size_t i = 0; i <= times; i++)
		pace_answered(&pace, 12345 + (int64_t)i * seconds * 1000);
	return pace;
}

static void the_questionnaire_says_at_first(void **state)
{
	struct pace pace = { 0 };

	(void)state;
	assert_int_equal(pace_minutes(&pace, 20, 29, 29), 20);
	assert_int_equal(pace_minutes(&pace, 20, 29, 28), 20);
	assert_int_equal(pace_minutes(&pace, 20, 29, 1), 1);
	assert_int_equal(pace_minutes(&pace, 20, 29, 0), 0);
	assert_int_equal(pace_minutes(&pace, 20, 0, 0), 0);
	pace = answered(2, 1);
	assert_int_equal(pace_minutes(&pace, 20, 29, 29), 20);
}

static void then_the_person_does(void **state)
{
	struct pace pace = answered(3, 30);

	(void)state;
	assert_int_equal(pace_minutes(&pace, 20, 29, 20), 10);
	assert_int_equal(pace_minutes(&pace, 20, 29, 21), 11);
	assert_int_equal(pace_minutes(&pace, 20, 29, 1), 1);
}

/* A lunch between two answers does not make the rest take all afternoon. */
static void a_pause_counts_two_minutes(void **state)
{
	struct pace pace = answered(3, 3600);

	(void)state;
	assert_int_equal(pace_minutes(&pace, 20, 29, 10), 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_questionnaire_says_at_first),
		cmocka_unit_test(then_the_person_does),
		cmocka_unit_test(a_pause_counts_two_minutes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
