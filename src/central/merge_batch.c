/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The batch is read and held to what is here as a whole; only then is anything of it kept. */
#include "central/merge_batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "central/merge_reason.h"
#include "central/payloads.h"
#include "central/publications.h"
#include "central/purges.h"
#include "central/trust.h"
#include "crypto/secret.h"
#include "document/batch.h"

/* A batch on its way. */
struct taking {
	struct merge_work *work;
	struct central *central;
	struct batch batch;
	size_t n_new; /* editions, responses, and words about them */
	size_t n_responses;
	const char **spoken; /* ids of rounds whose publications are the batch's */
	size_t n_spoken;
};

static enum error refuse(struct merge_verdict *verdict, const char *reason)
{
	merge_verdict_set(verdict, MERGE_REFUSED, reason);
	return ERROR_NONE;
}

/* Is the edition here, byte for byte? ERROR_REFUSED where it cannot be beside what is here. */
static enum error check_round(
    const struct taking *taking, const struct batch_round *round, bool *here)
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
		    _("Every round needs an id of its own: see --id of \"round open\"."));
	else if (rc == ERROR_NONE && !*here)
		rc = editions_check(taking->central, round->round);
	free(bytes);
	free(signature);
	return rc;
}

static enum error check_rounds(const struct taking *taking)
{
	bool here;
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_rounds; i++)
		rc = check_round(taking, &taking->batch.rounds[i], &here);
	return rc;
}

/* Does the coordinator who sends say what was counted in this round? */
static bool is_owner(const struct taking *taking, const struct round *round)
{
	return strcmp(round->central_key, taking->batch.central_key) == 0;
}

static bool is_closed(const struct round *round)
{
	return round->closed[0] != '\0';
}

/* The editions that are new. One that closes somebody else's round comes after the responses, so
 * that these are among those that count then. */
static enum error keep_rounds(struct taking *taking, bool last)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_rounds; i++) {
		const struct batch_round *round = &taking->batch.rounds[i];
		bool here;

		if ((is_closed(round->round) && !is_owner(taking, round->round)) != last)
			continue;
		rc = check_round(taking, round, &here);
		if (rc != ERROR_NONE || here)
			continue;
		/* What it freezes has to be what stands now. */
		if (last)
			rc = payloads_settle(taking->central, round->round->id);
		if (rc == ERROR_NONE)
			rc = editions_put(taking->central, round->round, round->bytes,
			    round->length, round->signature);
		taking->n_new++;
	}
	return rc;
}

/* It was erased here, and the coordinator of the round counted it: a withdrawal came too late. */
static enum error restore(
    struct taking *taking, const struct bundle *bundle, const struct batch_payload *payload)
{
	struct db_statement *put = db_use(taking->central->db, SQL_BATCH_RESTORE);
	char *where = payloads_place(bundle->round, bundle->payload);
	unsigned char *box;
	size_t length;
	enum error rc;

	central_seal(
	    taking->central, "payload", where, payload->plain, payload->length, &box, &length);
	db_bind_blob(put, 1, bundle->payload, DIGEST_SIZE);
	db_bind_blob(put, 2, box, length);
	rc = db_run(put);
	taking->n_new += rc == ERROR_NONE && db_changed(taking->central->db) > 0;
	free(box);
	free(where);
	return rc;
}

static enum error keep_payload(struct taking *taking, const struct bundle *bundle,
    const struct batch_payload *payload, bool owned)
{
	bool here = false, late = false, purged = false;
	enum error rc = purges_is_done(taking->central, bundle->round, &purged);

	/* What was erased stays so. */
	if (rc != ERROR_NONE || purged)
		return rc;
	rc = payloads_has(taking->central, bundle->payload, &here);
	if (rc == ERROR_NONE && here)
		return owned && payload->published != 0 ? restore(taking, bundle, payload)
							: ERROR_NONE;
	if (rc == ERROR_NONE && bundle->kind != BUNDLE_PLAN)
		rc = editions_is_closed(taking->central, bundle->round, &late);
	if (rc == ERROR_NONE)
		rc = payloads_add(taking->central, bundle, late,
		    (const unsigned char *)payload->plain, payload->length);
	taking->n_new++;
	taking->n_responses++;
	return rc;
}

/* Is what was published of this round the batch's to say? */
static bool is_spoken_for(const struct taking *taking, const char *id)
{
	for (size_t i = 0; i < taking->n_spoken; i++)
		if (strcmp(taking->spoken[i], id) == 0)
			return true;
	return false;
}

static enum error publish(struct taking *taking, const char *round, size_t number,
    const unsigned char payload[DIGEST_SIZE])
{
	struct db_statement *put = db_use(taking->central->db, SQL_BATCH_PUBLISHED);

	db_bind_text(put, 1, round);
	db_bind_number(put, 2, (int64_t)number);
	db_bind_blob(put, 3, payload, DIGEST_SIZE);
	return db_run(put);
}

/* The first publication is what was frozen; the others have rows of their own. */
static enum error mark(
    struct taking *taking, const struct bundle *bundle, const struct batch_payload *payload)
{
	struct db_statement *put = db_use(taking->central->db, SQL_BATCH_MARK);
	enum error rc;

	db_bind_blob(put, 1, bundle->payload, DIGEST_SIZE);
	db_bind_number(put, 2, payload->published & 1);
	db_bind_number(put, 3, payload->late);
	rc = db_run(put);
	for (size_t i = 1; rc == ERROR_NONE && i < BATCH_MAX_PUBLICATIONS; i++)
		if (payload->published >> i & 1)
			rc = publish(taking, bundle->round, i + 1, bundle->payload);
	return rc;
}

static enum error run_on(struct taking *taking, enum statement statement, const char *round)
{
	struct db_statement *run = db_use(taking->central->db, statement);

	db_bind_text(run, 1, round);
	return db_run(run);
}

/* The batch's word stands for all of the round: what it does not have was not counted. */
static enum error speak_for(struct taking *taking, const char *round)
{
	static const enum statement forget[] = { SQL_BATCH_UNMARK, SQL_BATCH_FORGET_PAYLOADS,
		SQL_BATCH_FORGET_UPDATES };
	enum error rc = ERROR_NONE;

	taking->spoken[taking->n_spoken++] = round;
	for (size_t i = 0; rc == ERROR_NONE && i < COUNT(forget); i++)
		rc = run_on(taking, forget[i], round);
	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_updates; i++) {
		const struct batch_update *update = &taking->batch.updates[i];
		struct db_statement *put = db_use(taking->central->db, SQL_UPDATE_PUT);

		if (strcmp(update->round, round) != 0)
			continue;
		db_bind_text(put, 1, round);
		db_bind_number(put, 2, (int64_t)update->number);
		db_bind_text(put, 3, update->day);
		rc = db_run(put);
	}
	return rc;
}

/* An older batch, with fewer publications than are known here, says nothing that is new of them. */
static enum error speak(struct taking *taking)
{
	enum error rc = ERROR_NONE;

	taking->spoken = memory_new(taking->batch.n_rounds + 1, sizeof *taking->spoken);
	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_rounds; i++) {
		const struct round *round = taking->batch.rounds[i].round;
		struct publications here;
		bool purged = false;

		merge_work_touch(taking->work, round->id);
		if (!is_closed(round) || !is_owner(taking, round) ||
		    is_spoken_for(taking, round->id))
			continue;
		rc = publications_look(taking->central, round, &here);
		if (rc == ERROR_NONE)
			rc = purges_is_done(taking->central, round->id, &purged);
		if (rc == ERROR_NONE && !purged &&
		    batch_publications(&taking->batch, round->id) >= here.count) {
			taking->n_new += batch_publications(&taking->batch, round->id) > here.count;
			rc = speak_for(taking, round->id);
		}
	}
	return rc;
}

static enum error keep_payloads(struct taking *taking, const char *name)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_payloads; i++) {
		const struct batch_payload *payload = &taking->batch.payloads[i];
		struct bundle bundle;
		bool owned;

		rc = bundle_read(name, payload->plain, payload->length, &bundle);
		if (rc != ERROR_NONE)
			break;
		owned = is_spoken_for(taking, bundle.round);
		rc = keep_payload(taking, &bundle, payload, owned);
		if (rc == ERROR_NONE && owned)
			rc = mark(taking, &bundle, payload);
		bundle_free(&bundle);
	}
	return rc;
}

static enum error keep(struct taking *taking, const char *name, struct merge_verdict *verdict)
{
	enum error rc = keep_rounds(taking, false);

	if (rc == ERROR_NONE)
		rc = speak(taking);
	if (rc == ERROR_NONE)
		rc = keep_payloads(taking, name);
	if (rc == ERROR_NONE)
		rc = keep_rounds(taking, true);
	if (rc != ERROR_NONE)
		return rc;
	merge_verdict_set(
	    verdict, taking->n_new > 0 ? MERGE_ACCEPTED : MERGE_DUPLICATE, MERGE_REASON_NONE);
	if (taking->n_new > 0)
		verdict->detail = text_format(_("a batch: %zu of its %zu responses were new"),
		    taking->n_responses, taking->batch.n_payloads);
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
	struct taking taking = { .work = work, .central = work->central };
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
	rc = why == ERROR_NONE ? keep(&taking, name, verdict) : refuse(verdict, reason_of(why));
	free(taking.spoken);
	batch_free(&taking.batch);
	return rc;
}

enum error merge_batch_open(struct merge_work *work, const char *name, const unsigned char *sealed,
    size_t length, struct merge_verdict *verdict)
{
	unsigned char *plain = NULL;
	size_t plain_length = 0;
	enum error rc =
	    age_open(&work->central->keys->identity, name, sealed, length, &plain, &plain_length);

	if (rc == ERROR_NONE && batch_is((const char *)plain, plain_length)) {
		rc = merge_batch_take(work, name, (const char *)plain, plain_length, verdict);
	} else if (rc == ERROR_WRONG_KEY) {
		rc = refuse(verdict, MERGE_REASON_FOREIGN);
	} else {
		error_clear();
		error_set(ERROR_TOO_LARGE, _("no bundle is larger than 1 MiB, and it is no batch"));
		rc = refuse(verdict, MERGE_REASON_TOO_LARGE);
	}
	if (plain != NULL)
		secret_wipe(plain, plain_length);
	free(plain);
	return rc;
}
