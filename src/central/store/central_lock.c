/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Unlocking the store, and changing what unlocks it. */
#include <assert.h>
#include <string.h>

#include "base/io/language.h"
#include "central/store/central_private.h"
#include "crypto/secret.h"

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
static enum error open_keys(struct central *central, const struct central_row *row)
{
	struct central_keys *keys = central->keys;
	struct minisign_public public;
	char recipient[AGE_RECIPIENT_SIZE], signing_key[MINISIGN_KEY_TEXT_SIZE];

	digest_in(keys->lookup, keys->data, "skatta-lookup/1", "", 0);
	if (open_key(central, "identity", row->identity, row->identity_length, &keys->identity,
		sizeof keys->identity) != ERROR_NONE ||
	    open_key(central, "signer", row->signer, row->signer_length, &keys->signer,
		sizeof keys->signer) != ERROR_NONE)
		return central_damaged(central);
	minisign_public_of(&keys->signer, &public);
	age_recipient_write(recipient, keys->identity.public);
	minisign_key_write(signing_key, &public);
	if (strcmp(recipient, central->recipient) != 0 ||
	    strcmp(signing_key, central->signing_key) != 0)
		return central_damaged(central);
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

/* The data key, by the slot that this opens; ERROR_PASSPHRASE without a sentence. */
static enum error take_keys(struct central *central, const struct central_row *row,
    const struct vault_opener *opener, const struct vault_slot *slot)
{
	enum error rc;

	central->keys = secret_new(sizeof *central->keys);
	rc = vault_unwrap(central->keys->data, opener, slot);
	if (rc == ERROR_NONE)
		rc = open_keys(central, row);
	if (rc != ERROR_NONE) {
		secret_free(central->keys);
		central->keys = NULL;
	}
	return rc;
}

enum error central_unlock(struct central *central, const char *passphrase)
{
	struct vault_openers *openers = secret_new(sizeof *openers);
	const struct vault_opener *opener = NULL;
	struct central_row row = { 0 };
	enum error rc = central_row_read(central, &row);

	if (rc == ERROR_NONE)
		rc = vault_openers_passphrase(openers, &central->lock.settings, "", passphrase);
	if (rc == ERROR_NONE && (opener = find_opener(openers, &central->lock.passphrase)) == NULL)
		rc = ERROR_PASSPHRASE;
	if (rc == ERROR_NONE)
		rc = take_keys(central, &row, opener, &central->lock.passphrase);
	if (rc == ERROR_PASSPHRASE)
		error_hint(error_set(rc, _("the passphrase does not open %s"), central->path), "%s",
		    central->lock.has_code
			? _("Nothing was changed. Try again; capitals and spaces count. "
			    "\"skatta-central recover\" opens it with its recovery code.")
			: _("Nothing was changed. Try again; capitals and spaces count."));
	secret_free(openers);
	central_row_free(&row);
	return rc;
}

enum error central_unlock_by_code(struct central *central, const char *code)
{
	struct vault_opener *opener = secret_new(sizeof *opener);
	struct central_row row = { 0 };
	enum error rc = central_row_read(central, &row);

	if (rc == ERROR_NONE && !central->lock.has_code)
		rc = error_hint(
		    error_set(ERROR_NOT_FOUND, _("%s has no recovery code"), central->path),
		    _("Only its passphrase opens it; \"skatta-central passphrase "
		      "--recovery-code\" makes a code then."));
	if (rc == ERROR_NONE)
		rc = vault_opener_long_code(opener, &central->lock.settings, code);
	if (rc == ERROR_NONE) {
		rc = take_keys(central, &row, opener, &central->lock.code);
		if (rc == ERROR_PASSPHRASE)
			error_hint(
			    error_set(rc, _("that recovery code does not open %s"), central->path),
			    _("Nothing was changed. Each new code ends the one before it; a copy "
			      "opens with the one of its time."));
	}
	secret_free(opener);
	central_row_free(&row);
	return rc;
}

enum error central_lock_by(
    const struct central *central, const char *passphrase, struct central_lock *lock)
{
	struct vault_openers *openers = secret_new(sizeof *openers);
	enum error rc = vault_openers_passphrase(openers, &lock->settings, "", passphrase);

	assert(central->keys != NULL);
	if (rc == ERROR_NONE)
		vault_wrap(&lock->passphrase, &openers->all[0], central->keys->data);
	secret_free(openers);
	return rc;
}

enum error central_lock_by_code(
    const struct central *central, char code[ENCODE_LONG_CODE_SIZE], struct central_lock *lock)
{
	struct vault_opener *opener = secret_new(sizeof *opener);
	enum error rc;

	assert(central->keys != NULL);
	vault_new_long_code(code);
	rc = vault_opener_long_code(opener, &lock->settings, code);
	if (rc == ERROR_NONE)
		vault_wrap(&lock->code, opener, central->keys->data);
	lock->has_code = rc == ERROR_NONE;
	secret_free(opener);
	return rc;
}

enum error central_lock_change(struct central *central, const struct central_lock *lock)
{
	const struct central_lock *now = &central->lock;
	struct db_statement *set = db_use(central->db, SQL_CENTRAL_LOCK);
	enum error rc;

	db_bind_blob(set, 1, now->passphrase.lookup, sizeof now->passphrase.lookup);
	db_bind_blob(set, 2, now->has_code ? now->code.lookup : NULL, sizeof now->code.lookup);
	central_bind_slot(set, 3, &lock->passphrase);
	central_bind_slot(set, 5, lock->has_code ? &lock->code : NULL);
	rc = db_run(set);
	if (rc == ERROR_NONE && db_changed(central->db) != 1)
		rc = error_hint(
		    error_set(ERROR_REFUSED,
			_("what opens %s was changed meanwhile by somebody else"), central->path),
		    _("Nothing was changed here. Find out who it was, then try again."));
	return rc;
}
