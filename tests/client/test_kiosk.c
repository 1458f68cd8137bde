/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A kiosk without any terminal: every way of leaving ends one person's turn and no more, and only
 * the coordinator's word ends the kiosk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/language.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/walker.h"

#define WORD "släpp ut oss"

static const struct settings asking = { .kiosk = SETTINGS_YES };
static struct settings knowing = { .kiosk = SETTINGS_YES };

static int start(void **state)
{
	int rc;

	language_start();
	rc = client_sample_start(state);
	if (rc == 0)
		client_sample_must(passphrase_hash_make(knowing.kiosk_word, WORD));
	return rc;
}

static int setup(void **state)
{
	fixed_clock_set("2026-10-15");
	client_sample_must(language_choose("en"));
	return client_sample_setup(state);
}

static void walk(const struct settings *settings, const char *way)
{
	struct journey *journey = walker_start_with(settings);

	walker_go(journey, way);
	walker_end(journey);
}

static void it_begins_with_a_word(void **state)
{
	(void)state;
	walk(&asking, "@kiosk|/Choose a word that ends|=kort|-the word is too short|@kiosk|"
		      "=" WORD "|@kiosk-again|=" WORD "!|-the two are not the same|@kiosk|"
		      "=" WORD "|<|@kiosk|=" WORD "|=" WORD "|@start|.The kiosk is open|"
		      "/End the kiosk|!q|@start|.Thank you");
	/* Where the settings have one, with the first person. */
	walk(&knowing, "@start|/End the kiosk");
}

static void before_the_word_there_is_no_kiosk(void **state)
{
	struct journey *journey = walker_start_with(&asking);

	(void)state;
	walker_go(journey, "<|@kiosk|.Enter alone leaves");
	assert_false(journey->walk->left);
	walker_go(journey, "=");
	assert_true(journey->walk->left);
	journey->walk->left = false;
	walker_go(journey, "=" WORD "|@kiosk-again");
	assert_false(walk_is_locked(journey->walk));
	walk_idle(journey->walk);
	assert_null(journey->passphrase);
	walker_go(journey, "@kiosk|.Locked, because nothing was pressed");
	walker_end(journey);
}

/* Whatever the step, the person goes and the kiosk stays. */
/* Nobody leads a unit there, and nobody fetches from the folder that somebody used before. */
static void to_leave_is_to_end_ones_turn(void **state)
{
	static const char to_lead[] = JOURNEYS_IN "#4";

	for (size_t row = 0; row < journeys_n_steps; row++) {
		struct settings settings = { 0 };
		struct journey *journey;
		unsigned turn;

		/* Who stands at a kiosk is asked about no key. */
		if (strstr(journeys_steps[row].way, "*same code") != NULL ||
		    journeys_steps[row].machine == journeys_new_key)
			continue;
		client_sample_teardown(state);
		assert_int_equal(setup(state), 0);
		journeys_steps[row].machine();
		walker_settings(&settings);
		settings.kiosk = knowing.kiosk;
		memcpy(settings.kiosk_word, knowing.kiosk_word, sizeof settings.kiosk_word);
		journey = walker_start_with(&settings);
		if (strncmp(journeys_steps[row].way, to_lead, strlen(to_lead)) == 0) {
			walker_go(journey, to_lead);
			assert_ptr_equal(journey->walk->step, &step_rounds);
			walker_end(journey);
			settings_free(&settings);
			continue;
		}
		walker_go(journey, journeys_steps[row].way);
		assert_ptr_equal(journey->walk->step, journeys_steps[row].step);
		turn = journey->walk->turn;
		walker_go(journey, "!q|@start|.Thank you. The next person can begin.");
		assert_false(journey->walk->left);
		assert_int_equal(journey->walk->turn, turn + 1);
		assert_null(journey->profile);
		assert_null(journey->response);
		assert_null(journey->passphrase);
		assert_null(journey->name);
		assert_null(journey->code);
		walker_end(journey);
		settings_free(&settings);
	}
}

static void to_finish_is_to_end_ones_turn(void **state)
{
	(void)state;
	walk(&knowing,
	    JOURNEYS_FINISHED "#1|#1|=EXCHANGE|@thanks|#1|@start|.Thank you|" JOURNEYS_AMONG
			      "/handed over|!L|@start|.Locked");
}

static void only_the_word_ends_it(void **state)
{
	struct journey *journey = walker_start_with(&knowing);

	(void)state;
	walker_go(journey, "#7|@kiosk-end|=fel ord|-that is not the coordinator's word|@kiosk-end|"
			   "=" WORD "|-it is too early for another word|<|@start");
	/* Going away and coming back is no way around the wait, nor is somebody else's turn. */
	walker_go(journey, "!q|.Thank you|#7|=" WORD "|-it is too early");
	fixed_clock_pass(1000);
	walker_go(journey, "=|-that is not the coordinator's word");
	fixed_clock_pass(1000);
	walker_go(journey, "=" WORD "|-it is too early");
	assert_false(journey->walk->left);
	fixed_clock_pass(1000);
	walker_go(journey, "=" WORD);
	assert_true(journey->walk->left);
	walker_end(journey);
}

static void the_wait_has_an_end(void **state)
{
	struct journey *journey = walker_start_with(&knowing);

	(void)state;
	journey->kiosk.wrong = KIOSK_LONGEST_WAIT;
	walker_go(journey, "#7|=fel ord|-that is not");
	assert_int_equal(journey->kiosk.wrong, KIOSK_LONGEST_WAIT);
	fixed_clock_pass(KIOSK_LONGEST_WAIT * 1000);
	walker_go(journey, "=" WORD);
	assert_true(journey->walk->left);
	walker_end(journey);
}

static void who_goes_away_is_locked_out(void **state)
{
	static const char *const ways[] = { JOURNEYS_IN_ROUND "#1", "#1|=Bo", "#7" };
	struct journey *journey = walker_start_with(&knowing);

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		walker_go(journey, ways[i]);
		walk_idle(journey->walk);
		walker_go(journey, "@start|.Locked, because nothing was pressed");
	}
	/* Nobody is there: nothing is said. */
	assert_true(walk_is_locked(journey->walk));
	free(walk_take_said(journey->walk));
	walk_idle(journey->walk);
	assert_null(walk_take_said(journey->walk));
	walker_end(journey);
}

static void everybody_is_met_in_the_same_language(void **state)
{
	struct journey *journey = walker_start_with(&knowing);

	(void)state;
	walker_go(journey, "!S|/Jag är ny här|!q|@start|.Thank you|/I am new here");
	walker_go(journey, "!S|/Jag är ny här|#2");
	walk_idle(journey->walk);
	walker_go(journey, ".Locked|/I am new here");
	walker_end(journey);
}

static void a_result_is_not_left_on_the_machine(void **state)
{
	(void)state;
	walk(&knowing, JOURNEYS_FINISHED
	    "!w|@keep|=KEPT|-in a kiosk, save your result|@keep|"
	    "=result.html|-in a kiosk,|=/result.html|-in a kiosk,|@keep|<|@result");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(it_begins_with_a_word),
		TEST(before_the_word_there_is_no_kiosk),
		TEST(to_leave_is_to_end_ones_turn),
		TEST(to_finish_is_to_end_ones_turn),
		TEST(only_the_word_ends_it),
		TEST(the_wait_has_an_end),
		TEST(who_goes_away_is_locked_out),
		TEST(everybody_is_met_in_the_same_language),
		TEST(a_result_is_not_left_on_the_machine),
	};

	return cmocka_run_group_tests(tests, start, client_sample_end);
}
