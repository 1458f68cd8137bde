/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* JSON: limits, the line of every mistake, and the one way to write a value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/format/json.h"
#include "base/memory.h"

static const char nested[] = "{\n"
			     "  \"title\": {\"sv\": \"En titel\\n\", \"en\": \"}]{[\\\"\"},\n"
			     "  \"areas\": [\n"
			     "    {\"id\": \"A\",\n"
			     "     \"items\": [1, -2,\n"
			     "       3, [4,\n"
			     "       {\"deep\": true}]]},\n"
			     "    {\"id\": \"B\", \"items\": []}\n"
			     "  ],\n"
			     "  \"caf\\u00e9\\u0022\": \"x\",\n"
			     "  \"last\"\n"
			     "  :\n"
			     "  null\n"
			     "}\n";

static int forget(void **state)
{
	(void)state;
	error_clear();
	return 0;
}

static json_t *read_text(const char *bytes, struct json_source *source, struct json_place *place)
{
	json_t *document = NULL;

	*source = (struct json_source){ "test.json", bytes, strlen(bytes), NULL };
	if (json_read(source, &document, place) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	return document;
}

/* "areas.1.id": keys and numbers, parted by points. The places lie on the stack of each call. */
static int line_of(const struct json_place *place, const char *path)
{
	struct json_place inner;
	char step[40];
	size_t length = strcspn(path, ".");
	char *end;
	unsigned long index;

	if (path[0] == '\0')
		return json_line(place);
	assert_true(length < sizeof step);
	memcpy(step, path, length);
	step[length] = '\0';
	index = strtoul(step, &end, 10);
	if (*end == '\0')
		json_enter_index(place, index, &inner);
	else
		json_enter_key(place, step, &inner);
	return line_of(&inner, path[length] == '.' ? path + length + 1 : path + length);
}

static const struct {
	const char *path;
	int line;
} lines[] = {
	{ "", 1 },
	{ "title", 2 },
	{ "title.en", 2 },
	{ "areas", 3 },
	{ "areas.0", 4 },
	{ "areas.0.items", 5 },
	{ "areas.0.items.1", 5 },
	{ "areas.0.items.2", 6 },
	{ "areas.0.items.3", 6 },
	{ "areas.0.items.3.1", 7 },
	{ "areas.0.items.3.1.deep", 7 },
	{ "areas.1", 8 },
	{ "areas.1.items", 8 },
	{ "areas.1.items.0", 8 },
	{ "areas.1.missing", 8 },
	{ "café\"", 10 },
	{ "last", 13 },
	{ "missing", 1 },
};

static void lines_of_places(void **state)
{
	struct json_source source;
	struct json_place place;
	json_t *document = read_text(nested, &source, &place);

	(void)state;
	for (size_t i = 0; i < COUNT(lines); i++)
		if (line_of(&place, lines[i].path) != lines[i].line)
			fail_msg("\"%s\" is told at line %d, not %d", lines[i].path,
			    line_of(&place, lines[i].path), lines[i].line);
	json_decref(document);
}

static void lines_without_breaks(void **state)
{
	struct json_source source;
	struct json_place place, inner;
	json_t *document = read_text(" \n\n[[],{},\"\",\n0]", &source, &place);

	(void)state;
	assert_int_equal(json_line(&place), 3);
	assert_true(json_enter_index(&place, 3, &inner));
	assert_int_equal(json_line(&inner), 4);
	assert_false(json_enter_index(&place, 4, &inner));
	assert_int_equal(json_line(&inner), 3);
	assert_false(json_enter_key(&place, "key", &inner));
	assert_int_equal(json_line(&inner), 3);
	json_decref(document);
}

static const struct {
	const char *text, *sentence;
} damaged[] = {
	{ "", "test.json line 1, column " },
	{ "{\n\"a\": 1,\n\"a\": 2}", "test.json line 3, column " },
	{ "{\"a\": 1,\n \"\\u0061\": 2}", "test.json line 2, column " },
	{ "{\"a\": 1}\nx", "test.json line 2, column " },
	{ "[1,]", "test.json line 1, column 3: there is a comma before a closing bracket" },
	{ "{\"å\": 1,\n}",
	    "test.json line 1, column 8: there is a comma before a closing bracket" },
	{ "{\"a\": 1\n \"b\": 2}", "test.json line 1, column 8: a comma is missing here" },
	{ "[1 2]", "test.json line 1, column 3: a comma is missing here" },
	{ "{\"a\" 1}", "test.json line 1, column 5: a colon is missing here" },
	{ "{\"a\" = 1}", "test.json line 1, column 5: a colon is missing here" },
	{ "{“a”: 1}", "test.json line 1, column 2: there is a curly quotation mark here" },
	{ "[”a”]", "test.json line 1, column 2: there is a curly quotation mark here" },
	{ "{\"a\": „b”}", "test.json line 1, column 7: there is a curly quotation mark here" },
	{ "[«a»]", "test.json line 1, column 2: there is an angled quotation mark here" },
	{ "{'a': 1}", "test.json line 1, column 2: there is an apostrophe here" },
	{ "[1, // one\n2]", "test.json line 1, column 5: a comment begins here" },
	{ "/* one */ [1]", "test.json line 1, column 1: a comment begins here" },
	{ "[1\n# one\n]", "test.json line 2, column 1: a comment begins here" },
	{ "{a: 1}", "test.json line 1, column 2: a key is missing here" },
	{ "[True]", "test.json line 1, column 2: there is a word without quotation marks here" },
	{ "[ja]", "test.json line 1, column 2: there is a word without quotation marks here" },
	{ "[1}", "test.json line 1, column 3: there is } here, but the open bracket is [" },
	{ "{\"a\": [1}", "test.json line 1, column 9: there is } here" },
	{ "{\"a\": {\"b\": 1]", "test.json line 1, column 14: there is ] here" },
	{ "[1]]", "test.json line 1, column 4: a bracket closes here that was never opened" },
	{ "{\"a\": 1}, {}", "test.json line 1, column 9: something follows the end" },
	{ "{\"a\":}", "test.json line 1, column 6: a value is missing before this bracket" },
	{ "[1,,2]", "test.json line 1, column 4: a value is missing here" },
	{ "{\"a\": 1,, \"b\": 2}", "test.json line 1, column 9: there is a comma here twice" },
	{ "[\"a\\d\"]", "test.json line 1, column 4: a backslash cannot come before" },
	{ "[\"a\tb\"]", "test.json line 1, column 4: there is a control character in a text" },
	{ "[+1]", "test.json line 1, column 2: a number is not written like this" },
	{ "[.5]", "test.json line 1, column 2: a number is not written like this" },
	{ "[1.]", "test.json line 1, column 2: a number is not written like this" },
	{ "[\u00a01]", "test.json line 1, column 2: there is a no-break space here" },
	{ "[1", "test.json line 1, column 2: this is not JSON: it ends too early" },
	{ "\"text\"", "test.json line 1, column " },
	{ "[\"\xff\"]", "test.json line 1, column " },
	{ "[\"\\u0000\"]", "test.json line 1, column " },
	{ "[\"\\ud800\"]", "test.json line 1, column " },
	{ "[\"a\nb\"]", "test.json line 1, column 2: this text does not end on its line" },
	{ "[01]", "test.json line 1, column 2: a number is not written like this" },
	{ "[99999999999999999999]", "test.json line 1, column " },
	{ "[1e999]", "test.json line 1, column " },
	{ "\xef\xbb\xbf[]", "test.json line 1, column 1: the file begins with a byte order mark" },
	{ "{\"a\": tru\x1b[31m}", "test.json line 1, column " },
};

static void damaged_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(damaged); i++) {
		const struct json_source source = { "test.json", damaged[i].text,
			strlen(damaged[i].text), NULL };
		struct json_place place;
		json_t *document = NULL;

		assert_int_equal(json_read(&source, &document, &place), ERROR_DAMAGED);
		assert_null(document);
		if (strncmp(error_sentence(), damaged[i].sentence, strlen(damaged[i].sentence)) !=
		    0)
			fail_msg("%s", error_sentence());
		assert_true(text_is_safe(error_sentence(), false));
		error_clear();
	}
}

static void embedded_nul(void **state)
{
	const struct json_source source = { "test.json", "[1]\0[2]", 7, NULL };
	struct json_place place;
	json_t *document;

	(void)state;
	assert_int_equal(json_read(&source, &document, &place), ERROR_DAMAGED);
}

static void depth(void **state)
{
	(void)state;
	for (size_t deep = 31; deep <= 34; deep++) {
		struct text text = { 0 };
		struct json_source source;
		struct json_place place;
		json_t *document = NULL;
		enum error rc;

		for (size_t i = 0; i < deep; i++)
			text_add(&text, i % 2 == 0 ? "[" : "{\"a\":");
		text_add(&text, "7");
		for (size_t i = deep; i-- > 0;)
			text_add(&text, i % 2 == 0 ? "]" : "}");
		source = (struct json_source){ "deep", text.bytes, text.length, NULL };
		rc = json_read(&source, &document, &place);
		assert_int_equal(rc, deep <= 32 ? ERROR_NONE : ERROR_DAMAGED);
		json_decref(document);
		text_free(&text);
		error_clear();
	}
}

static const struct json_key keys[] = {
	{ "id", JSON_STRING, true },
	{ "n", JSON_INTEGER, false },
	{ "open", JSON_TRUE, false },
	{ "list", JSON_ARRAY, false },
	{ "inner", JSON_OBJECT, false },
};

static const struct {
	const char *text, *by_people, *by_programs; /* NULL: fine */
} checked[] = {
	{ "{\"id\":\"x\"}", NULL, NULL },
	{ "{\"id\":\"x\",\"n\":1,\"open\":false,\"list\":[],\"inner\":{}}", NULL, NULL },
	{ "{\"id\":\"x\",\n\"odd\":1}",
	    "f line 2: the key \"odd\" is not known here; remove it or spell it as the manual does",
	    NULL },
	{ "{\n\"n\":1}", "f line 1: \"id\" is missing here; add it",
	    "f line 1: \"id\" is missing here; add it" },
	{ "{\"id\":\n1}", "f line 2: \"id\" should be a text in quotation marks",
	    "f line 2: \"id\" should be a text in quotation marks" },
	{ "{\"id\":null}", "f line 1: \"id\" should be a text in quotation marks",
	    "f line 1: \"id\" should be a text in quotation marks" },
	{ "{\"id\":\"x\",\"n\":1.0}", "f line 1: \"n\" should be a whole number",
	    "f line 1: \"n\" should be a whole number" },
	{ "{\"id\":\"x\",\"open\":1}", "f line 1: \"open\" should be true or false",
	    "f line 1: \"open\" should be true or false" },
	{ "{\"id\":\"x\",\"list\":{}}", "f line 1: \"list\" should be a list, […]",
	    "f line 1: \"list\" should be a list, […]" },
	{ "[]", "f line 1: expected an object, {…}", "f line 1: expected an object, {…}" },
};

static void check_one(const char *text, enum json_origin origin, const char *sentence)
{
	struct json_source source;
	struct json_place place;
	json_t *document = read_text(text, &source, &place);

	source.name = "f";
	assert_int_equal(json_check_keys(&place, keys, COUNT(keys), origin),
	    sentence == NULL ? ERROR_NONE : ERROR_DAMAGED);
	assert_string_equal(error_sentence(), sentence == NULL ? "" : sentence);
	error_clear();
	json_decref(document);
}

static void checks_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(checked); i++) {
		check_one(checked[i].text, JSON_BY_PEOPLE, checked[i].by_people);
		check_one(checked[i].text, JSON_BY_PROGRAMS, checked[i].by_programs);
	}
}

static void values(void **state)
{
	struct json_source source;
	struct json_place place;
	json_t *document =
	    read_text("{\"t\":\"x\",\"n\":-7,\"yes\":true,\"no\":false}", &source, &place);

	(void)state;
	assert_string_equal(json_text(&place, "t"), "x");
	assert_string_equal(json_text(&place, "absent"), "");
	assert_int_equal(json_number(&place, "n", 1), -7);
	assert_int_equal(json_number(&place, "absent", 1), 1);
	assert_true(json_flag(&place, "yes", false));
	assert_false(json_flag(&place, "no", true));
	assert_true(json_flag(&place, "absent", true));
	json_decref(document);
}

static void canonical(void **state)
{
	struct json_source source;
	struct json_place place;
	json_t *document = read_text(
	    "{ \"b\": [1, \"\\u00e5\\/\\n\\\"\"], \"a\": {}, \"B\": null, \"\xc3\xa5\": true }",
	    &source, &place);
	char *bytes = json_canonical(document);

	(void)state;
	assert_string_equal(
	    bytes, "{\"B\":null,\"a\":{},\"b\":[1,\"\xc3\xa5/\\n\\\"\"],\"\xc3\xa5\":true}");
	free(bytes);
	json_decref(document);
}

/* The same bytes come back from malloc() at once, but for sanitizers, which keep them from us. */
static void freed_values_are_overwritten(void **state)
{
	enum { SIZE = 1000, HEAP_USES = 32 };
	json_malloc_t take;
	json_free_t give;
	char *bytes;
	uintptr_t was;

	(void)state;
	json_start();
	json_get_alloc_funcs(&take, &give);
	bytes = take(SIZE);
	memset(bytes, 's', SIZE);
	was = (uintptr_t)bytes;
	give(bytes);
	bytes = take(SIZE);
	if ((uintptr_t)bytes != was) {
		give(bytes);
		skip();
	}
	for (size_t i = HEAP_USES; i < SIZE; i++)
		assert_int_equal(bytes[i], 0);
	give(bytes);
	give(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(lines_of_places, forget),
		cmocka_unit_test_setup(lines_without_breaks, forget),
		cmocka_unit_test_setup(damaged_texts, forget),
		cmocka_unit_test_setup(embedded_nul, forget),
		cmocka_unit_test_setup(depth, forget),
		cmocka_unit_test_setup(checks_keys, forget),
		cmocka_unit_test_setup(values, forget),
		cmocka_unit_test_setup(canonical, forget),
		cmocka_unit_test_setup(freed_values_are_overwritten, forget),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
