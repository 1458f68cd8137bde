/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a coordinator gives to the next one with a round, and what of it is not taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/secret.h"
#include "document/carry/handover.h"
#include "support/bad_inputs.h"
#include "support/sample_round.h"

static struct handover *sample_handover(struct minisign_secret *giver)
{
	struct handover *handover = handover_new();
	struct minisign_public public;
	unsigned char bytes[ENCODE_CODE_BYTES];
	struct handover_unit *unit;

	minisign_new(giver);
	minisign_public_of(giver, &public);
	minisign_key_write(handover->from, &public);
	minisign_key_write(handover->to, &public);
	memcpy(handover->round, "ht26", sizeof "ht26");
	handover->edition = 2;
	unit = handover_add(handover, "bjork/a");
	assert_true(encode_from_code(bytes, SAMPLE_CODE_A));
	handover_add_code(&unit->answer, bytes);
	handover_add_code(&unit->replaced, bytes);
	assert_true(encode_from_code(bytes, SAMPLE_CODE_LIND));
	handover_add_code(&unit->replaced, bytes);
	handover_add_code(&unit->spare, bytes);
	memcpy(unit->leader, SAMPLE_CODE_LIND, sizeof SAMPLE_CODE_LIND);
	unit->number = 7;
	return handover;
}

static void seal(const struct handover *handover, const struct minisign_secret *giver,
    struct age_identity *identity, unsigned char **sealed, size_t *length)
{
	struct age_recipient recipient;

	sample_identity(identity);
	memcpy(recipient.public, identity->public, sizeof recipient.public);
	assert_int_equal(handover_seal(handover, giver, &recipient, sealed, length), ERROR_NONE);
}

static void it_comes_as_it_was_given(void **state)
{
	struct minisign_secret giver;
	struct handover *handover = sample_handover(&giver), *opened = NULL;
	struct age_identity identity;
	unsigned char *sealed;
	size_t length;

	(void)state;
	seal(handover, &giver, &identity, &sealed, &length);
	assert_int_equal(handover_open(&identity, "given", sealed, length, &opened), ERROR_NONE);
	assert_string_equal(opened->from, handover->from);
	assert_string_equal(opened->units[0].id, "bjork/a");
	assert_string_equal(opened->units[0].answer.all[0], SAMPLE_CODE_A);
	assert_string_equal(opened->units[0].spare.all[0], SAMPLE_CODE_LIND);
	assert_int_equal(opened->units[0].replaced.n, 2);
	assert_string_equal(opened->units[0].replaced.all[1], SAMPLE_CODE_LIND);
	assert_string_equal(opened->units[0].leader, SAMPLE_CODE_LIND);
	assert_int_equal(opened->units[0].number, 7);
	handover_free(opened);
	/* Cut anywhere it is nothing. */
	for (size_t n = 0; n < length; n += 7) {
		assert_int_not_equal(
		    handover_open(&identity, "given", sealed, n, &opened), ERROR_NONE);
		error_clear();
	}
	free(sealed);
	handover_free(handover);
}

/* Who seals it to the taker is not who signed it. */
static void nobody_gives_it_in_the_name_of_another(void **state)
{
	struct minisign_secret giver, thief;
	struct handover *handover = sample_handover(&giver), *opened = NULL;
	struct age_identity identity;
	unsigned char *sealed;
	size_t length;

	(void)state;
	minisign_new(&thief);
	seal(handover, &thief, &identity, &sealed, &length);
	assert_int_equal(
	    handover_open(&identity, "given", sealed, length, &opened), ERROR_WRONG_KEY);
	error_clear();
	free(sealed);
	seal(handover, &giver, &identity, &sealed, &length);
	age_identity_new(&identity);
	assert_int_equal(
	    handover_open(&identity, "given", sealed, length, &opened), ERROR_WRONG_KEY);
	error_clear();
	free(sealed);
	handover_free(handover);
}

static enum error read_bad(const char *name, const char *bytes, size_t length)
{
	struct handover *handover;

	return handover_read(name, bytes, length, &handover);
}

static void each_bad_one_has_its_sentence(void **state)
{
	(void)state;
	bad_inputs_walk("handovers", read_bad);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_comes_as_it_was_given),
		cmocka_unit_test(nobody_gives_it_in_the_name_of_another),
		cmocka_unit_test(each_bad_one_has_its_sentence),
	};

	return cmocka_run_group_tests(tests, bad_inputs_start, bad_inputs_end);
}
