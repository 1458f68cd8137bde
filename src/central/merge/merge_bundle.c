/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The way of one bundle through every check, the cheap ones first. */
#include "central/merge/merge_bundle.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "central/merge/merge_batch.h"
#include "central/merge/merge_reason.h"
#include "central/store/ledger.h"
#include "central/store/payloads.h"
#include "central/store/purges.h"
#include "crypto/secret.h"
#include "document/carry/batch.h"

/* One bundle on its way. */
struct opened {
	const char *name;
	const unsigned char *sealed;
	size_t sealed_length;
	unsigned char *plain;
	size_t length;
	struct bundle bundle;
};

void merge_verdict_set(struct merge_verdict *verdict, enum merge_word word, const char *reason)
{
	free(verdict->detail);
	verdict->word = word;
	verdict->reason = reason;
	verdict->detail = error_sentence()[0] != '\0' ? memory_copy(error_sentence()) : NULL;
	error_clear();
}

void merge_work_free(struct merge_work *work)
{
	editions_cache_free(&work->rounds);
	file_free_names(work->touched, work->n_touched);
}

void merge_work_touch(struct merge_work *work, const char *round)
{
	for (size_t i = 0; i < work->n_touched; i++)
		if (strcmp(work->touched[i], round) == 0)
			return;
	work->touched = memory_grow(work->touched, work->n_touched + 1, sizeof *work->touched);
	work->touched[work->n_touched++] = memory_copy(round);
}

static enum error refuse(struct merge_work *work, const struct opened *opened, const char *reason,
    struct merge_verdict *verdict)
{
	merge_verdict_set(verdict, MERGE_REFUSED, reason);
	return ledger_refuse(work->central, opened->name, reason, true);
}

/* `round` is NULL where it waits for a newer version of this program. */
static enum error hold(struct merge_work *work, const struct opened *opened, const char *reason,
    const char *round, struct merge_verdict *verdict)
{
	merge_verdict_set(verdict, MERGE_HELD, reason);
	return ledger_hold(work->central, opened->name, reason, round, opened->bundle.edition,
	    opened->sealed, opened->sealed_length);
}

/* Has the round closed, in whatever edition? Coming after that is being late. */
static enum error keep(
    struct merge_work *work, struct opened *opened, struct merge_verdict *verdict)
{
	const struct bundle *bundle = &opened->bundle;
	bool here = false, late = false;
	enum error rc = payloads_has(work->central, bundle->payload, &here);

	if (rc == ERROR_NONE && here) {
		merge_verdict_set(verdict, MERGE_DUPLICATE, MERGE_REASON_NONE);
		return ledger_accept(work->central, opened->name, bundle->payload);
	}
	/* Plans come when the round is closed. */
	if (rc == ERROR_NONE && bundle->kind != BUNDLE_PLAN)
		rc = editions_is_closed(work->central, bundle->round, &late);
	if (rc == ERROR_NONE)
		rc = payloads_add(work->central, bundle, late, opened->plain, opened->length);
	if (rc == ERROR_NONE)
		rc = ledger_accept(work->central, opened->name, bundle->payload);
	if (rc == ERROR_NONE) {
		merge_work_touch(work, bundle->round);
		merge_verdict_set(verdict, MERGE_ACCEPTED, MERGE_REASON_NONE);
	}
	return rc;
}

/* Hold the bundle to the edition of the round that it was made for. */
static enum error check(
    struct merge_work *work, struct opened *opened, struct merge_verdict *verdict)
{
	const struct bundle *bundle = &opened->bundle;
	const struct round *edition = NULL;
	struct answers *answers = NULL;
	bool known = false, purged = false;
	enum error rc;

	/* It has no code that would vouch for it: whoever takes it in has to. */
	if (bundle->kind == BUNDLE_IMPORTED) {
		error_set(ERROR_REFUSED, _("it comes from a file of answers, not from a person"));
		return refuse(work, opened, MERGE_REASON_MISFIT, verdict);
	}
	rc = purges_is_done(work->central, bundle->round, &purged);
	if (rc == ERROR_NONE && purged && bundle->kind != BUNDLE_PLAN) {
		error_set(
		    ERROR_REFUSED, _("the answers in the round %s were purged"), bundle->round);
		return refuse(work, opened, MERGE_REASON_PURGED, verdict);
	}
	if (rc == ERROR_NONE)
		rc = editions_is_known(work->central, bundle->round, &known);
	if (rc == ERROR_NONE && known)
		rc = editions_cached(
		    work->central, &work->rounds, bundle->round, bundle->edition, &edition);
	if (rc != ERROR_NONE)
		return rc;
	if (edition == NULL)
		return hold(work, opened,
		    known ? MERGE_REASON_UNKNOWN_EDITION : MERGE_REASON_UNKNOWN_ROUND,
		    bundle->round, verdict);
	if (bundle_check(bundle, edition, &answers) == ERROR_NONE)
		rc = keep(work, opened, verdict);
	else
		rc = refuse(work, opened, MERGE_REASON_MISFIT, verdict);
	answers_free(answers);
	return rc;
}

enum error merge_bundle_take(struct merge_work *work, const char *name, const unsigned char *sealed,
    size_t length, struct merge_verdict *verdict)
{
	struct opened opened = { .name = name, .sealed = sealed, .sealed_length = length };
	enum error rc = age_open(
	    &work->central->keys->identity, name, sealed, length, &opened.plain, &opened.length);

	if (rc != ERROR_NONE)
		return refuse(work, &opened,
		    rc == ERROR_WRONG_KEY ? MERGE_REASON_FOREIGN : MERGE_REASON_NOT_BUNDLE,
		    verdict);
	if (batch_is((const char *)opened.plain, opened.length)) {
		rc = merge_batch_take(
		    work, name, (const char *)opened.plain, opened.length, verdict);
		goto done;
	}
	rc = bundle_read(name, (const char *)opened.plain, opened.length, &opened.bundle);
	if (rc == ERROR_NONE)
		rc = check(work, &opened, verdict);
	else if (rc == ERROR_TOO_NEW)
		rc = hold(work, &opened, MERGE_REASON_NEWER, NULL, verdict);
	else
		rc = refuse(work, &opened, MERGE_REASON_NOT_BUNDLE, verdict);
	bundle_free(&opened.bundle);
done:
	secret_wipe(opened.plain, opened.length);
	free(opened.plain);
	return rc;
}
