/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every journey in line mode, word for word what the journey shows, and cut off everywhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/language.h"
#include "base/memory.h"
#include "client_sample.h"
#include "walk_plain.h"

static int start(void **state)
{
	language_start();
	/* A program that ended too early is told by what it printed. */
	signal(SIGPIPE, SIG_IGN);
	return client_sample_start(state);
}

static void walk_all(const char *language)
{
	for (size_t i = 0; i < journeys_n_walks; i++) {
		struct walker_record *record;

		printf("# %s, %s\n", language, journeys_walks[i].name);
		record = walker_record(&journeys_walks[i], language);
		walk_plain(record, record->count - 1);
		walker_record_free(record);
	}
}

static void every_journey_in_english(void **state)
{
	(void)state;
	walk_all("en");
}

static void every_journey_in_swedish(void **state)
{
	(void)state;
	walk_all("sv");
}

/* The end of the input saves and leaves, after whatever word of a way it comes. */
static void every_journey_cut_off_everywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < journeys_n_walks; i++) {
		struct walker_record *record = walker_record(&journeys_walks[i], "en");

		printf("# %s\n", journeys_walks[i].name);
		for (size_t last = 0; last + 1 < record->count; last++) {
			if (record->stations[last].more)
				continue;
			walker_remake(&journeys_walks[i]);
			walk_plain(record, last);
		}
		walker_record_free(record);
	}
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, client_sample_setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_journey_in_english),
		TEST(every_journey_in_swedish),
		TEST(every_journey_cut_off_everywhere),
	};

	return cmocka_run_group_tests(tests, start, client_sample_end);
}
