/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The plaintext of a batch: written, read back, and whatever may be wrong with it. */
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
#include "document/carry/batch.h"
#include "support/sample_round.h"

/* A round by a coordinator whose secret key is here, two responses to it, and the batch of both. */
static struct {
	struct minisign_secret *signer;
	struct batch batch;
	char *plain, *payloads[2];
	size_t length;
} sample;

static void must(enum error rc)
{
	if (rc != ERROR_NONE)
		fail_msg("%s", error_sentence());
}

/* An edition of the round in the batch, signed. */
static void add_edition(long edition, const char *title)
{
	struct round *round = sample_round();
	struct text signature = { 0 };
	struct batch_round *into;

	memcpy(round->central_key, sample.batch.central_key, sizeof round->central_key);
	round->edition = edition;
	if (edition > 1)
		memcpy(round->closed, "2026-10-14", CLOCK_DAY_SIZE);
	free(round->title);
	round->title = memory_copy(title);
	sample.batch.rounds = memory_grow(
	    sample.batch.rounds, sample.batch.n_rounds + 1, sizeof *sample.batch.rounds);
	into = &sample.batch.rounds[sample.batch.n_rounds++];
	*into = (struct batch_round){ .bytes = round_write(round) };
	into->length = strlen(into->bytes);
	minisign_sign(&signature, sample.signer, "x", into->bytes, into->length);
	into->signature = text_take(&signature);
	round_free(round);
}

static int compare(const void *a, const void *b)
{
	struct bundle left, right;
	int order;

	must(bundle_read("a", ((const struct batch_payload *)a)->plain,
	    ((const struct batch_payload *)a)->length, &left));
	must(bundle_read("b", ((const struct batch_payload *)b)->plain,
	    ((const struct batch_payload *)b)->length, &right));
	order = memcmp(left.payload, right.payload, DIGEST_SIZE);
	bundle_free(&left);
	bundle_free(&right);
	return order;
}

/* What somebody said, with another first answer for each. */
static char *say(const struct round *round, unsigned char person, size_t *length)
{
	unsigned char seed[SIGN_SEED_SIZE] = { person };
	struct answers *answers = answers_new(round->questionnaire);
	struct bundle bundle = {
		.unit = memory_copy("bjork/a"),
		.role = memory_copy("T"),
		.code = memory_copy(""),
		.revision = 1,
	};
	struct sign_pair pair;
	char *plain;

	answers->all[0] = (struct answer){ .state = ANSWER_GIVEN, .number = person };
	sign_pair_for(&pair, seed, "sample", "", 0);
	plain = bundle_make_imported(&bundle, round, answers, &pair, length);
	bundle_free(&bundle);
	answers_free(answers);
	return plain;
}

static void add_payloads(void)
{
	struct round *round = NULL;

	must(round_read(
	    "round", sample.batch.rounds[0].bytes, sample.batch.rounds[0].length, &round));
	sample.batch.payloads = memory_new(2, sizeof *sample.batch.payloads);
	for (size_t i = 0; i < 2; i++) {
		struct batch_payload *payload = &sample.batch.payloads[i];

		sample.payloads[i] = say(round, (unsigned char)(i + 1), &payload->length);
		payload->plain = sample.payloads[i];
	}
	sample.batch.payloads[0].published = 3;
	sample.batch.payloads[1].late = true;
	qsort(sample.batch.payloads, 2, sizeof *sample.batch.payloads, compare);
	sample.batch.n_payloads = 2;
	round_free(round);
}

static void write_again(void)
{
	free(sample.plain);
	must(batch_write(&sample.batch, sample.signer, &sample.plain, &sample.length));
}

static int setup(void **state)
{
	struct minisign_public public;

	(void)state;
	error_clear();
	must(secret_start());
	sample.signer = secret_new(sizeof *sample.signer);
	minisign_new(sample.signer);
	minisign_public_of(sample.signer, &public);
	minisign_key_write(sample.batch.central_key, &public);
	add_edition(1, "One");
	add_edition(2, "Two");
	sample.batch.updates = memory_new(2, sizeof *sample.batch.updates);
	sample.batch.n_updates = 1;
	sample.batch.updates[0] =
	    (struct batch_update){ .round = "ht26", .number = 2, .day = "2026-10-20" };
	add_payloads();
	write_again();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	secret_free(sample.signer);
	batch_free(&sample.batch);
	free(sample.payloads[0]);
	free(sample.payloads[1]);
	free(sample.plain);
	memset(&sample, 0, sizeof sample);
	error_clear();
	return 0;
}

static void fails(const char *plain, size_t length, enum error expected, const char *words)
{
	struct batch read;

	assert_int_equal(batch_read("x.batch", plain, length, &read), expected);
	if (strstr(error_sentence(), words) == NULL)
		fail_msg("«%s» and not «%s»", error_sentence(), words);
	batch_free(&read);
	error_clear();
}

/* Take the batch as it stands now, though its signature is its own. */
static void written_fails(enum error expected, const char *words)
{
	write_again();
	fails(sample.plain, sample.length, expected, words);
}

static void test_read_back(void **state)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	struct batch read;

	(void)state;
	assert_true(batch_is(sample.plain, sample.length));
	must(batch_sender("x", sample.plain, sample.length, key));
	assert_string_equal(key, sample.batch.central_key);
	must(batch_read("x", sample.plain, sample.length, &read));
	assert_string_equal(read.central_key, key);
	assert_int_equal(read.n_rounds, 2);
	assert_string_equal(read.rounds[1].round->title, "Two");
	assert_string_equal(read.rounds[0].signature, sample.batch.rounds[0].signature);
	assert_int_equal(read.n_updates, 1);
	assert_string_equal(read.updates[0].day, "2026-10-20");
	assert_int_equal(batch_publications(&read, "ht26"), 2);
	assert_int_equal(batch_publications(&read, "vt27"), 0);
	assert_int_equal(read.n_payloads, 2);
	for (size_t i = 0; i < 2; i++) {
		const struct batch_payload *was = &sample.batch.payloads[i];

		assert_int_equal(read.payloads[i].length, was->length);
		assert_memory_equal(read.payloads[i].plain, was->plain, was->length);
		assert_int_equal(read.payloads[i].published, was->published);
		assert_int_equal(read.payloads[i].late, was->late);
	}
	batch_free(&read);
}

static void test_every_byte_and_length(void **state)
{
	char *changed = memory_new(sample.length + 1, 1);
	char key[MINISIGN_KEY_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < sample.length; i += i < 700 ? 1 : 97) {
		memcpy(changed, sample.plain, sample.length);
		changed[i] ^= 1;
		/* The first line of a signature is its own and means nothing. */
		if (i > 14 && i < 50 && memcmp(sample.plain + 15, "untrusted", 9) == 0)
			continue;
		assert_int_not_equal(batch_sender("x", changed, sample.length, key), ERROR_NONE);
		error_clear();
	}
	for (size_t i = 0; i < sample.length; i += i < 700 ? 1 : 97) {
		assert_int_not_equal(batch_sender("x", sample.plain, i, key), ERROR_NONE);
		error_clear();
	}
	free(changed);
}

static void test_later_versions_and_other_things(void **state)
{
	(void)state;
	sample.plain[13] = '7';
	fails(sample.plain, sample.length, ERROR_TOO_NEW, "was made by a newer skatta");
	/* That it has what is new in these versions, which is not there. */
	for (char version = '2'; version <= '5'; version++) {
		sample.plain[13] = version;
		fails(sample.plain, sample.length, ERROR_DAMAGED, "not written as the program");
	}
	fails("skatta-bundle/1 x", 17, ERROR_DAMAGED, "is not a batch");
	fails("skatta-batch/1\n", 15, ERROR_DAMAGED, "is cut short");
}

static void answer(const char *text)
{
	struct feedback feedback = { .round = "ht26", .said = { .what = UNIT_SAID_ANSWER } };
	struct batch_answer *made;
	struct text signature = { 0 };

	sample.batch.answers = memory_grow(
	    sample.batch.answers, sample.batch.n_answers + 1, sizeof *sample.batch.answers);
	made = &sample.batch.answers[sample.batch.n_answers++];
	memcpy(feedback.central_key, sample.batch.central_key, sizeof feedback.central_key);
	feedback.unit = memory_copy("bjork/a");
	feedback.said.id = (long)sample.batch.n_answers;
	feedback.said.closes = 3;
	memcpy(feedback.said.day, "2026-10-20", sizeof "2026-10-20");
	feedback.said.from = memory_copy("Ikt-enheten");
	feedback.said.text = memory_copy(text);
	made->bytes = feedback_write(&feedback);
	made->length = strlen(made->bytes);
	minisign_sign(&signature, sample.signer, "skatta feedback", made->bytes, made->length);
	made->signature = text_take(&signature);
	feedback_free(&feedback);
}

/* What is in the documents is not looked at here. */
static void count_round(const char *round, const char *sums, const char *texts)
{
	struct batch_counted *made;

	sample.batch.counted = memory_grow(
	    sample.batch.counted, sample.batch.n_counted + 1, sizeof *sample.batch.counted);
	made = &sample.batch.counted[sample.batch.n_counted++];
	*made = (struct batch_counted){ .sums = memory_copy(sums) };
	memcpy(made->round, round, strlen(round) + 1);
	made->sums_length = strlen(sums);
	if (texts != NULL) {
		made->texts = memory_copy(texts);
		made->texts_length = strlen(texts);
	}
}

static void test_counted(void **state)
{
	struct batch read;

	(void)state;
	count_round("ht26", "{\"sums\":1}\n", "{\"texts\":2}\n");
	write_again();
	assert_memory_equal(sample.plain, "skatta-batch/3\n", 15);
	must(batch_read("x", sample.plain, sample.length, &read));
	assert_int_equal(read.n_counted, 1);
	assert_string_equal(read.counted[0].round, "ht26");
	assert_string_equal(read.counted[0].sums, "{\"sums\":1}\n");
	assert_string_equal(read.counted[0].texts, "{\"texts\":2}\n");
	assert_int_equal(batch_round(&read, "ht26")->edition, 2);
	assert_null(batch_round(&read, "vt27"));
	assert_true(batch_has_payloads(&read, "ht26"));
	assert_false(batch_has_payloads(&read, "vt27"));
	batch_free(&read);
	/* Answers to units go along. */
	answer("Bra!");
	write_again();
	must(batch_read("x", sample.plain, sample.length, &read));
	assert_int_equal(read.n_answers, 1);
	batch_free(&read);
	/* Each round once, in their order, and none that is not here. */
	count_round("ht26", "x", NULL);
	written_fails(ERROR_DAMAGED, "not written as the program");
	sample.batch.counted[0].round[0] = 'a';
	written_fails(ERROR_REFUSED, "which its sender may not send");
}

static void test_counted_by_who_opened(void **state)
{
	(void)state;
	/* Of a round that is open, or without texts. */
	count_round("ht26", "x", NULL);
	write_again();
	sample.batch.n_rounds--;
	sample.batch.n_updates = 0;
	for (size_t i = 0; i < 2; i++)
		sample.batch.payloads[i].published = 0;
	written_fails(ERROR_REFUSED, "which its sender may not send");
	sample.batch.n_rounds++;
}

static int compare_answers(const void *a, const void *b)
{
	const struct batch_answer *left = a, *right = b;
	unsigned char one[DIGEST_SIZE], other[DIGEST_SIZE];

	digest_of(one, left->bytes, left->length);
	digest_of(other, right->bytes, right->length);
	return memcmp(one, other, DIGEST_SIZE);
}

static void test_answers_to_units(void **state)
{
	struct batch read;
	struct feedback feedback;
	struct batch_answer first;

	(void)state;
	answer("Vi kommer på tisdag.\nOch torsdag.");
	answer("Bra!");
	qsort(sample.batch.answers, 2, sizeof *sample.batch.answers, compare_answers);
	write_again();
	assert_memory_equal(sample.plain, "skatta-batch/2\n", 15);
	must(batch_read("x", sample.plain, sample.length, &read));
	assert_int_equal(read.n_answers, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_string_equal(read.answers[i].bytes, sample.batch.answers[i].bytes);
		assert_string_equal(read.answers[i].signature, sample.batch.answers[i].signature);
	}
	must(feedback_read("x", read.answers[0].bytes, read.answers[0].length, NULL, &feedback));
	assert_string_equal(feedback.unit, "bjork/a");
	assert_int_equal(feedback.said.closes, 3);
	feedback_free(&feedback);
	batch_free(&read);
	/* Each needs its giver's signature, its place, and to be there once. */
	sample.batch.answers[1].bytes[sample.batch.answers[1].length - 12] ^= 1;
	written_fails(ERROR_DAMAGED, "");
	sample.batch.answers[1].bytes[sample.batch.answers[1].length - 12] ^= 1;
	first = sample.batch.answers[0];
	sample.batch.answers[0] = sample.batch.answers[1];
	sample.batch.answers[1] = first;
	written_fails(ERROR_DAMAGED, "not written as the program");
	/* Without them the same is an older batch, which older readers take. */
	write_again();
	sample.plain[13] = '1';
	fails(sample.plain, sample.length, ERROR_DAMAGED, "not written as the program");
}

static void agree(const char *what)
{
	struct agreed *agreed = agreed_new();
	char empty[] = "";
	const struct agreed_line line = { { (char *)what, empty, empty } };
	struct batch_answer *made;
	struct text signature = { 0 };

	sample.batch.agreed = memory_grow(
	    sample.batch.agreed, sample.batch.n_agreed + 1, sizeof *sample.batch.agreed);
	made = &sample.batch.agreed[sample.batch.n_agreed++];
	memcpy(agreed->central_key, sample.batch.central_key, sizeof agreed->central_key);
	memcpy(agreed->round, "ht26", sizeof "ht26");
	free(agreed->unit);
	free(agreed->from);
	agreed->unit = memory_copy("bjork");
	agreed->from = memory_copy("Ikt-enheten");
	agreed->revision = 1;
	memcpy(agreed->day, "2026-10-20", sizeof "2026-10-20");
	agreed_add(agreed, &line);
	made->bytes = agreed_write(agreed);
	made->length = strlen(made->bytes);
	minisign_sign(&signature, sample.signer, "skatta agreed", made->bytes, made->length);
	made->signature = text_take(&signature);
	agreed_free(agreed);
}

static void test_agreed(void **state)
{
	struct batch read;
	struct agreed *agreed = NULL;
	struct batch_answer first;

	(void)state;
	answer("Bra!");
	agree("Två timmar");
	agree("En mall");
	qsort(sample.batch.agreed, 2, sizeof *sample.batch.agreed, compare_answers);
	write_again();
	assert_memory_equal(sample.plain, "skatta-batch/4\n", 15);
	must(batch_read("x", sample.plain, sample.length, &read));
	assert_int_equal(read.n_answers, 1);
	assert_int_equal(read.n_agreed, 2);
	must(agreed_read(
	    "x", read.agreed[0].bytes, read.agreed[0].length, read.agreed[0].signature, &agreed));
	assert_string_equal(agreed->unit, "bjork");
	assert_int_equal(agreed->n_lines, 1);
	agreed_free(agreed);
	batch_free(&read);
	/* Each needs its writer's signature, its place, and to be there once. */
	sample.batch.agreed[1].bytes[sample.batch.agreed[1].length - 12] ^= 1;
	written_fails(ERROR_DAMAGED, "");
	sample.batch.agreed[1].bytes[sample.batch.agreed[1].length - 12] ^= 1;
	first = sample.batch.agreed[0];
	sample.batch.agreed[0] = sample.batch.agreed[1];
	sample.batch.agreed[1] = first;
	written_fails(ERROR_DAMAGED, "not written as the program");
	write_again();
	sample.plain[13] = '3';
	fails(sample.plain, sample.length, ERROR_DAMAGED, "not written as the program");
}

static void reply(const char *text)
{
	char item[] = "K2", from[] = "";
	struct reply made = { .round = "ht26", .item = item, .from = from, .text = (char *)text };
	struct batch_answer *line;
	struct text signature = { 0 };

	sample.batch.replies = memory_grow(
	    sample.batch.replies, sample.batch.n_replies + 1, sizeof *sample.batch.replies);
	line = &sample.batch.replies[sample.batch.n_replies++];
	memcpy(made.central_key, sample.batch.central_key, sizeof made.central_key);
	memcpy(made.day, "2026-10-20", sizeof "2026-10-20");
	line->bytes = reply_write(&made);
	line->length = strlen(line->bytes);
	minisign_sign(&signature, sample.signer, "skatta reply", line->bytes, line->length);
	line->signature = text_take(&signature);
}

static void test_replies(void **state)
{
	struct batch read;

	(void)state;
	agree("En mall");
	reply("Tack.");
	reply("Tack så mycket.");
	qsort(sample.batch.replies, 2, sizeof *sample.batch.replies, compare_answers);
	write_again();
	assert_memory_equal(sample.plain, "skatta-batch/5\n", 15);
	must(batch_read("x", sample.plain, sample.length, &read));
	assert_int_equal(read.n_agreed, 1);
	assert_int_equal(read.n_replies, 2);
	assert_string_equal(read.replies[0].bytes, sample.batch.replies[0].bytes);
	batch_free(&read);
	sample.batch.replies[1].signature[120] ^= 1;
	written_fails(ERROR_DAMAGED, "");
	sample.plain[13] = '4';
	fails(sample.plain, sample.length, ERROR_DAMAGED, "not written as the program");
}

static void test_rounds_in_disorder(void **state)
{
	struct batch_round first;

	(void)state;
	first = sample.batch.rounds[0];
	sample.batch.rounds[0] = sample.batch.rounds[1];
	sample.batch.rounds[1] = first;
	written_fails(ERROR_DAMAGED, "not written as the program");
}

static void test_payloads_in_disorder(void **state)
{
	struct batch_payload first;

	(void)state;
	first = sample.batch.payloads[0];
	sample.batch.payloads[0] = sample.batch.payloads[1];
	sample.batch.payloads[1] = first;
	written_fails(ERROR_DAMAGED, "not written as the program");
	sample.batch.payloads[0] = first;
	written_fails(ERROR_DAMAGED, "not written as the program");
}

static void test_publications_that_do_not_follow(void **state)
{
	static const struct batch_update wrong[] = {
		{ .round = "ht26", .number = 3, .day = "2026-10-20" },
		{ .round = "ht26", .number = 1, .day = "2026-10-20" },
		{ .round = "ht25", .number = 2, .day = "2026-10-20" },
		{ .round = "ht26", .number = 2, .day = "2026-13-20" },
		{ .round = "", .number = 2, .day = "2026-10-20" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		sample.batch.updates[0] = wrong[i];
		written_fails(ERROR_DAMAGED, "not written as the program");
	}
}

static void test_counted_in_a_publication_that_is_not_there(void **state)
{
	(void)state;
	sample.batch.payloads[1].published = 4;
	written_fails(ERROR_REFUSED, "counts a response that cannot be counted");
}

static void test_a_payload_without_its_edition(void **state)
{
	(void)state;
	free(sample.batch.rounds[0].bytes);
	free(sample.batch.rounds[0].signature);
	sample.batch.rounds[0] = sample.batch.rounds[1];
	sample.batch.n_rounds = 1;
	written_fails(ERROR_REFUSED, "but not the round itself");
}

static void test_a_round_signed_by_somebody_else(void **state)
{
	struct minisign_secret *other = secret_new(sizeof *other);
	struct batch_round *round = &sample.batch.rounds[1];
	struct text signature = { 0 };

	(void)state;
	minisign_new(other);
	minisign_sign(&signature, other, "x", round->bytes, round->length);
	free(round->signature);
	round->signature = text_take(&signature);
	written_fails(ERROR_WRONG_KEY, "");
	secret_free(other);
}

static void test_a_payload_that_was_altered(void **state)
{
	char *byte;

	(void)state;
	byte = strstr(sample.payloads[0], "\"revision\":1");
	assert_non_null(byte);
	byte[11] = '2';
	written_fails(ERROR_DAMAGED, "its signature does not hold");
}

static void test_an_edition_that_breaks_its_promise(void **state)
{
	struct batch_round *round = &sample.batch.rounds[1];
	char *least = strstr(round->bytes, "\"min_group\":5");
	struct text signature = { 0 };

	(void)state;
	/* The first one promises more than the second. */
	assert_non_null(least);
	round = &sample.batch.rounds[0];
	least = strstr(round->bytes, "\"min_group\":5");
	assert_non_null(least);
	least[12] = '6';
	minisign_sign(&signature, sample.signer, "x", round->bytes, round->length);
	free(round->signature);
	round->signature = text_take(&signature);
	written_fails(ERROR_REFUSED, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_read_back),
		TEST(test_every_byte_and_length),
		TEST(test_later_versions_and_other_things),
		TEST(test_answers_to_units),
		TEST(test_agreed),
		TEST(test_replies),
		TEST(test_counted),
		TEST(test_counted_by_who_opened),
		TEST(test_rounds_in_disorder),
		TEST(test_payloads_in_disorder),
		TEST(test_publications_that_do_not_follow),
		TEST(test_counted_in_a_publication_that_is_not_there),
		TEST(test_a_payload_without_its_edition),
		TEST(test_a_round_signed_by_somebody_else),
		TEST(test_a_payload_that_was_altered),
		TEST(test_an_edition_that_breaks_its_promise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
