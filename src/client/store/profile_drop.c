/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A place goes, whole or not at all. */
#include "client/store/profile_drop.h"

#include "base/io/language.h"
#include "base/memory.h"
#include "client/store/outbox.h"
#include "client/store/profile_private.h"

enum error profile_drop(
    struct store *store, int64_t id, const unsigned char lookup[VAULT_LOOKUP_SIZE])
{
	/* What refers to others first. */
	static const enum store_statement parts[] = { STORE_PAGE_DROP, STORE_CODE_SALT_DROP,
		STORE_ONCE_DROP };
	struct db_statement *row;
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < COUNT(parts); i++) {
		struct db_statement *part = db_use(store->db, parts[i]);

		db_bind_number(part, 1, id);
		rc = db_run(part);
	}
	if (rc != ERROR_NONE)
		return rc;
	row = db_use(store->db, STORE_PROFILE_DROP);
	db_bind_number(row, 1, id);
	db_bind_blob(row, 2, lookup, VAULT_LOOKUP_SIZE);
	rc = db_run(row);
	return rc == ERROR_NONE && db_changed(store->db) == 0 ? ERROR_REFUSED : rc;
}

static enum error forget_bundles(struct profile *profile)
{
	json_t *names = NULL, *value;
	const char *name;
	enum error rc = profile_bundles(profile, &names);

	json_object_foreach(names, name, value) if (rc == ERROR_NONE) rc =
	    outbox_forget(profile->store, name);
	json_decref(names);
	return rc;
}

enum error profile_delete(struct profile *profile)
{
	struct db *db = profile->store->db;
	enum error rc = db_begin(db);

	if (rc != ERROR_NONE)
		return rc;
	rc = profile_check_there(profile);
	if (rc == ERROR_NONE)
		rc = forget_bundles(profile);
	if (rc == ERROR_NONE) {
		rc = profile_drop(profile->store, profile->id, profile->lookup);
		if (rc == ERROR_REFUSED)
			rc = profile_overtaken();
	}
	return db_end(db, rc);
}
