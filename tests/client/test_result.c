/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The result where the round before is damaged, and the file that keeps it: what no journey of the
 * table does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/sample.h"
#include "support/sample_round.h"
#include "support/scratch.h"
#include "support/walker.h"

#define SECOND JOURNEYS_AMONG JOURNEYS_SECOND
#define THIRD  JOURNEYS_AMONG JOURNEYS_THIRD

static int setup(void **state)
{
	fixed_clock_set("2026-10-15");
	return client_sample_setup(state);
}

/* Finished in the first round, and on the way in the one that follows. */
static struct journey *answer_twice(void)
{
	struct journey *journey = walker_start();

	walker_go(journey, JOURNEYS_FINISHED "!q|*followed|*again|" SECOND);
	return journey;
}

static void a_damaged_round_before_is_said(void **state)
{
	struct journey *journey = answer_twice();

	(void)state;
	walker_go(journey, "/100, Working");
	client_sample_tamper("UPDATE page SET generation = generation + 1 WHERE rowid = 2");
	walker_go(journey, "/17, Starting|/50, Working|/cannot be shown beside these: a saved page "
			   "was changed|#2|@areas|#1|@area|/17, Starting|/Never");
	assert_false(walker_sees(journey, "last time: Always"));
	walker_go(journey, "/cannot be shown beside these: a saved page was changed|#1|@result");
	assert_false(walker_sees(journey, "100, Working"));
	walker_end(journey);
}

/* Finished in three rounds, with a note in the second. */
static struct journey *answer_thrice(void)
{
	struct journey *journey = answer_twice();

	walker_go(
	    journey, "#3|#2|@item|!n|=Bara för mig|!o|#1|@result|!q|*followed twice|*again|" THIRD);
	return journey;
}

static void a_damaged_round_further_back_is_said(void **state)
{
	struct journey *journey = answer_thrice();

	(void)state;
	client_sample_tamper("UPDATE page SET generation = generation + 1 WHERE rowid = 2");
	walker_go(journey, "~cannot be shown|#2|#1|@area|~Over the rounds|/17, Starting|"
			   "/Your answers in Höstens självskattning cannot be shown beside these: "
			   "a saved page was changed");
	walker_end(journey);
}

/* What is kept as a file is all of it, with the answers; as text and as a page for a browser. */
static void the_result_is_kept_whole(void **state)
{
	static const char *const names[] = { "kept.txt", "kept.html" };
	struct journey *journey = answer_twice();

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		char *way = text_format("!w|@keep|=%s|@result|.Your result is in", names[i]);
		char *kept;
		size_t length;

		walker_go(journey, way);
		free(way);
		kept = scratch_read(names[i], &length);
		assert_non_null(strstr(kept, "Last time, seen from now"));
		assert_non_null(strstr(kept, "7,391"));
		assert_non_null(strstr(kept, "A1 I plan with others."));
		assert_non_null(strstr(kept, "Never (last time: Always)"));
		free(kept);
	}
	walker_end(journey);
}

/* Nobody is kept from answering by it. */
static void a_damaged_note_of_last_time_is_said(void **state)
{
	struct journey *journey = walker_start();

	(void)state;
	walker_go(journey, JOURNEYS_IN_ROUND "!n|=Bara för mig|#3|#3|#3|#1|@review|#1|@result|!q|"
					     "*followed|*again|" JOURNEYS_AMONG
					     "#1|#1|#1|@item|/for yourself: Bara för mig");
	client_sample_tamper("UPDATE page SET generation = generation + 1 WHERE rowid = 3");
	walker_go(journey,
	    "~Bara för mig|/What you wrote for yourself last time cannot be shown: "
	    "a saved page was changed|#1|#2|#1|#1|#2|@review|#1|@result|#2|#1|@area|"
	    "/17, Starting|/last time: Always|/What you wrote for yourself last time "
	    "cannot be shown|~Bara för mig");
	walker_end(journey);
}

static char *keep(struct journey *journey, const char *name)
{
	char *way = text_format("!w|@keep|=%s|@result", name), *kept;
	size_t length;

	walker_go(journey, way);
	free(way);
	kept = scratch_read(name, &length);
	assert_non_null(kept);
	return kept;
}

/* The numbers of all rounds go with it; notes stay in the profile. */
static void the_rounds_are_kept_and_notes_are_not(void **state)
{
	struct journey *journey = answer_thrice();
	char *text = keep(journey, "kept.txt"), *html = keep(journey, "kept.html");

	(void)state;
	walker_go(journey, "#2|#1|@area|/Last time you wrote for yourself|/Bara för mig");
	assert_non_null(strstr(text, "\nOver the rounds     █▂▅  Höstens självskattning: 100, "
				     "Självskattning vt27: 17,\n                    now: 50\n"));
	assert_non_null(strstr(html, "<th scope=\"row\">Over the rounds</th>"
				     "<td><svg class=\"curve\""));
	assert_non_null(strstr(html, "points=\"4.00,4.00 50.00,20.60 96.00,14.00\""));
	assert_non_null(strstr(
	    html, "</svg>Höstens självskattning: 100, Självskattning vt27: 17, now: 50</td>"));
	assert_null(strstr(text, "Bara för mig"));
	assert_null(strstr(html, "Bara för mig"));
	free(text);
	free(html);
	walker_end(journey);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_damaged_round_before_is_said),
		TEST(a_damaged_round_further_back_is_said),
		TEST(the_result_is_kept_whole),
		TEST(a_damaged_note_of_last_time_is_said),
		TEST(the_rounds_are_kept_and_notes_are_not),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
