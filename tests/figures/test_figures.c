/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Figures against values computed by hand: counting, formulas, rounding, what is hidden. */
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
#include "support/small.h"

static void test_formulas(void **state)
{
	struct tally tally = { 0 };
	struct consistency consistency;

	(void)state;
	assert_true(isnan(statistics_mean(&tally)));
	assert_true(isnan(statistics_median(&tally)));
	tally_add(&tally, 4);
	assert_true(isnan(statistics_sd(&tally)));
	assert_true(statistics_median(&tally) == 4);
	tally_add(&tally, 2);
	tally_add(&tally, 9);
	tally_add(&tally, 2);
	assert_int_equal(tally.n, 4);
	assert_int_equal(tally.n_entries, 3);
	assert_true(statistics_mean(&tally) == 4.25);
	assert_true(statistics_median(&tally) == 3);
	/* 2.25² + 2.25² + 0.25² + 4.75² = 32.75, over 3 */
	assert_true(fabs(statistics_sd(&tally) - 3.3040379335998349) < 1e-12);
	tally_free(&tally);

	statistics_consistency_start(&consistency, 2);
	statistics_consistency_add(&consistency, (long[]){ 1, 1 });
	assert_true(isnan(statistics_alpha(&consistency)));
	statistics_consistency_add(&consistency, (long[]){ 1, 1 });
	assert_true(isnan(statistics_alpha(&consistency))); /* nobody differs */
	statistics_consistency_add(&consistency, (long[]){ 4, 4 });
	assert_true(fabs(statistics_alpha(&consistency) - 1) < 1e-12); /* the items agree */
	statistics_consistency_free(&consistency);
}

/* Ten persons of a school, all figures by hand. */
static void test_by_hand(void **state)
{
	static const char *const persons[] = {
		"0...00",
		"1...11",
		"1...12",
		"2...22",
		"2...23",
		"3...33",
		"3...33",
		"3...34",
		"4...44",
		"4...44",
	};
	struct small *fixture = *state;
	const struct figure *figure;

	for (size_t i = 0; i < COUNT(persons); i++)
		small_add(fixture, LONE, "L", persons[i]);
	small_disclose(fixture);

	/* Sum 23, squares 69: (69 - 52.9) / 9 = 1.7889, its root 1.3375 */
	figure = small_shown(fixture, LONE, "A1");
	assert_int_equal(figure->n, 10);
	small_assert_exactly(figure->mean, 2.3);
	small_assert_exactly(figure->sd, 1.3);
	small_assert_number(figure->median, 2.5);
	assert_true(range_is_none(figure->index) && isnan(figure->alpha));
	assert_int_equal(figure->level, 0);

	/* The items' means are 2.3 and 2.6, the area's is 61.25. Points of both items: 0 2 3 4 5 6
	 * 6 7 8 8, sum 49 of 80, squares 303: s is 12.5 times the root of (303 - 240.1) / 9. Alpha:
	 * 10 times squares less the sum squared is 161 and 164 for the items, 629 for both: 2 (1 -
	 * 325 / 629) = 0.9666. Ten of fifteen heads: the root of 1092 / 10 (1 - 0.6444) is 6.231,
	 * and t of nine degrees of freedom 2.2622. */
	figure = small_shown(fixture, LONE, "B");
	assert_int_equal(figure->n, 10);
	small_assert_exactly(figure->index, 61.3);
	assert_true(range_is_none(figure->mean) && isnan(figure->median));
	small_assert_exactly(figure->sd, 33.0);
	small_assert_number(figure->alpha, 0.97);
	small_assert_number(figure->half, 14.1);
	/* From 47.2 to 75.4. */
	assert_int_equal(figure->level, 4);
	assert_int_equal(figure->level_low, 3);
	assert_int_equal(figure->level_high, 4);

	/* One item of four is no index, and one area of two no total. */
	small_assert_hidden(fixture, LONE, "A");
	small_assert_hidden(fixture, LONE, NULL);

	/* The same people in all that they are part of. */
	small_assert_exactly(small_shown(fixture, DISTRICT, "B")->index, 61.3);
	small_assert_number(small_shown(fixture, FIGURES_ALL, "B")->alpha, 0.97);
	small_assert_hidden(fixture, SCHOOL, "B");
}

static void test_reverse_and_total(void **state)
{
	struct small *fixture = *state;

	/* A: each item from 16 to 20 points of 20; B: 2 and 2 of 4. Total (80 + 50) / 2 at least.
	 */
	small_add_times(fixture, 5, TEAM_1, "L", "444022");
	small_disclose(fixture);
	small_assert_shown(small_shown(fixture, TEAM_1, "A1")->mean, 3.2, INFINITY);
	small_assert_shown(small_shown(fixture, TEAM_1, "A4")->mean, -INFINITY, 0.8);
	small_assert_shown(small_shown(fixture, TEAM_1, "A")->index, 80.0, INFINITY);
	assert_int_equal(small_shown(fixture, TEAM_1, "A")->level, 5);
	small_assert_exactly(small_shown(fixture, TEAM_1, "B")->index, 50.0);
	small_assert_shown(small_shown(fixture, TEAM_1, NULL)->index, 65.0, 75.0);
	assert_int_equal(small_shown(fixture, TEAM_1, NULL)->level, 4);
	assert_true(isnan(small_shown(fixture, TEAM_1, NULL)->half));
}

static void test_only_values_count(void **state)
{
	struct small *fixture = *state;
	const struct figure *figure;

	small_add_times(fixture, 6, TEAM_1, "T", "2...");
	small_add_times(fixture, 2, TEAM_1, "T", "-...");
	small_add_times(fixture, 3, TEAM_1, "T", "?...");
	small_add(fixture, TEAM_1, "T", "....");
	small_disclose(fixture);
	figure = small_shown(fixture, TEAM_1, "A1");
	assert_int_equal(figure->n, 6);
	assert_true(figure->others && !figure->n_is_least);
	small_assert_exactly(figure->mean, 2.0);
	assert_int_equal(fixture->figures->participation[TEAM_1].responses, 12);
	assert_int_equal(fixture->figures->participation[TEAM_1].heads, 12);
}

static void test_roles(void **state)
{
	struct small *fixture = *state;

	/* A teacher's answer to what only leaders are asked is not counted. */
	small_add_times(fixture, 3, TEAM_1, "L", "....44");
	small_add_times(fixture, 2, TEAM_1, "L", "....34");
	small_add_times(fixture, 5, TEAM_1, "T", "....00");
	small_disclose(fixture);
	assert_int_equal(small_shown(fixture, TEAM_1, "B1")->n, 10);
	assert_int_equal(small_shown(fixture, TEAM_1, "B2")->n, 5);
	small_assert_shown(small_shown(fixture, TEAM_1, "B2")->mean, 3.2, INFINITY);
	/* Of the five leaders it is not told how near the top their B2 is: 45 and 80 to 100. */
	small_assert_shown(small_shown(fixture, TEAM_1, "B")->index, 62.5, 72.5);
	assert_int_equal(small_shown(fixture, TEAM_1, "B")->n, 5);
	/* Only five answered all of the area. */
	assert_true(isnan(small_shown(fixture, TEAM_1, "B")->alpha));
	assert_true(isnan(small_shown(fixture, TEAM_1, "B")->half));
}

static void test_kinds(void **state)
{
	struct small *fixture = *state;

	small_add_times(fixture, 6, TEAM_1, "T", "......411t");
	small_add_times(fixture, 6, TEAM_1, "T", "......240t");
	small_disclose(fixture);
	small_assert_exactly(small_shown(fixture, TEAM_1, "N1")->mean, 2.5);
	small_assert_number(small_shown(fixture, TEAM_1, "N1")->median, 2.5);
	/* From -9 to 9 it is no farther from 2.5 than 11.5: 11.5 / 11 times the root of 12. */
	small_assert_shown(small_shown(fixture, TEAM_1, "N1")->sd, -INFINITY, 3.7);
	assert_int_equal(small_shown(fixture, TEAM_1, "C1")->n, 12);
	assert_true(range_is_none(small_shown(fixture, TEAM_1, "C1")->mean));
	assert_int_equal(small_shown(fixture, TEAM_1, "K1")->n, 12);
	assert_true(isnan(small_shown(fixture, TEAM_1, "K1")->median));
	/* Conditions have an index and no level; what has no points has no row. */
	small_assert_exactly(small_shown(fixture, TEAM_1, "G")->index, 75.0);
	assert_int_equal(small_shown(fixture, TEAM_1, "G")->level, 0);
	assert_null(small_row(fixture, TEAM_1, "K"));
}

static void test_rows_for_what_is_asked(void **state)
{
	struct small *fixture = *state;
	int unit = DISTRICT;

	small_add_times(fixture, 5, LONE, "T", "..........3");
	small_disclose(fixture);
	assert_null(small_row(fixture, TEAM_1, "H1"));
	assert_null(small_row(fixture, SCHOOL, "H"));
	assert_int_equal(small_shown(fixture, LONE, "H1")->n, 5);
	/* Whoever is not asked is no other who has not answered. */
	small_add_times(fixture, 8, TEAM_1, "T", "2222");
	small_disclose(fixture);
	assert_int_equal(small_shown(fixture, DISTRICT, "H1")->n, 5);
	assert_false(small_shown(fixture, DISTRICT, "H1")->others);
	assert_true(small_shown(fixture, DISTRICT, "A1")->others);
	small_assert_exactly(small_shown(fixture, DISTRICT, "H")->index, 75.0);
	assert_null(small_row(fixture, LONE, "R1"));

	strcpy(fixture->round.follows, "earlier");
	small_disclose(fixture);
	small_assert_hidden(fixture, LONE, "R1");
	assert_null(small_row(fixture, LONE, "R"));

	/* Unit by unit, all last; items, areas, total. */
	assert_int_equal(fixture->figures->rows[0].unit, DISTRICT);
	for (size_t i = 1; i < fixture->figures->n_rows; i++) {
		const struct figure *figure = &fixture->figures->rows[i];

		if (figure->unit == unit)
			assert_true(figure->kind >= figure[-1].kind);
		else
			assert_int_equal(figure->unit, unit == LONE ? FIGURES_ALL : unit + 1);
		unit = figure->unit;
	}
	assert_int_equal(unit, FIGURES_ALL);
}

static void test_too_few(void **state)
{
	struct small *fixture = *state;

	/* Four answers with a value and any number of others are four. */
	small_add_times(fixture, 4, TEAM_1, "T", "41");
	small_add_times(fixture, 6, TEAM_1, "T", "-1");
	small_disclose(fixture);
	small_assert_hidden(fixture, TEAM_1, "A1");
	small_assert_hidden(fixture, FIGURES_ALL, "A1");
	assert_int_equal(small_shown(fixture, TEAM_1, "A2")->n, 10);

	small_add(fixture, TEAM_1, "T", "4");
	small_disclose(fixture);
	assert_int_equal(small_shown(fixture, TEAM_1, "A1")->n, 5);

	/* A promise can be higher than the floor, and never lower. */
	fixture->round.min_group = 6;
	small_disclose(fixture);
	small_assert_hidden(fixture, TEAM_1, "A1");
	fixture->round.min_group = 1;
	small_disclose(fixture);
	assert_int_equal(small_shown(fixture, TEAM_1, "A1")->n, 5);
	small_assert_hidden(fixture, TEAM_2, "A1");
}

static void test_no_responses(void **state)
{
	struct small *fixture = *state;

	small_disclose(fixture);
	assert_true(fixture->figures->n_rows > 0);
	for (size_t i = 0; i < fixture->figures->n_rows; i++)
		assert_true(fixture->figures->rows[i].hidden);
	assert_int_equal(fixture->figures->n_participation, UNITS + 1);
	for (size_t i = 0; i < fixture->figures->n_participation; i++) {
		assert_false(fixture->figures->participation[i].hidden);
		assert_int_equal(fixture->figures->participation[i].responses, 0);
	}
}

static void test_who_is_left_over(void **state)
{
	struct small *fixture = *state;
	const struct participation *participation;

	/* The three of team two are too few, in the school and in the district; nobody else is
	 * hidden for them. */
	small_add_times(fixture, 9, TEAM_1, "T", "2");
	small_add_times(fixture, 3, TEAM_2, "T", "4");
	small_add_times(fixture, 8, LONE, "T", "1");
	small_disclose(fixture);
	small_assert_hidden(fixture, TEAM_2, "A1");
	assert_int_equal(small_shown(fixture, TEAM_1, "A1")->n, 9);
	assert_false(small_shown(fixture, TEAM_1, "A1")->others);
	assert_int_equal(small_shown(fixture, SCHOOL, "A1")->n, 9);
	assert_true(small_shown(fixture, SCHOOL, "A1")->others);
	assert_int_equal(small_shown(fixture, LONE, "A1")->n, 8);
	assert_int_equal(small_shown(fixture, DISTRICT, "A1")->n, 17);
	/* How many have answered is told all the same. */
	participation = fixture->figures->participation;
	assert_int_equal(participation[TEAM_2].responses, 3);
	assert_int_equal(participation[SCHOOL].responses, 12);
	assert_int_equal(participation[SCHOOL].heads, 25);
	assert_int_equal(participation[UNITS].unit, FIGURES_ALL);
	assert_int_equal(participation[UNITS].heads, 40);

	/* Two more at the other school: five together, in the district. */
	small_start_again(fixture);
	small_add_times(fixture, 9, TEAM_1, "T", "2");
	small_add_times(fixture, 3, TEAM_2, "T", "4");
	small_add_times(fixture, 2, LONE, "T", "1");
	small_disclose(fixture);
	small_assert_hidden(fixture, LONE, "A1");
	assert_int_equal(small_shown(fixture, SCHOOL, "A1")->n, 9);
	assert_int_equal(small_shown(fixture, DISTRICT, "A1")->n, 14);
	/* (18 + 12 + 2) / 14 */
	small_assert_exactly(small_shown(fixture, DISTRICT, "A1")->mean, 2.3);
}

/* How many a unit of few heads has is told in what it is part of. */
static void test_units_of_few_heads(void **state)
{
	struct small *fixture = *state;
	struct unit *team = &fixture->round.organisation->units[TEAM_2];
	long heads = team->heads;

	team->heads = 4;
	small_add_times(fixture, 3, TEAM_2, "T", "4");
	small_add_times(fixture, 2, TEAM_1, "T", "2");
	small_disclose(fixture);
	assert_true(fixture->figures->participation[TEAM_2].hidden);
	assert_int_equal(fixture->figures->participation[TEAM_2].responses, 0);
	assert_int_equal(fixture->figures->participation[SCHOOL].responses, 5);
	assert_int_equal(small_shown(fixture, SCHOOL, "A1")->n, 5);
	team->heads = heads;
}

static void test_more_than_heads(void **state)
{
	struct small *fixture = *state;

	fixture->round.open = true;
	small_add_times(fixture, 12, TEAM_1, "T", "2");
	small_add_times(fixture, 6, TEAM_2, "T", "2");
	small_disclose(fixture);
	assert_int_equal(small_shown(fixture, TEAM_1, "A1")->n, 12);
	small_add(fixture, TEAM_1, "T", "2");
	small_disclose(fixture);
	small_assert_hidden(fixture, TEAM_1, "A1");
	assert_true(fixture->figures->participation[TEAM_1].beyond);
	assert_int_equal(fixture->figures->participation[TEAM_1].responses, 13);
	assert_int_equal(small_shown(fixture, TEAM_2, "A1")->n, 6);
	assert_int_equal(small_shown(fixture, SCHOOL, "A1")->n, 6);
	assert_int_equal(fixture->figures->participation[SCHOOL].responses, 19);
	assert_false(fixture->figures->participation[SCHOOL].beyond);
	/* With codes nobody can answer twice, but also be on a paper that was typed in. */
	fixture->round.open = false;
	small_disclose(fixture);
	small_assert_hidden(fixture, TEAM_1, "A1");
}

static void test_spread_needs_more(void **state)
{
	struct small *fixture = *state;

	small_add_times(fixture, 9, TEAM_1, "T", "1234");
	small_disclose(fixture);
	small_assert_exactly(small_shown(fixture, TEAM_1, "A1")->mean, 1.0);
	assert_true(range_is_none(small_shown(fixture, TEAM_1, "A1")->sd));
	assert_true(isnan(small_shown(fixture, TEAM_1, "A1")->median));
	assert_true(range_is_none(small_shown(fixture, TEAM_1, "A")->sd));
	small_add(fixture, TEAM_1, "T", "2234");
	small_disclose(fixture);
	small_assert_exactly(small_shown(fixture, TEAM_1, "A1")->mean, 1.1);
	/* Somebody could be 2.9 from the mean: 2.9 / 9 times the root of 10 is 1.02. */
	small_assert_shown(small_shown(fixture, TEAM_1, "A1")->sd, -INFINITY, 1.1);
	fixture->round.min_distribution = 11;
	small_disclose(fixture);
	assert_true(range_is_none(small_shown(fixture, TEAM_1, "A1")->sd));
}

/* As it is printed it is worked with: halves, and the bound of a level. */
static void test_exact(void **state)
{
	struct small *fixture = *state;

	/* 0.8 of 4 in each item, the lower bound of level two. */
	small_add_times(fixture, 8, TEAM_1, "T", "1113");
	small_add_times(fixture, 2, TEAM_1, "T", "0004");
	small_disclose(fixture);
	small_assert_exactly(small_shown(fixture, TEAM_1, "A1")->mean, 0.8);
	small_assert_exactly(small_shown(fixture, TEAM_1, "A")->index, 20.0);
	assert_int_equal(small_shown(fixture, TEAM_1, "A")->level, 2);

	/* 2.25, 2.25, 1.75 and 1.75 reversed: 2.3, 2.3, 1.8 and 2.2, of which 53.75. */
	small_start_again(fixture);
	small_add_times(fixture, 6, TEAM_1, "T", "2222");
	small_add_times(fixture, 2, TEAM_1, "T", "3311");
	small_disclose(fixture);
	small_assert_exactly(small_shown(fixture, TEAM_1, "A1")->mean, 2.3);
	small_assert_exactly(small_shown(fixture, TEAM_1, "A4")->mean, 1.8);
	small_assert_exactly(small_shown(fixture, TEAM_1, "A")->index, 53.8);
}

static void test_any_order(void **state)
{
	static const char *const persons[] = { "-1230", "12-33", "41234", "00001", "2-112",
		"34403" };
	struct small *fixture = *state;
	struct figures *first;
	struct counted *counted;

	for (int i = 0; i < 36; i++)
		small_add_as(fixture, (unsigned long)i, i % 2 ? TEAM_1 : LONE, i % 3 ? "T" : "L",
		    persons[i % 6]);
	small_disclose(fixture);
	first = fixture->figures;
	counted = fixture->counted;
	fixture->figures = NULL;
	fixture->counted = NULL;
	small_start_again(fixture);
	for (int i = 35; i >= 0; i--) {
		int j = (i * 7 + 5) % 36;

		small_add_as(fixture, (unsigned long)j, j % 2 ? TEAM_1 : LONE, j % 3 ? "T" : "L",
		    persons[j % 6]);
	}
	small_disclose(fixture);
	assert_int_equal(first->n_rows, fixture->figures->n_rows);
	for (size_t i = 0; i < first->n_rows; i++) {
		const struct figure *a = &first->rows[i], *b = &fixture->figures->rows[i];

		assert_int_equal(a->n, b->n);
		assert_memory_equal(&a->mean, &b->mean, sizeof a->mean);
		assert_memory_equal(&a->sd, &b->sd, sizeof a->sd);
		assert_memory_equal(&a->median, &b->median, sizeof a->median);
		assert_memory_equal(&a->index, &b->index, sizeof a->index);
		assert_memory_equal(&a->alpha, &b->alpha, sizeof a->alpha);
		assert_memory_equal(&a->half, &b->half, sizeof a->half);
	}
	figures_free(first);
	counted_free(counted);
}

#define with_fixture(test) cmocka_unit_test_setup_teardown(test, small_set_up, small_tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formulas),
		with_fixture(test_by_hand),
		with_fixture(test_reverse_and_total),
		with_fixture(test_only_values_count),
		with_fixture(test_roles),
		with_fixture(test_kinds),
		with_fixture(test_rows_for_what_is_asked),
		with_fixture(test_too_few),
		with_fixture(test_no_responses),
		with_fixture(test_who_is_left_over),
		with_fixture(test_units_of_few_heads),
		with_fixture(test_more_than_heads),
		with_fixture(test_spread_needs_more),
		with_fixture(test_exact),
		with_fixture(test_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
