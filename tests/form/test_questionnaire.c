/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Loading questionnaires: a good one value by value, ours, and a folder of bad ones, each beside
 * the exact sentence and hint that it must give. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "form/load/questionnaire_load.h"
#include "form/questionnaire.h"
#include "support/bad_inputs.h"
#include "support/sample.h"

#define BAD "tests/bad/questionnaires"

enum { LEAST_CASES = 40 };

static void test_top(void **state)
{
	struct questionnaire *kinds = sample_questionnaire("tests/sample/kinds.json");

	(void)state;
	assert_string_equal(kinds->id, "kinds");
	assert_int_equal(kinds->version, 3);
	assert_int_equal(kinds->minutes, 4);
	assert_int_equal(kinds->n_languages, 2);
	assert_string_equal(questionnaire_say(kinds, &kinds->title, "sv"), "Alla sorter");
	assert_string_equal(questionnaire_say(kinds, &kinds->title, "en"), "Every kind");
	assert_string_equal(questionnaire_say(kinds, &kinds->title, "fi"), "Alla sorter");
	assert_string_equal(
	    questionnaire_say(kinds, &kinds->intro, "en"), "First line.\nSecond line.");
	assert_int_equal(questionnaire_role(kinds, "A"), 1);
	assert_int_equal(questionnaire_role(kinds, "X"), -1);
	assert_int_equal(questionnaire_form(kinds, "gymnasium"), 0);
	assert_int_equal(kinds->n_levels, 4);
	assert_int_equal(kinds->levels[2].from.over * 3, kinds->levels[2].from.under * 100);
	questionnaire_free(kinds);
}

static void test_areas(void **state)
{
	struct questionnaire *kinds = sample_questionnaire("tests/sample/kinds.json");
	const struct area *a = questionnaire_area(kinds, "A");
	const struct area *b = questionnaire_area(kinds, "B");
	const struct area *m = questionnaire_area(kinds, "M");

	(void)state;
	assert_null(questionnaire_area(kinds, "Z"));
	assert_int_equal(kinds->n_areas, 5);
	assert_int_equal(a->purpose, AREA_COMPETENCE);
	assert_int_equal(a->n_items, 5);
	assert_int_equal(a->roles, QUESTIONNAIRE_EVERYONE);
	assert_int_equal(a->n_advice, 2);
	assert_int_equal(a->advice[1].up_to, 4);
	assert_int_equal(b->roles, 1);
	assert_ptr_equal(b->items, a->items + 5);
	assert_int_equal(m->purpose, AREA_OTHER);
	assert_int_equal(m->forms, 1);
	questionnaire_free(kinds);
}

static void test_items(void **state)
{
	struct questionnaire *kinds = sample_questionnaire("tests/sample/kinds.json");
	const struct item *a5 = questionnaire_item(kinds, "A5");
	const struct item *b1 = questionnaire_item(kinds, "B1");
	const struct item *k2 = questionnaire_item(kinds, "K2");
	const struct item *k3 = questionnaire_item(kinds, "K3");
	const struct item *k4 = questionnaire_item(kinds, "K4");

	(void)state;
	assert_null(questionnaire_item(kinds, "Z"));
	assert_int_equal(kinds->n_items, 16);
	for (size_t i = 0; i < kinds->n_items; i++)
		assert_int_equal(kinds->items[i].number, i);
	assert_true(a5->reverse);
	assert_false(a5->required || a5->not_applicable || a5->not_said);
	assert_string_equal(a5->scale->id, "five");
	assert_string_equal(b1->scale->id, "four");
	assert_int_equal(b1->roles, 1);
	assert_int_equal(questionnaire_item(kinds, "M2")->roles, 2);
	assert_ptr_equal(questionnaire_item(kinds, "R2")->looks_back, b1->area);
	assert_int_equal(k2->scale->n_labels, 3);
	assert_null(k2->scale->id);
	assert_ptr_equal(k2->when.item, questionnaire_item(kinds, "K1"));
	assert_int_equal(k2->when.values, 1);
	assert_int_equal(k3->least, -5);
	assert_int_equal(k3->most, 40);
	assert_true(k3->not_said);
	assert_int_equal(k3->when.values, 6);
	assert_int_equal(k4->longest, 20);
	assert_string_equal(questionnaire_say(kinds, &k4->hint, "en"), "In your own words.");
	assert_string_equal(questionnaire_say(kinds, &k3->hint, "en"), "");
	assert_int_equal(questionnaire_item(kinds, "M2")->longest, QUESTIONNAIRE_MAX_TEXT);
	questionnaire_free(kinds);
}

static size_t count_items(const struct questionnaire *questionnaire, enum area_purpose purpose)
{
	size_t count = 0;

	for (size_t i = 0; i < questionnaire->n_items; i++)
		count += questionnaire->items[i].area->purpose == purpose;
	return count;
}

static void test_ours(void **state)
{
	struct questionnaire *ours = sample_questionnaire("data/questionnaires/assessment.json");

	(void)state;
	assert_int_equal(count_items(ours, AREA_COMPETENCE), 24);
	assert_int_equal(count_items(ours, AREA_CONDITIONS), 4);
	assert_int_equal(count_items(ours, AREA_LOOK_BACK), 6);
	assert_int_equal(questionnaire_area(ours, "H")->n_items, 4);
	for (size_t i = 0; i < ours->n_items; i++)
		assert_false(ours->items[i].required);
	questionnaire_free(ours);

	ours = sample_questionnaire("data/questionnaires/pulse.json");
	assert_int_equal(count_items(ours, AREA_PULSE), 8);
	assert_int_equal(questionnaire_item(ours, "P8")->scale->n_labels, 6);
	assert_int_equal(ours->n_roles, 0);
	assert_int_equal(count_items(ours, AREA_TEAM_ACTIONS), 10);
	assert_int_equal(count_items(ours, AREA_SCHOOL_ACTIONS), 10);
	assert_false(questionnaire_is_slot(questionnaire_item(ours, "P8")));
	for (size_t i = 0; i < ours->n_items; i++)
		if (questionnaire_is_slot(&ours->items[i]))
			assert_ptr_equal(
			    ours->items[i].scale, questionnaire_item(ours, "T1")->scale);
	assert_int_equal(questionnaire_slot(questionnaire_item(ours, "T1")), 0);
	assert_int_equal(questionnaire_slot(questionnaire_item(ours, "S10")), 9);
	questionnaire_free(ours);
}

/* The JSON is handed out for embedding; read again from there it is the same questionnaire. */
static void test_embedded(void **state)
{
	struct questionnaire *first, *second;
	size_t length;
	char *bytes = sample_bytes("tests/sample/kinds.json", &length);
	json_t *value, *whole;
	char *text;
	struct json_place place, inner;

	(void)state;
	assert_int_equal(
	    questionnaire_load_file("kinds.json", bytes, length, &first, &value), ERROR_NONE);
	whole = json_pack("{s:o}", "questionnaire", value);
	text = json_canonical(whole);
	const struct json_source source = {
		.name = "round.json", .bytes = text, .length = strlen(text)
	};
	json_decref(whole);
	assert_int_equal(json_read(&source, &whole, &place), ERROR_NONE);
	assert_true(json_enter_key(&place, "questionnaire", &inner));
	assert_int_equal(questionnaire_load(&inner, &second), ERROR_NONE);
	assert_int_equal(first->n_items, second->n_items);
	assert_string_equal(first->items[3].id, second->items[3].id);
	json_decref(whole);
	questionnaire_free(first);
	questionnaire_free(second);
	free(text);
	free(bytes);
}

static void test_newer(void **state)
{
	static const char newer[] = "{\"format\": \"skatta-questionnaire/2\", \"colours\": 7}";
	struct questionnaire *questionnaire;

	(void)state;
	error_clear();
	assert_int_equal(
	    questionnaire_load_file("newer.json", newer, strlen(newer), &questionnaire, NULL),
	    ERROR_TOO_NEW);
	assert_null(questionnaire);
	assert_string_equal(error_sentence(), "newer.json is a questionnaire for a newer version");
	error_clear();
	questionnaire_free(NULL);
}

/* A response full to the brim must still fit into a bundle: 50 items of 2000 characters fit the
 * limit, one more does not. */
static void test_written_limit(void **state)
{
	struct questionnaire *questionnaire;

	(void)state;
	for (size_t n = 50; n <= 51; n++) {
		struct text json = { .length = 0 };

		text_add(&json, "{\"format\":\"skatta-questionnaire/1\",\"id\":\"q\",\"version\":1,"
				"\"languages\":[\"en\"],\"title\":{\"en\":\"Q\"},\"minutes\":1,"
				"\"areas\":[{\"id\":\"K\",\"purpose\":\"other\","
				"\"title\":{\"en\":\"K\"},\"items\":[");
		for (size_t i = 0; i < n; i++)
			text_addf(&json,
			    "%s\n{\"id\":\"K%zu\",\"kind\":\"text\",\"text\":{\"en\":\"T\"}}",
			    i > 0 ? "," : "", i);
		text_add(&json, "]}]}");
		error_clear();
		assert_int_equal(questionnaire_load_file(
				     "texts.json", json.bytes, json.length, &questionnaire, NULL),
		    n == 50 ? ERROR_NONE : ERROR_DAMAGED);
		questionnaire_free(questionnaire);
		text_free(&json);
	}
	assert_string_equal(error_sentence(), "texts.json line 52, column 1: the texts of all "
					      "items together may be 100000 characters long");
	error_clear();
}

static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct questionnaire *questionnaire;
	enum error rc = questionnaire_load_file(name, bytes, length, &questionnaire, NULL);

	if (rc != ERROR_NONE)
		assert_null(questionnaire);
	return rc;
}

static void test_bad(void **state)
{
	(void)state;
	bad_inputs_walk("questionnaires", read_bad);
}

/* Added to the sample of every kind. */
static enum error add_pack(const char *name, const char *bytes, size_t length,
    struct questionnaire **questionnaire, json_t **value)
{
	size_t kinds_length;
	char *kinds = sample_bytes("tests/sample/kinds.json", &kinds_length);

	assert_int_equal(
	    questionnaire_load_file("kinds.json", kinds, kinds_length, questionnaire, value),
	    ERROR_NONE);
	free(kinds);
	return questionnaire_load_pack(name, bytes, length, *questionnaire, *value);
}

static enum error read_bad_pack(const char *name, const char *bytes, size_t length)
{
	struct questionnaire *questionnaire;
	json_t *value = NULL;
	enum error rc = add_pack(name, bytes, length, &questionnaire, &value);

	questionnaire_free(questionnaire);
	json_decref(value);
	return rc;
}

static void test_bad_packs(void **state)
{
	(void)state;
	bad_inputs_walk("packs", read_bad_pack);
}

/* With a pack it is what it would be if the pack had stood in it. */
static void test_pack(void **state)
{
	static const char pack[] =
	    "{\"format\": \"skatta-pack/1\", \"minutes\": 2, \"scales\": [{\"id\": \"two\", "
	    "\"labels\": [{\"sv\": \"Nej\", \"en\": \"No\"}, {\"sv\": \"Ja\", \"en\": \"Yes\"}]}], "
	    "\"areas\": [{\"id\": \"X\", \"purpose\": \"effects\", \"title\": {\"sv\": \"Ger\", "
	    "\"en\": \"Gives\"}, \"items\": [{\"id\": \"X1\", \"kind\": \"scale\", \"scale\": "
	    "\"two\", \"beside\": \"A\", \"text\": {\"sv\": \"Ett\", \"en\": \"One\"}}, "
	    "{\"id\": \"X2\", \"kind\": \"number\", \"least\": 0, \"most\": 60, \"beside\": \"B\", "
	    "\"text\": {\"sv\": \"Hur många?\", \"en\": \"How many?\"}}]}]}";
	struct questionnaire *kinds = sample_questionnaire("tests/sample/kinds.json");
	struct questionnaire *joined, *read;
	json_t *value = NULL;
	char *bytes, *again;

	(void)state;
	assert_int_equal(add_pack("pack.json", pack, sizeof pack - 1, &joined, &value), ERROR_NONE);
	bytes = json_canonical(value);
	assert_int_equal(
	    questionnaire_load_file("joined.json", bytes, strlen(bytes), &read, NULL), ERROR_NONE);
	assert_int_equal(joined->n_areas, kinds->n_areas + 1);
	assert_int_equal(joined->minutes, kinds->minutes + 2);
	for (int i = 0; i < 2; i++) {
		const struct questionnaire *each = i == 0 ? joined : read;
		const struct item *one = questionnaire_item(each, "X1");
		const struct item *many = questionnaire_item(each, "X2");

		assert_int_equal(one->number, kinds->n_items);
		assert_int_equal(one->scale->n_labels, 2);
		assert_string_equal(one->beside->id, "A");
		assert_string_equal(many->beside->id, "B");
		assert_null(many->looks_back);
		assert_int_equal(many->area->purpose, AREA_EFFECTS);
	}
	again = json_canonical(value);
	assert_string_equal(bytes, again);
	free(again);
	free(bytes);
	json_decref(value);
	questionnaire_free(read);
	questionnaire_free(joined);
	questionnaire_free(kinds);
}

/* Cut anywhere, a file is refused and nothing is left behind (the sanitizers look). */
static void test_cut(void **state)
{
	struct questionnaire *questionnaire;
	size_t length;
	char *bytes = sample_bytes("tests/sample/kinds.json", &length);

	(void)state;
	while (length > 0 && bytes[length - 1] == '\n')
		length--;
	for (size_t n = 0; n < length; n++) {
		char *cut = memory_copy_bytes(bytes, n + 1);

		cut[n] = '\0';
		error_clear();
		assert_int_equal(questionnaire_load_file("cut.json", cut, n, &questionnaire, NULL),
		    ERROR_DAMAGED);
		assert_null(questionnaire);
		free(cut);
	}
	error_clear();
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_top),
		cmocka_unit_test(test_areas),
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_ours),
		cmocka_unit_test(test_embedded),
		cmocka_unit_test(test_newer),
		cmocka_unit_test(test_written_limit),
		cmocka_unit_test(test_bad_packs),
		cmocka_unit_test(test_pack),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
