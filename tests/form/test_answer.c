/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answers of every kind: read, written, typed, said, and refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "form/private_answer.h"
#include "form/kinds/item_kinds.h"
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

static const struct answer *answer_of(const struct answers *answers, const char *id)
{
	return &answers->all[questionnaire_item(kinds, id)->number];
}

static void test_read(void **state)
{
	struct answers *answers = sample_answers(kinds,
	    "{\"A1\": \"-\", \"A2\": \"?\", \"A3\": 4, \"A4\": null, \"K1\": 1, \"K2\": [0, 2],"
	    " \"K3\": -5, \"K4\": \"Två\\nrader\"}");

	(void)state;
	assert_int_equal(answer_of(answers, "A1")->state, ANSWER_NOT_APPLICABLE);
	assert_int_equal(answer_of(answers, "A2")->state, ANSWER_NOT_SAID);
	assert_int_equal(answer_of(answers, "A3")->state, ANSWER_GIVEN);
	assert_int_equal(answer_of(answers, "A3")->number, 4);
	assert_int_equal(answer_of(answers, "A4")->state, ANSWER_NONE);
	assert_int_equal(answer_of(answers, "A5")->state, ANSWER_NONE);
	assert_int_equal(answer_of(answers, "K1")->number, 1);
	assert_int_equal(answer_of(answers, "K2")->chosen, 5);
	assert_int_equal(answer_of(answers, "K3")->number, -5);
	assert_string_equal(answer_of(answers, "K4")->text, "Två\nrader");

	/* What is not named stays; null takes away. */
	assert_int_equal(sample_answer(answers, "{\"K4\": null, \"K1\": 0}"), ERROR_NONE);
	assert_int_equal(answer_of(answers, "K4")->state, ANSWER_NONE);
	assert_null(answer_of(answers, "K4")->text);
	assert_int_equal(answer_of(answers, "K1")->number, 0);
	assert_int_equal(answer_of(answers, "A3")->number, 4);
	answers_free(answers);
	answers_free(NULL);
}

/* None of these, and another of these: neither is taken with the other. */
static void test_alone(void **state)
{
	static const struct {
		const char *json, *typed; /* the same in a file of a program and in a cell */
		uint32_t chosen;          /* 0: refused */
	} tries[] = {
		{ "[0, 1]", "0 1", 3 },
		{ "[2]", "2", 4 },
		{ "[0, 3]", "3+0", 9 },
		{ "[0, 2]", "0 2", 0 },
		{ "[2, 3]", "3 2", 0 },
		{ "[0, 1, 2, 3]", "0 1 2 3", 0 },
	};
	static const struct {
		uint32_t before;
		size_t option;
		uint32_t after;
	} taken[] = { { 0, 0, 1 }, { 1, 1, 3 }, { 3, 2, 4 }, { 4, 2, 0 }, { 4, 3, 8 },
		{ 9, 0, 8 } };
	struct questionnaire *alone = sample_questionnaire("tests/sample/alone.json");
	struct answers *answers = answers_new(alone);

	(void)state;
	for (size_t i = 0; i < COUNT(tries); i++) {
		char *json = text_format("{\"X1\": %s}", tries[i].json);
		struct answer answer = { 0 };
		enum error rc = tries[i].chosen != 0 ? ERROR_NONE : ERROR_DAMAGED;

		assert_int_equal(sample_answer(answers, json), rc);
		if (rc == ERROR_NONE)
			assert_int_equal(answers->all[0].chosen, tries[i].chosen);
		else
			assert_non_null(
			    strstr(error_sentence(), "X1: option 2 can only be chosen on its own"));
		error_clear();
		rc = tries[i].chosen != 0 ? ERROR_NONE : ERROR_REFUSED;
		assert_int_equal(answer_from_cell(&alone->items[0], tries[i].typed, &answer), rc);
		assert_int_equal(answer.chosen, tries[i].chosen);
		error_clear();
		free(json);
	}
	for (size_t i = 0; i < COUNT(taken); i++) {
		struct answer answer = {
			.state = taken[i].before != 0 ? ANSWER_GIVEN : ANSWER_NONE,
			.chosen = taken[i].before,
		};

		answer_pick(&alone->items[0], taken[i].option, &answer);
		assert_int_equal(answer.chosen, taken[i].after);
		assert_int_equal(answer.state, taken[i].after != 0 ? ANSWER_GIVEN : ANSWER_NONE);
	}
	answers_free(answers);
	questionnaire_free(alone);
}

static void test_refused(void **state)
{
	static const struct {
		const char *json, *sentence;
	} cases[] = {
		{ "{\"A1\": 5}", "A1 is answered with a whole number from 0 to 4" },
		{ "{\"A1\": -1}", "A1 is answered with a whole number from 0 to 4" },
		{ "{\"A1\": 9223372036854775807}",
		    "A1 is answered with a whole number from 0 to 4" },
		{ "{\"A1\": 1.0}", "A1 is answered with a whole number from 0 to 4" },
		{ "{\"A1\": \"1\"}", "A1 is answered with a whole number from 0 to 4" },
		{ "{\"A1\": true}", "A1 is answered with a whole number from 0 to 4" },
		{ "{\"A1\": \"?\"}", "A1 cannot be answered \"?\", prefer not to say" },
		{ "{\"A2\": \"-\"}", "A2 cannot be answered \"-\", not applicable" },
		{ "{\"K2\": []}", "K2 is answered with a list of whole numbers from 0 to 2" },
		{ "{\"K2\": 1}", "K2 is answered with a list of whole numbers from 0 to 2" },
		{ "{\"K2\": [0, 0]}", "K2 is answered with a list of whole numbers from 0 to 2" },
		{ "{\"K2\": [1, 0]}", "K2 is answered with a list of whole numbers from 0 to 2" },
		{ "{\"K2\": [3]}", "K2 is answered with a list of whole numbers from 0 to 2" },
		{ "{\"K2\": [-1]}", "K2 is answered with a list of whole numbers from 0 to 2" },
		{ "{\"K2\": [0, \"1\"]}",
		    "K2 is answered with a list of whole numbers from 0 to 2" },
		{ "{\"K3\": 41}", "K3 is answered with a whole number from -5 to 40" },
		{ "{\"K3\": -6}", "K3 is answered with a whole number from -5 to 40" },
		{ "{\"K3\": \"7\"}", "K3 is answered with a whole number from -5 to 40" },
		{ "{\"K4\": 7}", "K4 is answered with a text in quotation marks" },
		{ "{\"K4\": \"\"}", "K4: the text is empty; write it" },
		{ "{\"K4\": \"ord \"}", "K4: the text begins or ends with a space; remove it" },
		{ "{\"K4\": \"\\nord\"}", "K4: the text begins or ends with a space; remove it" },
		{ "{\"K4\": \"ååååååååååååååååååååå\"}",
		    "K4: the text is 21 characters long; at most 20 fit" },
		{ "{\"K4\": \"a\\u001b[2Jb\"}",
		    "K4: the text has a character that cannot be shown; type it again" },
		{ "{\"K4\": \"a\\u202eb\"}",
		    "K4: the text has a character that cannot be shown; type it again" },
		{ "{\"K4\": \"-\"}", "K4 cannot be answered \"-\", not applicable" },
		{ "{\"K9\": 1}", "the key \"K9\" is not known here" },
		{ "[1]", "expected answers by the id of their item" },
	};
	struct answers *answers = sample_answers(kinds, "{\"A1\": 2, \"K4\": \"ord\"}");
	struct answers *before = answers_copy(answers);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *whole = text_format("answers.json line 1: %s", cases[i].sentence);

		assert_int_equal(sample_answer(answers, cases[i].json), ERROR_DAMAGED);
		assert_string_equal(error_sentence(), whole);
		assert_true(answers_same(answers, before));
		free(whole);
	}
	/* One mistake, and the good ones beside it are not taken either. */
	assert_int_equal(sample_answer(answers, "{\"A3\": 1, \"A4\": 9}"), ERROR_DAMAGED);
	assert_true(answers_same(answers, before));
	error_clear();
	answers_free(before);
	answers_free(answers);
}

static enum error read_array(struct answers *answers, const char *json)
{
	const struct json_source source = {
		.name = "bundle", .bytes = json, .length = strlen(json)
	};
	struct json_place place;
	json_t *document;
	enum error rc;

	error_clear();
	assert_int_equal(json_read(&source, &document, &place), ERROR_NONE);
	rc = answers_from_array(answers, &place);
	json_decref(document);
	return rc;
}

static void test_array(void **state)
{
	static const char written[] =
	    "[\"-\",\"?\",4,null,0,null,null,null,\"Åh\",null,null,1,[0,2],-5,\"ord\",null]";
	struct answers *answers = sample_answers(kinds,
	    "{\"A1\": \"-\", \"A2\": \"?\", \"A3\": 4, \"A5\": 0, \"M2\": \"Åh\", \"K1\": 1,"
	    " \"K2\": [0, 2], \"K3\": -5, \"K4\": \"ord\"}");
	struct answers *again = answers_new(kinds);
	json_t *array = answers_to_array(answers);
	char *text = json_canonical(array);

	(void)state;
	assert_string_equal(text, written);
	assert_int_equal(read_array(again, text), ERROR_NONE);
	assert_true(answers_same(answers, again));

	assert_int_equal(read_array(again, "[1,2,3]"), ERROR_DAMAGED);
	assert_string_equal(
	    error_sentence(), "bundle line 1: expected a list of 16 answers, one for each item");
	assert_int_equal(read_array(again, "{}"), ERROR_DAMAGED);
	assert_int_equal(
	    read_array(again, "[0,0,0,0,0,\n0,0,0,null,0,\n0,0,[0],0,7,null]"), ERROR_DAMAGED);
	assert_string_equal(
	    error_sentence(), "bundle line 3: K4 is answered with a text in quotation marks");
	assert_true(answers_same(answers, again));
	error_clear();
	json_decref(array);
	free(text);
	answers_free(again);
	answers_free(answers);
}

static void test_same_and_copy(void **state)
{
	struct answers *a = sample_answers(kinds, "{\"A1\": 2, \"K4\": \"ord\"}");
	struct answers *b = answers_copy(a);

	(void)state;
	assert_true(answers_same(a, b));
	answer_copy(&b->all[0], &b->all[0 + 1]);
	assert_false(answers_same(a, b));
	answer_copy(&b->all[0], &a->all[0]);
	assert_true(answers_same(a, b));
	assert_int_equal(sample_answer(b, "{\"K4\": \"Ord\"}"), ERROR_NONE);
	assert_false(answers_same(a, b));
	assert_int_equal(sample_answer(b, "{\"K4\": null}"), ERROR_NONE);
	assert_false(answers_same(a, b));
	answers_free(a);
	answers_free(b);
}

/* To the coordinator alone: null among the others, and by itself beside them. */
static void test_private(void **state)
{
	struct answers *answers =
	    sample_answers(kinds, "{\"K1\": 1, \"K4\": {\"coordinator\": \"Till dig\"}}");
	struct answers *back = answers_new(kinds);
	struct item *item = &kinds->items[questionnaire_item(kinds, "K4")->number];
	json_t *array = answers_to_array(answers), *private = private_answer_to_json(answers);
	const struct json_source source = { .name = "a.json", .bytes = "", .length = 0 };
	const struct json_place others = { .source = &source, .value = array };
	const struct json_place beside = { .source = &source, .value = private };

	(void)state;
	assert_string_equal(answer_of(answers, "K4")->text, "Till dig");
	assert_true(answer_of(answers, "K4")->private);
	assert_true(json_is_null(json_array_get(array, item->number)));
	assert_int_equal(json_object_size(private), 1);
	assert_string_equal(json_string_value(json_object_get(private, "K4")), "Till dig");

	assert_int_equal(answers_from_array(back, &others), ERROR_NONE);
	assert_false(answers_same(answers, back));
	assert_int_equal(private_answer_from_json(back, &beside), ERROR_NONE);
	assert_true(answers_same(answers, back));
	assert_int_equal(private_answer_from_json(back, &beside), ERROR_DAMAGED);
	error_clear();

	/* Said again without that word, it may be quoted. */
	assert_int_equal(sample_answer(back, "{\"K4\": \"Till dig\"}"), ERROR_NONE);
	assert_false(answers_same(answers, back));
	assert_null(private_answer_to_json(back));

	/* Null is no answer where there must be one. */
	item->required = true;
	assert_false(private_answer_may(item));
	assert_int_equal(
	    sample_answer(back, "{\"K4\": {\"coordinator\": \"Till dig\"}}"), ERROR_DAMAGED);
	assert_non_null(strstr(error_sentence(), "K4 cannot be answered for the coordinator only"));
	item->required = false;
	error_clear();
	json_decref(array);
	json_decref(private);
	answers_free(back);
	answers_free(answers);
}

static void test_typed_number(void **state)
{
	static const char *const wrong[] = { "41", "-6", "4x", "x", "1.5", "1 2", "-",
		"99999999999999999999" };
	const struct item *item = questionnaire_item(kinds, "K3");
	struct answer answer = { .state = ANSWER_NONE };

	(void)state;
	error_clear();
	assert_int_equal(answer_from_typed(item, " 40 ", &answer), ERROR_NONE);
	assert_int_equal(answer.number, 40);
	assert_int_equal(answer.state, ANSWER_GIVEN);
	for (size_t i = 0; i < COUNT(wrong); i++) {
		error_clear();
		assert_int_equal(answer_from_typed(item, wrong[i], &answer), ERROR_REFUSED);
		assert_string_equal(error_sentence(), "write a whole number from -5 to 40");
		assert_int_equal(answer.number, 40);
	}
	assert_int_equal(answer_from_typed(item, "  ", &answer), ERROR_NONE);
	assert_int_equal(answer.state, ANSWER_NONE);
	error_clear();
}

static void test_typed_text(void **state)
{
	const struct item *item = questionnaire_item(kinds, "K4");
	struct answer answer = { .state = ANSWER_NONE };

	(void)state;
	error_clear();
	assert_int_equal(answer_from_typed(item, " en\trad\r\ntill \n", &answer), ERROR_NONE);
	assert_string_equal(answer.text, "en rad\ntill");
	assert_int_equal(answer_from_typed(item, "?", &answer), ERROR_REFUSED);
	assert_string_equal(error_sentence(), "a single \"?\" is not kept; write it in words");
	error_clear();
	assert_int_equal(answer_from_typed(item, " - ", &answer), ERROR_REFUSED);
	error_clear();
	assert_int_equal(answer_from_typed(item, "twenty-one characters", &answer), ERROR_REFUSED);
	assert_string_equal(error_sentence(), "the text is 21 characters long; at most 20 fit");
	error_clear();
	assert_int_equal(answer_from_typed(item, "bell\a", &answer), ERROR_REFUSED);
	error_clear();
	assert_int_equal(answer_from_typed(item, "\xff", &answer), ERROR_REFUSED);
	assert_string_equal(answer.text, "en rad\ntill");
	assert_int_equal(answer_from_typed(item, "tjugo tecken, åäö ÅÄ", &answer), ERROR_NONE);
	assert_int_equal(answer_from_typed(item, " \n ", &answer), ERROR_NONE);
	assert_int_equal(answer.state, ANSWER_NONE);
	assert_null(answer.text);
	error_clear();
}

static void assert_said(
    const struct answers *answers, const char *id, const char *language, const char *expected)
{
	const struct item *item = questionnaire_item(kinds, id);
	struct text out = { .length = 0 };

	answer_say(kinds, item, &answers->all[item->number], language, &out);
	assert_string_equal(out.bytes != NULL ? out.bytes : "", expected);
	text_free(&out);
}

static void test_say(void **state)
{
	struct answers *answers = sample_answers(kinds,
	    "{\"A1\": \"-\", \"A2\": \"?\", \"A3\": 4, \"K1\": 1, \"K2\": [0, 2], \"K3\": -5,"
	    " \"K4\": \"ord\"}");

	(void)state;
	assert_said(answers, "A1", "en", "Does not apply to me");
	assert_said(answers, "A2", "en", "I prefer not to say");
	assert_said(answers, "A3", "sv", "Fyra");
	assert_said(answers, "A3", "en", "Four");
	assert_said(answers, "A4", "sv", "");
	assert_said(answers, "K1", "sv", "Nej");
	assert_said(answers, "K2", "sv", "Röd; Blå");
	assert_said(answers, "K3", "sv", "-5");
	assert_said(answers, "K4", "sv", "ord");
	answers_free(answers);
}

/* A row has all that a kind of its input is asked for, and nothing that it is not. */
static void check_row(const struct item_kind *kind)
{
	bool is_picked = kind->input == ITEM_PICK_ONE || kind->input == ITEM_PICK_MANY;

	assert_non_null(kind->load);
	assert_non_null(kind->from_json);
	assert_non_null(kind->to_json);
	assert_non_null(kind->from_typed);
	assert_non_null(kind->say);
	assert_non_null(kind->say_values);
	assert_non_null(kind->value);
	assert_true(kind->is_whole || !is_picked);
	assert_int_equal(kind->pick != NULL, is_picked);
	assert_int_equal(kind->options != NULL, is_picked);
	assert_int_equal(kind->type != NULL, !is_picked);
	assert_int_equal(kind->label != NULL, !is_picked && !kind->is_quoted);
	assert_true(!kind->has_points || kind->has_values);
}

/* What stands in the field gives the same answer again. */
static void test_typed_again(void **state)
{
	static const struct {
		const char *id, *json;
	} cases[] = { { "K3", "{\"K3\": -5}" }, { "K4", "{\"K4\": \"ord\"}" } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct answers *answers = answers_new(kinds);
		const struct item *item = questionnaire_item(kinds, cases[i].id);
		struct answer again = { 0 };
		struct text typed = { 0 };

		assert_int_equal(sample_answer(answers, cases[i].json), ERROR_NONE);
		item->kind->type(item, &answers->all[item->number], &typed);
		assert_int_equal(answer_from_typed(item, typed.bytes, &again), ERROR_NONE);
		assert_true(answer_same(&again, &answers->all[item->number]));
		answer_clear(&again);
		text_free(&typed);
		answers_free(answers);
	}
}

static void test_kinds(void **state)
{
	const struct item_kind *kind;

	(void)state;
	for (size_t i = 0; (kind = item_kinds_at(i)) != NULL; i++) {
		assert_ptr_equal(item_kinds_find(kind->name), kind);
		assert_int_equal(kind->has_points, strcmp(kind->name, "scale") == 0);
		check_row(kind);
	}
	assert_null(item_kinds_find("kind"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_alone),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_array),
		cmocka_unit_test(test_same_and_copy),
		cmocka_unit_test(test_private),
		cmocka_unit_test(test_typed_number),
		cmocka_unit_test(test_typed_text),
		cmocka_unit_test(test_say),
		cmocka_unit_test(test_typed_again),
		cmocka_unit_test(test_kinds),
	};

	return cmocka_run_group_tests(tests, start, end);
}
