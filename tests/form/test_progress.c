/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Who is asked what, how far they have come, and what is next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "form/progress.h"
#include "support/sample.h"

static struct questionnaire *kinds;

static int start(void **state)
{
	(void)state;
	if (secret_start() != ERROR_NONE)
		return -1;
	kinds = sample_questionnaire("tests/sample/kinds.json");
	return 0;
}

static int end(void **state)
{
	(void)state;
	questionnaire_free(kinds);
	secret_end();
	return 0;
}

static const struct asked teacher = { .role = 0, .form = -1, .follow_up = false };

static bool applies(const char *id, const struct asked *asked, const char *json)
{
	struct answers *answers = sample_answers(kinds, json);
	bool does = progress_applies(questionnaire_item(kinds, id), asked, answers);

	answers_free(answers);
	return does;
}

static void test_roles_and_forms(void **state)
{
	const struct asked clerk = { .role = 1, .form = -1, .follow_up = false };
	const struct asked stranger = { .role = -1, .form = -1, .follow_up = false };
	const struct asked in_module = { .role = 1, .form = 0, .follow_up = false };

	(void)state;
	assert_true(applies("A1", &teacher, "{}"));
	assert_true(applies("A1", &clerk, "{}"));
	assert_true(applies("A1", &stranger, "{}"));
	assert_true(applies("B1", &teacher, "{}"));
	assert_false(applies("B1", &clerk, "{}"));
	assert_false(applies("B1", &stranger, "{}"));
	assert_false(applies("M1", &clerk, "{}"));
	assert_true(applies("M1", &in_module, "{}"));
	assert_true(applies("M2", &in_module, "{\"A1\": 4}"));
	assert_false(applies("M2", &(struct asked){ .role = 0, .form = 0 }, "{\"A1\": 4}"));
}

static void test_look_back(void **state)
{
	const struct asked later = { .role = 0, .form = -1, .follow_up = true };
	const struct asked later_clerk = { .role = 1, .form = -1, .follow_up = true };

	(void)state;
	assert_false(applies("R1", &teacher, "{}"));
	assert_true(applies("R1", &later, "{}"));
	assert_true(applies("R2", &later, "{}"));
	assert_true(applies("R1", &later_clerk, "{}"));
	/* Area B is not asked of a clerk, so neither is its look back. */
	assert_false(applies("R2", &later_clerk, "{}"));
}

/* As many slots of each kind as there are actions, and none beside. */
static void test_actions(void **state)
{
	struct questionnaire *pulse = sample_questionnaire("data/questionnaires/pulse.json");
	struct answers *answers = answers_new(pulse);
	const struct asked nobody = { .role = -1, .form = -1 };
	const struct asked some = {
		.role = -1, .form = -1, .team_actions = 2, .school_actions = 1
	};
	const struct asked school = { .role = -1, .form = -1, .school_actions = 10 };

	(void)state;
	assert_int_equal(progress_count(answers, &nobody, NULL).items, 8);
	assert_int_equal(progress_count(answers, &some, NULL).items, 11);
	assert_true(progress_applies(questionnaire_item(pulse, "T2"), &some, answers));
	assert_false(progress_applies(questionnaire_item(pulse, "T3"), &some, answers));
	assert_true(progress_applies(questionnaire_item(pulse, "S1"), &some, answers));
	assert_false(progress_applies(questionnaire_item(pulse, "S2"), &some, answers));
	assert_int_equal(progress_position(answers, &some, questionnaire_item(pulse, "S1")), 11);
	assert_int_equal(
	    progress_count(answers, &school, questionnaire_area(pulse, "S")).items, 10);
	assert_int_equal(progress_count(answers, &school, questionnaire_area(pulse, "T")).items, 0);
	answers_free(answers);
	questionnaire_free(pulse);
}

static void test_conditions(void **state)
{
	(void)state;
	assert_false(applies("K2", &teacher, "{}"));
	assert_false(applies("K2", &teacher, "{\"K1\": 1}"));
	assert_true(applies("K2", &teacher, "{\"K1\": 0}"));
	assert_false(applies("K3", &teacher, "{\"K1\": 0}"));
	assert_false(applies("K3", &teacher, "{\"K1\": 0, \"K2\": [0]}"));
	assert_true(applies("K3", &teacher, "{\"K1\": 0, \"K2\": [0, 2]}"));
	/* K2 was answered, then K1 changed: K2 does not apply, and K3 hangs on it. */
	assert_false(applies("K3", &teacher, "{\"K1\": 1, \"K2\": [0, 2]}"));
	/* The same where B1 was answered in another role. */
	assert_true(applies("K5", &teacher, "{\"B1\": 3}"));
	assert_false(applies("K5", &(struct asked){ .role = 1, .form = -1 }, "{\"B1\": 3}"));
	assert_false(applies("K4", &teacher, "{\"A1\": 2}"));
	assert_false(applies("K4", &teacher, "{\"A1\": \"-\"}"));
	assert_true(applies("K4", &teacher, "{\"A1\": 0}"));
	assert_true(applies("K4", &teacher, "{\"A1\": 4}"));
}

static void test_count(void **state)
{
	struct answers *answers = sample_answers(kinds, "{}");
	struct progress all = progress_count(answers, &teacher, NULL);
	struct progress area;

	(void)state;
	assert_int_equal(all.items, 8); /* A1–A5, B1–B2, K1 */
	assert_int_equal(all.answered, 0);
	assert_int_equal(all.required, 2);
	assert_int_equal(
	    sample_answer(answers, "{\"A1\": \"-\", \"A2\": \"?\", \"K1\": 0, \"K4\": \"x\"}"),
	    ERROR_NONE);
	all = progress_count(answers, &teacher, NULL);
	assert_int_equal(all.items, 9); /* and K2; K4 does not apply */
	assert_int_equal(all.answered, 3);
	assert_int_equal(all.required, 0);
	area = progress_count(answers, &teacher, questionnaire_area(kinds, "K"));
	assert_int_equal(area.items, 2);
	assert_int_equal(area.answered, 1);
	area = progress_count(answers, &teacher, questionnaire_area(kinds, "M"));
	assert_int_equal(area.items, 0);
	answers_free(answers);
}

static const char *id_of(const struct item *item)
{
	return item != NULL ? item->id : "none";
}

static void test_walk(void **state)
{
	struct answers *answers = sample_answers(kinds, "{\"A1\": 1, \"A2\": 1, \"K1\": 1}");
	size_t k1 = questionnaire_item(kinds, "K1")->number;

	(void)state;
	assert_string_equal(id_of(progress_next(answers, &teacher, 0)), "A1");
	assert_string_equal(id_of(progress_next(answers, &teacher, 7)), "K1");
	assert_string_equal(id_of(progress_next(answers, &teacher, k1 + 1)), "none");
	assert_string_equal(id_of(progress_next(answers, &teacher, 99)), "none");
	assert_string_equal(id_of(progress_previous(answers, &teacher, k1)), "B2");
	assert_string_equal(id_of(progress_previous(answers, &teacher, 0)), "none");
	assert_string_equal(id_of(progress_previous(answers, &teacher, 99)), "K1");
	assert_string_equal(id_of(progress_unanswered(answers, &teacher, 0)), "A3");
	assert_string_equal(id_of(progress_unanswered(answers, &teacher, k1)), "A3");
	assert_string_equal(id_of(progress_unanswered(answers, &teacher, 6)), "B2");
	assert_int_equal(progress_position(answers, &teacher, questionnaire_item(kinds, "A1")), 1);
	assert_int_equal(progress_position(answers, &teacher, questionnaire_item(kinds, "K1")), 8);
	assert_int_equal(
	    sample_answer(answers, "{\"A3\": 1, \"A4\": 1, \"A5\": 1, \"B1\": 1, \"B2\": 1}"),
	    ERROR_NONE);
	assert_string_equal(id_of(progress_unanswered(answers, &teacher, 0)), "none");
	answers_free(answers);
}

/* With the same answers, whatever one's own role is asked. */
static void test_longest(void **state)
{
	const struct asked clerk = { .role = 1, .form = -1 }, stranger = { .role = -1, .form = -1 };
	struct answers *answers = sample_answers(kinds, "{\"K1\": 0}");

	(void)state;
	assert_int_equal(progress_count(answers, &clerk, NULL).items, 7);
	assert_int_equal(progress_longest(answers, &teacher), 9);
	assert_int_equal(progress_longest(answers, &clerk), 9);
	assert_int_equal(progress_longest(answers, &stranger), 9);
	answers_free(answers);
}

static void test_drop(void **state)
{
	const struct asked clerk = { .role = 1, .form = -1, .follow_up = false };
	struct answers *answers =
	    sample_answers(kinds, "{\"A1\": 2, \"B1\": 3, \"R1\": 1, \"K1\": 1, \"K2\": [1], "
				  "\"K3\": 7, \"K4\": \"ord\"}");
	struct answers *left = sample_answers(kinds, "{\"A1\": 2, \"K1\": 1}");

	(void)state;
	progress_drop_unasked(answers, &clerk);
	assert_true(answers_same(answers, left));
	answers_free(left);
	answers_free(answers);
}

/* How many items each role meets in our own questionnaire. */
static void test_ours(void **state)
{
	static const struct {
		const char *role, *form;
		bool follow_up;
		size_t items;
	} cases[] = {
		{ "T", "grundskola", false, 24 + 4 + 1 },
		{ "T", "gymnasium", false, 24 + 4 + 4 + 1 },
		{ "T", "gymnasium", true, 24 + 4 + 4 + 6 + 1 },
		{ "F", "grundskola", false, 20 + 4 + 1 },
		{ "F", "gymnasium", true, 20 + 4 + 5 + 1 },
		{ "L", "gymnasium", false, 8 + 4 + 1 },
		{ "A", "grundskola", false, 8 + 4 + 1 },
		{ "A", "grundskola", true, 8 + 4 + 2 + 1 },
		{ "none", "none", true, 8 + 4 + 2 + 1 },
	};
	struct questionnaire *ours = sample_questionnaire("data/questionnaires/assessment.json");
	struct answers *answers = answers_new(ours);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct asked asked = {
			.role = questionnaire_role(ours, cases[i].role),
			.form = questionnaire_form(ours, cases[i].form),
			.follow_up = cases[i].follow_up,
		};

		assert_int_equal(progress_count(answers, &asked, NULL).items, cases[i].items);
	}
	answers_free(answers);
	questionnaire_free(ours);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_roles_and_forms),
		cmocka_unit_test(test_look_back),
		cmocka_unit_test(test_actions),
		cmocka_unit_test(test_conditions),
		cmocka_unit_test(test_count),
		cmocka_unit_test(test_walk),
		cmocka_unit_test(test_longest),
		cmocka_unit_test(test_drop),
		cmocka_unit_test(test_ours),
	};

	return cmocka_run_group_tests(tests, start, end);
}
