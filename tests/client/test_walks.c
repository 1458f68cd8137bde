/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whole journeys, as people make them: those of the table, and those in which something is done to
 * the machine that no coordinator and no clock does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/sample.h"
#include "support/scratch.h"
#include "support/walker.h"

static int start(void **state)
{
	language_start();
	return client_sample_start(state);
}

static int setup(void **state)
{
	fixed_clock_set("2026-10-15");
	client_sample_must(language_choose("en"));
	return client_sample_setup(state);
}

static void every_journey_of_the_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < journeys_n_walks; i++) {
		printf("# %s\n", journeys_walks[i].name);
		walker_record_free(walker_record(&journeys_walks[i], "en"));
	}
}

/* Line mode goes back there instead, to the rounds. */
static void before_the_first_question_is_none(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey, JOURNEYS_IN_ROUND "!<|.This is the first question|@item|/I plan");
	walker_end(journey);
}

/* Wherever help is asked for in a round, and not once one has left it. */
static void help_in_a_round_says_whom_to_ask(void **state)
{
	static const char *const ways[] = { JOURNEYS_IN "#1|@welcome", "=CODE|@role", "#1|@item",
		"!n|@note", "<|!g|@goto", "<|!o|@review" };
	struct journey *journey = walker_start();
	char *help;

	(void)state;
	for (size_t i = 0; i < COUNT(ways); i++) {
		walker_go(journey, ways[i]);
		help = walk_help(journey->walk);
		assert_non_null(strstr(help, "Who answers questions: ikt@skola.example"));
		assert_non_null(strstr(help, "fewer than 5 people"));
		free(help);
	}
	walker_go(journey, "<|<|@rounds");
	help = walk_help(journey->walk);
	assert_null(strstr(help, "ikt@"));
	free(help);
	walker_end(journey);
}

/* Beside a question stand the others of its area that are asked, in order, with their answers. */
static void the_others_of_the_area_stand_around(void **state)
{
	struct journey *journey = walker_start();
	struct page page;

	(void)state;
	walker_go(journey, JOURNEYS_IN_ROUND "#3|/I share");
	client_sample_must(walk_show(journey->walk, &page));
	assert_int_equal(page.n_before, 1);
	assert_int_equal(page.n_after, 3);
	assert_string_equal(page.before[0].text, "I plan with others.");
	assert_string_equal(page.before[0].aside, "Always");
	assert_string_equal(page.after[0].text, "I teach with others.");
	assert_null(page.after[0].aside);
	assert_int_equal(page.after[1].mark, PAGE_PART);
	assert_string_equal(page.after[1].text, "K And more");
	assert_string_equal(page.after[2].text, "Was it easy?");
	page_free(&page);
	walker_go(journey, "!g|=4|/Was it easy");
	client_sample_must(walk_show(journey->walk, &page));
	assert_int_equal(page.n_before + page.n_after, 0);
	page_free(&page);
	walker_end(journey);
}

/* What has come is looked for, and nobody is told that there is no place to look. */
static void a_unit_is_opened_without_a_word_where_no_folder_is(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey, JOURNEYS_IN "#4|=LEADER|@lead");
	assert_null(journey->walk->said);
	walker_go(journey, "#8|#3|=EXCHANGE|@rounds|*no folder|#2|@lead");
	assert_null(journey->walk->said);
	walker_go(journey, "#8|*folder|#2|@lead");
	assert_null(journey->walk->said);
	walker_go(journey, "#8|*answered|#2|@lead|.Fetched: 1 new answer.|#8|#2");
	assert_null(journey->walk->said);
	walker_end(journey);
}

static size_t focus_of(const struct journey *journey)
{
	struct page page;
	size_t focus;

	client_sample_must(walk_show(journey->walk, &page));
	focus = page.focus;
	page_free(&page);
	return focus;
}

/* Going on writes one text after another, passes what is left empty, and comes to an end. */
static void going_on_fills_an_action(void **state)
{
	static const char *const written[] = { "Två och två", "ledaren", "före jul", "",
		"Alla har" };
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey, JOURNEYS_IN "#4|=LEADER|@lead|#1|#2|=Ett|@action");
	for (size_t i = 0; i < COUNT(written); i++) {
		assert_int_equal(focus_of(journey), PLAN_WHAT + i);
		client_sample_must(walk_choose(journey->walk, focus_of(journey)));
		client_sample_must(walker_write(journey, written[i]));
		walker_go(journey, "@action");
	}
	assert_int_equal(focus_of(journey), PLAN_TEXTS);
	walker_go(journey, "#7|@aims|#1|#1|!>|#2|@action");
	assert_int_equal(focus_of(journey), 10);
	walker_go(journey, "#2|=Tre och tre|@action");
	assert_int_equal(focus_of(journey), PLAN_RESOURCE);
	walker_go(journey, "#11|@plan|#2|@action");
	assert_int_equal(focus_of(journey), PLAN_RESOURCE);
	walker_end(journey);
}

static bool stands_in(const char *path, const char *words)
{
	size_t length;
	char *bytes = scratch_read(path, &length);
	bool stands;

	assert_non_null(bytes);
	stands = strstr(bytes, words) != NULL;
	free(bytes);
	return stands;
}

/* What was said with the coordinator is in a file only where that was chosen. */
static void a_file_has_what_was_chosen(void **state)
{
	static const char *const paths[] = { "kept.txt", "kept.html" };
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey,
	    JOURNEYS_IN "#4|=LEADER|@lead|#1|#2|=Boka salen|#11|#4|#2|#1|=Kan vi talas vid?|#2|#3|"
			"@lead|#8|#3|=EXCHANGE|#2|*counted|#5|@lead");
	for (size_t i = 0; i < COUNT(paths); i++) {
		char *without = text_format("!w|#1|=%s|@lead", paths[i]);
		/* What is there is not written over. */
		char *with = text_format(
		    "!w|#2|=%s|-%s already exists|=two-%s|@lead", paths[i], paths[i], paths[i]);
		char *second = text_format("two-%s", paths[i]);

		walker_go(journey, without);
		assert_true(stands_in(paths[i], "Boka salen"));
		assert_true(stands_in(paths[i], "8 of 9 have answered"));
		assert_true(stands_in(paths[i], "2.6 of "));
		assert_false(stands_in(paths[i], "Kan vi talas vid?"));
		walker_go(journey, with);
		assert_false(stands_in(paths[i], "Kan vi talas vid?"));
		assert_true(stands_in(second, "Boka salen"));
		assert_true(stands_in(second, "Kan vi talas vid?"));
		free(second);
		free(with);
		free(without);
	}
	walker_end(journey);
}

static void no_name_is_shown_that_cannot_be(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey, "#1|=An\033[2Jna|-characters that cannot be shown|@name|=Anna|@words");
	walker_end(journey);
}

/* The sentence with which a wrong one of the two words that are asked is named. */
static const char *const names[] = { "the 1st word is not that", "the 2nd word is not that",
	"the 3rd word is not that", "the 4th word is not that", "the 5th word is not that" };

/* Words come first; two of them typed once, they open the place from then on. */
static void two_are_asked(struct journey *journey)
{
	char *copy = memory_copy(journey->offered), *rest = copy, *words[5], *way;
	unsigned first = journey->asked[0], second = journey->asked[1];

	for (size_t i = 0; i < COUNT(words); i++)
		words[i] = strsep(&rest, " ");
	assert_true(first < second && second < COUNT(words));
	way = text_format("=%s|-%s|@again|=%s x|-%s|=%s %s x|-%s|=%s|-%s|@again", words[second],
	    names[first], words[first], names[second], words[first], words[second], names[second],
	    words[first], names[second]);
	walker_go(journey, way);
	free(way);
	free(copy);
}

static void a_passphrase_of_words_is_made(void **state)
{
	struct journey *journey = walker_start();
	char *first, *way;

	(void)state;
	walker_go(journey, "#1|=Bo|@words|/These five words were drawn for you");
	assert_true(strlen(journey->offered) >= 19);
	assert_true(walker_sees(journey, journey->offered));
	first = memory_copy(journey->offered);
	walker_go(journey, "#2|@words|.Five other words were drawn");
	assert_string_not_equal(journey->offered, first);
	free(first);
	first = memory_copy(journey->offered);
	walker_go(journey, "#1|@again|/of the five words|~WORDS");
	two_are_asked(journey);
	assert_string_equal(journey->offered, first);
	way = text_format("=TWO|@recovery|#1|@welcome|<|!L|#2|=Bo|=%s|@welcome", first);
	walker_go(journey, way);
	assert_null(journey->offered);
	assert_null(journey->passphrase);
	walker_end(journey);
	free(way);
	free(first);
}

/* How strong one's own is, is said before it is typed again. */
static void the_strength_of_ones_own_is_said(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey,
	    "#1|=Bo|#3|=hej hej hej|@again|/That passphrase is very weak|"
	    "/It is better to go back|<|@own|=Bo Bo Bo Bo|@again|/very weak|<|"
	    "=fyra murklor sover djupt under granen|@again|/That passphrase is strong");
	assert_false(walker_sees(journey, "It is better to go back"));
	walker_end(journey);
	journey = walker_start();
	walker_go(journey, "#2|=ANNA|@passphrase|/Type your passphrase");
	assert_false(walker_sees(journey, "five words"));
	walker_end(journey);
}

/* Do all of its words stand in the list of this language? */
static bool is_drawn_of(const char *language, const char *passphrase)
{
	char *path = text_format("data/words/%s", language);
	size_t length;
	char *list = sample_bytes(path, &length), *rest = memory_copy(passphrase), *word;
	char *words = rest;
	bool all = true;

	while ((word = strsep(&rest, " ")) != NULL) {
		char *line = text_format("\n%s\n", word);

		all = all && (strstr(list, line) != NULL ||
				 strncmp(list, line + 1, strlen(line + 1)) == 0);
		free(line);
	}
	free(words);
	free(list);
	free(path);
	return all;
}

/* Another language draws words of its own. */
static void words_are_of_the_language_spoken(void **state)
{
	struct journey *journey = walker_start();
	char *english, *swedish;

	(void)state;
	walker_go(journey, "#1|=Bo|@words");
	english = memory_copy(journey->offered);
	walker_go(journey, "!S|@words|.Fem andra ord har lottats|/De här fem orden");
	swedish = memory_copy(journey->offered);
	assert_string_not_equal(swedish, english);
	assert_true(is_drawn_of("sv", swedish));
	assert_true(is_drawn_of("en", english));
	walker_go(journey, "!S|@words|/These five words");
	assert_true(is_drawn_of("en", journey->offered));
	walker_end(journey);
	free(english);
	free(swedish);
}

/* Nothing is shown of what somebody else changed. */
static void a_tampered_page_ends_the_way(void **state)
{
	struct journey *journey = walker_start();
	struct page page;

	(void)state;
	walker_go(journey, JOURNEYS_IN_ROUND "#1|<");
	client_sample_tamper("UPDATE page SET generation = generation + 1 WHERE rowid = 2");
	while (journey->walk->step != &step_rounds)
		client_sample_must(walk_back(journey->walk));
	client_sample_failed(walk_show(journey->walk, &page), ERROR_DAMAGED,
	    "a saved page was changed by something else");
	page_free(&page);
	client_sample_failed(
	    walk_choose(journey->walk, 0), ERROR_DAMAGED, "a saved page was changed");
	assert_ptr_equal(journey->walk->step, &step_rounds);
	assert_null(journey->response);
	walker_end(journey);
}

/* What could not be saved is said, and not shown as saved. */
static void a_full_disk_is_said_and_nothing_pretended(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey, JOURNEYS_IN_ROUND "#2");
	walker_go(journey, "/Saved: 1 answered");
	scratch_limit_files(0);
	assert_int_equal(walk_choose(journey->walk, 0), ERROR_SYSTEM);
	assert_non_null(strstr(error_sentence(), "disk"));
	error_clear();
	walker_go(journey, "/I share|/Saved: 1 answered");
	scratch_limit_files(SIZE_MAX);
	walker_go(journey, "#1|.Saved. A2: Never|/3 of 4|/Saved: 2 answered");
	walker_end(journey);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_journey_of_the_table),
		TEST(before_the_first_question_is_none),
		TEST(help_in_a_round_says_whom_to_ask),
		TEST(the_others_of_the_area_stand_around),
		TEST(a_unit_is_opened_without_a_word_where_no_folder_is),
		TEST(going_on_fills_an_action),
		TEST(a_file_has_what_was_chosen),
		TEST(no_name_is_shown_that_cannot_be),
		TEST(a_passphrase_of_words_is_made),
		TEST(the_strength_of_ones_own_is_said),
		TEST(words_are_of_the_language_spoken),
		TEST(a_tampered_page_ends_the_way),
		TEST(a_full_disk_is_said_and_nothing_pretended),
	};

	return cmocka_run_group_tests(tests, start, client_sample_end);
}
