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

static bool is_with(const struct claim *claim, const unsigned char code[DIGEST_SIZE])
{
	return claim->coded && !claim->withdrawal && memcmp(claim->code, code, DIGEST_SIZE) == 0;
}

static bool is_same_person(const struct claim *one, const struct claim *other)
{
	return memcmp(one->respondent, other->respondent, DIGEST_SIZE) == 0;
}

/* Was anything of the person's in a publication? */
static bool is_published(const struct claim *claims, size_t count, const struct claim *claim)
{
	for (size_t i = 0; i < count; i++)
		if (claims[i].published && is_same_person(&claims[i], claim))
			return true;
	return false;
}

/* Of one lost code, and one that took its place, directly or by others between. */
static void settle_pair(struct claim *claims, size_t count, const unsigned char lost[DIGEST_SIZE],
    const unsigned char instead[DIGEST_SIZE])
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; is_with(&claims[i], lost) && j < count; j++) {
			struct claim *old = &claims[i], *new = &claims[j];

			if (!is_with(new, instead) || is_same_person(old, new))
				continue;
			if (!is_published(claims, count, old)) {
				old->word = MERGE_SUPERSEDED;
				old->reason = MERGE_REASON_NONE;
			} else if (new->word == MERGE_ACCEPTED &&
				   !is_published(claims, count, new)) {
				new->word = MERGE_CONFLICT;
				new->reason = MERGE_REASON_SAME_CODE;
			}
		}
}

void merge_rules_replace(
    struct claim *claims, size_t count, const struct merge_replaced *replaced, size_t n_replaced)
{
	for (size_t i = 0; i < n_replaced; i++) {
		const unsigned char *instead = replaced[i].instead;

		/* One code takes the place of one, so this ends. */
		for (size_t k = 0; k < n_replaced && instead != NULL; k++) {
			size_t next = 0;

			settle_pair(claims, count, replaced[i].lost, instead);
			while (next < n_replaced &&
			       memcmp(replaced[next].lost, instead, DIGEST_SIZE) != 0)
				next++;
			instead = next < n_replaced ? replaced[next].instead : NULL;
		}
	}
}
