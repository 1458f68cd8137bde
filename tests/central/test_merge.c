/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Bundles of a whole school in every order and split give one store and one report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/format/csv.h"
#include "base/io/file.h"
#include "base/memory.h"
#include "central/merge/merge.h"
#include "central/merge/merge_reason.h"
#include "central/results/closings.h"
#include "central/results/counting.h"
#include "central/store/codes.h"
#include "central/store/payloads.h"
#include "central/store/receipt_files.h"
#include "central/store/roster.h"
#include "crypto/secret.h"
#include "form/load/questionnaire_load.h"
#include "report/report.h"
#include "support/sample.h"
#include "support/sample_bundle.h"
#include "support/scratch.h"

enum { MAX_FILES = 80, MAX_CODES = 32, ORDERS = 50 };

/* A store with a round, made once; and what every test has of it, with the files that it made. */
static struct {
	char *store;
	size_t store_length;
	struct central_keys *keys;
	struct central *central;
	struct round *round;
	char codes[3][MAX_CODES][ENCODE_CODE_SIZE];
	char *files[MAX_FILES];
	size_t n_files;
} desk;

static const char *const units[] = { "bjork/a", "bjork/b", "lind" };

static void must(enum error rc)
{
	if (rc != ERROR_NONE)
		fail_msg("%s", error_sentence());
}

static struct round *make_round(const char *id, bool open)
{
	struct round *round = round_new();
	struct mistakes doubts = { 0 };
	struct csv *csv;
	size_t length;
	char *bytes = sample_bytes("tests/sample/questionnaire.json", &length);

	snprintf(round->id, sizeof round->id, "%s", id);
	round->title = memory_copy("Hösten");
	round->open = open;
	round->central_name = memory_copy("Ikt-enheten");
	memcpy(round->central_key, desk.central->signing_key, sizeof round->central_key);
	round->recipients = memory_new(1, sizeof *round->recipients);
	must(
	    age_recipient_read(&round->recipients[round->n_recipients++], desk.central->recipient));
	must(questionnaire_load_file(
	    "questionnaire", bytes, length, &round->questionnaire, &round->questionnaire_json));
	free(bytes);
	bytes = sample_bytes("tests/sample/organisation.csv", &length);
	must(csv_read("organisation", bytes, length, &csv));
	must(organisation_from_csv("organisation", csv, &round->organisation, &doubts));
	assert_int_equal(doubts.count, 0);
	csv_free(csv);
	free(bytes);
	must(codes_make(desk.central, round));
	free(round_write(round));
	return round;
}

static void get_codes(void)
{
	for (size_t i = 0; i < COUNT(units); i++) {
		struct codes_unit codes;

		must(codes_get(desk.central, "ht26", units[i], &codes));
		for (size_t j = 0; j < codes.answer.n; j++)
			encode_code(desk.codes[i][j], codes.answer.bytes + j * ENCODE_CODE_BYTES);
		codes_free(&codes);
	}
}

/* The store as it was before any bundle, without the cost of its passphrase. */
static struct central *fresh_store(const char *name)
{
	struct central *central;

	remove(scratch_path(name));
	scratch_write(name, desk.store, desk.store_length);
	must(central_open(scratch_path(name), &central));
	central->keys = secret_new(sizeof *central->keys);
	memcpy(central->keys, desk.keys, sizeof *central->keys);
	return central;
}

static int start_all(void **state)
{
	if (scratch_make(state) != 0)
		return -1;
	must(central_create(scratch_path("store"), "Ikt-enheten", "lösen", NULL, &desk.central));
	desk.round = make_round("ht26", false);
	must(editions_publish(desk.central, desk.round));
	get_codes();
	desk.keys = secret_new(sizeof *desk.keys);
	memcpy(desk.keys, desk.central->keys, sizeof *desk.keys);
	central_close(desk.central);
	desk.store = scratch_read("store", &desk.store_length);
	return scratch_remove(state);
}

static int stop_all(void **state)
{
	(void)state;
	free(desk.store);
	round_free(desk.round);
	secret_free(desk.keys);
	return 0;
}

static int start(void **state)
{
	if (scratch_make(state) != 0)
		return -1;
	desk.central = fresh_store("store");
	return 0;
}

static int stop(void **state)
{
	for (size_t i = 0; i < desk.n_files; i++)
		free(desk.files[i]);
	desk.n_files = 0;
	central_close(desk.central);
	return scratch_remove(state);
}

static const char *add_file(const char *name)
{
	assert_true(desk.n_files < MAX_FILES);
	desk.files[desk.n_files++] = memory_copy(name);
	return desk.files[desk.n_files - 1];
}

/* A bundle in the scratch folder, by a person for a unit, with one of its codes. */
static const char *say(
    size_t unit, size_t code, unsigned person, long revision, const char *answers)
{
	struct sample_said said = { units[unit], "T", desk.codes[unit][code], person, revision,
		answers };
	char name[BUNDLE_FILE_NAME_SIZE];

	sample_bundle(desk.round, &said, scratch_path("."), name);
	return add_file(name);
}

/* Merge these files; the caller frees. */
static struct merge merge_some(struct central *central, const char *const *names, size_t count)
{
	struct collection collection = { 0 };
	struct merge merge = { 0 };
	bool nothing;

	for (size_t i = 0; i < count; i++)
		must(collect_path(&collection, scratch_path(names[i]), &nothing));
	must(collect_next(&collection, SIZE_MAX));
	must(merge_files(central, &collection, &merge));
	for (size_t i = 0; i < merge.count; i++)
		merge.files[i].path = NULL;
	collect_free(&collection);
	return merge;
}

/* Merge one file and say "word reason". */
static const char *merge_one(struct central *central, const char *name)
{
	static char said[100];
	struct merge merge = merge_some(central, &name, 1);

	assert_int_equal(merge.count, 1);
	snprintf(said, sizeof said, "%s %s", merge_word_names[merge.files[0].word],
	    merge.files[0].reason);
	merge_free(&merge);
	return said;
}

static void close_round(struct central *central)
{
	struct round *round;

	must(editions_get(central, "ht26", &round));
	round->edition++;
	memcpy(round->closed, "2026-12-01", CLOCK_DAY_SIZE);
	must(editions_publish(central, round));
	must(closings_count(central, round));
	round_free(round);
}

/* The report of the closed round as CSV; free() by the caller. */
static char *report_of(struct central *central)
{
	struct round *round;
	struct counting counting = { 0 };
	struct text out = { 0 };
	struct report report = { .unit = FIGURES_ALL, .language = "en", .utf8 = true };

	must(editions_get(central, "ht26", &round));
	must(counting_figures(central, round, &counting));
	report.figures = counting.figures;
	assert_int_equal(report_write(&report, report_format_find("csv"), &out), ERROR_NONE);
	counting_free(&counting);
	round_free(round);
	return text_take(&out);
}

static enum error add_receipts(
    void *out, const char *name, const char *bytes, size_t length, const char *signature)
{
	(void)name;
	(void)signature;
	text_add_bytes(out, bytes, length);
	return ERROR_NONE;
}

/* Every word that stands in the ledger, as receipts tell it. */
static char *receipts_of(struct central *central)
{
	struct text out = { 0 };
	size_t count;

	must(receipt_files_make(central, &count));
	must(receipt_files_each(central, add_receipts, &out));
	return text_take(&out);
}

/* Damage a copy of a file in its middle; it keeps a bundle's name. */
static void add_damaged(const char *from, const char *name)
{
	size_t length;
	char *bytes = scratch_read(from, &length);

	bytes[length / 2] ^= 1;
	scratch_write(name, bytes, length);
	free(bytes);
	add_file(name);
}

static void add_copy(const char *from, const char *name)
{
	size_t length;
	char *bytes = scratch_read(from, &length);

	scratch_write(name, bytes, length);
	free(bytes);
	add_file(name);
}

/* 21 people in three units, with all that can happen to a bundle. */
static void make_school(void)
{
	char answers[80];
	unsigned person = 0;

	for (size_t unit = 0; unit < COUNT(units); unit++)
		for (size_t code = 0; code < 6 + unit / 2; code++, person++) {
			snprintf(answers, sizeof answers, "{\"A1\": %u, \"A2\": %zu, \"A3\": %u}",
			    person % 3, (person + unit) % 3, person * 7 % 3);
			say(unit, code, person, 1, answers);
		}
	say(0, 0, 0, 2, "{\"A1\": 2}");                       /* revised */
	say(0, 0, 0, 3, "{\"A1\": 1, \"A2\": \"-\"}");        /* and again */
	say(0, 1, 1, 2, NULL);                                /* taken back */
	say(0, 2, 2, 2, NULL);                                /* taken back, */
	say(0, 2, 2, 3, "{\"A1\": 0, \"A3\": 2}");            /* and given anew */
	say(1, 0, 6, 1, "{\"A1\": 0, \"A2\": 0, \"A3\": 0}"); /* two devices */
	say(1, 0, 6, 1, "{\"A1\": 2, \"A2\": 2, \"A3\": 2}");
	say(1, 1, 60, 1, "{\"A1\": 1}"); /* another person with a code that is used */
	say(2, 0, 61, 5, "{\"A1\": 1}");
	say(2, 2, 14, 1, "{\"A1\": 2, \"A2\": 0, \"A3\": 2}"); /* the same said, sealed anew */
	say(2, 2, 14, 2, "{\"A1\": 2, \"A2\": 0, \"A3\": 2}");
	say(2, 2, 14, 2, "{\"A1\": 2, \"A2\": 0, \"A3\": 2}");
	add_copy(desk.files[3], "by hand.age");
	add_damaged(desk.files[4], "0123456789abcdef0123456789abcdef.age");
	scratch_write("empty.age", "", 0);
	add_file("empty.age");
}

static void shuffle(const char **names, size_t count)
{
	for (size_t i = count; i > 1; i--) {
		size_t j = secret_random_below((unsigned)i);
		const char *held = names[i - 1];

		names[i - 1] = names[j];
		names[j] = held;
	}
}

/* All files in a random order, in random portions, some of them again. */
static void merge_at_random(struct central *central)
{
	const char *names[MAX_FILES];
	size_t done = 0;

	memcpy(names, desk.files, sizeof names);
	shuffle(names, desk.n_files);
	while (done < desk.n_files) {
		size_t portion = 1 + secret_random_below((unsigned)(desk.n_files - done));
		size_t again = done > 0 ? secret_random_below((unsigned)done) : 0;
		struct merge merge = merge_some(central, names + again, done - again + portion);

		merge_free(&merge);
		done += portion;
	}
}

static void test_orders(void **state)
{
	char *report = NULL, *receipts = NULL;

	(void)state;
	make_school();
	for (int i = 0; i < ORDERS; i++) {
		struct central *central = fresh_store("copy");
		char *this_report, *this_receipts;

		merge_at_random(central);
		this_receipts = receipts_of(central);
		close_round(central);
		this_report = report_of(central);
		if (report == NULL) {
			report = this_report;
			receipts = this_receipts;
		} else {
			assert_string_equal(this_report, report);
			assert_string_equal(this_receipts, receipts);
			free(this_report);
			free(this_receipts);
		}
		central_close(central);
	}
	assert_non_null(strstr(report, "\"bjork\",\"Björkskolan\",\"item\",\"A1\",11,"));
	assert_non_null(strstr(receipts, "same revision"));
	assert_non_null(strstr(receipts, "same code"));
	assert_non_null(strstr(receipts, "superseded"));
	free(report);
	free(receipts);
}

static void test_known_name_and_payload(void **state)
{
	const char *first = say(0, 0, 1, 1, "{\"A1\": 1}");
	const char *again = say(0, 0, 1, 1, "{\"A1\": 1}");

	(void)state;
	assert_string_equal(merge_one(desk.central, first), "accepted ");
	assert_string_equal(merge_one(desk.central, first), "duplicate ");
	assert_string_not_equal(first, again);
	assert_string_equal(merge_one(desk.central, again), "duplicate ");
}

static void test_revision(void **state)
{
	const char *first = say(0, 0, 1, 1, "{\"A1\": 1}");
	const char *second = say(0, 0, 1, 2, "{\"A1\": 2}");

	(void)state;
	assert_string_equal(merge_one(desk.central, second), "accepted ");
	assert_string_equal(merge_one(desk.central, first), "superseded ");
}

static enum error count_payload(void *count, const struct bundle *bundle)
{
	(void)bundle;
	++*(size_t *)count;
	return ERROR_NONE;
}

static size_t count_payloads(struct central *central, enum payloads_which which)
{
	struct round *round;
	size_t count = 0;

	must(editions_get(central, "ht26", &round));
	must(payloads_each(central, round, which, count_payload, &count));
	round_free(round);
	return count;
}

static void test_withdrawal(void **state)
{
	const char *given = say(0, 0, 1, 1, "{\"A1\": 1}");
	const char *taken = say(0, 0, 1, 2, NULL);

	(void)state;
	assert_string_equal(merge_one(desk.central, given), "accepted ");
	assert_int_equal(count_payloads(desk.central, PAYLOADS_COUNTING), 1);
	assert_string_equal(merge_one(desk.central, taken), "accepted ");
	assert_int_equal(count_payloads(desk.central, PAYLOADS_COUNTING), 0);
	/* Only the withdrawal itself is left. */
	assert_int_equal(count_payloads(desk.central, PAYLOADS_ALL), 1);
}

static void test_misfits(void **state)
{
	char code[ENCODE_CODE_SIZE];
	const char *foreign_code, *role;
	struct round *other;
	struct sample_said said = { "lind", "T", "", 1, 1, "{\"A1\": 1}" };
	char name[BUNDLE_FILE_NAME_SIZE];

	(void)state;
	memcpy(code, desk.codes[0][0], sizeof code);
	memcpy(desk.codes[0][0], desk.codes[1][0], sizeof code);
	foreign_code = say(0, 0, 1, 1, "{\"A1\": 1}");
	memcpy(desk.codes[0][0], code, sizeof code);
	assert_string_equal(
	    merge_one(desk.central, foreign_code), "refused does not fit its round");

	said.role = "X";
	said.code = desk.codes[2][0];
	sample_bundle(desk.round, &said, scratch_path("."), name);
	role = add_file(name);
	assert_string_equal(merge_one(desk.central, role), "refused does not fit its round");
	assert_string_equal(merge_one(desk.central, role), "duplicate does not fit its round");

	/* The same id, but opened by somebody else for other recipients too. */
	must(editions_get(desk.central, "ht26", &other));
	other->recipients = memory_grow(other->recipients, 2, sizeof *other->recipients);
	memset(&other->recipients[other->n_recipients++], 9, sizeof *other->recipients);
	free(round_write(other));
	said.role = "T";
	sample_bundle(other, &said, scratch_path("."), name);
	assert_string_equal(
	    merge_one(desk.central, add_file(name)), "refused does not fit its round");
	round_free(other);
}

static void test_foreign(void **state)
{
	struct age_identity other;
	struct round *round;
	struct sample_said said = { "lind", "T", desk.codes[2][0], 1, 1, "{\"A1\": 1}" };
	char name[BUNDLE_FILE_NAME_SIZE];

	(void)state;
	must(editions_get(desk.central, "ht26", &round));
	age_identity_new(&other);
	memcpy(round->recipients[0].public, other.public, sizeof other.public);
	free(round_write(round));
	sample_bundle(round, &said, scratch_path("."), name);
	round_free(round);
	assert_string_equal(merge_one(desk.central, add_file(name)), "refused for somebody else");
}

static void test_damaged_then_whole(void **state)
{
	const char *whole = say(0, 0, 1, 1, "{\"A1\": 1}");
	size_t length;
	char *bytes = scratch_read(whole, &length), *receipts;

	(void)state;
	scratch_write(whole, bytes, length - 1);
	assert_string_equal(merge_one(desk.central, whole), "refused damaged");
	assert_string_equal(merge_one(desk.central, whole), "refused damaged");
	receipts = receipts_of(desk.central);
	assert_non_null(strstr(receipts, "\"damaged\""));
	free(receipts);
	scratch_write(whole, bytes, length);
	assert_string_equal(merge_one(desk.central, whole), "accepted ");
	receipts = receipts_of(desk.central);
	assert_non_null(strstr(receipts, "\"accepted\""));
	free(receipts);
	/* What is known of the bundle stays. */
	scratch_write(whole, bytes, length - 1);
	assert_string_equal(merge_one(desk.central, whole), "refused damaged");
	scratch_write(whole, bytes, length);
	assert_string_equal(merge_one(desk.central, whole), "duplicate ");
	free(bytes);
}

static void test_held(void **state)
{
	struct round *later = make_round("vt27", true);
	struct sample_said said = { "lind", "T", "", 1, 1, "{\"A1\": 1}" };
	char name[BUNDLE_FILE_NAME_SIZE], *receipts;
	const char *bundle;
	size_t released;

	(void)state;
	sample_bundle(later, &said, scratch_path("."), name);
	bundle = add_file(name);
	assert_string_equal(merge_one(desk.central, bundle), "held unknown round");
	assert_string_equal(merge_one(desk.central, bundle), "duplicate unknown round");
	receipts = receipts_of(desk.central);
	assert_string_equal(receipts, "");
	free(receipts);
	must(editions_publish(desk.central, later));
	must(db_begin(desk.central->db));
	must(db_end(desk.central->db, merge_held(desk.central, &released)));
	assert_int_equal(released, 1);
	receipts = receipts_of(desk.central);
	assert_non_null(strstr(receipts, "\"accepted\""));
	free(receipts);
	assert_string_equal(merge_one(desk.central, bundle), "duplicate ");
	round_free(later);
}

/* What comes after closing is in, but not in the figures; nor does it take anybody out of them. */
static void test_late(void **state)
{
	char *before, *after;
	struct payloads_tally tally;

	(void)state;
	for (unsigned i = 0; i < 6; i++)
		merge_one(desk.central, say(0, i, i, 1, "{\"A1\": 1, \"A2\": 1, \"A3\": 2}"));
	close_round(desk.central);
	before = report_of(desk.central);
	assert_string_equal(merge_one(desk.central, say(1, 0, 20, 1, "{\"A1\": 2}")), "accepted ");
	assert_string_equal(merge_one(desk.central, say(0, 0, 0, 2, "{\"A1\": 2}")), "accepted ");
	assert_string_equal(
	    merge_one(desk.central, say(0, 1, 1, 2, NULL)), "conflict round closed");
	after = report_of(desk.central);
	assert_string_equal(after, before);
	assert_non_null(strstr(after, "\"bjork/a\",\"Arbetslag A\",\"total\",,6,"));
	assert_int_equal(count_payloads(desk.central, PAYLOADS_COUNTING), 6);
	must(payloads_tally(desk.central, "ht26", &tally));
	assert_int_equal(tally.late, 3);
	assert_int_equal(tally.conflicts, 0);
	assert_int_equal(tally.withdrawals, 1);
	free(before);
	free(after);
}

static void test_open_round_has_no_report(void **state)
{
	struct counting counting = { 0 };

	(void)state;
	assert_int_equal(counting_figures(desk.central, desk.round, &counting), ERROR_REFUSED);
	error_clear();
}

/* Neither who answered nor what stands in the store as it is on disk. */
static void test_nothing_in_the_clear(void **state)
{
	const char *name = say(1, 3, 77, 1, "{\"A1\": 1, \"K1\": 1, \"K2\": \"MARKER-TEXT\"}");
	unsigned char seed[SIGN_SEED_SIZE] = "somebody";
	unsigned person = 77;
	struct sign_pair pair;
	size_t length;
	char *bytes;

	(void)state;
	memcpy(seed + sizeof seed - sizeof person, &person, sizeof person);
	sign_pair_for(&pair, seed, "sample", "", 0);
	assert_string_equal(merge_one(desk.central, name), "accepted ");
	bytes = scratch_read("store", &length);
	assert_non_null(memmem(bytes, length, "Ikt-enheten", 11));
	assert_null(memmem(bytes, length, "MARKER-TEXT", 11));
	assert_null(memmem(bytes, length, pair.public, sizeof pair.public));
	assert_null(memmem(bytes, length, desk.codes[1][3], ENCODE_CODE_SIZE - 1));
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_orders, start, stop),
		cmocka_unit_test_setup_teardown(test_known_name_and_payload, start, stop),
		cmocka_unit_test_setup_teardown(test_revision, start, stop),
		cmocka_unit_test_setup_teardown(test_withdrawal, start, stop),
		cmocka_unit_test_setup_teardown(test_misfits, start, stop),
		cmocka_unit_test_setup_teardown(test_foreign, start, stop),
		cmocka_unit_test_setup_teardown(test_damaged_then_whole, start, stop),
		cmocka_unit_test_setup_teardown(test_held, start, stop),
		cmocka_unit_test_setup_teardown(test_late, start, stop),
		cmocka_unit_test_setup_teardown(test_open_round_has_no_report, start, stop),
		cmocka_unit_test_setup_teardown(test_nothing_in_the_clear, start, stop),
	};

	if (secret_start() != ERROR_NONE)
		return 1;
	return cmocka_run_group_tests(tests, start_all, stop_all);
}
