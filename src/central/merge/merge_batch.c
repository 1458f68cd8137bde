/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The batch is read and held to what is here as a whole; only then is anything of it kept. */
#include "central/merge/merge_batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "central/merge/merge_batch_private.h"
#include "central/merge/merge_reason.h"
#include "central/merge/settle.h"
#include "central/store/payloads.h"
#include "central/store/purges.h"
#include "central/store/trust.h"

static enum error refuse(struct merge_verdict *verdict, const char *reason)
{
	merge_work_say(verdict, MERGE_REFUSED, reason);
	return ERROR_NONE;
}

/* Is the edition here, byte for byte? ERROR_REFUSED where it cannot be beside what is here. */
static enum error check_round(
    const struct merge_batch *taking, const struct batch_round *round, bool *here)
{
	char *bytes, *signature;
	size_t length = 0;
	enum error rc = editions_bytes(
	    taking->central, round->round->id, round->round->edition, &bytes, &length, &signature);

	*here = bytes != NULL;
	if (rc == ERROR_NONE && *here &&
	    (length != round->length || memcmp(bytes, round->bytes, length) != 0))
		rc = error_hint(
		    error_set(ERROR_REFUSED, _("there is another round %s here"), round->round->id),
		    _("Every round needs an id of its own: see the option --id of \"skatta-central "
		      "round open\"."));
	else if (rc == ERROR_NONE && !*here)
		rc = editions_check(taking->central, round->round);
	free(bytes);
	free(signature);
	return rc;
}

static enum error check_rounds(const struct merge_batch *taking)
{
	bool here;
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_rounds; i++)
		rc = check_round(taking, &taking->batch.rounds[i], &here);
	return rc;
}

/* The editions that are new. One that closes somebody else's round comes after the responses, so
 * that these are among those that count then. */
static enum error keep_rounds(struct merge_batch *taking, bool last)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_rounds; i++) {
		const struct batch_round *round = &taking->batch.rounds[i];
		bool here;

		if ((merge_batch_closes(round->round) && !merge_batch_owns(taking, round->round)) !=
		    last)
			continue;
		rc = check_round(taking, round, &here);
		if (rc != ERROR_NONE || here)
			continue;
		/* What it freezes has to be what stands now. */
		if (last)
			rc = settle_round(taking->central, round->round->id);
		if (rc == ERROR_NONE)
			rc = editions_put(taking->central, round->round, round->bytes,
			    round->length, round->signature);
		merge_work_forget(taking->work);
		taking->n_new++;
	}
	return rc;
}

static enum error keep_payload(
    struct merge_batch *taking, const struct bundle *bundle, const struct batch_payload *payload)
{
	bool here = false, late = false, purged = false;
	const struct round *revoked = NULL;
	enum error rc = purges_is_done(taking->central, bundle->round, &purged);

	if (rc == ERROR_NONE)
		rc = merge_work_is_revoked(taking->work, bundle, &revoked);
	/* What was erased stays so. Which plans came before their leader code was replaced, the
	 * round's opener knows. */
	if (rc != ERROR_NONE || purged || (revoked != NULL && !merge_batch_owns(taking, revoked)))
		return rc;
	rc = payloads_has(taking->central, bundle->payload, &here);
	if (rc != ERROR_NONE || here)
		return rc;
	if (bundle->kind != BUNDLE_PLAN)
		rc = editions_is_closed(taking->central, bundle->round, &late);
	if (rc == ERROR_NONE)
		rc = payloads_add(taking->central, bundle, late,
		    (const unsigned char *)payload->plain, payload->length);
	merge_work_added(taking->work, bundle);
	taking->n_new++;
	taking->n_responses++;
	return rc;
}

static enum error keep_payloads(struct merge_batch *taking, const char *name)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_payloads; i++) {
		const struct batch_payload *payload = &taking->batch.payloads[i];
		struct bundle bundle;
		bool owned;

		rc = bundle_read(name, payload->plain, payload->length, &bundle);
		if (rc != ERROR_NONE)
			break;
		owned = merge_batch_word_is_taken(taking, bundle.round);
		rc = keep_payload(taking, &bundle, payload);
		if (rc == ERROR_NONE && owned)
			rc = merge_batch_word_mark(taking, &bundle, payload);
		bundle_free(&bundle);
	}
	return rc;
}

/* What the line of merge says of it beside its word. */
static char *describe(const struct merge_batch *taking)
{
	size_t answers = taking->batch.n_answers;
	struct text out = { 0 };

	text_addf(&out, _("a batch: %zu of its %zu responses and plans were new"),
	    taking->n_responses, taking->batch.n_payloads);
	if (answers > 0)
		text_addf(&out,
		    P_(", and %zu of its %zu answer to a unit",
			", and %zu of its %zu answers to units", answers),
		    taking->n_answers, answers);
	if (taking->n_agreed > 0)
		text_addf(&out,
		    P_(", and %zu note of a dialogue", ", and %zu notes of dialogues",
			taking->n_agreed),
		    taking->n_agreed);
	if (taking->n_replies > 0)
		text_addf(&out,
		    P_(", and %zu answer to a comment", ", and %zu answers to comments",
			taking->n_replies),
		    taking->n_replies);
	if (taking->n_marks > 0)
		text_addf(&out,
		    P_(", and %zu mark on a comment", ", and %zu marks on comments",
			taking->n_marks),
		    taking->n_marks);
	if (taking->n_counted > 0)
		text_addf(&out,
		    P_(", and the figures of %zu round", ", and the figures of %zu rounds",
			taking->n_counted),
		    taking->n_counted);
	return text_take(&out);
}

static enum error keep(struct merge_batch *taking, const char *name, struct merge_verdict *verdict)
{
	enum error rc = keep_rounds(taking, false);

	if (rc == ERROR_NONE)
		rc = merge_batch_word_take(taking);
	if (rc == ERROR_NONE)
		rc = keep_payloads(taking, name);
	if (rc == ERROR_NONE)
		rc = keep_rounds(taking, true);
	if (rc == ERROR_NONE)
		rc = merge_batch_counted_keep(taking);
	if (rc == ERROR_NONE)
		rc = merge_batch_answers_keep(taking);
	if (rc != ERROR_NONE)
		return rc;
	merge_work_say(
	    verdict, taking->n_new > 0 ? MERGE_ACCEPTED : MERGE_DUPLICATE, MERGE_REASON_NONE);
	if (taking->n_new > 0)
		verdict->detail = describe(taking);
	return rc;
}

static const char *reason_of(enum error why)
{
	return why == ERROR_REFUSED     ? MERGE_REASON_MISFIT
	       : why == ERROR_TOO_NEW   ? MERGE_REASON_NEWER
	       : why == ERROR_TOO_LARGE ? MERGE_REASON_TOO_LARGE
					: MERGE_REASON_DAMAGED;
}

/* `*reason` is why it is refused, or NULL; what is in it is not looked at yet. */
static enum error check_sender(struct central *central, const char *name, const char *plain,
    size_t length, const char **reason)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	bool trusted;
	enum error rc = batch_sender(name, plain, length, key);

	*reason = rc != ERROR_NONE ? reason_of(rc) : NULL;
	if (rc != ERROR_NONE)
		return ERROR_NONE;
	rc = trust_has(central, key, &trusted);
	if (rc == ERROR_NONE && !trusted) {
		*reason = MERGE_REASON_NOT_TRUSTED;
		error_set(ERROR_WRONG_KEY,
		    _("a batch that is signed with %s: see \"skatta-central trust\""), key);
	}
	return rc;
}

enum error merge_batch_take(struct merge_work *work, const char *name, const char *plain,
    size_t length, struct merge_verdict *verdict)
{
	struct merge_batch taking = { .work = work, .central = work->central };
	const char *reason;
	enum error rc = check_sender(work->central, name, plain, length, &reason), why;

	verdict->is_batch = true;
	if (rc != ERROR_NONE)
		return rc;
	if (reason != NULL)
		return refuse(verdict, reason);
	why = batch_read(name, plain, length, &taking.batch);
	if (why == ERROR_NONE)
		why = check_rounds(&taking);
	if (why == ERROR_NONE)
		why = merge_batch_counted_check(&taking);
	if (why == ERROR_NONE)
		why = merge_batch_answers_check(&taking);
	rc = why == ERROR_NONE ? keep(&taking, name, verdict) : refuse(verdict, reason_of(why));
	free(taking.spoken);
	batch_free(&taking.batch);
	return rc;
}
