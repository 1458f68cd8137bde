/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Which payloads count: decided from the set of them alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "central/merge/merge_reason.h"
#include "central/merge/merge_rules.h"
#include "crypto/secret.h"

/* A claim by a person with a code (0: none); the digest's first byte orders it among others. */
static struct claim claim_of(unsigned char person, long revision, unsigned char code,
    unsigned char rank, unsigned char digest)
{
	struct claim claim = { .revision = revision, .coded = code != 0 };

	claim.respondent[0] = person;
	claim.code[0] = code;
	claim.rank[0] = rank;
	claim.digest[0] = digest;
	return claim;
}

static const struct claim *find(const struct claim *claims, size_t count, int digest)
{
	for (size_t i = 0; i < count; i++)
		if (claims[i].digest[0] == digest)
			return &claims[i];
	fail_msg("claim %d is gone", digest);
	return NULL;
}

static void assert_word(
    const struct claim *claims, size_t count, int digest, enum merge_word word, const char *reason)
{
	const struct claim *claim = find(claims, count, digest);

	assert_string_equal(merge_word_names[claim->word], merge_word_names[word]);
	assert_string_equal(claim->reason, reason);
}

static void test_none(void **state)
{
	(void)state;
	merge_rules_settle(NULL, 0);
}

static void test_highest_revision(void **state)
{
	struct claim claims[] = {
		claim_of(1, 2, 0, 0, 10),
		claim_of(1, 3, 0, 0, 30),
		claim_of(1, 1, 0, 0, 20),
		claim_of(2, 1, 0, 0, 40),
	};

	(void)state;
	merge_rules_settle(claims, COUNT(claims));
	assert_word(claims, COUNT(claims), 10, MERGE_SUPERSEDED, "");
	assert_word(claims, COUNT(claims), 20, MERGE_SUPERSEDED, "");
	assert_word(claims, COUNT(claims), 30, MERGE_ACCEPTED, "");
	assert_word(claims, COUNT(claims), 40, MERGE_ACCEPTED, "");
}

static void test_same_revision(void **state)
{
	struct claim claims[] = {
		claim_of(1, 2, 0, 0, 30),
		claim_of(1, 2, 0, 0, 10),
		claim_of(1, 2, 0, 0, 20),
	};

	(void)state;
	merge_rules_settle(claims, COUNT(claims));
	assert_word(claims, COUNT(claims), 10, MERGE_ACCEPTED, "");
	assert_word(claims, COUNT(claims), 20, MERGE_CONFLICT, "same revision");
	assert_word(claims, COUNT(claims), 30, MERGE_CONFLICT, "same revision");
}

static void test_same_code(void **state)
{
	struct claim claims[] = {
		claim_of(1, 1, 7, 50, 10),
		claim_of(2, 1, 7, 40, 20),
		claim_of(3, 1, 8, 60, 30),
	};

	(void)state;
	merge_rules_settle(claims, COUNT(claims));
	assert_word(claims, COUNT(claims), 10, MERGE_CONFLICT, "same code");
	assert_word(claims, COUNT(claims), 20, MERGE_ACCEPTED, "");
	assert_word(claims, COUNT(claims), 30, MERGE_ACCEPTED, "");
}

/* Neither a revision with another code nor a withdrawal hands a code on. */
static void test_code_stays(void **state)
{
	struct claim claims[] = {
		claim_of(1, 1, 7, 40, 10),
		claim_of(1, 2, 7, 40, 20),
		claim_of(2, 1, 7, 50, 30),
		claim_of(3, 1, 8, 1, 40),
		claim_of(3, 2, 9, 2, 50),
		claim_of(4, 1, 8, 3, 60),
	};

	(void)state;
	claims[1].withdrawal = true;
	merge_rules_settle(claims, COUNT(claims));
	assert_word(claims, COUNT(claims), 20, MERGE_ACCEPTED, "");
	assert_word(claims, COUNT(claims), 30, MERGE_CONFLICT, "same code");
	assert_word(claims, COUNT(claims), 50, MERGE_ACCEPTED, "");
	assert_word(claims, COUNT(claims), 60, MERGE_CONFLICT, "same code");
}

/* Taken back is not answered: it has no code, and takes none from who answers with it. */
static void test_withdrawal_has_no_code(void **state)
{
	struct claim claims[] = {
		claim_of(1, 1, 7, 40, 10),
		claim_of(2, 1, 7, 50, 20),
		claim_of(2, 2, 7, 50, 30),
		claim_of(3, 2, 8, 1, 40),
		claim_of(4, 1, 8, 3, 50),
	};

	(void)state;
	claims[2].withdrawal = true;
	claims[3].withdrawal = true;
	merge_rules_settle(claims, COUNT(claims));
	assert_word(claims, COUNT(claims), 10, MERGE_ACCEPTED, "");
	assert_word(claims, COUNT(claims), 20, MERGE_SUPERSEDED, "");
	assert_word(claims, COUNT(claims), 30, MERGE_ACCEPTED, "");
	assert_true(find(claims, COUNT(claims), 20)->erase);
	assert_word(claims, COUNT(claims), 40, MERGE_ACCEPTED, "");
	assert_word(claims, COUNT(claims), 50, MERGE_ACCEPTED, "");
}

static void test_withdrawal_erases(void **state)
{
	struct claim claims[] = {
		claim_of(1, 1, 0, 0, 10),
		claim_of(1, 2, 0, 0, 20),
		claim_of(1, 3, 0, 0, 30),
		claim_of(2, 1, 0, 0, 40),
		claim_of(2, 2, 0, 0, 50),
	};

	(void)state;
	claims[1].withdrawal = true;
	claims[3].published = true;
	claims[4].withdrawal = true;
	merge_rules_settle(claims, COUNT(claims));
	assert_true(find(claims, COUNT(claims), 10)->erase);
	assert_false(find(claims, COUNT(claims), 20)->erase);
	assert_false(find(claims, COUNT(claims), 30)->erase);
	assert_word(claims, COUNT(claims), 30, MERGE_ACCEPTED, "");
	/* Also what was counted, though the figures stand. */
	assert_true(find(claims, COUNT(claims), 40)->erase);
	assert_word(claims, COUNT(claims), 50, MERGE_CONFLICT, "round closed");
}

/* What was counted when the round closed may be said again later, and that is no conflict. */
static void test_late_is_not_taken_back(void **state)
{
	struct claim claims[] = {
		claim_of(1, 1, 0, 0, 10),
		claim_of(1, 2, 0, 0, 20),
		claim_of(2, 1, 0, 0, 30),
		claim_of(2, 2, 0, 0, 40),
	};

	(void)state;
	claims[0].published = true;
	claims[3].withdrawal = true;
	merge_rules_settle(claims, COUNT(claims));
	assert_word(claims, COUNT(claims), 20, MERGE_ACCEPTED, "");
	assert_word(claims, COUNT(claims), 40, MERGE_ACCEPTED, "");
	assert_true(find(claims, COUNT(claims), 30)->erase);
}

static struct merge_replaced pair_of(unsigned char lost, unsigned char instead)
{
	struct merge_replaced pair = { .lost = { lost }, .instead = { instead } };

	return pair;
}

static void settle(struct claim *claims, size_t count, const struct merge_replaced *pairs, size_t n)
{
	merge_rules_settle(claims, count);
	merge_rules_replace(claims, count, pairs, n);
}

/* Codes 1, 2 and 3 took one another's place; 4 has nothing to do with it. */
static void test_replaced(void **state)
{
	const struct merge_replaced pairs[] = { pair_of(1, 2), pair_of(2, 3) };
	struct claim claims[] = {
		claim_of(1, 1, 1, 10, 10),
		claim_of(4, 1, 4, 10, 40),
		claim_of(3, 1, 3, 10, 30),
		claim_of(2, 1, 2, 10, 20),
	};

	(void)state;
	/* Nothing of a person gives way to the person's own. */
	settle(claims, 1, pairs, COUNT(pairs));
	assert_word(claims, 1, 10, MERGE_ACCEPTED, "");
	settle(claims, 2, pairs, COUNT(pairs));
	settle(claims, COUNT(claims), pairs, COUNT(pairs));
	assert_word(claims, COUNT(claims), 10, MERGE_SUPERSEDED, "");
	assert_word(claims, COUNT(claims), 20, MERGE_SUPERSEDED, "");
	assert_word(claims, COUNT(claims), 30, MERGE_ACCEPTED, "");
	assert_word(claims, COUNT(claims), 40, MERGE_ACCEPTED, "");
}

static void test_replaced_without_the_one_between(void **state)
{
	const struct merge_replaced pairs[] = { pair_of(1, 2), pair_of(2, 3) };
	struct claim claims[] = { claim_of(1, 1, 1, 10, 10), claim_of(3, 1, 3, 10, 30) };
	struct claim own[] = { claim_of(1, 1, 2, 10, 20), claim_of(1, 2, 1, 10, 10) };

	(void)state;
	settle(claims, COUNT(claims), pairs, COUNT(pairs));
	assert_word(claims, COUNT(claims), 10, MERGE_SUPERSEDED, "");
	assert_word(claims, COUNT(claims), 30, MERGE_ACCEPTED, "");
	settle(own, COUNT(own), pairs, COUNT(pairs));
	assert_word(own, COUNT(own), 10, MERGE_ACCEPTED, "");
	assert_word(own, COUNT(own), 20, MERGE_SUPERSEDED, "");
}

/* Taken back, it gives nothing back to who had the lost one. */
static void test_replaced_and_taken_back(void **state)
{
	const struct merge_replaced pair = pair_of(1, 2);
	struct claim claims[] = {
		claim_of(1, 1, 1, 10, 10),
		claim_of(2, 1, 2, 10, 20),
		claim_of(2, 2, 0, 0, 30),
	};

	(void)state;
	claims[2].withdrawal = true;
	settle(claims, COUNT(claims), &pair, 1);
	assert_word(claims, COUNT(claims), 10, MERGE_SUPERSEDED, "");
	assert_word(claims, COUNT(claims), 20, MERGE_SUPERSEDED, "");
	assert_word(claims, COUNT(claims), 30, MERGE_ACCEPTED, "");
}

/* What was in a publication stays, whatever becomes of it, and what comes after it does not count a
 * second time. */
static void test_replaced_after_a_publication(void **state)
{
	const struct merge_replaced pairs[] = { pair_of(1, 2), pair_of(2, 3) };
	struct claim claims[] = {
		claim_of(1, 1, 1, 10, 10),
		claim_of(2, 1, 2, 10, 20),
		claim_of(3, 1, 3, 10, 30),
		claim_of(1, 2, 0, 0, 50),
	};

	(void)state;
	claims[0].published = true;
	claims[3].withdrawal = true;
	settle(claims, COUNT(claims) - 1, pairs, COUNT(pairs));
	assert_word(claims, COUNT(claims), 10, MERGE_ACCEPTED, "");
	settle(claims, COUNT(claims), pairs, COUNT(pairs));
	assert_word(claims, COUNT(claims), 20, MERGE_SUPERSEDED, "");
	assert_word(claims, COUNT(claims), 30, MERGE_CONFLICT, MERGE_REASON_SAME_CODE);
}

enum { CROWD = 60, ROUNDS_OF_CHANCE = 200 };

static struct claim claim_by_chance(unsigned char digest)
{
	unsigned char person = (unsigned char)secret_random_below(9);
	unsigned char code = (unsigned char)secret_random_below(8);
	struct claim claim = claim_of(person, 1 + (long)secret_random_below(4), code,
	    (unsigned char)(person * 37 + code * 11), digest);

	claim.withdrawal = secret_random_below(8) == 0;
	return claim;
}

static void shuffle(struct claim *claims, size_t count)
{
	for (size_t i = count; i > 1; i--) {
		size_t j = secret_random_below((unsigned)i);
		struct claim held = claims[i - 1];

		claims[i - 1] = claims[j];
		claims[j] = held;
	}
}

static bool claims_code(const struct claim *claim)
{
	return claim->coded && !claim->withdrawal;
}

/* Does the other one stand where this one would: the one with the smaller digest, or the one who
 * has the code? */
static bool keeps_out(const struct claim *other, const struct claim *claim)
{
	bool same_person = memcmp(other->respondent, claim->respondent, DIGEST_SIZE) == 0;

	if (strcmp(claim->reason, "same revision") == 0)
		return same_person && other->revision == claim->revision &&
		       strcmp(other->reason, "same revision") != 0;
	return !same_person && claims_code(other) && claims_code(claim) &&
	       memcmp(other->code, claim->code, DIGEST_SIZE) == 0 &&
	       memcmp(other->rank, claim->rank, DIGEST_SIZE) < 0;
}

/* A receipt says conflict only of what does not count: each has one that keeps it out, and of each
 * person at most one is accepted. */
static void check_conflicts(const struct claim *claims, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool found = claims[i].word != MERGE_CONFLICT;

		for (size_t j = 0; j < count; j++) {
			if (j == i)
				continue;
			found = found || keeps_out(&claims[j], &claims[i]);
			assert_false(
			    claims[i].word == MERGE_ACCEPTED && claims[j].word == MERGE_ACCEPTED &&
			    (memcmp(claims[i].respondent, claims[j].respondent, DIGEST_SIZE) == 0 ||
				(claims_code(&claims[i]) && claims_code(&claims[j]) &&
				    memcmp(claims[i].code, claims[j].code, DIGEST_SIZE) == 0)));
		}
		assert_true(found);
	}
}

/* Any order gives the same words, and as the set grows no word goes back: readers of receipts rely
 * on it. */
static void test_order_and_growth(void **state)
{
	static const int steps[MERGE_WORDS] = {
		[MERGE_ACCEPTED] = 0, [MERGE_CONFLICT] = 1, [MERGE_SUPERSEDED] = 2
	};
	const struct merge_replaced pairs[] = { pair_of(1, 2), pair_of(2, 3), pair_of(5, 6) };
	struct claim claims[CROWD], again[CROWD];

	(void)state;
	for (int turn = 0; turn < ROUNDS_OF_CHANCE; turn++) {
		size_t n_pairs = turn % 2 == 0 ? 0 : COUNT(pairs);
		int before[CROWD] = { 0 };

		for (size_t i = 0; i < CROWD; i++)
			claims[i] = claim_by_chance((unsigned char)(i + 1));
		for (size_t size = 1; size <= CROWD; size++) {
			memcpy(again, claims, sizeof again);
			shuffle(again, size);
			settle(again, size, pairs, n_pairs);
			for (size_t i = 0; i < size; i++) {
				int step = steps[again[i].word];

				assert_true(step >= before[again[i].digest[0] - 1]);
				before[again[i].digest[0] - 1] = step;
			}
		}
		settle(claims, CROWD, pairs, n_pairs);
		check_conflicts(claims, CROWD);
		for (size_t i = 0; i < CROWD; i++) {
			const struct claim *other = find(again, CROWD, claims[i].digest[0]);

			assert_int_equal(claims[i].word, other->word);
			assert_string_equal(claims[i].reason, other->reason);
			assert_int_equal(claims[i].erase, other->erase);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_highest_revision),
		cmocka_unit_test(test_same_revision),
		cmocka_unit_test(test_same_code),
		cmocka_unit_test(test_code_stays),
		cmocka_unit_test(test_withdrawal_has_no_code),
		cmocka_unit_test(test_withdrawal_erases),
		cmocka_unit_test(test_late_is_not_taken_back),
		cmocka_unit_test(test_replaced),
		cmocka_unit_test(test_replaced_without_the_one_between),
		cmocka_unit_test(test_replaced_and_taken_back),
		cmocka_unit_test(test_replaced_after_a_publication),
		cmocka_unit_test(test_order_and_growth),
	};

	if (secret_start() != ERROR_NONE)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
