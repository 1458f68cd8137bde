/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a batch brings that coordinators answered to units and comments: home, to the one who opened
 * the round and sends it on, and to all others, so that nothing stands open that was answered. */
#include "base/io/language.h"
#include "central/merge/merge_batch_private.h"
#include "central/reply/replies.h"
#include "central/store/dialogues.h"
#include "central/store/feedback.h"
#include "central/store/left_out.h"
#include "central/store/purges.h"

/* The round as the batch has it, or as it is here: for round_free() where `*own` is it. */
static enum error find_round(const struct merge_batch *taking, const char *id,
    const struct round **round, struct round **own)
{
	bool known = false;
	enum error rc;

	*round = NULL;
	for (size_t i = 0; i < taking->batch.n_rounds; i++)
		if (strcmp(taking->batch.rounds[i].round->id, id) == 0)
			*round = taking->batch.rounds[i].round;
	if (*round != NULL)
		return ERROR_NONE;
	rc = editions_is_known(taking->central, id, &known);
	if (rc == ERROR_NONE && known)
		rc = editions_get(taking->central, id, own);
	*round = *own;
	return rc;
}

static enum error check_one(
    const struct merge_batch *taking, const char *id, const char *unit, bool *known)
{
	const struct round *round;
	struct round *own = NULL;
	enum error rc = find_round(taking, id, &round, &own);

	*known = rc == ERROR_NONE && round != NULL;
	if (*known && organisation_find(round->organisation, unit) == ORGANISATION_NO_UNIT)
		rc = error_set(ERROR_REFUSED, _("the round %s has no unit \"%.60s\""), id, unit);
	round_free(own);
	return rc;
}

/* Each as it was read and verified, with whether its round is known. */
static enum error each(struct merge_batch *taking,
    enum error (*take)(struct merge_batch *taking, const struct feedback *feedback,
	const struct batch_answer *answer))
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_answers; i++) {
		const struct batch_answer *answer = &taking->batch.answers[i];
		struct feedback feedback;
		bool known = false;

		rc = feedback_read("answer", answer->bytes, answer->length, NULL, &feedback);
		if (rc == ERROR_NONE)
			rc = check_one(taking, feedback.round, feedback.unit, &known);
		if (rc == ERROR_NONE && known && take != NULL)
			rc = take(taking, &feedback, answer);
		feedback_free(&feedback);
	}
	return rc;
}

static enum error keep_agreed(
    struct merge_batch *taking, const struct agreed *agreed, const struct batch_answer *signed_line)
{
	bool purged = false, added = false;
	enum error rc = purges_is_done(taking->central, agreed->round, &purged);

	/* What was erased stays so. */
	if (rc == ERROR_NONE && !purged)
		rc = dialogues_take(taking->central, agreed->round, signed_line->bytes,
		    signed_line->length, signed_line->signature, &added);
	taking->n_new += added;
	taking->n_agreed += added;
	return rc;
}

/* Each note of a dialogue likewise, kept where `keep` says so. */
static enum error each_agreed(struct merge_batch *taking, bool keep)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_agreed; i++) {
		const struct batch_answer *line = &taking->batch.agreed[i];
		struct agreed *agreed = NULL;
		bool known = false;

		rc = agreed_read("agreed", line->bytes, line->length, NULL, &agreed);
		if (rc == ERROR_NONE)
			rc = check_one(taking, agreed->round, agreed->unit, &known);
		if (rc == ERROR_NONE && known && keep)
			rc = keep_agreed(taking, agreed, line);
		agreed_free(agreed);
	}
	return rc;
}

static enum error check_item(
    const struct merge_batch *taking, const struct reply *reply, bool *known)
{
	const struct round *round;
	struct round *own = NULL;
	enum error rc = find_round(taking, reply->round, &round, &own);

	*known = rc == ERROR_NONE && round != NULL;
	if (*known && questionnaire_item(round->questionnaire, reply->item) == NULL)
		rc = error_set(ERROR_REFUSED, _("the round %s has no item \"%.60s\""), reply->round,
		    reply->item);
	round_free(own);
	return rc;
}

static enum error keep_reply(
    struct merge_batch *taking, const struct reply *reply, const struct batch_answer *line)
{
	bool purged = false, added = false;
	enum error rc = purges_is_done(taking->central, reply->round, &purged);

	if (rc == ERROR_NONE && !purged)
		rc = replies_take(taking->central, reply, line->bytes, line->signature, &added);
	taking->n_new += added;
	taking->n_replies += added;
	return rc;
}

/* Each answer to a comment likewise. */
static enum error each_reply(struct merge_batch *taking, bool keep)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_replies; i++) {
		const struct batch_answer *line = &taking->batch.replies[i];
		struct reply reply;
		bool known = false;

		rc = reply_read("reply", line->bytes, line->length, NULL, &reply);
		if (rc == ERROR_NONE)
			rc = check_item(taking, &reply, &known);
		if (rc == ERROR_NONE && known && keep)
			rc = keep_reply(taking, &reply, line);
		reply_free(&reply);
	}
	return rc;
}

/* And what was said of comments, of rounds that are known by now. */
static enum error keep_marks(struct merge_batch *taking)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_marks; i++) {
		const struct batch_answer *line = &taking->batch.marks[i];
		struct mark mark;
		bool known = false, purged = false, added = false;

		rc = mark_read("mark", line->bytes, line->length, NULL, &mark);
		if (rc == ERROR_NONE)
			rc = editions_is_known(taking->central, mark.round, &known);
		if (rc == ERROR_NONE && known)
			rc = purges_is_done(taking->central, mark.round, &purged);
		if (rc == ERROR_NONE && known && !purged)
			rc = left_out_take(
			    taking->central, &mark, line->bytes, line->signature, &added);
		taking->n_new += added;
		taking->n_marks += added;
		mark_free(&mark);
	}
	return rc;
}

enum error merge_batch_answers_check(struct merge_batch *taking)
{
	enum error rc = each(taking, NULL);

	if (rc == ERROR_NONE)
		rc = each_agreed(taking, false);
	return rc == ERROR_NONE ? each_reply(taking, false) : rc;
}

static enum error keep_one(
    struct merge_batch *taking, const struct feedback *feedback, const struct batch_answer *answer)
{
	bool added = false;
	enum error rc = feedback_take(
	    taking->central, feedback, answer->bytes, answer->length, answer->signature, &added);

	taking->n_new += added;
	taking->n_answers += added;
	return rc;
}

enum error merge_batch_answers_keep(struct merge_batch *taking)
{
	enum error rc = each(taking, keep_one);

	if (rc == ERROR_NONE)
		rc = each_agreed(taking, true);
	if (rc == ERROR_NONE)
		rc = each_reply(taking, true);
	return rc == ERROR_NONE ? keep_marks(taking) : rc;
}
