/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Answers to comments: each in a slot that looks like one without, and slots in a file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "crypto/secret.h"
#include "document/bundle/reply_slots.h"
#include "support/bad_inputs.h"

#define KEY "RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r"

/* In secret memory, for secret_free(). */
static struct sign_pair *somebody(unsigned char which)
{
	unsigned char seed[SIGN_SEED_SIZE] = { which };
	struct sign_pair *pair = secret_new(sizeof *pair);

	sign_pair_of(pair, seed);
	return pair;
}

static struct reply reply_to(const struct sign_pair *pair, const char *text)
{
	struct reply reply = {
		.central_key = KEY,
		.round = "ht26",
		.item = memory_copy("K2"),
		.comment = { 0x5d, 0x0c },
		.day = "2026-12-01",
		.from = memory_copy("Ikt-enheten"),
		.text = memory_copy(text),
	};

	memcpy(reply.respondent, pair->public, SIGN_PUBLIC_SIZE);
	return reply;
}

static void only_who_it_is_for_opens_it(void **state)
{
	struct sign_pair *person = somebody(1), *other = somebody(2);
	struct reply reply = reply_to(person, "Tack.\nDen kommer i morgon."), read;
	unsigned char *sealed = NULL;
	bool said;

	(void)state;
	assert_int_equal(reply_check(&reply), ERROR_NONE);
	assert_int_equal(reply_seal(person->public, &reply, &sealed), ERROR_NONE);
	assert_int_equal(
	    reply_open(person, "ht26", sealed, REPLY_SEALED, &read, &said), ERROR_NONE);
	assert_true(said);
	assert_string_equal(read.text, reply.text);
	assert_string_equal(read.from, reply.from);
	assert_string_equal(read.item, "K2");
	assert_string_equal(read.day, "2026-12-01");
	assert_memory_equal(read.comment, reply.comment, DIGEST_SIZE);
	reply_free(&read);

	assert_int_equal(
	    reply_open(other, "ht26", sealed, REPLY_SEALED, &read, &said), ERROR_WRONG_KEY);
	assert_false(said);
	reply_free(&read);
	assert_int_equal(
	    reply_open(person, "vt27", sealed, REPLY_SEALED, &read, &said), ERROR_DAMAGED);
	reply_free(&read);
	error_clear();
	free(sealed);
	reply_free(&reply);
	secret_free(person);
	secret_free(other);
}

/* What is for one person does not count when it is sealed to another. */
static void who_it_names_is_who_opens_it(void **state)
{
	struct sign_pair *person = somebody(1), *other = somebody(2);
	struct reply reply = reply_to(person, "Tack."), read;
	unsigned char *sealed = NULL;
	bool said;

	(void)state;
	assert_int_equal(reply_seal(other->public, &reply, &sealed), ERROR_NONE);
	assert_int_equal(
	    reply_open(other, "ht26", sealed, REPLY_SEALED, &read, &said), ERROR_DAMAGED);
	error_clear();
	reply_free(&read);
	free(sealed);
	reply_free(&reply);
	secret_free(person);
	secret_free(other);
}

static void slots_with_nothing_are_as_long(void **state)
{
	struct sign_pair *person = somebody(1);
	unsigned char *first = NULL, *second = NULL;
	struct reply read;
	bool said = true;

	(void)state;
	assert_int_equal(reply_seal(person->public, NULL, &first), ERROR_NONE);
	assert_int_equal(reply_seal(person->public, NULL, &second), ERROR_NONE);
	/* But for the first line all of it is another one each time. */
	assert_memory_not_equal(first, second, REPLY_SEALED);
	assert_int_equal(reply_open(person, "ht26", first, REPLY_SEALED, &read, &said), ERROR_NONE);
	assert_false(said);
	assert_null(read.text);
	reply_free(&read);
	first[REPLY_SEALED - 1] ^= 1;
	assert_int_equal(
	    reply_open(person, "ht26", first, REPLY_SEALED, &read, &said), ERROR_DAMAGED);
	reply_free(&read);
	assert_int_equal(
	    reply_open(person, "ht26", second, REPLY_SEALED - 1, &read, &said), ERROR_DAMAGED);
	reply_free(&read);
	error_clear();
	free(first);
	free(second);
	secret_free(person);
}

static void what_is_too_long_is_refused(void **state)
{
	struct sign_pair *person = somebody(1);
	struct text text = { 0 };
	struct reply reply;
	unsigned char *sealed = NULL;

	(void)state;
	for (int i = 0; i < PLAN_MAX_TEXT; i++)
		text_add(&text, "å");
	reply = reply_to(person, text.bytes);
	assert_int_equal(reply_check(&reply), ERROR_REFUSED);
	assert_non_null(strstr(error_sentence(), "bytes more than fits"));
	assert_int_equal(reply_seal(person->public, &reply, &sealed), ERROR_TOO_LARGE);
	assert_null(sealed);
	error_clear();
	reply_free(&reply);
	text.bytes[3000] = '\0';
	reply = reply_to(person, text.bytes);
	assert_int_equal(reply_check(&reply), ERROR_NONE);
	reply_free(&reply);
	reply = reply_to(person, "");
	assert_int_equal(reply_check(&reply), ERROR_REFUSED);
	error_clear();
	reply_free(&reply);
	text_free(&text);
	secret_free(person);
}

/* A key that signs, and has no point to seal to, is nobody's that was made here. */
static void nothing_is_sealed_to_what_is_no_key(void **state)
{
	static const unsigned char none[SIGN_PUBLIC_SIZE] = { 1 };
	unsigned char *sealed = NULL;

	(void)state;
	assert_int_equal(reply_seal(none, NULL, &sealed), ERROR_USAGE);
	error_clear();
	assert_null(sealed);
}

static void fill(struct reply_slots *replies, size_t n)
{
	*replies = (struct reply_slots){ .central_key = KEY, .round = "ht26" };
	for (size_t i = 0; i < n; i++) {
		const unsigned char tag[REPLY_TAG] = { (unsigned char)((n - i) >> 8),
			(unsigned char)(n - i) };
		unsigned char *sealed = memory_new(REPLY_SEALED, 1);

		sealed[0] = (unsigned char)i;
		reply_slots_add(replies, tag, sealed);
	}
	reply_slots_sort(replies);
}

static void slots_come_back_sorted(void **state)
{
	struct reply_slots replies, read;
	char *bytes, *again;

	(void)state;
	fill(&replies, 3);
	bytes = reply_slots_write(&replies, 0);
	assert_int_equal(reply_slots_read("good", bytes, strlen(bytes), &read), ERROR_NONE);
	assert_int_equal(read.n, 3);
	assert_string_equal(read.central_key, KEY);
	assert_string_equal(read.round, "ht26");
	assert_int_equal(read.slots[0].tag[1], 1);
	assert_int_equal(read.slots[0].sealed[0], 2);
	again = reply_slots_write(&read, 0);
	assert_string_equal(again, bytes);
	free(again);
	free(bytes);
	reply_slots_free(&read);
	reply_slots_free(&replies);
}

static void the_most_fit_into_one_file(void **state)
{
	struct reply_slots replies, read;
	char *bytes;

	(void)state;
	fill(&replies, REPLY_SLOTS_MAX + 1);
	bytes = reply_slots_write(&replies, 0);
	assert_int_equal(reply_slots_read("most", bytes, strlen(bytes), &read), ERROR_NONE);
	assert_int_equal(read.n, REPLY_SLOTS_MAX);
	reply_slots_free(&read);
	free(bytes);
	bytes = reply_slots_write(&replies, REPLY_SLOTS_MAX);
	assert_int_equal(reply_slots_read("rest", bytes, strlen(bytes), &read), ERROR_NONE);
	assert_int_equal(read.n, 1);
	reply_slots_free(&read);
	free(bytes);
	reply_slots_free(&replies);
}

/* Nothing in one round leads to the other. */
static void tags_are_of_a_person_and_a_round(void **state)
{
	struct sign_pair *person = somebody(1), *other = somebody(2);
	unsigned char tags[3][REPLY_TAG], again[REPLY_TAG];

	(void)state;
	reply_tag(tags[0], "ht26", person->public);
	reply_tag(tags[1], "vt27", person->public);
	reply_tag(tags[2], "ht26", other->public);
	reply_tag(again, "ht26", person->public);
	assert_memory_equal(tags[0], again, REPLY_TAG);
	for (int i = 0; i < 3; i++)
		for (int before = 0; before < i; before++)
			assert_memory_not_equal(tags[i], tags[before], REPLY_TAG);
	secret_free(person);
	secret_free(other);
}

static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct reply_slots replies;
	enum error rc = reply_slots_read(name, bytes, length, &replies);

	reply_slots_free(&replies);
	return rc;
}

static enum error read_bad_reply(const char *name, const char *bytes, size_t length)
{
	struct reply reply;
	enum error rc = reply_read(name, bytes, length, NULL, &reply);

	reply_free(&reply);
	return rc;
}

static void each_bad_file_has_its_sentence(void **state)
{
	(void)state;
	bad_inputs_walk("replies", read_bad);
	bad_inputs_walk("reply", read_bad_reply);
}

static void a_cut_answer_is_refused_at_every_byte(void **state)
{
	struct sign_pair *person = somebody(1);
	struct reply reply = reply_to(person, "Tack.");
	char *line = reply_write(&reply);

	(void)state;
	bad_inputs_cut(line, strlen(line), read_bad_reply);
	text_forget(line);
	reply_free(&reply);
	secret_free(person);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_who_it_is_for_opens_it),
		cmocka_unit_test(who_it_names_is_who_opens_it),
		cmocka_unit_test(slots_with_nothing_are_as_long),
		cmocka_unit_test(what_is_too_long_is_refused),
		cmocka_unit_test(nothing_is_sealed_to_what_is_no_key),
		cmocka_unit_test(slots_come_back_sorted),
		cmocka_unit_test(the_most_fit_into_one_file),
		cmocka_unit_test(tags_are_of_a_person_and_a_round),
		cmocka_unit_test(each_bad_file_has_its_sentence),
		cmocka_unit_test(a_cut_answer_is_refused_at_every_byte),
	};

	return cmocka_run_group_tests(tests, bad_inputs_start, bad_inputs_end);
}
