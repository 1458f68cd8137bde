/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `dialogues`. */
#include "central/store/dialogues.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/store/payloads.h"
#include "crypto/secret.h"

/* Nobody without the passphrase can tell from it what was agreed on. */
static void hash_of(const struct central *central, const char *round, const char *bytes,
    size_t length, unsigned char hash[DIGEST_SIZE])
{
	unsigned char digest[DIGEST_SIZE];

	digest_of(digest, bytes, length);
	central_hash(central, "skatta-dialogue/1", round, digest, sizeof digest, hash);
}

enum error dialogues_take(struct central *central, const char *round, const char *bytes,
    size_t length, const char *signature, bool *added)
{
	struct db_statement *put = db_use(central->db, SQL_DIALOGUE_PUT);
	json_t *object = json_pack("{s:s, s:s}", "agreed", bytes, "signature", signature);
	unsigned char hash[DIGEST_SIZE], *box = NULL;
	char *plain = json_canonical(object), *where;
	size_t box_length;
	enum error rc;

	hash_of(central, round, bytes, length, hash);
	where = payloads_place(round, hash);
	central_seal(central, "dialogue", where, plain, strlen(plain), &box, &box_length);
	db_bind_text(put, 1, round);
	db_bind_blob(put, 2, hash, DIGEST_SIZE);
	db_bind_blob(put, 3, box, box_length);
	rc = db_run(put);
	*added = rc == ERROR_NONE && db_changed(central->db) > 0;
	json_decref(object);
	text_forget(plain);
	free(where);
	free(box);
	return rc;
}

/* The line and the signature in the box of a row, for json_decref(). */
static enum error open_row(struct central *central, const char *round, struct db_statement *row,
    int column, json_t **document, struct json_place *place)
{
	unsigned char hash[DIGEST_SIZE] = { 0 }, *plain = NULL;
	size_t box_length;
	const void *box = db_blob(row, column + 1, &box_length);
	bool whole = payloads_digest(row, column, hash) && box != NULL;
	char *where = payloads_place(round, hash);
	struct json_source source = { .name = where };
	enum error rc = ERROR_DAMAGED;

	if (whole)
		rc = central_unseal(
		    central, "dialogue", where, box, box_length, &plain, &source.length);
	source.bytes = (const char *)plain;
	if (rc == ERROR_NONE)
		rc = json_read(&source, document, place);
	place->source = NULL;
	if (rc != ERROR_NONE)
		rc = error_hint(error_set(ERROR_DAMAGED,
				    _("what was agreed on in the round %s in %s is damaged"), round,
				    central->path),
		    _("Restore the latest copy that you made with \"skatta-central backup\"."));
	secret_free(plain);
	free(where);
	return rc;
}

/* By unit; of those the highest revision first, of these the latest day, and of these the smallest
 * digest. */
static int in_order(const void *a, const void *b)
{
	const struct dialogues_note *left = a, *right = b;
	const struct agreed *one = left->agreed, *other = right->agreed;
	int order = strcmp(one->unit, other->unit);

	if (order == 0)
		order = (one->revision < other->revision) - (one->revision > other->revision);
	if (order == 0)
		order = strcmp(other->day, one->day);
	return order != 0 ? order : memcmp(left->digest, right->digest, DIGEST_SIZE);
}

static enum error add_row(struct central *central, const char *round, struct db_statement *row,
    struct dialogues *dialogues)
{
	struct json_place place;
	json_t *document = NULL;
	struct agreed *agreed = NULL;
	enum error rc = open_row(central, round, row, 0, &document, &place);
	const char *line = rc == ERROR_NONE ? json_text(&place, "agreed") : "";

	if (rc == ERROR_NONE)
		rc = agreed_read(round, line, strlen(line), NULL, &agreed);
	if (rc == ERROR_NONE) {
		struct dialogues_note *note;

		dialogues->notes =
		    memory_grow(dialogues->notes, dialogues->n + 1, sizeof *dialogues->notes);
		note = &dialogues->notes[dialogues->n++];
		note->agreed = agreed;
		digest_of(note->digest, line, strlen(line));
	}
	json_decref(document);
	return rc;
}

enum error dialogues_load(struct central *central, const char *round, struct dialogues *dialogues)
{
	struct db_statement *all = db_use(central->db, SQL_DIALOGUE_OF);
	bool row = false;
	enum error rc;

	*dialogues = (struct dialogues){ 0 };
	db_bind_text(all, 1, round);
	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		rc = add_row(central, round, all, dialogues);
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	if (dialogues->n > 0)
		qsort(dialogues->notes, dialogues->n, sizeof *dialogues->notes, in_order);
	return rc;
}

void dialogues_free(struct dialogues *dialogues)
{
	for (size_t i = 0; i < dialogues->n; i++)
		agreed_free(dialogues->notes[i].agreed);
	free(dialogues->notes);
	*dialogues = (struct dialogues){ 0 };
}

const struct dialogues_note *dialogues_find(
    const struct dialogues *dialogues, const char *unit, size_t *n)
{
	const struct dialogues_note *first = NULL;

	*n = 0;
	for (size_t i = 0; i < dialogues->n; i++) {
		if (strcmp(dialogues->notes[i].agreed->unit, unit) != 0)
			continue;
		if (first == NULL)
			first = &dialogues->notes[i];
		++*n;
	}
	return first;
}

static enum error next_revision(
    struct central *central, const char *round, const char *unit, long *revision)
{
	struct dialogues dialogues;
	const struct dialogues_note *before;
	size_t n;
	enum error rc = dialogues_load(central, round, &dialogues);

	before = dialogues_find(&dialogues, unit, &n);
	*revision = before != NULL ? before->agreed->revision + 1 : 1;
	if (rc == ERROR_NONE && *revision > AGREED_MAX_REVISION)
		rc = error_set(ERROR_TOO_LARGE,
		    _("the dialogue of %s has been written %d times, and there is no room for "
		      "more"),
		    unit, AGREED_MAX_REVISION);
	dialogues_free(&dialogues);
	return rc;
}

static enum error add_signed(struct central *central, const struct agreed *agreed)
{
	char *bytes = agreed_write(agreed);
	struct text signature = { 0 };
	bool added = false;
	enum error rc;

	minisign_sign(&signature, &central->keys->signer, "skatta agreed", bytes, strlen(bytes));
	rc = dialogues_take(central, agreed->round, bytes, strlen(bytes), signature.bytes, &added);
	text_free(&signature);
	text_forget(bytes);
	return rc;
}

enum error dialogues_add(
    struct central *central, const char *round, const char *unit, const struct agreed *agreed)
{
	struct agreed *made = agreed_copy(agreed);
	enum error rc = db_begin(central->db);

	free(made->unit);
	free(made->from);
	made->unit = memory_copy(unit);
	made->from = memory_copy(central->name);
	snprintf(made->round, sizeof made->round, "%s", round);
	memcpy(made->central_key, central->signing_key, sizeof made->central_key);
	clock_today(made->day);
	if (rc == ERROR_NONE) {
		rc = next_revision(central, round, unit, &made->revision);
		if (rc == ERROR_NONE)
			rc = add_signed(central, made);
		rc = db_end(central->db, rc);
	}
	agreed_free(made);
	return rc;
}

enum error dialogues_each_signed(struct central *central,
    enum error (*each)(void *context, const char *bytes, size_t length, const char *signature),
    void *context)
{
	struct db_statement *all = db_use(central->db, SQL_DIALOGUE_ALL);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		struct json_place place;
		json_t *document = NULL;

		rc = open_row(central, db_text(all, 0), all, 1, &document, &place);
		if (rc == ERROR_NONE)
			rc = each(context, json_text(&place, "agreed"),
			    strlen(json_text(&place, "agreed")), json_text(&place, "signature"));
		json_decref(document);
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}

static enum error erase_files(struct central *central, const char *round, const char *unit)
{
	struct db_statement *erase = db_use(central->db, SQL_UNIT_FILE_ERASE);

	db_bind_text(erase, 1, round);
	db_bind_text(erase, 2, unit);
	return db_run(erase);
}

enum error dialogues_erase(struct central *central, const char *round)
{
	struct db_statement *drop = db_use(central->db, SQL_DIALOGUE_DROP);
	struct dialogues dialogues;
	enum error rc = dialogues_load(central, round, &dialogues);

	for (size_t i = 0; rc == ERROR_NONE && i < dialogues.n; i++)
		rc = erase_files(central, round, dialogues.notes[i].agreed->unit);
	dialogues_free(&dialogues);
	if (rc != ERROR_NONE)
		return rc;
	db_bind_text(drop, 1, round);
	return db_run(drop);
}
