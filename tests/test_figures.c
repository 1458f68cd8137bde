/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Figures against values computed by hand: counting, formulas, rounding, what is hidden. */
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
#include "figures/statistics.h"

/* Answers below are written as one character an item, in this order:
 * A1 A2 A3 A4 (A4 reversed), B1 B2 (B2 only for role L), G1, N1, C1, K1, H1, R1. */
static const char form_json[] =
    "{\"format\":\"skatta-questionnaire/1\",\"id\":\"small\",\"version\":1,\"languages\":[\"en\"],"
    "\"title\":{\"en\":\"Small\"},\"minutes\":1,"
    "\"roles\":[{\"id\":\"T\",\"name\":{\"en\":\"Teacher\"}},"
    "{\"id\":\"L\",\"name\":{\"en\":\"Leader\"}}],"
    "\"forms\":[{\"id\":\"grund\",\"name\":{\"en\":\"Basic\"}},"
    "{\"id\":\"gymnasium\",\"name\":{\"en\":\"Upper\"}}],"
    "\"scales\":[{\"id\":\"s\",\"labels\":[{\"en\":\"a\"},{\"en\":\"b\"},{\"en\":\"c\"},"
    "{\"en\":\"d\"},{\"en\":\"e\"}]}],"
    "\"levels\":[{\"from\":0,\"name\":{\"en\":\"One\"}},{\"from\":20,\"name\":{\"en\":\"Two\"}},"
    "{\"from\":40,\"name\":{\"en\":\"Three\"}},{\"from\":60,\"name\":{\"en\":\"Four\"}},"
    "{\"from\":80,\"name\":{\"en\":\"Five\"}}],"
    "\"areas\":["
    "{\"id\":\"A\",\"purpose\":\"competence\",\"title\":{\"en\":\"A\"},\"scale\":\"s\",\"items\":["
    "{\"id\":\"A1\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"},\"not_applicable\":true,"
    "\"not_said\":true},"
    "{\"id\":\"A2\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"},\"not_applicable\":true},"
    "{\"id\":\"A3\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"}},"
    "{\"id\":\"A4\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"},\"reverse\":true}]},"
    "{\"id\":\"B\",\"purpose\":\"competence\",\"title\":{\"en\":\"B\"},\"scale\":\"s\",\"items\":["
    "{\"id\":\"B1\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"}},"
    "{\"id\":\"B2\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"},\"roles\":[\"L\"]}]},"
    "{\"id\":\"G\",\"purpose\":\"conditions\",\"title\":{\"en\":\"G\"},\"scale\":\"s\",\"items\":["
    "{\"id\":\"G1\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"}}]},"
    "{\"id\":\"K\",\"purpose\":\"other\",\"title\":{\"en\":\"K\"},\"items\":["
    "{\"id\":\"N1\",\"kind\":\"number\",\"text\":{\"en\":\"x\"},\"least\":-9,\"most\":9},"
    "{\"id\":\"C1\",\"kind\":\"choice\",\"text\":{\"en\":\"x\"},\"options\":[{\"en\":\"a\"},"
    "{\"en\":\"b\"}]},"
    "{\"id\":\"K1\",\"kind\":\"text\",\"text\":{\"en\":\"x\"}}]},"
    "{\"id\":\"H\",\"purpose\":\"other\",\"title\":{\"en\":\"H\"},\"scale\":\"s\","
    "\"forms\":[\"gymnasium\"],\"items\":["
    "{\"id\":\"H1\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"}}]},"
    "{\"id\":\"R\",\"purpose\":\"look-back\",\"title\":{\"en\":\"R\"},\"scale\":\"s\",\"items\":["
    "{\"id\":\"R1\",\"kind\":\"scale\",\"text\":{\"en\":\"x\"},\"looks_back\":\"A\"}]}]}";

enum { DISTRICT, SCHOOL, TEAM_1, TEAM_2, LONE };

/* A unit owns its texts, and so they are not constant. */
#define TEXT(text) ((char[]){ text })

static struct unit units[] = {
	[DISTRICT] = { TEXT("D"), TEXT("District"), TEXT(""), UNIT_DISTRICT, ORGANISATION_NO_UNIT,
	    40, false },
	[SCHOOL] = { TEXT("S"), TEXT("School"), TEXT("grund"), UNIT_SCHOOL, DISTRICT, 25, false },
	[TEAM_1] = { TEXT("S/1"), TEXT("One"), TEXT("grund"), UNIT_TEAM, SCHOOL, 12, true },
	[TEAM_2] = { TEXT("S/2"), TEXT("Two"), TEXT("grund"), UNIT_TEAM, SCHOOL, 13, true },
	[LONE] = { TEXT("U"), TEXT("Upper"), TEXT("gymnasium"), UNIT_SCHOOL, DISTRICT, 15, true },
};

static struct organisation organisation = { units, COUNT(units) };

struct fixture {
	struct round round;
	struct count *count;
	struct figures *figures;
};

static int set_up(void **state)
{
	struct fixture *fixture = memory_new(1, sizeof(*fixture));

	fixture->round.organisation = &organisation;
	fixture->round.min_group = 5;
	fixture->round.min_distribution = 10;
	fixture->round.min_comments = 10;
	*state = fixture;
	if (questionnaire_load_file("small.json", form_json, strlen(form_json),
		&fixture->round.questionnaire, NULL) != ERROR_NONE) {
		print_error("%s\n", error_sentence());
		return -1;
	}
	fixture->count = count_new(&fixture->round);
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	figures_free(fixture->figures);
	count_free(fixture->count);
	questionnaire_free(fixture->round.questionnaire);
	free(fixture);
	return 0;
}

/* One person's answers: a digit, '.' none, '-' not applicable, '?' not said, 't' a text; what is
 * not written is none. */
static void add(struct fixture *fixture, int unit, const char *role, const char *written)
{
	const struct questionnaire *questionnaire = fixture->round.questionnaire;
	struct answers *answers = answers_new(questionnaire);
	struct asked asked = {
		.role = questionnaire_role(questionnaire, role),
		.form = questionnaire_form(questionnaire, units[unit].form),
		.follow_up = fixture->round.follows[0] != '\0',
	};

	for (size_t i = 0; written[i]; i++) {
		struct answer *answer = &answers->of[i];

		answer->state = written[i] == '.'   ? ANSWER_NONE
				: written[i] == '-' ? ANSWER_NOT_APPLICABLE
				: written[i] == '?' ? ANSWER_NOT_SAID
						    : ANSWER_GIVEN;
		if (written[i] == 't')
			answer->text = memory_copy("words");
		else if (answer->state == ANSWER_GIVEN)
			answer->number = written[i] - '0';
	}
	count_add(fixture->count, unit, &asked, answers);
	answers_free(answers);
}

static void add_times(
    struct fixture *fixture, int times, int unit, const char *role, const char *written)
{
	while (times-- > 0)
		add(fixture, unit, role, written);
}

static void disclose(struct fixture *fixture)
{
	figures_free(fixture->figures);
	fixture->figures = figures_disclose(fixture->count);
}

/* The row of an item or area, or of the total where `id` is NULL; NULL where there is none. */
static const struct figure *row(const struct fixture *fixture, int unit, const char *id)
{
	const struct questionnaire *questionnaire = fixture->round.questionnaire;

	if (!id)
		return figures_find(fixture->figures, unit, NULL, NULL);
	return figures_find(fixture->figures, unit, questionnaire_item(questionnaire, id),
	    questionnaire_area(questionnaire, id));
}

static const struct figure *shown(const struct fixture *fixture, int unit, const char *id)
{
	const struct figure *figure = row(fixture, unit, id);

	assert_non_null(figure);
	assert_false(figure->hidden);
	return figure;
}

/* Hidden, and no number left in it. */
static void assert_hidden(const struct fixture *fixture, int unit, const char *id)
{
	const struct figure *figure = row(fixture, unit, id);

	assert_non_null(figure);
	assert_true(figure->hidden);
	assert_int_equal(figure->n, 0);
	assert_int_equal(figure->not_applicable, 0);
	assert_int_equal(figure->not_said, 0);
	assert_int_equal(figure->level, 0);
	assert_true(figure->mean == 0 && figure->sd == 0 && figure->median == 0);
	assert_true(figure->index == 0 && figure->alpha == 0);
}

/* As it is shown: exactly the double that the decimal is read as. */
static void assert_shown(double figure, double expected)
{
	if (!(figure == expected))
		print_error("%.17g is not %.17g\n", figure, expected);
	assert_true(figure == expected);
}

static void test_formulas(void **state)
{
	struct tally tally = { 0 };
	struct consistency consistency;

	(void)state;
	assert_true(isnan(statistics_mean(&tally)));
	assert_true(isnan(statistics_median(&tally)));
	tally_add(&tally, 4);
	assert_true(isnan(statistics_sd(&tally)));
	assert_true(statistics_median(&tally) == 4);
	tally_add(&tally, 2);
	tally_add(&tally, 9);
	tally_add(&tally, 2);
	assert_int_equal(tally.n, 4);
	assert_int_equal(tally.n_entries, 3);
	assert_true(statistics_mean(&tally) == 4.25);
	assert_true(statistics_median(&tally) == 3);
	/* 2.25² + 2.25² + 0.25² + 4.75² = 32.75, over 3 */
	assert_true(fabs(statistics_sd(&tally) - 3.3040379335998349) < 1e-12);
	tally_free(&tally);

	statistics_consistency_start(&consistency, 2);
	statistics_consistency_add(&consistency, (long[]){ 1, 1 });
	assert_true(isnan(statistics_alpha(&consistency)));
	statistics_consistency_add(&consistency, (long[]){ 1, 1 });
	assert_true(isnan(statistics_alpha(&consistency))); /* nobody differs */
	statistics_consistency_add(&consistency, (long[]){ 4, 4 });
	assert_true(fabs(statistics_alpha(&consistency) - 1) < 1e-12); /* the items agree */
	statistics_consistency_free(&consistency);
}

/* Ten persons of a school, all figures by hand. */
static void test_by_hand(void **state)
{
	static const char *const persons[] = {
		"0...00",
		"1...11",
		"1...12",
		"2...22",
		"2...23",
		"3...33",
		"3...33",
		"3...34",
		"4...44",
		"4...44",
	};
	struct fixture *fixture = *state;
	const struct figure *figure;

	for (size_t i = 0; i < COUNT(persons); i++)
		add(fixture, LONE, "L", persons[i]);
	disclose(fixture);

	/* Sum 23, squares 69: (69 - 52.9) / 9 = 1.7889, its root 1.3375 */
	figure = shown(fixture, LONE, "A1");
	assert_int_equal(figure->n, 10);
	assert_shown(figure->mean, 2.3);
	assert_shown(figure->sd, 1.3);
	assert_shown(figure->median, 2.5);
	assert_true(isnan(figure->index) && isnan(figure->alpha));
	assert_int_equal(figure->level, 0);

	/* Points of both items: 0 2 3 4 5 6 6 7 8 8, sum 49 of 80, squares 303. The index is 61.25;
	 * sd 12.5 times the root of (303 - 240.1) / 9; median 5.5 / 8. Alpha: 10 times squares less
	 * the sum squared is 161 and 164 for the items, 629 for both: 2 (1 - 325 / 629). */
	figure = shown(fixture, LONE, "B");
	assert_int_equal(figure->n, 10);
	assert_shown(figure->index, 61.3);
	assert_shown(figure->mean, 61.3);
	assert_shown(figure->sd, 33.0);
	assert_shown(figure->median, 68.8);
	assert_int_equal(figure->level, 4);
	assert_shown(figure->alpha, 0.97);

	/* One answer of four is no index, so the total has nobody either. */
	assert_hidden(fixture, LONE, "A");
	assert_hidden(fixture, LONE, NULL);

	/* The same people in all that they are part of. */
	assert_shown(shown(fixture, DISTRICT, "B")->index, 61.3);
	assert_shown(shown(fixture, FIGURES_ALL, "B")->alpha, 0.97);
	assert_hidden(fixture, SCHOOL, "B");
}

static void test_reverse_and_total(void **state)
{
	struct fixture *fixture = *state;

	/* A: 4 + 4 + 4 + (4 - 0) of 16; B: 2 of 4 for role T. Total (100 + 50) / 2. */
	add_times(fixture, 5, TEAM_1, "T", "44402");
	disclose(fixture);
	assert_shown(shown(fixture, TEAM_1, "A4")->mean, 0.0);
	assert_shown(shown(fixture, TEAM_1, "A")->index, 100.0);
	assert_int_equal(shown(fixture, TEAM_1, "A")->level, 5);
	assert_shown(shown(fixture, TEAM_1, "B")->index, 50.0);
	assert_shown(shown(fixture, TEAM_1, NULL)->index, 75.0);
	assert_int_equal(shown(fixture, TEAM_1, NULL)->level, 4);
}

static void test_states_are_told_apart(void **state)
{
	struct fixture *fixture = *state;
	const struct figure *figure;

	add_times(fixture, 6, TEAM_1, "T", "2...");
	add_times(fixture, 2, TEAM_1, "T", "-...");
	add_times(fixture, 3, TEAM_1, "T", "?...");
	add(fixture, TEAM_1, "T", "....");
	disclose(fixture);
	figure = shown(fixture, TEAM_1, "A1");
	assert_int_equal(figure->n, 6);
	assert_int_equal(figure->not_applicable, 2);
	assert_int_equal(figure->not_said, 3);
	assert_shown(figure->mean, 2.0);
	assert_int_equal(fixture->figures->participation[TEAM_1].responses, 12);
	assert_int_equal(fixture->figures->participation[TEAM_1].heads, 12);
}

static void test_roles(void **state)
{
	struct fixture *fixture = *state;

	/* A teacher's answer to what only leaders are asked is not counted. */
	add_times(fixture, 3, TEAM_1, "L", "....44");
	add_times(fixture, 2, TEAM_1, "L", "....34");
	add_times(fixture, 5, TEAM_1, "T", "....00");
	disclose(fixture);
	assert_int_equal(shown(fixture, TEAM_1, "B1")->n, 10);
	assert_int_equal(shown(fixture, TEAM_1, "B2")->n, 5);
	assert_shown(shown(fixture, TEAM_1, "B2")->mean, 4.0);
	assert_shown(shown(fixture, TEAM_1, "B")->index, 47.5);
	/* Ten persons have an index, but only five all items of the area. */
	assert_true(isnan(shown(fixture, TEAM_1, "B")->alpha));
	assert_false(isnan(shown(fixture, TEAM_1, "B")->sd));
}

static void test_kinds(void **state)
{
	struct fixture *fixture = *state;

	add_times(fixture, 6, TEAM_1, "T", "......411t");
	add_times(fixture, 6, TEAM_1, "T", "......240t");
	disclose(fixture);
	assert_shown(shown(fixture, TEAM_1, "N1")->mean, 2.5);
	assert_shown(shown(fixture, TEAM_1, "N1")->median, 2.5);
	assert_shown(shown(fixture, TEAM_1, "N1")->sd, 1.6);
	assert_int_equal(shown(fixture, TEAM_1, "C1")->n, 12);
	assert_true(isnan(shown(fixture, TEAM_1, "C1")->mean));
	assert_int_equal(shown(fixture, TEAM_1, "K1")->n, 12);
	assert_true(isnan(shown(fixture, TEAM_1, "K1")->median));
	/* Conditions have an index and no level; what has no points has no row. */
	assert_shown(shown(fixture, TEAM_1, "G")->index, 75.0);
	assert_int_equal(shown(fixture, TEAM_1, "G")->level, 0);
	assert_null(row(fixture, TEAM_1, "K"));
}

static void test_rows_for_what_is_asked(void **state)
{
	struct fixture *fixture = *state;
	int unit = DISTRICT;

	add_times(fixture, 5, LONE, "T", "..........3");
	disclose(fixture);
	assert_null(row(fixture, TEAM_1, "H1"));
	assert_null(row(fixture, SCHOOL, "H"));
	assert_int_equal(shown(fixture, LONE, "H1")->n, 5);
	assert_shown(shown(fixture, DISTRICT, "H")->index, 75.0);
	assert_null(row(fixture, LONE, "R1"));

	strcpy(fixture->round.follows, "earlier");
	disclose(fixture);
	assert_hidden(fixture, LONE, "R1");
	assert_null(row(fixture, LONE, "R"));

	/* Unit by unit, all last; items, areas, total. */
	assert_int_equal(fixture->figures->rows[0].unit, DISTRICT);
	for (size_t i = 1; i < fixture->figures->n_rows; i++) {
		const struct figure *figure = &fixture->figures->rows[i];

		if (figure->unit == unit)
			assert_true(figure->kind >= figure[-1].kind);
		else
			assert_int_equal(figure->unit, unit == LONE ? FIGURES_ALL : unit + 1);
		unit = figure->unit;
	}
	assert_int_equal(unit, FIGURES_ALL);
}

static void test_too_few(void **state)
{
	struct fixture *fixture = *state;

	/* Four answers with a value and any number of others are four. */
	add_times(fixture, 4, TEAM_1, "T", "41");
	add_times(fixture, 6, TEAM_1, "T", "-1");
	disclose(fixture);
	assert_hidden(fixture, TEAM_1, "A1");
	assert_hidden(fixture, FIGURES_ALL, "A1");
	assert_int_equal(shown(fixture, TEAM_1, "A2")->n, 10);

	add(fixture, TEAM_1, "T", "4");
	disclose(fixture);
	assert_int_equal(shown(fixture, TEAM_1, "A1")->n, 5);

	/* A promise can be higher than the floor, and never lower. */
	fixture->round.min_group = 6;
	disclose(fixture);
	assert_hidden(fixture, TEAM_1, "A1");
	fixture->round.min_group = 1;
	disclose(fixture);
	assert_int_equal(shown(fixture, TEAM_1, "A1")->n, 5);
	assert_hidden(fixture, TEAM_2, "A1");
}

static void test_no_responses(void **state)
{
	struct fixture *fixture = *state;

	disclose(fixture);
	assert_true(fixture->figures->n_rows > 0);
	for (size_t i = 0; i < fixture->figures->n_rows; i++)
		assert_true(fixture->figures->rows[i].hidden);
	assert_int_equal(fixture->figures->n_participation, COUNT(units) + 1);
	for (size_t i = 0; i < fixture->figures->n_participation; i++) {
		assert_true(fixture->figures->participation[i].hidden);
		assert_int_equal(fixture->figures->participation[i].heads, 0);
	}
}

static void test_residual(void **state)
{
	struct fixture *fixture = *state;
	const struct participation *participation;

	/* The school less team one would be the three of team two. */
	add_times(fixture, 9, TEAM_1, "T", "2");
	add_times(fixture, 3, TEAM_2, "T", "4");
	add_times(fixture, 8, LONE, "T", "1");
	disclose(fixture);
	assert_hidden(fixture, TEAM_1, "A1");
	assert_hidden(fixture, TEAM_2, "A1");
	assert_int_equal(shown(fixture, SCHOOL, "A1")->n, 12);
	assert_int_equal(shown(fixture, LONE, "A1")->n, 8);
	assert_int_equal(shown(fixture, DISTRICT, "A1")->n, 20);
	participation = fixture->figures->participation;
	assert_true(participation[TEAM_1].hidden);
	assert_int_equal(participation[TEAM_1].responses, 0);
	assert_int_equal(participation[SCHOOL].responses, 12);
	assert_int_equal(participation[SCHOOL].heads, 25);
	assert_int_equal(participation[COUNT(units)].unit, FIGURES_ALL);
	assert_int_equal(participation[COUNT(units)].heads, 40);
}

static void test_residual_of_other_answers(void **state)
{
	struct fixture *fixture = *state;

	/* Nobody in team two gave a value; that two of them declined would be seen all the same. */
	add_times(fixture, 9, TEAM_1, "T", "2");
	add_times(fixture, 2, TEAM_2, "T", "?");
	disclose(fixture);
	assert_hidden(fixture, TEAM_1, "A1");
	assert_int_equal(shown(fixture, SCHOOL, "A1")->not_said, 2);
}

static void test_more_than_heads(void **state)
{
	struct fixture *fixture = *state;

	fixture->round.open = true;
	add_times(fixture, 12, TEAM_1, "T", "2");
	add_times(fixture, 6, TEAM_2, "T", "2");
	disclose(fixture);
	assert_int_equal(shown(fixture, TEAM_1, "A1")->n, 12);
	add(fixture, TEAM_1, "T", "2");
	disclose(fixture);
	assert_hidden(fixture, TEAM_1, "A1");
	assert_true(fixture->figures->participation[TEAM_1].hidden);
	assert_int_equal(shown(fixture, TEAM_2, "A1")->n, 6);
	assert_int_equal(shown(fixture, SCHOOL, "A1")->n, 19);
	/* With codes nobody can answer twice. */
	fixture->round.open = false;
	disclose(fixture);
	assert_int_equal(shown(fixture, TEAM_1, "A1")->n, 13);
}

static void test_spread_needs_more(void **state)
{
	struct fixture *fixture = *state;

	add_times(fixture, 9, TEAM_1, "T", "1234");
	disclose(fixture);
	assert_shown(shown(fixture, TEAM_1, "A1")->mean, 1.0);
	assert_true(isnan(shown(fixture, TEAM_1, "A1")->sd));
	assert_true(isnan(shown(fixture, TEAM_1, "A1")->median));
	assert_true(isnan(shown(fixture, TEAM_1, "A")->sd));
	add(fixture, TEAM_1, "T", "2234");
	disclose(fixture);
	assert_shown(shown(fixture, TEAM_1, "A1")->mean, 1.1);
	assert_shown(shown(fixture, TEAM_1, "A1")->sd, 0.3);
	fixture->round.min_distribution = 11;
	disclose(fixture);
	assert_true(isnan(shown(fixture, TEAM_1, "A1")->sd));
}

static void start_again(struct fixture *fixture)
{
	count_free(fixture->count);
	fixture->count = count_new(&fixture->round);
}

/* Indexes of three answered items are twelfths: as doubles they do not add up, and yet bounds are
 * reached and digits are right. */
static void test_exact(void **state)
{
	struct fixture *fixture = *state;

	/* 2 2 2 3 3 twelfths: the mean is 20, the lower bound of level two. */
	add_times(fixture, 3, TEAM_1, "T", "-204");
	add_times(fixture, 2, TEAM_1, "T", "-304");
	disclose(fixture);
	assert_shown(shown(fixture, TEAM_1, "A")->index, 20.0);
	assert_int_equal(shown(fixture, TEAM_1, "A")->level, 2);

	/* The middle two of ten are 4/12 and 5/16: 32.2917. */
	start_again(fixture);
	add_times(fixture, 5, TEAM_1, "T", "2304");
	add_times(fixture, 5, TEAM_1, "T", "-404");
	disclose(fixture);
	assert_shown(shown(fixture, TEAM_1, "A")->median, 32.3);

	/* 0, 1 and 5 twelfths: 18.75, of which doubles make a little less, is a half and goes up.
	 */
	start_again(fixture);
	add_times(fixture, 5, TEAM_1, "T", "-004");
	add_times(fixture, 2, TEAM_1, "T", "-104");
	add_times(fixture, 5, TEAM_1, "T", "-414");
	disclose(fixture);
	assert_shown(shown(fixture, TEAM_1, "A")->index, 18.8);
}

static void test_any_order(void **state)
{
	static const char *const persons[] = { "-1230", "12-33", "41234", "00001", "2-112",
		"34403" };
	struct fixture *fixture = *state;
	struct figures *first;

	for (int i = 0; i < 36; i++)
		add(fixture, i % 2 ? TEAM_1 : LONE, i % 3 ? "T" : "L", persons[i % 6]);
	first = figures_disclose(fixture->count);
	start_again(fixture);
	for (int i = 35; i >= 0; i--) {
		int j = (i * 7 + 5) % 36;

		add(fixture, j % 2 ? TEAM_1 : LONE, j % 3 ? "T" : "L", persons[j % 6]);
	}
	disclose(fixture);
	assert_int_equal(first->n_rows, fixture->figures->n_rows);
	for (size_t i = 0; i < first->n_rows; i++) {
		const struct figure *a = &first->rows[i], *b = &fixture->figures->rows[i];

		assert_int_equal(a->n, b->n);
		assert_memory_equal(&a->mean, &b->mean, sizeof(a->mean));
		assert_memory_equal(&a->sd, &b->sd, sizeof(a->sd));
		assert_memory_equal(&a->median, &b->median, sizeof(a->median));
		assert_memory_equal(&a->index, &b->index, sizeof(a->index));
		assert_memory_equal(&a->alpha, &b->alpha, sizeof(a->alpha));
	}
	figures_free(first);
}

#define with_fixture(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formulas),
		with_fixture(test_by_hand),
		with_fixture(test_reverse_and_total),
		with_fixture(test_states_are_told_apart),
		with_fixture(test_roles),
		with_fixture(test_kinds),
		with_fixture(test_rows_for_what_is_asked),
		with_fixture(test_too_few),
		with_fixture(test_no_responses),
		with_fixture(test_residual),
		with_fixture(test_residual_of_other_answers),
		with_fixture(test_more_than_heads),
		with_fixture(test_spread_needs_more),
		with_fixture(test_exact),
		with_fixture(test_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
