/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a walk shows, kept to hold the real program to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/scratch.h"
#include "support/walker_private.h"

static char *copy_or_none(const char *text)
{
	return text != NULL && text[0] != '\0' ? memory_copy(text) : NULL;
}

void walker_keep(struct walker *walker, const char *word, bool more)
{
	struct walker_record *record = walker->record;
	struct walker_station *station;

	if (record == NULL)
		return;
	record->stations =
	    memory_grow(record->stations, record->count + 1, sizeof *record->stations);
	station = &record->stations[record->count++];
	*station = (struct walker_station){
		.word = memory_copy(word),
		.language = strcmp(language_now(), "sv") == 0 ? "sv" : "en",
		.step = walker->journey->walk->step,
		.depth = walker->journey->walk->n_before,
		.turn = walker->journey->walk->turn,
		.said = copy_or_none(walker->journey->walk->said),
		.left = walker->journey->walk->left,
		.more = more,
	};
	if (walker->rc != ERROR_NONE) {
		station->sentence = copy_or_none(error_sentence());
		station->hint = copy_or_none(error_next_step());
	}
	/* What happens around the person shows nothing. */
	if (!station->left && (word[0] != '*' || strcmp(word, "*again") == 0))
		client_sample_must(walk_show(walker->journey->walk, &station->page));
}

/* Machines that were made, and the day on each, to the end of the program: making one costs more
 * than putting it there again. */
static struct made {
	void (*machine)(void);
	char day[CLOCK_DAY_SIZE];
	struct scratch_kept *kept;
} * made;
static size_t n_made;

static void make(void (*machine)(void))
{
	struct made one = { .machine = machine };

	fixed_clock_set("2026-10-15");
	assert_int_equal(client_sample_setup(NULL), 0);
	machine();
	clock_today(one.day);
	one.kept = scratch_keep();
	made = memory_grow(made, n_made + 1, sizeof *made);
	made[n_made++] = one;
}

static bool put(void (*machine)(void))
{
	for (size_t i = 0; i < n_made; i++)
		if (made[i].machine == machine) {
			assert_int_equal(scratch_make(NULL), 0);
			scratch_put(made[i].kept);
			fixed_clock_set(made[i].day);
			return true;
		}
	return false;
}

void walker_remake(const struct journeys_walk *walk)
{
	client_sample_teardown(NULL);
	if (!put(walk->machine))
		make(walk->machine);
	client_sample_reopen();
	assert_int_equal(chdir(scratch_path(".")), 0);
}

struct walker_record *walker_record(const struct journeys_walk *walk, const char *language)
{
	struct walker_record *record = memory_new(1, sizeof *record);
	struct settings settings = { 0 };
	struct walker one = { .record = record, .checks = strcmp(language, "en") == 0 };

	walker_remake(walk);
	client_sample_must(language_choose(language));
	walker_settings(&settings);
	one.journey = walker_start_with(&settings);
	walker_keep(&one, "", false);
	walker_walk(&one, walk->way);
	walker_end(one.journey);
	settings_free(&settings);
	client_sample_must(language_choose("en"));
	walker_remake(walk);
	return record;
}

void walker_record_free(struct walker_record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		struct walker_station *station = &record->stations[i];

		free(station->word);
		free(station->said);
		free(station->sentence);
		free(station->hint);
		page_free(&station->page);
	}
	free(record->stations);
	free(record);
}

char *walker_fold(const char *text)
{
	struct text folded = { 0 };
	size_t length;

	text_add(&folded, "");
	for (text += strspn(text, " \n"); *text != '\0'; text += strspn(text, " \n")) {
		length = strcspn(text, " \n");
		if (folded.length > 0)
			text_add(&folded, " ");
		text_add_bytes(&folded, text, length);
		text += length;
	}
	return text_take(&folded);
}

static char *setting(const char *name, const char *value)
{
	return text_format("%s=%s", name, value != NULL ? value : "");
}

const char *const *walker_program(const char *language, const char *option)
{
	static char *program;
	static const char *arguments[8];

	free(program);
	program = text_format("%s/tests/tools/skatta_on", getenv("SKATTA_BUILD"));
	arguments[0] = program;
	arguments[1] = "--data";
	arguments[2] = "data";
	arguments[3] = "--lang";
	arguments[4] = language;
	arguments[5] = option;
	return arguments;
}

const char *const *walker_environment(void)
{
	static char *settings[5];
	char day[CLOCK_DAY_SIZE];

	for (size_t i = 0; i < COUNT(settings); i++)
		free(settings[i]);
	clock_today(day);
	settings[0] = setting("SKATTA_DAY", day);
	settings[1] = setting("SKATTA_DATA", getenv("SKATTA_DATA"));
	settings[2] = setting("SKATTA_LOCALE", getenv("SKATTA_LOCALE"));
	settings[3] = setting("SKATTA_CONF", scratch_path("skatta.conf"));
	settings[4] = NULL;
	return (const char *const *)settings;
}
