/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Making and opening profiles. Everything a profile needs is derived from its random data key, so
 * nothing but that key is ever wrapped. Its pages are in profile_page.c. */
#include "client/store/profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/store/profile_private.h"
#include "crypto/digest.h"
#include "crypto/secret.h"

enum { LEAST_PASSPHRASE = 8 };

void profile_derive(struct keys *keys)
{
	digest_in(keys->page, keys->data, "skatta-page/1", "", 0);
	digest_in(keys->slot, keys->data, "skatta-slot/1", "", 0);
	digest_in(keys->seed, keys->data, "skatta-seed/1", "", 0);
}

struct profile *profile_new(struct store *store)
{
	struct profile *profile = memory_new(1, sizeof *profile);

	profile->store = store;
	profile->keys = secret_new(sizeof *profile->keys);
	return profile;
}

void profile_close(struct profile *profile)
{
	if (profile == NULL)
		return;
	secret_free(profile->keys);
	if (profile->name != NULL)
		secret_wipe(profile->name, strlen(profile->name));
	free(profile->name);
	free(profile);
}

const char *profile_name(const struct profile *profile)
{
	return profile->name;
}

struct store *profile_store(const struct profile *profile)
{
	return profile->store;
}

void profile_pair(const struct profile *profile, const char *central_key, struct sign_pair *pair)
{
	sign_pair_for(
	    pair, profile->keys->seed, "skatta-respondent/1", central_key, strlen(central_key));
}

enum error profile_check_name(const char *name)
{
	if (text_is_blank(name))
		return error_set(ERROR_REFUSED, _("the name is empty"));
	if (text_characters(name) > PROFILE_MAX_NAME)
		return error_set(ERROR_REFUSED,
		    _("the name is %zu characters long; at most %d fit"), text_characters(name),
		    PROFILE_MAX_NAME);
	if (!text_is_safe(name, false))
		return error_set(ERROR_REFUSED, _("the name has characters that cannot be shown"));
	return ERROR_NONE;
}

enum error profile_check_passphrase(const char *passphrase)
{
	if (text_characters(passphrase) < LEAST_PASSPHRASE)
		return error_hint(error_set(ERROR_REFUSED, _("the passphrase is too short")),
		    _("Use at least %d characters; a few ordinary words in a row are good and easy "
		      "to type."),
		    LEAST_PASSPHRASE);
	return secret_check_text(passphrase);
}

/* What the row holds, in order: its id, the data key under the opener, and both lookups. */
static enum error read_row(
    struct profile *profile, struct db_statement *statement, const struct vault_opener *opener)
{
	struct vault_slot slot;
	const void *wrapped, *lookup, *code_lookup;
	size_t lengths[3];

	profile->id = db_number(statement, 0);
	wrapped = db_blob(statement, 1, &lengths[0]);
	lookup = db_blob(statement, 2, &lengths[1]);
	code_lookup = db_blob(statement, 3, &lengths[2]);
	if (lengths[0] != sizeof slot.wrapped || lengths[1] != sizeof profile->lookup ||
	    lengths[2] != sizeof profile->code_lookup)
		return ERROR_DAMAGED;
	memcpy(slot.lookup, opener->lookup, sizeof slot.lookup);
	memcpy(slot.wrapped, wrapped, sizeof slot.wrapped);
	memcpy(profile->lookup, lookup, sizeof profile->lookup);
	memcpy(profile->code_lookup, code_lookup, sizeof profile->code_lookup);
	return vault_unwrap(profile->keys->data, opener, &slot);
}

enum error profile_find(struct store *store, enum store_statement find,
    const struct vault_opener *opener, struct profile **out)
{
	struct db_statement *statement = db_use(store->db, find);
	struct profile *profile = NULL;
	bool row;
	enum error rc;

	db_bind_blob(statement, 1, opener->lookup, sizeof opener->lookup);
	rc = db_next(statement, &row);
	if (rc != ERROR_NONE)
		return rc;
	if (!row)
		return ERROR_PASSPHRASE;
	profile = profile_new(store);
	rc = read_row(profile, statement, opener);
	db_done(statement);
	if (rc == ERROR_NONE) {
		profile_derive(profile->keys);
		*out = profile;
	} else {
		profile_close(profile);
		rc = profile_tampered();
	}
	return rc;
}

enum error profile_load_name(struct profile *profile)
{
	json_t *page = NULL;
	int64_t generation;
	enum error rc = profile_get(profile, "profile", &page, &generation);

	if (rc == ERROR_NONE && !json_is_string(json_object_get(page, "name")))
		rc = profile_tampered();
	if (rc == ERROR_NONE)
		profile->name = memory_copy(json_string_value(json_object_get(page, "name")));
	json_decref(page);
	return rc;
}

enum error profile_find_typed(
    struct store *store, const char *name, const char *passphrase, struct profile **out)
{
	struct vault_openers *openers = secret_new(sizeof *openers);
	enum error rc = vault_openers_passphrase(openers, &store->vault, name, passphrase);

	if (rc == ERROR_NONE)
		rc = ERROR_PASSPHRASE;
	for (size_t i = 0; rc == ERROR_PASSPHRASE && i < openers->count; i++)
		rc = profile_find(store, STORE_PROFILE_FIND, &openers->all[i], out);
	secret_free(openers);
	return rc;
}

/* With its name; what was found goes where that fails. */
static enum error with_name(enum error rc, struct profile **out)
{
	if (rc != ERROR_NONE)
		return rc;
	rc = profile_load_name(*out);
	if (rc != ERROR_NONE) {
		profile_close(*out);
		*out = NULL;
	}
	return rc;
}

static enum error open_with(struct store *store, enum store_statement find,
    const struct vault_opener *opener, struct profile **out)
{
	return with_name(profile_find(store, find, opener, out), out);
}

enum error profile_open(
    struct store *store, const char *name, const char *passphrase, struct profile **profile)
{
	enum error rc = with_name(profile_find_typed(store, name, passphrase, profile), profile);

	if (rc == ERROR_PASSPHRASE)
		rc = error_hint(
		    error_set(rc, _("no profile here opens with that name and that passphrase")),
		    _("Check both and try again; the recovery code opens it too."));
	return rc;
}

static enum error open_with_salt(struct store *store, const struct vault_settings *vault,
    const char *code, struct profile **profile)
{
	struct vault_opener *opener = secret_new(sizeof *opener);
	enum error rc = vault_opener_code(opener, vault, code);

	if (rc == ERROR_NONE)
		rc = open_with(store, STORE_PROFILE_FIND_BY_CODE, opener, profile);
	secret_free(opener);
	return rc;
}

/* The code of a place that came from another machine was made with the salt of that one. */
static enum error open_restored(struct store *store, const char *code, struct profile **profile)
{
	struct db_statement *salts = db_use(store->db, STORE_CODE_SALTS);
	struct vault_settings vault = store->vault;
	bool row = false;
	size_t length;
	enum error rc;

	while ((rc = db_next(salts, &row)) == ERROR_NONE && row) {
		const void *salt = db_blob(salts, 0, &length);

		if (length != sizeof vault.salt)
			continue;
		memcpy(vault.salt, salt, length);
		rc = open_with_salt(store, &vault, code, profile);
		if (rc != ERROR_PASSPHRASE)
			break;
	}
	db_done(salts);
	return rc == ERROR_NONE && !row ? ERROR_PASSPHRASE : rc;
}

enum error profile_open_by_code(struct store *store, const char *code, struct profile **profile)
{
	enum error rc = open_with_salt(store, &store->vault, code, profile);

	if (rc == ERROR_PASSPHRASE)
		rc = open_restored(store, code, profile);
	if (rc == ERROR_PASSPHRASE)
		rc = error_hint(error_set(rc, _("no profile here opens with that recovery code")),
		    _("It is four groups of four letters and digits; check each of them."));
	return rc;
}

/* By chance, so that none is given twice: a window that is open in a place that another one has
 * deleted must write nothing into a newer one. */
static enum error draw_id(struct profile *profile)
{
	bool taken = true;
	enum error rc = ERROR_NONE;

	while (rc == ERROR_NONE && taken) {
		struct db_statement *find = db_use(profile->store->db, STORE_PROFILE_CODE);
		uint64_t random;

		secret_random(&random, sizeof random);
		profile->id = (int64_t)(random >> 2) + 1;
		db_bind_number(find, 1, profile->id);
		rc = db_next(find, &taken);
		db_done(find);
	}
	return rc;
}

enum error profile_add_row(struct profile *profile, const struct vault_slot *by_passphrase,
    const struct vault_slot *by_code)
{
	struct db_statement *statement = db_use(profile->store->db, STORE_PROFILE_ADD);
	enum error rc = draw_id(profile);

	if (rc != ERROR_NONE)
		return rc;
	db_bind_blob(statement, 1, by_passphrase->lookup, sizeof by_passphrase->lookup);
	db_bind_blob(statement, 2, by_passphrase->wrapped, sizeof by_passphrase->wrapped);
	db_bind_blob(statement, 3, by_code->lookup, sizeof by_code->lookup);
	db_bind_blob(statement, 4, by_code->wrapped, sizeof by_code->wrapped);
	db_bind_number(statement, 5, profile->id);
	return db_run(statement);
}

/* The row and its first page, in one transaction. */
static enum error add_first(struct profile *profile, const struct vault_slot *by_passphrase,
    const struct vault_slot *by_code)
{
	struct db *db = profile->store->db;
	int64_t generation = 0;
	json_t *page;
	enum error rc = db_begin(db);

	if (rc != ERROR_NONE)
		return rc;
	rc = profile_add_row(profile, by_passphrase, by_code);
	if (rc == ERROR_NONE) {
		page = json_pack("{s:s}", "name", profile->name);
		rc = profile_put(profile, "profile", page, &generation);
		json_decref(page);
	}
	return db_end(db, rc);
}

enum error profile_check_unused(
    struct store *store, enum store_statement find, const struct vault_opener *opener)
{
	struct profile *there = NULL;
	enum error rc = profile_find(store, find, opener, &there);

	profile_close(there);
	if (rc == ERROR_PASSPHRASE)
		return ERROR_NONE;
	if (rc == ERROR_NONE)
		return error_set(
		    ERROR_REFUSED, _("that name and that passphrase already open a profile here"));
	return rc;
}

enum error profile_check_unopened(struct store *store, const struct vault_openers *openers)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < openers->count; i++)
		rc = profile_check_unused(store, STORE_PROFILE_FIND, &openers->all[i]);
	return rc;
}

enum error profile_any(struct store *store, bool *any)
{
	struct db_statement *statement = db_use(store->db, STORE_PROFILE_ANY);
	enum error rc;

	*any = false;
	rc = db_next(statement, any);
	db_done(statement);
	return rc;
}

enum error profile_make(struct store *store, const char *name, const char *passphrase,
    char code[ENCODE_CODE_SIZE], struct profile **out)
{
	struct vault_openers *openers = NULL;
	struct vault_slot by_passphrase, by_code;
	struct profile *profile = NULL;
	enum error rc = profile_check_name(name);

	if (rc == ERROR_NONE)
		rc = profile_check_passphrase(passphrase);
	if (rc != ERROR_NONE)
		return rc;
	profile = profile_new(store);
	profile->name = text_spell(name);
	openers = secret_new(sizeof *openers);
	rc = vault_openers_passphrase(openers, &store->vault, name, passphrase);
	if (rc == ERROR_NONE)
		rc = profile_check_unopened(store, openers);
	if (rc == ERROR_REFUSED)
		error_hint(rc, _("Open it instead of making a new one."));
	if (rc != ERROR_NONE)
		goto done;
	secret_random(profile->keys->data, sizeof profile->keys->data);
	profile_derive(profile->keys);
	vault_wrap(&by_passphrase, &openers->all[0], profile->keys->data);
	vault_new_code(code);
	rc = vault_opener_code(&openers->all[0], &store->vault, code);
	if (rc != ERROR_NONE)
		goto done;
	vault_wrap(&by_code, &openers->all[0], profile->keys->data);
	rc = add_first(profile, &by_passphrase, &by_code);
done:
	secret_free(openers);
	if (rc == ERROR_NONE)
		*out = profile;
	else
		profile_close(profile);
	return rc;
}
