/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is typed on the screen: nothing of it is thrown away, and keys do what they say. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/person.h"
#include "support/scratch.h"
#include "support/terminal.h"

/* Words are written in any letters, pasted and mended in the middle; no single key loses them, nor
 * does the end of the program. */
static void words_of_ones_own(void **state)
{
	struct term *term = person_start(24, 80, "en");

	(void)state;
	person_make_place(term, "Liv");
	person_enter_round(term, "bjork/a", 2);
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
	term = person_start(24, 80, "en");
	person_return(term, "Liv", "1 of 29");
	/* It stands where it was written, and nowhere else. */
	assert_int_equal(term_row_of(term, "for the meeting"), -1);
	person_open_page(term, "n", "Not saved yet: this is what you had written.");
	assert_true(term_wait_for_cursor(term, "for the meeting"));
	assert_true(term_matches(term, "note-draft"));
	term_keys(term, " tomorrow<Tab>");
	assert_true(term_wait_for(term, "Your note: for the meeting tomorrow"));
	person_open_page(term, "n", "A note to yourself");
	assert_int_equal(term_row_of(term, "Not saved yet"), -1);
	term_stop(term);
}

/* A text over its limit stays as it was written, with how much of it fits, the cursor where that
 * ends; and it is there the next time, whatever ended the program. */
static void words_that_are_too_many(void **state)
{
	struct term *term = person_start(24, 80, "en");

	(void)state;
	person_make_place(term, "Tor");
	person_enter_round(term, "bjork/b", 2);
	person_open_page(term, "g", "Which question?");
	term_keys(term, "29<Enter>");
	assert_true(term_wait_for(term, "Your words"));
	term_write(term, "\033[200~");
	for (int i = 0; i < 79; i++)
		term_keys(term, "åäö 789 12");
	term_keys(term, "\033[201~");
	term_settle(term);
	assert_int_equal(term_row_of(term, "/1000"), -1);
	term_keys(term, "åäö 789 12");
	assert_true(term_wait_for(term, "800/1000"));
	for (int i = 0; i < 20; i++)
		term_keys(term, "abcdefghi.");
	assert_true(term_wait_for(term, "1000/1000"));
	for (int i = 0; i < 20; i++)
		term_keys(term, "0123456789");
	assert_true(term_wait_for(term, "1200/1000"));
	term_keys(term, "<Tab>");
	assert_true(term_wait_for(term, "the text is 1200 characters long; at most 1000 fit"));
	assert_true(term_wait_for_cursor(term, "abcdefghi.0123456789"));
	assert_true(term_matches(term, "item-too-many"));
	term_signal(term, SIGHUP);
	assert_int_equal(term_wait_end(term), 1);
	term_stop(term);
	term = person_start(24, 80, "en");
	person_return(term, "Tor", "1200/1000");
	assert_true(term_wait_for(term, "Not saved yet"));
	/* What is taken away behind the cursor is what does not fit. */
	for (int i = 0; i < 20; i++)
		term_keys(term, "<Ctrl-K><Delete>");
	assert_true(term_wait_for(term, "1000/1000"));
	term_keys(term, "<Tab>");
	assert_true(term_wait_for(term, "1 of 29"));
	term_stop(term);
}

/* A number in a long list waits for its second digit, and letters typed behind it are no keys. */
static void long_lists(void **state)
{
	struct term *term = person_start(24, 80, "en");

	(void)state;
	person_make_place(term, "Ull");
	person_enter_round(term, "bjork/c", 2);
	person_open_page(term, "o", "You can finish with gaps");
	assert_true(term_row_of(term, "1–3") >= 0);
	term_keys(term, "1");
	assert_true(term_wait_for(term, "1: one more digit, or Enter to take 1."));
	assert_true(term_matches(term, "number-waits"));
	term_keys(term, "L");
	assert_true(term_wait_for(term, "choose   Enter confirm"));
	term_keys(term, "2");
	assert_true(term_wait_for(term, "2: one more digit"));
	term_keys(term, "<Esc>");
	assert_true(term_wait_for(term, "choose   Enter confirm"));
	term_keys(term, "3");
	assert_true(term_wait_for(term, "3: one more digit"));
	person_open_page(term, "<Enter>", "1 of 29");
	/* Alt with a digit answers nothing, and neither does what came before the page. */
	person_answer(term, 0, 1);
	term_write(term, "\0333");
	term_settle(term);
	term_keys(term, "<Down>");
	assert_true(term_wait_for_cursor(term, "2   Have tried"));
	assert_true(term_wait_for(term, "2 of 29"));
	/* The keys of fast answers act on the questions that come. */
	term_write(term, "12345");
	assert_true(term_wait_for(term, " 7 of 29"));
	term_write(term, "o3");
	assert_true(term_wait_for(term, "6 of 29 questions have an answer."));
	term_keys(term, "<Down>");
	assert_true(term_wait_for_cursor(term, "  2  A Collaboration"));
	term_stop(term);
}

/* A digit takes the place of the path that is offered, Tab fills in, and what is written by hand
 * has digits of its own. */
static void paths(void **state)
{
	static const char *const folders[] = { "media", "media/anna", "media/anna/KINGSTON",
		"media/anna/KINGSTON/old", "media/anna/KINGSTON/older" };
	struct term *term;

	(void)state;
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		assert_int_equal(mkdir(scratch_path(folders[i]), 0700), 0);
	assert_int_equal(chdir(scratch_path(".")), 0);
	term = person_start(24, 80, "en");
	person_make_place(term, "Eli");
	term_keys(term, "R");
	assert_true(term_wait_for(term, "Take in a round from a folder"));
	term_keys(term, "2");
	assert_true(term_wait_for(term, "KINGSTON, 3.2 GB free"));
	/* The folder that was used last is offered, and listed. */
	assert_true(term_wait_for_cursor(term, "Folder  /"));
	assert_true(term_wait_for(term, "used last"));
	term_keys(term, "2");
	assert_true(term_wait_for(term, "Folder  2"));
	term_keys(term, "<Tab>");
	assert_true(term_wait_for_cursor(term, "Folder  media/anna/KINGSTON"));
	term_keys(term, "<Tab>");
	assert_true(term_wait_for_cursor(term, "Folder  media/anna/KINGSTON/"));
	term_keys(term, "o<Tab>");
	assert_true(term_wait_for_cursor(term, "Folder  media/anna/KINGSTON/old"));
	term_keys(term, "2");
	assert_true(term_wait_for_cursor(term, "Folder  media/anna/KINGSTON/old2"));
	term_keys(term, "<Ctrl-U>media/a<Tab>");
	assert_true(term_wait_for_cursor(term, "Folder  media/anna/"));
	term_keys(term, "<Ctrl-U>7<Enter>");
	assert_true(term_wait_for(term, "there is no place with that number in the list"));
	/* Which was refused, and stands there, too gives way. */
	term_keys(term, "2<Enter>");
	assert_true(term_wait_for_cursor(term, "Folder  media/anna/KINGSTON"));
	term_stop(term);
	assert_int_equal(chdir("/"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, person_make_round, scratch_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_of_ones_own),
		TEST(words_that_are_too_many),
		TEST(long_lists),
		TEST(paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
