/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A row among the profiles that an answer code opens, and a row of `once` that says so. */
#include "client/store/profile_once.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "client/store/profile_drop.h"
#include "client/store/profile_private.h"
#include "client/store/rounds.h"

bool profile_once_is(const struct profile *profile)
{
	return profile->once;
}

bool profile_once_is_gone(const struct profile *profile)
{
	return profile->gone;
}

static enum error add_once(struct profile *profile, const char *round)
{
	struct db_statement *add = db_use(profile->store->db, STORE_ONCE_ADD);

	db_bind_number(add, 1, profile->id);
	db_bind_text(add, 2, round);
	return db_run(add);
}

/* No recovery code opens it: what stands in the place of one is made of the data key, and wraps
 * nothing. By it this row is told from one that the same code opens later. */
static enum error make(
    struct store *store, const struct vault_opener *opener, const char *round, struct profile **out)
{
	struct profile *profile = profile_new(store);
	struct vault_slot by_code, by_none;
	enum error rc;

	secret_random(profile->keys->data, sizeof profile->keys->data);
	profile_derive(profile->keys);
	vault_wrap(&by_code, opener, profile->keys->data);
	digest_in(by_none.lookup, profile->keys->data, "skatta-vault/1 once row", opener->lookup,
	    sizeof opener->lookup);
	secret_random(by_none.wrapped, sizeof by_none.wrapped);
	memcpy(profile->lookup, by_code.lookup, sizeof profile->lookup);
	memcpy(profile->code_lookup, by_none.lookup, sizeof profile->code_lookup);
	rc = profile_add_row(profile, &by_code, &by_none);
	if (rc == ERROR_NONE)
		rc = add_once(profile, round);
	*out = profile;
	return rc;
}

/* In one transaction: two windows with one code have one draft. */
static enum error find_or_make(
    struct store *store, const struct vault_opener *opener, const char *round, struct profile **out)
{
	struct profile *profile = NULL;
	enum error rc = db_begin(store->db);

	if (rc != ERROR_NONE)
		return rc;
	rc = profile_find(store, STORE_PROFILE_FIND, opener, &profile);
	if (rc == ERROR_PASSPHRASE)
		rc = make(store, opener, round, &profile);
	rc = db_end(store->db, rc);
	if (rc == ERROR_NONE)
		*out = profile;
	else
		profile_close(profile);
	return rc;
}

enum error profile_once_open(
    struct store *store, const char *round, const char *code, struct profile **profile)
{
	struct vault_opener *opener = secret_new(sizeof *opener);
	enum error rc = vault_opener_once(opener, &store->vault, round, code);

	if (rc == ERROR_NONE)
		rc = find_or_make(store, opener, round, profile);
	secret_free(opener);
	if (rc != ERROR_NONE)
		return rc;
	(*profile)->once = true;
	(*profile)->name = memory_copy("");
	return ERROR_NONE;
}

static enum error drop(
    struct store *store, int64_t id, const unsigned char code_lookup[VAULT_LOOKUP_SIZE])
{
	enum error rc = profile_drop(store, id, code_lookup);

	return rc == ERROR_REFUSED ? profile_missing() : rc;
}

enum error profile_once_drop(struct profile *profile)
{
	return drop(profile->store, profile->id, profile->code_lookup);
}

void profile_once_forget(struct profile *profile)
{
	secret_wipe(profile->keys, sizeof *profile->keys);
	profile->gone = true;
}

struct draft {
	int64_t id;
	unsigned char code_lookup[VAULT_LOOKUP_SIZE];
	char round[ROUND_ID_SIZE];
};

static enum error list(struct store *store, struct draft **drafts, size_t *count)
{
	struct db_statement *all = db_use(store->db, STORE_ONCE_LIST);
	bool row;
	enum error rc;

	*drafts = NULL;
	*count = 0;
	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		struct draft *draft;
		size_t length;
		const void *lookup = db_blob(all, 2, &length);

		if (length != sizeof draft->code_lookup)
			continue;
		*drafts = memory_grow(*drafts, *count + 1, sizeof **drafts);
		draft = &(*drafts)[(*count)++];
		draft->id = db_number(all, 0);
		memcpy(draft->code_lookup, lookup, length);
		snprintf(draft->round, sizeof draft->round, "%s", db_text(all, 1));
	}
	db_done(all);
	return rc;
}

/* One that cannot be read tells nothing. */
static bool is_closed(struct store *store, const char *id)
{
	struct round *round = NULL;
	bool closed = rounds_get(store, id, &round) == ERROR_NONE && round->closed[0] != '\0';

	error_clear();
	round_free(round);
	return closed;
}

/* What fails now is done the next time: nobody is kept from their own for it. */
void profile_once_sweep(struct store *store)
{
	struct draft *drafts;
	size_t count;
	enum error rc = list(store, &drafts, &count);

	for (size_t i = 0; rc == ERROR_NONE && i < count; i++) {
		if (!is_closed(store, drafts[i].round))
			continue;
		rc = db_begin(store->db);
		if (rc == ERROR_NONE)
			rc = db_end(store->db, drop(store, drafts[i].id, drafts[i].code_lookup));
	}
	free(drafts);
	error_clear();
}
