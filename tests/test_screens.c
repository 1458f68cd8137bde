/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta itself on a real terminal: the whole way of one person, cut off in the middle and gone on
 * with, wide and narrow, in both languages. What is compared whole lies in tests/screens. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "scratch.h"
#include "terminal.h"

#define TITLE "Självskattning hösten 2026"

/* Run a script of the tests on the scratch folder. */
static int run(const char *name)
{
	char *script = text_format("%s/tests/%s", getenv("SKATTA_SOURCE"), name);
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		if (freopen("/dev/null", "w", stdout) != NULL &&
		    freopen("/dev/null", "w", stderr) != NULL)
			execl("/bin/sh", "sh", script, scratch_path("."), (char *)NULL);
		_exit(127);
	}
	waitpid(child, &status, 0);
	free(script);
	return status;
}

static int make_round(void **state)
{
	return scratch_make(state) == 0 ? run("make-round.sh") : -1;
}

static int make_second_round(void **state)
{
	return make_round(state) == 0 ? run("make-second-round.sh") : -1;
}

/* The i-th answer code of a unit, counted from 0; for the caller to free. */
static char *code_of(const char *unit, int i)
{
	size_t length;
	char *all = scratch_read("codes.csv", &length), *rest = all, *line, *found = NULL;
	char *start = text_format("%s,answer,", unit);

	assert_non_null(all);
	while (found == NULL && (line = strsep(&rest, "\n")) != NULL)
		if (strncmp(line, start, strlen(start)) == 0 && i-- == 0)
			found = memory_copy(line + strlen(start));
	assert_non_null(found);
	free(start);
	free(all);
	return found;
}

/* With one more option, or NULL. */
static struct term *start_with(int rows, int columns, const char *language, const char *option)
{
	char *program = text_format("%s/skatta", getenv("SKATTA_BUILD"));
	char *data = text_format("SKATTA_DATA=%s", getenv("SKATTA_DATA"));
	char *locale = text_format("SKATTA_LOCALE=%s", getenv("SKATTA_LOCALE"));
	const char *const environment[] = { data, locale, NULL };
	const struct term_settings settings = {
		.rows = rows, .columns = columns, .environment = environment
	};
	const char *const argv[] = { program, "--data", scratch_path("data"), "--lang", language,
		option, NULL };
	struct term *term = term_start(&settings, argv);

	free(program);
	free(data);
	free(locale);
	return term;
}

static struct term *start(int rows, int columns, const char *language)
{
	return start_with(rows, columns, language, NULL);
}

/* Make a place and stand before the rounds. */
static void make_place(struct term *term, const char *name)
{
	assert_true(term_wait_for_cursor(term, "I am new here"));
	term_keys(term, "1");
	assert_true(term_wait_for(term, "Choose a name"));
	term_keys(term, name);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for_cursor(term, "Use these five words"));
	term_keys(term, "3");
	assert_true(term_wait_for(term, "Choose a passphrase. "));
	term_keys(term, "korrekt häst<Enter>");
	assert_true(term_wait_for(term, "Passphrase again"));
	term_keys(term, "korrekt häst<Enter>");
	assert_true(term_wait_for(term, "recovery code"));
	term_keys(term, "<Enter>");
	assert_true(term_wait_for_cursor(term, TITLE));
}

/* From the rounds to the first question, as a teacher of a team. */
static void enter_round(struct term *term, const char *unit, int i)
{
	char *code = code_of(unit, i);

	term_keys(term, "1");
	assert_true(term_wait_for_cursor(term, "1  Begin"));
	term_keys(term, "1");
	assert_true(term_wait_for(term, "Type the answer code"));
	term_keys(term, code);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "What do you work as?"));
	term_keys(term, "1");
	assert_true(term_wait_for(term, "1 of 29"));
	free(code);
}

/* Answer the next `count` items, of which `before` are answered, with 1 to 5 in turn. */
static void answer(struct term *term, int before, int count)
{
	for (int i = before; i < before + count; i++) {
		char *key = text_format("%d", i % 5 + 1);
		char *saved = text_format("Saved. Question %d of 29.", i + 2);

		term_keys(term, key);
		assert_true(term_wait_for(term, saved));
		free(key);
		free(saved);
	}
}

/* Say who one is, up to the passphrase. */
static void say_name(struct term *term, const char *name)
{
	assert_true(term_wait_for_cursor(term, "I am new here"));
	term_keys(term, "2");
	assert_true(term_wait_for(term, "Which name"));
	term_keys(term, name);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "Type your passphrase"));
}

static void open_place(struct term *term, const char *name)
{
	say_name(term, name);
	term_keys(term, "korrekt häst<Enter>");
	assert_true(term_wait_for_cursor(term, TITLE));
}

static size_t count_bundles(void)
{
	char **names = NULL;
	size_t count = 0;
	int folder = -1;

	assert_int_equal(
	    file_open_folder(scratch_path("exchange/bundles"), false, false, &folder), ERROR_NONE);
	assert_int_equal(file_names(folder, "bundles", &names, &count), ERROR_NONE);
	file_free_names(names, count);
	close(folder);
	return count;
}

/* First start, place, ten answers, kill -9; nothing is lost; on to the end, and handed over. */
static void the_whole_way(void **state)
{
	struct term *term = start(24, 80, "en");

	(void)state;
	assert_true(term_wait_for_cursor(term, "I am new here"));
	assert_true(term_matches(term, "start"));
	make_place(term, "Eva");
	assert_true(term_matches(term, "rounds"));
	enter_round(term, "bjork/a", 0);
	assert_true(term_matches(term, "item-first"));
	answer(term, 0, 10);
	assert_true(term_wait_for(term, "11 of 29"));
	assert_true(term_matches(term, "item-eleventh"));
	term_signal(term, SIGKILL);
	assert_int_equal(term_wait_end(term), 128 + SIGKILL);
	term_stop(term);

	term = start(24, 80, "en");
	open_place(term, "Eva");
	assert_true(term_wait_for(term, "10 of 29 answered"));
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "11 of 29"));
	/* The tenth is answered as it was: its choice has the focus. */
	term_keys(term, "<Left>");
	assert_true(term_wait_for_cursor(term, "● Develop it and help others"));
	assert_true(term_cell_is_reversed(term, term_row_of(term, "Develop it"), 45));
	term_keys(term, "<Right>");
	assert_true(term_wait_for(term, "11 of 29"));
	answer(term, 10, 18);
	assert_true(term_wait_for(term, "Your words"));
	term_keys(term, "Mer tid ihop, tack åäö.<Tab>");
	assert_true(term_wait_for(term, "Every question has an answer"));
	assert_true(term_matches(term, "review"));
	term_keys(term, "1");
	assert_true(term_wait_for(term, "Only you see this"));
	assert_true(term_matches(term, "result"));
	term_keys(term, "1");
	assert_true(term_wait_for(term, "this and nothing more"));
	assert_int_equal(count_bundles(), 0);
	term_keys(term, "1");
	assert_true(term_wait_for(term, "Handed over, and read back"));
	assert_int_equal(count_bundles(), 1);
	term_keys(term, "<Enter>");
	assert_int_equal(term_wait_end(term), 0);
	assert_true(term_modes_are_restored(term));
	term_stop(term);
}

/* Enter alone answers nothing: it says what it would take, and takes it the second time, or once
 * the person has moved. */
static void no_answer_by_accident(void **state)
{
	struct term *term = start(24, 80, "en");

	(void)state;
	make_place(term, "Sam");
	enter_round(term, "bjork/a", 1);
	term_keys(term, "<Enter>");
	assert_true(
	    term_wait_for(term, "Enter takes «Not at all». Press Enter again, or choose another."));
	assert_true(term_wait_for_cursor(term, "1   Not at all"));
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "Saved. Question 2 of 29."));
	term_keys(term, " ");
	assert_true(term_wait_for(term, "Enter takes «Not at all»."));
	term_keys(term, "<Down><Enter>");
	assert_true(term_wait_for(term, "Saved. Question 3 of 29."));
	term_keys(term, "<Down><Enter>");
	assert_true(term_wait_for(term, "Saved. Question 4 of 29."));
	/* What has an answer keeps it. */
	term_keys(term, "<Left>");
	assert_true(term_wait_for_cursor(term, "● Have tried"));
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "Saved. Question 4 of 29."));
	term_keys(term, "g");
	assert_true(term_wait_for(term, "Which question?"));
	assert_true(term_matches(term, "goto"));
	term_keys(term, "x9<Enter>");
	assert_true(term_wait_for(term, "you are asked no question «x9»"));
	term_keys(term, "c2<Enter>");
	assert_true(term_wait_for(term, "10 of 29"));
	term_keys(term, "g<Esc>");
	assert_true(term_wait_for_cursor(term, "1   Not at all"));
	term_keys(term, "g<Enter>");
	assert_true(term_wait_for(term, "11 of 29"));
	term_stop(term);
}

/* A tall terminal shows the questions of the area around the present one, with their answers; they
 * open as one comes to them. */
static void tall(void **state)
{
	struct term *term = start(50, 80, "en");

	(void)state;
	make_place(term, "Kim");
	enter_round(term, "bjork/c", 1);
	answer(term, 0, 7);
	term_keys(term, "<Left>");
	assert_true(term_wait_for_cursor(term, "● Have tried"));
	term_keys(term, "<Left>4");
	assert_true(term_wait_for(term, "Saved. Question 7 of 29."));
	assert_true(term_matches(term, "item-tall"));
	term_resize(term, 60, 120);
	assert_true(term_wait_for_cursor(term, "● Have tried"));
	assert_true(term_matches(term, "item-tall-wide"));
	term_resize(term, 32, 80);
	assert_true(term_wait_for_cursor(term, "● Have tried"));
	assert_true(term_matches(term, "item-less-tall"));
	term_keys(term, "g29<Enter>");
	assert_true(term_wait_for(term, "Your words"));
	term_keys(term, "åäö");
	assert_true(term_wait_for_cursor(term, "åäö"));
	term_stop(term);
}

/* Words are written in any letters, pasted and mended in the middle; no single key loses them, nor
 * does the end of the program. */
static void words_of_ones_own(void **state)
{
	struct term *term = start(24, 80, "en");

	(void)state;
	make_place(term, "Liv");
	enter_round(term, "bjork/a", 2);
	term_keys(term, "n");
	assert_true(term_wait_for(term, "A note to yourself"));
	/* One Backspace for an å of two code points, for a flag, for a family. */
	term_keys(term, "a\u030a\U0001f1f8\U0001f1ea<Backspace>bl\U0001f469\u200d\U0001f3eb"
			"<Backspace>a\u030a<Backspace>\u00e5!");
	assert_true(term_wait_for_cursor(term, "a\u030abl\u00e5!"));
	term_keys(term, "<Paste>\rred\ngreen<Pasted>");
	assert_true(term_wait_for_cursor(term, "green"));
	term_keys(term, "<Up><End>!<Left><Backspace>");
	assert_true(term_wait_for_cursor(term, "re!"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, "What you have written is not saved yet: Tab saves it."));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for_cursor(term, "Not at all"));
	term_keys(term, "n");
	assert_true(term_wait_for(term, "A note to yourself"));
	assert_int_equal(term_row_of(term, "green"), -1);
	term_keys(term, "for the meeting");
	assert_true(term_wait_for_cursor(term, "for the meeting"));
	term_signal(term, SIGTERM);
	assert_int_equal(term_wait_end(term), 1);
	term_stop(term);
	term = start(24, 80, "en");
	open_place(term, "Liv");
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "Your note: for the meeting"));
	term_stop(term);
}

/* Gaps are allowed; the review says what is missing and what that does, and jumps there. */
static void review_with_gaps(void **state)
{
	struct term *term = start(24, 80, "en");

	(void)state;
	make_place(term, "Bo");
	enter_round(term, "bjork/b", 0);
	answer(term, 0, 6);
	term_keys(term, "o");
	assert_true(term_wait_for(term, "You may finish with gaps"));
	assert_true(term_wait_for(term, "No result yet for B"));
	assert_true(term_matches(term, "review-gaps"));
	term_keys(term, "<Down><Down><Down><Enter>");
	assert_true(term_wait_for(term, "7 of 29"));
	/* From the guide one comes back to the very row. */
	term_keys(term, "o<Down><Down>G");
	assert_true(term_wait_for_cursor(term, "1  What this is"));
	assert_true(term_matches(term, "guide"));
	term_keys(term, "2");
	assert_true(term_wait_for(term, "It takes about twenty minutes"));
	assert_true(term_matches(term, "guide-staff"));
	term_keys(term, "<PageDown>");
	assert_true(term_wait_for(term, "Type the answer code"));
	term_keys(term, "<PageDown>");
	assert_true(term_wait_for(term, "sealed and laid in the exchange"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for_cursor(term, "2  Staff"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for_cursor(term, "3  B Resources, rights and security"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, "7 of 29"));
	term_keys(term, "?");
	assert_true(term_wait_for(term, "Who answers questions: ikt@skola.example"));
	assert_true(term_matches(term, "help-item"));
	term_keys(term, "<End>");
	assert_true(term_wait_for(term, "Ctrl-L"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, "7 of 29"));
	term_keys(term, "q");
	assert_int_equal(term_wait_end(term), 0);
	term_stop(term);
}

/* 40×12 is enough to answer, and a window that grows and shrinks changes nothing. */
static void narrow(void **state)
{
	struct term *term = start(12, 40, "en");

	(void)state;
	assert_true(term_matches(term, "start-narrow"));
	make_place(term, "Ida");
	enter_round(term, "bjork/b", 1);
	assert_true(term_matches(term, "item-narrow"));
	answer(term, 0, 3);
	term_resize(term, 1, 1);
	term_resize(term, 5, 10);
	term_resize(term, 24, 80);
	assert_true(term_wait_for(term, "A Collaboration"));
	answer(term, 3, 2);
	term_resize(term, 12, 40);
	answer(term, 5, 2);
	term_stop(term);
}

/* A passphrase of words, as the screen has it; then another one of one's own, by «My place». */
static void words_and_another_passphrase(void **state)
{
	struct term *term = start(24, 80, "en");
	char *row, *words;

	(void)state;
	assert_true(term_wait_for_cursor(term, "I am new here"));
	term_keys(term, "1");
	assert_true(term_wait_for(term, "Choose a name"));
	term_keys(term, "Siv<Enter>");
	assert_true(term_wait_for_cursor(term, "Use these five words"));
	row = term_row(term, term_row_of(term, "These five words") + 2);
	words = row + strspn(row, " ");
	term_keys(term, "1");
	assert_true(term_wait_for(term, "Type the five words once"));
	assert_true(term_wait_gone(term, words));
	term_keys(term, words);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for_cursor(term, "I have written it down"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, "There is no way back from here"));
	term_keys(term, "1");
	assert_true(term_wait_for_cursor(term, TITLE));
	term_keys(term, "3");
	assert_true(term_wait_for_cursor(term, "Change the passphrase"));
	assert_true(term_matches(term, "my-place"));
	term_keys(term, "1");
	assert_true(term_wait_for_cursor(term, "Present passphrase"));
	term_keys(term, words);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for_cursor(term, "Use these five words"));
	assert_true(term_wait_for(term, "Not now: keep"));
	term_keys(term, "3");
	assert_true(term_wait_for(term, "Choose a passphrase. "));
	term_keys(term, "korrekt häst<Enter>");
	assert_true(term_wait_for(term, "That passphrase is "));
	term_keys(term, "korrekt häst<Enter>");
	assert_true(term_wait_for(term, "Your passphrase is changed."));
	term_keys(term, "L");
	open_place(term, "Siv");
	term_stop(term);
	free(row);
}

/* A signal saves, wipes and gives the terminal back; the lock leaves nothing on the screen. */
static void locked_and_ended(void **state)
{
	struct term *term = start(24, 80, "en");

	(void)state;
	make_place(term, "Lo");
	enter_round(term, "bjork/c", 0);
	answer(term, 0, 2);
	term_keys(term, "L");
	assert_true(term_wait_for(term, "Locked. Everything is saved."));
	assert_int_equal(term_row_of(term, "Björkskolan"), -1);
	open_place(term, "Lo");
	assert_true(term_wait_for(term, "2 of 29 answered"));
	term_signal(term, SIGTERM);
	assert_int_equal(term_wait_end(term), 1);
	assert_true(term_modes_are_restored(term));
	assert_int_equal(term_row_of(term, "2 of 29 answered"), -1);
	term_stop(term);
}

/* Which of name and passphrase is wrong is not told. */
static void wrong_passphrase(void **state)
{
	struct term *term = start(24, 80, "en");

	(void)state;
	say_name(term, "Ingen");
	term_keys(term, "fel fras här<Enter>");
	assert_true(term_wait_for(term, "no place here opens with that name and that passphrase"));
	term_stop(term);
}

/* Line mode, too, gives the terminal back with its echo, in the middle of a passphrase. */
static void echo_comes_back(void **state)
{
	struct term *term = start_with(24, 80, "en", "--plain");

	(void)state;
	assert_true(term_wait_for(term, "I have been here before"));
	term_keys(term, "2<Enter>");
	assert_true(term_wait_for(term, "Which name"));
	term_keys(term, "Ida<Enter>");
	assert_true(term_wait_for(term, "Type your passphrase"));
	assert_true(term_wait_for_cursor(term, "Passphrase:"));
	assert_false(term_modes_are_restored(term));
	term_keys(term, "hemlig<Ctrl-C>");
	assert_int_equal(term_wait_end(term), 128 + SIGINT);
	assert_true(term_modes_are_restored(term));
	assert_int_equal(term_row_of(term, "hemlig"), -1);
	term_stop(term);
}

static void in_swedish(void **state)
{
	struct term *term = start(24, 80, "sv");

	(void)state;
	assert_true(term_wait_for(term, "Jag är ny här"));
	assert_true(term_matches(term, "start-sv"));
	term_stop(term);
}

/* Eva's result of the second round, at this size. */
static struct term *second_result(int rows, int columns, const char *language, const char *option)
{
	bool swedish = strcmp(language, "sv") == 0;
	struct term *term = start_with(rows, columns, language, option);

	assert_true(term_wait_for_cursor(term, swedish ? "Jag är ny här" : "I am new here"));
	term_keys(term, "2");
	assert_true(term_wait_for(term, swedish ? "Vilket namn" : "Which name"));
	term_keys(term, "Eva<Enter>");
	assert_true(term_wait_for(term, swedish ? "Skriv din lösenfras" : "Type your passphrase"));
	term_keys(term, "korrekt häst<Enter>");
	assert_true(term_wait_for_cursor(term, "ren 2027"));
	term_keys(term, "1");
	assert_true(term_wait_for(term, swedish ? "Förra gången" : "Last time"));
	return term;
}

/* Last time beside now, with its radar where there is room; then one area; narrow, too. */
static void the_second_time(void **state)
{
	struct term *term = second_result(24, 80, "en", NULL);

	(void)state;
	assert_true(term_matches(term, "result-second"));
	term_resize(term, 12, 40);
	assert_true(term_matches(term, "result-second-narrow"));
	term_resize(term, 40, 120);
	assert_true(term_wait_for(term, "A 75"));
	assert_true(term_matches(term, "result-radar"));
	term_resize(term, 24, 80);
	assert_true(term_wait_gone(term, "A 75"));
	term_keys(term, "2");
	assert_true(term_wait_for(term, "Which area do you want to look at?"));
	assert_true(term_matches(term, "areas"));
	term_keys(term, "3");
	assert_true(term_wait_for(term, "First of all"));
	assert_true(term_matches(term, "area"));
	term_resize(term, 12, 40);
	assert_true(term_matches(term, "area-narrow"));
	term_keys(term, "q");
	assert_int_equal(term_wait_end(term), 0);
	term_stop(term);
}

/* In the other language, and with nothing but ASCII. */
static void the_second_time_drawn_otherwise(void **state)
{
	struct term *term = second_result(50, 160, "sv", NULL);

	(void)state;
	assert_true(term_matches(term, "result-radar-sv"));
	term_stop(term);
	term = second_result(40, 120, "en", "--ascii");
	assert_true(term_matches(term, "result-radar-ascii"));
	term_stop(term);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_whole_way, make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(no_answer_by_accident, make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(tall, make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(words_of_ones_own, make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(review_with_gaps, make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(narrow, make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    words_and_another_passphrase, make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(locked_and_ended, make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(wrong_passphrase, make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(echo_comes_back, make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(in_swedish, make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(the_second_time, make_second_round, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    the_second_time_drawn_otherwise, make_second_round, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
