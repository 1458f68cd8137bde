/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Rounds that go on with other leader codes and other people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "crypto/encode.h"
#include "document/round/leader.h"
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

/* An edition in which each unit has this leader code behind those that it had. */
static struct round *renewed(const struct round *before, char codes[][ENCODE_CODE_SIZE])
{
	char *bytes = round_write((struct round *)before);
	struct round *round = read_good(bytes);
	unsigned char hash[ROUND_CODE_HASH_SIZE];

	round->edition++;
	for (size_t i = 0; i < round->organisation->n_units; i++) {
		assert_true(leader_hash(hash, round->id, codes[i]));
		if (round->leaders == NULL)
			round->leaders =
			    memory_new(round->organisation->n_units, sizeof *round->leaders);
		if (before->leaders != NULL)
			round_renew_leader(round, (int)i, hash);
		else
			memcpy(round->leaders[i], hash, sizeof hash);
	}
	free(bytes);
	bytes = round_write(round);
	round_free(round);
	round = read_good(bytes);
	free(bytes);
	return round;
}

/* Every leader code, of whatever edition, in every edition: it opens its unit from the edition that
 * brought it to the one that replaced it, and no other unit ever. */
static void each_leader_code_opens_one_unit_until_it_is_replaced(void **state)
{
	enum { UNITS = 5, EDITIONS = 3 };
	char codes[EDITIONS][UNITS][ENCODE_CODE_SIZE];
	struct round *rounds[EDITIONS], *first = sample_round();

	(void)state;
	assert_int_equal(first->organisation->n_units, UNITS);
	for (int e = 0; e < EDITIONS; e++) {
		for (int u = 0; u < UNITS; u++) {
			unsigned char bytes[ENCODE_CODE_BYTES] = { (unsigned char)e,
				(unsigned char)u };

			encode_code(codes[e][u], bytes);
		}
		rounds[e] = renewed(e == 0 ? first : rounds[e - 1], codes[e]);
	}
	for (int e = 0; e < EDITIONS; e++)
		for (int of = 0; of < EDITIONS; of++)
			for (int u = 0; u < UNITS; u++) {
				const char *code = codes[of][u];

				assert_int_equal(leader_unit(rounds[e], code),
				    of == e ? u : ORGANISATION_NO_UNIT);
				assert_int_equal(leader_revoked(rounds[e], code),
				    of < e ? u : ORGANISATION_NO_UNIT);
			}
	for (int older = 0; older < EDITIONS; older++)
		for (int newer = older + 1; newer < EDITIONS; newer++)
			assert_int_equal(
			    round_may_follow(rounds[older], rounds[newer]), ERROR_NONE);
	/* Another chain is another's, and one that lost its end goes back. */
	round_renew_leader(rounds[0], 1, rounds[2]->leaders[2]);
	rounds[0]->edition = 9;
	assert_int_equal(round_may_follow(rounds[1], rounds[0]), ERROR_REFUSED);
	assert_non_null(strstr(error_sentence(), "a leader code opens another unit"));
	error_clear();
	rounds[1]->edition = 9;
	assert_int_equal(round_may_follow(rounds[2], rounds[1]), ERROR_REFUSED);
	error_clear();
	for (int e = 0; e < EDITIONS; e++)
		round_free(rounds[e]);
	round_free(first);
}

/* What goes by the places of units finds them in another organisation. */
static void another_organisation_takes_codes_along(void **state)
{
	static const char bigger[] = "school,school_name,form,district,team,team_name,headcount\n"
				     "alm,Almskolan,grundskola,Norr,,,5\n"
				     "lind,Lindgymnasiet,gymnasium,,,,9\n"
				     "bjork,Björkskolan,grundskola,Norr,aa,Nya,5\n"
				     "bjork,Björkskolan,grundskola,Norr,b,Arbetslag B,7\n"
				     "bjork,Björkskolan,grundskola,Norr,a,Arbetslag A,6\n";
	char codes[5][ENCODE_CODE_SIZE];
	struct round *first = sample_round(), *round, *before;
	struct organisation *organisation;
	struct mistakes doubts = { 0 };
	struct csv *csv;

	(void)state;
	for (int u = 0; u < 5; u++)
		encode_code(codes[u], (const unsigned char[ENCODE_CODE_BYTES]){ (unsigned char)u });
	before = renewed(first, codes);
	for (int u = 0; u < 5; u++)
		encode_code(
		    codes[u], (const unsigned char[ENCODE_CODE_BYTES]){ (unsigned char)u, 1 });
	round = renewed(before, codes);
	round->edition++;
	assert_int_equal(csv_read("bigger", bigger, strlen(bigger), &csv), ERROR_NONE);
	assert_int_equal(organisation_from_csv("bigger", csv, &organisation, &doubts), ERROR_NONE);
	csv_free(csv);
	round_reorganise(round, organisation);
	assert_int_equal(round_may_follow(before, round), ERROR_NONE);
	for (int u = 0; u < 5; u++)
		assert_string_equal(round->organisation->units[leader_unit(round, codes[u])].id,
		    before->organisation->units[u].id);
	for (size_t i = 0; i < round->n_codes; i++)
		assert_string_equal(round->organisation->units[round->codes[i].unit].id,
		    before->organisation->units[before->codes[i].unit].id);
	round_free(round);
	round_free(before);
	round_free(first);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_leader_code_opens_one_unit_until_it_is_replaced),
		cmocka_unit_test(another_organisation_takes_codes_along),
	};

	return cmocka_run_group_tests(tests, bad_inputs_start, bad_inputs_end);
}
