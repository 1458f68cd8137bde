/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every step of the journey and every choice in it, without any terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/sample_round.h"
#include "support/scratch.h"
#include "support/walker.h"

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
	journeys_steps[row].machine();
	journey = walker_start();
	walker_go(journey, journeys_steps[row].way);
	assert_ptr_equal(journey->walk->step, journeys_steps[row].step);
	return journey;
}

static size_t choices(const struct journey *journey)
{
	struct page page;
	size_t count;

	client_sample_must(walk_show(journey->walk, &page));
	count = page.n_choices;
	page_free(&page);
	return count;
}

static void every_choice_leads_where_it_should(void **state)
{
	for (size_t row = 0; row < journeys_n_steps; row++) {
		struct journey *journey = arrive(row, state);
		size_t count = choices(journey), expected = 0;

		while (expected < COUNT(journeys_steps[row].leads) &&
		       journeys_steps[row].leads[expected] != NULL)
			expected++;
		if (journeys_steps[row].write != NULL) {
			char *way = text_format(
			    "=%s|@%s", journeys_steps[row].write, journeys_steps[row].leads[0]);

			assert_int_equal(count, 0);
			walker_go(journey, way);
			walker_end(journey);
			free(way);
			continue;
		}
		assert_int_equal(count, expected);
		for (size_t i = 0; i < count; i++) {
			char *way = text_format("#%zu|@%s", i + 1, journeys_steps[row].leads[i]);

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
	for (size_t row = 0; row < journeys_n_steps; row++) {
		struct journey *journey = arrive(row, state);
		bool open = journey->profile != NULL;

		assert_int_equal(walk_press(journey->walk, 'Z'), ERROR_NOT_FOUND);
		/* What the step does not have does nothing either. */
		if (journeys_steps[row].write != NULL)
			client_sample_must(walk_choose(journey->walk, 0));
		else if (journeys_steps[row].step != &step_item)
			client_sample_must(walker_write(journey, "words"));
		assert_ptr_equal(journey->walk->step, journeys_steps[row].step);
		client_sample_must(walk_press(journey->walk, 'q'));
		assert_true(journey->walk->left);
		journey->walk->left = false;
		if (open)
			walker_go(journey, "!L|@start|.Locked");
		else
			assert_int_equal(walk_press(journey->walk, 'L'), ERROR_NOT_FOUND);
		walk_lock(journey->walk);
		assert_null(journey->profile);
		assert_null(journey->response);
		assert_null(journey->passphrase);
		assert_null(journey->name);
		assert_null(journey->code);
		assert_null(journey->found);
		walker_end(journey);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_choice_leads_where_it_should),
		TEST(from_every_step_one_can_leave_and_lock),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
