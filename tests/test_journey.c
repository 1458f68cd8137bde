/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every step of the journey, every choice in it, and whole journeys, without any terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "client_sample.h"
#include "fixed_clock.h"
#include "sample_round.h"
#include "scratch.h"
#include "walker.h"

#define IN       "#2|=ANNA|=PASSPHRASE|@rounds|"
#define IN_ROUND IN "#1|#1|=CODE|#1|@item|"
#define FINISHED IN_ROUND "#3|!o|#1|@result|"

/* How a machine is other than as client_sample.h makes it. */
static void as_made(void)
{
}

static void untrusting(void)
{
	client_sample_tamper("DELETE FROM trust");
	client_sample_tamper("DELETE FROM round");
}

static void with_open_round(void)
{
	struct round *round = sample_round_open();

	memcpy(round->id, "open", sizeof "open");
	memcpy(round->central_key, client_sample.key, sizeof round->central_key);
	client_sample_publish(round);
	round_free(round);
	client_sample_join();
}

/* A row for each step: how one comes there, and where each of its choices, or what is written into
 * its field, leads. */
static const struct {
	const struct step *step;
	void (*machine)(void);
	const char *way;
	const char *write; /* for a step with a field */
	const char *leads[8];
} table[] = {
	{ &step_start, as_made, "", NULL, { "name", "name", "recover" } },
	{ &step_name, as_made, "#2", "ANNA", { "passphrase" } },
	{ &step_passphrase, as_made, "#2|=ANNA", "PASSPHRASE", { "rounds" } },
	{ &step_words, as_made, "#1|=Bo", NULL, { "again", "words", "own" } },
	{ &step_own, as_made, "#1|=Bo|#3", "en annan ramsa", { "again" } },
	{ &step_again, as_made, "#1|=Bo|#3|=en annan ramsa", "en annan ramsa", { "recovery" } },
	{ &step_recovery, as_made, "#1|=Bo|#3|=en annan ramsa|=en annan ramsa", NULL,
	    { "rounds" } },
	{ &step_recover, as_made, "#3", "RECOVERY", { "rounds" } },
	{ &step_rounds, as_made, IN, NULL, { "welcome", "folder" } },
	{ &step_folder, as_made, IN "#2", "EXCHANGE", { "rounds" } },
	{ &step_trust, untrusting, IN "#1|=EXCHANGE", NULL, { "rounds", "rounds" } },
	{ &step_welcome, as_made, IN "#1", NULL, { "code", "rounds" } },
	{ &step_code, as_made, IN "#1|#1", "CODE", { "role" } },
	{ &step_unit, with_open_round, IN "#2|#1", NULL, { "role", "role", "role" } },
	{ &step_role, as_made, IN "#1|#1|=CODE", NULL, { "item", "item" } },
	{ &step_item, as_made, IN_ROUND, NULL, { "item", "item", "item" } },
	{ &step_note, as_made, IN_ROUND "!n", "fråga vid mötet", { "item" } },
	{ &step_goto, as_made, IN_ROUND "!g", "3", { "item" } },
	{ &step_review, as_made, IN_ROUND "#3|!o", NULL,
	    { "result", "item", "item", "item", "item", "item" } },
	{ &step_result, as_made, FINISHED, NULL, { "sent", "review", "rounds" } },
	{ &step_keep, as_made, FINISHED "!w", "KEPT", { "result" } },
	{ &step_sent, as_made, FINISHED "#1", NULL, { "where", "answers", "where", "result" } },
	{ &step_answers, as_made, FINISHED "#1|#2", NULL, { "sent" } },
	{ &step_where, as_made, FINISHED "#1|#1", "EXCHANGE", { "bundles" } },
	{ &step_bundles, as_made, FINISHED "#1|#1|=EXCHANGE", NULL,
	    { "bundles", "rounds", "bundles" } },
};

static int setup(void **state)
{
	fixed_clock_set("2026-10-15");
	return client_sample_setup(state);
}

/* The machine anew, and the journey to a row of the table. */
static struct journey *arrive(size_t row, void **state)
{
	struct journey *journey;

	client_sample_teardown(state);
	assert_int_equal(setup(state), 0);
	table[row].machine();
	journey = walker_start();
	walker_go(journey, table[row].way);
	assert_ptr_equal(journey->step, table[row].step);
	return journey;
}

static size_t choices(const struct journey *journey)
{
	struct page page;
	size_t count;

	client_sample_must(journey_show(journey, &page));
	count = page.n_choices;
	page_free(&page);
	return count;
}

static void every_choice_leads_where_it_should(void **state)
{
	for (size_t row = 0; row < COUNT(table); row++) {
		struct journey *journey = arrive(row, state);
		size_t count = choices(journey), expected = 0;

		while (expected < COUNT(table[row].leads) && table[row].leads[expected] != NULL)
			expected++;
		if (table[row].write != NULL) {
			char *way = text_format("=%s|@%s", table[row].write, table[row].leads[0]);

			assert_int_equal(count, 0);
			walker_go(journey, way);
			walker_end(journey);
			free(way);
			continue;
		}
		assert_int_equal(count, expected);
		for (size_t i = 0; i < count; i++) {
			char *way = text_format("#%zu|@%s", i + 1, table[row].leads[i]);

			if (i > 0)
				journey = arrive(row, state);
			walker_go(journey, way);
			walker_end(journey);
			free(way);
		}
	}
}

/* The same from everywhere: leaving, locking, and a letter that means nothing. */
static void from_every_step_one_can_leave_and_lock(void **state)
{
	for (size_t row = 0; row < COUNT(table); row++) {
		struct journey *journey = arrive(row, state);
		bool open = journey->profile != NULL;

		assert_int_equal(journey_press(journey, 'Z'), ERROR_NOT_FOUND);
		/* What the step does not have does nothing either. */
		if (table[row].write != NULL)
			client_sample_must(journey_choose(journey, 0));
		else if (table[row].step != &step_item)
			client_sample_must(journey_write(journey, "words"));
		assert_ptr_equal(journey->step, table[row].step);
		client_sample_must(journey_press(journey, 'q'));
		assert_true(journey->left);
		journey->left = false;
		if (open)
			walker_go(journey, "!L|@start|.Locked");
		else
			assert_int_equal(journey_press(journey, 'L'), ERROR_NOT_FOUND);
		journey_lock(journey);
		assert_null(journey->profile);
		assert_null(journey->response);
		assert_null(journey->passphrase);
		assert_null(journey->name);
		assert_null(journey->code);
		assert_null(journey->found);
		walker_end(journey);
	}
}

static void back_goes_the_way_one_came(void **state)
{
	static const char *const ways[] = {
		"<|@start",
		"#2|=ANNA|<|@name|<|@start",
		"#1|=Bo|#1|@again|<|@words|<|@name|<|@start",
		"#1|=Bo|#3|=en annan ramsa|<|@own|<|@words|<|@name|<|@start",
		"#1|=Bo|#3|=en annan ramsa|=en annan ramsa|<|@recovery",
		"#3|<|@start",
		IN "<|@start|.Locked",
		IN "#2|<|@rounds",
		IN_ROUND "!o|<|@item|<|@rounds",
		IN "#1|#1|=CODE|<|@code|<|@welcome|<|@rounds",
		IN_ROUND "#1|<|/I plan|@item|<|@rounds",
		IN_ROUND "!n|<|@item",
		IN_ROUND "#1|!g|<|@item|/I share",
		FINISHED "#1|#2|<|@sent|<|@result|<|@review",
		FINISHED "#2|@review|#2|@item|<",
		IN "!b|@bundles|<|@rounds",
	};

	for (size_t i = 0; i < COUNT(ways); i++) {
		struct journey *journey = walker_start();

		walker_go(journey, ways[i]);
		walker_end(journey);
		client_sample_teardown(state);
		assert_int_equal(setup(state), 0);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_choice_leads_where_it_should),
		TEST(from_every_step_one_can_leave_and_lock),
		TEST(back_goes_the_way_one_came),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
