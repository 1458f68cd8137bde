/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The figures of actions: a team's stand with the team alone, a school's with the school and its
 * teams, and neither anywhere else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "document/round/round_actions.h"
#include "figures/figures.h"
#include "support/sample_round.h"

static struct round *pulse;
static struct people *people;
static unsigned n_people;
static struct counted *counted;
static struct figures *figures;

static int start(void **state)
{
	(void)state;
	return secret_start() == ERROR_NONE ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	secret_end();
	return 0;
}

static int set_up(void **state)
{
	(void)state;
	pulse = sample_pulse();
	people = people_new(pulse);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	figures_free(figures);
	figures = NULL;
	counted_free(counted);
	people_free(people);
	round_free(pulse);
	return 0;
}

static int unit(const char *id)
{
	return strcmp(id, "all") == 0 ? FIGURES_ALL : organisation_find(pulse->organisation, id);
}

/* So many who answer every item with the same value, also those that they are not asked. */
static void add(int times, const char *where, long value)
{
	struct asked asked = round_asked(pulse, unit(where), -1);
	struct answers *answers = answers_new(pulse->questionnaire);

	for (size_t i = 0; i < pulse->questionnaire->n_items; i++)
		answers->all[i] = (struct answer){ .state = ANSWER_GIVEN, .number = value };
	while (times-- > 0) {
		unsigned char id[PEOPLE_ID_SIZE] = { 0 };

		n_people++;
		memcpy(id, &n_people, sizeof n_people);
		people_add(people, id, unit(where), &asked, answers);
	}
	answers_free(answers);
}

static void show(void)
{
	static const unsigned char key[DIGEST_SIZE] = { 0 };

	counted = counted_new(pulse);
	counted_take(counted, people, key);
	figures = figures_make(counted, NULL);
}

static const struct figure *row(const char *where, const char *id)
{
	return figures_find(
	    figures, unit(where), questionnaire_item(pulse->questionnaire, id), NULL);
}

static void assert_shown(const char *where, const char *id, long n, double mean)
{
	const struct figure *figure = row(where, id);

	assert_non_null(figure);
	assert_false(figure->hidden);
	assert_int_equal(figure->n, n);
	assert_true(figure->mean.low == mean && figure->mean.high == mean);
}

static void assert_hidden(const char *where, const char *id)
{
	assert_non_null(row(where, id));
	assert_true(row(where, id)->hidden);
	assert_int_equal(row(where, id)->n, 0);
}

static void rows_stand_where_there_is_one_action(void **state)
{
	static const struct {
		const char *where;
		bool t1, t2, t3, s1, s2;
	} cases[] = {
		{ "bjork/a", true, true, false, true, false },
		{ "bjork/b", false, false, false, true, false },
		{ "bjork", false, false, false, true, false },
		{ "lind", false, false, false, true, false },
		{ "Norr", false, false, false, false, false },
		{ "all", false, false, false, false, false },
	};

	(void)state;
	add(6, "bjork/a", 2);
	add(7, "bjork/b", 1);
	add(9, "lind", 3);
	show();
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(row(cases[i].where, "T1") != NULL, cases[i].t1);
		assert_int_equal(row(cases[i].where, "T2") != NULL, cases[i].t2);
		assert_int_equal(row(cases[i].where, "T3") != NULL, cases[i].t3);
		assert_int_equal(row(cases[i].where, "S1") != NULL, cases[i].s1);
		assert_int_equal(row(cases[i].where, "S2") != NULL, cases[i].s2);
		assert_non_null(row(cases[i].where, "P1"));
		for (size_t a = 0; a < pulse->questionnaire->n_areas; a++)
			assert_int_equal(figures_find(figures, unit(cases[i].where), NULL,
					     &pulse->questionnaire->areas[a]) != NULL,
			    pulse->questionnaire->areas[a].purpose == AREA_PULSE);
	}
	assert_shown("bjork/a", "T1", 6, 2);
	assert_shown("lind", "S1", 9, 3);
}

/* Three of a team are too few, and count nowhere: not in a district, which has many actions. */
static void who_is_left_of_a_school_counts_nowhere(void **state)
{
	(void)state;
	add(6, "bjork/a", 2);
	add(3, "bjork/b", 1);
	add(4, "lind", 3);
	show();
	assert_shown("bjork/a", "T1", 6, 2);
	assert_hidden("bjork/b", "S1");
	assert_shown("bjork/a", "S1", 6, 2);
	assert_hidden("lind", "S1");
	assert_shown("bjork", "S1", 6, 2);
	assert_true(row("bjork", "S1")->others);
}

/* Four are too few, in whatever unit. */
static void few_are_hidden(void **state)
{
	(void)state;
	add(4, "bjork/a", 2);
	show();
	assert_hidden("bjork/a", "T1");
	assert_hidden("bjork", "S1");
	assert_hidden("bjork/b", "S1");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    rows_stand_where_there_is_one_action, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    who_is_left_of_a_school_counts_nowhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(few_are_hidden, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, start, end);
}
