/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Who stands together, and which pair sets may be used: from sizes alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "figures/rule/blocks.h"
#include "figures/rule/pairs.h"

#define TEXT(text) ((char[]){ text })

/* Two districts; the first has a school of three teams and one of one. */
enum { D, S, S1, S2, S3, U, U1, E, ALL };

static struct unit units[] = {
	[D] = { TEXT("D"), TEXT("D"), TEXT(""), UNIT_DISTRICT, ORGANISATION_NO_UNIT, 0, false },
	[S] = { TEXT("S"), TEXT("S"), TEXT(""), UNIT_SCHOOL, D, 0, false },
	[S1] = { TEXT("S/1"), TEXT("1"), TEXT(""), UNIT_TEAM, S, 0, true },
	[S2] = { TEXT("S/2"), TEXT("2"), TEXT(""), UNIT_TEAM, S, 0, true },
	[S3] = { TEXT("S/3"), TEXT("3"), TEXT(""), UNIT_TEAM, S, 0, true },
	[U] = { TEXT("U"), TEXT("U"), TEXT(""), UNIT_SCHOOL, D, 0, false },
	[U1] = { TEXT("U/1"), TEXT("1"), TEXT(""), UNIT_TEAM, U, 0, true },
	[E] = { TEXT("E"), TEXT("E"), TEXT(""), UNIT_DISTRICT, ORGANISATION_NO_UNIT, 0, false },
};
static const struct organisation organisation = { units, ALL };

static const bool anywhere[] = { true, true, true, true, true, true, true, true, true };

/* So many people in each of the places, one entry each; where each of them is placed, or -1. */
static void check(
    const struct blocks_rule *rule, const long people[ALL + 1], const int expected[ALL + 1])
{
	struct blocks_entry entries[100];
	size_t n = 0, *places, made;

	for (size_t place = 0; place <= ALL; place++)
		for (long i = 0; i < people[place]; i++)
			entries[n++] = (struct blocks_entry){ .place = place, .counted = 1 };
	made = blocks_put(&organisation, rule, entries, n, &places);
	for (size_t i = 0; i < n; i++) {
		size_t number = entries[i].number;

		assert_true(number <= made);
		assert_int_equal(
		    number == 0 ? -1 : (int)places[number - 1], expected[entries[i].place]);
	}
	free(places);
}

static void test_who_is_enough_stands_in_the_team(void **state)
{
	const struct blocks_rule rule = { 5, false, anywhere };

	(void)state;
	check(&rule, (long[]){ 0, 0, 5, 6, 4, 0, 4, 0, 0 },
	    (int[]){ -1, -1, S1, S2, D, -1, D, -1, -1 });
	check(&rule, (long[]){ 0, 1, 5, 6, 4, 0, 4, 0, 0 },
	    (int[]){ -1, S, S1, S2, S, -1, -1, -1, -1 });
	check(&rule, (long[]){ 0, 0, 5, 5, 1, 0, 2, 1, 0 },
	    (int[]){ -1, -1, S1, S2, -1, -1, -1, -1, -1 });
	check(&rule, (long[]){ 0, 0, 5, 5, 1, 0, 2, 2, 0 },
	    (int[]){ -1, -1, S1, S2, ALL, -1, ALL, ALL, -1 });
}

static void test_where_nothing_may_stand_it_goes_up(void **state)
{
	const bool no_team[] = { true, true, false, false, false, true, false, true, true };
	const bool team_alone[] = { false, false, true, true, true, false, true, false, false };
	const struct blocks_rule schools = { 5, false, no_team }, teams = { 5, false, team_alone };

	(void)state;
	check(&schools, (long[]){ 0, 0, 9, 1, 0, 0, 9, 0, 0 },
	    (int[]){ -1, -1, S, S, -1, -1, U, -1, -1 });
	check(&teams, (long[]){ 0, 0, 9, 4, 4, 0, 9, 0, 0 },
	    (int[]){ -1, -1, S1, -1, -1, -1, U1, -1, -1 });
}

/* Of an item that depends on another, as many have to be asked, and apart. */
static void test_as_many_are_asked_and_apart(void **state)
{
	const struct blocks_rule rule = { 5, true, anywhere };
	struct blocks_entry entries[] = {
		{ S1, 6, 5, 5, 0 },
		{ S2, 6, 6, 4, 0 },
		{ S3, 4, 4, 7, 0 },
		{ U1, 5, 5, 4, 0 },
	};
	size_t *places;

	(void)state;
	assert_int_equal(blocks_put(&organisation, &rule, entries, 4, &places), 2);
	assert_int_equal(places[entries[0].number - 1], S1);
	assert_int_equal(places[entries[1].number - 1], S);
	assert_int_equal(places[entries[2].number - 1], S);
	assert_int_equal(entries[3].number, 0);
	free(places);
}

/* Blocks that stay whole go up together. */
static void test_whole_blocks(void **state)
{
	const struct blocks_rule rule = { 10, false, anywhere };
	struct blocks_entry entries[] = {
		{ S1, 9, 0, 0, 0 },
		{ S2, 12, 0, 0, 0 },
		{ S, 5, 0, 0, 0 },
		{ U1, 8, 0, 0, 0 },
	};
	size_t *places;

	(void)state;
	assert_int_equal(blocks_put(&organisation, &rule, entries, 4, &places), 2);
	assert_int_equal(places[entries[0].number - 1], S);
	assert_int_equal(places[entries[1].number - 1], S2);
	assert_int_equal(entries[2].number, entries[0].number);
	assert_int_equal(entries[3].number, 0);
	free(places);
}

static void test_how_many_have_to_be_left_out(void **state)
{
	(void)state;
	assert_int_equal(blocks_lacking((long[]){ 0, 5, 9 }, 3, 5), 0);
	assert_int_equal(blocks_lacking((long[]){ 3, 5, 9 }, 3, 5), 2);
	assert_int_equal(blocks_lacking((long[]){ 0, 3, 9 }, 3, 5), 5);
	assert_int_equal(blocks_lacking(NULL, 0, 5), 0);
}

static bool fits(
    const struct pairs_block *before, size_t n, const struct pairs_block *now, size_t n_now)
{
	return pairs_fits(before, n, now, n_now, 3);
}

static void test_the_first_condition(void **state)
{
	const struct pairs_block none = { 6, 0, 0, 0 }, all = { 6, 6, 0, 0 };
	const struct pairs_block one = { 6, 1, 0, 0 }, two = { 6, 4, 0, 0 }, half = { 6, 3, 0, 0 };

	(void)state;
	assert_true(fits(&none, 1, &none, 1));
	assert_true(fits(&all, 1, &half, 1));
	assert_false(fits(&one, 1, &all, 1));
	assert_false(fits(&all, 1, &two, 1));
	/* Over all blocks of the school. */
	assert_true(fits((struct pairs_block[]){ one, two }, 2, &all, 1));
}

/* Each of the two sets would do by itself; one less the other, or both together, would not. */
static void test_the_second_condition(void **state)
{
	const struct pairs_block all = { 9, 9, 0, 0 };
	/* Three in one set, three in the other: less, each number has three; plus, three have none.
	 */
	const struct pairs_block apart = { 9, 3, 3, 0 };
	/* All but one are in both: less, that one is alone. */
	const struct pairs_block same = { 9, 4, 5, 4 };
	/* Nobody is in none, and two are in both. */
	const struct pairs_block plus = { 8, 5, 5, 2 };

	(void)state;
	assert_true(fits(&apart, 1, &all, 1));
	assert_false(fits(&same, 1, &all, 1));
	assert_false(fits(&plus, 1, &all, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_who_is_enough_stands_in_the_team),
		cmocka_unit_test(test_where_nothing_may_stand_it_goes_up),
		cmocka_unit_test(test_as_many_are_asked_and_apart),
		cmocka_unit_test(test_whole_blocks),
		cmocka_unit_test(test_how_many_have_to_be_left_out),
		cmocka_unit_test(test_the_first_condition),
		cmocka_unit_test(test_the_second_condition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
