/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where to begin, what is strong, what is missing: by hand, with every kind of tie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "form/advice.h"
#include "support/sample.h"

static struct questionnaire *ours;

static int start(void **state)
{
	(void)state;
	if (secret_start() != ERROR_NONE)
		return -1;
	ours = sample_questionnaire("data/questionnaires/assessment.json");
	return 0;
}

static int end(void **state)
{
	(void)state;
	questionnaire_free(ours);
	secret_end();
	return 0;
}

/* A teacher whose areas from A on have these sums of points, of 16 each; x is no answer. In the
 * upper secondary school, the seventh is the module H. */
static struct answers *answers_of(const int sums[7])
{
	static const char *const areas[] = { "A", "B", "C", "D", "E", "F", "H" };
	struct text json = { 0 };
	struct answers *answers;

	text_add(&json, "{");
	for (size_t i = 0; i < COUNT(areas); i++)
		for (int item = 0; item < 4 && sums[i] >= 0; item++)
			text_addf(&json, "%s\"%s%d\": %d", json.length > 1 ? ", " : "", areas[i],
			    item + 1, (sums[i] + item) / 4);
	text_add(&json, "}");
	answers = sample_answers(ours, json.bytes);
	text_free(&json);
	return answers;
}

static void areas_are(const struct advice_areas *areas, const char *ids)
{
	char found[ADVICE_MOST + 1] = "";

	for (size_t i = 0; i < areas->count; i++)
		found[i] = areas->areas[i]->id[0];
	assert_string_equal(found, ids);
}

#define NONE (-1)

static void test_both_ends(void **state)
{
	static const struct {
		int sums[7];
		const char *begin, *strengths;
	} cases[] = {
		{ { 6, 7, 8, 9, 10, 5, NONE }, "FA", "E" },
		/* Equals: the questionnaire's order, at both ends. */
		{ { 6, 7, 10, 6, 10, 6, NONE }, "AD", "CE" },
		{ { 9, 2, 9, 9, 9, 2, NONE }, "BF", "AC" },
		/* Nothing is a strength where all is the same. */
		{ { 8, 8, 8, 8, 8, 8, NONE }, "AB", "" },
		{ { 0, 0, 0, 0, 0, 0, NONE }, "AB", "" },
		{ { 16, 16, 16, 16, 16, 16, NONE }, "AB", "" },
		/* The two to begin with need not be equal; the rest is above both or is nothing. */
		{ { 0, 8, 8, 8, 8, 8, NONE }, "AB", "" },
		{ { 0, 7, 8, 8, 8, 8, NONE }, "AB", "CD" },
		/* Half of the areas at most are to begin with. */
		{ { 16, 4, NONE, NONE, NONE, NONE, NONE }, "B", "A" },
		{ { 16, 4, 8, NONE, NONE, NONE, NONE }, "BC", "A" },
		{ { 4, NONE, NONE, NONE, NONE, NONE, NONE }, "A", "" },
		{ { NONE, NONE, NONE, NONE, NONE, NONE, NONE }, "", "" },
		/* The module counts like an area. */
		{ { 6, 7, 8, 9, 10, 5, 16 }, "FA", "H" },
		{ { 6, 7, 8, 9, 10, 5, 0 }, "HF", "E" },
	};
	const struct asked teacher = { .role = 0, .form = 2 };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct answers *answers = answers_of(cases[i].sums);
		struct advice_areas begin = advice_begin(answers, &teacher);
		struct advice_areas strengths = advice_strengths(answers, &teacher);

		areas_are(&begin, cases[i].begin);
		areas_are(&strengths, cases[i].strengths);
		answers_free(answers);
	}
}

/* 49.5 is shown as 50 and is not low; 49.4 is. */
static void test_low_as_shown(void **state)
{
	struct score score = { .enough = true, .index = 49.5, .part = { 99, 200 } };

	(void)state;
	score_show(ours, &score);
	assert_false(advice_is_low(&score));
	score.index = 49.4;
	score_show(ours, &score);
	assert_true(advice_is_low(&score));
}

/* 2 of 4 is more than 7 of 16, and 9 of 12 more than 11 of 16: fractions, not points. */
static void test_fractions(void **state)
{
	const struct asked teacher = { .role = 0, .form = 1 };
	struct answers *answers =
	    sample_answers(ours, "{\"A1\": 1, \"A2\": 2, \"A3\": 2, \"A4\": 2,"
				 " \"B1\": 2, \"B2\": 2, \"B3\": 2, \"B4\": \"-\","
				 " \"C1\": 3, \"C2\": 3, \"C3\": 3, \"C4\": \"?\","
				 " \"D1\": 2, \"D2\": 3, \"D3\": 3, \"D4\": 3}");
	struct advice_areas begin = advice_begin(answers, &teacher);
	struct advice_areas strengths = advice_strengths(answers, &teacher);

	(void)state;
	areas_are(&begin, "AB");
	areas_are(&strengths, "C");
	answers_free(answers);
}

static void test_low(void **state)
{
	const struct asked teacher = { .role = 0, .form = 1 };
	const int sums[7] = { 7, 8, NONE, 0, 16, 9, NONE };
	struct answers *answers = answers_of(sums);
	const bool low[] = { true, false, false, true, false, false };

	(void)state;
	for (size_t i = 0; i < COUNT(low); i++) {
		struct score score = score_area(answers, &teacher, &ours->areas[i]);

		assert_int_equal(advice_is_low(&score), low[i]);
	}
	answers_free(answers);
}

/* Below the middle of the scale; and only conditions, and only what is asked. */
static void test_missing(void **state)
{
	const struct asked teacher = { .role = 0, .form = 1 };
	struct answers *answers = sample_answers(ours,
	    "{\"A1\": 0, \"G1\": 0, \"G2\": 1, \"G3\": 2, \"G4\": \"?\", \"R1\": 0, \"H1\": 0}");

	(void)state;
	for (size_t i = 0; i < ours->n_items; i++) {
		const struct item *item = &ours->items[i];
		bool missing = strcmp(item->id, "G1") == 0 || strcmp(item->id, "G2") == 0;

		assert_int_equal(advice_is_missing(answers, &teacher, item), missing);
	}
	answers_free(answers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_ends),
		cmocka_unit_test(test_fractions),
		cmocka_unit_test(test_low),
		cmocka_unit_test(test_low_as_shown),
		cmocka_unit_test(test_missing),
	};

	return cmocka_run_group_tests(tests, start, end);
}
