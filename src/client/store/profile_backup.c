/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Gathering a place for another machine, and sealing it. */
#include "client/store/profile_backup.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/store/lead.h"
#include "client/store/outbox.h"
#include "client/store/profile_private.h"
#include "client/store/rounds.h"
#include "crypto/age/age.h"

static enum error add_page(void *context, const unsigned char slot[DIGEST_SIZE], json_t *value)
{
	struct backup_page *page;

	if (value == NULL)
		return profile_tampered();
	page = backup_add_page(context);
	memcpy(page->slot, slot, DIGEST_SIZE);
	page->value = json_incref(value);
	return ERROR_NONE;
}

/* The recovery code's way in, and the salt that it was made with. */
static enum error add_code(const struct profile *profile, struct backup *backup)
{
	struct db *db = profile->store->db;
	struct db_statement *code = db_use(db, STORE_PROFILE_CODE);
	struct db_statement *salt = db_use(db, STORE_CODE_SALT_GET);
	const void *lookup, *wrapped, *other;
	size_t lengths[3];
	bool row = false;
	enum error rc;

	db_bind_number(code, 1, profile->id);
	rc = db_next(code, &row);
	if (rc != ERROR_NONE || !row)
		return rc != ERROR_NONE ? rc : profile_check_there(profile);
	lookup = db_blob(code, 0, &lengths[0]);
	wrapped = db_blob(code, 1, &lengths[1]);
	if (lengths[0] == sizeof backup->code.lookup && lengths[1] == sizeof backup->code.wrapped) {
		memcpy(backup->code.lookup, lookup, lengths[0]);
		memcpy(backup->code.wrapped, wrapped, lengths[1]);
	} else {
		rc = profile_tampered();
	}
	db_done(code);
	memcpy(backup->code_salt, profile->store->vault.salt, sizeof backup->code_salt);
	db_bind_number(salt, 1, profile->id);
	if (rc == ERROR_NONE)
		rc = db_next(salt, &row);
	if (rc != ERROR_NONE || !row)
		return rc;
	other = db_blob(salt, 0, &lengths[2]);
	if (lengths[2] == sizeof backup->code_salt)
		memcpy(backup->code_salt, other, lengths[2]);
	db_done(salt);
	return ERROR_NONE;
}

/* A round as it lies here, which was read and verified before. */
static enum error add_round(struct store *store, const char *id, struct backup *backup)
{
	struct db_statement *get = db_use(store->db, STORE_ROUND_GET);
	struct backup_round *round;
	size_t length;
	bool row = false;
	enum error rc;

	db_bind_text(get, 1, id);
	rc = db_next(get, &row);
	if (rc != ERROR_NONE || !row)
		return rc;
	round = backup_add_round(backup);
	for (int column = 0; column < 2; column++) {
		const void *blob = db_blob(get, column, &length);
		char **into = column == 0 ? &round->bytes : &round->signature;

		*into = memory_new(length + 1, 1);
		memcpy(*into, blob, length);
	}
	db_done(get);
	return ERROR_NONE;
}

/* One that there is not any more is left out. */
static enum error add_bundle(
    struct store *store, const struct outbox *outbox, const char *name, struct backup *backup)
{
	const struct outbox_bundle *from = name != NULL ? outbox_find(outbox, name) : NULL;
	struct backup_bundle *bundle;

	if (from == NULL)
		return ERROR_NONE;
	bundle = backup_add_bundle(backup);
	memcpy(bundle->name, from->name, sizeof bundle->name);
	memcpy(bundle->round, from->round, sizeof bundle->round);
	/* Where it is taken in, neither leaves before its owner says so there. */
	bundle->state = memory_copy(
	    outbox_state_name(from->state == OUTBOX_WAITING ? OUTBOX_READY : from->state));
	memcpy(bundle->day, from->day, sizeof bundle->day);
	bundle->reason = memory_copy(from->reason);
	return outbox_box(store, from->name, &bundle->box, &bundle->length);
}

/* The bundle that the person's page of the round names. */
static enum error add_response(
    struct profile *profile, const char *id, const struct outbox *outbox, struct backup *backup)
{
	char *name = text_format("response/%s", id);
	json_t *page = NULL;
	int64_t generation;
	enum error rc = profile_get(profile, name, &page, &generation);

	if (rc == ERROR_NONE && page != NULL)
		rc = add_bundle(profile->store, outbox,
		    json_string_value(json_object_get(page, "bundle")), backup);
	json_decref(page);
	free(name);
	return rc;
}

/* Those of the plans of the units that the person leads. */
static enum error add_plans(struct profile *profile, struct round *const *rounds, size_t count,
    const struct outbox *outbox, struct backup *backup)
{
	struct leads leads;
	enum error rc = leads_list(profile, rounds, count, &leads);

	for (size_t i = 0; rc == ERROR_NONE && i < leads.count; i++) {
		char name[BUNDLE_NAME_DIGITS + 1];

		rc = leads_bundle(profile, &leads.units[i], name);
		if (rc == ERROR_NONE)
			rc = add_bundle(profile->store, outbox, name, backup);
	}
	leads_free(&leads);
	return rc;
}

static enum error add_rounds(struct profile *profile, struct backup *backup)
{
	struct store *store = profile->store;
	struct round **rounds = NULL;
	struct outbox *outbox = NULL;
	size_t count = 0;
	enum error rc = rounds_list(store, &rounds, &count);

	if (rc == ERROR_NONE)
		rc = outbox_list(store, &outbox);
	for (size_t i = 0; rc == ERROR_NONE && i < count; i++) {
		rc = add_round(store, rounds[i]->id, backup);
		if (rc == ERROR_NONE)
			rc = add_response(profile, rounds[i]->id, outbox, backup);
	}
	if (rc == ERROR_NONE)
		rc = add_plans(profile, rounds, count, outbox, backup);
	outbox_free(outbox);
	rounds_free(rounds, count);
	return rc;
}

enum error profile_backup(struct profile *profile, struct backup **out)
{
	struct backup *backup = backup_new();
	enum error rc;

	backup->name = memory_copy(profile->name);
	memcpy(backup->key, profile->keys->data, sizeof profile->keys->data);
	rc = add_code(profile, backup);
	if (rc == ERROR_NONE)
		rc = profile_each_page(profile, add_page, backup);
	if (rc == ERROR_NONE)
		rc = rounds_trusted(profile->store, backup->trust);
	if (rc == ERROR_NONE)
		rc = add_rounds(profile, backup);
	if (rc == ERROR_NONE)
		*out = backup;
	else
		backup_free(backup);
	return rc;
}

static enum error seal(const struct backup *backup, const char *passphrase, const char *path)
{
	char *plain = backup_write(backup);
	size_t length = strlen(plain), sealed_length = 0;
	unsigned char *sealed = NULL;
	enum error rc = ERROR_NONE;

	/* Room for the seal is left. */
	if (length > BACKUP_LIMIT - BACKUP_LIMIT / 100)
		rc = error_set(ERROR_TOO_LARGE, _("there is more here than fits in a backup"));
	if (rc == ERROR_NONE)
		rc = age_seal_passphrase(passphrase, plain, length, &sealed, &sealed_length);
	if (rc == ERROR_NONE)
		rc = file_new(path, sealed, sealed_length, false);
	secret_wipe(plain, length);
	free(plain);
	free(sealed);
	return rc;
}

enum error profile_backup_save(struct profile *profile, const char *passphrase, const char *path)
{
	struct backup *backup = NULL;
	enum error rc = profile_backup(profile, &backup);

	if (rc == ERROR_NONE)
		rc = seal(backup, passphrase, path);
	backup_free(backup);
	return rc;
}
