/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The example of skatta-figures(7), number by number. */
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
#include "figures/figures.h"
#include "form/load/questionnaire_load.h"

static const char form_json[] =
    "{\"format\":\"skatta-questionnaire/1\",\"id\":\"example\",\"version\":1,"
    "\"languages\":[\"en\"],\"title\":{\"en\":\"E\"},\"minutes\":1,"
    "\"scales\":[{\"id\":\"s\",\"labels\":[{\"en\":\"a\"},{\"en\":\"b\"},{\"en\":\"c\"},"
    "{\"en\":\"d\"},{\"en\":\"e\"}]}],"
    "\"levels\":[{\"from\":0,\"name\":{\"en\":\"Starting\"}},"
    "{\"from\":20,\"name\":{\"en\":\"Under way\"}},{\"from\":40,\"name\":{\"en\":\"Working\"}},"
    "{\"from\":60,\"name\":{\"en\":\"Fluent\"}},{\"from\":80,\"name\":{\"en\":\"Leading\"}}],"
    "\"areas\":[{\"id\":\"A\",\"purpose\":\"competence\",\"title\":{\"en\":\"A\"},"
    "\"scale\":\"s\",\"items\":[{\"id\":\"A1\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"}},"
    "{\"id\":\"A2\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"}}]}]}";

enum { SCHOOL, A, B, C, UNITS };
enum { WORKING = 3, FLUENT };

/* A unit owns its texts, and so they are not constant. */
#define TEXT(text) ((char[]){ text })

static struct unit units[UNITS] = {
	[SCHOOL] = { TEXT("S"), TEXT("School"), TEXT(""), UNIT_SCHOOL, ORGANISATION_NO_UNIT, 15,
	    false },
	[A] = { TEXT("S/a"), TEXT("A"), TEXT(""), UNIT_TEAM, SCHOOL, 8, true },
	[B] = { TEXT("S/b"), TEXT("B"), TEXT(""), UNIT_TEAM, SCHOOL, 4, true },
	[C] = { TEXT("S/c"), TEXT("C"), TEXT(""), UNIT_TEAM, SCHOOL, 3, true },
};

static struct organisation organisation = { units, UNITS };

static const struct {
	int unit;
	long first, second;
} answered[] = { { A, 1, 2 }, { A, 2, 2 }, { A, 2, 2 }, { A, 3, 2 }, { A, 3, 3 }, { A, 4, 4 },
	{ B, 1, 2 }, { B, 2, 1 }, { B, 3, 3 }, { C, 2, 1 }, { C, 3, 3 }, { C, 4, 2 } };

static void answer(struct people *people, const struct round *round, size_t i)
{
	const struct asked asked = { .role = -1, .form = -1 };
	const unsigned char id[PEOPLE_ID_SIZE] = { (unsigned char)(i + 1) };
	struct answers *answers = answers_new(round->questionnaire);

	answers->all[0] = (struct answer){ .state = ANSWER_GIVEN, .number = answered[i].first };
	answers->all[1] = (struct answer){ .state = ANSWER_GIVEN, .number = answered[i].second };
	people_add(people, id, answered[i].unit, &asked, answers);
	answers_free(answers);
}

static void assert_number(double number, double expected)
{
	assert_true(fabs(number - expected) < 1e-9);
}

static void assert_row(
    const struct figures *figures, int unit, const struct item *item, double mean)
{
	const struct figure *row = figures_find(figures, unit, item, NULL);

	assert_false(row->hidden);
	assert_number(row->mean.low, mean);
	assert_number(row->mean.high, mean);
}

static void assert_index(const struct figures *figures, int unit, long n, double index, double half)
{
	const struct area *area = figures->round->questionnaire->areas;
	const struct figure *row = figures_find(figures, unit, NULL, area);

	assert_false(row->hidden || row->others || row->n_is_least);
	assert_int_equal(row->n, n);
	assert_number(row->index.low, index);
	assert_number(row->index.high, index);
	assert_number(row->half, half);
	assert_number(row->alpha, 0.73);
	assert_int_equal(row->level_low, WORKING);
	assert_int_equal(row->level_high, FLUENT);
}

static void assert_answered(const struct figures *figures, int unit, long heads, long responses)
{
	for (size_t i = 0; i < figures->n_participation; i++) {
		const struct participation *row = &figures->participation[i];

		if (row->unit != unit)
			continue;
		assert_int_equal(row->hidden, heads == 0);
		assert_int_equal(row->heads, heads);
		assert_int_equal(row->responses, responses);
		return;
	}
	fail();
}

static void assert_shown(const struct figures *figures)
{
	const struct item *items = figures->round->questionnaire->items;

	assert_row(figures, A, &items[0], 2.5);
	assert_row(figures, A, &items[1], 2.5);
	assert_row(figures, SCHOOL, &items[0], 2.5);
	assert_row(figures, SCHOOL, &items[1], 2.3);
	assert_index(figures, A, 6, 62.5, 12.6);
	assert_index(figures, SCHOOL, 12, 60.0, 8.6);
	for (int unit = B; unit <= C; unit++) {
		assert_true(figures_find(figures, unit, &items[0], NULL)->hidden);
		assert_true(figures_find(figures, unit, &items[0], NULL)->others);
		assert_answered(figures, unit, 0, 0);
	}
	assert_answered(figures, A, 8, 6);
	assert_answered(figures, SCHOOL, 15, 12);
}

static void it_comes_out_as_the_manual_says(void **state)
{
	static const unsigned char key[DIGEST_SIZE] = { 7 };
	struct round round = { .organisation = &organisation,
		.min_group = 5,
		.min_distribution = 10,
		.min_comments = 10 };
	struct people *people;
	struct counted *counted;
	struct figures *figures;

	(void)state;
	assert_int_equal(questionnaire_load_file("example.json", form_json, strlen(form_json),
			     &round.questionnaire, NULL),
	    ERROR_NONE);
	people = people_new(&round);
	counted = counted_new(&round);
	for (size_t i = 0; i < COUNT(answered); i++)
		answer(people, &round, i);
	counted_take(counted, people, key);
	figures = figures_make(counted, NULL);
	assert_shown(figures);
	figures_free(figures);
	counted_free(counted);
	people_free(people);
	questionnaire_free(round.questionnaire);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(it_comes_out_as_the_manual_says) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
