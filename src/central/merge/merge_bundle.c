/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The way of one bundle through every check, the cheap ones first. */
#include "central/merge/merge_bundle.h"

#include "central/merge/merge_reason.h"
#include "central/store/ledger.h"
#include "central/store/payloads.h"
#include "central/store/purges.h"

/* One bundle on its way, and what is said of it. */
struct way {
	struct merge_work *work;
	const struct merge_opened *opened;
	struct bundle bundle;
	struct merge_verdict *verdict;
};

enum error merge_bundle_refuse(
    struct merge_work *work, const char *name, const char *reason, struct merge_verdict *verdict)
{
	merge_work_say(verdict, MERGE_REFUSED, reason);
	return ledger_refuse(work->central, name, reason, true);
}

static enum error refuse(const struct way *way, const char *reason)
{
	return merge_bundle_refuse(way->work, way->opened->name, reason, way->verdict);
}

/* `round` is NULL where it waits for a newer version of this program. */
static enum error hold(const struct way *way, const char *reason, const char *round)
{
	merge_work_say(way->verdict, MERGE_HELD, reason);
	return ledger_hold(way->work->central, way->opened->name, reason, round,
	    way->bundle.edition, way->opened->sealed, way->opened->sealed_length);
}

/* Has the round closed, in whatever edition? Coming after that is being late. */
static enum error keep(const struct way *way)
{
	struct central *central = way->work->central;
	const struct merge_opened *opened = way->opened;
	const struct bundle *bundle = &way->bundle;
	bool here = false, late = false;
	enum error rc = payloads_has(central, bundle->payload, &here);

	if (rc == ERROR_NONE && here) {
		merge_work_say(way->verdict, MERGE_DUPLICATE, MERGE_REASON_NONE);
		return ledger_accept(central, opened->name, bundle->payload);
	}
	/* Plans come when the round is closed. */
	if (rc == ERROR_NONE && bundle->kind != BUNDLE_PLAN)
		rc = editions_is_closed(central, bundle->round, &late);
	if (rc == ERROR_NONE)
		rc = payloads_add(central, bundle, late, opened->plain, opened->length);
	if (rc == ERROR_NONE)
		rc = ledger_accept(central, opened->name, bundle->payload);
	if (rc == ERROR_NONE) {
		merge_work_touch(way->work, bundle->round);
		merge_work_added(way->work, bundle);
		merge_work_say(way->verdict, MERGE_ACCEPTED, MERGE_REASON_NONE);
	}
	return rc;
}

/* A plan of a round that another has followed goes on there, under that one's leader codes. */
static enum error take_plan(const struct way *way)
{
	bool over;
	enum error rc = merge_work_is_over(way->work, way->bundle.round, way->bundle.day, &over);

	if (rc != ERROR_NONE || !over)
		return rc == ERROR_NONE ? keep(way) : rc;
	error_set(ERROR_REFUSED, _("the round that follows %s has opened"), way->bundle.round);
	return refuse(way, MERGE_REASON_OVER);
}

/* Hold the bundle to the edition of the round that it was made for. */
static enum error check(const struct way *way)
{
	struct central *central = way->work->central;
	const struct bundle *bundle = &way->bundle;
	const struct round *edition = NULL, *revoked = NULL;
	struct answers *answers = NULL;
	bool known = false, purged = false;
	enum error rc;

	/* It has no code that would vouch for it: whoever takes it in has to. */
	if (bundle->kind == BUNDLE_IMPORTED) {
		error_set(ERROR_REFUSED, _("it comes from a file of answers, not from a person"));
		return refuse(way, MERGE_REASON_MISFIT);
	}
	rc = purges_is_done(central, bundle->round, &purged);
	if (rc == ERROR_NONE && purged && bundle->kind != BUNDLE_PLAN) {
		error_set(
		    ERROR_REFUSED, _("the answers in the round %s were purged"), bundle->round);
		return refuse(way, MERGE_REASON_PURGED);
	}
	if (rc == ERROR_NONE)
		rc = merge_work_is_revoked(way->work, bundle, &revoked);
	if (rc == ERROR_NONE && revoked != NULL) {
		error_set(ERROR_REFUSED, _("the leader code of %s was replaced"), bundle->unit);
		return refuse(way, MERGE_REASON_REVOKED);
	}
	if (rc == ERROR_NONE)
		rc = editions_is_known(central, bundle->round, &known);
	if (rc == ERROR_NONE && known)
		rc = editions_cached(
		    central, &way->work->rounds, bundle->round, bundle->edition, &edition);
	if (rc != ERROR_NONE)
		return rc;
	if (edition == NULL)
		return hold(way, known ? MERGE_REASON_UNKNOWN_EDITION : MERGE_REASON_UNKNOWN_ROUND,
		    bundle->round);
	if (bundle_check(bundle, edition, &answers) == ERROR_NONE)
		rc = bundle->kind == BUNDLE_PLAN ? take_plan(way) : keep(way);
	else
		rc = refuse(way, MERGE_REASON_MISFIT);
	answers_free(answers);
	return rc;
}

enum error merge_bundle_take(
    struct merge_work *work, const struct merge_opened *opened, struct merge_verdict *verdict)
{
	struct way way = { .work = work, .opened = opened, .verdict = verdict };
	enum error rc =
	    bundle_read(opened->name, (const char *)opened->plain, opened->length, &way.bundle);

	if (rc == ERROR_NONE)
		rc = check(&way);
	else if (rc == ERROR_TOO_NEW)
		rc = hold(&way, MERGE_REASON_NEWER, NULL);
	else
		rc = refuse(&way, MERGE_REASON_NOT_BUNDLE);
	bundle_free(&way.bundle);
	return rc;
}
