/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a unit gets: made, opened with its own code, and with no other; refused for every bit. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/encode.h"
#include "crypto/secret.h"
#include "document/round/leader.h"
#include "document/unit/unit_file.h"
#include "support/bad_inputs.h"
#include "support/sample_round.h"

static struct minisign_secret signer;
static char central_key[MINISIGN_KEY_TEXT_SIZE];

static int start(void **state)
{
	struct minisign_public public;

	if (bad_inputs_start(state) != 0)
		return 1;
	minisign_new(&signer);
	minisign_public_of(&signer, &public);
	minisign_key_write(central_key, &public);
	return 0;
}

static void must(enum error rc)
{
	if (rc != ERROR_NONE)
		fail_msg("%s", error_sentence());
}

static const struct unit_said *request_of(const struct unit_file *file, long id)
{
	for (size_t i = 0; i < file->n_said; i++)
		if (file->said[i].what == UNIT_SAID_REQUEST && file->said[i].id == id)
			return &file->said[i];
	fail_msg("no request %ld", id);
	return NULL;
}

static void said(struct unit_file *file, enum unit_said_what what, long id, const char *day,
    const char *text, long closes)
{
	struct unit_said added = {
		.what = what,
		.id = id,
		.text = (char *)text,
		.about = PLAN_ABOUT_PLANNING,
		.from = (char *)(what == UNIT_SAID_NOTE ? "" : "telefon 1234"),
		.closes = closes,
	};

	memcpy(added.day, day, CLOCK_DAY_SIZE);
	unit_file_add_said(file, &added);
}

static struct unit_results *sample_results(void)
{
	struct unit_results *results = unit_results_new();
	char **came = memory_new(2, sizeof *came);
	char unit[] = "bjork/a", item[] = "A1", total[] = "";
	struct range shares[] = { { -INFINITY, 20 }, { 40, 50 }, { 30, 30 } };
	struct unit_result row = {
		.shares = shares,
		.n_shares = COUNT(shares),
		.unit = unit,
		.kind = UNIT_RESULT_ITEM,
		.id = item,
		.others = true,
		.n = 7,
		.n_is_least = true,
		.half = NAN,
		.mean = { 2.1, 2.3 },
		.earlier = { -INFINITY, 0.5 },
		.kind_of_change = UNIT_CHANGE_PAIRED,
		.change = { 1.7, 1.7 },
		.interval = { -0.3, 3.7 },
	};
	char area[] = "A";
	struct unit_result index = {
		.unit = unit,
		.kind = UNIT_RESULT_AREA,
		.id = area,
		.n = 7,
		.mean = { 63.5, 63.5 },
		.half = 4.1,
		.level = 4,
		.level_low = 3,
		.level_high = 4,
		.earlier = range_none,
		.kind_of_change = UNIT_CHANGE_UNPAIRED,
		.change = { -6, -6 },
		.interval = { -9.5, -2.5 },
		.is_certain = true,
	};

	unit_results_add(results, &row);
	unit_results_add(results, &index);
	unit_results_add(results, &(struct unit_result){ .unit = unit,
				      .kind = UNIT_RESULT_TOTAL,
				      .id = total,
				      .hidden = true,
				      .mean = range_none,
				      .half = NAN,
				      .earlier = range_none,
				      .change = range_none,
				      .interval = range_none });
	came[0] = memory_copy("Ekskolan, Lag A");
	came[1] = memory_copy("Lindskolan");
	unit_results_add_came(results, "bjork/a", came, 2);
	results->heads = 9;
	results->responses = 7;
	return results;
}

static struct agreed *sample_agreed(void)
{
	struct agreed *agreed = agreed_new();
	char what[] = "Två timmar «var»", who[] = "rektor", when[] = "före jul", empty[] = "";
	const struct agreed_line first = { { what, who, when } };
	const struct agreed_line second = { { what, empty, empty } };

	free(agreed->from);
	agreed->from = memory_copy("Ikt-enheten");
	agreed->revision = 3;
	memcpy(agreed->day, "2026-11-25", CLOCK_DAY_SIZE);
	memcpy(agreed->next, "2027-05-20", CLOCK_DAY_SIZE);
	agreed_add(agreed, &first);
	agreed_add(agreed, &second);
	return agreed;
}

/* One action told, of one only a bound, one hidden. */
static void add_pulse(struct unit_file *file)
{
	struct unit_pulse *pulse =
	    unit_file_add_pulse(file, "vt27", "Temperatur «våren»", "2027-05-01");
	char unit[] = "bjork/a", above[] = "bjork";
	const struct unit_temperature measured[] = {
		{ .unit = unit, .action = 1, .n = 7, .low = 23, .high = 23, .most = 40 },
		{ .unit = unit,
		    .action = 4,
		    .n = 5,
		    .low = 35,
		    .high = UNIT_TEMPERATURE_OPEN,
		    .most = 40 },
		{ .unit = above,
		    .action = 3,
		    .hidden = true,
		    .low = UNIT_TEMPERATURE_OPEN,
		    .high = UNIT_TEMPERATURE_OPEN,
		    .most = 40 },
	};

	for (size_t i = 0; i < COUNT(measured); i++)
		unit_file_add_temperature(pulse, &measured[i]);
}

/* Two of its actions are not finished; what was asked in it does not go along. */
static void add_before(struct unit_file *file)
{
	struct plan *plan = plan_new();
	char id[] = "ht25", title[] = "Hösten 2025";
	struct round round = { .title = title };
	static const enum plan_status statuses[] = { PLAN_DONE, PLAN_UNDER_WAY, PLAN_DROPPED,
		PLAN_PLANNED };

	memcpy(round.id, id, sizeof id);
	for (size_t i = 0; i < COUNT(statuses); i++) {
		struct plan_action *action = plan_add_action(plan);

		must(plan_write(action, PLAN_TITLE, "Från förr"));
		action->status = statuses[i];
	}
	memcpy(plan->actions[1].since, "ht24", sizeof "ht24");
	assert_non_null(plan_add_note(plan, "Till ikt."));
	unit_file_set_before(file, plan, &round, "2025-12-01", 9);
	plan_free(plan);
}

static struct unit_file *sample_file(void)
{
	struct unit_file *file = unit_file_new();
	char above[] = "bjork", title[] = "Boka salen";
	struct unit_around around = {
		.unit = above, .action = 3, .title = title, .status = PLAN_DONE
	};

	memcpy(file->central_key, central_key, sizeof central_key);
	memcpy(file->round, "ht26", sizeof "ht26");
	free(file->unit);
	file->unit = memory_copy("bjork/a");
	file->number = 7;
	memcpy(file->day, "2026-11-26", CLOCK_DAY_SIZE);
	file->plan = plan_new();
	must(plan_write(plan_add_action(file->plan), PLAN_TITLE, "Pröva ihop"));
	file->last_action = 4;
	file->plan_revision = 2;
	memcpy(file->plan_day, "2026-11-24", CLOCK_DAY_SIZE);
	said(file, UNIT_SAID_ANSWER, 1, "2026-11-26", "Vi kommer.\nPå tisdag.", 1);
	said(file, UNIT_SAID_NOTE, 1, "2026-11-24", "Hej", 0);
	said(file, UNIT_SAID_REQUEST, 2, "2026-11-24", "Mer hjälp?", 0);
	said(file, UNIT_SAID_REQUEST, 1, "2026-11-24", "Vem kan visa oss?", 0);
	unit_file_add_around(file, &around);
	file->results = sample_results();
	file->agreed = sample_agreed();
	add_pulse(file);
	add_before(file);
	unit_file_sort(file);
	return file;
}

/* Its own, and where it has none what is unfinished of the one before. */
static void the_newest_plan_is_its_own_or_what_goes_on(void **state)
{
	struct unit_file *file = sample_file();
	struct plan *newest = unit_file_newest_plan(file);

	(void)state;
	assert_string_equal(newest->actions[0].texts[PLAN_TITLE], "Pröva ihop");
	plan_free(newest);
	plan_free(file->plan);
	file->plan = NULL;
	newest = unit_file_newest_plan(file);
	assert_int_equal(newest->n_actions, 2);
	assert_int_equal(newest->actions[0].id, 2);
	assert_int_equal(newest->actions[1].id, 4);
	plan_free(newest);
	plan_free(file->before);
	file->before = NULL;
	assert_null(unit_file_newest_plan(file));
	unit_file_free(file);
}

/* As the leader of the unit at this place opens it. */
static enum error open_as(
    int unit, const char *key, const unsigned char *sealed, size_t length, struct unit_file **file)
{
	char code[SAMPLE_LEADER_SIZE];
	struct age_identity identity;

	sample_leader(code, unit);
	assert_true(leader_identity(&identity, "ht26", code));
	return unit_file_open(&identity, key, "x.age", sealed, length, file);
}

enum { UNIT_A = 2, UNITS = 5 };

static void seal(const struct unit_file *file, unsigned char **sealed, size_t *length)
{
	char name[UNIT_NAME_SIZE], tag[UNIT_NAME_DIGITS + 1], code[SAMPLE_LEADER_SIZE];

	sample_leader(code, UNIT_A);
	must(unit_file_seal(file, &signer, code, sealed, length, name));
	assert_true(unit_name_is(name));
	assert_true(unit_name_tag(tag, file->round, code));
	assert_int_equal(unit_name_number(name, tag), file->number);
}

#define TAG    "0123456789abcdef0123456789abcdef"
#define DIGEST "fedcba9876543210fedcba9876543210"

static void its_name_tells_its_unit_to_those_who_have_the_code(void **state)
{
	static const char *const bad[] = { "", DIGEST ".age", TAG "." DIGEST ".age",
		TAG "..1." DIGEST ".age", TAG ".0." DIGEST ".age", TAG ".01." DIGEST ".age",
		TAG ".1000001." DIGEST ".age", TAG ".10000000." DIGEST ".age",
		TAG ".-1." DIGEST ".age", TAG ".1." DIGEST, TAG ".1." DIGEST ".age.part",
		TAG ".1." DIGEST "0.age", "0" TAG ".1." DIGEST ".age", TAG "1." DIGEST ".age",
		TAG ".1.FEDCBA9876543210fedcba9876543210.age", "../" TAG ".1." DIGEST ".age" };
	char code[SAMPLE_LEADER_SIZE], tag[UNIT_NAME_DIGITS + 1], other[UNIT_NAME_DIGITS + 1];
	unsigned char hash[ROUND_CODE_HASH_SIZE];
	char hex[2 * ROUND_CODE_HASH_SIZE + 1];

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_false(unit_name_is(bad[i]));
		assert_int_equal(unit_name_number(bad[i], TAG), 0);
	}
	assert_int_equal(unit_name_number(TAG ".1000000." DIGEST ".age", TAG), 1000000);
	assert_int_equal(unit_name_number(TAG ".7." DIGEST ".age", TAG), 7);
	assert_int_equal(unit_name_number(TAG ".7." DIGEST ".age", DIGEST), 0);
	/* It is no hash that the round has, and another one in another round. */
	sample_leader(code, UNIT_A);
	assert_true(unit_name_tag(tag, "ht26", code));
	assert_true(leader_hash(hash, "ht26", code));
	encode_hex(hex, hash, sizeof hash);
	assert_string_not_equal(tag, hex);
	assert_true(unit_name_tag(other, "ht27", code));
	assert_string_not_equal(tag, other);
	assert_false(unit_name_tag(tag, "ht26", "no code"));
}

/* As doubles: some machines reckon with more digits, and so they take a number that is written
 * here. */
static bool is_number(double number, double wanted)
{
	return number == wanted;
}

static void it_comes_back_as_it_was(void **state)
{
	struct unit_file *file = sample_file(), *opened = NULL;
	unsigned char *sealed;
	size_t length;
	char *before = unit_file_write(file), *after;
	const struct unit_result *row;

	(void)state;
	seal(file, &sealed, &length);
	must(open_as(UNIT_A, central_key, sealed, length, &opened));
	after = unit_file_write(opened);
	assert_string_equal(before, after);
	assert_string_equal(opened->said[0].text, "Vem kan visa oss?");
	assert_string_equal(opened->said[3].text, "Vi kommer.\nPå tisdag.");
	assert_true(agreed_is_same(file->agreed, opened->agreed));
	assert_string_equal(opened->agreed->lines[0].texts[AGREED_WHO], "rektor");
	row = unit_results_find(opened->results, "bjork/a", UNIT_RESULT_ITEM, "A1");
	assert_true(is_number(row->mean.low, 2.1) && is_number(row->mean.high, 2.3));
	assert_true(isinf(row->earlier.low) && is_number(row->earlier.high, 0.5));
	assert_true(row->others && row->n_is_least && isnan(row->half) && !row->is_certain);
	row = unit_results_find(opened->results, "bjork/a", UNIT_RESULT_AREA, "A");
	assert_true(is_number(row->half, 4.1) && row->level_low == 3 && row->level_high == 4);
	assert_true(!row->others && !row->n_is_least && row->is_certain);
	assert_null(unit_results_find(opened->results, "bjork", UNIT_RESULT_ITEM, "A1"));
	assert_int_equal(opened->last_action, 4);
	assert_int_equal(plan_add_action(opened->plan)->id, 5);
	assert_string_equal(opened->before_round, "ht25");
	assert_string_equal(opened->before_title, "Hösten 2025");
	assert_string_equal(opened->before_day, "2025-12-01");
	assert_string_equal(opened->before->actions[1].since, "ht24");
	assert_int_equal(opened->before->n_notes, 0);
	assert_int_equal(plan_add_action(opened->before)->id, 10);
	assert_int_equal(opened->n_pulses, 1);
	assert_string_equal(opened->pulses[0].day, "2027-05-01");
	assert_int_equal(opened->pulses[0].n_actions, 3);
	assert_int_equal(opened->pulses[0].actions[0].low, 23);
	assert_int_equal(opened->pulses[0].actions[0].most, 40);
	assert_int_equal(opened->pulses[0].actions[1].high, UNIT_TEMPERATURE_OPEN);
	assert_true(opened->pulses[0].actions[2].hidden);
	assert_string_equal(opened->pulses[0].actions[2].unit, "bjork");
	assert_int_equal(opened->results->rows[0].n_shares, 3);
	assert_true(opened->results->rows[0].shares[0].low == -INFINITY);
	assert_true(opened->results->rows[0].shares[0].high == 20);
	assert_true(opened->results->rows[0].shares[1].low == 40);
	assert_true(opened->results->rows[0].shares[2].high == 30);
	assert_null(opened->results->rows[1].shares);
	assert_int_equal(opened->results->n_came, 1);
	assert_int_equal(unit_results_came(opened->results, "bjork/a")->n, 2);
	assert_string_equal(unit_results_came(opened->results, "bjork/a")->names[1], "Lindskolan");
	assert_null(unit_results_came(opened->results, "bjork"));
	assert_true(unit_file_said_is_closed(opened, request_of(opened, 1)));
	assert_false(unit_file_said_is_closed(opened, request_of(opened, 2)));
	free(before);
	free(after);
	free(sealed);
	unit_file_free(file);
	unit_file_free(opened);
}

static void no_other_code_opens_it(void **state)
{
	struct unit_file *file = sample_file(), *opened = NULL;
	unsigned char *sealed;
	size_t length;

	(void)state;
	seal(file, &sealed, &length);
	for (int unit = 0; unit < UNITS; unit++) {
		if (unit == UNIT_A)
			continue;
		assert_int_equal(
		    open_as(unit, central_key, sealed, length, &opened), ERROR_WRONG_KEY);
		error_clear();
		assert_null(opened);
	}
	free(sealed);
	unit_file_free(file);
}

static void another_central_is_not_believed(void **state)
{
	struct unit_file *file = sample_file(), *opened = NULL;
	struct minisign_secret other;
	struct minisign_public public;
	char key[MINISIGN_KEY_TEXT_SIZE];
	unsigned char *sealed;
	size_t length;

	(void)state;
	minisign_new(&other);
	minisign_public_of(&other, &public);
	minisign_key_write(key, &public);
	seal(file, &sealed, &length);
	assert_int_not_equal(open_as(UNIT_A, key, sealed, length, &opened), ERROR_NONE);
	error_clear();
	free(sealed);
	/* Signed by the one, and in the name of the other. */
	memcpy(file->central_key, key, sizeof key);
	seal(file, &sealed, &length);
	assert_int_equal(open_as(UNIT_A, central_key, sealed, length, &opened), ERROR_WRONG_KEY);
	error_clear();
	assert_null(opened);
	free(sealed);
	unit_file_free(file);
}

/* Sealed to the unit: what stands in it is still held to everything. */
static enum error open_plain(const char *plain, size_t length)
{
	char code[SAMPLE_LEADER_SIZE];
	struct age_identity identity;
	struct age_recipient recipient;
	struct unit_file *opened = NULL;
	unsigned char *sealed;
	size_t sealed_length;
	enum error rc;

	sample_leader(code, UNIT_A);
	leader_identity(&identity, "ht26", code);
	memcpy(recipient.public, identity.public, sizeof recipient.public);
	must(age_seal(&recipient, 1, plain, length, &sealed, &sealed_length));
	rc = open_as(UNIT_A, central_key, sealed, sealed_length, &opened);
	assert_true((rc == ERROR_NONE) == (opened != NULL));
	unit_file_free(opened);
	free(sealed);
	return rc;
}

static void every_cut_and_changed_byte_is_refused(void **state)
{
	struct unit_file *file = sample_file();
	char code[SAMPLE_LEADER_SIZE];
	struct age_identity identity;
	unsigned char *sealed, *plain;
	size_t length, plain_length;

	(void)state;
	seal(file, &sealed, &length);
	sample_leader(code, UNIT_A);
	leader_identity(&identity, "ht26", code);
	must(age_open(&identity, "x.age", sealed, length, &plain, &plain_length));
	assert_int_equal(plain_length % UNIT_FILE_BLOCK, 0);
	must(open_plain((char *)plain, plain_length));
	for (size_t at = 0; at < plain_length; at += 7) {
		/* The first line of a signature is a comment that nothing vouches for. */
		if (at < strcspn((char *)plain, "\n"))
			continue;
		plain[at] ^= 4;
		assert_int_not_equal(open_plain((char *)plain, plain_length), ERROR_NONE);
		error_clear();
		plain[at] ^= 4;
		assert_int_not_equal(open_plain((char *)plain, at), ERROR_NONE);
		error_clear();
	}
	free(plain);
	free(sealed);
	unit_file_free(file);
}

static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct unit_file *file = NULL;
	enum error rc = unit_file_read(name, bytes, length, &file);

	unit_file_free(file);
	return rc;
}

static void each_bad_one_has_its_sentence(void **state)
{
	(void)state;
	bad_inputs_walk("units", read_bad);
}

/* Of 1010 things said the oldest notes go, and nothing else. */
static void what_has_no_room_is_notes(void **state)
{
	struct unit_file *file = unit_file_new();
	char text[32];

	(void)state;
	for (long i = 1; i <= 990; i++) {
		snprintf(text, sizeof text, "note %ld", i);
		said(file, UNIT_SAID_NOTE, i, i <= 300 ? "2026-01-01" : "2026-02-01", text, 0);
	}
	for (long i = 1; i <= 10; i++) {
		said(file, UNIT_SAID_REQUEST, i, "2025-01-01", "old", 0);
		said(file, UNIT_SAID_ANSWER, i, "2025-01-02", "old too", i);
	}
	unit_file_sort(file);
	unit_file_said_trim(file);
	assert_int_equal(file->n_said, UNIT_FILE_MAX_SAID);
	for (long i = 1; i <= 10; i++)
		assert_true(unit_file_said_is_closed(file, request_of(file, i)));
	assert_string_equal(file->said[20].text, "note 11");
	unit_file_free(file);
}

static void texts_have_room_too(void **state)
{
	struct unit_file *file = unit_file_new();
	char text[PLAN_MAX_TEXT + 1];

	(void)state;
	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	for (long i = 1; i <= 400; i++)
		said(file, UNIT_SAID_REQUEST, i, "2026-01-01", text, 0);
	said(file, UNIT_SAID_ANSWER, 1, "2026-01-01", text, 0);
	unit_file_sort(file);
	unit_file_said_trim(file);
	assert_in_range(file->n_said * (PLAN_MAX_TEXT + strlen("telefon 1234")),
	    UNIT_FILE_MAX_SAID_BYTES - 2 * PLAN_MAX_TEXT, UNIT_FILE_MAX_SAID_BYTES);
	assert_int_equal(file->said[file->n_said - 1].what, UNIT_SAID_ANSWER);
	unit_file_free(file);
}

/* What answers had heard decides, and where they do not say, their day. */
static void it_is_the_turn_of_whoever_did_not_write_last(void **state)
{
	struct unit_file *file = unit_file_new();

	(void)state;
	assert_int_equal(unit_file_turn(file), UNIT_TURN_NOBODY);
	said(file, UNIT_SAID_ANSWER, 1, "2026-01-01", "How is it?", 0);
	assert_int_equal(unit_file_turn(file), UNIT_TURN_UNIT);
	said(file, UNIT_SAID_NOTE, 1, "2026-01-01", "of an earlier version's day", 0);
	assert_int_equal(unit_file_turn(file), UNIT_TURN_UNIT);
	file->said[0].knows_heard = true;
	assert_int_equal(unit_file_turn(file), UNIT_TURN_COORDINATOR);
	file->said[0].heard = 1;
	assert_int_equal(unit_file_turn(file), UNIT_TURN_UNIT);
	said(file, UNIT_SAID_REQUEST, 1, "2026-01-01", "Help", 0);
	assert_int_equal(unit_file_turn(file), UNIT_TURN_COORDINATOR);
	said(file, UNIT_SAID_ANSWER, 2, "2026-01-02", "We come", 1);
	assert_int_equal(unit_file_turn(file), UNIT_TURN_NOBODY);
	said(file, UNIT_SAID_NOTE, 2, "2026-01-03", "Thanks", 0);
	assert_int_equal(unit_file_turn(file), UNIT_TURN_COORDINATOR);
	unit_file_free(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(its_name_tells_its_unit_to_those_who_have_the_code),
		cmocka_unit_test(it_comes_back_as_it_was),
		cmocka_unit_test(the_newest_plan_is_its_own_or_what_goes_on),
		cmocka_unit_test(no_other_code_opens_it),
		cmocka_unit_test(another_central_is_not_believed),
		cmocka_unit_test(every_cut_and_changed_byte_is_refused),
		cmocka_unit_test(each_bad_one_has_its_sentence),
		cmocka_unit_test(what_has_no_room_is_notes),
		cmocka_unit_test(texts_have_room_too),
		cmocka_unit_test(it_is_the_turn_of_whoever_did_not_write_last),
	};

	return cmocka_run_group_tests_name("unit_file", tests, start, bad_inputs_end);
}
