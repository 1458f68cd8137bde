/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the layer src/tui does on a real terminal, shown by the screens of tui_sample. How they look
 * is in test_tui_look.c. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "support/terminal.h"
#include "support/tui_term.h"

static void refuses(const struct term_settings *settings)
{
	struct term *term = tui_term_start_with(settings, NULL, NULL);

	assert_true(term_wait_for(term, "is not known here"));
	assert_true(term_wait_for(term, "skatta --plain"));
	assert_int_equal(term_wait_end(term), 1);
	assert_true(term_modes_are_restored(term));
	term_stop(term);
}

static void refuses_what_cannot_move_the_cursor(void **state)
{
	const struct term_settings unknown = { .type = "nonesuch" }, dumb = { .type = "dumb" },
				   none = { .type = "" };

	(void)state;
	refuses(&unknown);
	refuses(&dumb);
	refuses(&none);
}

/* Keys */

static void types_graphemes(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	tui_term_open(term, "1", "Ett fält");
	term_keys(term, "räksmörgås");
	assert_true(term_wait_for(term, "räksmörgås"));
	term_keys(term, "<Backspace><Backspace>a\xcc\x8a漢å");
	assert_true(term_wait_for(term, "räksmörga\xcc\x8a漢å"));
	term_keys(term, "<Backspace><Backspace><Backspace>.");
	assert_true(term_wait_for(term, "räksmörg."));
	/* Characters are no keys here. */
	term_keys(term, "?q1");
	assert_true(term_wait_for(term, "räksmörg.?q1"));
	assert_true(term_wait_for(term, "F1 help"));
	assert_true(term_wait_for_cursor(term, "räksmörg."));
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "Du skrev 14 byte: räksmörg.?q1"));
	tui_term_quit(term);
}

static void hides(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	tui_term_open(term, "2", "Ett fält");
	term_keys(term, "hemligt");
	assert_true(term_wait_for(term, "•••••••"));
	assert_int_equal(term_row_of(term, "hemligt"), -1);
	term_keys(term, "<Backspace>");
	assert_true(term_wait_gone(term, "•••••••"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_quit(term);
}

static void says_when_full(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	tui_term_open(term, "1", "Ett fält");
	for (int i = 0; i < 8; i++)
		term_keys(term, "åååååååå");
	assert_true(term_wait_for(term, "inte mer plats"));
	term_keys(term, "<Backspace><Enter>");
	assert_true(term_wait_for(term, "Du skrev 60 byte"));
	tui_term_quit(term);
}

static void pastes(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	/* Where no field is, a paste does nothing: neither 6 nor q acts. */
	term_keys(term, "<Paste>6q\n2<Pasted>1");
	assert_true(term_wait_for(term, "Ett fält"));
	term_keys(term, "<Paste>klistrad\r\ntext<Pasted>");
	assert_true(term_wait_for(term, "klistrad text"));
	assert_true(term_wait_for(term, "Ett fält"));
	tui_term_open(term, "<Esc>", TUI_TERM_MENU);
	tui_term_open(term, "3", "Flera rader");
	term_keys(term, "<Paste>rad ett\nrad två<Pasted><Tab>");
	assert_true(term_wait_for(term, "Du skrev 16 byte"));
	tui_term_quit(term);
}

static void drops_unknown_sequences(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	/* A key with a modifier, a mouse report, a key of another terminal: 6 would fail visibly.
	 */
	term_keys(term, "\033[27;5;6~\033[<0;6;6M\033O6\033[6u");
	tui_term_open(term, "3", "Flera rader");
	term_keys(term, "x<Tab>");
	assert_true(term_wait_for(term, "Du skrev 1 byte: x"));
	tui_term_quit(term);
}

static void scrolls(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	tui_term_open(term, "4", "Skola nummer 1");
	term_keys(term, "<Down><End>");
	tui_term_assert_focus(term, "120  Skola nummer 120");
	assert_int_equal(term_row_of(term, "Skola nummer 90"), -1);
	term_keys(term, "57");
	assert_true(term_wait_for(term, "Du tog Skola nummer 57"));
	term_keys(term, "5");
	assert_true(term_wait_for(term, "Rad två"));
	term_keys(term, "<End>");
	assert_true(term_wait_for(term, "Sista raden"));
	term_keys(term, "<Home><Esc>");
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_quit(term);
}

static void shows_failures(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	term_keys(term, "6");
	assert_true(term_wait_for(term, "paketet 7f3a är avkortat"));
	assert_true(term_wait_for(term, "Hämta det en gång till"));
	assert_int_equal(term_row_of(term, "minuter kvar"), -1);
	term_keys(term, "<Up>");
	assert_true(term_wait_gone(term, "avkortat"));
	assert_true(term_wait_for(term, "minuter kvar"));
	tui_term_quit(term);
}

/* The mouse */

static void obeys_the_mouse(void **state)
{
	struct term *term = tui_term_start_with(NULL, "--mouse", NULL);

	(void)state;
	tui_term_assert_focus(term, "1  Skriva en rad");
	term_wheel(term, true);
	tui_term_assert_focus(term, "2  Skriva dolt");
	term_wheel(term, false);
	tui_term_assert_focus(term, "1  Skriva en rad");
	term_click(term, term_row_of(term, "Läsa en text"), 40);
	tui_term_assert_focus(term, "5  Läsa en text");
	term_click(term, term_row_of(term, "Ungefär"), 2);
	term_click(term, term_row_of(term, "och vars namn"), 2);
	assert_true(term_wait_for(term, "Rad två"));
	term_wheel(term, true);
	assert_true(term_wait_gone(term, "Det här är en text"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_quit(term);
}

/* Unasked, the mouse is left to the terminal, which then can copy. */
static void leaves_the_mouse(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	term_click(term, term_row_of(term, "Läsa en text"), 40);
	term_keys(term, "<Down>");
	tui_term_assert_focus(term, "2  Skriva dolt");
	assert_null(strstr(term_bytes(term), "\033[?1000"));
	assert_null(strstr(term_bytes(term), "\033[?1006"));
	tui_term_quit(term);
}

/* Size */

static void follows_its_size(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	term_keys(term, "5");
	assert_true(term_wait_for(term, "Rad två"));
	term_resize(term, 40, 100);
	assert_true(term_wait_for(term, "Sista raden"));
	term_resize(term, 6, 20);
	assert_true(term_wait_for(term, "Det här är en"));
	term_resize(term, 5, 20);
	assert_true(term_wait_for(term, "small: make it"));
	/* What cannot be seen is not pressed. */
	term_keys(term, "<Esc>qq");
	term_resize(term, 1, 1);
	term_resize(term, 2, 100);
	assert_true(term_wait_for(term, "too small"));
	term_resize(term, 24, 80);
	assert_true(term_wait_for(term, "Rad två"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	assert_true(term_matches(term, "tui_menu_after_reading"));
	tui_term_quit(term);
}

static void survives_anything(void **state)
{
	static const char *const keys[] = { "<Up>", "<Down>", "<Left>", "<Right>", "<Enter>",
		"<Esc>", "1", "2", "3", "4", "5", "6", "?", "<Tab>", "<PageDown>", "<End>",
		"<Home>", "å", "漢", "a\xcc\x8a", "<Backspace>", "<Delete>", "<Paste>x\ny<Pasted>",
		"<F1>", "<Ctrl-L>", "\033[99~", "\xff", "\xc3", "👩‍👧", " " };
	struct term *term = tui_term_start();
	unsigned random = 7;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		random = random * 1103515245 + 12345;
		term_keys(term, keys[(random >> 16) % COUNT(keys)]);
		if (i % 50 == 0)
			term_resize(
			    term, 1 + (int)((random >> 8) % 40), 1 + (int)((random >> 16) % 120));
	}
	term_resize(term, 24, 80);
	term_keys(term, "<Ctrl-C><Ctrl-C>");
	assert_int_equal(term_wait_end(term), 130);
	tui_term_assert_given_back(term);
	term_stop(term);
}

/* Ways out */

static void leaves_by_interrupt(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	term_keys(term, "<Ctrl-C>");
	assert_true(term_wait_for(term, "Press Ctrl-C again"));
	term_keys(term, "<Down>");
	assert_true(term_wait_gone(term, "Press Ctrl-C again"));
	term_keys(term, "<Ctrl-C>");
	assert_true(term_wait_for(term, "Press Ctrl-C again"));
	term_signal(term, SIGINT);
	assert_int_equal(term_wait_end(term), 130);
	tui_term_assert_given_back(term);
	assert_true(term_row_of(term, "ended by 2") >= 0);
	term_stop(term);
}

static void leaves_by_signal(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP, SIGQUIT };

	(void)state;
	for (size_t i = 0; i < COUNT(numbers); i++) {
		struct term *term = tui_term_start();

		tui_term_open(term, "1", "Ett fält");
		term_keys(term, "hemligt");
		assert_true(term_wait_for(term, "hemligt"));
		term_signal(term, numbers[i]);
		assert_int_equal(term_wait_end(term), 128 + numbers[i]);
		tui_term_assert_given_back(term);
		assert_int_equal(term_row_of(term, "hemligt"), -1);
		term_stop(term);
	}
}

static void crashes_politely(void **state)
{
	static const struct {
		const char *type, *key;
		int status;
	} crashes[] = {
		{ "xterm-256color", "S", 128 + SIGSEGV },
		{ "xterm-256color", "A", 128 + SIGABRT },
		{ "xterm-256color", "M", 1 },
		{ "vt100", "S", 128 + SIGSEGV },
	};

	(void)state;
#if defined __SANITIZE_ADDRESS__
	skip(); /* which ends a crashed program in its own way */
#endif
	for (size_t i = 0; i < COUNT(crashes); i++) {
		const struct term_settings settings = { .type = crashes[i].type };
		struct term *term = tui_term_start_with(&settings, NULL, NULL);

		assert_true(term_wait_for(term, TUI_TERM_MENU));
		term_keys(term, crashes[i].key);
		assert_int_equal(term_wait_end(term), crashes[i].status);
		tui_term_assert_given_back(term);
		term_stop(term);
	}
}

/* vt100 has no screen of its own for programs: what was drawn must be erased. */
static void erases_without_an_alternate_screen(void **state)
{
	const struct term_settings vt100 = { .type = "vt100" };
	struct term *term = tui_term_start_with(&vt100, NULL, NULL);

	(void)state;
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	assert_false(term_is_alternate(term));
	tui_term_quit(term);
}

static void stops_and_goes_on(void **state)
{
	const char *build = getenv("SKATTA_BUILD");
	char *script = text_format(
	    "'%s/tests/tools/tui_sample'; echo stopped by $(($? - 128)); read line; fg; "
	    "echo last $?",
	    build != NULL ? build : ".");
	const char *argv[] = { "/bin/sh", "-mc", script, NULL };
	struct term *term = term_start(NULL, argv);

	(void)state;
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_open(term, "1", "Ett fält");
	term_keys(term, "hemligt");
	assert_true(term_wait_for(term, "hemligt"));
	term_keys(term, "<Ctrl-Z>");
	assert_true(term_wait_for(term, "stopped by 20"));
	tui_term_assert_given_back(term);
	assert_int_equal(term_row_of(term, "hemligt"), -1);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "Enter open"));
	assert_false(term_modes_are_restored(term));
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	term_keys(term, "q");
	assert_int_equal(term_wait_end(term), 0);
	assert_true(term_row_of(term, "last 0") >= 0);
	tui_term_assert_given_back(term);
	term_stop(term);
	free(script);
}

static void stays_in_a_kiosk(void **state)
{
	struct term *term = tui_term_start_with(NULL, "--stays", NULL);

	(void)state;
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	term_keys(term, "<Ctrl-C><Ctrl-C><Ctrl-Z>");
	term_signal(term, SIGINT);
	term_signal(term, SIGTSTP);
	term_keys(term, "1");
	assert_true(term_wait_for(term, "Ett fält"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_quit(term);
}

/* Time and traffic */

static void locks_when_idle(void **state)
{
	struct term *term = tui_term_start_with(NULL, "--idle", "1");

	(void)state;
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_open(term, "1", "Ett fält");
	term_keys(term, "hemligt");
	assert_true(term_wait_for(term, "hemligt"));
	assert_true(term_wait_for(term, "Enter open"));
	assert_int_equal(term_row_of(term, "hemligt"), -1);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_quit(term);
}

/* The key that answers a warning does nothing else; what is pasted stays whole. */
static void warns_before_it_locks(void **state)
{
	struct term *term = tui_term_start_with(NULL, "--idle", "4");

	(void)state;
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_open(term, "1", "Ett fält");
	term_keys(term, "hemligt");
	assert_true(term_wait_for(term, TUI_TERM_WARNING));
	term_keys(term, "x");
	assert_true(term_wait_gone(term, TUI_TERM_WARNING));
	assert_int_equal(term_row_of(term, "hemligtx"), -1);
	assert_true(term_wait_for(term, TUI_TERM_WARNING));
	term_keys(term, "<Paste>yz<Pasted>");
	assert_true(term_wait_for(term, "hemligtyz"));
	assert_true(term_wait_for(term, TUI_TERM_WARNING));
	assert_true(term_wait_for(term, "Enter open"));
	assert_int_equal(term_row_of(term, TUI_TERM_WARNING), -1);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_quit(term);
}

static void is_silent_when_idle(void **state)
{
	struct term *term = tui_term_start();

	(void)state;
	assert_int_equal(term_written_during(term, 700), 0);
	tui_term_quit(term);
}

static void writes_little(void **state)
{
	struct term *term = tui_term_start();
	size_t before;

	(void)state;
	tui_term_open(term, "4", "Skola nummer 1");
	term_keys(term, "<Down>");
	tui_term_assert_focus(term, "  2  Skola nummer 2");
	for (int row = 3; row < 9; row++) {
		char *next = text_format("  %d  Skola nummer %d", row, row);

		before = term_written(term);
		term_keys(term, "<Down>");
		tui_term_assert_focus(term, next);
		assert_in_range(term_written(term) - before, 1, 200);
		free(next);
	}
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, TUI_TERM_MENU));
	tui_term_quit(term);
}

static long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* The best of a few, so that a busy machine does not fail it. */
static void escapes_at_once(void **state)
{
	struct term *term = tui_term_start();
	long best = TERM_LIMIT;

	(void)state;
	for (int i = 0; i < 10 && best >= 60; i++) {
		long began;

		term_keys(term, "1");
		assert_true(term_wait_for(term, "Ett fält"));
		began = now();
		term_keys(term, "<Esc>");
		assert_true(term_wait_for(term, TUI_TERM_MENU));
		if (now() - began < best)
			best = now() - began;
	}
	assert_in_range(best, 0, 60);
	tui_term_quit(term);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_what_cannot_move_the_cursor),
		cmocka_unit_test(types_graphemes),
		cmocka_unit_test(hides),
		cmocka_unit_test(says_when_full),
		cmocka_unit_test(pastes),
		cmocka_unit_test(drops_unknown_sequences),
		cmocka_unit_test(scrolls),
		cmocka_unit_test(shows_failures),
		cmocka_unit_test(obeys_the_mouse),
		cmocka_unit_test(leaves_the_mouse),
		cmocka_unit_test(follows_its_size),
		cmocka_unit_test(survives_anything),
		cmocka_unit_test(leaves_by_interrupt),
		cmocka_unit_test(leaves_by_signal),
		cmocka_unit_test(crashes_politely),
		cmocka_unit_test(erases_without_an_alternate_screen),
		cmocka_unit_test(stops_and_goes_on),
		cmocka_unit_test(stays_in_a_kiosk),
		cmocka_unit_test(locks_when_idle),
		cmocka_unit_test(warns_before_it_locks),
		cmocka_unit_test(is_silent_when_idle),
		cmocka_unit_test(writes_little),
		cmocka_unit_test(escapes_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
