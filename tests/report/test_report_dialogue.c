/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is said of figures that are told in this way and that. */
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
#include "form/load/questionnaire_load.h"
#include "report/facts/report_dialogue.h"

enum { AREAS = 5, TOTAL_ROWS = AREAS + 3 };

/* Areas A to E, and conditions of two items, the second reversed. */
static const char form_start[] =
    "{\"format\":\"skatta-questionnaire/1\",\"id\":\"small\",\"version\":1,\"languages\":[\"en\"],"
    "\"title\":{\"en\":\"Small\"},\"minutes\":1,"
    "\"scales\":[{\"id\":\"s\",\"labels\":[{\"en\":\"0\"},{\"en\":\"1\"},{\"en\":\"2\"},"
    "{\"en\":\"3\"},{\"en\":\"4\"}]}],"
    "\"levels\":[{\"from\":0,\"name\":{\"en\":\"Low\"}},{\"from\":50,\"name\":{\"en\":\"High\"}}],"
    "\"areas\":[";
static const char form_end[] =
    "{\"id\":\"G\",\"purpose\":\"conditions\",\"scale\":\"s\",\"title\":{\"en\":\"Conditions\"},"
    "\"items\":[{\"id\":\"G1\",\"kind\":\"scale\",\"text\":{\"en\":\"I have time.\"}},"
    "{\"id\":\"G2\",\"kind\":\"scale\",\"reverse\":true,\"text\":{\"en\":\"It breaks.\"}}]}]}";

static struct unit units[] = {
	{ (char[]){ "ek" }, (char[]){ "Ek" }, (char[]){ "" }, UNIT_SCHOOL, ORGANISATION_NO_UNIT, 30,
	    false },
	{ (char[]){ "ek/a" }, (char[]){ "A" }, (char[]){ "" }, UNIT_TEAM, 0, 15, true },
	{ (char[]){ "ek/b" }, (char[]){ "B" }, (char[]){ "" }, UNIT_TEAM, 0, 15, true },
};
static struct organisation organisation = { units, COUNT(units) };

struct fixture {
	struct round round;
	struct figures figures;
	struct report report;
	struct figure rows[TOTAL_ROWS];
	struct range shares[5];
	struct participation participation;
	struct report_unit units[2];
	struct report_dialogue dialogue;
};

static int set_up(void **state)
{
	struct fixture *fixture = memory_new(1, sizeof *fixture);
	struct text form = { 0 };
	struct questionnaire *questionnaire;

	*state = fixture;
	text_add(&form, form_start);
	for (int i = 0; i < AREAS; i++)
		text_addf(&form,
		    "{\"id\":\"%c\",\"purpose\":\"competence\",\"scale\":\"s\",\"title\":{\"en\":"
		    "\"Area\"},\"items\":[{\"id\":\"%c1\",\"kind\":\"scale\",\"text\":{\"en\":"
		    "\"I can.\"}}]},",
		    'A' + i, 'A' + i);
	text_add(&form, form_end);
	if (questionnaire_load_file("small.json", form.bytes, form.length, &questionnaire, NULL) !=
	    ERROR_NONE) {
		print_error("%s\n", error_sentence());
		return -1;
	}
	text_free(&form);
	fixture->round = (struct round){ .questionnaire = questionnaire,
		.organisation = &organisation,
		.min_group = 7,
		.min_distribution = 12 };
	fixture->figures.round = &fixture->round;
	fixture->report = (struct report){
		.figures = &fixture->figures, .unit = 0, .language = "en", .utf8 = true
	};
	for (int i = 0; i < AREAS; i++)
		fixture->rows[i] = (struct figure){ .kind = FIGURE_AREA,
			.area = &questionnaire->areas[i],
			.n = 20,
			.level = 1,
			.level_low = 1,
			.level_high = 1,
			.mean = range_none,
			.index = { 50 + i, 50 + i },
			.half = 0.5 };
	for (int i = 0; i < 2; i++)
		fixture->rows[AREAS + i] = (struct figure){ .kind = FIGURE_ITEM,
			.item = &questionnaire->items[AREAS + i],
			.n = 20,
			.mean = { 2, 2 },
			.index = range_none,
			.shares = fixture->shares };
	fixture->rows[AREAS + 2] = (struct figure){
		.kind = FIGURE_TOTAL, .n = 20, .level = 2, .mean = range_none, .index = { 99, 99 }
	};
	fixture->units[0] = (struct report_unit){ .unit = 0,
		.rows = fixture->rows,
		.n_rows = TOTAL_ROWS,
		.participation = &fixture->participation };
	fixture->units[1] =
	    (struct report_unit){ .unit = 1, .participation = &fixture->participation };
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	report_dialogue_free(&fixture->dialogue);
	questionnaire_free(fixture->round.questionnaire);
	free(fixture);
	return 0;
}

/* All that is said, each sentence on a line, items behind "-", headings between "=". */
static void assert_said(struct fixture *fixture, const char *has, const char *has_not)
{
	struct report_words words[REPORT_DIALOGUE_PARTS];
	struct text said = { 0 };
	size_t n;

	report_dialogue_free(&fixture->dialogue);
	report_dialogue_find(
	    &fixture->report, fixture->units, 2, &fixture->units[0], &fixture->dialogue);
	n = report_dialogue_words(&fixture->report, &fixture->dialogue, words);
	for (size_t i = 0; i < n; i++) {
		text_addf(&said, "= %s\n", words[i].heading);
		for (size_t j = 0; j < words[i].n_lines; j++)
			text_addf(&said, "%s%s\n", words[i].lines[j].item ? "- " : "",
			    words[i].lines[j].text);
	}
	report_dialogue_words_free(words, n);
	if (has != NULL && strstr(said.bytes, has) == NULL)
		fail_msg("%s is missing in %s", has, said.bytes);
	if (has_not != NULL && strstr(said.bytes, has_not) != NULL)
		fail_msg("%s is in %s", has_not, said.bytes);
	text_free(&said);
}

static void set_indexes(
    struct fixture *fixture, const struct range indexes[AREAS], const double halves[AREAS])
{
	for (size_t i = 0; i < AREAS; i++) {
		fixture->rows[i].index = indexes[i];
		fixture->rows[i].half = halves[i];
	}
}

/* The total is no area. */
static void test_ends(void **state)
{
	struct fixture *fixture = *state;

	fixture->rows[4].level_high = 2;
	assert_said(*state,
	    "= What stands out\nStrongest: E Area (54.0 ± 0.5, Low–High).\n"
	    "Weakest: A Area (50.0 ± 0.5, Low).\n",
	    NULL);
}

#define CANNOT   "Strongest, too close to tell apart: "
#define NEITHER  "Weakest, too close to tell apart: "
#define NONE_OUT "No area stands out: by the intervals, the differences can be chance.\n"

static const struct {
	struct range indexes[AREAS];
	double halves[AREAS];
	const char *said;
} standings[] = {
	{ { { 60, 60 }, { 60, 60 }, { 50, 50 }, { 40, 40 }, { 30, 30 } }, { 1, 1, 1, 1, 1 },
	    CANNOT "A Area (60.0 ± 1.0, Low); B Area (60.0 ± 1.0, Low).\n"
		   "Weakest: E Area (30.0 ± 1.0, Low).\n" },
	/* All that cannot be told apart from the end; where that is all, the end is not named. */
	{ { { 60, 60 }, { 57, 57 }, { 56, 56 }, { 54, 54 }, { 30, 30 } }, { 3, 3, 3, 3, 30 },
	    CANNOT "A Area (60.0 ± 3.0, Low); B Area (57.0 ± 3.0, Low); C Area (56.0 ± 3.0, "
		   "Low); E Area (30.0 ± 30.0, Low).\n= Conditions" },
	/* As far apart as the root of the squares together is not apart. */
	{ { { 60, 60 }, { 55, 55 }, { 54.9, 54.9 }, { 30, 30 }, { 10, 10 } }, { 3, 4, 4, 3, 3 },
	    CANNOT "A Area (60.0 ± 3.0, Low); B Area (55.0 ± 4.0, Low).\nWeakest: E Area" },
	{ { { 60, 60 }, { 60, 60 }, { 60, 60 }, { 60, 60 }, { 60, 60 } }, { 0, 0, 0, 0, 0 },
	    "= What stands out\n" NONE_OUT "= " },
	/* Of ranges the nearest ends count. */
	{ { { 60, 62 }, { 61, 63 }, { 50, 50 }, { 40, 42 }, { 42, 43 } }, { 0, 0, 0, 0, 0 },
	    CANNOT "A Area (60.0–62.0 ± 0.0, Low); B Area (61.0–63.0 ± 0.0, Low).\n" NEITHER
		   "D Area (40.0–42.0 ± 0.0, Low); E Area (42.0–43.0 ± 0.0, Low).\n" },
	/* Of what nothing is known, nothing can be told apart. */
	{ { { 60, 60 }, { 50, 50 }, { 40, 40 }, { 30, 30 }, { 20, 20 } },
	    { NAN, NAN, NAN, NAN, NAN }, NONE_OUT },
	{ { { 60, 60 }, { 58, 58 }, { 56, 56 }, { 55, 55 }, { 54, 54 } }, { 5, 5, 5, 5, 5 },
	    NONE_OUT },
};

static void test_ties(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(standings); i++) {
		set_indexes(fixture, standings[i].indexes, standings[i].halves);
		assert_said(fixture, standings[i].said, NULL);
	}
}

/* A module is ranked where it is asked: the second area is one that has advice alone. */
static void test_module(void **state)
{
	static struct advice advice[1];
	struct fixture *fixture = *state;
	struct area *area = &fixture->round.questionnaire->areas[4];

	area->purpose = AREA_OTHER;
	assert_said(fixture, "Strongest: D Area", "E Area");
	area->advice = advice;
	area->n_advice = 1;
	assert_said(fixture, "Strongest: E Area", NULL);
	area->advice = NULL;
	area->n_advice = 0;
}

/* What is hidden is no weakest area, nor is the only one. */
static void test_hidden_areas(void **state)
{
	struct fixture *fixture = *state;

	for (int i = 0; i < AREAS - 1; i++) {
		fixture->rows[i].hidden = true;
		fixture->rows[i].index = (struct range){ 0, 0 };
		fixture->rows[i].level = 0;
		if (i == 0)
			assert_said(fixture, "Weakest: B Area (51.0 ± 0.5, Low).\n", "A Area");
	}
	assert_said(fixture, "Some of its own figures are hidden.\n", "What stands out");
}

static void test_conditions(void **state)
{
	static const char plan[] = "They belong in the school's plan, not the team's.\n";
	struct fixture *fixture = *state;

	assert_said(fixture,
	    "= Conditions\nNo condition shown is below the middle of its scale.\n= ", "plan");
	fixture->rows[AREAS].mean = range_of(1.9);
	assert_said(fixture, "- G1 I have time. Mean 1.9, from 0 to 4.\nThey belong", "come first");
	assert_said(fixture, plan, "G2");
	fixture->rows[AREAS].mean = (struct range){ 1.9, 2.1 };
	assert_said(fixture, "No condition shown", plan);
	/* Of the reversed one a high mean says that it is missing. */
	fixture->rows[AREAS + 1].mean = (struct range){ 3.5, INFINITY };
	assert_said(fixture, "- G2 It breaks. Mean ≥ 3.5, from 0 to 4.\nThey belong", "G1");
	fixture->rows[AREAS + 1].mean = range_of(1);
	assert_said(fixture, "No condition shown", "G2");
}

/* Where competence is low too they are said first. */
static void test_conditions_first(void **state)
{
	struct fixture *fixture = *state;

	fixture->rows[0].index = range_of(49.9);
	fixture->rows[2].index = (struct range){ 49, 50 };
	assert_said(fixture, "No condition shown", "below half");
	fixture->rows[AREAS].mean = range_of(0.5);
	assert_said(fixture,
	    "Competence is also below half, in A Area. Then the conditions come first, and they "
	    "belong in the school's plan, not the team's.\n= What stands out\n",
	    "They belong");
	fixture->rows[0].index = range_of(50);
	assert_said(fixture, "They belong", "come first");
}

static void test_hidden_conditions(void **state)
{
	struct fixture *fixture = *state;

	fixture->rows[AREAS].hidden = true;
	fixture->rows[AREAS].mean = range_of(0);
	assert_said(fixture,
	    "No condition shown is below the middle of its scale.\nOthers are "
	    "hidden: too few.\n",
	    "G1");
	fixture->rows[AREAS + 1].hidden = true;
	assert_said(fixture, "= Conditions\nhidden: too few\n= ", "No condition");
}

/* What is hidden is said in words, and never how much. */
static void test_hidden(void **state)
{
	struct figure area = { .kind = FIGURE_AREA, .hidden = true };
	struct fixture *fixture = *state;

	assert_said(fixture,
	    "= What is hidden, and why\nNo figure is hidden here.\nFigures are shown where they "
	    "are based on at least 7 people; fewer are counted further up, with the school, the "
	    "district or all.\n= Questions",
	    "Some of");
	fixture->units[1].hidden = true;
	assert_said(fixture, "why\nSome of the units in it are hidden.\nFigures", "No figure");
	fixture->units[1].hidden = false;
	/* An area of a part; what it wrote is shown with none. */
	fixture->units[1].rows = &area;
	fixture->units[1].n_rows = 1;
	assert_said(fixture, "why\nSome of the units in it are hidden.\nFigures", "No figure");
	area.kind = FIGURE_ITEM;
	assert_said(fixture, "No figure is hidden here.", "Some of");
	fixture->participation.hidden = true;
	assert_said(fixture, "why\nSome of the units in it are hidden.\nFigures", "No figure");
	/* What is no part of it does not matter. */
	fixture->units[1].unit = FIGURES_ALL;
	assert_said(fixture, "No figure is hidden here.", "Some of");
	fixture->rows[AREAS].shares = NULL;
	assert_said(fixture, "How answers are spread is shown from 12 people up.\n", "A bound");
	fixture->shares[4] = (struct range){ -INFINITY, 20 };
	assert_said(fixture, "A bound or two numbers are given where", NULL);
	fixture->shares[4] = (struct range){ 0, 0 };
	fixture->rows[AREAS].mean = (struct range){ 3.5, INFINITY };
	assert_said(fixture, "A bound or two numbers are given where", NULL);
}

static void test_unsure(void **state)
{
	static const char said[] = "\nWhere an index has no ±, too few have answered";
	struct fixture *fixture = *state;

	assert_said(fixture, NULL, said);
	fixture->rows[1].half = NAN;
	assert_said(fixture, said, NULL);
}

/* There is nothing to talk over but why. */
static void test_hidden_unit(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < TOTAL_ROWS; i++)
		fixture->rows[i].hidden = true;
	fixture->units[0].hidden = true;
	assert_said(
	    fixture, "= What is hidden, and why\nNo figures of its own are shown.\n", "Questions");
	assert_said(fixture, NULL, "= Conditions");
	assert_said(fixture, NULL, "counted further up.\n");
	fixture->rows[1].others = true;
	assert_said(fixture, "\nSome gave no answer or are counted further up.\n", NULL);
	fixture->participation.beyond = true;
	assert_said(fixture,
	    "\nMore have answered than there are people here, so none of them is counted.\n", NULL);
}

static void test_who_is_talked_over(void **state)
{
	struct fixture *fixture = *state;

	assert_true(report_dialogue_is_about(&fixture->report, &fixture->units[0]));
	assert_false(report_dialogue_is_about(&fixture->report, &fixture->units[1]));
	fixture->report.unit = 1;
	assert_true(report_dialogue_is_about(&fixture->report, &fixture->units[1]));
	fixture->units[1].unit = FIGURES_ALL;
	assert_true(report_dialogue_is_about(&fixture->report, &fixture->units[1]));
}

#define with_fixture(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		with_fixture(test_ends),
		with_fixture(test_ties),
		with_fixture(test_hidden_areas),
		with_fixture(test_module),
		with_fixture(test_conditions),
		with_fixture(test_conditions_first),
		with_fixture(test_hidden_conditions),
		with_fixture(test_hidden),
		with_fixture(test_unsure),
		with_fixture(test_hidden_unit),
		with_fixture(test_who_is_talked_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
