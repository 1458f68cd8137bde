/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A batch on its way, for merge_batch*.c. */
#ifndef SKATTA_CENTRAL_MERGE_BATCH_PRIVATE_H
#define SKATTA_CENTRAL_MERGE_BATCH_PRIVATE_H

#include <string.h>

#include "central/merge/merge_work.h"
#include "document/carry/batch.h"

struct merge_batch {
	struct merge_work *work;
	struct central *central;
	struct batch batch;
	size_t n_new; /* editions, responses, and words about them */
	size_t n_responses;
	size_t n_answers;    /* to units, that were new */
	size_t n_agreed;     /* notes of dialogues that were new */
	size_t n_replies;    /* answers to comments that were new */
	size_t n_marks;      /* on comments that were new */
	size_t n_counted;    /* rounds whose figures are new */
	const char **spoken; /* ids of rounds whose publications are the batch's */
	size_t n_spoken;
};

/* Does the coordinator who sends say what was counted in this round? */
static inline bool merge_batch_owns(const struct merge_batch *taking, const struct round *round)
{
	return strcmp(round->central_key, taking->batch.central_key) == 0;
}

static inline bool merge_batch_closes(const struct round *round)
{
	return round->closed[0] != '\0';
}

/* Let the batch say what was published of the rounds that its sender opened and closed; the
 * payloads that it says it of follow one by one. */
enum error merge_batch_word_take(struct merge_batch *taking) ERROR_MUST_CHECK;
/* Is what was published of this round the batch's to say? */
bool merge_batch_word_is_taken(const struct merge_batch *taking, const char *round);
/* Know of the publications that the batch has of the round, beside those that are known. */
enum error merge_batch_word_updates(
    const struct merge_batch *taking, const char *round) ERROR_MUST_CHECK;
/* What it says of one payload that is here by now. */
enum error merge_batch_word_mark(struct merge_batch *taking, const struct bundle *bundle,
    const struct batch_payload *payload) ERROR_MUST_CHECK;

/* Is what is kept of rounds what it says, and of the batch's publications? ERROR_DAMAGED,
 * ERROR_REFUSED or ERROR_TOO_NEW where it is not. */
enum error merge_batch_counted_check(struct merge_batch *taking) ERROR_MUST_CHECK;
/* In the place of what is here, where it is newer. */
enum error merge_batch_counted_keep(struct merge_batch *taking) ERROR_MUST_CHECK;

/* Can the answers to units and comments stand beside what is here? ERROR_REFUSED where a round has
 * no such unit or item. */
enum error merge_batch_answers_check(struct merge_batch *taking) ERROR_MUST_CHECK;
/* Keep those that are new, of rounds that are known here by now. The same of what was agreed on
 * and of answers to comments, but for rounds that are purged here. */
enum error merge_batch_answers_keep(struct merge_batch *taking) ERROR_MUST_CHECK;

#endif
