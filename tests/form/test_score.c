/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Scores against figures computed by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "form/score.h"
#include "support/sample.h"

#define CLOSE 1e-12

static struct questionnaire *kinds, *ours;

static int start(void **state)
{
	(void)state;
	if (secret_start() != ERROR_NONE)
		return -1;
	kinds = sample_questionnaire("tests/sample/kinds.json");
	ours = sample_questionnaire("data/questionnaires/assessment.json");
	return 0;
}

static int end(void **state)
{
	(void)state;
	questionnaire_free(kinds);
	questionnaire_free(ours);
	secret_end();
	return 0;
}

static const struct asked teacher = { .role = 0, .form = 2, .follow_up = false };

static struct score area_score(const struct questionnaire *questionnaire, const struct asked *asked,
    const char *area, const char *json)
{
	struct answers *answers = sample_answers(questionnaire, json);
	struct score score = score_area(answers, asked, questionnaire_area(questionnaire, area));

	answers_free(answers);
	return score;
}

static struct score total_score(const struct asked *asked, const char *json)
{
	struct answers *answers = sample_answers(ours, json);
	struct score score = score_total(answers, asked);

	answers_free(answers);
	return score;
}

/* Four items of 0 to 4: the levels begin at 0, 4, 7, 10 and 13 points of 16. */
static void test_bounds(void **state)
{
	static const size_t levels[17] = { 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5 };

	(void)state;
	for (int sum = 0; sum <= 16; sum++) {
		int each = sum / 4, rest = sum % 4;
		char *json = text_format("{\"D1\": %d, \"D2\": %d, \"D3\": %d, \"D4\": %d}",
		    each + (rest > 0), each + (rest > 1), each + (rest > 2), each);
		struct score score = area_score(ours, &teacher, "D", json);

		assert_true(score.enough);
		assert_int_equal(score.part.over, sum);
		assert_int_equal(score.part.under, 16);
		assert_float_equal(score.index, sum * 6.25, CLOSE);
		assert_int_equal(score.level, levels[sum]);
		assert_int_equal(score_level(ours, score.index, SCORE_PARTS_PERSON), levels[sum]);
		free(json);
	}
}

/* Three quarters of the items are enough, and then they are the whole. */
static void test_enough(void **state)
{
	struct score score;

	(void)state;
	score = area_score(ours, &teacher, "A", "{\"A1\": 3, \"A2\": 2, \"A3\": 1}");
	assert_true(score.enough);
	assert_int_equal(score.items, 4);
	assert_int_equal(score.answered, 3);
	assert_int_equal(score.part.over, 6);
	assert_int_equal(score.part.under, 12);
	assert_float_equal(score.index, 50.0, CLOSE);
	assert_int_equal(score.level, 3);

	score = area_score(ours, &teacher, "A", "{\"A1\": 3, \"A2\": 2, \"A3\": \"-\", \"A4\": 1}");
	assert_true(score.enough);
	assert_float_equal(score.index, 50.0, CLOSE);

	score = area_score(ours, &teacher, "A", "{\"A1\": 4, \"A2\": 4}");
	assert_false(score.enough);
	assert_int_equal(score.answered, 2);
	score =
	    area_score(ours, &teacher, "A", "{\"A1\": 4, \"A2\": 4, \"A3\": \"-\", \"A4\": \"?\"}");
	assert_false(score.enough);
	assert_int_equal(score.items, 4);
	assert_int_equal(score.answered, 2);
	score = area_score(ours, &teacher, "A", "{}");
	assert_false(score.enough);
}

/* 4 of 20 points is 20 %, the bound itself; A5 is reversed: 4 gives none, 0 gives four. */
static void test_reversed_and_exact(void **state)
{
	struct score score;

	(void)state;
	score = area_score(
	    kinds, &teacher, "A", "{\"A1\": 0, \"A2\": 0, \"A3\": 0, \"A4\": 0, \"A5\": 0}");
	assert_int_equal(score.part.over, 4);
	assert_int_equal(score.part.under, 20);
	assert_int_equal(score.level, 2);
	score = area_score(
	    kinds, &teacher, "A", "{\"A1\": 0, \"A2\": 0, \"A3\": 0, \"A4\": 3, \"A5\": 4}");
	assert_int_equal(score.part.over, 3);
	assert_int_equal(score.level, 1);

	/* 2 of 6 is a third, which no double is; 1 of 6 is below 20 %. */
	score = area_score(kinds, &teacher, "B", "{\"B1\": 2, \"B2\": 0}");
	assert_int_equal(score.part.over, 2);
	assert_int_equal(score.part.under, 6);
	assert_int_equal(score.level, 3);
	assert_int_equal(area_score(kinds, &teacher, "B", "{\"B1\": 1, \"B2\": 0}").level, 1);
	assert_int_equal(area_score(kinds, &teacher, "B", "{\"B1\": 1, \"B2\": 2}").level, 4);
	/* One of two is less than three quarters. */
	assert_false(area_score(kinds, &teacher, "B", "{\"B1\": 2}").enough);
}

static size_t level_of_group(double index)
{
	return score_level(kinds, index, SCORE_PARTS_GROUP);
}

/* Of a group, to one decimal: 19.95 is shown as 20.0, and a third as 33.3, bound and index alike.
 */
static void test_level_of_mean(void **state)
{
	(void)state;
	assert_int_equal(level_of_group(0.0), 1);
	assert_int_equal(level_of_group(19.949), 1);
	assert_int_equal(level_of_group(19.95), 2);
	assert_int_equal(level_of_group(20.0), 2);
	assert_int_equal(level_of_group(33.2), 2);
	assert_int_equal(level_of_group(33.3), 3);
	assert_int_equal(level_of_group((20.0 + 30.0 + 50.0) / 3), 3);
	assert_int_equal(level_of_group(100.0), 4);
	/* 0.1 summed ten times is a little less than 1: the mean is the bound all the same. */
	assert_int_equal(
	    level_of_group(20 * (0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1)), 2);
}

static void test_points(void **state)
{
	struct answers *answers =
	    sample_answers(kinds, "{\"A1\": \"-\", \"A3\": 1, \"A5\": 1, \"K1\": 1, \"K3\": 3}");
	long points = -1, most = -1;

	(void)state;
	for (size_t i = 0; i < kinds->n_items; i++) {
		const struct item *item = &kinds->items[i];
		bool has = score_points(item, &answers->all[i], &points, &most);

		assert_int_equal(has, i == 2 || i == 4);
		if (has) {
			assert_int_equal(points, i == 2 ? 1 : 3);
			assert_int_equal(most, 4);
		}
	}
	answers_free(answers);
}

#define ALL(area, value)                                                                           \
	"\"" area "1\": " value ", \"" area "2\": " value ", \"" area "3\": " value ", \"" area    \
	"4\": " value

static void test_total(void **state)
{
	struct score total;

	(void)state;
	/* (100 + 50 + 25 + 0) / 4 */
	total = total_score(&teacher,
	    "{" ALL("A", "4") ", " ALL("B", "2") ", " ALL("C", "1") ", " ALL("D", "0") "}");
	assert_true(total.enough);
	assert_int_equal(total.items, 6);
	assert_int_equal(total.answered, 4);
	assert_float_equal(total.index, 43.75, CLOSE);
	assert_int_equal(total.level, 3);

	total = total_score(&teacher, "{" ALL("A", "4") ", " ALL("B", "2") ", " ALL("C", "1") "}");
	assert_false(total.enough);
	assert_int_equal(total.answered, 3);

	/* Conditions and the module count for nothing here. */
	total =
	    total_score(&teacher, "{" ALL("A", "4") ", " ALL("B", "2") ", " ALL("C", "1") ", " ALL(
				      "D", "0") ", " ALL("G", "4") ", " ALL("H", "4") "}");
	assert_float_equal(total.index, 43.75, CLOSE);
	assert_int_equal(total.items, 6);
}

/* (62.5 + 62.5 + 56.25 + 58.33) / 4 is 59.9, which the person reads as 60; the level begins there.
 * The group's mean is made of the index as it is. */
static void test_level_as_shown(void **state)
{
	struct score total =
	    total_score(&teacher, "{\"A1\": 3, \"A2\": 3, \"A3\": 2, \"A4\": 2, \"B1\": 3, \"B2\": "
				  "3, \"B3\": 2, \"B4\": 2,"
				  " \"C1\": 3, \"C2\": 2, \"C3\": 2, \"C4\": 2, \"D1\": 3, \"D2\": "
				  "2, \"D3\": 2, \"D4\": \"-\"}");

	(void)state;
	assert_float_equal(total.index, (62.5 + 62.5 + 56.25 + 700.0 / 12) / 4, CLOSE);
	assert_int_equal(total.shown, 60);
	assert_int_equal(total.level, 4);
	/* One point of 12 less: 57.8 is 58. */
	total = total_score(&teacher, "{\"A1\": 3, \"A2\": 3, \"A3\": 2, \"A4\": 2, \"B1\": 3, "
				      "\"B2\": 3, \"B3\": 2, \"B4\": 2,"
				      " \"C1\": 3, \"C2\": 2, \"C3\": 2, \"C4\": 2, \"D1\": 2, "
				      "\"D2\": 2, \"D3\": 2, \"D4\": \"-\"}");
	assert_int_equal(total.shown, 58);
	assert_int_equal(total.level, 3);
}

/* Administration sees two areas: both are its whole, one is not enough. */
static void test_total_of_two(void **state)
{
	const struct asked clerk = { .role = questionnaire_role(ours, "A"), .form = 1 };
	struct score total;

	(void)state;
	total = total_score(&clerk, "{" ALL("A", "4") ", " ALL("B", "1") "}");
	assert_true(total.enough);
	assert_int_equal(total.items, 2);
	assert_float_equal(total.index, 62.5, CLOSE);
	assert_int_equal(total.level, 4);
	assert_false(total_score(&clerk, "{" ALL("A", "4") "}").enough);
	assert_false(total_score(&clerk, "{" ALL("C", "4") "}").enough);
	/* What is left over from another role does not count. */
	total = total_score(&clerk, "{" ALL("A", "4") ", " ALL("B", "1") ", " ALL("C", "0") "}");
	assert_float_equal(total.index, 62.5, CLOSE);
}

static void test_module(void **state)
{
	const struct asked elsewhere = { .role = 0, .form = 1 };
	struct score score = area_score(ours, &teacher, "H", "{" ALL("H", "3") "}");

	(void)state;
	assert_float_equal(score.index, 75.0, CLOSE);
	assert_int_equal(score.level, 4);
	score = area_score(ours, &elsewhere, "H", "{" ALL("H", "3") "}");
	assert_false(score.enough);
	assert_int_equal(score.items, 0);
	for (size_t i = 0; i < ours->n_areas; i++)
		assert_int_equal(score_has_index(&ours->areas[i]),
		    ours->areas[i].purpose == AREA_COMPETENCE || ours->areas[i].id[0] == 'H');
}

static void test_advice(void **state)
{
	static const size_t band[] = { 0, 0, 1, 2, 2 };
	const struct area *c = questionnaire_area(ours, "C");

	(void)state;
	for (size_t level = 1; level <= 5; level++)
		assert_ptr_equal(score_advice(c, level), &c->advice[band[level - 1]]);
	assert_null(score_advice(questionnaire_area(ours, "G"), 1));
}

/* 6 of 16 points is level 2; one more is 43.75, and level 3 begins at 40. Of 20, 4 points are level
 * 2's bound and 10 are level 4's. */
static void test_points_to_a_level(void **state)
{
	struct score score = area_score(ours, &teacher, "A",
	    "{\"A1\": 3, \"A2\": 3, \"A3\": 0, "
	    "\"A4\": 0}");

	(void)state;
	assert_int_equal(score.level, 2);
	assert_int_equal(score_points_to(ours, &score, 2), 0);
	assert_int_equal(score_points_to(ours, &score, 3), 1);
	assert_int_equal(score_points_to(ours, &score, 4), 4);
	assert_int_equal(score_points_to(ours, &score, 5), 7);
	score = area_score(
	    kinds, &teacher, "A", "{\"A1\": 0, \"A2\": 0, \"A3\": 0, \"A4\": 0, \"A5\": 4}");
	assert_int_equal(score.part.over, 0);
	assert_int_equal(score_points_to(kinds, &score, 2), 4);
	assert_int_equal(score_points_to(kinds, &score, 4), 10);
	/* 59.5 is shown as 60, where the fourth level begins. */
	score = (struct score){ .part = { 590, 1000 } };
	assert_int_equal(score_points_to(ours, &score, 4), 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_enough),
		cmocka_unit_test(test_reversed_and_exact),
		cmocka_unit_test(test_level_of_mean),
		cmocka_unit_test(test_points),
		cmocka_unit_test(test_total),
		cmocka_unit_test(test_level_as_shown),
		cmocka_unit_test(test_total_of_two),
		cmocka_unit_test(test_module),
		cmocka_unit_test(test_advice),
		cmocka_unit_test(test_points_to_a_level),
	};

	return cmocka_run_group_tests(tests, start, end);
}
