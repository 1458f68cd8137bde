/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The store as a file: making it, opening it, unlocking it. */
#include "central/store/central.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/store/journal.h"
#include "crypto/secret.h"
#include "crypto/vault.h"
#include "document/round/round.h"

/* The row of the table `central`, as far as only opening and unlocking need it. */
struct lock {
	struct vault_settings settings;
	struct vault_slot slot;
	unsigned char *identity, *signer; /* boxes */
	size_t identity_length, signer_length;
};

static void lock_free(struct lock *lock)
{
	free(lock->identity);
	free(lock->signer);
	*lock = (struct lock){ 0 };
}

static enum error damaged(const struct central *central)
{
	return error_hint(error_set(ERROR_DAMAGED, _("the keys in %s are damaged"), central->path),
	    _("Restore the latest copy that you made with \"skatta-central backup\"."));
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

/* The row into `central` and, where it is asked for, `lock`. */
static enum error read_row(struct central *central, struct lock *lock)
{
	struct db_statement *row = db_use(central->db, SQL_CENTRAL_GET);
	struct lock unwanted = { 0 }, *into = lock != NULL ? lock : &unwanted;
	bool found, whole;
	enum error rc = db_next(row, &found);

	if (rc != ERROR_NONE)
		return rc;
	if (!found)
		return no_store(central->path);
	free(central->name);
	central->name = memory_copy(db_text(row, 0));
	into->settings.cost.memory_kib = (uint32_t)db_number(row, 2);
	into->settings.cost.passes = (uint32_t)db_number(row, 3);
	whole = take_exact(row, 1, into->settings.salt, sizeof into->settings.salt) &&
		take_exact(row, 4, into->slot.lookup, sizeof into->slot.lookup) &&
		take_exact(row, 5, into->slot.wrapped, sizeof into->slot.wrapped) &&
		take_text(row, 6, central->recipient, sizeof central->recipient) &&
		take_text(row, 7, central->signing_key, sizeof central->signing_key);
	into->identity = take_blob(row, 8, &into->identity_length);
	into->signer = take_blob(row, 9, &into->signer_length);
	db_done(row);
	lock_free(&unwanted);
	return whole && is_shown_safely(central) ? ERROR_NONE : damaged(central);
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

enum error central_open(const char *path, struct central **central)
{
	struct central *opened = NULL;
	enum error rc;

	if (access(path, F_OK) != 0 && errno == ENOENT)
		return no_store(path);
	rc = open_file(path, DB_EXISTING, &opened);
	if (rc == ERROR_NONE)
		rc = read_row(opened, NULL);
	if (rc == ERROR_NONE)
		*central = opened;
	else
		central_close(opened);
	return rc;
}

void central_close(struct central *central)
{
	if (central == NULL)
		return;
	journal_forget(central);
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

static enum error write_row(struct central *central, const struct lock *lock)
{
	struct db_statement *put = db_use(central->db, SQL_CENTRAL_PUT);

	db_bind_text(put, 1, central->name);
	db_bind_blob(put, 2, lock->settings.salt, sizeof lock->settings.salt);
	db_bind_number(put, 3, lock->settings.cost.memory_kib);
	db_bind_number(put, 4, lock->settings.cost.passes);
	db_bind_blob(put, 5, lock->slot.lookup, sizeof lock->slot.lookup);
	db_bind_blob(put, 6, lock->slot.wrapped, sizeof lock->slot.wrapped);
	db_bind_text(put, 7, central->recipient);
	db_bind_text(put, 8, central->signing_key);
	db_bind_blob(put, 9, lock->identity, lock->identity_length);
	db_bind_blob(put, 10, lock->signer, lock->signer_length);
	return db_run(put);
}

/* In one transaction with the look whether there is a row, so that of two at once one makes it. */
static enum error finish(struct central *central, const struct lock *lock)
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
		rc = write_row(central, lock);
	return db_end(central->db, rc);
}

enum error central_create(
    const char *path, const char *name, const char *passphrase, struct central **central)
{
	struct central *made = NULL;
	struct vault_openers *openers = secret_new(sizeof *openers);
	struct lock lock = { 0 };
	enum error rc;

	vault_settings_new(&lock.settings);
	rc = vault_openers_passphrase(openers, &lock.settings, "", passphrase);
	if (rc == ERROR_NONE)
		rc = open_file(path, DB_CREATE, &made);
	if (rc != ERROR_NONE)
		goto done;
	made->name = memory_copy(name);
	made->keys = secret_new(sizeof *made->keys);
	make_keys(made);
	vault_wrap(&lock.slot, &openers->all[0], made->keys->data);
	central_seal(made, "identity", "", &made->keys->identity, sizeof made->keys->identity,
	    &lock.identity, &lock.identity_length);
	central_seal(made, "signer", "", &made->keys->signer, sizeof made->keys->signer,
	    &lock.signer, &lock.signer_length);
	rc = finish(made, &lock);
done:
	secret_free(openers);
	lock_free(&lock);
	if (rc == ERROR_NONE)
		*central = made;
	else
		central_close(made);
	return rc;
}

/* Open a box of exactly `length` bytes into secret memory. */
static enum error open_key(const struct central *central, const char *what,
    const unsigned char *box, size_t box_length, void *key, size_t length)
{
	unsigned char *plain = NULL;
	size_t have = 0;
	enum error rc = central_unseal(central, what, "", box, box_length, &plain, &have);

	if (rc == ERROR_NONE && have == length)
		memcpy(key, plain, length);
	else
		rc = ERROR_DAMAGED;
	secret_free(plain);
	return rc;
}

/* The secret keys, and that they are those of the public ones that stand beside them: otherwise
 * somebody has put keys of their own there. */
static enum error open_keys(struct central *central, const struct lock *lock)
{
	struct central_keys *keys = central->keys;
	struct minisign_public public;
	char recipient[AGE_RECIPIENT_SIZE], signing_key[MINISIGN_KEY_TEXT_SIZE];

	digest_in(keys->lookup, keys->data, "skatta-lookup/1", "", 0);
	if (open_key(central, "identity", lock->identity, lock->identity_length, &keys->identity,
		sizeof keys->identity) != ERROR_NONE ||
	    open_key(central, "signer", lock->signer, lock->signer_length, &keys->signer,
		sizeof keys->signer) != ERROR_NONE)
		return damaged(central);
	minisign_public_of(&keys->signer, &public);
	age_recipient_write(recipient, keys->identity.public);
	minisign_key_write(signing_key, &public);
	if (strcmp(recipient, central->recipient) != 0 ||
	    strcmp(signing_key, central->signing_key) != 0)
		return damaged(central);
	return ERROR_NONE;
}

/* The opener that the slot belongs to; NULL where it is none of them. */
static const struct vault_opener *find_opener(
    const struct vault_openers *openers, const struct vault_slot *slot)
{
	for (size_t i = 0; i < openers->count; i++)
		if (secret_same(openers->all[i].lookup, slot->lookup, sizeof slot->lookup))
			return &openers->all[i];
	return NULL;
}

enum error central_unlock(struct central *central, const char *passphrase)
{
	struct vault_openers *openers = secret_new(sizeof *openers);
	const struct vault_opener *opener = NULL;
	struct lock lock = { 0 };
	enum error rc = read_row(central, &lock);

	central->keys = secret_new(sizeof *central->keys);
	if (rc == ERROR_NONE)
		rc = vault_openers_passphrase(openers, &lock.settings, "", passphrase);
	if (rc == ERROR_NONE && (opener = find_opener(openers, &lock.slot)) == NULL)
		rc = ERROR_PASSPHRASE;
	if (rc == ERROR_NONE)
		rc = vault_unwrap(central->keys->data, opener, &lock.slot);
	if (rc == ERROR_PASSPHRASE)
		error_hint(error_set(rc, _("the passphrase does not open %s"), central->path),
		    _("Nothing was changed. Try again; capitals and spaces count."));
	if (rc == ERROR_NONE)
		rc = open_keys(central, &lock);
	if (rc != ERROR_NONE) {
		secret_free(central->keys);
		central->keys = NULL;
	}
	secret_free(openers);
	lock_free(&lock);
	return rc;
}
