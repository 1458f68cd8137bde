/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is shown against somebody who adds and subtracts all of it: no group below the least may
 * come out, by linear algebra over every set of units that people answer in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "attacker.h"
#include "base/memory.h"
#include "figures/disclosure.h"

enum { MOST_UNITS = 13, GROWN_UNITS = 9, MOST_TEAMS = 6, LEAST = 5 };

/* What is tried, and how often: in the long form (make check-long) more of it. */
static struct tries {
	size_t trees;
	size_t teams;
} tries = { 20000, 4 };

struct trial {
	struct unit units[MOST_UNITS];
	struct organisation organisation;
	struct disclosure_group groups[MOST_UNITS + 1];
	size_t all;
	long least;
};

/* So many who answered, and others who did not, in a unit and in all that it is part of. */
static void put(struct trial *trial, size_t unit, long answered, long others)
{
	for (size_t above = 0; above <= trial->all; above++)
		if (attacker_is_within(&trial->organisation, unit, above)) {
			trial->groups[above].answered += answered;
			trial->groups[above].people += answered + others;
		}
}

static void grow(struct trial *trial, long least)
{
	*trial = (struct trial){ .all = 1 + attacker_below(GROWN_UNITS), .least = least };
	trial->organisation = (struct organisation){ trial->units, trial->all };
	for (size_t i = 0; i < trial->all; i++)
		trial->units[i].parent = (int)attacker_below((unsigned)i + 1) - 1;
	for (size_t i = 0; i < trial->all; i++) {
		long answered = attacker_below((unsigned)least * 12 / 5),
		     others = attacker_below(4) ? 0 : attacker_below(4);

		if (attacker_is_leaf(&trial->organisation, i))
			put(trial, i, answered, others);
	}
	for (size_t i = 0; i <= trial->all; i++)
		trial->groups[i].shown = attacker_below(20) > 0;
}

/* Can some set of people of whom fewer than the least answered be had from what is shown? */
static bool leaks(const struct trial *trial)
{
	size_t leaves[MOST_UNITS], n_leaves = 0, n_rows = 0, rank;
	long shown[MOST_UNITS + 2][MOST_UNITS] = { { 0 } }, rows[MOST_UNITS + 2][MOST_UNITS];

	for (size_t i = 0; i < trial->all; i++)
		if (attacker_is_leaf(&trial->organisation, i) && trial->groups[i].people > 0)
			leaves[n_leaves++] = i;
	for (size_t i = 0; i <= trial->all; i++) {
		if (!trial->groups[i].shown)
			continue;
		for (size_t leaf = 0; leaf < n_leaves; leaf++)
			shown[n_rows][leaf] =
			    attacker_is_within(&trial->organisation, leaves[leaf], i);
		n_rows++;
	}
	memcpy(rows, shown, sizeof(rows));
	rank = attacker_rank(&rows[0][0], n_rows, MOST_UNITS);
	for (unsigned set = 1; set < 1u << n_leaves; set++) {
		long answered = 0;

		for (size_t leaf = 0; leaf < n_leaves; leaf++) {
			shown[n_rows][leaf] = set >> leaf & 1;
			answered += shown[n_rows][leaf] * trial->groups[leaves[leaf]].answered;
		}
		memcpy(rows, shown, sizeof(rows));
		if (answered < trial->least &&
		    attacker_rank(&rows[0][0], n_rows + 1, MOST_UNITS) == rank)
			return true;
	}
	return false;
}

static bool same_are_shown(const struct trial *a, const struct trial *b)
{
	for (size_t i = 0; i <= a->all; i++)
		if (a->groups[i].shown != b->groups[i].shown)
			return false;
	return true;
}

/* How many of the groups that are large enough there were, and how many of these are shown. */
struct seen {
	size_t large, shown, leaking;
};

/* What is chosen of a tree must not leak, and nothing must be hidden where nothing would. */
static void attack(struct trial *trial, struct seen *seen)
{
	struct trial by_size = *trial;

	for (size_t i = 0; i <= trial->all; i++)
		by_size.groups[i].shown &= by_size.groups[i].answered >= trial->least;
	disclosure_choose(&trial->organisation, trial->least, trial->groups);
	assert_false(leaks(trial));
	for (size_t i = 0; i <= trial->all; i++) {
		assert_true(by_size.groups[i].shown || !trial->groups[i].shown);
		seen->large += by_size.groups[i].shown;
		seen->shown += trial->groups[i].shown;
	}
	assert_int_equal(leaks(&by_size), !same_are_shown(&by_size, trial));
	seen->leaking += leaks(&by_size);
}

static void attack_by_chance(long least)
{
	struct seen seen = { 0 };

	attacker_seed(2016);
	for (size_t i = 0; i < tries.trees; i++) {
		struct trial trial;

		grow(&trial, least);
		trial.organisation.units = trial.units;
		attack(&trial, &seen);
	}
	printf("# %zu trees, least %ld: %zu leak by size alone, %zu of %zu large groups shown\n",
	    tries.trees, least, seen.leaking, seen.shown, seen.large);
	/* The attack does find something where only sizes are looked at; and what is hidden is
	 * little. */
	assert_true(seen.leaking > tries.trees / 10);
	assert_true(seen.shown * 4 >= seen.large * 3);
}

static void test_nothing_small_comes_out(void **state)
{
	(void)state;
	attack_by_chance(LEAST);
	attack_by_chance(2 * LEAST);
}

/* Teams in schools: `of[t]` is the school of team t, below `n_schools`. */
static void plant(
    struct trial *trial, const size_t *of, size_t n_teams, size_t n_schools, const long *sizes)
{
	*trial = (struct trial){ .all = 1 + n_schools + n_teams, .least = trial->least };
	trial->organisation = (struct organisation){ trial->units, trial->all };
	trial->units[0].parent = ORGANISATION_NO_UNIT;
	for (size_t i = 0; i < n_schools; i++)
		trial->units[1 + i].parent = 0;
	for (size_t i = 0; i < n_teams; i++)
		trial->units[1 + n_schools + i].parent = (int)(1 + of[i]);
	for (size_t i = 0; i < n_teams; i++)
		put(trial, 1 + n_schools + i, sizes[i], 0);
	for (size_t i = 0; i <= trial->all; i++)
		trial->groups[i].shown = true;
}

/* With teams of each of these sizes, in fifths of the least group. */
static const long fifths[] = { 0, 3, 5, 9 };

static void attack_sizes(const size_t *of, size_t n_teams, size_t n_schools, long least)
{
	struct seen seen = { 0 };
	size_t combinations = 1;

	for (size_t i = 0; i < n_teams; i++)
		combinations *= COUNT(fifths);
	for (size_t c = 0; c < combinations; c++) {
		struct trial trial = { .least = least };
		long sizes[MOST_TEAMS];
		size_t rest = c;

		for (size_t i = 0; i < n_teams; i++, rest /= COUNT(fifths))
			sizes[i] = fifths[rest % COUNT(fifths)] * least / 5;
		plant(&trial, of, n_teams, n_schools, sizes);
		trial.organisation.units = trial.units;
		attack(&trial, &seen);
	}
}

/* All ways to put the teams from this one on into schools. */
static void attack_schools(size_t *of, size_t team, size_t n_teams, size_t n_schools)
{
	if (team == n_teams) {
		attack_sizes(of, n_teams, n_schools, LEAST);
		attack_sizes(of, n_teams, n_schools, 2 * LEAST);
		return;
	}
	for (of[team] = 0; of[team] < n_schools; of[team]++)
		attack_schools(of, team + 1, n_teams, n_schools);
	of[team] = n_schools;
	attack_schools(of, team + 1, n_teams, n_schools + 1);
}

static void test_all_small_trees(void **state)
{
	size_t of[MOST_TEAMS];

	(void)state;
	for (size_t n_teams = 1; n_teams <= tries.teams; n_teams++)
		attack_schools(of, 0, n_teams, 0);
}

static struct unit school[] = {
	{ .parent = ORGANISATION_NO_UNIT },
	{ .parent = 0 },
	{ .parent = 0 },
	{ .parent = 0 },
};

/* One school and its teams of these sizes; what is shown, the school first, all last. */
static void assert_chosen(const long sizes[3], const char *expected)
{
	struct organisation organisation = { school, COUNT(school) };
	long whole = sizes[0] + sizes[1] + sizes[2];
	struct disclosure_group groups[] = {
		{ whole, whole, true },
		{ sizes[0], sizes[0], true },
		{ sizes[1], sizes[1], true },
		{ sizes[2], sizes[2], true },
		{ whole, whole, true },
	};
	char shown[COUNT(groups) + 1] = "";

	disclosure_choose(&organisation, LEAST, groups);
	for (size_t i = 0; i < COUNT(groups); i++)
		shown[i] = groups[i].shown ? '+' : '-';
	assert_string_equal(shown, expected);
}

static void test_which_is_hidden(void **state)
{
	(void)state;
	assert_chosen((long[]){ 5, 6, 7 }, "+++++");
	assert_chosen((long[]){ 9, 4, 7 }, "++--+"); /* the smallest that is shown */
	assert_chosen((long[]){ 7, 4, 7 }, "+--++"); /* the first of equals */
	assert_chosen((long[]){ 4, 3, 7 }, "+--++"); /* seven people are enough */
	assert_chosen((long[]){ 0, 6, 7 }, "+-+++"); /* nobody is nobody */
	assert_chosen((long[]){ 1, 3, 0 }, "-----");
	assert_chosen((long[]){ 3, 1, 1 }, "+---+");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_which_is_hidden),
		cmocka_unit_test(test_all_small_trees),
		cmocka_unit_test(test_nothing_small_comes_out),
	};

	if (getenv("SKATTA_LONG"))
		tries = (struct tries){ 100000, MOST_TEAMS };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
