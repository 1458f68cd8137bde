/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Keys as terminals send them, and what comes at the wrong time, shown by the screens of
 * tui_sample. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/terminal.h"
#include "support/tui_term.h"

/* Alt, or Option, sends Esc and the key behind it. */
static void ignores_alt(void **state)
{
	static const char *const keys[] = { "\0336", "\033q", "\033\xc3\xa5", "\033\r",
		"\033\033[B", "\033\0336", "\033[1;3B" };
	struct term *term = tui_term_start();

	(void)state;
	for (size_t i = 0; i < COUNT(keys); i++) {
		term_write(term, keys[i]);
		term_settle(term);
	}
	term_keys(term, "<Down>");
	tui_term_assert_focus(term, "2  Skriva dolt");
	tui_term_open(term, "1", "Ett fält");
	for (size_t i = 0; i < COUNT(keys); i++) {
		term_write(term, keys[i]);
		term_settle(term);
	}
	term_keys(term, "x<Enter>");
	assert_true(term_wait_for(term, "Du skrev 1 byte: x"));
	tui_term_quit(term);
}

/* The number pad in its application mode, which PuTTY leaves it in, also on a terminal that calls
 * these keys something else. */
static void takes_the_number_pad(void **state)
{
	static const char *const types[] = { "xterm-256color", "vt100", "linux" };

	(void)state;
	for (size_t i = 0; i < COUNT(types); i++) {
		const struct term_settings settings = { .type = types[i] };
		struct term *term = tui_term_start_with(&settings, NULL, NULL);

		assert_true(term_wait_for(term, TUI_TERM_MENU));
		tui_term_open(term, "\033Oq", "Skriv:");
		term_keys(term, "\033Op\033Oq\033Or\033Os\033Ot\033Ou\033Ov\033Ow\033Ox\033Oy"
				"\033Ok\033Ol\033Om\033On\033Oo\033OM");
		assert_true(term_wait_for(term, "Du skrev 15 byte: 0123456789+,-./"));
		tui_term_quit(term);
	}
}

/* A digit that may go on waits: only a digit or Enter is taken then. */
static void waits_for_the_second_digit(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	tui_term_open(term, "4", "Skola nummer 1");
	term_keys(term, "5<Enter>");
	assert_true(term_wait_for(term, "Du tog Skola nummer 5"));
	tui_term_open(term, "4", "Skola nummer 1");
	/* The key that drops the number does nothing else. */
	term_keys(term, "5<Down>12");
	term_keys(term, "0");
	assert_true(term_wait_for(term, "Du tog Skola nummer 120"));
	tui_term_quit(term);
}

/* What was typed before a page stood there acts on nothing, and Ctrl-C still does. */
static void drops_what_came_before_a_page(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	term_write(term, "1hemligt\r");
	assert_true(term_wait_for(term, "Ett fält"));
	term_keys(term, "x<Enter>");
	assert_true(term_wait_for(term, "Du skrev 1 byte: x"));
	term_write(term, "?q\033");
	assert_true(term_wait_for(term, "Här prövar man"));
	term_write(term, "q\003\003");
	assert_int_equal(term_wait_end(term), 130);
	tui_term_assert_given_back(term);
	term_stop(term);
}

/* Nothing in a paste acts as a key, and one that never ends lets Esc through. */
static void escapes_from_a_paste(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	tui_term_open(term, "3", "Flera rader");
	term_write(term, "\033[200~ett\033två\tq\r\033Oq6");
	assert_true(term_wait_for(term, "6"));
	assert_true(term_row_of(term, "etttvå q") >= 0);
	tui_term_open(term, "<Esc>", TUI_TERM_MENU);
	tui_term_open(term, "1", "Ett fält");
	tui_term_open(term, "<Esc>", TUI_TERM_MENU);
	/* Where no field is, too. */
	term_write(term, "\033[200~6");
	term_written_during(term, 50);
	term_keys(term, "<Esc>");
	/* Longer than what belongs to the Esc may take. */
	term_written_during(term, 500);
	tui_term_open(term, "1", "Ett fält");
	tui_term_open(term, "<Esc>", TUI_TERM_MENU);
	tui_term_quit(term);
}

/* Over a slow line Esc has acted before the rest of its sequence comes. Where the machine is busy
 * that may come too late to be known for one: it has many chances. */
static void drops_the_late_rest(void **state)
{
	struct term *term = tui_term_start();
	bool dropped = false;

	(void)state;
	for (int i = 0; i < 50 && !dropped; i++) {
		tui_term_open(term, "1", "Skriv:");
		term_keys(term, "<Esc>");
		assert_true(term_wait_gone(term, "Skriv:"));
		term_keys(term, "[3~1");
		assert_true(term_wait_for(term, "Skriv:"));
		dropped = term_row_of(term, "Ett fält") >= 0;
		tui_term_open(term, "<Esc>", TUI_TERM_MENU);
	}
	assert_true(dropped);
	tui_term_quit(term);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ignores_alt),
		cmocka_unit_test(takes_the_number_pad),
		cmocka_unit_test(waits_for_the_second_digit),
		cmocka_unit_test(drops_what_came_before_a_page),
		cmocka_unit_test(escapes_from_a_paste),
		cmocka_unit_test(drops_the_late_rest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
