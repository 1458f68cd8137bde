/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The guide: whole in both languages, the same in both, and refused where it is not written as it
 * should be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "client/steps/guide.h"
#include "client/steps/guide_role.h"

static struct guide *load(const char *language)
{
	struct guide *guide = NULL;

	if (guide_load(language, &guide) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	return guide;
}

/* Nobody reads less than others: the same chapters in the same order, with as many headings,
 * items and commands. */
static void test_both_languages_say_the_same(void **state)
{
	struct guide *english = load("en"), *swedish = load("sv");

	(void)state;
	/* Each is a choice with a digit of its own. */
	assert_in_range(english->n_chapters, 1, 9);
	assert_int_equal(swedish->n_chapters, english->n_chapters);
	for (size_t i = 0; i < english->n_chapters; i++) {
		const struct guide_chapter *ours = &english->chapters[i];
		const struct guide_chapter *theirs = &swedish->chapters[i];

		assert_string_equal(theirs->id, ours->id);
		assert_string_not_equal(theirs->title, ours->title);
		if (theirs->n_parts != ours->n_parts)
			fail_msg("%s has %zu parts, and %zu in Swedish", ours->id, ours->n_parts,
			    theirs->n_parts);
		for (size_t j = 0; j < ours->n_parts; j++)
			if (theirs->parts[j].mark != ours->parts[j].mark)
				fail_msg("%s: «%s» stands where «%s» is", ours->id,
				    theirs->parts[j].text, ours->parts[j].text);
	}
	guide_free(english);
	guide_free(swedish);
}

/* What --role takes: each finds a chapter, and one further on to which the next choice leads. */
static void test_every_role_has_a_chapter(void **state)
{
	struct guide *guide = load("en");

	(void)state;
	for (size_t i = 0; i < guide_n_roles; i++) {
		size_t place = guide_find(guide, guide_roles[i].id);

		assert_string_equal(guide->chapters[place].id, guide_roles[i].id);
		assert_in_range(place, 1, guide->n_chapters - 2);
		assert_ptr_equal(guide_role_find(guide_roles[i].id), &guide_roles[i]);
	}
	assert_null(guide_role_find("what"));
	assert_int_equal(guide_find(guide, "nobody"), 0);
	guide_free(guide);
}

static void test_another_language_reads_english(void **state)
{
	struct guide *guide = load("xx");

	(void)state;
	assert_string_equal(guide->chapters[0].title, "What this is, and who does what");
	guide_free(guide);
}

static void test_every_mark_is_read(void **state)
{
	static const char text[] = "# one First\n\nA text\nof two lines.\n\nAnother.\n- an item\n"
				   "  of two lines\n- one more\n\n    a --command\n      indented\n"
				   "# two Second\n## And #more\nåäö\n";
	static const struct {
		enum guide_mark mark;
		const char *text;
	} expected[] = {
		{ GUIDE_TEXT, "A text of two lines." },
		{ GUIDE_TEXT, "Another." },
		{ GUIDE_ITEM, "an item of two lines" },
		{ GUIDE_ITEM, "one more" },
		{ GUIDE_COMMAND, "a --command" },
		{ GUIDE_COMMAND, "  indented" },
	};
	struct guide *guide = NULL;

	(void)state;
	assert_int_equal(guide_read("text", text, strlen(text), &guide), ERROR_NONE);
	assert_int_equal(guide->n_chapters, 2);
	assert_string_equal(guide->chapters[0].id, "one");
	assert_string_equal(guide->chapters[0].title, "First");
	assert_int_equal(guide->chapters[0].n_parts, COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++) {
		assert_int_equal(guide->chapters[0].parts[i].mark, expected[i].mark);
		assert_string_equal(guide->chapters[0].parts[i].text, expected[i].text);
	}
	assert_int_equal(guide->chapters[1].parts[0].mark, GUIDE_HEADING);
	assert_string_equal(guide->chapters[1].parts[0].text, "And #more");
	assert_string_equal(guide->chapters[1].parts[1].text, "åäö");
	guide_free(guide);
}

static void test_slips_are_refused_with_their_line(void **state)
{
	static const struct {
		const char *text, *sentence;
	} rows[] = {
		{ "", "text line 0: there is nothing to read" },
		{ "\n\n", "text line 2: there is nothing to read" },
		{ "Text\n", "text line 1: a guide begins with a chapter" },
		{ "- item\n", "text line 1: a guide begins with a chapter" },
		{ "# a\n", "text line 1: a chapter is: # id Title" },
		{ "# A Title\n", "text line 1: a chapter is" },
		{ "# a  Title\n", "text line 1: a chapter is" },
		{ "# abcdefghijklmnop Title\n", "text line 1: a chapter is" },
		{ "# a Title\n", "text line 1: there is nothing to read" },
		{ "# a Title\n# b Title\n", "text line 2: the chapter before is empty" },
		{ "# a T\ntext\n# a T\n", "text line 3: there is already a chapter with this id" },
		{ "# a T\n#text\n", "text line 2: no line begins like this" },
		{ "# a T\n### text\n", "text line 2: no line begins" },
		{ "# a T\n text\n", "text line 2: no line begins" },
		{ "# a T\n  text\n", "text line 2: no line begins" },
		{ "# a T\n   text\n", "text line 2: no line begins" },
		{ "# a T\ntext\n    command\n", "text line 3: no line begins" },
		{ "# a T\n- item\ntext\n", "text line 3: no line begins" },
		{ "# a T\n- item\n\n  text\n", "text line 4: no line begins" },
		{ "# a T\n##  text\n", "text line 2: there is no text after the mark" },
		{ "# a T\n-  text\n", "text line 2: there is no text after the mark" },
		{ "# a T\ntext \n", "text line 2: the line ends with a space" },
		{ "# a T\n- \n", "text line 2: the line ends with a space" },
		{ "# a T\ntext", "text line 2: the last line does not end with a line break" },
		{ "# a T\na\ttab\n", "text line 2: there is something that cannot be shown" },
		{ "# a T\r\n", "text line 1: there is something that cannot be shown" },
		{ "# a T\n\xe2\x80\xaetxet\n", "text line 2: there is something that cannot" },
		{ "# a T\n\xff\n", "text is not UTF-8 text" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct guide *guide = NULL;
		enum error rc = guide_read("text", rows[i].text, strlen(rows[i].text), &guide);

		assert_int_equal(rc, ERROR_DAMAGED);
		if (strstr(error_sentence(), rows[i].sentence) == NULL)
			fail_msg("%zu: «%s»", i, error_sentence());
		error_clear();
	}
}

static void test_a_guide_has_a_limit(void **state)
{
	char *text = memory_new(GUIDE_LIMIT + 2, 1);
	struct guide *guide = NULL;

	(void)state;
	memset(text, 'a', GUIDE_LIMIT + 1);
	memcpy(text, "# a T\n", 6);
	text[GUIDE_LIMIT - 1] = '\n';
	assert_int_equal(guide_read("text", text, GUIDE_LIMIT, &guide), ERROR_NONE);
	guide_free(guide);
	assert_int_equal(guide_read("text", text, GUIDE_LIMIT + 1, &guide), ERROR_TOO_LARGE);
	error_clear();
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_languages_say_the_same),
		cmocka_unit_test(test_every_role_has_a_chapter),
		cmocka_unit_test(test_another_language_reads_english),
		cmocka_unit_test(test_every_mark_is_read),
		cmocka_unit_test(test_slips_are_refused_with_their_line),
		cmocka_unit_test(test_a_guide_has_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
