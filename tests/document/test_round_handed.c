/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A round that goes from one coordinator to another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "crypto/secret.h"
#include "support/sample_round.h"

static void must(enum error rc)
{
	if (rc != ERROR_NONE)
		fail_msg("%d: %s", rc, error_sentence());
}

/* Coordinators, one after the other. */
struct desk {
	struct minisign_secret secret;
	char key[MINISIGN_KEY_TEXT_SIZE];
};

static void open_desk(struct desk *desk)
{
	struct minisign_public public;

	minisign_new(&desk->secret);
	minisign_public_of(&desk->secret, &public);
	minisign_key_write(desk->key, &public);
}

/* As it is read from what is written. */
static struct round *through(struct round *round)
{
	char *bytes = round_write(round);
	struct round *read = NULL;

	must(round_read("ht26", bytes, strlen(bytes), &read));
	free(bytes);
	return read;
}

static void hand_on(struct round *round, const struct desk *from, const struct desk *to)
{
	round->edition++;
	round_hand(round, &from->secret, to->key);
}

static void a_round_goes_to_another_coordinator(void **state)
{
	struct desk school, city, third;
	struct round *first = sample_round(), *round = sample_round(), *second, *last;

	(void)state;
	open_desk(&school);
	open_desk(&city);
	open_desk(&third);
	memcpy(first->central_key, school.key, sizeof school.key);
	memcpy(round->central_key, school.key, sizeof school.key);
	free(round_write(first));
	hand_on(round, &school, &city);
	second = through(round);
	round->edition++;
	hand_on(round, &city, &third);
	last = through(round);
	assert_string_equal(second->central_key, city.key);
	assert_string_equal(last->central_key, third.key);
	assert_string_equal(round_origin(first), school.key);
	assert_string_equal(round_origin(last), school.key);
	assert_int_equal(last->n_handed, 2);
	assert_int_equal(last->handed[1].edition, 4);
	assert_true(round_was_with(last, city.key) && round_was_with(last, third.key));
	assert_true(round_was_with(last, school.key));
	assert_false(round_was_with(second, third.key));
	must(round_may_follow(first, second));
	must(round_may_follow(first, last));
	must(round_may_follow(second, last));
	/* Whoever gave it away is not heard any more. */
	first->edition = 9;
	assert_int_equal(round_may_follow(second, first), ERROR_REFUSED);
	error_clear();
	second->edition = 9;
	assert_int_equal(round_may_follow(last, second), ERROR_REFUSED);
	assert_non_null(strstr(error_sentence(), "it is from another coordinator"));
	error_clear();
	round_free(first);
	round_free(second);
	round_free(last);
	round_free(round);
}

/* `change` makes of a round that was well handed over one that was not. */
static void nobody_takes_a_round(void **state)
{
	struct desk school, city, thief;

	(void)state;
	open_desk(&school);
	open_desk(&city);
	open_desk(&thief);
	for (int change = 0; change < 6; change++) {
		struct round *round = sample_round(), *read = NULL;
		char *bytes;

		memcpy(round->central_key, school.key, sizeof school.key);
		hand_on(round, change == 0 ? &thief : &school, &city);
		if (change == 1)
			memcpy(round->central_key, thief.key, sizeof thief.key);
		else if (change == 2)
			memcpy(round->id, "ht27", sizeof "ht27");
		else if (change == 3)
			round->handed[0].edition = round->edition = 3;
		else if (change == 4)
			memcpy(round->handed[0].by, thief.key, sizeof thief.key);
		else if (change == 5)
			round->edition = 1;
		bytes = round_write(round);
		assert_int_equal(round_read("ht26", bytes, strlen(bytes), &read), ERROR_DAMAGED);
		error_clear();
		free(bytes);
		round_free(round);
	}
}

/* One who trusts a coordinator takes what that one handed over from whom it was handed to, signed
 * by them. */
static void who_trusts_the_giver_takes_it_from_the_taker(void **state)
{
	struct desk school, city, third;
	struct round *round = sample_round(), *read = NULL;
	struct text signature = { 0 };
	char *bytes;

	(void)state;
	open_desk(&school);
	open_desk(&city);
	open_desk(&third);
	memcpy(round->central_key, school.key, sizeof school.key);
	hand_on(round, &school, &city);
	bytes = round_write(round);
	minisign_sign(&signature, &city.secret, "x", bytes, strlen(bytes));
	for (int i = 0; i < 3; i++) {
		const char *key = i == 0 ? school.key : i == 1 ? city.key : NULL;

		must(round_read_signed(
		    "x", bytes, strlen(bytes), signature.bytes, signature.length, key, &read));
		assert_string_equal(read->central_key, city.key);
		round_free(read);
	}
	assert_int_equal(round_read_signed("x", bytes, strlen(bytes), signature.bytes,
			     signature.length, third.key, &read),
	    ERROR_WRONG_KEY);
	error_clear();
	/* The giver alone cannot publish it. */
	text_free(&signature);
	minisign_sign(&signature, &school.secret, "x", bytes, strlen(bytes));
	assert_int_equal(round_read_signed("x", bytes, strlen(bytes), signature.bytes,
			     signature.length, school.key, &read),
	    ERROR_WRONG_KEY);
	error_clear();
	text_free(&signature);
	free(bytes);
	round_free(round);
}

static void give_word(struct round *round, const struct desk *by, const struct desk *to)
{
	struct text word = { 0 };

	round_earlier_word(&word, &by->secret, to->key);
	round_earlier_add(round, by->key, word.bytes);
	text_free(&word);
}

/* Each key has its word for the next one, and the last for the coordinator's. */
static void a_key_is_replaced(void **state)
{
	struct desk first, second, third, other;
	struct round *round = sample_round(), *read;

	(void)state;
	open_desk(&first);
	open_desk(&second);
	open_desk(&third);
	open_desk(&other);
	memcpy(round->central_key, third.key, sizeof third.key);
	give_word(round, &first, &second);
	give_word(round, &second, &third);
	read = through(round);
	assert_int_equal(read->n_earlier, 2);
	assert_true(round_earlier_has(read, first.key) && round_earlier_has(read, second.key));
	assert_false(round_earlier_has(read, third.key) || round_earlier_has(read, other.key));
	/* It is not who has the round, nor had it. */
	assert_false(round_was_with(read, first.key));
	round_free(read);
	/* Of too many, the last ones are there. */
	for (int i = 0; i < ROUND_MAX_EARLIER; i++)
		give_word(round, &third, &third);
	read = through(round);
	assert_int_equal(read->n_earlier, ROUND_MAX_EARLIER);
	assert_false(round_earlier_has(read, first.key));
	round_free(read);
	round_free(round);
}

static void nobody_takes_the_place_of_a_key(void **state)
{
	struct desk old, new, thief;

	(void)state;
	open_desk(&old);
	open_desk(&new);
	open_desk(&thief);
	for (int change = 0; change < 5; change++) {
		struct round *round = sample_round(), *read = NULL;
		char *bytes;

		memcpy(round->central_key, new.key, sizeof new.key);
		give_word(round, change == 0 ? &thief : &old, change == 1 ? &thief : &new);
		if (change == 0 || change == 2)
			memcpy(round->earlier[0].by, change == 0 ? old.key : thief.key,
			    sizeof old.key);
		else if (change == 3)
			memcpy(round->central_key, thief.key, sizeof thief.key);
		else if (change == 4)
			give_word(round, &thief, &new);
		bytes = round_write(round);
		assert_int_equal(round_read("ht26", bytes, strlen(bytes), &read), ERROR_DAMAGED);
		assert_non_null(strstr(error_sentence(), "of \"earlier_keys\" is not signed by"));
		error_clear();
		free(bytes);
		round_free(round);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_round_goes_to_another_coordinator),
		cmocka_unit_test(nobody_takes_a_round),
		cmocka_unit_test(a_key_is_replaced),
		cmocka_unit_test(nobody_takes_the_place_of_a_key),
		cmocka_unit_test(who_trusts_the_giver_takes_it_from_the_taker),
	};
	int failed;

	if (secret_start() != ERROR_NONE)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	secret_end();
	return failed;
}
