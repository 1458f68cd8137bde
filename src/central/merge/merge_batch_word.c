/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a batch says was counted in the rounds of its sender, which then counts here too. */
#include "base/memory.h"
#include "central/merge/merge_batch_private.h"
#include "central/store/opener.h"
#include "central/store/publications.h"
#include "central/store/purges.h"

bool merge_batch_word_is_taken(const struct merge_batch *taking, const char *id)
{
	for (size_t i = 0; i < taking->n_spoken; i++)
		if (strcmp(taking->spoken[i], id) == 0)
			return true;
	return false;
}

static enum error publish(struct merge_batch *taking, const char *round, size_t number,
    const unsigned char payload[DIGEST_SIZE])
{
	struct db_statement *put = db_use(taking->central->db, SQL_BATCH_PUBLISHED);

	db_bind_text(put, 1, round);
	db_bind_number(put, 2, (int64_t)number);
	db_bind_blob(put, 3, payload, DIGEST_SIZE);
	return db_run(put);
}

/* The first publication is what was frozen; the others have rows of their own. */
enum error merge_batch_word_mark(
    struct merge_batch *taking, const struct bundle *bundle, const struct batch_payload *payload)
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

static enum error run_on(struct merge_batch *taking, enum statement statement, const char *round)
{
	struct db_statement *run = db_use(taking->central->db, statement);

	db_bind_text(run, 1, round);
	return db_run(run);
}

/* The batch's word stands for all of the round: what it does not have was not counted. */
static enum error speak_for(struct merge_batch *taking, const char *round)
{
	static const enum statement forget[] = { SQL_BATCH_UNMARK, SQL_BATCH_FORGET_PAYLOADS,
		SQL_BATCH_FORGET_UPDATES };
	enum error rc = ERROR_NONE;

	taking->spoken[taking->n_spoken++] = round;
	rc = opener_speaks(taking->central, round);
	for (size_t i = 0; rc == ERROR_NONE && i < COUNT(forget); i++)
		rc = run_on(taking, forget[i], round);
	return rc == ERROR_NONE ? merge_batch_word_updates(taking, round) : rc;
}

enum error merge_batch_word_updates(const struct merge_batch *taking, const char *round)
{
	enum error rc = ERROR_NONE;

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

/* May the batch say it? Not an older one, with fewer publications than are known here, nor one
 * without payloads of the round, which was purged there. */
static enum error may_speak(
    struct merge_batch *taking, const struct round *round, bool *may, bool *news)
{
	size_t says = batch_publications(&taking->batch, round->id);
	struct publications here;
	bool purged = false, spoken = false, more;
	enum error rc = publications_look(taking->central, round, &here);

	if (rc == ERROR_NONE)
		rc = purges_is_done(taking->central, round->id, &purged);
	if (rc == ERROR_NONE)
		rc = opener_has_spoken(taking->central, round, &spoken);
	if (rc != ERROR_NONE)
		return rc;
	more = says > here.count;
	/* What was frozen here before the opener spoke has not been told: it counts for nothing. */
	*may = !purged && batch_has_payloads(&taking->batch, round->id) &&
	       (!spoken || says >= here.count);
	*news = !spoken || more;
	return ERROR_NONE;
}

enum error merge_batch_word_take(struct merge_batch *taking)
{
	enum error rc = ERROR_NONE;

	taking->spoken = memory_new(taking->batch.n_rounds + 1, sizeof *taking->spoken);
	for (size_t i = 0; rc == ERROR_NONE && i < taking->batch.n_rounds; i++) {
		const struct round *round = taking->batch.rounds[i].round;
		bool may = false, news = false;

		merge_work_touch(taking->work, round->id);
		if (!merge_batch_closes(round) || !merge_batch_owns(taking, round) ||
		    merge_batch_word_is_taken(taking, round->id))
			continue;
		rc = may_speak(taking, round, &may, &news);
		if (rc != ERROR_NONE || !may)
			continue;
		taking->n_new += news;
		rc = speak_for(taking, round->id);
	}
	return rc;
}
