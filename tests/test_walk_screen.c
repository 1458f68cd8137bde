/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every journey on the screen, as the journey shows it, wide and narrow, in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/language.h"
#include "client_sample.h"
#include "walk_screen.h"

static int start(void **state)
{
	language_start();
	return client_sample_start(state);
}

static void walk_all(const char *language, int rows, int columns)
{
	for (size_t i = 0; i < journeys_n_walks; i++) {
		struct walker_record *record;

		printf("# %s, %d×%d, %s\n", language, columns, rows, journeys_walks[i].name);
		record = walker_record(&journeys_walks[i], language);
		walk_screen_leave(walk_screen(record, rows, columns));
		walker_record_free(record);
	}
}

static void every_journey_in_english(void **state)
{
	(void)state;
	walk_all("en", 24, 80);
}

static void every_journey_in_swedish(void **state)
{
	(void)state;
	walk_all("sv", 24, 80);
}

static void every_journey_narrow_in_english(void **state)
{
	(void)state;
	walk_all("en", 12, 40);
}

static void every_journey_narrow_in_swedish(void **state)
{
	(void)state;
	walk_all("sv", 12, 40);
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, client_sample_setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_journey_in_english),
		TEST(every_journey_in_swedish),
		TEST(every_journey_narrow_in_english),
		TEST(every_journey_narrow_in_swedish),
	};

	return cmocka_run_group_tests(tests, start, client_sample_end);
}
