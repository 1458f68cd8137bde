/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Everybody's slot is sealed anew each time, so that one that says something looks like all others.
 * Who is answered twice has it in two publications, made at once. */
#include "central/results/reply_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/reply/replies.h"
#include "central/store/payloads.h"
#include "crypto/secret.h"
#include "document/bundle/receipt.h"
#include "document/bundle/reply_slots.h"

/* An answer that is in no file yet. */
struct waiting {
	struct reply reply;
	unsigned char digest[DIGEST_SIZE];
	bool made;
};

struct making {
	struct central *central;
	struct round *round;
	struct waiting *waiting;
	size_t n_waiting;
	unsigned char (*people)[SIGN_PUBLIC_SIZE];
	size_t n_people, room;
};

static void making_free(struct making *making)
{
	for (size_t i = 0; i < making->n_waiting; i++)
		reply_free(&making->waiting[i].reply);
	free(making->waiting);
	free(making->people);
	round_free(making->round);
}

static enum error add_waiting(void *context, const struct replies_row *row)
{
	struct making *making = context;
	struct waiting *waiting;

	if (row->made)
		return ERROR_NONE;
	making->waiting =
	    memory_grow(making->waiting, making->n_waiting + 1, sizeof *making->waiting);
	waiting = &making->waiting[making->n_waiting++];
	memcpy(waiting->digest, row->digest, DIGEST_SIZE);
	waiting->made = false;
	return reply_read(making->round->id, row->bytes, strlen(row->bytes), NULL, &waiting->reply);
}

static enum error add_person(void *context, const struct bundle *bundle)
{
	struct making *making = context;

	if (making->n_people == making->room) {
		making->room = making->room * 2 + 64;
		making->people = memory_grow(making->people, making->room, sizeof *making->people);
	}
	memcpy(making->people[making->n_people++], bundle->respondent, SIGN_PUBLIC_SIZE);
	return ERROR_NONE;
}

/* What waits for the person; NULL where nothing does. */
static struct waiting *waits_for(
    const struct making *making, const unsigned char person[SIGN_PUBLIC_SIZE])
{
	for (size_t i = 0; i < making->n_waiting; i++) {
		struct waiting *waiting = &making->waiting[i];

		if (!waiting->made &&
		    memcmp(waiting->reply.respondent, person, SIGN_PUBLIC_SIZE) == 0)
			return waiting;
	}
	return NULL;
}

static bool any_waits(const struct making *making)
{
	for (size_t i = 0; i < making->n_people; i++)
		if (waits_for(making, making->people[i]) != NULL)
			return true;
	return false;
}

/* To a key that is no point nothing can be sealed; nobody has it whose program is this one. */
static enum error add_slot(struct making *making, const unsigned char person[SIGN_PUBLIC_SIZE],
    struct reply_slots *replies)
{
	struct waiting *waiting = waits_for(making, person);
	unsigned char tag[REPLY_TAG], *sealed = NULL;
	enum error rc = reply_seal(person, waiting != NULL ? &waiting->reply : NULL, &sealed);

	if (waiting != NULL)
		waiting->made = true;
	if (rc == ERROR_USAGE) {
		error_clear();
		rc = ERROR_NONE;
	} else if (rc == ERROR_NONE) {
		reply_tag(tag, making->round->id, person);
		reply_slots_add(replies, tag, sealed);
	}
	if (rc == ERROR_NONE && waiting != NULL)
		rc = replies_made(making->central, making->round->id, waiting->digest);
	return rc;
}

static enum error put(struct central *central, const char *round, const char *bytes)
{
	struct db_statement *statement = db_use(central->db, SQL_REPLY_FILE_PUT);
	char name[RECEIPTS_FILE_NAME_SIZE];
	struct text signature = { 0 };
	enum error rc;

	receipts_name(name, bytes, strlen(bytes));
	minisign_sign(&signature, &central->keys->signer, "skatta replies", bytes, strlen(bytes));
	db_bind_text(statement, 1, name);
	db_bind_text(statement, 2, round);
	db_bind_blob(statement, 3, bytes, strlen(bytes));
	db_bind_text(statement, 4, signature.bytes);
	rc = db_run(statement);
	text_free(&signature);
	return rc;
}

/* A slot for everybody. */
static enum error make_once(struct making *making)
{
	struct reply_slots replies = { 0 };
	enum error rc = ERROR_NONE;

	memcpy(replies.central_key, making->central->signing_key, sizeof replies.central_key);
	memcpy(replies.round, making->round->id, sizeof replies.round);
	for (size_t i = 0; rc == ERROR_NONE && i < making->n_people; i++)
		rc = add_slot(making, making->people[i], &replies);
	reply_slots_sort(&replies);
	for (size_t first = 0; rc == ERROR_NONE && first < replies.n; first += REPLY_SLOTS_MAX) {
		char *bytes = reply_slots_write(&replies, first);

		rc = put(making->central, making->round->id, bytes);
		free(bytes);
	}
	reply_slots_free(&replies);
	return rc;
}

static enum error make_round(struct central *central, const char *id)
{
	struct making making = { .central = central };
	enum error rc = editions_get(central, id, &making.round);

	if (rc == ERROR_NONE && editions_is_own(central, making.round) &&
	    making.round->closed[0] != '\0') {
		rc = replies_each(central, id, add_waiting, &making);
		if (rc == ERROR_NONE)
			rc = payloads_each(
			    central, making.round, PAYLOADS_COUNTING, add_person, &making);
		while (rc == ERROR_NONE && any_waits(&making))
			rc = make_once(&making);
	}
	making_free(&making);
	return rc;
}

static enum error list_rounds(struct central *central, char ***ids, size_t *n)
{
	struct db_statement *all = db_use(central->db, SQL_REPLY_WAITING);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		*ids = memory_grow(*ids, *n + 1, sizeof **ids);
		(*ids)[(*n)++] = memory_copy(db_text(all, 0));
	}
	return rc;
}

enum error reply_files_make(struct central *central)
{
	char **ids = NULL;
	size_t n = 0;
	enum error rc = db_begin(central->db);

	if (rc != ERROR_NONE)
		return rc;
	rc = list_rounds(central, &ids, &n);
	for (size_t i = 0; rc == ERROR_NONE && i < n; i++)
		rc = make_round(central, ids[i]);
	file_free_names(ids, n);
	return db_end(central->db, rc);
}

enum error reply_files_each(struct central *central,
    enum error (*each)(
	void *context, const char *name, const char *bytes, size_t length, const char *signature),
    void *context)
{
	struct db_statement *all = db_use(central->db, SQL_REPLY_FILE_ALL);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		size_t length;
		const char *bytes = db_blob(all, 1, &length);

		rc = each(context, db_text(all, 0), bytes, length, db_text(all, 2));
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}
