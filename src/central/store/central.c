/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The store as a file: making it, opening it. What unlocks it is in central_lock.c. */
#include "central/store/central.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/store/central_private.h"
#include "central/store/journal.h"
#include "crypto/secret.h"
#include "document/round/round.h"

void central_row_free(struct central_row *row)
{
	free(row->identity);
	free(row->signer);
	*row = (struct central_row){ 0 };
}

enum error central_damaged(const struct central *central)
{
	return error_hint(error_set(ERROR_DAMAGED, _("the keys in %s are damaged"), central->path),
	    _("Move the file away, and put the latest copy in its place with \"skatta-central "
	      "restore\"."));
}

/* A blob of exactly this length. */
static bool take_exact(struct db_statement *row, int column, void *bytes, size_t length)
{
	size_t have;
	const void *blob = db_blob(row, column, &have);

	if (blob == NULL || have != length)
		return false;
	memcpy(bytes, blob, length);
	return true;
}

static bool take_slot(struct db_statement *row, int column, struct vault_slot *slot)
{
	return take_exact(row, column, slot->lookup, sizeof slot->lookup) &&
	       take_exact(row, column + 1, slot->wrapped, sizeof slot->wrapped);
}

static bool take_text(struct db_statement *row, int column, char *text, size_t size)
{
	const char *stored = db_text(row, column);

	if (stored == NULL || strlen(stored) >= size)
		return false;
	memcpy(text, stored, strlen(stored) + 1);
	return true;
}

static unsigned char *take_blob(struct db_statement *row, int column, size_t *length)
{
	const void *blob = db_blob(row, column, length);

	return memory_copy_bytes(blob != NULL ? blob : "", *length);
}

/* Nor is a file without this row one: its making was cut off. */
static enum error no_store(const char *path)
{
	return error_hint(error_set(ERROR_NOT_FOUND, _("there is no store %s"), path),
	    _("Make one with \"skatta-central init\", or name it with --store."));
}

/* What is shown before any key is there to prove it: a line for people, and two public keys. */
static bool is_shown_safely(const struct central *central)
{
	struct age_recipient recipient;
	struct minisign_public signer;
	bool safe = strlen(central->name) <= ROUND_MAX_TEXT && text_is_safe(central->name, false) &&
		    age_recipient_read(&recipient, central->recipient) == ERROR_NONE &&
		    minisign_key_read(&signer, central->signing_key) == ERROR_NONE;

	error_clear();
	return safe;
}

enum error central_row_read(struct central *central, struct central_row *into)
{
	struct db_statement *row = db_use(central->db, SQL_CENTRAL_GET);
	struct central_lock *lock = &central->lock;
	bool found, whole;
	enum error rc = db_next(row, &found);

	if (rc != ERROR_NONE)
		return rc;
	if (!found)
		return no_store(central->path);
	free(central->name);
	central->name = memory_copy(db_text(row, 0));
	lock->settings.cost.memory_kib = (uint32_t)db_number(row, 2);
	lock->settings.cost.passes = (uint32_t)db_number(row, 3);
	whole = take_exact(row, 1, lock->settings.salt, sizeof lock->settings.salt) &&
		take_slot(row, 4, &lock->passphrase) &&
		take_text(row, 6, central->recipient, sizeof central->recipient) &&
		take_text(row, 7, central->signing_key, sizeof central->signing_key);
	into->identity = take_blob(row, 8, &into->identity_length);
	into->signer = take_blob(row, 9, &into->signer_length);
	lock->has_code = !db_is_null(row, 10);
	if (lock->has_code)
		whole = whole && take_slot(row, 10, &lock->code);
	db_done(row);
	return whole && is_shown_safely(central) ? ERROR_NONE : central_damaged(central);
}

static enum error open_file(const char *path, enum db_mode mode, struct central **central)
{
	struct db *db;
	enum error rc = db_open(path, &central_schema, mode, &db);

	if (rc != ERROR_NONE)
		return rc;
	*central = memory_new(1, sizeof **central);
	(*central)->db = db;
	(*central)->path = memory_copy(path);
	return ERROR_NONE;
}

static enum error read_given(struct central *central)
{
	struct db_statement *all = db_use(central->db, SQL_GIVEN_ALL);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		central->given =
		    memory_grow(central->given, central->n_given + 1, sizeof *central->given);
		central->given[central->n_given++] = memory_copy(db_text(all, 0));
	}
	db_done(all);
	return rc;
}

static enum error open_whole(const char *path, enum db_mode mode, struct central **central)
{
	struct central *opened = NULL;
	struct central_row row = { 0 };
	enum error rc = open_file(path, mode, &opened);

	if (rc == ERROR_NONE)
		rc = central_row_read(opened, &row);
	central_row_free(&row);
	if (rc == ERROR_NONE)
		rc = read_given(opened);
	if (rc == ERROR_NONE)
		*central = opened;
	else
		central_close(opened);
	return rc;
}

enum error central_open(const char *path, struct central **central)
{
	if (access(path, F_OK) != 0 && errno == ENOENT)
		return no_store(path);
	return open_whole(path, DB_EXISTING, central);
}

enum error central_open_copy(const char *path, struct central **central)
{
	return open_whole(path, DB_ASIDE, central);
}

void central_close(struct central *central)
{
	if (central == NULL)
		return;
	journal_forget(central);
	for (size_t i = 0; i < central->n_given; i++)
		free(central->given[i]);
	free(central->given);
	secret_free(central->keys);
	db_close(central->db);
	free(central->path);
	free(central->name);
	free(central);
}

static void make_keys(struct central *central)
{
	struct minisign_public public;

	secret_random(central->keys->data, sizeof central->keys->data);
	age_identity_new(&central->keys->identity);
	minisign_new(&central->keys->signer);
	minisign_public_of(&central->keys->signer, &public);
	age_recipient_write(central->recipient, central->keys->identity.public);
	minisign_key_write(central->signing_key, &public);
	digest_in(central->keys->lookup, central->keys->data, "skatta-lookup/1", "", 0);
}

void central_bind_slot(struct db_statement *put, int parameter, const struct vault_slot *slot)
{
	db_bind_blob(put, parameter, slot != NULL ? slot->lookup : NULL, sizeof slot->lookup);
	db_bind_blob(put, parameter + 1, slot != NULL ? slot->wrapped : NULL, sizeof slot->wrapped);
}

static enum error write_row(struct central *central, const struct central_row *row)
{
	struct db_statement *put = db_use(central->db, SQL_CENTRAL_PUT);
	const struct central_lock *lock = &central->lock;

	db_bind_text(put, 1, central->name);
	db_bind_blob(put, 2, lock->settings.salt, sizeof lock->settings.salt);
	db_bind_number(put, 3, lock->settings.cost.memory_kib);
	db_bind_number(put, 4, lock->settings.cost.passes);
	central_bind_slot(put, 5, &lock->passphrase);
	db_bind_text(put, 7, central->recipient);
	db_bind_text(put, 8, central->signing_key);
	db_bind_blob(put, 9, row->identity, row->identity_length);
	db_bind_blob(put, 10, row->signer, row->signer_length);
	central_bind_slot(put, 11, lock->has_code ? &lock->code : NULL);
	return db_run(put);
}

/* In one transaction with the look whether there is a row, so that of two at once one makes it. */
static enum error finish(struct central *central, const struct central_row *row)
{
	bool found = false;
	enum error rc = db_begin(central->db);

	if (rc != ERROR_NONE)
		return rc;
	rc = db_next(db_use(central->db, SQL_CENTRAL_GET), &found);
	if (rc == ERROR_NONE && found)
		rc = error_hint(
		    error_set(ERROR_REFUSED, _("there is already a store: %s"), central->path),
		    _("It was left as it is. Name another file with --store."));
	db_done(db_use(central->db, SQL_CENTRAL_GET));
	if (rc == ERROR_NONE)
		rc = write_row(central, row);
	return db_end(central->db, rc);
}

enum error central_create(const char *path, const char *name, const char *passphrase, char *code,
    struct central **central)
{
	struct central *made = NULL;
	struct vault_openers *openers = secret_new(sizeof *openers);
	struct vault_settings settings;
	struct central_row row = { 0 };
	enum error rc;

	vault_settings_new(&settings);
	rc = vault_openers_passphrase(openers, &settings, "", passphrase);
	if (rc == ERROR_NONE)
		rc = open_file(path, DB_CREATE, &made);
	if (rc != ERROR_NONE)
		goto done;
	made->name = memory_copy(name);
	made->keys = secret_new(sizeof *made->keys);
	make_keys(made);
	made->lock.settings = settings;
	vault_wrap(&made->lock.passphrase, &openers->all[0], made->keys->data);
	if (code != NULL)
		rc = central_lock_by_code(made, code, &made->lock);
	central_seal(made, "identity", "", &made->keys->identity, sizeof made->keys->identity,
	    &row.identity, &row.identity_length);
	central_seal(made, "signer", "", &made->keys->signer, sizeof made->keys->signer,
	    &row.signer, &row.signer_length);
	if (rc == ERROR_NONE)
		rc = finish(made, &row);
done:
	secret_free(openers);
	central_row_free(&row);
	if (rc == ERROR_NONE)
		*central = made;
	else
		central_close(made);
	return rc;
}
