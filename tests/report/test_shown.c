/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How exactly figures are told: never so that somebody's answer can be read off them. */
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
#include "base/text.h"
#include "support/small.h"

/* How many are behind a figure is told where it does not tell of few that they gave no answer. */
static void test_how_many(void **state)
{
	struct small *fixture = *state;

	small_add_times(fixture, 20, TEAM_1, "T", "2");
	small_add_times(fixture, 5, TEAM_1, "T", "-");
	small_add_times(fixture, 10, LONE, "T", "2");
	small_add_times(fixture, 4, LONE, "T", "-");
	small_add_times(fixture, 9, TEAM_2, "T", "2");
	small_disclose(fixture);
	assert_int_equal(small_shown(fixture, TEAM_1, "A1")->n, 20);
	assert_false(small_shown(fixture, TEAM_1, "A1")->n_is_least);
	assert_true(small_shown(fixture, TEAM_1, "A1")->others);
	/* 14 - 5 + 1 */
	assert_int_equal(small_shown(fixture, LONE, "A1")->n, 10);
	assert_true(small_shown(fixture, LONE, "A1")->n_is_least);
	assert_int_equal(small_shown(fixture, TEAM_2, "A1")->n, 9);
	assert_false(small_shown(fixture, TEAM_2, "A1")->n_is_least);
	assert_false(small_shown(fixture, TEAM_2, "A1")->others);
	/* The sums of their parts'. */
	assert_int_equal(small_shown(fixture, SCHOOL, "A1")->n, 29);
	assert_false(small_shown(fixture, SCHOOL, "A1")->n_is_least);
	assert_int_equal(small_shown(fixture, DISTRICT, "A1")->n, 39);
	assert_true(small_shown(fixture, DISTRICT, "A1")->n_is_least);
	/* Where few have answered at all, no fewer than they have to be. */
	small_start_again(fixture);
	small_add_times(fixture, 5, LONE, "T", "2");
	small_add_times(fixture, 1, LONE, "T", "-");
	small_disclose(fixture);
	assert_int_equal(small_shown(fixture, LONE, "A1")->n, 5);
	assert_true(small_shown(fixture, LONE, "A1")->n_is_least);
}

static void test_shares(void **state)
{
	struct small *fixture = *state;
	const struct range *shares;

	small_add_times(fixture, 2, TEAM_1, "T", "0");
	small_add_times(fixture, 5, TEAM_1, "T", "2");
	small_add_times(fixture, 3, TEAM_1, "T", "4");
	small_add_times(fixture, 9, LONE, "T", "1");
	small_disclose(fixture);
	shares = small_shown(fixture, TEAM_1, "A1")->shares;
	/* Two or fewer of ten are not told from nobody. */
	small_assert_shown(shares[0], -INFINITY, 20);
	small_assert_shown(shares[1], -INFINITY, 20);
	small_assert_exactly(shares[2], 50);
	small_assert_shown(shares[3], -INFINITY, 20);
	small_assert_exactly(shares[4], 30);
	/* Nine are too few, and in the whole are the ten. */
	assert_null(small_shown(fixture, LONE, "A1")->shares);
	small_assert_exactly(small_shown(fixture, DISTRICT, "A1")->shares[2], 50);
}

/* Seven of a team, who are too few for shares, and six of the other who come later: together they
 * are enough, but not where one of the seven says something else by then. */
static bool are_together_later(struct small *fixture, const char *corrected)
{
	struct counted *counted;
	bool together;

	small_start_again(fixture);
	small_add_times(fixture, 7, TEAM_1, "T", "2");
	small_count(fixture);
	counted = fixture->counted;
	fixture->counted = NULL;
	small_start_again(fixture);
	small_add_times(fixture, 6, TEAM_1, "T", "2");
	small_add(fixture, TEAM_1, "T", corrected);
	small_add_times(fixture, 6, TEAM_2, "T", "1");
	fixture->counted = counted;
	assert_int_equal(counted_take(counted, fixture->people, fixture->key), 6);
	small_show(fixture);
	small_assert_exactly(small_shown(fixture, TEAM_1, "A1")->mean, 2.0);
	together = small_shown(fixture, SCHOOL, "A1")->shares != NULL;
	return together;
}

static void test_corrected_later(void **state)
{
	assert_true(are_together_later(*state, "2"));
	assert_false(are_together_later(*state, "4"));
	assert_false(are_together_later(*state, "-"));
}

/* A whole is told no better than its parts: eleven of thirty chose the first label, but of ten of
 * them nobody is to know that all did. */
static void test_shares_of_a_whole(void **state)
{
	struct small *fixture = *state;
	const struct range *shares;

	small_add_times(fixture, 10, TEAM_1, "T", "4");
	small_add_times(fixture, 6, TEAM_2, "T", "4");
	small_add_times(fixture, 14, TEAM_2, "T", "1");
	small_disclose(fixture);
	small_assert_shown(small_shown(fixture, TEAM_1, "A1")->shares[4], 80, INFINITY);
	small_assert_exactly(small_shown(fixture, TEAM_2, "A1")->shares[4], 30);
	shares = small_shown(fixture, SCHOOL, "A1")->shares;
	/* 8 to 10 and 6 of 30; 0 to 2 and 14 of 30; outwards. */
	small_assert_shown(shares[4], 46, 54);
	small_assert_shown(shares[1], 46, 54);
	small_assert_shown(shares[2], -INFINITY, 14);
}

/* Ten who all answered alike, and ten who did not: of all twenty the deviation is told as what it
 * could be if the first ten had differed a little. */
static void test_spread_of_a_whole(void **state)
{
	struct small *fixture = *state;

	small_add_times(fixture, 10, TEAM_1, "T", "2");
	small_add_times(fixture, 5, TEAM_2, "T", "1");
	small_add_times(fixture, 5, TEAM_2, "T", "3");
	small_disclose(fixture);
	/* One at an end, 2 from the mean: the root of 4 * 10 / 9 / 9 is 0.703. */
	small_assert_shown(small_shown(fixture, TEAM_1, "A1")->sd, -INFINITY, 0.8);
	small_assert_exactly(small_shown(fixture, TEAM_2, "A1")->sd, 1.1);
	/* The roots of 10 and of 10 + 4 * 10 / 9, over 19: 0.725 and 0.872, outwards */
	small_assert_shown(small_shown(fixture, SCHOOL, "A1")->sd, 0.7, 0.9);
}

/* What is shown now, for the caller to keep beside what comes. */
static struct figures *take_figures(struct small *fixture, struct counted **counted)
{
	struct figures *figures;

	small_disclose(fixture);
	figures = fixture->figures;
	*counted = fixture->counted;
	fixture->figures = NULL;
	fixture->counted = NULL;
	return figures;
}

/* What all figures tell of means. */
static bool tell_the_same(const struct figures *a, const struct figures *b)
{
	for (size_t i = 0; i < a->n_rows; i++) {
		const struct figure *x = &a->rows[i], *y = &b->rows[i];

		if (x->hidden != y->hidden || x->n != y->n || x->level != y->level ||
		    memcmp(&x->mean, &y->mean, sizeof x->mean) != 0 ||
		    memcmp(&x->index, &y->index, sizeof x->index) != 0)
			return false;
	}
	return true;
}

/* Five who all chose the highest and five of whom one did not are told alike: by themselves, in all
 * that they are part of, and in the area and the total that the item is part of. */
static void test_unanimity_is_not_shown(void **state)
{
	static const char *const persons[][2] = {
		{ "412211", "312211" }, /* at the top */
		{ "210110", "211110" }, /* at the bottom of one, in points the top of none */
		{ "123011", "123111" }, /* reversed */
		{ "223240", "223230" }, /* the only item that is asked in its area */
		{ "444044", "444043" }, /* all */
	};
	struct small *fixture = *state;
	struct figures *first;
	struct counted *counted;

	for (size_t i = 0; i < COUNT(persons); i++) {
		small_start_again(fixture);
		small_add_times(fixture, 5, TEAM_1, "L", persons[i][0]);
		small_add_times(fixture, 7, TEAM_2, "L", "123412");
		small_add_times(fixture, 6, LONE, "L", "321223");
		first = take_figures(fixture, &counted);
		small_start_again(fixture);
		small_add_times(fixture, 4, TEAM_1, "L", persons[i][0]);
		small_add(fixture, TEAM_1, "L", persons[i][1]);
		small_add_times(fixture, 7, TEAM_2, "L", "123412");
		small_add_times(fixture, 6, LONE, "L", "321223");
		small_disclose(fixture);
		if (!tell_the_same(first, fixture->figures))
			fail_msg("%s and %s are told apart", persons[i][0], persons[i][1]);
		figures_free(first);
		counted_free(counted);
	}
}

/* As above for groups of all sizes, alone and in a school: of whatever all answered alike, the same
 * could have been told where some did not. */
static bool same_figure(const struct figure *a, const struct figure *b)
{
	if (a->n != b->n || memcmp(&a->mean, &b->mean, sizeof a->mean) != 0 ||
	    memcmp(&a->sd, &b->sd, sizeof a->sd) != 0 ||
	    memcmp(&a->median, &b->median, sizeof a->median) != 0 ||
	    (a->shares == NULL) != (b->shares == NULL))
		return false;
	return a->shares == NULL || memcmp(a->shares, b->shares, 5 * sizeof *a->shares) == 0;
}

/* An item, another that is its area's only one, and that area. */
static bool same_row_of_all(const struct figures *a, const struct small *b)
{
	static const char *const ids[] = { "A1", "G1", "G" };
	const struct questionnaire *questionnaire = b->round.questionnaire;

	for (size_t i = 0; i < COUNT(ids); i++)
		if (!same_figure(figures_find(a, LONE, questionnaire_item(questionnaire, ids[i]),
				     questionnaire_area(questionnaire, ids[i])),
			small_shown(b, LONE, ids[i])))
			return false;
	return true;
}

static void answer_both(struct small *fixture, int times, int label)
{
	char *written = text_format("%d.....%d", label, label);

	small_add_times(fixture, times, LONE, "T", written);
	free(written);
}

static bool could_be_others(struct small *fixture, int n, int label)
{
	struct figures *first;
	struct counted *counted;
	bool could = false;

	small_start_again(fixture);
	answer_both(fixture, n, label);
	first = take_figures(fixture, &counted);
	for (int pair = 0; pair < 25 && !could; pair++) {
		int one = pair / 5, other = pair % 5;

		if (one == label && other == label)
			continue;
		small_start_again(fixture);
		answer_both(fixture, n - 2, label);
		answer_both(fixture, 1, one);
		answer_both(fixture, 1, other);
		small_disclose(fixture);
		could = same_row_of_all(first, fixture);
	}
	figures_free(first);
	counted_free(counted);
	return could;
}

static void test_nothing_fixes_an_answer(void **state)
{
	for (int n = 5; n <= 30; n++)
		for (int label = 0; label < 5; label++)
			if (!could_be_others(*state, n, label))
				fail_msg("that %d answered %d is told", n, label);
}

/* Here any number may answer. */
static int set_up(void **state)
{
	struct small *fixture;

	if (small_set_up(state) != 0)
		return -1;
	fixture = *state;
	for (int unit = DISTRICT; unit < UNITS; unit++)
		fixture->round.organisation->units[unit].heads = 100;
	return 0;
}

#define with_fixture(test) cmocka_unit_test_setup_teardown(test, set_up, small_tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		with_fixture(test_how_many),
		with_fixture(test_shares),
		with_fixture(test_corrected_later),
		with_fixture(test_shares_of_a_whole),
		with_fixture(test_spread_of_a_whole),
		with_fixture(test_unanimity_is_not_shown),
		with_fixture(test_nothing_fixes_an_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
