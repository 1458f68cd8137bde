/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Text: what may be shown, judged against Unicode's own tables; columns, graphemes and lines; and
 * the same rules on a thousand random texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"

#define RING   "a\xcc\x8a"                                                  /* a, combining ring */
#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466" /* joined emoji */
#define FLAG   "\U0001F1F8\U0001F1EA"
#define LOST   "\uFFFD"

/* What words are written with. */
static bool must_be_safe(ucs4_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
						       UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_P |
						       UC_CATEGORY_MASK_S | UC_CATEGORY_MASK_Zs) &&
	       (!uc_is_property_default_ignorable_code_point(c) ||
		   uc_is_property_variation_selector(c));
}

static bool must_be_refused(ucs4_t c)
{
	if (uc_is_property_join_control(c) || uc_is_property_variation_selector(c))
		return false;
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cs |
						       UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Zl |
						       UC_CATEGORY_MASK_Zp) ||
	       uc_is_property_not_a_character(c) || uc_is_property_bidi_control(c) ||
	       uc_is_property_default_ignorable_code_point(c) || (c >= 0xE0000 && c <= 0xE007F) ||
	       (c >= 0xFFF9 && c <= 0xFFFB);
}

static void every_character(void **state)
{
	uint8_t bytes[8];
	int length;

	(void)state;
	for (ucs4_t c = 1; c <= 0x10FFFF; c++) {
		length = u8_uctomb(bytes, c, sizeof bytes - 1);
		if (length < 0) /* a surrogate */
			continue;
		bytes[length] = '\0';
		if (must_be_refused(c) && text_is_safe((char *)bytes, false))
			fail_msg("U+%04X is taken for safe", (unsigned)c);
		if (must_be_safe(c) && !text_is_safe((char *)bytes, false))
			fail_msg("U+%04X is refused", (unsigned)c);
	}
}

static void joiners_are_words(void **state)
{
	(void)state;
	assert_true(text_is_safe("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", false));
	assert_true(text_is_safe(FAMILY, false));
	assert_true(text_is_safe("\u2764\uFE0F", false));
}

static void line_feeds(void **state)
{
	(void)state;
	assert_true(text_is_safe("a\nb", true));
	assert_false(text_is_safe("a\nb", false));
	assert_false(text_is_safe("a\tb", true));
	assert_false(text_is_safe("a\r\nb", true));
}

static const struct {
	const char *text, *made_safe;
} malformed[] = {
	{ "\x80", LOST },
	{ "a\xff"
	  "b",
	    "a" LOST "b" },
	{ "\xc3", LOST }, { "\xe2\x82", LOST LOST }, { "\xc0\xaf", LOST LOST }, /* "/" made long */
	{ "\xed\xa0\x80", LOST LOST LOST },                                     /* a surrogate */
	{ "\xf4\x90\x80\x80", LOST LOST LOST LOST },                            /* beyond Unicode */
	{ "\x1b]0;title\x07", LOST "]0;title" LOST }, /* an escape to the terminal */
	{ "\xc2\x9b"
	  "31m",
	    LOST "31m" }, /* the same in one character */
	{ "abc\u202E"
	  "def",
	    "abc" LOST "def" }, /* reversed from here on */
	{ "\U000E0041", LOST }, /* a tag */
};

static void malformed_is_made_safe(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(malformed); i++) {
		char *safe = text_made_safe(malformed[i].text, false);

		assert_false(text_is_safe(malformed[i].text, false));
		assert_string_equal(safe, malformed[i].made_safe);
		assert_true(text_is_safe(safe, false));
		free(safe);
	}
}

static void utf8(void **state)
{
	(void)state;
	assert_true(text_is_utf8(NULL, 0));
	assert_true(text_is_utf8("självskattning", strlen("självskattning")));
	assert_false(text_is_utf8("a\0b", 3));
	assert_false(text_is_utf8("\xc3", 1));
	for (size_t i = 0; i < 7; i++)
		assert_false(text_is_utf8(malformed[i].text, strlen(malformed[i].text)));
}

static void grows(void **state)
{
	struct text text = { 0 };
	char *bytes = text_take(&text);

	(void)state;
	assert_string_equal(bytes, "");
	free(bytes);
	for (int i = 0; i < 1000; i++)
		text_addf(&text, "%d,", i % 10);
	text_add(&text, "");
	text_add_bytes(&text, NULL, 0);
	assert_int_equal(text.length, 2000);
	assert_memory_equal(text.bytes + 1996, "8,9,", 5);
	bytes = text_take(&text);
	assert_null(text.bytes);
	free(bytes);
	text_add(&text, "x");
	text_free(&text);
	text_free(&text);
	text_add(&text, "y");
	text_wipe(&text);
	text_wipe(&text);
	assert_null(text.bytes);
	bytes = text_format("%s-%03d", "å", 7);
	assert_string_equal(bytes, "å-007");
	free(bytes);
	bytes = text_format("%s", "");
	assert_string_equal(bytes, "");
	free(bytes);
}

static const struct {
	const char *text;
	size_t width;
} widths[] = {
	{ "", 0 },
	{ "skola", 5 },
	{ "självskattning", 14 },
	{ RING, 1 },
	{ "\u6f22\u5b57", 4 },
	{ FLAG, 2 },
	{ "\u200D", 0 },
	{ LOST, 1 },
};

static void columns(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(widths); i++)
		if (text_width(widths[i].text) != widths[i].width)
			fail_msg("\"%s\" is %zu wide, not %zu", widths[i].text,
			    text_width(widths[i].text), widths[i].width);
	assert_int_equal(text_width_bytes("åäö", 4), 2);
}

static void padded(void **state)
{
	char line[32];

	(void)state;
	snprintf(line, sizeof line, "%-*s|", text_padding("åäö", 5), "åäö");
	assert_string_equal(line, "åäö  |");
	snprintf(line, sizeof line, "%-*s|", text_padding("\u6f22\u5b57", 5), "\u6f22\u5b57");
	assert_string_equal(line, "\u6f22\u5b57 |");
	snprintf(line, sizeof line, "%-*s|", text_padding("skola", 5), "skola");
	assert_string_equal(line, "skola|");
}

static void fits(void **state)
{
	struct text marks = { 0 };

	(void)state;
	assert_int_equal(text_fit("abc", 2), 2);
	assert_int_equal(text_fit("abc", 3), 3);
	assert_int_equal(text_fit("abc", 0), 0);
	assert_int_equal(text_fit("åäö", 2), 4);
	assert_int_equal(text_fit(RING "bc", 1), strlen(RING));
	assert_int_equal(text_fit("a\u6f22", 2), 1);
	assert_int_equal(text_fit(FAMILY "x", 1), 0);
	/* Marks heaped on one letter belong to it, however many. */
	text_add(&marks, "ab");
	for (int i = 0; i < 1000; i++)
		text_add(&marks, "\u0308");
	text_add(&marks, "c");
	assert_int_equal(text_fit(marks.bytes, 2), marks.length - 1);
	assert_int_equal(text_fit(marks.bytes, 1), 1);
	text_free(&marks);
}

static void assert_start(const char *text, size_t columns, const char *expected)
{
	char *start = text_start(text, columns);

	assert_string_equal(start, expected);
	text_forget(start);
}

/* In one line and safe, and cut between letters. */
static void starts(void **state)
{
	(void)state;
	assert_start("", 3, "");
	assert_start("abc", 3, "abc");
	assert_start("abcd", 3, "abc…");
	assert_start("a\nb\nc", 4, "a b …");
	assert_start("åäöå", 3, "åäö…");
	assert_start("a\033[2Jb", 9, "a\ufffd[2Jb");
}

static void graphemes(void **state)
{
	static const char text[] = "x" RING FAMILY FLAG "y";
	const size_t starts[] = { 0, 1, 1 + strlen(RING), 1 + strlen(RING) + strlen(FAMILY),
		sizeof text - 2, sizeof text - 1 };

	(void)state;
	for (size_t i = 0; i + 1 < COUNT(starts); i++) {
		assert_int_equal(text_next(text, starts[i]), starts[i + 1]);
		assert_int_equal(text_previous(text, starts[i + 1]), starts[i]);
	}
	assert_int_equal(text_next(text, sizeof text - 1), sizeof text - 1);
	assert_int_equal(text_previous(text, 0), 0);
}

/* All lines of a text, each ended by "|". */
static char *wrapped(const char *text, size_t width)
{
	struct text lines = { 0 };
	size_t next;

	while (*text != '\0') {
		text_add_bytes(&lines, text, text_wrap(text, width, &next));
		text_add(&lines, "|");
		assert_true(next > 0);
		text += next;
	}
	return text_take(&lines);
}

static const struct {
	const char *text;
	size_t width;
	const char *lines;
} wraps[] = {
	{ "", 10, "" },
	{ "kort", 10, "kort|" },
	{ "Jag använder digitala verktyg när jag planerar.", 20,
	    "Jag använder|digitala verktyg när|jag planerar.|" },
	{ "åäö åäö", 3, "åäö|åäö|" },
	{ "åäö åäö", 7, "åäö åäö|" },
	{ "ett två", 3, "ett|två|" },
	{ "rad ett\nrad två", 20, "rad ett|rad två|" },
	{ "ett\n\ntvå", 20, "ett||två|" },
	{ "ett   \ntvå", 20, "ett|två|" },
	{ "fyra      \nfem", 4, "fyra|fem|" },
	{ "fyra      fem", 4, "fyra|fem|" },
	{ "slut\n", 10, "slut|" },
	{ "bild- och ljud", 9, "bild- och|ljud|" },
	{ "bild-och-ljud", 9, "bild-och-|ljud|" },
	{ "med codes --since 1", 13, "med codes|--since 1|" },
	{ "kör --dry-run först", 10, "kör|--dry-run|först|" },
	{ "i ”x --renew-leader”", 14, "i ”x|--renew-leader|”|" },
	{ "Ask ikt@skola.example today.", 18, "Ask|ikt@skola.example|today.|" },
	{ "ibland 20–30, till", 11, "ibland|20–30, till|" },
	{ "nivå Van–Driver", 9, "nivå Van–|Driver|" },
	{ "–5 1–", 2, "–5|1–|" },
	{ "sjuksköterska", 5, "sjuks|köter|ska|" },
	{ "en sjuksköterska", 5, "en|sjuks|köter|ska|" },
	{ RING RING RING, 2, RING RING "|" RING "|" },
	{ "\u6f22\u5b57", 1, "\u6f22|\u5b57|" },
	{ "ab", 0, "a|b|" },
};

static void wrapping(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(wraps); i++) {
		char *lines = wrapped(wraps[i].text, wraps[i].width);

		assert_string_equal(lines, wraps[i].lines);
		free(lines);
	}
}

static void same_words(void **state)
{
	(void)state;
	assert_true(text_same_word("Skola", "sKOLA"));
	assert_true(text_same_word("", ""));
	assert_false(text_same_word("skola", "skolan"));
	assert_false(text_same_word("skolan", "skola"));
	assert_false(text_same_word("Å", "å"));
}

/* The same numbers on every machine. */
static uint32_t random_number(uint32_t below)
{
	static uint64_t seed = 20160630;

	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static char *random_text(void)
{
	static const char *const pieces[] = { " ", " ", "\n", "a", "e", "ö", RING, FAMILY, FLAG,
		"\u6f22", "-", "\u00AD", "\u202E", "\x1b[2J", "\xc3", "\xff", "\u0301", "ordet ",
		"handlingsplan", "\u200D", "\uFE0F", "\u00A0" };
	struct text text = { 0 };

	for (uint32_t n = random_number(80); n > 0; n--) {
		const char byte = (char)(1 + random_number(255));

		if (random_number(8) == 0)
			text_add_bytes(&text, &byte, 1);
		else
			text_add(&text, pieces[random_number(COUNT(pieces))]);
	}
	return text_take(&text);
}

static void check_steps(const char *text)
{
	size_t length = strlen(text);

	for (size_t at = 0, next; at < length; at = next) {
		next = text_next(text, at);
		assert_true(next > at && next <= length);
		assert_int_equal(text_previous(text, next), at);
	}
}

static bool is_boundary(const char *text, size_t offset)
{
	return offset == 0 || text_next(text, text_previous(text, offset)) == offset;
}

/* No line is too wide unless one grapheme is, and nothing is lost but blanks and line feeds. */
static void check_lines(const char *text, size_t width)
{
	size_t next, shown;

	for (; *text != '\0'; text += next) {
		shown = text_wrap(text, width, &next);
		assert_true(next > 0 && shown <= next);
		assert_true(text_width_bytes(text, shown) <= width || shown == text_next(text, 0));
		assert_null(memchr(text, '\n', shown));
		assert_int_equal(shown + strspn(text + shown, " \n") >= next, 1);
	}
}

static void random_texts(void **state)
{
	(void)state;
	for (int i = 0; i < 1000; i++) {
		char *raw = random_text();
		char *safe = text_made_safe(raw, true);
		char *again = text_made_safe(safe, true);
		size_t width = 1 + random_number(30), fitting = text_fit(safe, width);

		assert_true(text_is_safe(safe, true));
		assert_true(text_is_utf8(safe, strlen(safe)));
		assert_string_equal(again, safe);
		assert_int_equal(text_is_safe(raw, true), strcmp(raw, safe) == 0);
		assert_true(text_width_bytes(safe, fitting) <= width);
		assert_true(is_boundary(safe, fitting));
		check_steps(safe);
		check_lines(safe, width);
		/* What is no UTF-8 has no right answer, but an end. */
		free(wrapped(raw, width));
		free(again);
		again = text_spell(raw);
		free(again);
		free(safe);
		free(raw);
	}
}

static void spelled_in_one_way(void **state)
{
	static const struct {
		const char *typed, *spelled;
	} texts[] = {
		{ "So\u0308dra omra\u030adet", "S\u00f6dra omr\u00e5det" },
		{ "A\u030asa", "\u00c5sa" },
		{ "\u212bsa", "\u00c5sa" }, /* the sign of the angstrom */
		{ " \t\u00a0Bj\u00f6rk\u2003ek \u3000\u202f\r\n", "Bj\u00f6rk\u2003ek" },
		{ "one\r\ntwo\tthree", "one\ntwo three" }, { "\u00a0", "" }, { "", "" },
		{ "m\xf6rk ", "m\xf6rk" }, /* of another encoding: left to who checks it */
		{ "\U0001D15E", "\U0001D157\U0001D165" }, /* what NFC makes longer */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		char *spelled = text_spell(texts[i].typed), *again = text_spell(spelled);

		assert_string_equal(spelled, texts[i].spelled);
		assert_string_equal(again, spelled);
		free(again);
		free(spelled);
	}
}

/* Also where a blank stands behind what is looked at, which is none of it. */
static void nothing_is_trimmed_to_nothing(void **state)
{
	const char *text = " \n";
	size_t length = 0;

	(void)state;
	text_trim(&text, &length);
	assert_int_equal(length, 0);
	length = 1;
	text_trim(&text, &length);
	assert_int_equal(length, 0);
}

static void composed_keeps_blanks(void **state)
{
	char composed[TEXT_COMPOSED * 8 + 1];

	(void)state;
	assert_int_equal(text_compose(" o\u0308 ", 5, composed), 4);
	assert_string_equal(composed, " \u00f6 ");
	assert_int_equal(text_compose("\U0001D160\U0001D160", 8, composed), 24);
}

static void in_other_spellings(void **state)
{
	char *parts = text_decompose("\u00c5sa"),
	     *heard = text_heard("S\u00d6dra \u00a0 Omra\u030adet");

	(void)state;
	assert_string_equal(parts, "A\u030asa");
	assert_string_equal(heard, "s\u00f6draomr\u00e5det");
	free(parts);
	free(heard);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_character),
		cmocka_unit_test(joiners_are_words),
		cmocka_unit_test(line_feeds),
		cmocka_unit_test(malformed_is_made_safe),
		cmocka_unit_test(utf8),
		cmocka_unit_test(grows),
		cmocka_unit_test(columns),
		cmocka_unit_test(padded),
		cmocka_unit_test(fits),
		cmocka_unit_test(starts),
		cmocka_unit_test(graphemes),
		cmocka_unit_test(wrapping),
		cmocka_unit_test(same_words),
		cmocka_unit_test(spelled_in_one_way),
		cmocka_unit_test(composed_keeps_blanks),
		cmocka_unit_test(nothing_is_trimmed_to_nothing),
		cmocka_unit_test(in_other_spellings),
		cmocka_unit_test(random_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
