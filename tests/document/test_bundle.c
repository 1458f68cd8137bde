/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Bundles: made, opened, read and held to their round; and refused for every bit that is another.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "crypto/secret.h"
#include "document/bundle/bundle.h"
#include "form/load/questionnaire_load.h"
#include "support/bad_inputs.h"
#include "support/sample_round.h"

/* A bundle as its maker has it and as it travels. */
struct made {
	struct bundle bundle;
	unsigned char *sealed;
	size_t length;
	char name[BUNDLE_FILE_NAME_SIZE];
};

/* The plaintext of it, for the caller to free. */
static char *open_made(const struct made *made, size_t *length)
{
	struct age_identity identity;
	unsigned char *plain;

	sample_identity(&identity);
	error_clear();
	if (age_open(&identity, made->name, made->sealed, made->length, &plain, length) !=
	    ERROR_NONE)
		fail_msg("%s", error_sentence());
	return (char *)plain;
}

static void make(struct made *made, const struct round *round, const struct answers *answers)
{
	struct sign_pair pair;

	sample_respondent(&pair);
	*made = (struct made){ 0 };
	made->bundle.unit = memory_copy("bjork/a");
	made->bundle.role = memory_copy("T");
	made->bundle.code = memory_copy(round->open ? "" : SAMPLE_CODE_A);
	made->bundle.revision = 3;
	error_clear();
	if (bundle_make(&made->bundle, round, answers, &pair, &made->sealed, &made->length,
		made->name) != ERROR_NONE)
		fail_msg("%s", error_sentence());
}

static void free_made(struct made *made)
{
	bundle_free(&made->bundle);
	free(made->sealed);
}

/* A1 2, A2 not applicable, A3 none, K1 No, K2 as given. */
static struct answers *answer(const struct round *round, const char *text)
{
	struct answers *answers = answers_new(round->questionnaire);

	answers->all[0].state = ANSWER_GIVEN;
	answers->all[0].number = 2;
	answers->all[1].state = ANSWER_NOT_APPLICABLE;
	if (text != NULL) {
		answers->all[3].state = ANSWER_GIVEN;
		answers->all[3].number = 1;
		answers->all[4].state = ANSWER_GIVEN;
		answers->all[4].text = memory_copy(text);
	}
	return answers;
}

static void assert_same(const struct bundle *a, const struct bundle *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_string_equal(a->round, b->round);
	assert_int_equal(a->edition, b->edition);
	assert_memory_equal(a->questionnaire_digest, b->questionnaire_digest, DIGEST_SIZE);
	assert_memory_equal(a->recipients_digest, b->recipients_digest, DIGEST_SIZE);
	assert_string_equal(a->unit, b->unit);
	assert_string_equal(a->role, b->role);
	assert_string_equal(a->code, b->code);
	assert_int_equal(a->revision, b->revision);
	assert_string_equal(a->day, b->day);
	assert_memory_equal(a->respondent, b->respondent, SIGN_PUBLIC_SIZE);
	assert_memory_equal(a->payload, b->payload, DIGEST_SIZE);
}

static void read_back(
    const struct made *made, const struct round *round, const struct answers *expected)
{
	struct answers *answers = NULL;
	struct bundle bundle;
	size_t length;
	char *plain = open_made(made, &length);

	assert_int_equal(length % BUNDLE_BLOCK, 0);
	if (bundle_read(made->name, plain, length, &bundle) != ERROR_NONE ||
	    bundle_check(&bundle, round, &answers) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	assert_same(&bundle, &made->bundle);
	if (expected == NULL)
		assert_null(answers);
	else
		assert_true(answers_same(answers, expected));
	answers_free(answers);
	bundle_free(&bundle);
	free(plain);
}

static void a_response_arrives_as_it_was_given(void **state)
{
	struct round *round = sample_round();
	struct answers *answers = answer(round, "Tiden, och \"lugnet\".\nMest det.");
	struct made made;

	(void)state;
	make(&made, round, answers);
	assert_true(bundle_is_name(made.name));
	assert_int_equal(made.bundle.kind, BUNDLE_RESPONSE);
	read_back(&made, round, answers);
	free_made(&made);
	answers_free(answers);
	round_free(round);
}

static void a_withdrawal_has_no_answers(void **state)
{
	struct round *round = sample_round();
	struct made made;

	(void)state;
	make(&made, round, NULL);
	assert_int_equal(made.bundle.kind, BUNDLE_WITHDRAWAL);
	read_back(&made, round, NULL);
	free_made(&made);
	round_free(round);
}

static void an_open_round_takes_a_bundle_without_code(void **state)
{
	struct round *round = sample_round_open();
	struct answers *answers = answer(round, NULL);
	struct made made;

	(void)state;
	make(&made, round, answers);
	read_back(&made, round, answers);
	free_made(&made);
	answers_free(answers);
	round_free(round);
}

static void every_length_is_padded_and_read(void **state)
{
	struct round *round = sample_round();
	char *text = memory_new(2 * BUNDLE_BLOCK, 1);
	size_t smallest = SIZE_MAX, largest = 0, length;

	(void)state;
	for (size_t i = 0; i < BUNDLE_BLOCK; i++) {
		struct answers *answers;
		struct made made;

		text[i] = 'x';
		answers = answer(round, text);
		make(&made, round, answers);
		read_back(&made, round, answers);
		free(open_made(&made, &length));
		smallest = length < smallest ? length : smallest;
		largest = length > largest ? length : largest;
		free_made(&made);
		answers_free(answers);
	}
	/* Of 512 lengths all but those of one step are in the next. */
	assert_int_equal(largest, smallest + BUNDLE_BLOCK);
	free(text);
	round_free(round);
}

static void the_payload_is_what_it_says(void **state)
{
	struct round *round = sample_round();
	struct answers *answers = answer(round, NULL), *other = answer(round, "More");
	struct made one, again, more;

	(void)state;
	make(&one, round, answers);
	make(&again, round, answers);
	make(&more, round, other);
	assert_string_not_equal(one.name, again.name);
	assert_memory_equal(one.bundle.payload, again.bundle.payload, DIGEST_SIZE);
	assert_memory_not_equal(one.bundle.payload, more.bundle.payload, DIGEST_SIZE);
	free_made(&one);
	free_made(&again);
	free_made(&more);
	answers_free(answers);
	answers_free(other);
	round_free(round);
}

static void names(void **state)
{
	static const char *const bad[] = { "", ".age", "0123456789abcdef0123456789abcde.age",
		"0123456789abcdef0123456789abcdef0.age", "0123456789abcdef0123456789abcdef",
		"0123456789ABCDEF0123456789abcdef.age", "0123456789abcdef0123456789abcdef.age.part",
		"0123456789abcdef0123456789abcdef.AGE", "../56789abcdef0123456789abcdef01.age" };
	char name[BUNDLE_FILE_NAME_SIZE];

	(void)state;
	assert_true(bundle_is_name("0123456789abcdef0123456789abcdef.age"));
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(bundle_is_name(bad[i]));
	/* printf hello | b2sum -l 256 */
	bundle_name(name, (const unsigned char *)"hello", 5);
	assert_string_equal(name, "324dcf027dd4a30a932c441f365a25e8.age");
}

static void another_central_cannot_open_it(void **state)
{
	struct round *round = sample_round();
	struct age_identity other;
	struct made made;
	unsigned char *plain;
	size_t length;

	(void)state;
	make(&made, round, NULL);
	age_identity_new(&other);
	assert_int_equal(age_open(&other, made.name, made.sealed, made.length, &plain, &length),
	    ERROR_WRONG_KEY);
	error_clear();
	free_made(&made);
	round_free(round);
}

/* Refused by the seal, whatever is behind it. */
static void assert_seal_broken(const unsigned char *sealed, size_t length)
{
	struct age_identity identity;
	unsigned char *plain;
	size_t opened;

	sample_identity(&identity);
	assert_int_not_equal(
	    age_open(&identity, "x.age", sealed, length, &plain, &opened), ERROR_NONE);
	error_clear();
}

static void the_seal_refuses_every_bit_and_every_cut(void **state)
{
	struct round *round = sample_round();
	struct made made;

	(void)state;
	make(&made, round, NULL);
	for (size_t bit = 0; bit < 8 * made.length; bit++) {
		made.sealed[bit / 8] ^= (unsigned char)(1 << bit % 8);
		assert_seal_broken(made.sealed, made.length);
		made.sealed[bit / 8] ^= (unsigned char)(1 << bit % 8);
	}
	for (size_t length = 0; length < made.length; length++)
		assert_seal_broken(made.sealed, length);
	free_made(&made);
	round_free(round);
}

static void assert_plain_refused(const char *plain, size_t length)
{
	struct bundle bundle;

	error_clear();
	assert_int_not_equal(bundle_read("x.age", plain, length, &bundle), ERROR_NONE);
	assert_string_not_equal(error_sentence(), "");
	assert_null(bundle.unit);
	error_clear();
}

static void the_reader_refuses_every_bit_and_every_cut(void **state)
{
	struct round *round = sample_round();
	struct answers *answers = answer(round, "Åska");
	struct made made;
	size_t length;
	char *plain;

	(void)state;
	make(&made, round, answers);
	plain = open_made(&made, &length);
	for (size_t bit = 0; bit < 8 * length; bit++) {
		plain[bit / 8] ^= (char)(1 << bit % 8);
		assert_plain_refused(plain, length);
		plain[bit / 8] ^= (char)(1 << bit % 8);
	}
	for (size_t cut = 0; cut < length; cut++) {
		char *shorter = memory_copy_bytes(plain, cut + 1);

		assert_plain_refused(shorter, cut);
		free(shorter);
	}
	plain = memory_grow(plain, length + BUNDLE_BLOCK, 1);
	memset(plain + length, ' ', BUNDLE_BLOCK);
	for (size_t more = 1; more <= BUNDLE_BLOCK; more++)
		assert_plain_refused(plain, length + more);
	free(plain);
	free_made(&made);
	answers_free(answers);
	round_free(round);
}

/* NAME.json is the line of JSON, signed here; NAME.plain the plaintext itself. What the reader
 * takes is then refused by one of the two rounds: by the open one where the name begins so. */
static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct round *round = strncmp(name, "open-", 5) == 0 ? sample_round_open() : sample_round();
	struct answers *answers = NULL;
	struct bundle bundle;
	char *plain = NULL;
	enum error rc;

	if (strstr(name, ".json") != NULL) {
		assert_int_equal(bytes[length - 1], '\n');
		plain = memory_copy(bytes);
		plain[length - 1] = '\0';
		bytes = sample_plain(plain, &length);
		free(plain);
		plain = (char *)bytes;
	}
	rc = bundle_read(name, bytes, length, &bundle);
	if (rc == ERROR_NONE)
		rc = bundle_check(&bundle, round, &answers);
	answers_free(answers);
	bundle_free(&bundle);
	round_free(round);
	free(plain);
	return rc;
}

static void each_bad_bundle_has_its_sentence(void **state)
{
	(void)state;
	bad_inputs_walk("bundles", read_bad);
}

static void a_bundle_belongs_to_one_edition(void **state)
{
	struct round *round = sample_round(), *later = sample_round();
	struct answers *answers = answer(round, NULL), *read;
	struct made made;

	(void)state;
	make(&made, round, answers);
	later->edition = 2;
	assert_int_equal(bundle_check(&made.bundle, later, &read), ERROR_REFUSED);
	error_clear();
	assert_int_equal(bundle_check(&made.bundle, round, &read), ERROR_NONE);
	answers_free(read);
	answers_free(answers);
	free_made(&made);
	round_free(later);
	round_free(round);
}

/* A questionnaire of nothing but texts, as many and as long as there may be. */
static void take_longest(struct round *round)
{
	const int count = QUESTIONNAIRE_MAX_WRITTEN / QUESTIONNAIRE_MAX_TEXT;
	struct text json = { 0 };

	text_add(&json, "{\"format\":\"skatta-questionnaire/1\",\"id\":\"texts\",\"version\":1,"
			"\"languages\":[\"en\"],\"title\":{\"en\":\"Texts\"},\"minutes\":1,"
			"\"roles\":[{\"id\":\"T\",\"name\":{\"en\":\"Teacher\"}}],\"areas\":["
			"{\"id\":\"A\",\"purpose\":\"other\",\"title\":{\"en\":\"Texts\"},"
			"\"items\":[");
	for (int i = 0; i < count; i++)
		text_addf(&json,
		    "%s{\"id\":\"T%d\",\"kind\":\"text\",\"longest\":%d,\"text\":{\"en\":\"?\"}}",
		    i == 0 ? "" : ",", i, QUESTIONNAIRE_MAX_TEXT);
	text_add(&json, "]}]}");
	questionnaire_free(round->questionnaire);
	json_decref(round->questionnaire_json);
	if (questionnaire_load_file("texts.json", json.bytes, json.length, &round->questionnaire,
		&round->questionnaire_json) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	free(round_write(round));
	text_free(&json);
}

static void the_longest_response_fits(void **state)
{
	struct round *round = sample_round_open();
	struct answers *answers;
	struct made made;

	(void)state;
	take_longest(round);
	answers = answers_new(round->questionnaire);
	for (size_t i = 0; i < round->questionnaire->n_items; i++) {
		struct text text = { 0 };

		/* Four bytes each. */
		for (int k = 0; k < QUESTIONNAIRE_MAX_TEXT; k++)
			text_add(&text, "𝄞");
		answers->all[i].state = ANSWER_GIVEN;
		answers->all[i].text = text_take(&text);
	}
	make(&made, round, answers);
	assert_in_range(made.length, 4 * QUESTIONNAIRE_MAX_WRITTEN, FILE_LIMIT_BUNDLE);
	read_back(&made, round, answers);
	free_made(&made);
	answers_free(answers);
	round_free(round);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_response_arrives_as_it_was_given),
		cmocka_unit_test(a_withdrawal_has_no_answers),
		cmocka_unit_test(an_open_round_takes_a_bundle_without_code),
		cmocka_unit_test(every_length_is_padded_and_read),
		cmocka_unit_test(the_payload_is_what_it_says),
		cmocka_unit_test(names),
		cmocka_unit_test(another_central_cannot_open_it),
		cmocka_unit_test(the_seal_refuses_every_bit_and_every_cut),
		cmocka_unit_test(the_reader_refuses_every_bit_and_every_cut),
		cmocka_unit_test(each_bad_bundle_has_its_sentence),
		cmocka_unit_test(a_bundle_belongs_to_one_edition),
		cmocka_unit_test(the_longest_response_fits),
	};

	return cmocka_run_group_tests(tests, bad_inputs_start, bad_inputs_end);
}
