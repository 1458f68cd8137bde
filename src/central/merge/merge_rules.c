/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* First each respondent by itself, then each code. Every comparison is of bytes that belong to the
 * payloads, so that the outcome is one for each set, and a set that grows moves a word forward
 * only: the smallest of more is never a larger one. */
#include "central/merge/merge_rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "central/merge/merge_reason.h"

/* Respondent by respondent, the highest revision first, then the smallest digest. */
static int by_respondent(const void *a, const void *b)
{
	const struct claim *left = a, *right = b;
	int order = memcmp(left->respondent, right->respondent, DIGEST_SIZE);

	if (order == 0)
		order = (left->revision < right->revision) - (left->revision > right->revision);
	return order != 0 ? order : memcmp(left->digest, right->digest, DIGEST_SIZE);
}

static int by_code(const void *a, const void *b)
{
	const struct claim *left = *(const struct claim *const *)a;
	const struct claim *right = *(const struct claim *const *)b;
	int order = memcmp(left->code, right->code, DIGEST_SIZE);

	return order != 0 ? order : memcmp(left->rank, right->rank, DIGEST_SIZE);
}

/* `claims` are all of one respondent, sorted. */
static void settle_respondent(struct claim *claims, size_t count)
{
	long withdrawn = 0;     /* the highest revision that takes back */
	bool published = false; /* is there one that cannot be taken back any more? */

	for (size_t i = 0; i < count; i++) {
		if (claims[i].withdrawal && claims[i].revision > withdrawn)
			withdrawn = claims[i].revision;
		published = published || claims[i].published;
	}
	for (size_t i = 0; i < count; i++) {
		struct claim *claim = &claims[i];

		claim->reason = MERGE_REASON_NONE;
		if (claim->revision < claims[0].revision) {
			claim->word = MERGE_SUPERSEDED;
		} else if (i > 0) {
			claim->word = MERGE_CONFLICT;
			claim->reason = MERGE_REASON_SAME_REVISION;
		} else if (claim->withdrawal && published) {
			claim->word = MERGE_CONFLICT;
			claim->reason = MERGE_REASON_CLOSED;
		} else {
			claim->word = MERGE_ACCEPTED;
		}
		claim->erase = claim->revision < withdrawn;
	}
}

/* Whoever answered with a code keeps it, whatever came of that payload: otherwise a revision or a
 * withdrawal could hand it on, and a word go back. A withdrawal has no answers, and claims none. */
static void settle_codes(struct claim *claims, size_t count)
{
	const struct claim *owner = NULL;
	struct claim **coded = memory_new(count + 1, sizeof(struct claim *));
	size_t n_coded = 0;

	for (size_t i = 0; i < count; i++)
		if (claims[i].coded && !claims[i].withdrawal)
			coded[n_coded++] = &claims[i];
	qsort(coded, n_coded, sizeof(struct claim *), by_code);
	for (size_t i = 0; i < n_coded; i++) {
		if (owner == NULL || memcmp(owner->code, coded[i]->code, DIGEST_SIZE) != 0)
			owner = coded[i];
		if (memcmp(owner->respondent, coded[i]->respondent, DIGEST_SIZE) != 0 &&
		    coded[i]->word == MERGE_ACCEPTED) {
			coded[i]->word = MERGE_CONFLICT;
			coded[i]->reason = MERGE_REASON_SAME_CODE;
		}
	}
	free(coded);
}

void merge_rules_settle(struct claim *claims, size_t count)
{
	size_t end;

	if (count == 0)
		return;
	qsort(claims, count, sizeof *claims, by_respondent);
	for (size_t start = 0; start < count; start = end) {
		end = start + 1;
		while (end < count &&
		       memcmp(claims[start].respondent, claims[end].respondent, DIGEST_SIZE) == 0)
			end++;
		settle_respondent(claims + start, end - start);
	}
	settle_codes(claims, count);
}
