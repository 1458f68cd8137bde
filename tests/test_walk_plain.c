/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Every journey in line mode, word for word what the journey shows, and cut off everywhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
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

/* Ways that were cut off, by their words: many begin alike. */
static struct {
	char **ways;
	size_t count;
} seen;

static bool is_new(
    const struct journeys_walk *walk, const struct walker_record *record, size_t last)
{
	struct text way = { 0 };
	char *words;

	/* The machine, by the place of the first that begins on it. */
	for (size_t i = 0; i < journeys_n_walks && walk->machine != journeys_walks[i].machine; i++)
		text_add(&way, "+");
	for (size_t i = 0; i <= last; i++)
		text_addf(&way, "|%s", record->stations[i].word);
	words = text_take(&way);
	for (size_t i = 0; i < seen.count; i++)
		if (strcmp(seen.ways[i], words) == 0) {
			free(words);
			return false;
		}
	seen.ways = memory_grow(seen.ways, seen.count + 1, sizeof *seen.ways);
	seen.ways[seen.count++] = words;
	return true;
}

static void forget_ways(void)
{
	for (size_t i = 0; i < seen.count; i++)
		free(seen.ways[i]);
	free(seen.ways);
}

/* The end of the input saves and leaves, after whatever word of a way it comes. */
static void every_journey_cut_off_everywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < journeys_n_walks; i++) {
		const struct journeys_walk *walk = &journeys_walks[i];
		struct walker_record *record = walker_record(walk, "en");

		printf("# %s\n", walk->name);
		for (size_t last = 0; last + 1 < record->count; last++) {
			if (record->stations[last].more || !is_new(walk, record, last))
				continue;
			walker_remake(walk);
			walk_plain(record, last);
		}
		walker_record_free(record);
	}
	forget_ways();
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
