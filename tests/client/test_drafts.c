/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is written and not saved: what is kept of it, where, and for how long; and what never is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "client/store/drafts.h"
#include "client/store/notes.h"
#include "crypto/secret.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/scratch.h"
#include "support/walker.h"

#define WRITTEN "Zq halvvägs"

static int setup(void **state)
{
	fixed_clock_set("2026-10-15");
	return client_sample_setup(state);
}

static void must_be(struct profile *profile, const char *name, const char *expected)
{
	char *text = NULL;

	client_sample_must(drafts_get(profile, name, &text));
	if (expected == NULL)
		assert_null(text);
	else
		assert_string_equal(text, expected);
	secret_free(text);
}

static void a_draft_is_kept_until_it_goes(void **state)
{
	struct profile *profile = client_sample_profile();

	(void)state;
	must_be(profile, "note/a/A1", NULL);
	client_sample_must(drafts_put(profile, "note/a/A1", "ett\ntvå"));
	client_sample_must(drafts_put(profile, "note/a/A2", "tre"));
	client_sample_must(drafts_put(profile, "unit/a b/say", "fyra"));
	must_be(profile, "note/a/A1", "ett\ntvå");
	client_sample_must(drafts_put(profile, "note/a/A1", "ett"));
	must_be(profile, "note/a/A1", "ett");
	client_sample_must(drafts_put(profile, "note/a/A1", ""));
	must_be(profile, "note/a/A1", NULL);
	must_be(profile, "note/a/A2", "tre");
	client_sample_must(drafts_drop(profile, "unit/a b/"));
	must_be(profile, "unit/a b/say", NULL);
	must_be(profile, "note/a/A2", "tre");
	client_sample_reopen();
	must_be(client_sample_profile(), "note/a/A2", "tre");
}

static char *long_text(size_t length)
{
	char *text = memory_new(length + 1, 1);

	memset(text, 'x', length);
	return text;
}

/* 64 KiB of all together: what is written now comes before what was written once. */
static void the_oldest_give_way(void **state)
{
	struct profile *profile = client_sample_profile();
	char *half = long_text(DRAFTS_MAX / 2), *whole = long_text(DRAFTS_MAX),
	     *more = long_text(DRAFTS_MAX + 1);

	(void)state;
	client_sample_must(drafts_put(profile, "first", half));
	client_sample_must(drafts_put(profile, "second", half));
	must_be(profile, "first", half);
	client_sample_must(drafts_put(profile, "third", "x"));
	must_be(profile, "first", NULL);
	must_be(profile, "second", half);
	must_be(profile, "third", "x");
	client_sample_must(drafts_put(profile, "second", whole));
	must_be(profile, "second", whole);
	must_be(profile, "third", NULL);
	client_sample_failed(drafts_put(profile, "fourth", more), ERROR_TOO_LARGE, "too long");
	free(half);
	free(whole);
	free(more);
}

/* The machine anew, and the journey to a row of the table of steps. */
static struct journey *arrive(size_t row, void **state)
{
	struct journey *journey;

	client_sample_teardown(state);
	assert_int_equal(setup(state), 0);
	journeys_steps[row].machine();
	journey = walker_start();
	walker_go(journey, journeys_steps[row].way);
	return journey;
}

static bool is_code(const struct step *step)
{
	return step == &step_once || step == &step_welcome || step == &step_code ||
	       step == &step_leader_code || step == &step_recover;
}

static struct profile *anna(void)
{
	struct profile *profile = NULL;

	client_sample_reopen();
	client_sample_must(profile_open(
	    client_sample.store, CLIENT_SAMPLE_NAME, CLIENT_SAMPLE_PASSPHRASE, &profile));
	return profile;
}

static char *typed_now(const struct journey *journey)
{
	struct page page;
	char *typed;

	client_sample_must(walk_show(journey->walk, &page));
	typed = page.typed != NULL ? memory_copy(page.typed) : NULL;
	page_free(&page);
	return typed;
}

/* What stands in the field of a step whose place is locked is there the next time, and never what
 * opens something or is not shown; nothing at all of what was typed before a place was open. */
static void every_field_is_kept_or_never(void **state)
{
	size_t kept = 0;

	for (size_t row = 0; row < journeys_n_steps; row++) {
		struct journey *journey;
		struct page page;
		bool sealed;
		char *typed;

		if (journeys_steps[row].write == NULL)
			continue;
		journey = arrive(row, state);
		client_sample_must(walk_show(journey->walk, &page));
		sealed = page.draft != NULL && journey->profile != NULL;
		if (page.field == PAGE_SECRET || is_code(journey->walk->step))
			assert_null(page.draft);
		else
			assert_true(sealed || journey->profile == NULL ||
				    journey->walk->step == &step_goto);
		client_sample_must(walk_hold(journey->walk, &page, WRITTEN));
		typed = typed_now(journey);
		if (page.field == PAGE_SECRET)
			assert_null(typed);
		else
			assert_string_equal(typed, WRITTEN);
		free(typed);
		walk_lock(journey->walk);
		for (size_t i = 0; i < WALK_TYPED; i++)
			assert_null(journey->walk->typed[i].text);
		walker_end(journey);
		if (sealed) {
			struct profile *profile = anna();

			must_be(profile, page.draft, WRITTEN);
			profile_close(profile);
			kept++;
		}
		page_free(&page);
	}
	assert_in_range(kept, 8, 30);
}

/* What is saved is no draft any more, nor what is let go. */
static void a_draft_goes_when_it_is_saved(void **state)
{
	for (size_t row = 0; row < journeys_n_steps; row++) {
		struct journey *journey;
		struct page page;

		if (journeys_steps[row].write == NULL)
			continue;
		journey = arrive(row, state);
		client_sample_must(walk_show(journey->walk, &page));
		if (page.draft == NULL || journey->profile == NULL) {
			page_free(&page);
			walker_end(journey);
			continue;
		}
		client_sample_must(walk_hold(journey->walk, &page, WRITTEN));
		client_sample_must(walk_hold(journey->walk, &page, ""));
		must_be(journey->profile, page.draft, NULL);
		client_sample_must(walk_hold(journey->walk, &page, WRITTEN));
		if (strcmp(journeys_steps[row].write, "EXCHANGE") != 0) {
			char *way = text_format("=%s", journeys_steps[row].write);
			bool goes_on = journey->walk->step->goes_on;

			walker_go(journey, way);
			/* What a later step saves is kept until then. */
			must_be(journey->profile, page.draft,
			    goes_on ? journeys_steps[row].write : NULL);
			free(way);
		}
		page_free(&page);
		walker_end(journey);
	}
}

/* A note of more characters than fit, counted as people do. */
static void what_is_too_long_stays(void **state)
{
	struct journey *journey = walker_start();
	struct text text = { 0 };
	struct page page;
	char *typed, *note = NULL;
	size_t fit;

	(void)state;
	walker_go(journey, JOURNEYS_IN_ROUND "!n|@note");
	for (int i = 0; i < NOTES_MAX; i++)
		text_add(&text, i % 2 == 0 ? "å" : "a\xcc\x8a");
	text_add(&text, "öö");
	client_sample_failed(walker_write(journey, text.bytes), ERROR_REFUSED,
	    "the text is 2002 characters long; at most 2000 fit");
	assert_ptr_equal(journey->walk->step, &step_note);
	typed = typed_now(journey);
	assert_string_equal(typed, text.bytes);
	free(typed);
	client_sample_must(walk_show(journey->walk, &page));
	assert_true(page_is_over(&page, &fit));
	assert_int_equal(fit, text.length - strlen("öö"));
	assert_non_null(strstr(page.status_left, "Not saved yet"));
	page_free(&page);
	/* Blanks at the ends are not counted. */
	text.bytes[text.length - 4] = '\n';
	text.bytes[text.length - 3] = '\0';
	client_sample_must(walker_write(journey, text.bytes));
	client_sample_must(notes_get(journey->profile, journey->round->id, "A1", &note));
	assert_int_equal(text_characters(note), NOTES_MAX);
	must_be(journey->profile, "note/ht26/A1", NULL);
	free(note);
	text_free(&text);
	walker_end(journey);
}

/* On a full disk it stands at least where it was. */
static void what_cannot_be_sealed_stays_in_memory(void **state)
{
	struct journey *journey = walker_start();
	struct page page;
	char *typed;

	(void)state;
	walker_go(journey, JOURNEYS_IN_ROUND "!n|@note");
	scratch_limit_files(0);
	assert_int_equal(walker_write(journey, WRITTEN), ERROR_SYSTEM);
	error_clear();
	typed = typed_now(journey);
	assert_string_equal(typed, WRITTEN);
	free(typed);
	client_sample_must(walk_show(journey->walk, &page));
	assert_int_equal(walk_hold(journey->walk, &page, WRITTEN), ERROR_SYSTEM);
	error_clear();
	page_free(&page);
	scratch_limit_files(SIZE_MAX);
	client_sample_must(walker_write(journey, WRITTEN));
	typed = typed_now(journey);
	assert_null(typed);
	walker_end(journey);
}

/* A name goes with the turn, also where nobody came further than to it. */
static void a_name_goes_with_the_turn(void **state)
{
	struct journey *journey = walker_start();
	struct page page;
	char *typed;

	(void)state;
	walker_go(journey, "#2");
	client_sample_must(walk_show(journey->walk, &page));
	client_sample_must(walk_hold(journey->walk, &page, WRITTEN));
	page_free(&page);
	walker_go(journey, "<|@start|#1|@name|/" WRITTEN "|<|@start");
	assert_true(walk_has_name(journey->walk));
	walk_idle(journey->walk);
	assert_false(walk_has_name(journey->walk));
	walker_go(journey, "#1|@name");
	typed = typed_now(journey);
	assert_null(typed);
	walker_end(journey);
}

/* A place that leads a unit no more forgets what was written for it. */
static void drafts_of_a_unit_go_with_it(void **state)
{
	struct journey *journey = walker_start();
	struct page page;
	char *draft;

	(void)state;
	walker_go(journey, JOURNEYS_IN "#4|=LEADER|@lead|#2|#1|@say");
	client_sample_must(walk_show(journey->walk, &page));
	client_sample_must(walk_hold(journey->walk, &page, WRITTEN));
	draft = memory_copy(page.draft);
	page_free(&page);
	must_be(journey->profile, draft, WRITTEN);
	client_sample_must(lead_end(journey->lead));
	must_be(journey->profile, draft, NULL);
	free(draft);
	walker_end(journey);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_draft_is_kept_until_it_goes),
		TEST(the_oldest_give_way),
		TEST(every_field_is_kept_or_never),
		TEST(a_draft_goes_when_it_is_saved),
		TEST(what_is_too_long_stays),
		TEST(what_cannot_be_sealed_stays_in_memory),
		TEST(a_name_goes_with_the_turn),
		TEST(drafts_of_a_unit_go_with_it),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
