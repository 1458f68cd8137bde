/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every journey on the screen, as the journey shows it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/language.h"
#include "support/client_sample.h"
#include "support/walk_screen.h"

static int start(void **state)
{
	language_start();
	return client_sample_start(state);
}

/* Does the way lead on from where the other one ends, or to the same place? */
static bool leads_on(const char *way, const char *other)
{
	size_t length = strlen(other);

	return strncmp(way, other, length) == 0 &&
	       (length == 0 || other[length - 1] == '|' || strchr("|", way[length]) != NULL);
}

/* Is this view passed on the way to another one? */
static bool is_passed(size_t at)
{
	const struct journeys_view *view = &journeys_views[at];

	for (size_t i = 0; i < journeys_n_views; i++)
		if (i != at && journeys_views[i].machine == view->machine &&
		    leads_on(journeys_views[i].way, view->way) &&
		    (i < at || !leads_on(view->way, journeys_views[i].way)))
			return true;
	return false;
}

/* What another language or size changes of a screen is the matter of test_views. */
static void every_journey(void **state)
{
	(void)state;
	for (size_t i = 0; i < journeys_n_walks; i++) {
		struct walker_record *record;

		printf("# %s\n", journeys_walks[i].name);
		record = walker_record(&journeys_walks[i], "en");
		walk_screen_leave(walk_screen(record, 24, 80));
		walker_record_free(record);
	}
}

/* Everything on the way to each screen can be read where there is little room, in the language with
 * the longer words. */
static void the_way_to_every_view_is_read_narrow_in_swedish(void **state)
{
	(void)state;
	for (size_t i = 0; i < journeys_n_views; i++) {
		const struct journeys_view *view = &journeys_views[i];
		const struct journeys_walk walk = { view->name, view->machine, view->way };
		struct walker_record *record;

		if (is_passed(i))
			continue;
		printf("# %s\n", view->name);
		record = walker_record(&walk, "sv");
		walk_screen_leave(walk_screen(record, 12, 40));
		walker_record_free(record);
	}
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, client_sample_setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_journey),
		TEST(the_way_to_every_view_is_read_narrow_in_swedish),
	};

	return cmocka_run_group_tests(tests, start, client_sample_end);
}
