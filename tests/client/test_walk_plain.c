/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every journey in line mode, word for word what the journey shows, and cut off on every step. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/client_sample.h"
#include "support/walk_plain.h"

static int start(void **state)
{
	language_start();
	/* A program that ended too early is told by what it printed. */
	signal(SIGPIPE, SIG_IGN);
	return client_sample_start(state);
}

static void every_journey_in_swedish(void **state)
{
	(void)state;
	for (size_t i = 0; i < journeys_n_walks; i++) {
		struct walker_record *record = walker_record(&journeys_walks[i], "sv");

		printf("# %s\n", journeys_walks[i].name);
		walk_plain(record, record->count - 1);
		walker_record_free(record);
	}
}

/* Where a walk was cut off already: on this step, behind a word of this kind. */
static struct {
	struct cut {
		const struct step *step;
		char kind;
	} * all;
	size_t count;
} cuts;

static bool is_new(const struct walker_station *station)
{
	for (size_t i = 0; i < cuts.count; i++)
		if (cuts.all[i].step == station->step && cuts.all[i].kind == station->word[0])
			return false;
	cuts.all = memory_grow(cuts.all, cuts.count + 1, sizeof *cuts.all);
	cuts.all[cuts.count++] = (struct cut){ station->step, station->word[0] };
	return true;
}

/* The end of the input saves and leaves, on whatever step, and by whatever kind of word one came
 * there; in English, so that all is read in both languages. */
static void every_step_cut_off(void **state)
{
	(void)state;
	for (size_t i = 0; i < journeys_n_walks; i++) {
		const struct journeys_walk *walk = &journeys_walks[i];
		struct walker_record *record = walker_record(walk, "en");

		printf("# %s\n", walk->name);
		for (size_t last = 0; last + 1 < record->count; last++) {
			if (record->stations[last].more || !is_new(&record->stations[last]))
				continue;
			walker_remake(walk);
			walk_plain(record, last);
		}
		walker_record_free(record);
	}
	free(cuts.all);
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, client_sample_setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_journey_in_swedish),
		TEST(every_step_cut_off),
	};

	return cmocka_run_group_tests(tests, start, client_sample_end);
}
