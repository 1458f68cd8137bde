/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What two rounds and the changes between them show, against somebody who adds and subtracts all of
 * it: no result may be about fewer people than the least, by linear algebra over what each person
 * answered before and now. */
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
#include "figures/cuts.h"

enum {
	MOST_UNITS = 7,
	MOST_CROWDS = 9,
	VARIABLES = 2 * MOST_CROWDS,
	MOST_ROWS = 3 * (MOST_UNITS + 1),
	LEAST = 5,
	NOBODY = -1,
};

static size_t tries = 4000;

/* People who answered in the same units; NOBODY where they did not. */
struct crowd {
	int before, now;
	long people;
	bool apart;
};

struct trial {
	struct unit units[2][MOST_UNITS]; /* before and now */
	char ids[2][MOST_UNITS][3];
	struct organisation organisations[2];
	struct crowd crowds[MOST_CROWDS];
	size_t n_crowds;
	struct disclosure_group groups[3][MOST_UNITS + 1]; /* before, now, paired */
	long least[2];
};

static bool is_within(const struct trial *trial, size_t round, int unit, int above)
{
	return unit != NOBODY &&
	       attacker_is_within(&trial->organisations[round], (size_t)unit, (size_t)above);
}

static bool is_leaf(const struct trial *trial, size_t round, int unit)
{
	return attacker_is_leaf(&trial->organisations[round], (size_t)unit);
}

static int some_leaf(const struct trial *trial, size_t round)
{
	int unit;

	do
		unit = (int)attacker_below((unsigned)trial->organisations[round].n_units);
	while (!is_leaf(trial, round, unit));
	return unit;
}

/* The place before of the unit now; all is all. */
static int same_unit(const struct trial *trial, int unit)
{
	int all = (int)trial->organisations[1].n_units;

	if (unit == all)
		return all;
	for (int i = 0; i < all; i++)
		if (strcmp(trial->ids[0][i], trial->ids[1][unit]) == 0 &&
		    trial->units[0][i].level == trial->units[1][unit].level)
			return i;
	return NOBODY;
}

static void set_levels(struct unit *units, size_t n)
{
	for (size_t i = 0; i < n; i++)
		units[i].level =
		    units[i].parent == ORGANISATION_NO_UNIT ? 0 : units[units[i].parent].level + 1;
}

/* The same units twice; now and then one has another name, or has moved. */
static void grow_units(struct trial *trial)
{
	size_t n = 1 + attacker_below(MOST_UNITS);

	for (size_t round = 0; round < 2; round++) {
		trial->organisations[round] = (struct organisation){ trial->units[round], n };
		for (size_t i = 0; i < n; i++) {
			trial->ids[round][i][0] = 'u';
			trial->ids[round][i][1] = (char)('0' + i);
			trial->units[round][i].id = trial->ids[round][i];
			trial->units[round][i].parent =
			    round == 0 ? (int)attacker_below((unsigned)i + 1) - 1
				       : trial->units[0][i].parent;
		}
	}
	if (attacker_below(4) == 0)
		trial->ids[1][attacker_below((unsigned)n)][0] = 'x';
	if (attacker_below(4) == 0) {
		unsigned moved = attacker_below((unsigned)n);

		trial->units[1][moved].parent = (int)attacker_below(moved + 1) - 1;
	}
	set_levels(trial->units[0], n);
	set_levels(trial->units[1], n);
}

static void grow(struct trial *trial, long least)
{
	memset(trial, 0, sizeof(*trial));
	trial->least[0] = trial->least[1] = least;
	if (attacker_below(8) == 0)
		trial->least[attacker_below(2)] += 2;
	grow_units(trial);
	trial->n_crowds = 1 + attacker_below(MOST_CROWDS);
	for (size_t i = 0; i < trial->n_crowds; i++) {
		struct crowd *crowd = &trial->crowds[i];
		int unit = some_leaf(trial, 1);
		bool stays = attacker_below(2) && is_leaf(trial, 0, unit);

		crowd->now = attacker_below(5) ? unit : NOBODY;
		crowd->before = stays ? unit : attacker_below(5) ? some_leaf(trial, 0) : NOBODY;
		crowd->people = attacker_below(stays ? (unsigned)least * 3 : (unsigned)least);
		crowd->apart =
		    crowd->now != NOBODY && crowd->before != NOBODY && !attacker_below(8);
	}
}

static void count(struct trial *trial)
{
	int all = (int)trial->organisations[1].n_units;

	for (int place = 0; place <= all; place++)
		for (size_t i = 0; i < trial->n_crowds; i++) {
			const struct crowd *crowd = &trial->crowds[i];
			bool was = is_within(trial, 0, crowd->before, place);
			bool is = is_within(trial, 1, crowd->now, place);
			int same = same_unit(trial, place);
			bool both = is && same != NOBODY && !crowd->apart &&
				    is_within(trial, 0, crowd->before, same);

			trial->groups[0][place].answered += was ? crowd->people : 0;
			trial->groups[1][place].answered += is ? crowd->people : 0;
			trial->groups[2][place].answered += both ? crowd->people : 0;
		}
	for (int place = 0; place <= all; place++)
		for (size_t i = 0; i < 3; i++) {
			trial->groups[i][place].people = trial->groups[i][place].answered;
			trial->groups[i][place].shown = attacker_below(20) > 0;
		}
}

/* What is shown; with the rule of cuts or without. */
static void choose(struct trial *trial, bool with_cuts)
{
	long least = trial->least[0] > trial->least[1] ? trial->least[0] : trial->least[1];
	struct cuts_people people[MOST_CROWDS];
	struct pairs_tree tree;
	size_t n = 0;

	pairs_tree_make(&trial->organisations[0], &trial->organisations[1], &tree);
	disclosure_choose(&trial->organisations[0], trial->least[0], trial->groups[0]);
	disclosure_choose(&trial->organisations[1], trial->least[1], trial->groups[1]);
	for (size_t i = 0; i <= tree.now->n_units; i++)
		trial->groups[2][i].shown &= tree.same[i] != PAIRS_NOWHERE;
	disclosure_choose(&tree.tree, least, trial->groups[2]);
	for (size_t i = 0; i < trial->n_crowds; i++) {
		const struct crowd *crowd = &trial->crowds[i];

		if (crowd->before != NOBODY && crowd->now != NOBODY)
			people[n++] = (struct cuts_people){ crowd->before, crowd->now,
				crowd->apart ? 0 : crowd->people,
				crowd->apart ? crowd->people : 0 };
	}
	if (with_cuts)
		cuts_choose(
		    &tree, trial->groups[0], trial->groups[1], people, n, least, trial->groups[2]);
	pairs_tree_free(&tree);
}

struct rows {
	long of[MOST_ROWS][VARIABLES];
	size_t n;
};

/* The rank of the columns that are asked for. */
static size_t rank_of(const struct rows *rows, const bool *wanted)
{
	long of[MOST_ROWS * VARIABLES];
	size_t n_columns = 0, n = 0;

	for (size_t i = 0; i < VARIABLES; i++)
		n_columns += wanted[i];
	for (size_t row = 0; row < rows->n; row++)
		for (size_t i = 0; i < VARIABLES; i++)
			if (wanted[i])
				of[n++] = rows->of[row][i];
	return attacker_rank(of, rows->n, n_columns);
}

/* What is shown: what people answered before are the even variables, now the odd ones. */
static void write_rows(const struct trial *trial, bool with_changes, struct rows *rows)
{
	int all = (int)trial->organisations[1].n_units;

	*rows = (struct rows){ .n = 0 };
	for (int place = 0; place <= all; place++)
		for (size_t kind = 0; kind < (with_changes ? 3 : 2); kind++) {
			if (!trial->groups[kind][place].shown)
				continue;
			for (size_t i = 0; i < trial->n_crowds; i++) {
				const struct crowd *crowd = &trial->crowds[i];
				int same = kind == 2 ? same_unit(trial, place) : place;
				bool was = is_within(trial, 0, crowd->before, same);
				bool is = is_within(trial, 1, crowd->now, place);
				long *row = rows->of[rows->n];

				if (crowd->people == 0)
					continue;
				row[2 * i] = kind == 0 && was;
				row[2 * i + 1] = kind == 1 && is;
				if (kind == 2 && was && is && !crowd->apart) {
					row[2 * i] = -1;
					row[2 * i + 1] = 1;
				}
			}
			rows->n++;
		}
}

/* Is there a result about some people, of whom there are fewer than the least? Then something is
 * lost where these are left out. What one round tells by itself is that round's promise. */
static bool leaks(const struct trial *trial)
{
	long least = trial->least[0] > trial->least[1] ? trial->least[0] : trial->least[1];
	struct rows rows, alone;

	write_rows(trial, true, &rows);
	write_rows(trial, false, &alone);
	for (unsigned set = 1; set < 1u << trial->n_crowds; set++) {
		bool others[VARIABLES], everybody[VARIABLES];
		long people = 0;

		for (size_t i = 0; i < VARIABLES; i++) {
			others[i] = !(set >> i / 2 & 1);
			everybody[i] = true;
			if (i % 2 && !others[i])
				people += trial->crowds[i / 2].people;
		}
		if (people == 0 || people >= least)
			continue;
		if (rank_of(&rows, everybody) - rank_of(&rows, others) >
		    rank_of(&alone, everybody) - rank_of(&alone, others))
			return true;
	}
	return false;
}

struct seen {
	size_t leaking, large, shown;
};

static void attack(long least, struct seen *seen)
{
	struct trial trial, without;
	bool leaking, same;

	grow(&trial, least);
	for (size_t round = 0; round < 2; round++)
		trial.organisations[round].units = trial.units[round];
	for (size_t round = 0; round < 2; round++)
		for (size_t i = 0; i < MOST_UNITS; i++)
			trial.units[round][i].id = trial.ids[round][i];
	count(&trial);
	without = trial;
	choose(&trial, true);
	choose(&without, false);
	assert_false(leaks(&trial));
	leaking = leaks(&without);
	same = true;
	for (size_t i = 0; i <= trial.organisations[1].n_units; i++) {
		/* What the rounds show is theirs. */
		assert_int_equal(trial.groups[0][i].shown, without.groups[0][i].shown);
		assert_int_equal(trial.groups[1][i].shown, without.groups[1][i].shown);
		assert_true(without.groups[2][i].shown || !trial.groups[2][i].shown);
		same = same && without.groups[2][i].shown == trial.groups[2][i].shown;
		seen->large += without.groups[2][i].shown;
		seen->shown += trial.groups[2][i].shown;
	}
	seen->leaking += leaking;
	/* Nothing is hidden where nothing would come out. */
	if (trial.least[0] == trial.least[1])
		assert_int_equal(leaking, !same);
}

static void test_nobody_comes_out(void **state)
{
	(void)state;
	for (long least = LEAST; least <= 2 * LEAST; least += LEAST) {
		struct seen seen = { 0 };

		attacker_seed(2016);
		for (size_t i = 0; i < tries; i++)
			attack(least, &seen);
		printf("# %zu pairs of rounds, least %ld: %zu leak without cuts, %zu of %zu "
		       "changes shown\n",
		    tries, least, seen.leaking, seen.shown, seen.large);
		assert_true(seen.leaking > tries / 10);
		assert_true(seen.shown * 3 > seen.large);
	}
}

static const struct unit school[] = {
	{ .level = UNIT_SCHOOL, .parent = ORGANISATION_NO_UNIT },
	{ .level = UNIT_TEAM, .parent = 0 },
	{ .level = UNIT_TEAM, .parent = 0 },
};

/* A school of two teams, of which the second has ten who stay: whose change is shown, the school
 * first and all last. */
static void assert_chosen(const struct crowd *crowds, size_t n, const char *expected)
{
	struct trial trial = { .least = { LEAST, LEAST } };
	char shown[COUNT(school) + 2] = "";

	for (size_t round = 0; round < 2; round++) {
		trial.organisations[round] =
		    (struct organisation){ trial.units[round], COUNT(school) };
		memcpy(trial.units[round], school, sizeof(school));
		for (size_t i = 0; i < COUNT(school); i++)
			trial.units[round][i].id = trial.ids[round][i];
		for (size_t i = 0; i < COUNT(school); i++)
			trial.ids[round][i][0] = (char)('0' + i);
	}
	memcpy(trial.crowds, crowds, n * sizeof(*crowds));
	trial.crowds[n] = (struct crowd){ 2, 2, 10, false };
	trial.n_crowds = n + 1;
	count(&trial);
	for (size_t i = 0; i <= COUNT(school); i++)
		for (size_t kind = 0; kind < 3; kind++)
			trial.groups[kind][i].shown = true;
	choose(&trial, true);
	for (size_t i = 0; i <= COUNT(school); i++)
		shown[i] = trial.groups[2][i].shown ? '+' : '-';
	assert_string_equal(shown, expected);
}

static void test_which_is_hidden(void **state)
{
	static const struct crowd stay[] = { { 1, 1, 8, false } };
	static const struct crowd few_leave[] = { { 1, 1, 8, false }, { 1, NOBODY, 4, false } };
	static const struct crowd come_and_go[] = { { 1, 1, 8, false }, { 1, NOBODY, 2, false },
		{ NOBODY, 1, 3, false } };
	static const struct crowd other_questions[] = { { 1, 1, 8, false }, { 1, 1, 4, true } };
	static const struct crowd move[] = { { 1, 1, 8, false }, { 1, 2, 4, false } };

	(void)state;
	assert_chosen(stay, COUNT(stay), "++++");
	/* The team gives them away, and so does any whole that they are gone from. */
	assert_chosen(few_leave, COUNT(few_leave), "--+-");
	assert_chosen(come_and_go, COUNT(come_and_go), "++++");
	assert_chosen(other_questions, COUNT(other_questions), "--+-");
	/* Four moved: beside either team's change they would be seen, in the school they stayed. */
	assert_chosen(move, COUNT(move), "+--+");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_which_is_hidden),
		cmocka_unit_test(test_nobody_comes_out),
	};

	if (getenv("SKATTA_LONG"))
		tries = 40000;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
