/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Opening a backup and making a place of it: a row that this machine's passphrase settings open,
 * pages sealed anew for where they are now, and what the machine must know beside. */
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "client/store/outbox.h"
#include "client/store/profile_backup.h"
#include "client/store/profile_private.h"
#include "client/store/rounds.h"
#include "crypto/age/age.h"
#include "crypto/age/age_header.h"

static enum error use_another(enum error rc)
{
	return error_hint(rc, _("Use an earlier copy, or make a new one where the profile is."));
}

enum error profile_backup_check(const char *name, const unsigned char *sealed, size_t length)
{
	struct age_header header;
	enum error rc = age_header_read(&header, name, sealed, length);

	if (rc == ERROR_NONE)
		return rc;
	/* What the format lacks is nothing to whoever took the wrong file. */
	error_clear();
	return use_another(error_set(rc, _("%s is no copy of a profile, or is damaged"), name));
}

enum error profile_backup_open(const char *name, const unsigned char *sealed, size_t sealed_length,
    const char *passphrase, struct backup **backup)
{
	unsigned char *plain = NULL;
	size_t length = 0;
	enum error rc =
	    age_open_passphrase(passphrase, name, sealed, sealed_length, &plain, &length);

	if (rc == ERROR_PASSPHRASE)
		return error_hint(rc, _("It is the passphrase that the profile had when the "
					"backup was made."));
	if (rc != ERROR_NONE)
		return use_another(rc);
	rc = backup_read(name, (const char *)plain, length, backup);
	secret_wipe(plain, length);
	free(plain);
	return rc;
}

static enum error is_here(enum error rc)
{
	return error_hint(error_set(rc, _("this profile is already on this machine")),
	    _("Open it; nothing of the backup was taken in."));
}

/* The same passphrase, or the same recovery code from an earlier time. */
static enum error check_unused(
    struct store *store, const struct backup *backup, const struct vault_openers *openers)
{
	struct db_statement *find = db_use(store->db, STORE_PROFILE_FIND_BY_CODE);
	bool row = false;
	enum error rc = profile_check_unopened(store, openers);

	if (rc == ERROR_REFUSED) {
		error_clear();
		return is_here(rc);
	}
	if (rc != ERROR_NONE)
		return rc;
	db_bind_blob(find, 1, backup->code.lookup, sizeof backup->code.lookup);
	rc = db_next(find, &row);
	db_done(find);
	return rc == ERROR_NONE && row ? is_here(ERROR_REFUSED) : rc;
}

static enum error add_profile(
    struct profile *profile, const struct backup *backup, const struct vault_opener *opener)
{
	struct store *store = profile->store;
	struct db_statement *salt = db_use(store->db, STORE_CODE_SALT_ADD);
	struct vault_slot slot;
	enum error rc;

	vault_wrap(&slot, opener, profile->keys->data);
	rc = profile_add_row(profile, &slot, &backup->code);
	if (rc != ERROR_NONE ||
	    memcmp(backup->code_salt, store->vault.salt, sizeof backup->code_salt) == 0)
		return rc;
	db_bind_number(salt, 1, profile->id);
	db_bind_blob(salt, 2, backup->code_salt, sizeof backup->code_salt);
	return db_run(salt);
}

/* The key has to be that of the pages: by it the name's page is found. */
static enum error add_pages(struct profile *profile, const struct backup *backup)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < backup->n_pages; i++) {
		int64_t generation = 0;

		rc = profile_put_slot(
		    profile, backup->pages[i].slot, backup->pages[i].value, &generation);
	}
	if (rc == ERROR_NONE)
		rc = profile_load_name(profile);
	if (rc == ERROR_DAMAGED || (rc == ERROR_NONE && strcmp(profile->name, backup->name) != 0)) {
		error_clear();
		rc = error_hint(
		    error_set(ERROR_DAMAGED, _("the pages of the backup do not belong to its key")),
		    _("Use an earlier copy, or make a new one where the profile is."));
	}
	return rc;
}

static enum error read_round(const struct backup_round *round, const char *key, struct round **read)
{
	return round_read_signed(_("a round of the backup"), round->bytes, strlen(round->bytes),
	    round->signature, strlen(round->signature), key, read);
}

/* By a key that the one which is trusted there took the place of, as a round of the backup says. */
static enum error read_earlier(struct store *store, const struct backup *backup,
    const struct backup_round *round, struct round **read)
{
	struct failure before = { 0 };
	enum error rc = ERROR_NONE;

	failure_put_aside(&before, ERROR_WRONG_KEY);
	for (size_t i = 0; *read == NULL && i < backup->n_rounds; i++) {
		struct round *newer = NULL;

		if (read_round(&backup->rounds[i], backup->trust, &newer) != ERROR_NONE)
			error_clear();
		for (size_t k = 0; newer != NULL && *read == NULL && k < newer->n_earlier; k++) {
			if (read_round(round, newer->earlier[k].by, read) != ERROR_NONE)
				error_clear();
			else
				rc = rounds_add_trusted_before(store, newer->earlier[k].by);
		}
		round_free(newer);
	}
	if (*read == NULL)
		return failure_tell(&before);
	failure_forget(&before);
	return rc;
}

static enum error add_round(
    struct store *store, const struct backup *backup, const struct backup_round *round)
{
	struct rounds_offer offer = {
		.bytes = (unsigned char *)round->bytes,
		.signature = (unsigned char *)round->signature,
		.length = strlen(round->bytes),
		.signature_length = strlen(round->signature),
	};
	size_t added = 0;
	enum error rc = read_round(round, backup->trust, &offer.round);

	if (rc == ERROR_WRONG_KEY)
		rc = read_earlier(store, backup, round, &offer.round);
	if (rc == ERROR_NONE)
		rc = rounds_put(store, &offer, &added);
	round_free(offer.round);
	return rc;
}

static enum error add_rounds(struct store *store, const struct backup *backup)
{
	enum error rc = ERROR_NONE;

	if (backup->trust[0] != '\0')
		rc = rounds_trust(store, backup->trust);
	for (size_t i = 0; rc == ERROR_NONE && i < backup->n_rounds; i++)
		rc = add_round(store, backup, &backup->rounds[i]);
	return rc;
}

/* A copy sends nothing by itself: what was ready waits for its owner's word here. */
static const char *state_here(const struct backup_bundle *bundle)
{
	bool ready = strcmp(bundle->state, outbox_state_name(OUTBOX_READY)) == 0;

	return ready ? outbox_state_name(OUTBOX_WAITING) : bundle->state;
}

static enum error add_bundles(struct store *store, const struct backup *backup)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < backup->n_bundles; i++) {
		const struct backup_bundle *bundle = &backup->bundles[i];
		struct db_statement *put = db_use(store->db, STORE_BUNDLE_RESTORE);

		db_bind_text(put, 1, bundle->name);
		db_bind_text(put, 2, bundle->round);
		db_bind_text(put, 3, state_here(bundle));
		db_bind_text(put, 4, bundle->day);
		db_bind_text(put, 5, bundle->reason);
		db_bind_blob(put, 6, bundle->box, bundle->length);
		rc = db_run(put);
	}
	return rc;
}

static enum error add_all(
    struct profile *profile, const struct backup *backup, const struct vault_openers *openers)
{
	struct store *store = profile->store;
	enum error rc = db_begin(store->db);

	if (rc != ERROR_NONE)
		return rc;
	rc = check_unused(store, backup, openers);
	if (rc == ERROR_NONE)
		rc = add_profile(profile, backup, &openers->all[0]);
	if (rc == ERROR_NONE)
		rc = add_pages(profile, backup);
	if (rc == ERROR_NONE)
		rc = add_rounds(store, backup);
	if (rc == ERROR_NONE)
		rc = add_bundles(store, backup);
	return db_end(store->db, rc);
}

enum error profile_restore(struct store *store, const struct backup *backup, const char *passphrase)
{
	struct vault_openers *openers = secret_new(sizeof *openers);
	struct profile *profile = profile_new(store);
	enum error rc = profile_check_name(backup->name);

	memcpy(profile->keys->data, backup->key, sizeof profile->keys->data);
	profile_derive(profile->keys);
	if (rc == ERROR_NONE)
		rc = vault_openers_passphrase(openers, &store->vault, backup->name, passphrase);
	if (rc == ERROR_NONE)
		rc = add_all(profile, backup, openers);
	profile_close(profile);
	secret_free(openers);
	return rc;
}
