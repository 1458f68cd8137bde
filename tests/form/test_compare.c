/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* When an item is the same one, and when an area's index may stand beside an earlier one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "form/compare.h"
#include "form/load/questionnaire_load.h"
#include "support/sample.h"

#define HEAD(languages, label)                                                                     \
	"{\"format\": \"skatta-questionnaire/1\", \"id\": \"t\", \"version\": 1,"                  \
	" \"languages\": [" languages "], \"title\": {\"sv\": \"t\", \"en\": \"t\"},"              \
	" \"minutes\": 1, \"levels\": [{\"from\": 0, \"name\": {\"sv\": \"l\", \"en\": \"l\"}}],"  \
	" \"roles\": [{\"id\": \"T\", \"name\": {\"sv\": \"T\", \"en\": \"T\"}},"                  \
	"  {\"id\": \"A\", \"name\": {\"sv\": \"A\", \"en\": \"A\"}}],"                            \
	" \"scales\": [{\"id\": \"s\", \"labels\": [{\"sv\": \"nej\", \"en\": \"no\"}, "           \
	"{\"sv\": \"ja\", \"en\": \"" label "\"}]}], \"areas\": [" A("A") "\"items\": ["
#define A(id)                                                                                      \
	"{\"id\": \"" id "\", \"purpose\": \"other\", \"scale\": \"s\","                           \
	" \"title\": {\"sv\": \"o\", \"en\": \"a\"}, "
#define ITEM(id, more, sv, en)                                                                     \
	"{\"id\": \"" id "\", \"kind\": \"scale\"" more ", \"text\": {\"sv\": \"" sv               \
	"\", \"en\": \"" en "\"}}"
#define TAIL "]}]}"

#define BOTH "\"sv\", \"en\""
#define ONE  ITEM("A1", "", "ett", "one")
#define TWO  ", " ITEM("A2", "", "två", "two")

static struct questionnaire *load(const char *json)
{
	struct questionnaire *questionnaire = NULL;

	if (questionnaire_load_file("t", json, strlen(json), &questionnaire, NULL) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	return questionnaire;
}

static void test_items(void **state)
{
	static const struct {
		const char *before;
		bool same;
	} cases[] = {
		{ HEAD(BOTH, "yes") ONE TAIL, true },
		/* What else changes does not matter. */
		{ HEAD(BOTH, "yes") ITEM("A1", ", \"required\": true", "ett", "one") TWO TAIL,
		    true },
		/* The order of the languages does not either, and one that both have is enough. */
		{ HEAD("\"en\", \"sv\"", "yes") ONE TAIL, true },
		{ HEAD(BOTH, "yes") ITEM("A1", "", "ett!", "one") TAIL, false },
		{ HEAD(BOTH, "yes") ITEM("A1", "", "ett", "one!") TAIL, false },
		{ HEAD(BOTH, "maybe") ONE TAIL, false },
		{ HEAD(BOTH, "yes\"}, {\"sv\": \"mer\", \"en\": \"more") ONE TAIL, false },
		{ HEAD(BOTH, "yes") ITEM("A1", ", \"reverse\": true", "ett", "one") TAIL, false },
		{ HEAD(BOTH, "yes") ITEM("A3", "", "ett", "one") TAIL, false },
		{ HEAD(BOTH, "yes") "{\"id\": \"A1\", \"kind\": \"text\", \"text\": "
				    "{\"sv\": \"ett\", \"en\": \"one\"}}" TAIL,
		    false },
	};
	struct questionnaire *now = load(HEAD(BOTH, "yes") ONE TAIL);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct questionnaire *before = load(cases[i].before);

		assert_ptr_equal(compare_item(now, &now->items[0], before),
		    cases[i].same ? &before->items[0] : NULL);
		questionnaire_free(before);
	}
	questionnaire_free(now);
}

/* Asked in both rounds, all of them, both times: the second item may be for teachers only. */
static void test_areas(void **state)
{
#define FOR_T ", " ITEM("A2", ", \"roles\": [\"T\"]", "två", "two")
#define WORDS                                                                                      \
	", {\"id\": \"A9\", \"kind\": \"text\", \"text\": {\"sv\": \"ord\", \"en\": \"words\"}}"
	static const struct {
		const char *now, *before;
		int role_before;
		bool same, same_of_all;
	} cases[] = {
		{ HEAD(BOTH, "yes") ONE TWO TAIL, HEAD(BOTH, "yes") ONE TWO TAIL, 0, true, true },
		{ HEAD(BOTH, "yes") ONE TWO TAIL, HEAD(BOTH, "yes") ONE FOR_T TAIL, 0, true, true },
		{ HEAD(BOTH, "yes") ONE TWO TAIL, HEAD(BOTH, "yes") ONE FOR_T TAIL, 1, false,
		    true },
		{ HEAD(BOTH, "yes") ONE TAIL, HEAD(BOTH, "yes") ONE FOR_T TAIL, 0, false, false },
		{ HEAD(BOTH, "yes") ONE TAIL, HEAD(BOTH, "yes") ONE FOR_T TAIL, 1, true, false },
		{ HEAD(BOTH, "yes") ONE TWO TAIL, HEAD(BOTH, "yes") ONE TAIL, 0, false, false },
		/* What gives no points does not matter. */
		{ HEAD(BOTH, "yes") ONE WORDS TAIL, HEAD(BOTH, "yes") ONE TAIL, 0, true, true },
		{ HEAD(BOTH, "yes") ONE TAIL, HEAD(BOTH, "no") ONE TAIL, 0, false, false },
		/* The same item in another area. */
		{ HEAD(BOTH, "yes") ONE TAIL,
		    HEAD(BOTH, "yes")
			ITEM("A2", "", "två", "two") "]}, " A("B") "\"items\": [" ONE TAIL,
		    0, false, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct questionnaire *now = load(cases[i].now), *before = load(cases[i].before);
		struct answers *answers = answers_new(now), *earlier = answers_new(before);
		struct asked asked = { .role = 0, .form = -1 };
		struct asked asked_before = { .role = cases[i].role_before, .form = -1 };

		assert_ptr_equal(
		    compare_area(&now->areas[0], answers, &asked, earlier, &asked_before),
		    cases[i].same ? &before->areas[0] : NULL);
		assert_ptr_equal(compare_area_of_all(now, &now->areas[0], before),
		    cases[i].same_of_all ? &before->areas[0] : NULL);
		answers_free(earlier);
		answers_free(answers);
		questionnaire_free(before);
		questionnaire_free(now);
	}
}

/* Two temperature measurements have the same slots, which ask about other actions each time. */
static void test_slots(void **state)
{
	struct questionnaire *now = sample_questionnaire("data/questionnaires/pulse.json");
	struct questionnaire *before = sample_questionnaire("data/questionnaires/pulse.json");

	(void)state;
	for (size_t i = 0; i < now->n_items; i++)
		assert_ptr_equal(compare_item(now, &now->items[i], before),
		    questionnaire_is_slot(&now->items[i]) ? NULL : &before->items[i]);
	questionnaire_free(before);
	questionnaire_free(now);
}

static int start(void **state)
{
	(void)state;
	return secret_start() == ERROR_NONE ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_areas),
		cmocka_unit_test(test_slots),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
