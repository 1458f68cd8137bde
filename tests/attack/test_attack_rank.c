/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Rank: no equation that follows from all that is kept of one round speaks of fewer than min_group
 * people, and where it did, it would be found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "model.h"
#include "program.h"
#include "trees.h"

static const struct trees_kind kinds[] = {
	{ "an item", { .items = HISTORY_ONE, .values = 3, .rounds = 1 }, 0 },
	{ "an area", { .items = HISTORY_AREA, .values = 2, .rounds = 1 }, 0 },
	{ "a conditional item", { .items = HISTORY_ASKED, .values = 3, .rounds = 1 }, 0 },
	{ "a number", { .items = HISTORY_NUMBER, .values = 6, .rounds = 1 }, 0 },
	{ "late answers", { .items = HISTORY_ONE, .values = 3, .rounds = 1, .late = true }, 0 },
	{ "small teams",
	    { .items = HISTORY_ONE,
		.tree = HISTORY_ALL_SMALL,
		.values = 2,
		.rounds = 1,
		.late = true },
	    0 },
};

static void test_program(void **state)
{
	(void)state;
	assert_int_equal(trees_rank(kinds, COUNT(kinds), trees_number(), &program, true), 0);
}

static void test_model(void **state)
{
	(void)state;
	assert_int_equal(trees_rank(kinds, COUNT(kinds), 300, &model_as_it_is, true), 0);
}

/* An area that is the mean of persons' own indexes; a school that counts its teams' people twice.
 */
static void test_holes(void **state)
{
	(void)state;
	assert_true(trees_rank(&kinds[1], 1, 40, &model_own_index, false) > 20);
	assert_true(trees_rank(kinds, COUNT(kinds), 60, &model_shared, false) > 30);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_program),
		cmocka_unit_test(test_model),
		cmocka_unit_test(test_holes),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	program_end();
	return failed;
}
