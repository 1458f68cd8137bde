/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Round files: written and read back, refused, signed, followed by later editions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "crypto/encode.h"
#include "crypto/secret.h"
#include "document/round/organisation_joined.h"
#include "support/bad_inputs.h"
#include "support/sample_round.h"

static struct round *read_good(const char *bytes)
{
	struct round *round;

	error_clear();
	if (round_read("good.json", bytes, strlen(bytes), &round) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	return round;
}

static void assert_refused(const char *bytes, size_t length, const char *sentence)
{
	struct round *round;

	error_clear();
	assert_int_not_equal(round_read("r.json", bytes, length, &round), ERROR_NONE);
	assert_string_equal(error_sentence(), sentence);
	error_clear();
}

static void a_round_comes_back_as_it_was(void **state)
{
	struct round *made = sample_round(), *read;
	char *bytes = round_write(made), *again;

	(void)state;
	read = read_good(bytes);
	assert_string_equal(read->id, "ht26");
	assert_int_equal(read->edition, 1);
	assert_int_equal(read->kind, ROUND_ASSESSMENT);
	assert_string_equal(read->title, "Höstens självskattning");
	assert_string_equal(read->opens, "2026-10-01");
	assert_string_equal(read->closes, "");
	assert_string_equal(read->closed, "");
	assert_string_equal(read->follows, "");
	assert_int_equal(read->n_contact, 1);
	assert_string_equal(read->contact[0], "ikt@skola.example");
	assert_string_equal(read->central_name, "Ikt-enheten");
	assert_string_equal(read->central_key, made->central_key);
	assert_int_equal(read->min_group, 5);
	assert_int_equal(read->min_distribution, 10);
	assert_int_equal(read->min_comments, 10);
	assert_false(read->open);
	assert_int_equal(read->n_recipients, 1);
	assert_memory_equal(read->recipients, made->recipients, sizeof *made->recipients);
	assert_int_equal(read->organisation->n_units, 5);
	assert_int_equal(read->n_codes, 2);
	assert_string_equal(read->questionnaire->id, "sample");

	again = round_write(read);
	assert_string_equal(bytes, again);
	free(again);
	free(bytes);
	round_free(read);
	round_free(made);
}

static void everything_that_may_be_said_comes_back(void **state)
{
	struct round *made = sample_round_open(), *read;
	struct age_identity other;
	char *bytes, *again;

	(void)state;
	made->edition = ROUND_MAX_EDITION;
	made->kind = ROUND_PULSE;
	memcpy(made->closes, "2026-10-31", CLOCK_DAY_SIZE);
	memcpy(made->closed, "2026-11-01", CLOCK_DAY_SIZE);
	memcpy(made->follows, "vt26", sizeof "vt26");
	made->min_group = 6;
	made->min_comments = ROUND_MAX_MINIMUM;
	made->recipients = memory_grow(made->recipients, 2, sizeof *made->recipients);
	age_identity_new(&other);
	memcpy(made->recipients[made->n_recipients++].public, other.public, sizeof other.public);
	bytes = round_write(made);
	read = read_good(bytes);
	assert_int_equal(read->kind, ROUND_PULSE);
	assert_string_equal(read->closed, "2026-11-01");
	assert_string_equal(read->follows, "vt26");
	assert_true(read->open);
	assert_int_equal(read->n_recipients, 2);
	assert_memory_equal(read->recipients_digest, made->recipients_digest, DIGEST_SIZE);
	again = round_write(read);
	assert_string_equal(bytes, again);
	free(again);
	free(bytes);
	round_free(read);
	round_free(made);
	round_free(NULL);
}

static void digests_are_those_of_the_manual(void **state)
{
	struct round *round = sample_round();
	char *questionnaire = json_canonical(round->questionnaire_json);
	unsigned char digest[DIGEST_SIZE];
	char recipient[AGE_RECIPIENT_SIZE + 1];

	(void)state;
	digest_of(digest, questionnaire, strlen(questionnaire));
	assert_memory_equal(round->questionnaire_digest, digest, DIGEST_SIZE);
	age_recipient_write(recipient, round->recipients[0].public);
	recipient[AGE_RECIPIENT_SIZE - 1] = '\n';
	digest_of(digest, recipient, AGE_RECIPIENT_SIZE);
	assert_memory_equal(round->recipients_digest, digest, DIGEST_SIZE);
	free(questionnaire);
	round_free(round);
}

static void a_code_opens_its_unit(void **state)
{
	struct round *round = sample_round(), *open = sample_round_open();
	unsigned char hash[ROUND_CODE_HASH_SIZE], digest[DIGEST_SIZE];
	unsigned char bytes[5 + ENCODE_CODE_BYTES] = "ht26";
	int a = organisation_find(round->organisation, "bjork/a");

	(void)state;
	assert_true(encode_from_code(bytes + 5, SAMPLE_CODE_A));
	digest_in(digest, NULL, "skatta-code/1", bytes, sizeof bytes);
	assert_true(round_code_hash(hash, "ht26", SAMPLE_CODE_A));
	assert_memory_equal(hash, digest, sizeof hash);

	assert_int_equal(round_code_unit(round, SAMPLE_CODE_A), a);
	assert_int_equal(round_code_unit(round, "k7qf 3m9t x2pa 8row"), a);
	assert_int_equal(round_code_unit(round, SAMPLE_CODE_LIND),
	    organisation_find(round->organisation, "lind"));
	assert_int_equal(round_code_unit(round, "K7QF-3M9T-X2PA-8R0X"), ORGANISATION_NO_UNIT);
	assert_int_equal(round_code_unit(round, ""), ORGANISATION_NO_UNIT);
	assert_int_equal(round_code_unit(open, SAMPLE_CODE_A), ORGANISATION_NO_UNIT);
	/* In another round the same code has another hash. */
	assert_true(round_code_hash(hash, "vt27", SAMPLE_CODE_A));
	assert_memory_not_equal(hash, digest, sizeof hash);
	round_free(open);
	round_free(round);
}

static void names(void **state)
{
	static const char *const good_ids[] = { "a", "ht26", "ht-26--b",
		"12345678901234567890123456789012" };
	static const char *const bad_ids[] = { "", "-a", "a-", "HT26", "h t", "a.b", "a/b", "å",
		"123456789012345678901234567890123" };
	static const char *const good[] = { "a.1.json", "ht-26.9999.json" };
	static const char *const bad[] = { "", ".json", "a.json", "a.0.json", "a.01.json",
		"a.10000.json", "a.1.JSON", "a.1.json.part", "a.1.json.minisig", "-a.1.json",
		"../a.1.json", "a.1json", "a..json", "a.-1.json", ".1.json" };
	char name[ROUND_FILE_NAME_SIZE];

	(void)state;
	for (size_t i = 0; i < COUNT(good_ids); i++)
		assert_true(round_is_id(good_ids[i]));
	for (size_t i = 0; i < COUNT(bad_ids); i++)
		assert_false(round_is_id(bad_ids[i]));
	for (size_t i = 0; i < COUNT(good); i++)
		assert_true(round_is_file_name(good[i]));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(round_is_file_name(bad[i]));
	round_file_name(name, "ht26", 12);
	assert_string_equal(name, "ht26.12.json");
}

static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct round *round;

	return round_read(name, bytes, length, &round);
}

static void each_bad_round_has_its_sentence(void **state)
{
	(void)state;
	bad_inputs_walk("rounds", read_bad);
}

static void a_cut_round_is_refused_at_every_byte(void **state)
{
	struct round *made = sample_round();
	char *bytes = round_write(made);

	(void)state;
	bad_inputs_cut(bytes, strlen(bytes), read_bad);
	free(bytes);
	round_free(made);
}

static void there_is_one_spelling(void **state)
{
	static const char sentence[] =
	    "r.json is not written as the program that makes it writes it";
	struct round *made = sample_round();
	char *bytes = round_write(made), *other;

	(void)state;
	other = text_format("%s\n", bytes);
	assert_refused(other, strlen(other), sentence);
	free(other);
	other = text_format(" %s", bytes);
	assert_refused(other, strlen(other), sentence);
	free(other);
	assert_refused(bytes, strlen(bytes) - 1, sentence);
	free(bytes);
	round_free(made);
}

static void unknown_keys_are_left_alone(void **state)
{
	struct round *made = sample_round(), *read;
	char *bytes = round_write(made), *more;

	(void)state;
	/* Behind the last key, "title", and before the brace and the line feed. */
	more = text_format("%.*s,\"zebra\":[1,{\"x\":null}]}\n", (int)strlen(bytes) - 2, bytes);
	read = read_good(more);
	assert_string_equal(read->id, "ht26");
	round_free(read);
	free(more);
	free(bytes);
	round_free(made);
}

static void a_huge_file_is_refused(void **state)
{
	char *bytes = memory_new(FILE_LIMIT_DOCUMENT + 2, 1);

	(void)state;
	memset(bytes, ' ', FILE_LIMIT_DOCUMENT + 1);
	assert_refused(
	    bytes, FILE_LIMIT_DOCUMENT + 1, "r.json is too large: at most 8388608 bytes are read");
	free(bytes);
}

/* What an edition may become, and what it may not. */

static void later(struct round *round)
{
	round->edition++;
}

static void is_closed(struct round *round)
{
	memcpy(round->closed, "2026-11-01", CLOCK_DAY_SIZE);
}

static void promises_more(struct round *round)
{
	round->min_group = 8;
}

static void has_other_words(struct round *round)
{
	free(round->title);
	round->title = memory_copy("Another title");
	memcpy(round->closes, "2026-12-24", CLOCK_DAY_SIZE);
}

static void has_fewer_codes(struct round *round)
{
	round->n_codes--;
}

static void is_another(struct round *round)
{
	memcpy(round->id, "vt27", sizeof "vt27");
}

static void is_as_old(struct round *round)
{
	round->edition--;
}

static void is_a_pulse(struct round *round)
{
	round->kind = ROUND_PULSE;
}

static void follows_another(struct round *round)
{
	memcpy(round->follows, "vt26", sizeof "vt26");
}

static void is_open(struct round *round)
{
	round->open = true;
	round->n_codes = 0;
}

static void has_another_key(struct round *round)
{
	round->central_key[20] = 'A';
}

static void has_another_recipient(struct round *round)
{
	round->recipients[0].public[0] ^= 1;
}

static void has_another_questionnaire(struct round *round)
{
	json_object_set_new(round->questionnaire_json, "minutes", json_integer(2));
}

static void promises_less(struct round *round)
{
	round->min_comments--;
}

static void has_lost_a_unit(struct round *round)
{
	struct unit *unit = &round->organisation->units[--round->organisation->n_units];

	free(unit->id);
	free(unit->name);
	free(unit->form);
	round->n_codes = 0;
}

static void has_another_form(struct round *round)
{
	round->organisation->units[organisation_find(round->organisation, "lind")].form[0] = 'x';
}

static void came_from_another(struct round *round)
{
	struct unit *lind =
	    &round->organisation->units[organisation_find(round->organisation, "lind")];

	lind->was = memory_new(1, sizeof *lind->was);
	lind->was[lind->n_was++] = memory_copy("ek");
}

static void is_joined_of_others(struct round *round)
{
	struct unit *lind =
	    &round->organisation->units[organisation_find(round->organisation, "lind")];

	organisation_joined_add(lind, "Ekskolan");
	organisation_joined_add(lind, "Lindskolan");
}

static void has_moved_a_code(struct round *round)
{
	for (size_t i = 0; i < round->n_codes; i++)
		round->codes[i].unit = organisation_find(round->organisation, "bjork/b");
}

static void an_edition_may_follow_or_not(void **state)
{
	static const struct {
		void (*changes)(struct round *);
		const char *reason; /* NULL: it may follow */
	} cases[] = {
		{ later, NULL },
		{ is_closed, NULL },
		{ promises_more, NULL },
		{ has_other_words, NULL },
		{ has_fewer_codes, NULL },
		{ is_another, "it is a different round" },
		{ is_as_old, "it is not later than the one here" },
		{ is_a_pulse, "it is a round of another kind" },
		{ follows_another, "it is a round of another kind" },
		{ is_open, "it is a round of another kind" },
		{ has_another_key, "it is from another coordinator" },
		{ has_another_recipient, "the answers would be sealed to others" },
		{ has_another_questionnaire, "its questionnaire is a different one" },
		{ promises_less, "it promises less privacy than before" },
		{ has_lost_a_unit, "a unit is gone, or has moved" },
		{ has_another_form, "a unit is gone, or has moved" },
		{ is_joined_of_others, "a unit is gone, or has moved" },
		{ came_from_another, "a unit is gone, or has moved" },
		{ has_moved_a_code, "an answer code opens another unit" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct round *older = sample_round(), *newer = sample_round();
		enum error expected = cases[i].reason == NULL ? ERROR_NONE : ERROR_REFUSED;

		older->min_comments = 11;
		newer->min_comments = 11;
		newer->edition = 2;
		cases[i].changes(newer);
		free(round_write(newer));
		error_clear();
		assert_int_equal(round_may_follow(older, newer), expected);
		if (cases[i].reason != NULL)
			assert_non_null(strstr(error_sentence(), cases[i].reason));
		error_clear();
		round_free(older);
		round_free(newer);
	}
}

static void what_was_closed_stays_closed(void **state)
{
	struct round *older = sample_round(), *newer = sample_round();

	(void)state;
	is_closed(older);
	later(newer);
	assert_int_equal(round_may_follow(older, newer), ERROR_REFUSED);
	assert_string_equal(
	    error_sentence(), "edition 2 of the round ht26 is refused: it reopens what was closed");
	error_clear();
	round_free(older);
	round_free(newer);
}

/* A signed round, and the key it is signed with. */
struct signed_round {
	char key[MINISIGN_KEY_TEXT_SIZE];
	char *bytes;
	struct text signature;
};

static void sign_round(struct signed_round *made, const char *named_key)
{
	struct minisign_secret secret;
	struct minisign_public public;
	struct round *round = sample_round();

	minisign_new(&secret);
	minisign_public_of(&secret, &public);
	minisign_key_write(made->key, &public);
	memcpy(
	    round->central_key, named_key != NULL ? named_key : made->key, MINISIGN_KEY_TEXT_SIZE);
	made->bytes = round_write(round);
	made->signature = (struct text){ 0 };
	minisign_sign(&made->signature, &secret, "ht26.1.json", made->bytes, strlen(made->bytes));
	round_free(round);
}

static void free_signed(struct signed_round *made)
{
	free(made->bytes);
	text_free(&made->signature);
}

static enum error read_signed(const struct signed_round *made, const char *key)
{
	struct round *round;
	enum error rc;

	error_clear();
	rc = round_read_signed("ht26.1.json", made->bytes, strlen(made->bytes),
	    made->signature.bytes, made->signature.length, key, &round);
	if (rc == ERROR_NONE)
		round_free(round);
	return rc;
}

static void a_signature_holds_or_not(void **state)
{
	struct signed_round made, other;

	(void)state;
	sign_round(&made, NULL);
	sign_round(&other, made.key);
	assert_int_equal(read_signed(&made, NULL), ERROR_NONE);
	assert_int_equal(read_signed(&made, made.key), ERROR_NONE);
	assert_int_equal(read_signed(&made, other.key), ERROR_WRONG_KEY);
	/* Signed by one, in the name of another. */
	assert_int_equal(read_signed(&other, NULL), ERROR_WRONG_KEY);
	assert_int_equal(read_signed(&other, made.key), ERROR_WRONG_KEY);
	assert_int_equal(read_signed(&other, other.key), ERROR_WRONG_KEY);
	assert_string_equal(error_sentence(),
	    "ht26.1.json is signed with the key of one coordinator and names that of another");
	assert_int_not_equal(read_signed(&made, "RWnonsense"), ERROR_NONE);
	error_clear();
	free_signed(&made);
	free_signed(&other);
}

static void one_changed_bit_in_each_byte_is_refused(void **state)
{
	struct signed_round made;

	(void)state;
	sign_round(&made, NULL);
	for (size_t i = 0; i < strlen(made.bytes); i++) {
		char bit = (char)(1 << i % 7);

		made.bytes[i] ^= bit;
		assert_int_not_equal(read_signed(&made, made.key), ERROR_NONE);
		made.bytes[i] ^= bit;
	}
	error_clear();
	free_signed(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_round_comes_back_as_it_was),
		cmocka_unit_test(everything_that_may_be_said_comes_back),
		cmocka_unit_test(digests_are_those_of_the_manual),
		cmocka_unit_test(a_code_opens_its_unit),
		cmocka_unit_test(names),
		cmocka_unit_test(each_bad_round_has_its_sentence),
		cmocka_unit_test(a_cut_round_is_refused_at_every_byte),
		cmocka_unit_test(there_is_one_spelling),
		cmocka_unit_test(unknown_keys_are_left_alone),
		cmocka_unit_test(a_huge_file_is_refused),
		cmocka_unit_test(an_edition_may_follow_or_not),
		cmocka_unit_test(what_was_closed_stays_closed),
		cmocka_unit_test(a_signature_holds_or_not),
		cmocka_unit_test(one_changed_bit_in_each_byte_is_refused),
	};

	return cmocka_run_group_tests(tests, bad_inputs_start, bad_inputs_end);
}
