/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Time: whoever has several publications and two to four rounds, with their changes, between which
 * people come, leave, move alone or in groups, and teams split, knows nothing of fewer than
 * min_group of them. Both conditions of pair sets are needed for that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "figures/rule/pairs.h"
#include "model.h"
#include "program.h"
#include "trees.h"

static const struct trees_kind kinds[] = {
	{ "two rounds", { .values = 3, .rounds = 2 }, 0 },
	{ "three rounds", { .values = 2, .rounds = 3 }, 0 },
	{ "groups, three", { .tree = HISTORY_ONE_SCHOOL, .values = 2, .rounds = 3, .groups = true },
	    0 },
	{ "groups, four", { .tree = HISTORY_ONE_SCHOOL, .values = 2, .rounds = 4, .groups = true },
	    0 },
	{ "groups, any tree", { .values = 2, .rounds = 3, .groups = true }, 0 },
	{ "late answers", { .values = 2, .rounds = 3, .late = true }, 0 },
	{ "groups, late",
	    { .tree = HISTORY_ONE_SCHOOL, .values = 2, .rounds = 3, .groups = true, .late = true },
	    0 },
	{ "two followers",
	    { .tree = HISTORY_ONE_SCHOOL, .values = 2, .rounds = 3, .groups = true, .fork = true },
	    0 },
	{ "a split", { .values = 2, .rounds = 3, .groups = true, .split = true }, 0 },
};

/* What the test's build puts in the place of the one function that decides on pair sets. */
static enum { AS_IT_IS, NO_CONDITION, ONE_OF_TWO } hole;

bool __wrap_pairs_fits(const struct pairs_block *before, size_t n_before,
    const struct pairs_block *now, size_t n_now, long least);
bool __real_pairs_fits(const struct pairs_block *before, size_t n_before,
    const struct pairs_block *now, size_t n_now, long least);

/* The first draft: those who are in exactly one of the two sets are nobody or enough. */
static bool fits_by_draft(const struct pairs_block *before, size_t n_before,
    const struct pairs_block *now, size_t n_now, long least)
{
	long lack[3] = { 0, 0, 0 };

	for (size_t i = 0; i < n_before; i++) {
		long set = before[i].in_set;
		long one = set + before[i].in_other - 2 * before[i].in_both;

		lack[0] += set < before[i].n - set ? set : before[i].n - set;
		lack[1] += one < before[i].n - one ? one : before[i].n - one;
	}
	for (size_t i = 0; i < n_now; i++)
		lack[2] += now[i].in_set < now[i].n - now[i].in_set ? now[i].in_set
								    : now[i].n - now[i].in_set;
	for (int i = 0; i < 3; i++)
		if (lack[i] > 0 && lack[i] < least)
			return false;
	return true;
}

bool __wrap_pairs_fits(const struct pairs_block *before, size_t n_before,
    const struct pairs_block *now, size_t n_now, long least)
{
	if (hole == NO_CONDITION)
		return true;
	if (hole == ONE_OF_TWO)
		return fits_by_draft(before, n_before, now, n_now, least);
	return __real_pairs_fits(before, n_before, now, n_now, least);
}

/* A school of two teams in three rounds: who stands in the first and in the second. */
static void play(struct history *history, const char *const teams[3][2])
{
	*history = (struct history){ .min_group = 3,
		.min_distribution = 6,
		.n_items = 1,
		.items = { { .most = 1, .when = -1 } },
		.units = { { HISTORY_ALL, 0, 99 }, { 0, 1, 99 }, { 1, 2, 99 }, { 1, 2, 99 } },
		.n_units = 4,
		.n_people = 26,
		.n_rounds = 3,
		.follows = { -1, 0, 1 },
		.events = { { 0, 0 }, { 1, 0 }, { 2, 0 } },
		.n_events = 3 };
	for (int r = 0; r < 3; r++)
		for (int team = 0; team < 2; team++)
			for (const char *who = teams[r][team]; *who != '\0'; who++)
				history->responses[r][*who - 'a'] =
				    (struct response){ .here = true, .unit = 2 + team };
}

/* Two histories that the first draft tells of. */
static const char *const by_difference[3][2] = { { "puv", "" }, { "pqr", "uvwx" }, { "quvr", "" } };
static const char *const by_sum[3][2] = { { "bpq", "" }, { "bnm", "pqrs" }, { "brs", "" } };

static size_t attack(const char *const teams[3][2], const struct source *source)
{
	struct history history;

	play(&history, teams);
	return rank_attack(&history, source).n;
}

static void test_program(void **state)
{
	(void)state;
	hole = AS_IT_IS;
	assert_int_equal(trees_rank(kinds, COUNT(kinds), trees_number(), &program, true), 0);
	assert_int_equal(attack(by_difference, &program), 0);
	assert_int_equal(attack(by_sum, &program), 0);
}

static void test_model(void **state)
{
	(void)state;
	assert_int_equal(trees_rank(kinds, COUNT(kinds), 1000, &model_as_it_is, true), 0);
	assert_int_equal(attack(by_difference, &model_as_it_is), 0);
	assert_int_equal(attack(by_sum, &model_as_it_is), 0);
}

static void test_program_with_holes(void **state)
{
	(void)state;
	hole = NO_CONDITION;
	assert_true(trees_rank(kinds, COUNT(kinds), 90, &program, false) > 20);
	hole = ONE_OF_TWO;
	assert_true(attack(by_difference, &program) > 0);
	assert_true(attack(by_sum, &program) > 0);
	hole = AS_IT_IS;
}

/* Seldom enough for the program to be tried as often. */
static void test_model_with_holes(void **state)
{
	(void)state;
	assert_true(trees_rank(kinds, COUNT(kinds), 90, &model_any_pairs, false) > 20);
	assert_true(attack(by_difference, &model_one_of_two) > 0);
	assert_true(attack(by_sum, &model_one_of_two) > 0);
	assert_true(trees_rank(&kinds[3], 1, 3000, &model_one_of_two, false) > 0);
	assert_true(trees_rank(&kinds[7], 1, 1000, &model_both_first, false) > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_program),
		cmocka_unit_test(test_model),
		cmocka_unit_test(test_program_with_holes),
		cmocka_unit_test(test_model_with_holes),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	program_end();
	return failed;
}
