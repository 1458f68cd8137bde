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

#include "base/io/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/person.h"
#include "support/scratch.h"
#include "support/terminal.h"

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

/* First person_start, place, ten answers, kill -9; nothing is lost; on to the end, and handed over.
 */
static void the_whole_way(void **state)
{
	struct term *term = person_start(24, 80, "en");

	(void)state;
	assert_true(term_wait_for_cursor(term, "I am new here"));
	assert_true(term_matches(term, "start"));
	person_make_place(term, "Eva");
	assert_true(term_matches(term, "rounds"));
	person_enter_round(term, "bjork/a", 0);
	assert_true(term_matches(term, "item-first"));
	person_answer(term, 0, 10);
	assert_true(term_wait_for(term, "11 of 29"));
	assert_true(term_matches(term, "item-eleventh"));
	term_signal(term, SIGKILL);
	assert_int_equal(term_wait_end(term), 128 + SIGKILL);
	term_stop(term);

	term = person_start(24, 80, "en");
	person_open_place(term, "Eva");
	assert_true(term_wait_for(term, "10 of 29 answered"));
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "11 of 29"));
	/* The tenth is answered as it was: its choice has the focus. */
	term_keys(term, "<Left>");
	assert_true(term_wait_for_cursor(term, "● Develop it and help others"));
	assert_true(term_cell_is_reversed(term, term_row_of(term, "Develop it"), 45));
	term_keys(term, "<Right>");
	assert_true(term_wait_for(term, "11 of 29"));
	person_answer(term, 10, 18);
	assert_true(term_wait_for(term, "Your words"));
	term_keys(term, "Mer tid ihop, tack åäö.<Tab>");
	assert_true(term_wait_for(term, "Done, 29 of 29"));
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
	struct term *term = person_start(24, 80, "en");

	(void)state;
	person_make_place(term, "Sam");
	person_enter_round(term, "bjork/a", 1);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(
	    term, "Enter takes \"Not at all\". Press Enter again, or choose another."));
	assert_true(term_wait_for_cursor(term, "1   Not at all"));
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "Saved. A1: Not at all"));
	term_keys(term, " ");
	assert_true(term_wait_for(term, "Enter takes \"Not at all\"."));
	term_keys(term, "<Down><Enter>");
	assert_true(term_wait_for(term, "Saved. A2: Have tried"));
	term_keys(term, "<Down><Enter>");
	assert_true(term_wait_for(term, "Saved. A3: Have tried"));
	/* What has an answer keeps it. */
	term_keys(term, "<Left>");
	assert_true(term_wait_for_cursor(term, "● Have tried"));
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "Saved. A3: Have tried"));
	term_keys(term, "g");
	assert_true(term_wait_for(term, "Which question?"));
	assert_true(term_matches(term, "goto"));
	term_keys(term, "x9<Enter>");
	assert_true(term_wait_for(term, "you are not asked any question \"x9\""));
	/* What was refused stands there as it was written. */
	term_keys(term, "<Left>");
	assert_true(term_wait_for_cursor(term, "x9"));
	term_keys(term, "<Ctrl-E><Ctrl-U>c2<Enter>");
	assert_true(term_wait_for(term, "10 of 29"));
	person_open_page(term, "g", "Which question?");
	term_keys(term, "<Esc>");
	assert_true(term_wait_for_cursor(term, "1   Not at all"));
	person_open_page(term, "g", "Which question?");
	term_keys(term, "<Enter>");
	assert_true(term_wait_for(term, "11 of 29"));
	term_stop(term);
}

/* A tall terminal shows the questions of the area around the present one, with their answers; they
 * open as one comes to them. */
static void tall(void **state)
{
	struct term *term = person_start(50, 80, "en");

	(void)state;
	person_make_place(term, "Kim");
	person_enter_round(term, "bjork/c", 1);
	person_answer(term, 0, 7);
	term_keys(term, "<Left>");
	assert_true(term_wait_for_cursor(term, "● Have tried"));
	term_keys(term, "<Left>4");
	assert_true(term_wait_for(term, "Saved. B2: Regularly on my own"));
	assert_true(term_matches(term, "item-tall"));
	term_resize(term, 60, 120);
	assert_true(term_wait_for_cursor(term, "● Have tried"));
	assert_true(term_matches(term, "item-tall-wide"));
	term_resize(term, 32, 80);
	assert_true(term_wait_for_cursor(term, "● Have tried"));
	assert_true(term_matches(term, "item-less-tall"));
	person_open_page(term, "g", "Which question?");
	term_keys(term, "29<Enter>");
	assert_true(term_wait_for(term, "Your words"));
	term_keys(term, "åäö");
	assert_true(term_wait_for_cursor(term, "åäö"));
	term_stop(term);
}

/* Gaps are allowed; the review says what is missing and what that does, and jumps there. */
static void review_with_gaps(void **state)
{
	struct term *term = person_start(24, 80, "en");

	(void)state;
	person_make_place(term, "Bo");
	person_enter_round(term, "bjork/b", 0);
	person_answer(term, 0, 6);
	term_keys(term, "o");
	assert_true(term_wait_for(term, "You can finish with gaps"));
	assert_true(term_wait_for(term, "No result yet for B"));
	assert_true(term_matches(term, "review-gaps"));
	term_keys(term, "<Down><Down><Down><Enter>");
	assert_true(term_wait_for(term, "7 of 29"));
	/* From the guide one comes back to the very row. */
	person_open_page(term, "o", "You can finish with gaps");
	term_keys(term, "<Down><Down>G");
	assert_true(term_wait_for_cursor(term, "1  What this is"));
	assert_true(term_matches(term, "guide"));
	term_keys(term, "2");
	assert_true(term_wait_for(term, "It takes about twenty minutes"));
	assert_true(term_matches(term, "guide-staff"));
	term_keys(term, "<PageDown>");
	assert_true(term_wait_for(term, "Type the answer code"));
	term_keys(term, "<PageDown>");
	assert_true(term_wait_for(term, "sealed and put in the exchange"));
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

/* 40×12 is enough to person_answer, and a window that grows and shrinks changes nothing. */
static void narrow(void **state)
{
	struct term *term = person_start(12, 40, "en");

	(void)state;
	assert_true(term_matches(term, "start-narrow"));
	person_make_place(term, "Ida");
	person_enter_round(term, "bjork/b", 1);
	assert_true(term_matches(term, "item-narrow"));
	person_answer(term, 0, 3);
	term_resize(term, 1, 1);
	term_resize(term, 5, 10);
	term_resize(term, 24, 80);
	assert_true(term_wait_for(term, "A Collaboration"));
	person_answer(term, 3, 2);
	term_resize(term, 12, 40);
	person_answer(term, 5, 2);
	term_stop(term);
}

/* Those of the words that the page asks for by number: «Type the 2nd and the 4th of …». */
static void type_asked(struct term *term, const char *words)
{
	char *row = term_row(term, term_row_of(term, "of the five words"));
	unsigned first = 0, second = 0;
	char word[5][40] = { "" };

	assert_int_equal(sscanf(row, " Type the %u%*2s and the %u", &first, &second), 2);
	assert_int_equal(
	    sscanf(words, "%39s %39s %39s %39s %39s", word[0], word[1], word[2], word[3], word[4]),
	    5);
	term_keys(term, word[first - 1]);
	term_keys(term, " ");
	term_keys(term, word[second - 1]);
	free(row);
}

/* A passphrase of words, as the screen has it; then another one of one's own, by «My place». */
static void words_and_another_passphrase(void **state)
{
	struct term *term = person_start(24, 80, "en");
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
	assert_true(term_wait_for(term, "of the five words"));
	assert_true(term_wait_gone(term, words));
	type_asked(term, words);
	term_keys(term, "<Enter>");
	assert_true(term_wait_for_cursor(term, "I have written it down"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, "There is no way back from here"));
	term_keys(term, "1");
	assert_true(term_wait_for_cursor(term, "Answer code"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for_cursor(term, PERSON_ROUND));
	term_keys(term, "3");
	assert_true(term_wait_for_cursor(term, "Change the passphrase"));
	assert_true(term_matches(term, "my-place"));
	term_keys(term, "1");
	assert_true(term_wait_for_cursor(term, "Current passphrase"));
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
	person_open_place(term, "Siv");
	term_stop(term);
	free(row);
}

/* A signal saves, wipes and gives the terminal back; the lock leaves nothing on the screen. */
static void locked_and_ended(void **state)
{
	struct term *term = person_start(24, 80, "en");

	(void)state;
	person_make_place(term, "Lo");
	person_enter_round(term, "bjork/c", 0);
	person_answer(term, 0, 2);
	term_keys(term, "L");
	assert_true(term_wait_for(term, "Locked. Everything is saved."));
	assert_int_equal(term_row_of(term, "Björkskolan"), -1);
	person_open_place(term, "Lo");
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
	struct term *term = person_start(24, 80, "en");

	(void)state;
	person_say_name(term, "Ingen");
	term_keys(term, "fel fras här<Enter>");
	assert_true(
	    term_wait_for(term, "no profile here opens with that name and that passphrase"));
	term_stop(term);
}

/* Line mode, too, gives the terminal back with its echo, in the middle of a passphrase. */
static void echo_comes_back(void **state)
{
	struct term *term = person_start_with(24, 80, "en", "--plain");

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
	struct term *term = person_start(24, 80, "sv");

	(void)state;
	assert_true(term_wait_for(term, "Jag är ny här"));
	assert_true(term_matches(term, "start-sv"));
	term_stop(term);
}

/* Eva's result of the second round, at this size. */
static struct term *second_result(int rows, int columns, const char *language, const char *option)
{
	bool swedish = strcmp(language, "sv") == 0;
	struct term *term = person_start_with(rows, columns, language, option);

	assert_true(term_wait_for(term, swedish ? "Jag är ny här" : "I am new here"));
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

/* Last time beside now, with the advice, and then the radar, where there is room; then one area;
 * narrow, too. */
static void the_second_time(void **state)
{
	struct term *term = second_result(24, 80, "en", NULL);

	(void)state;
	assert_true(term_matches(term, "result-second"));
	term_resize(term, 12, 40);
	assert_true(term_matches(term, "result-second-narrow"));
	term_resize(term, 40, 120);
	assert_true(term_wait_for(term, "First of all"));
	assert_true(term_matches(term, "result-beside"));
	term_resize(term, 60, 200);
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
	term = second_result(50, 160, "en", "--ascii");
	assert_true(term_matches(term, "result-radar-ascii"));
	term_stop(term);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_whole_way, person_make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    no_answer_by_accident, person_make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(tall, person_make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    review_with_gaps, person_make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(narrow, person_make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    words_and_another_passphrase, person_make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    locked_and_ended, person_make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    wrong_passphrase, person_make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(echo_comes_back, person_make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(in_swedish, person_make_round, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    the_second_time, person_make_second_round, scratch_remove),
		cmocka_unit_test_setup_teardown(
		    the_second_time_drawn_otherwise, person_make_second_round, scratch_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
