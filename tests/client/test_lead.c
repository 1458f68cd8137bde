/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A unit that is led: what its place keeps, what its code opens and what it does not, and what
 * becomes of files that are not what they should be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "client/store/inbox.h"
#include "client/store/lead.h"
#include "client/store/outbox.h"
#include "client/sync/sync.h"
#include "support/client_sample.h"
#include "support/fixed_clock.h"
#include "support/sample_round.h"
#include "support/scratch.h"

static int setup(void **state)
{
	fixed_clock_set("2026-10-15");
	return client_sample_setup(state);
}

static void leader_of(char code[SAMPLE_LEADER_SIZE], const struct round *round, const char *unit)
{
	sample_leader(code, organisation_find(round->organisation, unit));
}

/* The round as this machine has it, and the unit led in Anna's place. */
static struct lead *lead_unit(const char *id, struct round **round)
{
	char code[SAMPLE_LEADER_SIZE];
	struct round *sample = sample_round();
	struct lead *lead;
	int unit;

	leader_of(code, sample, id);
	round_free(sample);
	client_sample_must(lead_begin(client_sample_profile(), code, round, &unit));
	assert_string_equal((*round)->organisation->units[unit].id, id);
	client_sample_must(lead_open(client_sample_profile(), *round, unit, &lead));
	return lead;
}

static struct lead *again(struct lead *lead, struct round *round)
{
	int unit = lead->unit;
	struct lead *opened;

	lead_close(lead);
	client_sample_must(lead_open(client_sample_profile(), round, unit, &opened));
	return opened;
}

static void write_action(struct lead *lead, const char *title)
{
	struct plan *plan = plan_copy(lead->plan);

	client_sample_must(plan_write(plan_add_action(plan), PLAN_TITLE, title));
	client_sample_must(lead_keep(lead, plan));
}

/* What central says to a unit: an answer of this id, and a plan where there is one. */
static struct unit_file *file_for(const char *unit, long number, const char *title)
{
	struct unit_file *file = unit_file_new();
	char text[] = "Bra!", from[] = "Ikt-enheten";
	struct unit_said said = { .what = UNIT_SAID_ANSWER,
		.id = number,
		.day = "2026-10-15",
		.text = text,
		.from = from };

	memcpy(file->central_key, client_sample.key, sizeof file->central_key);
	snprintf(file->round, sizeof file->round, "ht26");
	free(file->unit);
	file->unit = memory_copy(unit);
	file->number = number;
	memcpy(file->day, "2026-10-15", CLOCK_DAY_SIZE);
	unit_file_add_said(file, &said);
	if (title != NULL) {
		file->plan = plan_new();
		client_sample_must(plan_write(plan_add_action(file->plan), PLAN_TITLE, title));
		file->plan_revision = number;
		memcpy(file->plan_day, "2026-10-15", CLOCK_DAY_SIZE);
	}
	return file;
}

static void give(const char *unit, long number, const char *title)
{
	struct unit_file *file = file_for(unit, number, title);

	client_sample_give(file);
	unit_file_free(file);
}

static size_t take(void)
{
	struct exchange *exchange;
	size_t count;

	client_sample_must(exchange_open(client_sample_exchange(), false, &exchange));
	client_sample_must(inbox_take(client_sample_profile(), exchange, &count));
	exchange_close(exchange);
	assert_string_equal(error_sentence(), "");
	return count;
}

static void every_change_is_there_the_next_time(void **state)
{
	struct round *round;
	struct lead *lead = lead_unit("bjork/a", &round);

	(void)state;
	assert_false(lead_is_draft(lead));
	write_action(lead, "Pröva ihop");
	assert_true(lead_is_draft(lead));
	lead = again(lead, round);
	assert_int_equal(lead->plan->n_actions, 1);
	assert_string_equal(lead->plan->actions[0].texts[PLAN_TITLE], "Pröva ihop");
	assert_null(lead->sent);
	lead_close(lead);
	round_free(round);
}

/* What did not reach the disk is not shown as saved: another window was there before. */
static void what_is_changed_in_another_window_is_not_undone(void **state)
{
	struct round *round;
	struct lead *one = lead_unit("bjork/a", &round), *other;
	struct plan *plan;

	(void)state;
	client_sample_must(lead_open(client_sample_profile(), round, one->unit, &other));
	write_action(one, "Den ena");
	plan = plan_copy(other->plan);
	client_sample_must(plan_write(plan_add_action(plan), PLAN_TITLE, "Den andra"));
	client_sample_failed(
	    lead_keep(other, plan), ERROR_REFUSED, "meanwhile been changed in another window");
	assert_int_equal(other->plan->n_actions, 0);
	lead_close(other);
	one = again(one, round);
	assert_string_equal(one->plan->actions[0].texts[PLAN_TITLE], "Den ena");
	lead_close(one);
	round_free(round);
}

static void the_last_change_is_undone(void **state)
{
	struct round *round;
	struct lead *lead = lead_unit("bjork/a", &round);

	(void)state;
	assert_int_equal(lead_undo(lead), ERROR_NOT_FOUND);
	write_action(lead, "Den första");
	write_action(lead, "Den andra");
	client_sample_must(lead_undo(lead));
	assert_int_equal(lead->plan->n_actions, 1);
	assert_int_equal(lead_undo(lead), ERROR_NOT_FOUND);
	lead = again(lead, round);
	assert_int_equal(lead->plan->n_actions, 1);
	lead_close(lead);
	round_free(round);
}

static size_t bundles(void)
{
	struct outbox *outbox;
	size_t count;

	client_sample_must(outbox_list(client_sample.store, &outbox));
	count = outbox->count;
	outbox_free(outbox);
	return count;
}

static void a_plan_is_handed_over_once_a_revision(void **state)
{
	struct round *round;
	struct lead *lead = lead_unit("bjork/a", &round);
	struct sync_result result;
	struct bundle bundle;
	char first[BUNDLE_NAME_DIGITS + 1];

	(void)state;
	client_sample_must(lead_seal(lead));
	assert_int_equal(bundles(), 0);
	write_action(lead, "Pröva ihop");
	client_sample_must(lead_seal(lead));
	memcpy(first, lead->bundle, sizeof first);
	client_sample_must(lead_seal(lead));
	assert_string_equal(lead->bundle, first);
	assert_int_equal(lead->revision, 1);
	assert_true(lead_is_handed_over(lead, 1));
	/* One that nobody has seen makes room for the next. */
	write_action(lead, "Och mer");
	assert_false(lead_is_handed_over(lead, 2));
	client_sample_must(lead_seal(lead));
	assert_string_not_equal(lead->bundle, first);
	assert_int_equal(bundles(), 1);
	client_sample_must(sync_meet(client_sample.store, NULL, client_sample_exchange(), &result));
	assert_int_equal(result.bundles, 1);
	assert_true(client_sample_plan(lead->unit, &bundle));
	assert_int_equal(bundle.revision, 2);
	assert_int_equal(bundle.plan->n_actions, 2);
	bundle_free(&bundle);
	lead = again(lead, round);
	assert_int_equal(lead->revision, 2);
	assert_string_equal(lead->day, "2026-10-15");
	assert_false(lead_is_draft(lead));
	lead_close(lead);
	round_free(round);
}

/* All pairs: who leads some units is told what those are told, and nothing of any other. */
static void no_place_takes_the_file_of_another_unit(void **state)
{
	struct round *round = client_sample_round();
	size_t n = round->organisation->n_units;

	(void)state;
	for (size_t i = 0; i < n; i++)
		give(round->organisation->units[i].id, (long)i + 1, NULL);
	assert_int_equal(take(), 0);
	for (size_t i = 0; i < n; i++) {
		struct round *led;
		struct lead *lead = lead_unit(round->organisation->units[i].id, &led);

		assert_null(lead->file);
		assert_int_equal(take(), 1);
		client_sample_must(lead_look(lead));
		assert_string_equal(lead->file->unit, round->organisation->units[i].id);
		for (size_t j = 0; j < n; j++) {
			char code[SAMPLE_LEADER_SIZE];
			struct unit_file *file;

			sample_leader(code, (int)j);
			client_sample_must(
			    inbox_newest(client_sample_profile(), round, (int)i, code, &file));
			assert_int_equal(file != NULL, i == j);
			unit_file_free(file);
		}
		lead_close(lead);
		round_free(led);
	}
	assert_int_equal(take(), 0);
	round_free(round);
}

static void no_code_begins_another_unit(void **state)
{
	static const char *const others[] = { SAMPLE_CODE_A, "0000-0000-0000-0000", "", "x" };
	struct round *round;
	int unit;

	(void)state;
	for (size_t i = 0; i < COUNT(others); i++)
		client_sample_failed(lead_begin(client_sample_profile(), others[i], &round, &unit),
		    ERROR_REFUSED, "that is not a leader code of any round here");
}

static void the_newest_file_counts_whenever_it_comes(void **state)
{
	struct round *round;
	struct lead *lead = lead_unit("bjork/a", &round);

	(void)state;
	give("bjork/a", 2, NULL);
	assert_int_equal(take(), 1);
	give("bjork/a", 1, NULL);
	give("bjork/b", 9, NULL);
	assert_int_equal(take(), 0);
	client_sample_must(lead_look(lead));
	assert_int_equal(lead->number, 2);
	assert_int_equal(lead_news(lead), 1);
	client_sample_must(lead_mark_seen(lead));
	assert_int_equal(lead_news(lead), 0);
	lead = again(lead, round);
	assert_int_equal(lead->seen, 2);
	assert_int_equal(lead_news(lead), 0);
	assert_false(lead_is_behind(lead));
	client_sample_must(inbox_drop(client_sample_profile(), round, lead->unit));
	lead = again(lead, round);
	assert_true(lead_is_behind(lead));
	/* It comes again from where it lies. */
	assert_int_equal(take(), 1);
	lead = again(lead, round);
	assert_false(lead_is_behind(lead));
	lead_close(lead);
	round_free(round);
}

/* A file in units/ of any bytes under the unit's own tag and this number, with the digest of its
 * bytes or, where there are none of it, another. */
static char *laid(long number, const void *bytes, size_t length)
{
	static char path[sizeof "exchange/units/" + UNIT_NAME_SIZE];
	char code[SAMPLE_LEADER_SIZE], tag[UNIT_NAME_DIGITS + 1], name[UNIT_NAME_SIZE];
	struct round *round = sample_round();

	leader_of(code, round, "bjork/a");
	round_free(round);
	assert_true(unit_name_tag(tag, "ht26", code));
	unit_name_make(name, tag, number, bytes, length);
	snprintf(path, sizeof path, "exchange/units/%s", name);
	return path;
}

static void lay(long number, const void *bytes, size_t length)
{
	scratch_write(laid(number, bytes, length), bytes, length);
}

/* However many stand before it, as long as they are not too many, the coordinator's word is found.
 */
static void hostile_files_are_left_alone(void **state)
{
	struct round *round;
	struct lead *lead = lead_unit("bjork/a", &round);
	struct unit_file *forged = file_for("bjork/a", 7, "Av någon annan");
	struct exchange *exchange;
	size_t huge = 8 * 1024 * 1024 + 1;
	char *bytes = memory_new(huge, 1);

	(void)state;
	client_sample_must(exchange_open(client_sample_exchange(), true, &exchange));
	exchange_close(exchange);
	client_sample_forge_unit(forged);
	unit_file_free(forged);
	lay(9, "no age file", 11);
	lay(1000000, "", 0);
	lay(10, bytes, huge);
	scratch_write(laid(11, "one", 3), "another", 7);
	scratch_write("exchange/units/plan.txt", "a plan", 6);
	scratch_write("exchange/units/11111111111111111111111111111111.age", "another name", 12);
	assert_int_equal(mkfifo(scratch_path(laid(12, "a", 1)), 0600), 0);
	assert_int_equal(symlink("/etc/passwd", scratch_path(laid(13, "a", 1))), 0);
	assert_int_equal(mkdir(scratch_path(laid(14, "a", 1)), 0700), 0);
	assert_int_equal(take(), 0);
	client_sample_must(lead_look(lead));
	assert_null(lead->file);
	assert_int_equal(lead->plan->n_actions, 0);
	give("bjork/a", 2, NULL);
	assert_int_equal(take(), 1);
	client_sample_must(lead_look(lead));
	assert_int_equal(lead->number, 2);
	assert_string_equal(error_sentence(), "");
	lead_close(lead);
	round_free(round);
	free(bytes);
}

/* Who no longer leads the unit keeps nothing of it. */
static void what_was_told_is_forgotten_with_the_unit(void **state)
{
	struct round *round;
	struct lead *lead = lead_unit("bjork/a", &round);
	int unit = lead->unit;

	(void)state;
	give("bjork/a", 2, NULL);
	assert_int_equal(take(), 1);
	client_sample_must(lead_end(lead));
	lead_close(lead);
	round_free(round);
	assert_int_equal(take(), 0);
	lead = lead_unit("bjork/a", &round);
	assert_int_equal(lead->unit, unit);
	assert_null(lead->file);
	lead_close(lead);
	round_free(round);
}

/* A plan that points where the round has nothing is nobody's. */
static void a_plan_that_does_not_fit_the_round_is_not_taken(void **state)
{
	struct round *round;
	struct lead *lead = lead_unit("bjork/a", &round);
	struct unit_file *file = file_for("bjork/a", 1, "Åt fel håll");

	(void)state;
	client_sample_must(plan_set_toward(&file->plan->actions[0], "lind", 1, true));
	client_sample_give(file);
	unit_file_free(file);
	assert_int_equal(take(), 0);
	client_sample_must(lead_look(lead));
	assert_null(lead->file);
	lead_close(lead);
	round_free(round);
}

static void of_two_plans_the_leader_chooses(void **state)
{
	struct round *round;
	struct lead *lead = lead_unit("bjork/a", &round);

	(void)state;
	write_action(lead, "Här");
	client_sample_must(lead_seal(lead));
	/* One's own, as it came back, is no other. */
	give("bjork/a", 1, "Här");
	take();
	client_sample_must(lead_look(lead));
	assert_false(lead_has_other(lead));
	give("bjork/a", 3, "Där");
	take();
	client_sample_must(lead_look(lead));
	assert_true(lead_has_other(lead));
	write_action(lead, "Mer");
	client_sample_failed(
	    lead_seal(lead), ERROR_REFUSED, "another plan of this unit was handed over");
	client_sample_must(lead_keep_own(lead));
	assert_false(lead_has_other(lead));
	assert_int_equal(lead->plan->n_actions, 2);
	client_sample_must(lead_seal(lead));
	assert_int_equal(lead->revision, 4);
	assert_int_equal(bundles(), 1);
	/* The same revision, and another plan. */
	give("bjork/a", 4, "Där igen");
	take();
	client_sample_must(lead_look(lead));
	assert_true(lead_has_other(lead));
	client_sample_must(lead_take_other(lead));
	assert_string_equal(lead->plan->actions[0].texts[PLAN_TITLE], "Där igen");
	assert_int_equal(bundles(), 0);
	lead = again(lead, round);
	assert_string_equal(lead->plan->actions[0].texts[PLAN_TITLE], "Där igen");
	assert_int_equal(lead->revision, 4);
	assert_false(lead_is_draft(lead));
	lead_close(lead);
	round_free(round);
}

/* What central has of it, with all its actions. */
static void give_plan(const struct plan *plan, long revision, long last_action)
{
	struct unit_file *file = file_for("bjork/a", revision, NULL);
	char unit[] = "bjork/a";
	const struct unit_temperature given = {
		.unit = unit, .action = 2, .n = 7, .low = 20, .high = 20, .most = 40
	};

	file->plan = plan_copy(plan);
	file->plan_revision = revision;
	file->last_action = last_action;
	unit_file_add_temperature(
	    unit_file_add_pulse(file, "vt27", "Temperatur", "2026-10-15"), &given);
	memcpy(file->plan_day, "2026-10-15", CLOCK_DAY_SIZE);
	client_sample_give(file);
	unit_file_free(file);
	take();
}

static void add(struct plan *plan, const char *title)
{
	client_sample_must(plan_write(plan_add_action(plan), PLAN_TITLE, title));
}

static long id_of(const struct plan *plan, const char *title)
{
	for (size_t i = 0; i < plan->n_actions; i++)
		if (strcmp(plan->actions[i].texts[PLAN_TITLE], title) == 0)
			return plan->actions[i].id;
	fail_msg("«%s» is not in the plan", title);
	return 0;
}

/* Beside the draft, as one would be told it. */
static size_t count_pulses(const struct lead *lead)
{
	struct unit_file *given = lead_tell(lead);
	size_t count = given->n_pulses;

	unit_file_free(given);
	return count;
}

/* Temperatures hang on ids: what is another action there is another one here too. */
static void ones_own_plan_gives_no_id_a_second_time(void **state)
{
	struct round *round;
	struct lead *lead = lead_unit("bjork/a", &round);
	struct plan *other = plan_new(), *changed;

	(void)state;
	add(other, "Gemensam");
	add(other, "Där");
	write_action(lead, "Gemensam");
	client_sample_must(lead_seal(lead));
	changed = plan_copy(lead->plan);
	client_sample_must(
	    plan_write(plan_action(changed, 1), PLAN_TITLE, "Gemensam, med annat namn"));
	client_sample_must(lead_keep(lead, changed));
	write_action(lead, "Här");
	assert_int_equal(id_of(lead->plan, "Här"), 2);
	/* Of the same lineage; once it had a fifth too. */
	give_plan(other, 3, 5);
	client_sample_must(lead_look(lead));
	assert_true(lead_has_other(lead));
	assert_int_equal(count_pulses(lead), 0);
	client_sample_must(lead_keep_own(lead));
	assert_int_equal(count_pulses(lead), 1);
	assert_int_equal(id_of(lead->plan, "Gemensam, med annat namn"), 1);
	assert_int_equal(id_of(lead->plan, "Här"), 6);
	lead = again(lead, round);
	write_action(lead, "Ny");
	assert_int_equal(id_of(lead->plan, "Ny"), 7);
	client_sample_must(lead_seal(lead));
	plan_free(other);
	lead_close(lead);
	round_free(round);
}

/* An action that the plan gone on with has left out, was asked about all the same. */
static void the_plan_that_came_gives_no_id_a_second_time(void **state)
{
	struct round *round;
	struct lead *lead = lead_unit("bjork/a", &round);
	struct plan *other = plan_new();

	(void)state;
	write_action(lead, "Ett");
	write_action(lead, "Två");
	client_sample_must(lead_seal(lead));
	add(other, "Ett");
	give_plan(other, 2, 1);
	client_sample_must(lead_look(lead));
	client_sample_must(lead_take_other(lead));
	lead = again(lead, round);
	write_action(lead, "Tre");
	assert_int_equal(id_of(lead->plan, "Tre"), 3);
	plan_free(other);
	lead_close(lead);
	round_free(round);
}

static void a_unit_that_is_led_no_more_leaves_nothing(void **state)
{
	struct round *round, *rounds[1];
	struct lead *lead = lead_unit("bjork/a", &round);
	struct leads leads;
	int unit = lead->unit;

	(void)state;
	rounds[0] = round;
	write_action(lead, "Glöm mig");
	client_sample_must(leads_list(client_sample_profile(), rounds, 1, &leads));
	assert_int_equal(leads.count, 1);
	leads_free(&leads);
	client_sample_must(lead_end(lead));
	lead_close(lead);
	client_sample_must(leads_list(client_sample_profile(), rounds, 1, &leads));
	assert_int_equal(leads.count, 0);
	leads_free(&leads);
	client_sample_failed(lead_open(client_sample_profile(), round, unit, &lead),
	    ERROR_NOT_FOUND, "that unit is not led from this profile");
	round_free(round);
	lead = lead_unit("bjork/a", &round);
	assert_int_equal(lead->plan->n_actions, 0);
	lead_close(lead);
	round_free(round);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, client_sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_change_is_there_the_next_time),
		TEST(what_is_changed_in_another_window_is_not_undone),
		TEST(the_last_change_is_undone),
		TEST(a_plan_is_handed_over_once_a_revision),
		TEST(no_place_takes_the_file_of_another_unit),
		TEST(no_code_begins_another_unit),
		TEST(the_newest_file_counts_whenever_it_comes),
		TEST(hostile_files_are_left_alone),
		TEST(a_plan_that_does_not_fit_the_round_is_not_taken),
		TEST(what_was_told_is_forgotten_with_the_unit),
		TEST(of_two_plans_the_leader_chooses),
		TEST(ones_own_plan_gives_no_id_a_second_time),
		TEST(the_plan_that_came_gives_no_id_a_second_time),
		TEST(a_unit_that_is_led_no_more_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, client_sample_start, client_sample_end);
}
