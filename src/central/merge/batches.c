/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Rounds as they were signed, payloads as they were signed: nothing is made anew. */
#include "central/merge/batches.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/reply/replies.h"
#include "central/store/counts.h"
#include "central/store/dialogues.h"
#include "central/store/editions.h"
#include "central/store/feedback.h"
#include "central/store/left_out.h"
#include "central/store/payloads.h"
#include "central/store/purges.h"
#include "crypto/secret.h"
#include "document/carry/batch.h"

struct making {
	struct central *central;
	struct batch batch;
	unsigned char **plains; /* of the payloads, in secret memory */
	size_t room;
	size_t counts[BATCHES_KINDS];
};

static void making_free(struct making *making)
{
	for (size_t i = 0; i < making->batch.n_payloads; i++) {
		secret_wipe(making->plains[i], making->batch.payloads[i].length);
		free(making->plains[i]);
	}
	free(making->plains);
	batch_free(&making->batch);
}

/* What a closed round of this store's own keeps, for those who show its figures, once for all of
 * the editions that have it closed: nothing in it says which comments are one person's. */
static enum error add_counted(struct making *making, const struct round *round)
{
	struct batch *batch = &making->batch;
	struct counted *counted = NULL;
	struct batch_counted *kept;
	enum error rc;

	if (batch->n_counted > 0 &&
	    strcmp(batch->counted[batch->n_counted - 1].round, round->id) == 0)
		return ERROR_NONE;
	rc = counts_get(making->central, round, &counted);
	if (rc != ERROR_NONE || counted == NULL)
		return rc;
	batch->counted = memory_grow(batch->counted, batch->n_counted + 1, sizeof *kept);
	kept = &batch->counted[batch->n_counted++];
	*kept = (struct batch_counted){
		.sums = counted_write(counted, COUNTED_SUMS, true),
		.texts = counted_write(counted, COUNTED_TEXTS, true),
	};
	snprintf(kept->round, sizeof kept->round, "%s", round->id);
	kept->sums_length = strlen(kept->sums);
	kept->texts_length = kept->texts != NULL ? strlen(kept->texts) : 0;
	making->counts[BATCHES_COUNTED]++;
	counted_free(counted);
	return ERROR_NONE;
}

/* Would the round say, without its answers, that none were counted? */
static enum error is_empty(struct central *central, const char *id, bool *is)
{
	bool has = false;
	enum error rc = purges_is_done(central, id, is);

	if (rc == ERROR_NONE && *is)
		rc = counts_has(central, id, &has);
	*is = *is && !has;
	return rc;
}

static enum error add_round(void *context, const char *id, long edition, const char *bytes,
    size_t length, const char *signature)
{
	struct making *making = context;
	struct batch *batch = &making->batch;
	struct round *round = NULL;
	bool empty = false;
	enum error rc = is_empty(making->central, id, &empty);

	if (rc != ERROR_NONE || empty)
		return rc;
	rc = editions_read(making->central, id, edition, bytes, length, signature, &round);
	if (rc != ERROR_NONE)
		return rc;
	batch->rounds = memory_grow(batch->rounds, batch->n_rounds + 1, sizeof *batch->rounds);
	batch->rounds[batch->n_rounds++] = (struct batch_round){
		.bytes = memory_copy_bytes(bytes, length),
		.signature = memory_copy(signature),
		.length = length,
	};
	if (round->closed[0] != '\0' &&
	    strcmp(round->central_key, making->central->signing_key) == 0)
		rc = add_counted(making, round);
	round_free(round);
	return rc;
}

static enum batches_kind kind_of(struct db_statement *row)
{
	if (db_number(row, 6) != 0)
		return BATCHES_PLANS;
	return db_number(row, 5) != 0 ? BATCHES_WITHDRAWALS : BATCHES_RESPONSES;
}

/* Open the box of the present row. */
static enum error add_payload(struct making *making, struct db_statement *row)
{
	struct batch *batch = &making->batch;
	unsigned char *plain = NULL;
	size_t digest_length, box_length, length = 0;
	const void *digest = db_blob(row, 1, &digest_length), *box = db_blob(row, 2, &box_length);
	char *where;
	enum error rc;

	if (db_is_null(row, 0) || digest_length != DIGEST_SIZE)
		return error_set(
		    ERROR_DAMAGED, _("the payloads in %s are damaged"), making->central->path);
	where = payloads_place(db_text(row, 0), digest);
	rc = central_unseal(making->central, "payload", where, box, box_length, &plain, &length);
	if (rc == ERROR_DAMAGED)
		error_set(rc, _("the payload %s in %s is damaged"), where, making->central->path);
	free(where);
	if (rc != ERROR_NONE)
		return rc;
	if (batch->n_payloads == making->room) {
		making->room = making->room * 2 + 64;
		making->plains = memory_grow(making->plains, making->room, sizeof *making->plains);
		batch->payloads =
		    memory_grow(batch->payloads, making->room, sizeof *batch->payloads);
	}
	/* Secret memory has no room for all of them. */
	making->plains[batch->n_payloads] = memory_copy_bytes(plain, length);
	secret_free(plain);
	batch->payloads[batch->n_payloads] = (struct batch_payload){
		.plain = (const char *)making->plains[batch->n_payloads],
		.length = length,
		.published = (unsigned)db_number(row, 3),
		.late = db_number(row, 4) != 0,
	};
	batch->n_payloads++;
	making->counts[kind_of(row)]++;
	return ERROR_NONE;
}

/* Nothing came, or all that came was purged. */
static enum error nothing_to_hand_on(struct central *central)
{
	struct db_statement *any = db_use(central->db, SQL_PURGED_ANY);
	bool purged = false;
	enum error rc = db_next(any, &purged);

	db_done(any);
	if (rc != ERROR_NONE)
		return rc;
	if (purged)
		return error_hint(error_set(ERROR_NOT_FOUND,
				      _("everything that was merged here has been purged")),
		    _("A batch carries answers and plans; the figures of purged rounds are in "
		      "\"skatta-central report\"."));
	return error_hint(error_set(ERROR_NOT_FOUND, _("nothing has been merged here yet")),
	    _("Take in bundles with \"skatta-central merge\" first."));
}

static enum error add_payloads(struct making *making)
{
	struct db_statement *all = db_use(making->central->db, SQL_BATCH_ALL);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		rc = add_payload(making, all);
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}

static void add_signed(
    struct batch_answer **list, size_t *n, const char *bytes, size_t length, const char *signature)
{
	*list = memory_grow(*list, *n + 1, sizeof **list);
	(*list)[(*n)++] = (struct batch_answer){
		.bytes = memory_copy(bytes),
		.signature = memory_copy(signature),
		.length = length,
	};
}

static enum error add_answer(void *context, const char *bytes, size_t length, const char *signature)
{
	struct batch *batch = &((struct making *)context)->batch;

	add_signed(&batch->answers, &batch->n_answers, bytes, length, signature);
	return ERROR_NONE;
}

static enum error add_agreed(void *context, const char *bytes, size_t length, const char *signature)
{
	struct batch *batch = &((struct making *)context)->batch;

	add_signed(&batch->agreed, &batch->n_agreed, bytes, length, signature);
	return ERROR_NONE;
}

static enum error add_reply(void *context, const struct replies_row *row)
{
	struct batch *batch = &((struct making *)context)->batch;

	add_signed(
	    &batch->replies, &batch->n_replies, row->bytes, strlen(row->bytes), row->signature);
	return ERROR_NONE;
}

static enum error add_mark(void *context, const char *bytes, size_t length, const char *signature)
{
	struct batch *batch = &((struct making *)context)->batch;

	add_signed(&batch->marks, &batch->n_marks, bytes, length, signature);
	return ERROR_NONE;
}

static int by_digest(const void *a, const void *b)
{
	const struct batch_answer *left = a, *right = b;
	unsigned char one[DIGEST_SIZE], other[DIGEST_SIZE];

	digest_of(one, left->bytes, left->length);
	digest_of(other, right->bytes, right->length);
	return memcmp(one, other, DIGEST_SIZE);
}

static void sort_answers(struct batch_answer *answers, size_t n)
{
	if (n > 0)
		qsort(answers, n, sizeof *answers, by_digest);
}

/* Also those to the units of a round that is purged here: they are for its opener. */
static enum error add_answers(struct making *making)
{
	struct batch *batch = &making->batch;
	enum error rc = feedback_each_signed(making->central, add_answer, making);

	if (rc == ERROR_NONE)
		rc = dialogues_each_signed(making->central, add_agreed, making);
	if (rc == ERROR_NONE)
		rc = replies_each(making->central, NULL, add_reply, making);
	if (rc == ERROR_NONE)
		rc = left_out_each_signed(making->central, add_mark, making);
	if (rc == ERROR_NONE && batch->n_payloads + batch->n_answers + batch->n_agreed +
					batch->n_replies + batch->n_counted ==
				    0)
		rc = nothing_to_hand_on(making->central);
	if (rc != ERROR_NONE)
		return rc;
	sort_answers(batch->answers, batch->n_answers);
	sort_answers(batch->agreed, batch->n_agreed);
	sort_answers(batch->replies, batch->n_replies);
	sort_answers(batch->marks, batch->n_marks);
	making->counts[BATCHES_ANSWERS] = batch->n_answers;
	making->counts[BATCHES_AGREED] = batch->n_agreed;
	making->counts[BATCHES_REPLIES] = batch->n_replies;
	making->counts[BATCHES_MARKS] = batch->n_marks;
	return ERROR_NONE;
}

static enum error add_updates(struct making *making)
{
	struct db_statement *all = db_use(making->central->db, SQL_BATCH_UPDATES);
	struct batch *batch = &making->batch;
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		struct batch_update update = { .number = (size_t)db_number(all, 1) };

		snprintf(update.round, sizeof update.round, "%s", db_text(all, 0));
		snprintf(update.day, sizeof update.day, "%s", db_text(all, 2));
		batch->updates =
		    memory_grow(batch->updates, batch->n_updates + 1, sizeof *batch->updates);
		batch->updates[batch->n_updates++] = update;
	}
	return rc;
}

enum error batches_plain(
    struct central *central, char **plain, size_t *length, size_t counts[BATCHES_KINDS])
{
	struct making making = { .central = central };
	enum error rc;

	memcpy(making.batch.central_key, central->signing_key, MINISIGN_KEY_TEXT_SIZE);
	rc = editions_each(central, add_round, &making);
	if (rc == ERROR_NONE)
		rc = add_updates(&making);
	if (rc == ERROR_NONE)
		rc = add_payloads(&making);
	if (rc == ERROR_NONE)
		rc = add_answers(&making);
	if (counts != NULL)
		memcpy(counts, making.counts, sizeof making.counts);
	if (rc == ERROR_NONE)
		rc = batch_write(&making.batch, &central->keys->signer, plain, length);
	making_free(&making);
	return rc;
}

enum error batches_make(
    struct central *central, const struct age_recipient *recipient, struct batch_made *made)
{
	char *plain = NULL;
	size_t length = 0;
	enum error rc = batches_plain(central, &plain, &length, made->counts);

	if (rc == ERROR_NONE) {
		rc = age_seal(recipient, 1, plain, length, &made->sealed, &made->length);
		secret_wipe(plain, length);
	}
	free(plain);
	return rc;
}

static void add_count(struct text *list, size_t n, const char *word)
{
	if (n > 0)
		text_addf(list, "%s%zu %s", list->length > 0 ? ", " : "", n, word);
}

char *batches_say(const struct batch_made *made)
{
	size_t responses = made->counts[BATCHES_RESPONSES];
	size_t withdrawals = made->counts[BATCHES_WITHDRAWALS];
	size_t plans = made->counts[BATCHES_PLANS];
	size_t answers = made->counts[BATCHES_ANSWERS];
	size_t agreed = made->counts[BATCHES_AGREED];
	size_t replies = made->counts[BATCHES_REPLIES];
	size_t marks = made->counts[BATCHES_MARKS];
	size_t counted = made->counts[BATCHES_COUNTED];
	struct text list = { 0 };

	add_count(&list, responses, P_("response", "responses", responses));
	add_count(&list, withdrawals, P_("withdrawal", "withdrawals", withdrawals));
	add_count(&list, plans, P_("plan", "plans", plans));
	add_count(&list, answers, P_("answer to a unit", "answers to units", answers));
	add_count(&list, agreed, P_("note of a dialogue", "notes of dialogues", agreed));
	add_count(&list, replies, P_("answer to a comment", "answers to comments", replies));
	add_count(&list, marks, P_("mark on a comment", "marks on comments", marks));
	add_count(
	    &list, counted, P_("round with its figures", "rounds with their figures", counted));
	return text_take(&list);
}
