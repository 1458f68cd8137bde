/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What people read and type, in every kind of encoding. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistr.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/locales.h"
#include "support/scratch.h"

enum { UTF8, ASCII, LATIN, JAPANESE, ENCODINGS };

static const struct {
	const char *locale, *charset; /* charset NULL: every machine has it */
} encodings[ENCODINGS] = {
	[UTF8] = { "C.UTF-8", NULL },
	[ASCII] = { "C", NULL },
	[LATIN] = { "sv_SE.ISO-8859-1", "ISO-8859-1" },
	[JAPANESE] = { "sv_SE.EUC-JP", "EUC-JP" },
};

/* False where this machine cannot speak it. */
static bool speak(int encoding)
{
	const char *charset = encodings[encoding].charset;

	if (charset != NULL && !locales_make(charset, encodings[encoding].locale))
		return false;
	setenv("LC_ALL", encodings[encoding].locale, 1);
	language_start();
	return language_choose("en") == ERROR_NONE;
}

static int teardown(void **state)
{
	locales_forget();
	speak(UTF8);
	return scratch_remove(state);
}

static const struct {
	const char *utf8, *shown[ENCODINGS];
} said[] = {
	{ "Hello", { "Hello", "Hello", "Hello", "Hello" } },
	{ "", { "", "", "", "" } },
	{ "Åsa är på väg", { "Åsa är på väg", "Asa ar pa vag", "\305sa \344r p\345 v\344g",
			       "\x8f\xaa\xa9sa \x8f\xab\xa3r p\x8f\xab\xa9 v\x8f\xab\xa3g" } },
	{ "«ja» … – nej", { "«ja» … – nej", "\"ja\" ... - nej", "\253ja\273 ... - nej", NULL } },
	{ "”ja” ✓ ▸ →", { "”ja” ✓ ▸ →", "\"ja\" x > >", "\"ja\" x > >", NULL } },
	{ "œuvre, æble, 5 €",
	    { "œuvre, æble, 5 €", "oeuvre, aeble, 5 EUR", "oeuvre, \346ble, 5 EUR", NULL } },
	{ "日本 🙂", { "日本 🙂", "?? ?", "?? ?", "\xc6\xfc\xcb\xdc ?" } },
	/* A letter and its mark apart, a mark that no letter takes, two marks of which one stays.
	 */
	{ "a\u030a z\u030a \u01df",
	    { "a\u030a z\u030a \u01df", "a z a", "\345 z \344", "\x8f\xab\xa9 z \x8f\xab\xa3" } },
	/* Never sent here, and shown all the same. */
	{ "a\xff\xc3", { "a\xff\xc3", "a??", "a??", "a??" } },
};

static void shown_in(int encoding)
{
	if (!speak(encoding))
		skip();
	for (size_t i = 0; i < COUNT(said); i++) {
		char *shown = charset_from_utf8(said[i].utf8);

		if (said[i].shown[encoding] != NULL)
			assert_string_equal(shown, said[i].shown[encoding]);
		free(shown);
	}
}

static char *printed(const char *name)
{
	size_t length;
	FILE *file = fopen(scratch_path("printed"), "w");

	assert_non_null(file);
	charset_print(file, "%s: %d", name, 5);
	charset_print(file, "%s", "");
	fclose(file);
	return scratch_read("printed", &length);
}

static void prints(int encoding, const char *expected)
{
	char *bytes;

	assert_true(speak(encoding));
	bytes = printed("Åsa");
	assert_string_equal(bytes, expected);
	free(bytes);
}

static void is_shown_in_utf8(void **state)
{
	(void)state;
	shown_in(UTF8);
	prints(UTF8, "Åsa: 5");
}

static void is_shown_in_ascii(void **state)
{
	(void)state;
	shown_in(ASCII);
	prints(ASCII, "Asa: 5");
}

static void is_shown_in_latin(void **state)
{
	(void)state;
	shown_in(LATIN);
	prints(LATIN, "\305sa: 5");
}

static void is_shown_in_japanese(void **state)
{
	(void)state;
	shown_in(JAPANESE);
}

/* The C library knows its sentences in the encoding of the locale. */
static void the_system_speaks_utf8(void **state)
{
	static const int errors[] = { EACCES, EISDIR, ENOSPC, EROFS };

	(void)state;
	if (!speak(LATIN))
		skip();
	assert_int_equal(setenv("LANGUAGE", "sv", 1), 0);
	for (size_t i = 0; i < COUNT(errors); i++)
		assert_true(text_is_utf8(strerror(errors[i]), strlen(strerror(errors[i]))));
}

enum { SIZE = 12 };

static const struct {
	int encoding;
	const char *typed;
	size_t length;
	const char *utf8, *sentence; /* one of them */
} typed[] = {
	{ UTF8, "Åsa", 4, "Åsa", NULL },
	{ UTF8, "", 0, "", NULL },
	{ UTF8, "abcdefghijk", 11, "abcdefghijk", NULL },
	{ UTF8, "abcdefghijkl", 12, NULL, "the line is too long" },
	{ UTF8, "a", 100000, NULL, "the line is too long" },
	{ UTF8, "\305sa", 3, NULL, "that is not text in UTF-8" },
	{ UTF8, "a\0b", 3, NULL, "that is not text in UTF-8" },
	{ ASCII, "Asa", 3, "Asa", NULL },
	{ ASCII, "Åsa", 4, "Åsa", NULL },
	{ ASCII, "\305sa", 3, NULL, "that is not text in UTF-8" },
	{ LATIN, "\305sa", 3, "Åsa", NULL },
	{ LATIN, "", 0, "", NULL },
	{ LATIN, "Åsa", 4, "Ã\xc2\x85sa", NULL },
	{ LATIN, "\345\344\366\345\344", 5, "åäöåä", NULL },
	{ LATIN, "\345\344\366\345\344a", 6, "åäöåäa", NULL },
	{ LATIN, "\345\344\366\345\344\366", 6, NULL, "the line is too long" },
	{ LATIN, "abcdefghij\345", 11, NULL, "the line is too long" },
	{ LATIN, "abcdefghi\345", 10, "abcdefghiå", NULL },
	{ LATIN, "abcdefghijk", 11, "abcdefghijk", NULL },
	{ LATIN, "abcdefghijkl", 12, NULL, "the line is too long" },
	{ LATIN, "a\0b", 3, NULL, "that is not text in ISO-8859-1" },
	{ JAPANESE, "\xc6\xfc\xcb\xdc", 4, "日本", NULL },
	{ JAPANESE, "\x8f\xab\xa9sa", 5, "åsa", NULL },
	{ JAPANESE, "a\xc6", 2, NULL, "that is not text in EUC-JP" },
	{ JAPANESE, "\xc6 ", 2, NULL, "that is not text in EUC-JP" },
};

/* What is left of a line behind it is nobody's: a secret may have lain there. */
static void must_be_empty_behind(const char *line, size_t length)
{
	for (size_t i = length; i < SIZE; i++)
		assert_int_equal(line[i], '\0');
}

static void typed_one(size_t i)
{
	char line[SIZE] = { 0 };
	size_t length = typed[i].length;
	enum error rc;

	memcpy(line, typed[i].typed, length < SIZE ? length : 1);
	rc = charset_to_utf8(line, SIZE, &length);
	if (typed[i].utf8 != NULL) {
		assert_int_equal(rc, ERROR_NONE);
		assert_string_equal(line, typed[i].utf8);
		assert_int_equal(length, strlen(typed[i].utf8));
		must_be_empty_behind(line, length);
	} else {
		assert_int_not_equal(rc, ERROR_NONE);
		assert_string_equal(error_sentence(), typed[i].sentence);
		assert_string_not_equal(error_next_step(), "");
		error_clear();
	}
}

/* Key by key it comes to the same, with a sign for what is no text. */
static void keyed(const char *bytes, size_t length, const char *expected)
{
	struct charset_typed partial = { 0 };
	char text[64] = "";
	size_t end = 0;

	for (size_t i = 0; i < length; i++) {
		bool again;
		uint32_t character = charset_take_byte(&partial, bytes[i], &again);

		if (character != CHARSET_MORE)
			end += (size_t)u8_uctomb((uint8_t *)text + end, character, 8);
		i -= again;
	}
	text[end] = '\0';
	assert_string_equal(text, expected);
	assert_int_equal(charset_check_typed(text),
	    strstr(expected, "\uFFFD") != NULL ? ERROR_REFUSED : ERROR_NONE);
	error_clear();
}

static void comes_key_by_key(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(typed); i++)
		if (typed[i].utf8 != NULL && speak(typed[i].encoding))
			keyed(typed[i].typed, typed[i].length, typed[i].utf8);
	for (size_t i = 0; i < 2; i++) {
		assert_true(speak(i == 0 ? UTF8 : ASCII));
		keyed("m\xf6rk \xe5n", 8, "m\uFFFDrk \uFFFDn");
		keyed("\xc3\xc3\xb6\x94\xf6", 5, "\uFFFDö\uFFFD");
		keyed("\U0001F600", 4, "\U0001F600");
	}
	if (speak(JAPANESE))
		keyed("a\xc6 ", 3, "a\uFFFD ");
}

static void typed_in(int encoding)
{
	if (!speak(encoding))
		skip();
	for (size_t i = 0; i < COUNT(typed); i++)
		if (typed[i].encoding == encoding)
			typed_one(i);
}

static void is_typed_in_utf8(void **state)
{
	(void)state;
	typed_in(UTF8);
}

static void is_typed_in_ascii(void **state)
{
	(void)state;
	typed_in(ASCII);
}

static void is_typed_in_latin(void **state)
{
	(void)state;
	typed_in(LATIN);
}

static void is_typed_in_japanese(void **state)
{
	(void)state;
	typed_in(JAPANESE);
}

static void a_copy_has_room(void **state)
{
	char *copy;

	(void)state;
	if (!speak(LATIN))
		skip();
	assert_int_equal(charset_copy("\345\344\366", &copy), ERROR_NONE);
	assert_string_equal(copy, "åäö");
	free(copy);
	assert_true(speak(ASCII));
	assert_int_equal(charset_copy("\345\344\366", &copy), ERROR_REFUSED);
	assert_null(copy);
	error_clear();
}

static void can_all_be_shown(void **state)
{
	(void)state;
	assert_true(speak(ASCII));
	assert_true(charset_has_all(""));
	assert_true(charset_has_all("plata"));
	assert_false(charset_has_all("plåta"));
	if (!speak(LATIN))
		skip();
	assert_true(charset_has_all("plåta"));
	assert_true(charset_has_all("pla\u030ata"));
	assert_false(charset_has_all("日本"));
	assert_false(charset_has_all("plåta …"));
	assert_true(speak(UTF8));
	assert_true(charset_has_all("plåta … 日本"));
}

/* The last test: there is no way back. */
static void ascii_alone(void **state)
{
	char *shown;

	(void)state;
	charset_use_ascii();
	shown = charset_from_utf8("Åsa …");
	assert_string_equal(shown, "Asa ...");
	free(shown);
	prints(UTF8, "Asa: 5");
	assert_false(charset_has_all("å"));
	typed_in(UTF8);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(is_shown_in_utf8),
		TEST(is_shown_in_ascii),
		TEST(is_shown_in_latin),
		TEST(is_shown_in_japanese),
		TEST(the_system_speaks_utf8),
		TEST(is_typed_in_utf8),
		TEST(is_typed_in_ascii),
		TEST(comes_key_by_key),
		TEST(is_typed_in_latin),
		TEST(is_typed_in_japanese),
		TEST(a_copy_has_room),
		TEST(can_all_be_shown),
		TEST(ascii_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
