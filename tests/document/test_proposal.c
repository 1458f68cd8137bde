/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where a unit may begin, of the real questionnaire: six areas A to F, and the conditions G. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "document/unit/proposal.h"
#include "support/sample.h"

#define UNIT "bjork/a"

enum { AREAS = 7, HIDDEN = -1, UNASKED = -2 };

static struct questionnaire *questionnaire;

static int start(void **state)
{
	(void)state;
	questionnaire = sample_questionnaire("data/questionnaires/assessment.json");
	return 0;
}

static int end(void **state)
{
	(void)state;
	questionnaire_free(questionnaire);
	return 0;
}

/* The indexes of A to G, in tenths. */
static struct unit_results *results_of(const long indexes[AREAS])
{
	struct unit_results *results = unit_results_new();
	char unit[] = UNIT;

	for (size_t i = 0; i < AREAS; i++) {
		char id[2] = { (char)('A' + i), '\0' };
		struct unit_result row = {
			.unit = unit,
			.kind = UNIT_RESULT_AREA,
			.id = id,
			.hidden = indexes[i] == HIDDEN,
			.mean = indexes[i] >= 0 ? range_of((double)indexes[i] / 10) : range_none,
		};

		if (indexes[i] != UNASKED)
			unit_results_add(results, &row);
	}
	return results;
}

/* «G! C E | A»: what to begin with, conditions marked, then the strengths. */
static char *say(const struct proposals *proposals)
{
	struct text said = { 0 };

	for (size_t i = 0; i < proposals->n; i++) {
		const struct proposal *proposal = &proposals->all[i];

		assert_int_equal(proposal->why == PROPOSAL_STRENGTH, i >= proposals->n_begin);
		text_addf(&said, "%s%s%s%s", i == proposals->n_begin ? "| " : "",
		    proposal->area->id, proposal->why == PROPOSAL_CONDITION ? "!" : "",
		    i + 1 < proposals->n ? " " : "");
	}
	return text_take(&said);
}

static const struct row {
	const char *name;
	long indexes[AREAS];
	const char *said;
} rows[] = {
	{ "the three lowest, and the highest", { 620, 550, 273, 410, 300, 482, 700 }, "C E D | A" },
	{ "conditions first where both are low", { 620, 550, 273, 410, 300, 482, 315 },
	    "G! C E | A" },
	{ "conditions last where only they are low", { 620, 550, 730, 810, 600, 680, 315 },
	    "B E G! | D" },
	{ "half is not low", { 620, 550, 273, 410, 300, 482, 500 }, "C E D | A" },
	{ "all hidden", { HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN }, "" },
	{ "only the conditions told", { HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, 200 },
	    "G!" },
	{ "one, and low", { HIDDEN, HIDDEN, 310, HIDDEN, HIDDEN, HIDDEN, HIDDEN }, "C" },
	{ "one, and high", { HIDDEN, HIDDEN, 810, UNASKED, UNASKED, HIDDEN, HIDDEN }, "| C" },
	{ "two: one of them", { HIDDEN, 540, 310, HIDDEN, UNASKED, HIDDEN, HIDDEN }, "C | B" },
	{ "ties in the questionnaire's order", { 400, 400, 400, 400, 400, 600, 700 }, "A B C | F" },
	{ "ties at the cut", { 400, 300, 350, 400, 400, 600, 700 }, "B C A | F" },
	{ "all alike and low", { 300, 300, 300, 300, 300, 300, 300 }, "G! A B" },
	{ "all alike and high: none stands out", { 800, 800, 800, 800, 800, 800, 800 }, "" },
	{ "all high: the lowest all the same", { 830, 810, 850, 900, 880, 860, 700 }, "B A C | D" },
	{ "two strengths", { 400, 700, 410, 700, 420, 600, 700 }, "A C E | B D" },
	{ "three are no strengths any more", { 400, 700, 410, 700, 420, 700, 700 }, "A C E" },
	{ "the highest is low too: no strength", { 100, 200, 300, 400, 450, 490, 700 }, "A B C" },
};

static void each_result_has_its_proposals(void **state)
{
	size_t others = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct unit_results *results = results_of(rows[i].indexes);
		struct proposals proposals = proposals_of(questionnaire, results, UNIT);
		char *said = say(&proposals);

		assert_true(proposals.n_begin <= PLAN_MAX_FOCUS);
		if (strcmp(said, rows[i].said) != 0) {
			print_error("%s: «%s», not «%s»\n", rows[i].name, said, rows[i].said);
			others++;
		}
		free(said);
		unit_results_free(results);
	}
	assert_int_equal(others, 0);
}

static void without_results_nothing_is_proposed(void **state)
{
	struct proposals proposals = proposals_of(questionnaire, NULL, UNIT);

	(void)state;
	assert_int_equal(proposals.n, 0);
	assert_null(proposals_find(&proposals, &questionnaire->areas[0]));
}

static void another_units_result_proposes_nothing(void **state)
{
	struct unit_results *results = results_of(rows[0].indexes);
	struct proposals proposals = proposals_of(questionnaire, results, "bjork/b");

	(void)state;
	assert_int_equal(proposals.n, 0);
	unit_results_free(results);
}

/* A mean that is told as a bound counts as that. */
static void a_bound_counts_as_what_it_is(void **state)
{
	struct unit_results *results = results_of(rows[0].indexes);
	struct proposals proposals;

	(void)state;
	results->rows[5].mean = (struct range){ -INFINITY, 5 };
	proposals = proposals_of(questionnaire, results, UNIT);
	assert_string_equal(proposals.all[0].area->id, "F");
	assert_ptr_equal(proposals_find(&proposals, &questionnaire->areas[5]), &proposals.all[0]);
	unit_results_free(results);
}

static void assert_proposed(const struct unit_results *results, const char *expected)
{
	struct proposals proposals = proposals_of(questionnaire, results, UNIT);
	char *said = say(&proposals);

	assert_string_equal(said, expected);
	free(said);
}

/* What cannot be told apart from the highest is none to begin with, and a strength as it is. */
static void chance_puts_none_before_the_others(void **state)
{
	static const long indexes[AREAS] = { 810, 660, 730, 790, 600, 680, 700 };
	struct unit_results *results = results_of(indexes);

	(void)state;
	assert_proposed(results, "E B F | A");
	for (size_t i = 0; i < results->n_rows; i++)
		results->rows[i].half = 10;
	assert_proposed(results, "E B");
	for (size_t i = 0; i < results->n_rows; i++)
		results->rows[i].half = 20;
	assert_proposed(results, "");
	results->rows[4].mean = range_of(49.9);
	assert_proposed(results, "E");
	/* Of earlier versions nothing is known: the numbers alone count. */
	for (size_t i = 0; i < results->n_rows; i++)
		results->rows[i].half = NAN;
	assert_proposed(results, "E B F | A");
	unit_results_free(results);
}

/* The module is proposed where the result has it. */
static void a_module_is_proposed_where_it_is_asked(void **state)
{
	struct unit_results *results = results_of(rows[0].indexes);
	char unit[] = UNIT, id[] = "H";
	struct unit_result row = {
		.unit = unit, .kind = UNIT_RESULT_AREA, .id = id, .mean = range_of(10)
	};

	(void)state;
	unit_results_add(results, &row);
	assert_proposed(results, "H C E | A");
	unit_results_free(results);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_result_has_its_proposals),
		cmocka_unit_test(without_results_nothing_is_proposed),
		cmocka_unit_test(another_units_result_proposes_nothing),
		cmocka_unit_test(a_bound_counts_as_what_it_is),
		cmocka_unit_test(chance_puts_none_before_the_others),
		cmocka_unit_test(a_module_is_proposed_where_it_is_asked),
	};

	return cmocka_run_group_tests(tests, start, end);
}
