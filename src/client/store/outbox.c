/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Bundles on their way, and what central said of them. */
#include "client/store/outbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/store/revision.h"
#include "client/store/rounds.h"

/* What stands behind «confirmed» where a higher revision counts. */
#define SUPERSEDED "superseded"

/* A refused one may have been damaged on its way: it goes again. */
static const struct {
	const char *name;
	bool leaves;
} states[OUTBOX_STATES] = {
	[OUTBOX_WAITING] = { "waiting", false },
	[OUTBOX_READY] = { "ready", true },
	[OUTBOX_HANDED_OVER] = { "handed over", true },
	[OUTBOX_CONFIRMED] = { "confirmed", false },
	[OUTBOX_REFUSED] = { "refused", true },
};

const char *outbox_state_name(enum outbox_state state)
{
	return states[state].name;
}

enum error outbox_add(struct store *store, const char *name, const char *round,
    const unsigned char *sealed, size_t length)
{
	struct db_statement *statement = db_use(store->db, STORE_BUNDLE_ADD);
	char today[CLOCK_DAY_SIZE];

	clock_today(today);
	db_bind_text(statement, 1, name);
	db_bind_text(statement, 2, round);
	db_bind_text(statement, 3, today);
	db_bind_blob(statement, 4, sealed, length);
	return db_run(statement);
}

static enum error run_on(struct store *store, enum store_statement of, const char *name)
{
	struct db_statement *statement = db_use(store->db, of);

	db_bind_text(statement, 1, name);
	return db_run(statement);
}

enum error outbox_replace(struct store *store, const char *name)
{
	enum error rc = run_on(store, STORE_BUNDLE_DROP, name);

	return rc == ERROR_NONE ? run_on(store, STORE_BUNDLE_LET_GO, name) : rc;
}

enum error outbox_forget(struct store *store, const char *name)
{
	return run_on(store, STORE_BUNDLE_FORGET, name);
}

enum error outbox_renew(struct store *store, char last[BUNDLE_NAME_DIGITS + 1], const char *name,
    const char *round, const unsigned char *sealed, size_t length)
{
	enum error rc = last[0] != '\0' ? outbox_replace(store, last) : ERROR_NONE;

	snprintf(last, BUNDLE_NAME_DIGITS + 1, "%.*s", BUNDLE_NAME_DIGITS, name);
	return rc == ERROR_NONE ? outbox_add(store, last, round, sealed, length) : rc;
}

enum error outbox_release(struct store *store, const char *name)
{
	return run_on(store, STORE_BUNDLE_RELEASE, name);
}

static void read_row(struct db_statement *statement, struct outbox_bundle *bundle)
{
	const char *state = db_text(statement, 2);

	*bundle = (struct outbox_bundle){ 0 };
	snprintf(bundle->name, sizeof bundle->name, "%s", db_text(statement, 0));
	snprintf(bundle->round, sizeof bundle->round, "%s", db_text(statement, 1));
	for (size_t i = 0; i < OUTBOX_STATES; i++)
		if (strcmp(state, states[i].name) == 0)
			bundle->state = (enum outbox_state)i;
	bundle->place = memory_copy(db_text(statement, 3));
	snprintf(bundle->day, sizeof bundle->day, "%s", db_text(statement, 4));
	bundle->reason = memory_copy(db_text(statement, 5));
}

enum error outbox_list(struct store *store, struct outbox **out)
{
	struct db_statement *statement = db_use(store->db, STORE_BUNDLE_LIST);
	struct outbox *outbox = memory_new(1, sizeof *outbox);
	bool row;
	enum error rc;

	while ((rc = db_next(statement, &row)) == ERROR_NONE && row) {
		outbox->bundles =
		    memory_grow(outbox->bundles, outbox->count + 1, sizeof *outbox->bundles);
		read_row(statement, &outbox->bundles[outbox->count++]);
	}
	if (rc == ERROR_NONE)
		*out = outbox;
	else
		outbox_free(outbox);
	return rc;
}

void outbox_free(struct outbox *outbox)
{
	if (outbox == NULL)
		return;
	for (size_t i = 0; i < outbox->count; i++) {
		free(outbox->bundles[i].place);
		free(outbox->bundles[i].reason);
	}
	free(outbox->bundles);
	free(outbox);
}

const struct outbox_bundle *outbox_find(const struct outbox *outbox, const char *name)
{
	for (size_t i = 0; i < outbox->count; i++)
		if (strcmp(outbox->bundles[i].name, name) == 0)
			return &outbox->bundles[i];
	return NULL;
}

bool outbox_is_done(const struct outbox_bundle *bundle)
{
	return bundle->state == OUTBOX_CONFIRMED && bundle->reason[0] == '\0';
}

bool outbox_came_too_late(const struct outbox_bundle *bundle)
{
	return bundle->state == OUTBOX_CONFIRMED &&
	       strcmp(bundle->reason, RECEIPT_ROUND_CLOSED) == 0;
}

bool outbox_is_superseded(const struct outbox_bundle *bundle)
{
	return bundle->state == OUTBOX_CONFIRMED && strcmp(bundle->reason, SUPERSEDED) == 0;
}

bool outbox_holds(const struct outbox_bundle *bundle)
{
	return bundle != NULL &&
	       (bundle->state == OUTBOX_READY || bundle->state == OUTBOX_HANDED_OVER ||
		   outbox_is_done(bundle) || outbox_came_too_late(bundle));
}

enum error outbox_look(struct store *store, const char *name, bool *holds)
{
	struct outbox *outbox = NULL;
	enum error rc = outbox_list(store, &outbox);

	*holds = rc == ERROR_NONE && outbox_holds(outbox_find(outbox, name));
	outbox_free(outbox);
	return rc;
}

static enum error set_state(struct store *store, const char *name, enum outbox_state state,
    const char *place, const char *reason)
{
	struct db_statement *statement = db_use(store->db, STORE_BUNDLE_SET);
	char today[CLOCK_DAY_SIZE];

	clock_today(today);
	db_bind_text(statement, 1, name);
	db_bind_text(statement, 2, states[state].name);
	db_bind_text(statement, 3, place);
	db_bind_text(statement, 4, today);
	db_bind_text(statement, 5, reason);
	return db_run(statement);
}

enum error outbox_box(struct store *store, const char *name, unsigned char **box, size_t *length)
{
	struct db_statement *statement = db_use(store->db, STORE_BUNDLE_BOX);
	const void *bytes;
	bool row;
	enum error rc;

	*box = NULL;
	db_bind_text(statement, 1, name);
	rc = db_next(statement, &row);
	if (rc != ERROR_NONE || !row)
		return rc;
	bytes = db_blob(statement, 0, length);
	*box = memory_copy_bytes(bytes, *length);
	db_done(statement);
	return ERROR_NONE;
}

/* Added and read back first, only then called handed over. */
static enum error hand_over_one(struct store *store, struct exchange *exchange,
    const struct outbox_bundle *bundle, size_t *count)
{
	char *name = text_format("%s.age", bundle->name);
	unsigned char *box = NULL;
	size_t length = 0;
	bool there = exchange_has(exchange, EXCHANGE_BUNDLES, name);
	enum error rc = outbox_box(store, bundle->name, &box, &length);

	if (rc == ERROR_NONE && box != NULL) {
		rc = exchange_add(exchange, EXCHANGE_BUNDLES, name, box, length);
		if (rc == ERROR_NONE && bundle->state == OUTBOX_READY)
			rc = set_state(store, bundle->name, OUTBOX_HANDED_OVER,
			    exchange_address(exchange), "");
		*count += rc == ERROR_NONE && !there;
	}
	free(box);
	free(name);
	return rc;
}

enum error outbox_hand_over(struct store *store, struct exchange *exchange, size_t *count)
{
	struct outbox *outbox = NULL;
	struct failure failure = { 0 };
	enum error rc = outbox_list(store, &outbox);

	*count = 0;
	if (rc != ERROR_NONE)
		return rc;
	/* One that the exchange does not take does not keep the others here. */
	for (size_t i = 0; i < outbox->count; i++)
		if (states[outbox->bundles[i].state].leaves)
			failure_put_aside(
			    &failure, hand_over_one(store, exchange, &outbox->bundles[i], count));
	outbox_free(outbox);
	return failure_tell(&failure);
}

/* Central's words about one bundle only ever go this way, in whatever order they are read: refused
 * (a copy that was damaged), accepted, in conflict, superseded. */
static int how_far(enum outbox_state state, const char *reason)
{
	if (state != OUTBOX_CONFIRMED)
		return state == OUTBOX_REFUSED;
	if (reason[0] == '\0')
		return 2;
	return strcmp(reason, SUPERSEDED) != 0 ? 3 : 4;
}

static enum error take_receipt(struct store *store, const struct outbox_bundle *bundle,
    const struct receipt *receipt, size_t *count)
{
	enum outbox_state state =
	    receipt->word == MERGE_REFUSED ? OUTBOX_REFUSED : OUTBOX_CONFIRMED;
	const char *reason = receipt->word == MERGE_SUPERSEDED ? SUPERSEDED : receipt->reason;

	if (how_far(state, reason) <= how_far(bundle->state, bundle->reason))
		return ERROR_NONE;
	/* A refused one goes again, and this one has no word to leave from here. */
	if (bundle->state == OUTBOX_WAITING && state == OUTBOX_REFUSED)
		return ERROR_NONE;
	++*count;
	return set_state(store, bundle->name, state, bundle->place, reason);
}

/* A file and its signature, both owned. */
struct signed_file {
	unsigned char *bytes, *signature;
	size_t length, signature_length;
};

/* Who may speak of bundles here: the coordinator who is trusted, and those to whom one of the
 * rounds was handed over, of that round alone. */
struct voices {
	char trusted[MINISIGN_KEY_TEXT_SIZE];
	struct round **rounds;
	size_t n_rounds;
};

static enum error hear(struct store *store, struct voices *voices)
{
	enum error rc = rounds_trusted(store, voices->trusted);

	if (rc != ERROR_NONE || voices->trusted[0] == '\0')
		return rc;
	/* Rounds that cannot be read keep no receipt from those who are trusted. */
	if (rounds_list(store, &voices->rounds, &voices->n_rounds) != ERROR_NONE)
		error_clear();
	return ERROR_NONE;
}

static bool may_speak(const struct voices *voices, const char *key, const char *round)
{
	for (size_t i = 0; i < voices->n_rounds; i++)
		if (strcmp(voices->rounds[i]->id, round) == 0)
			return round_was_with(voices->rounds[i], key);
	return strcmp(key, voices->trusted) == 0;
}

static bool is_by(const struct signed_file *file, const char *name, const char *key)
{
	struct minisign_public public;
	bool is = minisign_key_read(&public, key) == ERROR_NONE &&
		  minisign_verify((const char *)file->signature, file->signature_length, &public,
		      name, file->bytes, file->length) == ERROR_NONE;

	error_clear();
	return is;
}

/* By whom of them it is signed; NULL for nobody. Who had a round may have spoken of it then. */
static const char *signer_of(
    const struct voices *voices, const char *name, const struct signed_file *file)
{
	if (is_by(file, name, voices->trusted))
		return voices->trusted;
	for (size_t i = 0; i < voices->n_rounds; i++) {
		const struct round *round = voices->rounds[i];

		if (is_by(file, name, round->central_key))
			return round->central_key;
		for (size_t k = 0; k < round->n_handed; k++)
			if (is_by(file, name, round->handed[k].by))
				return round->handed[k].by;
	}
	return NULL;
}

static enum error take_receipts(struct store *store, const struct voices *voices, const char *key,
    const struct receipts *receipts, size_t *count)
{
	struct outbox *outbox = NULL;
	/* It counts for who has no receipt in the file, too. */
	enum error rc = revision_hear(store, receipts->above);

	if (rc == ERROR_NONE)
		rc = outbox_list(store, &outbox);
	for (size_t i = 0; rc == ERROR_NONE && i < outbox->count; i++) {
		const struct outbox_bundle *bundle = &outbox->bundles[i];
		const struct receipt *receipt = receipts_find(receipts, bundle->name);

		if (receipt != NULL && may_speak(voices, key, bundle->round))
			rc = take_receipt(store, bundle, receipt, count);
	}
	outbox_free(outbox);
	return rc;
}

/* Somebody else's, or damaged on its way, is left alone: the next one tells the same. */
static enum error take_file(struct store *store, const struct voices *voices,
    struct exchange *exchange, const char *name, size_t *count)
{
	struct signed_file file = { 0 };
	struct receipts *receipts = NULL;
	const char *key;
	enum error rc = exchange_read_signed(exchange, EXCHANGE_RECEIPTS, name, &file.bytes,
	    &file.length, &file.signature, &file.signature_length);

	key = rc == ERROR_NONE ? signer_of(voices, name, &file) : NULL;
	if (key != NULL &&
	    receipts_read(name, (const char *)file.bytes, file.length, &receipts) == ERROR_NONE)
		rc = take_receipts(store, voices, key, receipts, count);
	else
		rc = ERROR_NONE;
	if (rc == ERROR_NONE)
		error_clear();
	receipts_free(receipts);
	free(file.bytes);
	free(file.signature);
	return rc;
}

enum error outbox_take_receipts(struct store *store, struct exchange *exchange, size_t *count)
{
	struct voices voices = { .n_rounds = 0 };
	char **names = NULL;
	size_t n_names = 0;
	enum error rc = hear(store, &voices);

	*count = 0;
	if (rc == ERROR_NONE && voices.trusted[0] != '\0')
		rc = exchange_names(exchange, EXCHANGE_RECEIPTS, &names, &n_names);
	for (size_t i = 0; rc == ERROR_NONE && i < n_names; i++)
		rc = take_file(store, &voices, exchange, names[i], count);
	file_free_names(names, n_names);
	rounds_free(voices.rounds, voices.n_rounds);
	return rc;
}
