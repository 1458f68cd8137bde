/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A kiosk on a real terminal, on the screen and in lines: no key leads out, nothing of one person
 * is left for the next, and the coordinator's word ends it. Idle times are seconds here. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/scratch.h"
#include "support/terminal.h"

#define WORD      "släpp ut oss"
#define THANK_YOU "Thank you. The next person can begin."
#define LOCKED    "Locked, because nothing was pressed"
#define ERASES    "\033[3J"

struct how {
	int rows, columns;
	const char *language; /* NULL: en */
	const char *idle;     /* seconds; NULL: the usual time */
	const char *type;
};

static const struct how usual;

/* skatta in the world of fixed_world.c, with two options or NULL. */
static struct term *start(const struct how *how, const char *option, const char *other)
{
	char *program = text_format("%s/tests/tools/skatta_on", getenv("SKATTA_BUILD"));
	char *data = text_format("SKATTA_DATA=%s", getenv("SKATTA_DATA"));
	char *locale = text_format("SKATTA_LOCALE=%s", getenv("SKATTA_LOCALE"));
	char *settings = text_format("SKATTA_CONF=%s", scratch_path("machine.conf"));
	char *seconds = text_format("SKATTA_IDLE=%s", how->idle != NULL ? how->idle : "");
	const char *const environment[] = { data, locale, settings,
		how->idle != NULL ? seconds : NULL, NULL };
	const struct term_settings term_settings = {
		.rows = how->rows,
		.columns = how->columns,
		.type = how->type,
		.environment = environment,
	};
	const char *const argv[] = { program, "--data", scratch_path("data"), "--lang",
		how->language != NULL ? how->language : "en", option, option != NULL ? other : NULL,
		NULL };
	struct term *term = term_start(&term_settings, argv);

	free(program);
	free(data);
	free(locale);
	free(settings);
	free(seconds);
	return term;
}

static void open_kiosk(struct term *term)
{
	assert_true(term_wait_for_cursor(term, "The word"));
	term_keys(term, WORD "<Enter>");
	assert_true(term_wait_for_cursor(term, "The word again"));
	term_keys(term, WORD "<Enter>");
	assert_true(term_wait_for(term, "The kiosk is open."));
}

/* Eva makes a place, and her name stands on the page of the rounds. */
static void eva_comes(struct term *term, const char *enter)
{
	assert_true(term_wait_for(term, "I am new here"));
	term_keys(term, "1");
	term_keys(term, enter);
	assert_true(term_wait_for(term, "Name"));
	term_keys(term, "Eva<Enter>");
	assert_true(term_wait_for(term, "These five words"));
	term_keys(term, "3");
	term_keys(term, enter);
	assert_true(term_wait_for_cursor(term, "Passphrase"));
	term_keys(term, "korrekt häst<Enter>");
	assert_true(term_wait_for_cursor(term, "Passphrase again"));
	term_keys(term, "korrekt häst<Enter>");
	assert_true(term_wait_for(term, "I have written it down"));
	term_keys(term, "1");
	term_keys(term, enter);
	assert_true(term_wait_for(term, "Which folder is the exchange folder?"));
	term_keys(term, enter[0] != '\0' ? "<" : "<Esc>");
	term_keys(term, enter);
	assert_true(term_wait_for(term, "Take in a round from a folder"));
	assert_true(term_row_of(term, "Eva") >= 0);
}

static void try_to_break_out(struct term *term)
{
	/* The backslash with Ctrl is no letter, and has no name among the keys. */
	term_keys(term, "<Ctrl-C><Ctrl-C><Ctrl-Z>\034");
	term_signal(term, SIGINT);
	term_signal(term, SIGTSTP);
	term_signal(term, SIGQUIT);
}

static const char *last(const char *bytes, const char *words)
{
	const char *found = NULL;

	while ((bytes = strstr(bytes, words)) != NULL)
		found = bytes++;
	return found;
}

/* On the screen, and in what has scrolled away. */
static void assert_gone(const struct term *term, const char *words)
{
	const char *shown = last(term_bytes(term), words), *erased = last(term_bytes(term), ERASES);

	assert_int_equal(term_row_of(term, words), -1);
	assert_non_null(shown);
	assert_non_null(erased);
	assert_true(erased > shown);
}

static void word_ends(struct term *term, const char *enter)
{
	term_keys(term, "7");
	term_keys(term, enter);
	assert_true(term_wait_for_cursor(term, "The word"));
	term_keys(term, WORD "<Enter>");
	assert_int_equal(term_wait_end(term), 0);
	assert_true(term_modes_are_restored(term));
	term_stop(term);
}

static void one_after_another_on_the_screen(void **state)
{
	struct term *term = start(&usual, "--kiosk", NULL);

	(void)state;
	assert_true(term_matches(term, "kiosk"));
	try_to_break_out(term);
	open_kiosk(term);
	eva_comes(term, "");
	try_to_break_out(term);
	term_keys(term, "b");
	assert_true(term_wait_for(term, "You have not finished a round yet"));
	term_keys(term, "q");
	assert_true(term_wait_for(term, THANK_YOU));
	assert_true(term_wait_for_cursor(term, "I am new here"));
	assert_true(term_matches(term, "kiosk-start"));
	assert_gone(term, "Eva");
	term_keys(term, "?");
	assert_true(term_wait_for(term, "redraw the screen"));
	assert_int_equal(term_row_of(term, "Ctrl-C"), -1);
	term_keys(term, "<Esc>");
	assert_true(term_wait_for_cursor(term, "I am new here"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, "This is the first page"));
	term_keys(term, "q");
	assert_true(term_wait_for(term, THANK_YOU));
	term_keys(term, "7");
	assert_true(term_wait_for_cursor(term, "The word"));
	term_keys(term, "fel ord<Enter>");
	assert_true(term_wait_for(term, "that is not the coordinator's word"));
	term_keys(term, "<Esc>");
	/* A signal from the machine itself ends it as it ends every skatta. */
	term_signal(term, SIGTERM);
	assert_int_equal(term_wait_end(term), 1);
	assert_true(term_modes_are_restored(term));
	term_stop(term);
}

static void the_word_ends_it_on_the_screen(void **state)
{
	struct term *term = start(&usual, "--kiosk", NULL);

	(void)state;
	open_kiosk(term);
	word_ends(term, "");
}

static void one_after_another_in_lines(void **state)
{
	struct term *term = start(&usual, "--kiosk", "--plain");

	(void)state;
	assert_true(term_wait_for_cursor(term, "The word"));
	try_to_break_out(term);
	open_kiosk(term);
	eva_comes(term, "<Enter>");
	try_to_break_out(term);
	term_keys(term, "q<Enter>");
	assert_true(term_wait_for(term, THANK_YOU));
	assert_true(term_wait_for(term, "7: End the kiosk (coordinator)"));
	assert_gone(term, "Eva");
	/* The end of the input is nobody's word. */
	term_keys(term, "1<Enter>");
	assert_true(term_wait_for_cursor(term, "Name"));
	term_keys(term, "<Ctrl-D>");
	assert_true(term_wait_gone(term, "Choose a name"));
	assert_true(term_wait_for_cursor(term, "Number, or ? for help"));
	word_ends(term, "<Enter>");
}

/* A terminal that knows nothing of erasing. */
static void lines_are_scrolled_away_where_nothing_else_helps(void **state)
{
	const struct how dumb = { .type = "dumb" };
	struct term *term = start(&dumb, "--kiosk", "--plain");

	(void)state;
	open_kiosk(term);
	eva_comes(term, "<Enter>");
	term_keys(term, "q<Enter>");
	assert_true(term_wait_for(term, THANK_YOU));
	assert_true(term_wait_gone(term, "Eva"));
	term_stop(term);
}

static void who_goes_away_is_locked_out(void **state)
{
	const struct how impatient = { 12, 40, "sv", "3", NULL };
	struct term *term;

	(void)state;
	scratch_write("machine.conf", "kiosk = yes\n", 12);
	assert_int_equal(chmod(scratch_path("machine.conf"), 0644), 0);
	term = start(&impatient, NULL, NULL);
	assert_true(term_matches(term, "kiosk-narrow-sv"));
	term_keys(term, WORD "<Enter>");
	assert_true(term_wait_for(term, "Ordet igen"));
	term_keys(term, WORD "<Enter>");
	assert_true(term_wait_for_cursor(term, "Jag är ny här"));
	/* One letter: several may be drawn one by one, and then stand nowhere side by side. */
	term_keys(term, "1");
	assert_true(term_wait_for_cursor(term, "Namn"));
	term_keys(term, "§");
	assert_true(term_wait_for(term, "§"));
	assert_true(term_wait_for_cursor(term, "Jag är ny här"));
	assert_gone(term, "§");
	/* The help that somebody opened is not what the next person is met by. */
	term_keys(term, "1");
	assert_true(term_wait_for_cursor(term, "Namn"));
	term_keys(term, "<F1>");
	assert_true(term_wait_for(term, "Hjälp"));
	assert_true(term_wait_for_cursor(term, "Jag är ny här"));
	term_stop(term);
}

/* Half a line is not the start of the next person's. */
static void lines_are_locked_too(void **state)
{
	const struct how impatient = { .idle = "3" };
	struct term *term = start(&impatient, "--plain", NULL);

	(void)state;
	assert_true(term_wait_for(term, "I have been here before"));
	term_keys(term, "2<Enter>");
	assert_true(term_wait_for(term, "Which name"));
	term_keys(term, "Ev");
	assert_true(term_wait_for(term, LOCKED));
	term_keys(term, "3<Enter>");
	assert_true(term_wait_for(term, "Type the recovery code"));
	assert_null(strstr(term_bytes(term), "\033"));
	term_stop(term);
}

/* Whoever only sits there is told before, and Enter alone keeps everything as it was. */
static void lines_warn_before_they_lock(void **state)
{
	const struct how impatient = { .idle = "4" };
	struct term *term = start(&impatient, "--plain", NULL);

	(void)state;
	assert_true(term_wait_for(term, "I have been here before"));
	term_keys(term, "2<Enter>");
	assert_true(term_wait_for(term, "Which name"));
	assert_true(term_wait_for(term, "This locks in half a minute"));
	term_keys(term, "<Enter>Eva<Enter>");
	assert_true(term_wait_for(term, "Type your passphrase"));
	assert_int_equal(term_row_of(term, "write a name first"), -1);
	assert_true(term_wait_for(term, LOCKED));
	term_stop(term);
}

static void the_word_for_the_settings_is_asked_for_twice(void **state)
{
	struct term *term = start(&usual, "kiosk-word", NULL);

	(void)state;
	assert_true(term_wait_for_cursor(term, "The word:"));
	term_keys(term, WORD "<Enter>");
	assert_true(term_wait_for_cursor(term, "The word again:"));
	term_keys(term, WORD "<Enter>");
	assert_true(term_wait_for(term, "kiosk-word = $argon2id$v=19$m="));
	assert_int_equal(term_wait_end(term), 0);
	assert_int_equal(term_row_of(term, WORD), -1);
	term_stop(term);
	term = start(&usual, "kiosk-word", NULL);
	assert_true(term_wait_for_cursor(term, "The word:"));
	term_keys(term, WORD "<Enter>");
	assert_true(term_wait_for_cursor(term, "The word again:"));
	term_keys(term, WORD "!<Enter>");
	assert_true(term_wait_for(term, "the two are not the same"));
	assert_int_equal(term_wait_end(term), 1);
	term_stop(term);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(one_after_another_on_the_screen),
		TEST(the_word_ends_it_on_the_screen),
		TEST(one_after_another_in_lines),
		TEST(lines_are_scrolled_away_where_nothing_else_helps),
		TEST(who_goes_away_is_locked_out),
		TEST(lines_are_locked_too),
		TEST(lines_warn_before_they_lock),
		TEST(the_word_for_the_settings_is_asked_for_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
