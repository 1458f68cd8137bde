/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is shown against somebody who adds and subtracts all of it: no group below the least may
 * come out, by linear algebra over every set of units that people answer in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "figures/disclosure.h"

enum { MOST_UNITS = 9, PRIME = 1000003, LEAST = 5, TREES = 20000 };

struct trial {
	struct unit units[MOST_UNITS];
	struct organisation organisation;
	struct disclosure_group groups[MOST_UNITS + 1];
	size_t all;
};

/* The same trees at every run. */
static uint64_t seed;

static unsigned below(unsigned limit)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % limit;
}

static bool is_within(const struct trial *trial, size_t unit, size_t above)
{
	while (unit != above && unit != trial->all)
		unit = trial->units[unit].parent == ORGANISATION_NO_UNIT
			   ? trial->all
			   : (size_t)trial->units[unit].parent;
	return unit == above;
}

static bool is_leaf(const struct trial *trial, size_t unit)
{
	for (size_t i = 0; i < trial->all; i++)
		if (trial->units[i].parent == (int)unit)
			return false;
	return true;
}

static void grow(struct trial *trial)
{
	*trial = (struct trial){ .all = 1 + below(MOST_UNITS) };
	trial->organisation = (struct organisation){ trial->units, trial->all };
	for (size_t i = 0; i < trial->all; i++)
		trial->units[i].parent = (int)below((unsigned)i + 1) - 1;
	for (size_t i = 0; i < trial->all; i++) {
		long answered = below(12), others = below(4) ? 0 : below(4);

		for (size_t above = 0; above <= trial->all && is_leaf(trial, i); above++)
			if (is_within(trial, i, above)) {
				trial->groups[above].answered += answered;
				trial->groups[above].people += answered + others;
			}
	}
	for (size_t i = 0; i <= trial->all; i++)
		trial->groups[i].shown = below(20) > 0;
}

static long power(long base, long exponent)
{
	long result = 1;

	for (; exponent > 0; exponent /= 2, base = base * base % PRIME)
		if (exponent % 2)
			result = result * base % PRIME;
	return result;
}

/* The rank of rows modulo a prime far above every minor of so small a matrix of noughts and ones.
 */
static size_t rank_of(long rows[][MOST_UNITS], size_t n_rows)
{
	size_t rank = 0;

	for (size_t column = 0; column < MOST_UNITS && rank < n_rows; column++) {
		size_t pivot = rank;

		while (pivot < n_rows && rows[pivot][column] == 0)
			pivot++;
		if (pivot == n_rows)
			continue;
		for (size_t i = 0; i < MOST_UNITS; i++) {
			long swap = rows[pivot][i];

			rows[pivot][i] = rows[rank][i];
			rows[rank][i] = swap;
		}
		for (size_t i = rank + 1; i < n_rows; i++) {
			long factor =
			    rows[i][column] * power(rows[rank][column], PRIME - 2) % PRIME;

			for (size_t j = 0; j < MOST_UNITS; j++)
				rows[i][j] =
				    (rows[i][j] + (PRIME - factor) * rows[rank][j]) % PRIME;
		}
		rank++;
	}
	return rank;
}

/* Can some set of people of whom fewer than the least answered be had from what is shown? */
static bool leaks(const struct trial *trial)
{
	size_t leaves[MOST_UNITS], n_leaves = 0, n_rows = 0, rank;
	long shown[MOST_UNITS + 2][MOST_UNITS] = { { 0 } }, rows[MOST_UNITS + 2][MOST_UNITS];

	for (size_t i = 0; i < trial->all; i++)
		if (is_leaf(trial, i) && trial->groups[i].people > 0)
			leaves[n_leaves++] = i;
	for (size_t i = 0; i <= trial->all; i++) {
		if (!trial->groups[i].shown)
			continue;
		for (size_t leaf = 0; leaf < n_leaves; leaf++)
			shown[n_rows][leaf] = is_within(trial, leaves[leaf], i);
		n_rows++;
	}
	memcpy(rows, shown, sizeof(rows));
	rank = rank_of(rows, n_rows);
	for (unsigned set = 1; set < 1u << n_leaves; set++) {
		long answered = 0;

		for (size_t leaf = 0; leaf < n_leaves; leaf++) {
			shown[n_rows][leaf] = set >> leaf & 1;
			answered += shown[n_rows][leaf] * trial->groups[leaves[leaf]].answered;
		}
		memcpy(rows, shown, sizeof(rows));
		if (answered < LEAST && rank_of(rows, n_rows + 1) == rank)
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

static void test_nothing_small_comes_out(void **state)
{
	size_t leaking = 0;

	(void)state;
	seed = 2016;
	for (size_t i = 0; i < TREES; i++) {
		struct trial by_size, trial;

		grow(&trial);
		by_size = trial;
		for (size_t j = 0; j <= trial.all; j++)
			by_size.groups[j].shown &= by_size.groups[j].answered >= LEAST;
		disclosure_choose(&trial.organisation, LEAST, trial.groups);
		assert_false(leaks(&trial));
		for (size_t j = 0; j <= trial.all; j++)
			assert_true(by_size.groups[j].shown || !trial.groups[j].shown);
		/* Something is hidden where it has to be, and only there. */
		assert_int_equal(leaks(&by_size), !same_are_shown(&by_size, &trial));
		leaking += leaks(&by_size);
	}
	/* The attack does find something where only sizes are looked at. */
	assert_true(leaking > TREES / 10);
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
		cmocka_unit_test(test_nothing_small_comes_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
