/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Another passphrase, or another recovery code, for a place that is open: its data key is wrapped
 * anew, and all that hangs on that key stays as it is. */
#include <string.h>

#include "base/io/language.h"
#include "client/store/profile_private.h"

enum error profile_confirm(struct profile *profile, const char *passphrase)
{
	struct profile *found = NULL;
	enum error rc = profile_find_typed(profile->store, profile->name, passphrase, &found);

	/* Two people may have chosen the same name. */
	if (rc == ERROR_NONE && found->id != profile->id)
		rc = ERROR_PASSPHRASE;
	if (rc == ERROR_NONE) {
		memcpy(profile->lookup, found->lookup, sizeof profile->lookup);
		memcpy(profile->code_lookup, found->code_lookup, sizeof profile->code_lookup);
	} else if (rc == ERROR_PASSPHRASE && profile_check_there(profile) != ERROR_NONE) {
		rc = ERROR_REFUSED;
	} else if (rc == ERROR_PASSPHRASE) {
		error_hint(error_set(rc, _("that is not the passphrase of this profile")),
		    _("If you have forgotten it, lock your profile and open it with the recovery "
		      "code."));
	}
	profile_close(found);
	return rc;
}

enum error profile_overtaken(void)
{
	return error_hint(error_set(ERROR_REFUSED, _("the passphrase or the recovery code has "
						     "meanwhile been changed in another window")),
	    _("Lock your profile, and open it again with the new one."));
}

static enum error update_row(
    const struct profile *profile, enum store_statement wrap, const struct vault_slot *slot)
{
	struct db *db = profile->store->db;
	struct db_statement *statement = db_use(db, wrap);
	enum error rc;

	db_bind_number(statement, 1, profile->id);
	db_bind_blob(statement, 2, profile->lookup, sizeof profile->lookup);
	db_bind_blob(statement, 3, profile->code_lookup, sizeof profile->code_lookup);
	db_bind_blob(statement, 4, slot->lookup, sizeof slot->lookup);
	db_bind_blob(statement, 5, slot->wrapped, sizeof slot->wrapped);
	rc = db_run(statement);
	return rc == ERROR_NONE && db_changed(db) == 0 ? profile_overtaken() : rc;
}

/* A new code is made with the salt of this store. */
static enum error drop_salt(const struct profile *profile)
{
	struct db_statement *drop = db_use(profile->store->db, STORE_CODE_SALT_DROP);

	db_bind_number(drop, 1, profile->id);
	return db_run(drop);
}

/* `find` and `wrap` are of the same way in, and `lookup` is the profile's for it. */
static enum error change(struct profile *profile, enum store_statement find,
    enum store_statement wrap, const struct vault_opener *opener, unsigned char *lookup)
{
	struct vault_slot slot;
	enum error rc = db_begin(profile->store->db);

	if (rc != ERROR_NONE)
		return rc;
	vault_wrap(&slot, opener, profile->keys->data);
	rc = profile_check_unused(profile->store, find, opener);
	if (rc == ERROR_NONE)
		rc = update_row(profile, wrap, &slot);
	if (rc == ERROR_NONE && wrap == STORE_PROFILE_WRAP_BY_CODE)
		rc = drop_salt(profile);
	rc = db_end(profile->store->db, rc);
	if (rc == ERROR_NONE)
		memcpy(lookup, slot.lookup, sizeof slot.lookup);
	return rc;
}

enum error profile_change_passphrase(struct profile *profile, const char *passphrase)
{
	struct vault_openers *openers;
	enum error rc = profile_check_passphrase(passphrase);

	if (rc != ERROR_NONE)
		return rc;
	openers = secret_new(sizeof *openers);
	rc = vault_openers_passphrase(openers, &profile->store->vault, profile->name, passphrase);
	if (rc == ERROR_NONE)
		rc = profile_check_unopened(profile->store, openers);
	if (rc == ERROR_NONE)
		rc = change(profile, STORE_PROFILE_FIND, STORE_PROFILE_WRAP, &openers->all[0],
		    profile->lookup);
	secret_free(openers);
	if (rc == ERROR_REFUSED)
		error_hint(rc, _("Choose another passphrase."));
	return rc;
}

enum error profile_change_code(struct profile *profile, char code[ENCODE_CODE_SIZE])
{
	struct vault_opener *opener = secret_new(sizeof *opener);
	enum error rc;

	vault_new_code(code);
	rc = vault_opener_code(opener, &profile->store->vault, code);
	if (rc == ERROR_NONE)
		rc = change(profile, STORE_PROFILE_FIND_BY_CODE, STORE_PROFILE_WRAP_BY_CODE, opener,
		    profile->code_lookup);
	secret_free(opener);
	if (rc != ERROR_NONE)
		secret_wipe(code, ENCODE_CODE_SIZE);
	return rc;
}
