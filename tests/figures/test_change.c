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
#include "figures/rule/statistics.h"
#include "support/two_rounds.h"

/* The 97.5th percentiles, as R's qt() has them; 199, 200 and 201 stand about the place where
 * another formula is used. */
static void test_t(void **state)
{
	static const struct {
		long freedom;
		double t;
	} table[] = {
		{ 1, 12.70620473617 },
		{ 2, 4.30265272975 },
		{ 3, 3.18244630528 },
		{ 4, 2.77644510520 },
		{ 5, 2.57058183564 },
		{ 9, 2.26215716280 },
		{ 10, 2.22813885199 },
		{ 29, 2.04522964213 },
		{ 30, 2.04227245630 },
		{ 100, 1.98397151852 },
		{ 199, 1.97195654425 },
		{ 200, 1.97189622363 },
		{ 201, 1.97183650678 },
		{ 1000, 1.96233908083 },
		{ 16000, 1.96011226252 },
		{ 1000000, 1.95996635681 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		if (fabs(statistics_t(table[i].freedom) - table[i].t) > 1e-10)
			fail_msg(
			    "%ld degrees: %.11f", table[i].freedom, statistics_t(table[i].freedom));
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

	/* Differences 1 1 0 1 1 1 0 1 1 2: sum 9, squares 11, sd the root of 2.9 / 9 = 0.5676. Of
	 * ten people alone it is told as no less than what one makes who changed by four: 4 / 3.
	 * The half-width: 2.2622 * 1.3333 / 3.1623 = 0.954. */
	change = two_rounds_change(rounds, LONE, "B1");
	assert_int_equal(change->kind, CHANGE_PAIRED);
	assert_int_equal(change->n, 10);
	small_assert_exactly(change->earlier->mean, 1.2);
	small_assert_exactly(small_shown(rounds->now, LONE, "B1")->mean, 2.1);
	small_assert_exactly(change->mean, 0.9);
	small_assert_number(change->half, 1.0);
	assert_false(change->certain);

	/* B2 was at the bottom, and is told as a bound: anything up to one who had 4. So is what
	 * it has become. */
	change = two_rounds_change(rounds, LONE, "B2");
	small_assert_shown(change->earlier->mean, -INFINITY, 0.4);
	small_assert_exactly(small_shown(rounds->now, LONE, "B2")->mean, 1.0);
	small_assert_shown(change->mean, 0.6, 1.0);

	/* Of the area (22.5 + 15) / 2 and (22.5 + 25) / 2, outwards. One answer moves an index by
	 * 50 at most: 2.2622 * 50 / 3 / 3.1623 = 11.92; rounding two items adds a little. */
	change = two_rounds_change(rounds, LONE, "B");
	small_assert_shown(change->mean, 18.7, 23.8);
	small_assert_number(change->half, 12.0);

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
	/* Six people's spread is not told. */
	assert_true(isnan(change->half));
	assert_false(change->certain);

	/* Four who answered both are too few. */
	two_rounds_start_again(rounds);
	two_rounds_add(rounds, 4, LONE, "....1", LONE, "....2");
	two_rounds_add(rounds, 6, LONE, "....1", LONE, NULL);
	two_rounds_add(rounds, 6, LONE, NULL, LONE, "....2");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->kind, CHANGE_UNPAIRED);
	/* Beside thirty are four who came: of the thirty five are left out, as beside them before
	 * nobody else would be. With one who left besides, it takes four. */
	two_rounds_start_again(rounds);
	two_rounds_add(rounds, 30, LONE, "....1", LONE, "....2");
	two_rounds_add(rounds, 4, LONE, NULL, LONE, "....2");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->kind, CHANGE_PAIRED);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->n, 25);
	two_rounds_add(rounds, 1, LONE, "....1", LONE, NULL);
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->n, 26);
	/* Where it is not known how sure a paired change is, and of an unpaired one it is, that one
	 * is told. */
	two_rounds_start_again(rounds);
	two_rounds_add(rounds, 6, LONE, "....1", LONE, "....2");
	two_rounds_add(rounds, 6, LONE, "....1", LONE, NULL);
	two_rounds_add(rounds, 6, LONE, NULL, LONE, "....2");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->kind, CHANGE_UNPAIRED);
	assert_false(isnan(two_rounds_change(rounds, LONE, "B1")->half));
}

static void test_unpaired_ranges(void **state)
{
	struct two_rounds *rounds = *state;

	/* From 20 to 24 of six people, 3.3 to 4. */
	two_rounds_add(rounds, 6, LONE, "....4", LONE, NULL);
	two_rounds_add(rounds, 6, LONE, NULL, LONE, "....2");
	two_rounds_compare(rounds);
	small_assert_shown(two_rounds_change(rounds, LONE, "B1")->mean, -2.0, -1.3);
	/* 2.2, squares 19.2 from it; 2.4, squares 4.8. The root of (1.0105 + 0.2526) / 20 is
	 * 0.2513, and t of 19 degrees of freedom 2.0930. */
	two_rounds_start_again(rounds);
	for (int label = 0; label < 5; label++) {
		two_rounds_add(rounds, 4, LONE, label % 2 ? "....1" : "....3", LONE, NULL);
		two_rounds_add(rounds, 4, LONE, NULL, LONE, label % 2 ? "....3" : "....2");
	}
	two_rounds_compare(rounds);
	small_assert_exactly(two_rounds_change(rounds, LONE, "B1")->mean, 0.2);
	small_assert_number(two_rounds_change(rounds, LONE, "B1")->half, 0.6);
}

static void test_certain(void **state)
{
	struct two_rounds *rounds = *state;

	/* Up and down alike: sd 2.0656 of 15, t 2.1448. It is told all the same. */
	two_rounds_add(rounds, 8, LONE, "....1", LONE, "....3");
	two_rounds_add(rounds, 7, LONE, "....3", LONE, "....1");
	two_rounds_compare(rounds);
	small_assert_exactly(two_rounds_change(rounds, LONE, "B1")->mean, 0.1);
	small_assert_number(two_rounds_change(rounds, LONE, "B1")->half, 1.1);
	assert_false(two_rounds_change(rounds, LONE, "B1")->certain);

	/* So many that little is certain. Nearly all move alike: the spread is told as 0.5. */
	two_rounds_start_again(rounds);
	two_rounds_add(rounds, 200, LONE, "....1", LONE, "....1");
	two_rounds_add(rounds, 200, LONE, "....3", LONE, "....3");
	two_rounds_add(rounds, 170, LONE, "....2", LONE, "....3");
	two_rounds_compare(rounds);
	small_assert_exactly(two_rounds_change(rounds, LONE, "B1")->mean, 0.3);
	assert_true(two_rounds_change(rounds, LONE, "B1")->certain);
}

/* Who moves to another team counts in the school, and teams have no pairs. */
static void test_movers(void **state)
{
	struct two_rounds *rounds = *state;

	two_rounds_add(rounds, 8, TEAM_1, "....12", TEAM_1, "....22");
	two_rounds_add(rounds, 8, TEAM_2, "....12", TEAM_2, "....22");
	two_rounds_add(rounds, 6, TEAM_1, "....32", TEAM_2, "....22");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, TEAM_1, "B1")->kind, CHANGE_UNPAIRED);
	assert_int_equal(two_rounds_change(rounds, SCHOOL, "B1")->kind, CHANGE_PAIRED);
	assert_int_equal(two_rounds_change(rounds, SCHOOL, "B1")->n, 22);
	/* Who moves to another school counts above both, as it has no set. */
	two_rounds_start_again(rounds);
	two_rounds_add(rounds, 12, TEAM_1, "....12", TEAM_1, "....22");
	two_rounds_add(rounds, 6, TEAM_1, "....32", LONE, "....22");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, SCHOOL, "B1")->n, 12);
	assert_int_equal(two_rounds_change(rounds, DISTRICT, "B1")->n, 12);
}

/* What the second round asks otherwise is not compared. */
static void test_other_questions(void **state)
{
	struct two_rounds *rounds = *state;
	struct questionnaire *questionnaire = rounds->now->round.questionnaire;
	char *text = questionnaire->items[5].text.in[0];
	char other[] = "another";

	questionnaire->items[5].text.in[0] = other; /* B2 */
	stay(rounds, LONE);
	two_rounds_compare(rounds);
	assert_true(change_is_possible(&rounds->before->round, &rounds->now->round));
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->kind, CHANGE_PAIRED);
	assert_null(two_rounds_change(rounds, LONE, "B2")->earlier);
	assert_null(two_rounds_change(rounds, LONE, "B")->earlier);
	assert_null(two_rounds_change(rounds, LONE, NULL)->earlier);
	questionnaire->items[5].text.in[0] = text;
}

/* The set is the whole block before. So its sum is known now too, and that of those who came: they
 * all have 0 in B2, which is told neither there nor here. */
static void test_what_a_set_tells_of_the_rest(void **state)
{
	struct two_rounds *rounds = *state;

	two_rounds_add(rounds, 6, LONE, "....22", LONE, "....23");
	two_rounds_add(rounds, 5, LONE, NULL, LONE, "....20");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, LONE, "B2")->kind, CHANGE_PAIRED);
	assert_int_equal(two_rounds_change(rounds, LONE, "B2")->n, 6);
	small_assert_exactly(small_shown(rounds->now, LONE, "B2")->mean, 1.6);
	/* The sum of six is 6; it can go down to 2. */
	small_assert_shown(two_rounds_change(rounds, LONE, "B2")->mean, 0.3, 1.0);
	small_assert_exactly(two_rounds_change(rounds, LONE, "B1")->mean, 0.0);
	/* With others who left, nothing follows of either. */
	two_rounds_start_again(rounds);
	two_rounds_add(rounds, 10, LONE, "....22", LONE, "....23");
	two_rounds_add(rounds, 5, LONE, "....24", LONE, NULL);
	two_rounds_add(rounds, 5, LONE, NULL, LONE, "....20");
	two_rounds_compare(rounds);
	small_assert_exactly(two_rounds_change(rounds, LONE, "B2")->mean, 1.0);
	small_assert_exactly(two_rounds_change(rounds, LONE, "B")->mean, 12.5);
}

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

/* Let a unit of the later round come from these of the earlier. */
static void come_from(struct two_rounds *rounds, int unit, int one, int other)
{
	static struct unit own[UNITS];
	static struct organisation organisation = { own, UNITS };
	static char *was[UNITS][2];
	const struct unit *units = rounds->before->round.organisation->units;

	if (rounds->now->round.organisation != &organisation) {
		memcpy(own, units, sizeof own);
		rounds->now->round.organisation = &organisation;
	}
	was[unit][0] = units[one].id;
	was[unit][1] = other != ORGANISATION_NO_UNIT ? units[other].id : NULL;
	own[unit].was = was[unit];
	own[unit].n_was = other != ORGANISATION_NO_UNIT ? 2 : 1;
}

/* In SCHOOL's place there is what LONE was, and the other way round: one to one. */
static void test_was_school(void **state)
{
	struct two_rounds *rounds = *state;
	const struct change *change;

	come_from(rounds, SCHOOL, LONE, ORGANISATION_NO_UNIT);
	come_from(rounds, LONE, SCHOOL, ORGANISATION_NO_UNIT);
	two_rounds_add(rounds, 2, LONE, "....00", TEAM_1, "....11");
	two_rounds_add(rounds, 1, LONE, "....10", TEAM_1, "....11");
	two_rounds_add(rounds, 3, LONE, "....10", TEAM_1, "....21");
	two_rounds_add(rounds, 1, LONE, "....20", TEAM_1, "....21");
	two_rounds_add(rounds, 2, LONE, "....20", TEAM_1, "....31");
	two_rounds_add(rounds, 1, LONE, "....20", TEAM_1, "....41");
	two_rounds_compare(rounds);
	/* As test_paired has it. */
	change = two_rounds_change(rounds, SCHOOL, "B1");
	assert_int_equal(change->kind, CHANGE_PAIRED);
	assert_int_equal(change->n, 10);
	small_assert_exactly(change->earlier->mean, 1.2);
	small_assert_exactly(change->mean, 0.9);
	assert_string_equal(figures_kin_ids(rounds->now->figures->earlier, SCHOOL), "U");
	/* The team is where it was, with nobody in it. */
	assert_true(two_rounds_change(rounds, TEAM_1, "B1")->earlier->hidden);
	assert_null(figures_kin_ids(rounds->now->figures->earlier, TEAM_1));
}

/* A school that two came from is compared, and not paired; nor is one that kept its id. */
static void test_was_divided(void **state)
{
	struct two_rounds *rounds = *state;

	come_from(rounds, SCHOOL, LONE, ORGANISATION_NO_UNIT);
	stay(rounds, LONE);
	two_rounds_add(rounds, 6, LONE, "....2", TEAM_1, "....3");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, LONE, "B1")->kind, CHANGE_UNPAIRED);
	assert_int_equal(two_rounds_change(rounds, SCHOOL, "B1")->kind, CHANGE_UNPAIRED);
	/* 24 over sixteen. */
	small_assert_exactly(two_rounds_change(rounds, SCHOOL, "B1")->earlier->mean, 1.5);
	small_assert_exactly(two_rounds_change(rounds, SCHOOL, "B1")->mean, 1.5);
}

/* What two teams showed, each by its number: (6 * 1.2 + 12 * 2.3) / 18 = 1.93, from the means as
 * they are printed: 1.2 is 7 of 6, and 2.3 is 27 of 12. */
static void test_was_several(void **state)
{
	struct two_rounds *rounds = *state;
	const struct change *change;

	come_from(rounds, TEAM_2, TEAM_1, TEAM_2);
	two_rounds_add(rounds, 5, TEAM_1, "....11", TEAM_2, "....31");
	two_rounds_add(rounds, 1, TEAM_1, "....22", TEAM_2, "....31");
	two_rounds_add(rounds, 9, TEAM_2, "....22", TEAM_2, "....22");
	two_rounds_add(rounds, 3, TEAM_2, "....31", TEAM_2, "....32");
	two_rounds_compare(rounds);
	change = two_rounds_change(rounds, TEAM_2, "B1");
	assert_int_equal(change->kind, CHANGE_UNPAIRED);
	small_assert_exactly(change->earlier->mean, 1.9);
	assert_int_equal(change->earlier->n, 18);
	/* 18 + 18 + 9 = 45 of 18 is 2.5. */
	small_assert_exactly(change->mean, 0.6);
	/* B2: 1.2 and 1.8 are (7.2 + 21.6) / 18 = 1.6, so B is (1.9 + 1.6) / 2 of 4; now it is
	 * 6 + 24 of 18, 1.7, and the area's change that of its items'. */
	change = two_rounds_change(rounds, TEAM_2, "B");
	small_assert_exactly(change->earlier->index, 43.8);
	assert_int_equal(change->earlier->n, 18);
	small_assert_exactly(change->mean, 8.8);
	assert_string_equal(figures_kin_ids(rounds->now->figures->earlier, TEAM_2), "S/1+S/2");
	/* The other team kept its id and lost its people to it. */
	assert_int_equal(two_rounds_change(rounds, TEAM_1, "B1")->kind, CHANGE_NONE);
}

/* Where one of them shows nothing there is nothing to compare with: what the other shows is not
 * what the unit was. */
static void test_was_hidden(void **state)
{
	struct two_rounds *rounds = *state;

	come_from(rounds, TEAM_2, TEAM_1, TEAM_2);
	two_rounds_add(rounds, 4, TEAM_1, "....11", TEAM_2, "....31");
	two_rounds_add(rounds, 9, TEAM_2, "....22", TEAM_2, "....22");
	two_rounds_compare(rounds);
	assert_int_equal(two_rounds_change(rounds, TEAM_2, "B1")->kind, CHANGE_NONE);
	assert_true(two_rounds_change(rounds, TEAM_2, "B1")->earlier->hidden);
	assert_true(two_rounds_change(rounds, TEAM_2, "B")->earlier->hidden);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_t),
		with_fixture(test_paired),
		with_fixture(test_unpaired),
		with_fixture(test_unpaired_ranges),
		with_fixture(test_certain),
		with_fixture(test_movers),
		with_fixture(test_other_questions),
		with_fixture(test_what_a_set_tells_of_the_rest),
		with_fixture(test_look_back),
		with_fixture(test_was_school),
		with_fixture(test_was_divided),
		with_fixture(test_was_several),
		with_fixture(test_was_hidden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
