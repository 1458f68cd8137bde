/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Keys, the bottom bar, lists, fields and scrolled texts, without a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "tui/choices.h"
#include "tui/keybar.h"
#include "tui/keys.h"
#include "tui/line_edit.h"
#include "tui/text_view.h"

/* Keys */

static enum error act(void *state, int code)
{
	(void)state;
	(void)code;
	return ERROR_NONE;
}

static const struct key table[] = {
	{ .codes = { KEYS_DIGIT }, .name = "1–5", .label = "answer" },
	{ .codes = { 'u', KEYS_F(3) }, .label = "undo", .act = act },
	{ .codes = { KEYS_UP, KEYS_DOWN }, .label = "choose", .act = act },
	{ .codes = { KEYS_CTRL('d') }, .label = "done", .act = act, .weight = KEYS_IF_ROOM },
	{ .codes = { KEYS_ESC }, .label = "back", .act = act },
	{ .codes = { 0 } },
};

static const struct key common[] = {
	{ .codes = { KEYS_CTRL('l') }, .label = "redraw", .act = act, .weight = KEYS_ONLY_HELP },
	{ .codes = { '?', KEYS_F(1) }, .label = "help", .act = act },
	{ .codes = { 0 } },
};

static void find(void **state)
{
	(void)state;
	assert_ptr_equal(keys_find(table, 'u', false), &table[1]);
	assert_ptr_equal(keys_find(table, KEYS_F(3), false), &table[1]);
	assert_ptr_equal(keys_find(table, KEYS_DOWN, false), &table[2]);
	assert_null(keys_find(table, 'x', false));
	assert_null(keys_find(NULL, 'u', false));
	/* The digits only explain what input() takes. */
	assert_null(keys_find(table, '3', false));
}

static void find_while_typing(void **state)
{
	(void)state;
	assert_null(keys_find(table, 'u', true));
	assert_ptr_equal(keys_find(table, KEYS_F(3), true), &table[1]);
	assert_ptr_equal(keys_find(table, KEYS_CTRL('d'), true), &table[3]);
	assert_ptr_equal(keys_find(table, KEYS_ESC, true), &table[4]);
}

static void assert_name(const struct key *row, bool typing, const char *wanted)
{
	struct text name = { 0 };

	keys_add_name(row, typing, &name);
	assert_string_equal(name.bytes != NULL ? name.bytes : "", wanted);
	text_free(&name);
}

static void names(void **state)
{
	struct text name = { 0 };

	(void)state;
	assert_name(&table[0], false, "1–5");
	assert_name(&table[0], true, "");
	assert_name(&table[1], false, "u");
	assert_name(&table[1], true, "F3");
	assert_name(&table[2], false, "↑↓");
	assert_name(&table[3], false, "Ctrl-D");
	assert_name(&table[4], true, "Esc");
	keys_add_all_names(&common[1], false, &name);
	assert_string_equal(name.bytes, "?, F1");
	text_free(&name);
}

static void bar_wraps_and_gives_way(void **state)
{
	struct keybar bar = { table, common, false };

	(void)state;
	/* 1–5 answer, u undo, ↑↓ choose, Esc back, ? help: 51 columns with the gaps; Ctrl-D done
	 * gets no row of its own */
	assert_int_equal(keybar_rows(&bar, 80, 3), 1);
	assert_int_equal(keybar_rows(&bar, 64, 3), 1);
	assert_int_equal(keybar_rows(&bar, 51, 3), 1);
	assert_int_equal(keybar_rows(&bar, 50, 3), 2);
	assert_int_equal(keybar_rows(&bar, 50, 1), 1);
	assert_int_equal(keybar_rows(&bar, 20, 2), 2);
	assert_int_equal(keybar_rows(&bar, 1, 1), 1);
}

/* Lists */

static const struct choice rows[12] = { { .text = "a" }, { .text = "b" }, { .text = "c" },
	{ .text = "d" }, { .text = "e" }, { .text = "f" }, { .text = "g" }, { .text = "h" },
	{ .text = "i" }, { .text = "j" }, { .text = "k" }, { .text = "l" } };

static void choices_move(void **state)
{
	struct choices choices = { .rows = rows, .count = 5 };

	(void)state;
	assert_int_equal(choices_press(&choices, KEYS_UP), CHOICES_MOVED);
	assert_int_equal(choices.focus, 0);
	assert_int_equal(choices_press(&choices, KEYS_DOWN), CHOICES_MOVED);
	assert_int_equal(choices.focus, 1);
	assert_int_equal(choices_press(&choices, KEYS_END), CHOICES_MOVED);
	assert_int_equal(choices_press(&choices, KEYS_DOWN), CHOICES_MOVED);
	assert_int_equal(choices.focus, 4);
	assert_int_equal(choices_press(&choices, KEYS_PAGE_UP), CHOICES_MOVED);
	assert_int_equal(choices.focus, 0);
	assert_int_equal(choices_press(&choices, KEYS_ENTER), CHOICES_TAKEN);
	assert_int_equal(choices_press(&choices, 'x'), CHOICES_IGNORED);
	assert_int_equal(choices_press(&choices, '2'), CHOICES_IGNORED);
}

static void choices_digit_takes(void **state)
{
	struct choices choices = { .rows = rows, .count = 5, .numbered = true };

	(void)state;
	assert_int_equal(choices_press(&choices, '4'), CHOICES_TAKEN);
	assert_int_equal(choices.focus, 3);
	assert_int_equal(choices_press(&choices, '6'), CHOICES_IGNORED);
	assert_int_equal(choices_press(&choices, '0'), CHOICES_IGNORED);
	assert_int_equal(choices.focus, 3);
}

/* What can mean one row only is taken at once, what may go on waits. */
static void choices_wait_in_long_lists(void **state)
{
	struct choices choices = { .rows = rows, .count = 12, .numbered = true };

	(void)state;
	assert_int_equal(choices_press(&choices, '3'), CHOICES_TAKEN);
	assert_int_equal(choices.focus, 2);
	assert_int_equal(choices_press(&choices, '1'), CHOICES_WAITS);
	assert_int_equal(choices.focus, 2);
	assert_int_equal(choices.typed, 1);
	assert_int_equal(choices_press(&choices, '2'), CHOICES_TAKEN);
	assert_int_equal(choices.focus, 11);
	assert_int_equal(choices.typed, 0);
	assert_int_equal(choices_press(&choices, '1'), CHOICES_WAITS);
	assert_int_equal(choices_press(&choices, KEYS_ENTER), CHOICES_TAKEN);
	assert_int_equal(choices.focus, 0);
	assert_int_equal(choices_press(&choices, '0'), CHOICES_IGNORED);
	/* What is no number of a row is dropped whole. */
	assert_int_equal(choices_press(&choices, '1'), CHOICES_WAITS);
	assert_int_equal(choices_press(&choices, '3'), CHOICES_IGNORED);
	assert_int_equal(choices.typed, 0);
	choices.count = 10;
	assert_int_equal(choices_press(&choices, '2'), CHOICES_TAKEN);
	assert_int_equal(choices_press(&choices, '1'), CHOICES_WAITS);
	assert_int_equal(choices_press(&choices, '0'), CHOICES_TAKEN);
	assert_int_equal(choices.focus, 9);
}

/* Another key forgets what was typed, and does nothing else. */
static void choices_forget_a_number(void **state)
{
	static const int codes[] = { KEYS_ESC, KEYS_DOWN, KEYS_END, ' ', 'L', KEYS_CLICK + 5 };
	struct choices choices = { .rows = rows, .count = 12, .numbered = true, .focus = 4 };

	(void)state;
	for (size_t i = 0; i < COUNT(codes); i++) {
		assert_int_equal(choices_press(&choices, '1'), CHOICES_WAITS);
		assert_int_equal(choices_press(&choices, codes[i]), CHOICES_IGNORED);
		assert_int_equal(choices.typed, 0);
		assert_int_equal(choices.focus, 4);
	}
	assert_int_equal(choices_press(&choices, KEYS_DOWN), CHOICES_MOVED);
	assert_int_equal(choices.focus, 5);
}

static void choices_empty(void **state)
{
	struct choices choices = { .numbered = true };

	(void)state;
	assert_int_equal(choices_press(&choices, KEYS_DOWN), CHOICES_IGNORED);
	assert_int_equal(choices_press(&choices, KEYS_ENTER), CHOICES_IGNORED);
	assert_int_equal(choices_press(&choices, '1'), CHOICES_IGNORED);
	assert_int_equal(choices_rows(&choices, 40), 0);
}

static void choices_wrap(void **state)
{
	const struct choice long_rows[] = {
		{ .text = "Regelbundet på egen hand" },
		{ .text = "Nej", .apart = true },
	};
	struct choices choices = { .rows = long_rows, .count = 2, .numbered = true };

	(void)state;
	assert_int_equal(choices_rows(&choices, 40), 3);
	/* Pointer, number and gap take 5 of the columns. */
	assert_int_equal(choices_rows(&choices, 5 + 24), 3);
	assert_int_equal(choices_rows(&choices, 5 + 23), 4);
	assert_true(choices_rows(&choices, 0) > 0);
}

/* Fields */

static void type(struct line_edit *edit, const char *ascii)
{
	for (; *ascii != '\0'; ascii++)
		assert_int_equal(line_edit_press(edit, *ascii, 40), LINE_EDIT_CHANGED);
}

static void edit_graphemes(void **state)
{
	char buffer[64] = "";
	struct line_edit edit = line_edit_start(buffer, sizeof buffer);

	(void)state;
	type(&edit, "a");
	line_edit_press(&edit, 0xe5, 40);
	type(&edit, "a");
	line_edit_press(&edit, 0x30a, 40); /* the ring of a decomposed å */
	assert_string_equal(buffer, "aåa\xcc\x8a");
	assert_int_equal(edit.cursor, strlen(buffer));
	line_edit_press(&edit, KEYS_LEFT, 40);
	assert_int_equal(edit.cursor, 3);
	line_edit_press(&edit, KEYS_RIGHT, 40);
	assert_int_equal(line_edit_press(&edit, KEYS_BACKSPACE, 40), LINE_EDIT_CHANGED);
	assert_string_equal(buffer, "aå");
	line_edit_press(&edit, KEYS_BACKSPACE, 40);
	assert_string_equal(buffer, "a");
	line_edit_press(&edit, KEYS_HOME, 40);
	assert_int_equal(line_edit_press(&edit, KEYS_BACKSPACE, 40), LINE_EDIT_MOVED);
	assert_int_equal(line_edit_press(&edit, KEYS_DELETE, 40), LINE_EDIT_CHANGED);
	assert_string_equal(buffer, "");
}

static void edit_joins_at_cursor(void **state)
{
	char buffer[64] = "ab";
	struct line_edit edit = line_edit_start(buffer, sizeof buffer);

	(void)state;
	line_edit_press(&edit, KEYS_LEFT, 40);
	line_edit_press(&edit, 0x301, 40);
	assert_string_equal(buffer, "a\xcc\x81"
				    "b");
	assert_int_equal(edit.cursor, 3);
}

static void edit_full(void **state)
{
	char buffer[4] = "";
	struct line_edit edit = line_edit_start(buffer, sizeof buffer);

	(void)state;
	type(&edit, "ab");
	assert_int_equal(line_edit_press(&edit, 0xe5, 40), LINE_EDIT_FULL);
	assert_string_equal(buffer, "ab");
	type(&edit, "c");
	assert_int_equal(line_edit_press(&edit, 'd', 40), LINE_EDIT_FULL);
	assert_string_equal(buffer, "abc");
}

static void edit_overwrites_what_goes(void **state)
{
	static const char zeros[32];
	char buffer[32] = "";
	struct line_edit edit = line_edit_start(buffer, sizeof buffer);

	(void)state;
	type(&edit, "hemlig fras");
	line_edit_press(&edit, KEYS_CTRL('w'), 40);
	assert_string_equal(buffer, "hemlig ");
	assert_memory_equal(buffer + 7, zeros, sizeof buffer - 7);
	line_edit_press(&edit, KEYS_CTRL('u'), 40);
	assert_memory_equal(buffer, zeros, sizeof buffer);
}

static void edit_takes_only_text(void **state)
{
	static const int refused[] = { 0x202e, 0xfeff, 0x85, 0xd800, 0xfffe, 0xe000, KEYS_ENTER,
		KEYS_TAB, KEYS_UP, KEYS_F(5), KEYS_CTRL('g') };
	char buffer[32] = "";
	struct line_edit edit = line_edit_start(buffer, sizeof buffer);

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		assert_int_equal(line_edit_press(&edit, refused[i], 40), LINE_EDIT_IGNORED);
		assert_string_equal(buffer, "");
	}
	assert_int_equal(line_edit_press(&edit, KEYS_LINE_FEED, 40), LINE_EDIT_CHANGED);
	assert_string_equal(buffer, " ");
}

static void edit_lines(void **state)
{
	char buffer[64] = "";
	struct line_edit edit = line_edit_start(buffer, sizeof buffer);

	(void)state;
	edit.lines = true;
	type(&edit, "first");
	assert_int_equal(line_edit_press(&edit, KEYS_ENTER, 40), LINE_EDIT_CHANGED);
	type(&edit, "2");
	line_edit_press(&edit, KEYS_LINE_FEED, 40);
	assert_string_equal(buffer, "first\n2\n");
	line_edit_press(&edit, KEYS_UP, 40);
	assert_int_equal(edit.cursor, 6);
	line_edit_press(&edit, KEYS_END, 40);
	assert_int_equal(edit.cursor, 7);
	line_edit_press(&edit, KEYS_UP, 40);
	assert_int_equal(edit.cursor, 1);
	line_edit_press(&edit, KEYS_UP, 40);
	assert_int_equal(edit.cursor, 0);
	line_edit_press(&edit, KEYS_END, 40);
	line_edit_press(&edit, KEYS_DOWN, 40);
	assert_int_equal(edit.cursor, 7);
	line_edit_press(&edit, KEYS_DOWN, 40);
	line_edit_press(&edit, KEYS_DOWN, 40);
	assert_int_equal(edit.cursor, strlen(buffer));
}

static void edit_wrapped_rows(void **state)
{
	char buffer[64] = "one two three four";
	struct line_edit edit = line_edit_start(buffer, sizeof buffer);

	(void)state;
	edit.lines = true;
	/* 9 columns, one of them for the cursor: "one two ", "three ", "four" */
	line_edit_press(&edit, KEYS_HOME, 9);
	assert_int_equal(edit.cursor, 14);
	line_edit_press(&edit, KEYS_UP, 9);
	assert_int_equal(edit.cursor, 8);
	line_edit_press(&edit, KEYS_END, 9);
	assert_int_equal(edit.cursor, 13);
	line_edit_press(&edit, KEYS_UP, 9);
	assert_int_equal(edit.cursor, 5);
}

/* Whatever is pressed, the buffer is text, the cursor on a boundary, the rest zero. */
static void edit_anything(void **state)
{
	static const int codes[] = { 'a', ' ', 0xe5, 0x30a, 0x301, 0x6f22, 0x1f469, 0x200d, 0x1f467,
		0x1f1f8, 0x1f1ea, 0xfe0f, 0x1100, 0x1161, KEYS_LINE_FEED, KEYS_ENTER, KEYS_LEFT,
		KEYS_RIGHT, KEYS_UP, KEYS_DOWN, KEYS_HOME, KEYS_END, KEYS_BACKSPACE, KEYS_DELETE,
		KEYS_CTRL('w'), KEYS_CTRL('k') };
	unsigned random = 1;

	(void)state;
	for (int run = 0; run < 40; run++) {
		char buffer[48] = "";
		struct line_edit edit = line_edit_start(buffer, sizeof buffer);

		edit.lines = run % 2 == 0;
		for (int i = 0; i < 400; i++) {
			size_t length;

			random = random * 1103515245 + 12345;
			line_edit_press(&edit, codes[(random >> 16) % COUNT(codes)], run % 13);
			length = strlen(buffer);
			assert_true(length < sizeof buffer && edit.cursor <= length);
			assert_true(text_is_utf8(buffer, length));
			if (edit.cursor > 0)
				assert_int_equal(edit.cursor,
				    text_next(buffer, text_previous(buffer, edit.cursor)));
			for (size_t rest = length; rest < sizeof buffer; rest++)
				assert_int_equal(buffer[rest], 0);
		}
	}
}

/* Texts to read */

static void view(void **state)
{
	struct text_view view = { .text = "1\n2\n3\n4\n5\n6" };

	(void)state;
	assert_true(text_view_press(&view, KEYS_UP, 4, 20));
	assert_int_equal(view.top, 0);
	text_view_press(&view, KEYS_DOWN, 4, 20);
	assert_int_equal(view.top, 1);
	text_view_press(&view, KEYS_PAGE_DOWN, 4, 20);
	assert_int_equal(view.top, 2);
	text_view_press(&view, KEYS_HOME, 4, 20);
	assert_int_equal(view.top, 0);
	text_view_press(&view, KEYS_END, 4, 20);
	assert_int_equal(view.top, 2);
	/* On a larger terminal it all fits. */
	text_view_press(&view, KEYS_DOWN, 10, 20);
	assert_int_equal(view.top, 0);
	assert_false(text_view_press(&view, 'x', 4, 20));
}

static void paragraph_rows(void **state)
{
	(void)state;
	assert_int_equal(canvas_paragraph_rows(10, ""), 0);
	assert_int_equal(canvas_paragraph_rows(10, "kort"), 1);
	assert_int_equal(canvas_paragraph_rows(10, "en längre rad"), 2);
	assert_int_equal(canvas_paragraph_rows(10, "en\n\ntre"), 3);
	assert_int_equal(canvas_paragraph_rows(-5, "ab"), 2);
}

static void parts_stay_inside(void **state)
{
	const struct canvas whole = { .height = 10, .width = 20, .top = 2, .left = 1 };
	struct canvas part = canvas_part(&whole, 3, 4, 100, 100);

	(void)state;
	assert_int_equal(part.top, 5);
	assert_int_equal(part.left, 5);
	assert_int_equal(part.height, 7);
	assert_int_equal(part.width, 16);
	part = canvas_part(&whole, 12, 25, 3, 3);
	assert_int_equal(part.height, 0);
	assert_int_equal(part.width, 0);
	part = canvas_part(&whole, 1, 1, -4, -4);
	assert_int_equal(part.height, 0);
	assert_int_equal(part.width, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(find),
		cmocka_unit_test(find_while_typing),
		cmocka_unit_test(names),
		cmocka_unit_test(bar_wraps_and_gives_way),
		cmocka_unit_test(choices_move),
		cmocka_unit_test(choices_digit_takes),
		cmocka_unit_test(choices_wait_in_long_lists),
		cmocka_unit_test(choices_forget_a_number),
		cmocka_unit_test(choices_empty),
		cmocka_unit_test(choices_wrap),
		cmocka_unit_test(edit_graphemes),
		cmocka_unit_test(edit_joins_at_cursor),
		cmocka_unit_test(edit_full),
		cmocka_unit_test(edit_overwrites_what_goes),
		cmocka_unit_test(edit_takes_only_text),
		cmocka_unit_test(edit_lines),
		cmocka_unit_test(edit_wrapped_rows),
		cmocka_unit_test(edit_anything),
		cmocka_unit_test(view),
		cmocka_unit_test(paragraph_rows),
		cmocka_unit_test(parts_stay_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
