/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whole journeys, as people make them: the first time, with mistakes, in two sittings, again, too
 * late. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client_sample.h"
#include "fixed_clock.h"
#include "sample.h"
#include "sample_round.h"
#include "scratch.h"
#include "walker.h"

#define NEW      "#1|=Bo|#3|=en annan ramsa|=en annan ramsa|@recovery|#1|@rounds|"
#define IN       "#2|=ANNA|=PASSPHRASE|@rounds|"
#define IN_ROUND IN "#1|#1|=CODE|#1|@item|"
#define FINISHED IN_ROUND "#3|#3|#3|#1|@review|#1|@result|"

static int setup(void **state)
{
	fixed_clock_set("2026-10-15");
	return client_sample_setup(state);
}

static void walk(const char *way)
{
	struct journey *journey = walker_start();

	walker_go(journey, way);
	walker_end(journey);
}

/* An open round of this id with another questionnaire, joined. */
static void join_round_of(const char *id, const char *bytes)
{
	struct round *round = sample_round_open();

	snprintf(round->id, sizeof round->id, "%s", id);
	memcpy(round->central_key, client_sample.key, sizeof round->central_key);
	questionnaire_free(round->questionnaire);
	json_decref(round->questionnaire_json);
	client_sample_must(questionnaire_load_file(
	    id, bytes, strlen(bytes), &round->questionnaire, &round->questionnaire_json));
	/* A school form that the questionnaire does not know has no module in it. */
	for (size_t i = 0; i < round->organisation->n_units; i++) {
		char *form = round->organisation->units[i].form;

		if (form[0] != '\0' && questionnaire_form(round->questionnaire, form) < 0)
			form[0] = '\0';
	}
	client_sample_publish(round);
	round_free(round);
	client_sample_join();
}

static void join_round_of_file(const char *id, const char *path)
{
	size_t length;
	char *bytes = sample_bytes(path, &length);

	join_round_of(id, bytes);
	free(bytes);
}

/* Central's word about the bundle that the journey made. */
static void tell(const struct journey *journey, enum merge_word word, const char *reason)
{
	struct receipts *receipts = receipts_new(client_sample.key);

	receipts_add(receipts, journey->response->bundle, word, reason);
	client_sample_tell(receipts);
	receipts_free(receipts);
}

static void the_first_time_to_the_receipt(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	client_sample_tamper("DELETE FROM trust");
	client_sample_tamper("DELETE FROM round");
	walker_go(journey, "#1|=Bo|@words|#3|@own|=en annan ramsa|@again|=en annan ramsa|"
			   "@recovery");
	assert_true(walker_sees(journey, journey->code));
	walker_go(journey, "#1|@rounds|/Bo|/There is no round on this machine yet|"
			   "#1|@folder|=EXCHANGE|@trust|/Ikt-enheten");
	assert_true(walker_sees(journey, client_sample.key));
	walker_go(journey,
	    "#1|@rounds|.1 round taken in|/Höstens självskattning|"
	    "#1|@welcome|/fewer than 5 people|#1|@code|=CODE|.Björkskolan, Arbetslag A|"
	    "@role|#1|@item|/I plan with others|/1 of 4|"
	    "#3|.Saved. Question 2 of 4.|/I share what I make|"
	    "#5|/I teach with others|#2|/Was it easy?|#2|/What was hard?|"
	    "=Tiden.|@review|/Every question has an answer|"
	    "#1|@result|.Finished|/A For all|/too few answers|"
	    "#1|@sent|/a pseudonym, not your name|/2026-10-15|/1 comment|/Teacher|"
	    "#2|@answers|/Tiden.|/Prefer not to say|<|@sent");
	walker_go(journey, "#1|@bundles|.Handed over, and read back|/waits for its receipt|"
			   "#1|.0 new receipts");
	tell(journey, MERGE_ACCEPTED, "");
	walker_go(journey,
	    "#1|.1 new receipt.|/confirmed 2026-10-15|#2|@rounds|/confirmed|#1|@result|"
	    "!q");
	assert_true(journey->left);
	walker_end(journey);
}

static void mistakes_are_told_where_they_are_made(void **state)
{
	static const char *const ways[] = {
		"#2|= |-write a name first|@name",
		"#2|=Nobody|=whatever it is|-no place here opens|@passphrase|=again|-no place here",
		"#1|= |-write a name first|@name",
		"#1|=An\033[2Jna|-characters that cannot be shown|@name|=Anna|@words",
		"#1|=Bo|#3|=one thing here|=another thing|-the two are not the same|@own|"
		"=one thing here|=one thing here|@recovery",
		"#1|=Bo|#3|=kort|-the passphrase is too short|@own|=|-too short|@own|"
		"=one thing here|@again",
		"#1|=ANNA|#3|=PASSPHRASE|=PASSPHRASE|-you have a place here already|@name|"
		"=Bo|@words",
		"#3|=ABCD|-that is not a recovery code|@recover",
		"#3|=0000-0000-0000-0000|-no place here opens with that recovery code|@recover",
		IN "#2|=/nowhere/at/all|-/nowhere/at/all|@folder",
		IN "#2|=|-|@folder",
		IN "#1|#1|=0000-0000-0000-0000|-that is not an answer code|@code|=CODE|@role",
		IN_ROUND "!o|/1 of those that are missing must be answered|/must be answered|"
			 "#1|-1 question must be answered first|@review",
		FINISHED "#1|#3|@where|=/nowhere/at/all|-/nowhere/at/all|@where|=|-|@where",
		IN "!b|@bundles|/You have not finished a round yet|"
		   "#1|-no exchange folder has been used yet|@bundles",
	};

	for (size_t i = 0; i < COUNT(ways); i++) {
		walk(ways[i]);
		client_sample_teardown(state);
		assert_int_equal(setup(state), 0);
	}
}

static void a_key_that_is_not_the_same_is_not_trusted(void **state)
{
	(void)state;
	client_sample_tamper("DELETE FROM trust");
	client_sample_tamper("DELETE FROM round");
	walk(IN "#1|=EXCHANGE|@trust|#2|@rounds|.Nothing was taken in|/There is no round");
	walk(IN "#1|=EXCHANGE|@trust|<|@rounds|.Nothing was taken in|/There is no round");
}

static void one_goes_on_where_one_was(void **state)
{
	(void)state;
	walk(IN_ROUND "#1|#2|/I teach with others|!q");
	client_sample_reopen();
	walk(IN "/2 of 4 answered|#1|@item|/I teach with others|/3 of 4");
	/* Another person at the same machine begins at the beginning. */
	walk(NEW "/open|#1|@welcome|#1|@code");
}

static void keys_go_between_the_questions(void **state)
{
	(void)state;
	walk(IN_ROUND "/I plan|!<|.This is the first question|/I plan|!>|/I share|!>|/I teach|!<|"
		      "/I share|!>|!>|/Was it easy|!>|@review|!>|@item|/Was it easy");
}

static void one_goes_to_any_question(void **state)
{
	(void)state;
	walk(IN_ROUND "!g|@goto|/A For all|/1–3: 0 of 3|/4: 0 of 1|=3|@item|/I teach|!g|=a2|@item|/I share|"
		      "!g|= A1 |@item|/I plan|!g|=a|/I plan|"
		      "!g|=5|-you are asked no question «5»|@goto|=0|-|=A9|-«A9»|=-1|-|=1x|-|"
		      "=99999999999999999999|-|=4|@item|/Was it easy");
	/* Enter alone: the next without an answer, around the end, then the overview. */
	walk(
	    IN "#1|@item|!g|=1|#1|/I share|#1|/I teach|!g|=|/Was it easy|!g|=|/I teach|#1|"
	       "!g|= |/Was it easy|#1|@review|!>|@item|!g|=|@review|.Every question has an answer");
}

/* Words come first; typed once they open the place from then on. */
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
	/* A slip leads back to them: nobody has to guess what was mistyped. */
	first = memory_copy(journey->offered);
	walker_go(journey, "#1|@again|/the five words once|=nothing of the kind|"
			   "-those were not the five words|@words");
	assert_string_equal(journey->offered, first);
	assert_true(walker_sees(journey, first));
	way = text_format("#1|=%s|@recovery|#1|@rounds|!L|#2|=Bo|=%s|@rounds", first, first);
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
	    "/could guess it|<|@own|=Bo Bo Bo Bo|@again|/very weak|<|"
	    "=fyra murklor sover djupt under granen|@again|/That passphrase is strong");
	assert_false(walker_sees(journey, "could guess it"));
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
	language_start();
	client_sample_must(language_choose("en"));
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

/* Answers are taken back one by one, across questions, and only in this sitting. */
static void answers_can_be_taken_back(void **state)
{
	(void)state;
	walk(IN_ROUND "!u|.There is nothing to undo|#1|#2|/I teach|!u|.Undone|/I share|/Saved: 1|"
		      "!u|.Undone|/I plan|/Saved: 0|!u|.There is nothing to undo");
}

/* A note stays where it was made, comes back the next day, and goes when it is emptied. */
static void a_note_is_ones_own(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey, IN_ROUND "!n|@note|=fråga vid mötet|@item|.The note is saved|"
				    "/Your note: fråga vid mötet|#1|@item|!<|/fråga vid mötet|!q");
	walker_end(journey);
	client_sample_reopen();
	journey = walker_start();
	walker_go(journey, IN "#1|@item|!<|/fråga vid mötet|!n|=|@item");
	assert_false(walker_sees(journey, "Your note"));
	walker_end(journey);
}

static void what_is_finished_can_be_changed(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey,
	    FINISHED "/100  Working|#1|#1|=EXCHANGE|@bundles|#2|@rounds|/handed over|"
		     "#1|@result|#2|@review|#2|@item|/I plan|#1|!o|#1|@result|/ 67  Working|"
		     "#1|@sent|#1|@bundles|.Handed over");
	assert_int_equal(journey->response->revision, 2);
	walker_go(journey, "#2|#1|#1|#1|.It was handed over before");
	assert_int_equal(journey->response->revision, 2);
	walker_end(journey);
}

static void a_refused_bundle_says_why(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey, FINISHED "#1|#1|=EXCHANGE");
	tell(journey, MERGE_REFUSED, "the file is cut short");
	walker_go(journey, "#1|.1 new receipt|/refused|/the file is cut short|#2|/refused");
	walker_end(journey);
}

/* Scales with and without a way out, a choice, several of three taken one by one, a number with
 * everything that it is not, and words that are too many. */
static void every_kind_of_question_can_be_answered(void **state)
{
	struct journey *journey = walker_start();
	const struct answer *answers;

	(void)state;
	join_round_of_file("kinds", "tests/form/kinds.json");
	walker_go(journey, IN
	    "#2|@welcome|#1|@unit|#3|.Lindgymnasiet|@role|#1|@item|#5|#6|#1|#1|#1|#4|#4|#4|/Yes|#1|"
	    "/Red|#1|/Red|#2|#3|#2|!>|"
	    "/A whole number|/Write -- if you prefer not to say|=x|-|=41|-|=-6|-|=-|-|"
	    "=--|!<|/--|=-5|!<|/-5|=|!<|=40|"
	    "/Your words|/In your own words|=ett tecken för mycket är för mycket|-20|"
	    "=Några ord.|=-|-alone is not kept|=|@review");
	answers = journey->response->answers->of;
	assert_int_equal(answers[0].number, 4);
	assert_int_equal(answers[1].state, ANSWER_NOT_SAID);
	assert_int_equal(answers[12].chosen, 1 << 0 | 1 << 2);
	assert_int_equal(answers[13].number, 40);
	assert_string_equal(answers[14].text, "Några ord.");
	assert_int_equal(answers[15].state, ANSWER_NONE);
	walker_go(journey, "#1|@result");
	walker_end(journey);
}

/* The real questionnaire, answered from end to end with the lowest and the highest. */
static void the_result_names_the_conditions_first(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	join_round_of_file("real", "data/questionnaires/assessment.json");
	walker_go(journey, IN "#2|#1|#1|#1|@item");
	while (journey->step == &step_item && !walker_sees(journey, "Your words"))
		walker_go(journey, "#1");
	walker_go(journey, "=|@review|#1|@result|/All areas|/  0  |"
			   "/First of all, these are the school's to mend|/Begin here: A");
	walker_go(journey, "#2|#2|@item");
	while (journey->step == &step_item && !walker_sees(journey, "Your words"))
		walker_go(journey, "#5");
	walker_go(journey, "=|@review|#1|@result|/100  ");
	assert_false(walker_sees(journey, "First of all"));
	walker_end(journey);
}

static void who_is_asked_nothing_comes_to_the_review(void **state)
{
	static const char questions[] =
	    "{\"format\": \"skatta-questionnaire/1\", \"id\": \"few\", \"version\": 1,"
	    " \"languages\": [\"en\"], \"title\": {\"en\": \"Few\"}, \"minutes\": 1,"
	    " \"roles\": [{\"id\": \"T\", \"name\": {\"en\": \"Teacher\"}},"
	    "  {\"id\": \"A\", \"name\": {\"en\": \"Administration\"}}],"
	    " \"areas\": [{\"id\": \"K\", \"purpose\": \"other\", \"roles\": [\"T\"],"
	    "  \"title\": {\"en\": \"More\"}, \"items\": [{\"id\": \"K1\", \"kind\": \"text\","
	    "  \"text\": {\"en\": \"And?\"}}]}]}";

	(void)state;
	join_round_of("few", questions);
	walk(IN "#1|#1|#1|#2|@review|!>|@review|#1|@result|/Thank you");
}

static void close_round(void)
{
	struct round *round = client_sample_round();

	round->edition = 2;
	memcpy(round->closed, "2026-10-14", CLOCK_DAY_SIZE);
	client_sample_publish(round);
	round_free(round);
	client_sample_join();
}

static void too_late_is_said_at_the_door(void **state)
{
	(void)state;
	walk(IN_ROUND "#1|!q");
	close_round();
	walk(IN "/1 of 4 answered|#1|-the round was closed on 2026-10-14|@rounds");
	walk(NEW "/closed|#1|-the round was closed on 2026-10-14|@rounds");
}

static void too_early_too(void **state)
{
	(void)state;
	fixed_clock_set("2026-09-30");
	walk(IN "#1|-the round opens on 2026-10-01|@rounds");
}

static void what_was_finished_in_time_is_handed_over_late(void **state)
{
	(void)state;
	walk(FINISHED "!q");
	close_round();
	walk(IN "/ready|#1|@result|/100|#2|@review|#2|@item|#1|-the round was closed on|/Saved: 4 "
		"answered|"
		"!o|#1|@result|/100|#1|@sent|#1|@where|=EXCHANGE|@bundles|.Handed over");
}

static void the_folder_used_last_is_offered(void **state)
{
	(void)state;
	walk(IN "#2|=EXCHANGE|@rounds|#2|@folder");
	walk(FINISHED "#1|@sent|/Folder|#3|@where|=STICK|-|!q");
}

/* Nothing is shown of what somebody else changed. */
static void a_tampered_page_ends_the_way(void **state)
{
	struct journey *journey = walker_start();
	struct page page;

	(void)state;
	walker_go(journey, IN_ROUND "#1|<");
	client_sample_tamper("UPDATE page SET generation = generation + 1 WHERE rowid = 2");
	while (journey->step != &step_rounds)
		client_sample_must(journey_back(journey));
	client_sample_failed(journey_show(journey, &page), ERROR_DAMAGED,
	    "a saved page was changed by something else");
	page_free(&page);
	client_sample_failed(journey_choose(journey, 0), ERROR_DAMAGED, "a saved page was changed");
	assert_ptr_equal(journey->step, &step_rounds);
	assert_null(journey->response);
	walker_end(journey);
}

/* What could not be saved is said, and not shown as saved. */
static void a_full_disk_is_said_and_nothing_pretended(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey, IN_ROUND "#2");
	walker_go(journey, "/Saved: 1 answered");
	scratch_limit_files(0);
	assert_int_equal(journey_choose(journey, 0), ERROR_SYSTEM);
	assert_non_null(strstr(error_sentence(), "disk"));
	error_clear();
	walker_go(journey, "/I share|/Saved: 1 answered");
	scratch_limit_files(SIZE_MAX);
	walker_go(journey, "#1|.Saved. Question 3 of 4.|/Saved: 2 answered");
	walker_end(journey);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_first_time_to_the_receipt),
		TEST(mistakes_are_told_where_they_are_made),
		TEST(a_key_that_is_not_the_same_is_not_trusted),
		TEST(one_goes_on_where_one_was),
		TEST(keys_go_between_the_questions),
		TEST(one_goes_to_any_question),
		TEST(a_passphrase_of_words_is_made),
		TEST(the_strength_of_ones_own_is_said),
		TEST(words_are_of_the_language_spoken),
		TEST(answers_can_be_taken_back),
		TEST(a_note_is_ones_own),
		TEST(what_is_finished_can_be_changed),
		TEST(a_refused_bundle_says_why),
		TEST(every_kind_of_question_can_be_answered),
		TEST(the_result_names_the_conditions_first),
		TEST(who_is_asked_nothing_comes_to_the_review),
		TEST(too_late_is_said_at_the_door),
		TEST(too_early_too),
		TEST(what_was_finished_in_time_is_handed_over_late),
		TEST(the_folder_used_last_is_offered),
		TEST(a_tampered_page_ends_the_way),
		TEST(a_full_disk_is_said_and_nothing_pretended),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
