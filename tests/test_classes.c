/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Several publications of one round against somebody who has them all, and adds and subtracts: by
 * linear algebra over every version of what every person said, nothing may come out that is about
 * fewer than the least. */
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
#include "figures/classes.h"
#include "figures/disclosure.h"

enum {
	MOST_UNITS = 9,
	PLACES = MOST_UNITS + 1,
	MOST_VERSIONS = 2000,
	PUBLICATIONS = 3,
	ATTEMPTS = 6,
	LEAST = 5,
};

/* How many trees: in the long form (make check-long) more. */
static size_t n_trees = 4000;

struct version {
	size_t person, unit;
	bool answered; /* otherwise: not applicable */
	bool now;      /* does it count at present? */
	unsigned in;
};

static struct trial {
	struct unit units[MOST_UNITS];
	struct organisation organisation;
	bool may[PLACES];
	long least;
	struct version versions[MOST_VERSIONS];
	size_t n_versions, n_persons;
	bool shown[PUBLICATIONS][PLACES];
	size_t n_publications;
} trial;

static void say(size_t person, size_t unit)
{
	assert_true(trial.n_versions < MOST_VERSIONS);
	trial.versions[trial.n_versions++] =
	    (struct version){ person, unit, attacker_below(12) > 0, true, 0 };
}

static void join(size_t unit, size_t people)
{
	for (size_t i = 0; i < people; i++)
		say(trial.n_persons++, unit);
}

/* So many of the unit leave, or say something else. */
static void disturb(size_t unit, size_t people, bool say_else)
{
	size_t n = trial.n_versions;

	for (size_t i = 0; i < n && people > 0; i++) {
		struct version *version = &trial.versions[i];

		if (!version->now || version->unit != unit || attacker_below(2))
			continue;
		version->now = false;
		people--;
		if (say_else)
			say(version->person, unit);
	}
}

static void grow(long least)
{
	size_t all = 1 + attacker_below(MOST_UNITS);

	memset(&trial, 0, sizeof(trial));
	trial.organisation = (struct organisation){ trial.units, all };
	trial.least = least;
	for (size_t i = 0; i < all; i++)
		trial.units[i].parent = (int)attacker_below((unsigned)i + 1) - 1;
	for (size_t i = 0; i < all; i++)
		if (attacker_is_leaf(&trial.organisation, i))
			join(i, attacker_below((unsigned)least * 12 / 5));
	for (size_t i = 0; i <= all; i++)
		trial.may[i] = attacker_below(20) > 0;
}

/* Mostly nothing, otherwise a few, about the least, or many. */
static size_t some(void)
{
	size_t least = (size_t)trial.least;
	const size_t sizes[] = { 0, 0, 0, 0, 0, 1, least - 1, least, least + 1, least * 2 };

	return sizes[attacker_below(COUNT(sizes))];
}

static void live_on(void)
{
	for (size_t i = 0; i < trial.organisation.n_units; i++) {
		if (!attacker_is_leaf(&trial.organisation, i))
			continue;
		disturb(i, some() / 2, false);
		disturb(i, some() / 2, true);
		join(i, some());
	}
}

/* What counts now becomes a publication, of which disclosure_choose() says what is shown. */
static void publish(void)
{
	struct disclosure_group groups[PLACES] = { { 0 } };
	size_t p = trial.n_publications++;

	for (size_t place = 0; place <= trial.organisation.n_units; place++) {
		groups[place].shown = trial.may[place];
		for (size_t i = 0; i < trial.n_versions; i++) {
			struct version *version = &trial.versions[i];

			version->in |= version->now ? 1u << p : 0;
			if (!version->now ||
			    !attacker_is_within(&trial.organisation, version->unit, place))
				continue;
			groups[place].answered += version->answered;
			groups[place].people++;
		}
	}
	disclosure_choose(&trial.organisation, trial.least, groups);
	for (size_t place = 0; place <= trial.organisation.n_units; place++)
		trial.shown[p][place] = groups[place].shown;
}

static void take_back(void)
{
	size_t p = --trial.n_publications;

	for (size_t i = 0; i < trial.n_versions; i++)
		trial.versions[i].in &= ~(1u << p);
}

static bool is_allowed(void)
{
	static struct classes_alike alike[MOST_VERSIONS];
	const bool *shown[PUBLICATIONS];

	for (size_t i = 0; i < trial.n_versions; i++) {
		const struct version *version = &trial.versions[i];

		alike[i] =
		    (struct classes_alike){ version->in, version->unit, version->answered, 1 };
	}
	for (size_t p = 0; p < trial.n_publications; p++)
		shown[p] = trial.shown[p];
	return classes_are_safe(
	    &trial.organisation, trial.least, shown, trial.n_publications, alike, trial.n_versions);
}

/* The matrix of the attacker: a row for each published sum, a column for each version that is in
 * any; those with the same column, which no adding tells apart, share it. */
static struct matrix {
	uint64_t columns[MOST_VERSIONS];
	size_t column_of[MOST_VERSIONS]; /* of a version; MOST_VERSIONS where it is in no sum */
	size_t n_columns, n_rows;
	bool held[MOST_VERSIONS]; /* columns of the set that is tried */
} matrix;

static uint64_t column_of(const struct version *version)
{
	uint64_t column = 0;
	size_t row = 0;

	for (size_t p = 0; p < trial.n_publications; p++)
		for (size_t place = 0; place <= trial.organisation.n_units; place++) {
			if (!trial.shown[p][place])
				continue;
			if ((version->in >> p & 1) &&
			    attacker_is_within(&trial.organisation, version->unit, place))
				column |= (uint64_t)1 << row;
			row++;
		}
	matrix.n_rows = row;
	return column;
}

static void make_matrix(void)
{
	matrix.n_columns = 0;
	for (size_t i = 0; i < trial.n_versions; i++) {
		uint64_t column = column_of(&trial.versions[i]);
		size_t c = 0;

		matrix.column_of[i] = MOST_VERSIONS;
		if (column == 0)
			continue;
		while (c < matrix.n_columns && matrix.columns[c] != column)
			c++;
		matrix.columns[c] = column;
		matrix.held[c] = false;
		matrix.n_columns += c == matrix.n_columns;
		matrix.column_of[i] = c;
	}
}

/* The rank of the columns that are not held. */
static size_t rank_without(void)
{
	size_t n_rows = matrix.n_rows, n_columns = matrix.n_columns, rank;
	long *rows = memory_new(n_rows * n_columns + 1, sizeof(*rows));

	for (size_t row = 0; row < n_rows; row++)
		for (size_t c = 0; c < n_columns; c++)
			rows[row * n_columns + c] =
			    !matrix.held[c] && (matrix.columns[c] >> row & 1);
	rank = attacker_rank(rows, n_rows, n_columns);
	free(rows);
	return rank;
}

/* How many people who answered are behind the columns that are held: a person once. */
static long people_held(void)
{
	static bool counted[MOST_VERSIONS];
	long people = 0;

	memset(counted, 0, sizeof(counted));
	for (size_t i = 0; i < trial.n_versions; i++) {
		const struct version *version = &trial.versions[i];
		size_t c = matrix.column_of[i];

		if (c == MOST_VERSIONS || !matrix.held[c] || !version->answered ||
		    counted[version->person])
			continue;
		counted[version->person] = true;
		people++;
	}
	return people;
}

/* A set of versions can be told something of, apart from all others, exactly where the rank falls
 * without it. Try what is held with all sets of `more` columns from `from` on. */
static bool leaks_from(size_t from, size_t more, size_t rank)
{
	for (size_t c = from; more > 0 && c < matrix.n_columns; c++) {
		bool leaks;

		matrix.held[c] = true;
		leaks = people_held() < trial.least &&
			(rank_without() < rank || leaks_from(c + 1, more - 1, rank));
		matrix.held[c] = false;
		if (leaks)
			return true;
	}
	return false;
}

static bool leaks(size_t most_columns)
{
	make_matrix();
	return leaks_from(0, most_columns, rank_without());
}

struct seen {
	size_t allowed, refused, leaking;
};

/* What is let out must not leak. Of what is not much does, be it looked for but shortly; the rest
 * is the rule being on the safe side. */
static void attempt(struct seen *seen)
{
	live_on();
	publish();
	if (is_allowed()) {
		seen->allowed++;
		assert_false(leaks(MOST_VERSIONS));
	} else {
		seen->refused++;
		seen->leaking += leaks(2);
		take_back();
	}
}

static void attack(long least)
{
	struct seen seen = { 0 };

	attacker_seed(2016);
	for (size_t i = 0; i < n_trees; i++) {
		grow(least);
		publish();
		assert_true(is_allowed());
		assert_false(leaks(MOST_VERSIONS));
		for (size_t n = 0; n < ATTEMPTS && trial.n_publications < PUBLICATIONS; n++)
			attempt(&seen);
	}
	printf("# %zu trees, least %ld: %zu publications more, %zu refused, of which %zu leak\n",
	    n_trees, least, seen.allowed, seen.refused, seen.leaking);
	assert_true(seen.allowed > n_trees / 4);
	assert_true(seen.leaking > n_trees / 2);
}

static void test_nothing_small_comes_out(void **state)
{
	(void)state;
	attack(LEAST);
	attack(2 * LEAST);
}

/* A school with two teams, and all. */
static struct unit school[] = {
	{ .parent = ORGANISATION_NO_UNIT },
	{ .parent = 0 },
	{ .parent = 0 },
};

enum { A = 1, B = 2, FIRST = 1, SECOND = 2, BOTH = 3 };

static const bool everything[] = { true, true, true, true };
static const bool only_whole[] = { true, false, false, true };
static const bool nothing[] = { false, false, false, false };

static bool safe(const bool *first, const bool *second, const struct classes_alike *alike, size_t n)
{
	struct organisation organisation = { school, COUNT(school) };

	return classes_are_safe(
	    &organisation, LEAST, (const bool *const[]){ first, second }, 2, alike, n);
}

static void test_who_came(void **state)
{
	const struct classes_alike one[] = { { BOTH, A, 9, 9 }, { BOTH, B, 9, 9 },
		{ SECOND, A, 1, 1 } };
	const struct classes_alike five[] = { { BOTH, A, 9, 9 }, { SECOND, A, 5, 5 } };
	const struct classes_alike apart[] = { { BOTH, A, 9, 9 }, { BOTH, B, 9, 9 },
		{ SECOND, A, 3, 3 }, { SECOND, B, 2, 2 } };
	const struct classes_alike in_parts[] = { { SECOND, A, 2, 2 }, { BOTH, A, 7, 7 },
		{ SECOND, A, 3, 3 } };

	(void)state;
	assert_false(safe(everything, everything, one, 3));
	assert_true(safe(everything, nothing, one, 3));
	assert_true(safe(everything, everything, five, 2));
	assert_false(safe(everything, everything, apart, 4));
	assert_true(safe(only_whole, only_whole, apart, 4));
	assert_true(safe(everything, everything, in_parts, 3));
	assert_true(safe(everything, everything, NULL, 0));
}

static void test_who_left_or_changed(void **state)
{
	const struct classes_alike four[] = { { BOTH, A, 9, 9 }, { FIRST, A, 4, 4 },
		{ SECOND, A, 4, 4 } };
	const struct classes_alike five[] = { { BOTH, A, 9, 9 }, { FIRST, A, 5, 5 },
		{ SECOND, A, 5, 5 } };
	const struct classes_alike left[] = { { BOTH, A, 9, 9 }, { FIRST, A, 1, 1 } };
	const struct classes_alike stayed[] = { { BOTH, A, 4, 4 }, { FIRST, A, 5, 5 },
		{ SECOND, A, 5, 5 } };

	(void)state;
	assert_false(safe(everything, everything, four, 3));
	assert_true(safe(everything, everything, five, 3));
	assert_false(safe(everything, everything, left, 2));
	assert_false(safe(everything, everything, stayed, 3));
}

/* A team that is shown later for the first time lies within what was shown of the whole before. */
static void test_another_tree(void **state)
{
	const struct classes_alike seven[] = { { BOTH, A, 4, 4 }, { BOTH, B, 9, 9 },
		{ SECOND, A, 6, 6 } };
	const struct classes_alike more[] = { { BOTH, A, 5, 5 }, { BOTH, B, 9, 9 },
		{ SECOND, A, 6, 6 } };

	(void)state;
	assert_false(safe(only_whole, everything, seven, 3));
	assert_true(safe(only_whole, everything, more, 3));
}

/* Who gave no value but is counted is somebody. */
static void test_without_a_value(void **state)
{
	const struct classes_alike alone[] = { { BOTH, A, 9, 9 }, { SECOND, A, 0, 1 } };
	const struct classes_alike few[] = { { BOTH, A, 9, 9 }, { SECOND, A, 4, 6 } };
	const struct classes_alike among[] = { { BOTH, A, 9, 9 }, { SECOND, A, 5, 6 } };
	const struct classes_alike nobody[] = { { BOTH, A, 9, 9 }, { SECOND, A, 0, 0 } };

	(void)state;
	assert_false(safe(everything, everything, alone, 2));
	assert_false(safe(everything, everything, few, 2));
	assert_true(safe(everything, everything, among, 2));
	assert_true(safe(everything, everything, nobody, 2));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_who_came),
		cmocka_unit_test(test_who_left_or_changed),
		cmocka_unit_test(test_another_tree),
		cmocka_unit_test(test_without_a_value),
		cmocka_unit_test(test_nothing_small_comes_out),
	};

	if (getenv("SKATTA_LONG"))
		n_trees = 100000;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
