/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The change between two rounds, by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "figures/statistics.h"
#include "two_rounds.h"

/* The tables' 97.5th percentiles. */
static void test_t(void **state)
{
	static const struct {
		long freedom;
		double t;
	} table[] = {
		{ 1, 12.706205 },
		{ 2, 4.302653 },
		{ 3, 3.182446 },
		{ 4, 2.776445 },
		{ 5, 2.570582 },
		{ 9, 2.262157 },
		{ 10, 2.228139 },
		{ 29, 2.045230 },
		{ 30, 2.042272 },
		{ 100, 1.983972 },
		{ 1000, 1.962339 },
		{ 10000, 1.960201 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		if (fabs(statistics_t(table[i].freedom) - table[i].t) > 6e-7)
			fail_msg(
			    "%ld degrees: %.7f", table[i].freedom, statistics_t(table[i].freedom));
}

/* Ten who stay: B1 0 0 1 1 1 1 2 2 2 2 is 1 1 1 2 2 2 2 3 3 4 now. */
static void stay(struct two_rounds *rounds, int unit)
{
	two_rounds_add(rounds, 2, unit, "....00", unit, "....11");
	two_rounds_add(rounds, 1, unit, "....10", unit, "....11");
	two_rounds_add(rounds, 3, unit, "....10", unit, "....21");
	two_rounds_add(rounds, 1, unit, "....20", unit, "....21");
	two_rounds_add(rounds, 2, unit, "....20", unit, "....31");
	two_rounds_add(rounds, 1, unit, "....20", unit, "....41");
}

static void test_paired(void **state)
{
	struct two_rounds *rounds = *state;
	const struct change *change;

	stay(rounds, LONE);
	two_rounds_compare(rounds);
	assert_string_equal(rounds->now->figures->comparison->round->id, "first");

	/* Differences 1 1 0 1 1 1 0 1 1 2: sum 9, squares 11, sd the root of 2.9 / 9 = 0.5676. The
	 * interval: 2.2622 * 0.6 / 3.1623 = 0.4292. */
	change = two_rounds_change(rounds, LONE, "B1");
	assert_int_equal(change->kind, CHANGE_PAIRED);
	assert_int_equal(change->n, 10);
	small_assert_exactly(change->earlier->mean, 1.2);
	small_assert_exactly(small_shown(rounds->now, LONE, "B1")->mean, 2.1);
	small_assert_exactly(change->mean, 0.9);
	small_assert_exactly(change->sd, 0.6);
	small_assert_number(change->low, 0.5);
	small_assert_number(change->high, 1.3);
	assert_int_equal(change->certainty, CHANGE_CERTAIN);

	/* B2 was at the bottom, and is told as a bound; so is what it has become. */
	change = two_rounds_change(rounds, LONE, "B2");
	small_assert_told(change->earlier->mean, -INFINITY, 0.5);
	small_assert_exactly(small_shown(rounds->now, LONE, "B2")->mean, 1.0);
	small_assert_told(change->mean, 0.5, 1.0);
	small_assert_told(change->sd, -INFINITY, 1.0);

	/* The area's is 23.75, told no better than its items': ten times half a step of eight. */
	change = two_rounds_change(rounds, LONE, "B");
	small_assert_told(change->mean, 17.5, 23.8);

	/* The same people in all that they are part of. */
	small_assert_exactly(two_rounds_change(rounds, FIGURES_ALL, "B1")->mean, 0.9);
	assert_int_equal(two_rounds_change(rounds, SCHOOL, "B1")->kind, CHANGE_NONE);
	assert_true(two_rounds_change(rounds, SCHOOL, "B1")->earlier->hidden);
	/* What has no mean has no change. */
	assert_int_equal(two_rounds_change(rounds, LONE, "C1")->kind, CHANGE_NONE);
}

static void test_unpaired(void **state)
{
	struct two_rounds *rounds = *state;
	const struct change *change;

	two_rounds_add(rounds, 6, LONE, "....1", LONE, NULL);
	two_rounds_add(rounds, 7, LONE, NULL, LONE, "....2");
	two_rounds_compare(rounds);
	change = two_rounds_change(rounds, LONE, "B1");
	assert_int_equal(change->kind, CHANGE_UNPAIRED);
	assert_int_equal(change->n, 0);
	small_assert_exactly(change->mean, 1.0);
	assert_true(isnan(change->low) && isnan(change->high) && range_is_none(change->sd));
	assert_int_equal(change->certainty, CHANGE_UNSAID);

	/* Four who answered both are too few, and so are four who came. */
	two_rounds_start_again(rounds);
	two_rounds_add(rounds, 4, LONE, "....1", LONE, "....2");
	two_rounds_add(rounds, 6, LONE, "....1", LONE, NULL);
	two_rounds_add(rounds, 6, LONE, NULL, LONE, "....2");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->kind, CHANGE_UNPAIRED);
	two_rounds_start_again(rounds);
	two_rounds_add(rounds, 9, LONE, "....1", LONE, "....2");
	two_rounds_add(rounds, 4, LONE, NULL, LONE, "....2");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->kind, CHANGE_UNPAIRED);
	two_rounds_add(rounds, 1, LONE, "....1", LONE, NULL);
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->kind, CHANGE_PAIRED);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->n, 9);
}

/* Bounds are taken apart as far as they go. */
static void test_unpaired_bounds(void **state)
{
	struct two_rounds *rounds = *state;

	two_rounds_add(rounds, 6, LONE, "....4", LONE, NULL);
	two_rounds_add(rounds, 6, LONE, NULL, LONE, "....2");
	two_rounds_compare(rounds);
	small_assert_told(two_rounds_change(rounds, LONE, "B1")->mean, -2.0, -1.5);
	/* As little as nothing at all: 0.2 standard deviations of ten who differ. */
	two_rounds_start_again(rounds);
	for (int label = 0; label < 5; label++) {
		two_rounds_add(rounds, 4, LONE, label % 2 ? "....1" : "....3", LONE, NULL);
		two_rounds_add(rounds, 4, LONE, NULL, LONE, label % 2 ? "....3" : "....2");
	}
	two_rounds_compare(rounds);
	small_assert_exactly(two_rounds_change(rounds, LONE, "B1")->mean, 0.2);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->certainty, CHANGE_UNSAID);
}

static void test_certainty(void **state)
{
	struct two_rounds *rounds = *state;

	/* Up and down alike. */
	two_rounds_add(rounds, 8, LONE, "....1", LONE, "....3");
	two_rounds_add(rounds, 7, LONE, "....3", LONE, "....1");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->certainty, CHANGE_UNCERTAIN);
	assert_true(two_rounds_change(rounds, LONE, "B1")->low < 0);

	/* So many that the interval is narrow, and yet it is little. */
	two_rounds_start_again(rounds);
	two_rounds_add(rounds, 200, LONE, "....1", LONE, "....1");
	two_rounds_add(rounds, 200, LONE, "....3", LONE, "....3");
	two_rounds_add(rounds, 70, LONE, "....2", LONE, "....3");
	two_rounds_compare(rounds);
	assert_true(two_rounds_change(rounds, LONE, "B1")->low > 0);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->certainty, CHANGE_UNCERTAIN);
}

/* Who moves to another team counts in the school, not in either team. */
static void test_movers(void **state)
{
	struct two_rounds *rounds = *state;

	two_rounds_add(rounds, 8, TEAM_1, "....12", TEAM_1, "....22");
	two_rounds_add(rounds, 8, TEAM_2, "....12", TEAM_2, "....22");
	two_rounds_add(rounds, 6, TEAM_1, "....32", TEAM_2, "....22");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, TEAM_1, "B1")->n, 8);
	assert_int_equal(two_rounds_change(rounds, TEAM_2, "B1")->n, 8);
	assert_int_equal(two_rounds_change(rounds, SCHOOL, "B1")->n, 22);
}

/* What the second round asks otherwise is not compared. */
static void test_other_questions(void **state)
{
	struct two_rounds *rounds = *state;
	struct questionnaire *questionnaire = rounds->now->round.questionnaire;
	char *text = questionnaire->items[5].text.in[0];
	char other[] = "another";

	questionnaire->items[5].text.in[0] = other; /* B2 */
	two_rounds_start_again(rounds);
	stay(rounds, LONE);
	two_rounds_compare(rounds);
	assert_true(pairs_are_comparable(rounds->pairs));
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->kind, CHANGE_PAIRED);
	assert_null(two_rounds_change(rounds, LONE, "B2")->earlier);
	assert_null(two_rounds_change(rounds, LONE, "B")->earlier);
	assert_null(two_rounds_change(rounds, LONE, NULL)->earlier);
	questionnaire->items[5].text.in[0] = text;
}

/* Who left had all 4 in B2, who came has 0: that is not told, nor by the area that it is part of.
 */
static void test_area_of_ranges(void **state)
{
	struct two_rounds *rounds = *state;

	two_rounds_add(rounds, 6, LONE, "....22", LONE, "....23");
	two_rounds_add(rounds, 5, LONE, "....24", LONE, NULL);
	two_rounds_add(rounds, 5, LONE, NULL, LONE, "....20");
	two_rounds_compare(rounds);
	small_assert_exactly(small_shown(rounds->now, LONE, "B2")->mean, 1.6);
	small_assert_exactly(two_rounds_change(rounds, LONE, "B2")->earlier->mean, 2.9);
	small_assert_exactly(two_rounds_change(rounds, LONE, "B1")->mean, 0.0);
	/* The sum of six is 6; it can go down to 3.5. */
	small_assert_told(two_rounds_change(rounds, LONE, "B2")->mean, 0.6, 1.0);
	small_assert_told(two_rounds_change(rounds, LONE, "B")->mean, 7.3, 12.5);
}

/* R1 looks back at A: 1 of 4. */
static void test_look_back(void **state)
{
	struct two_rounds *rounds = *state;

	two_rounds_add(rounds, 6, LONE, "2222", LONE, "3331.......1");
	two_rounds_add(rounds, 6, LONE, "1113", LONE, "3331.......2");
	two_rounds_compare(rounds);
	small_assert_exactly(two_rounds_change(rounds, LONE, "A")->hindsight, 37.5);
	assert_true(range_is_none(two_rounds_change(rounds, LONE, "B")->hindsight));
	assert_true(range_is_none(two_rounds_change(rounds, TEAM_1, "A")->hindsight));
}

#define with_fixture(test)                                                                         \
	cmocka_unit_test_setup_teardown(test, two_rounds_set_up, two_rounds_tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_t),
		with_fixture(test_paired),
		with_fixture(test_unpaired),
		with_fixture(test_unpaired_bounds),
		with_fixture(test_certainty),
		with_fixture(test_movers),
		with_fixture(test_other_questions),
		with_fixture(test_area_of_ranges),
		with_fixture(test_look_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
