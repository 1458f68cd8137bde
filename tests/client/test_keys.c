/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How many keys a person presses, and how many screens they read, from the start of the program to
 * what they came for: the first question, their answers handed over anew, their unit's result. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/client_sample.h"
#include "support/walker.h"

#define PLACE    "#1|=SLIP|#1|=Bo|#1|=LETTERS|#1|@item|"
#define ANSWERED "#2x28|=|@review|#1|@result|"

/* A way, from its last start of the program on, and how much it may take at most. */
static const struct aim {
	const char *who;
	void (*machine)(void);
	const char *way;
	const struct step *there;
	size_t keys, screens;
} aims[] = {
	{ "fresh machine", journeys_before_school,
	    "#1|=Anna|#1|=LETTERS|@recovery|#1|=EXCHANGE|@trust|#1|@welcome|=SLIP|@role|#1|@item",
	    &step_item, 50, 8 },
	{ "machine that is set up", journeys_set_up_school,
	    "#1|@welcome|=SLIP|@role|#1|=Anna|#1|=LETTERS|@recovery|#1|@item", &step_item, 40, 6 },
	{ "once", journeys_set_up_school, "#5|@once|=SLIP|@role|#1|@item", &step_item, 22, 3 },
	{ "once in a kiosk", journeys_with_school_kiosk,
	    "=släpp ut oss|=släpp ut oss|@start|#5|@once|=SLIP|@role|#1|@item", &step_item, 22, 3 },
	{ "coming back", journeys_set_up_school, PLACE "!q|*again|#2|=Bo|=WORDS|@item", &step_item,
	    50, 3 },
	{ "one answer changed and handed over again", journeys_set_up_school,
	    PLACE ANSWERED "#1|#1|@thanks|#1|*again|#2|=Bo|=WORDS|@rounds|#1|@result|#3|@review|"
			   "#2|@item|#4|!o|@review|#1|@result|#1|@sent|#1|@thanks",
	    &step_thanks, 55, 11 },
	{ "leading a unit that has a result", journeys_set_up_school,
	    PLACE "!q|*counted|*again|#2|=Bo|=WORDS|@item|!R|@rounds|#4|@leader-code|=LEADER|"
		  "@lead|#1|@lead-result",
	    &step_lead_result, 65, 7 },
};

static int start(void **state)
{
	language_start();
	return client_sample_start(state);
}

/* A digit takes a choice at once where no other one may follow; what is written ends with Enter. */
static size_t keys_of(const struct walker_station *before, const struct walker_station *station)
{
	const char *text = station->word + 1;

	if (station->word[0] == '=')
		return text_characters(text) + 1;
	if (station->word[0] != '#')
		return 1;
	return strlen(text) + (strtoul(text, NULL, 10) * 10 <= before->page.n_choices);
}

/* Where the lines of the page before still stand, it is the same screen, and so it is where
 * something was refused. */
static bool is_screen(const struct walker_station *station)
{
	return station->page.n_known == 0 && station->sentence == NULL;
}

struct count {
	size_t keys, screens;
};

/* To where the way leads, which is not counted. */
static struct count count(const struct walker_record *record, const struct step *there)
{
	struct count all = { 0 };

	for (size_t i = 0; i < record->count; i++) {
		const struct walker_station *station = &record->stations[i];

		/* Of a kiosk, from its first page on. */
		if (i == 0 || strcmp(station->word, "*again") == 0 || station->step == &step_start)
			all = (struct count){ 0 };
		else
			all.keys += keys_of(&record->stations[i - 1], station);
		if (i + 1 < record->count)
			all.screens += is_screen(station);
		else
			assert_ptr_equal(station->step, there);
	}
	return all;
}

static void no_more_than_so_many(void **state)
{
	static const char *const languages[] = { "sv", "en" };
	bool all = true;

	(void)state;
	for (size_t i = 0; i < COUNT(aims); i++) {
		const struct journeys_walk walk = { aims[i].who, aims[i].machine, aims[i].way };

		for (size_t j = 0; j < COUNT(languages); j++) {
			struct walker_record *record = walker_record(&walk, languages[j]);
			struct count counted = count(record, aims[i].there);

			printf("# %s, %s: %zu keys (at most %zu), %zu screens (at most %zu)\n",
			    aims[i].who, languages[j], counted.keys, aims[i].keys, counted.screens,
			    aims[i].screens);
			all = all && counted.keys <= aims[i].keys &&
			      counted.screens <= aims[i].screens;
			walker_record_free(record);
		}
	}
	assert_true(all);
}

#define TEST(name)                                                                                 \
	cmocka_unit_test_setup_teardown(name, client_sample_setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(no_more_than_so_many),
	};

	return cmocka_run_group_tests(tests, start, client_sample_end);
}
