/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Opening skatta's store. */
#include "client/store/store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/secret.h"

/* What a new store has of its own; somebody else may be making the same file at this moment, and
 * then theirs stands. */
static enum error add_settings(struct store *store)
{
	struct db_statement *statement;
	struct vault_settings vault;
	unsigned char id[STORE_ID_SIZE];

	vault_settings_new(&vault);
	secret_random(id, sizeof id);
	statement = db_use(store->db, STORE_SETTINGS_ADD);
	db_bind_blob(statement, 1, id, sizeof id);
	db_bind_blob(statement, 2, vault.salt, sizeof vault.salt);
	db_bind_number(statement, 3, vault.cost.memory_kib);
	db_bind_number(statement, 4, vault.cost.passes);
	return db_run(statement);
}

static enum error get_settings(struct store *store, bool *there)
{
	struct db_statement *statement = db_use(store->db, STORE_SETTINGS_GET);
	const void *id, *salt;
	size_t id_length, salt_length;
	enum error rc = db_next(statement, there);

	if (rc != ERROR_NONE || !*there)
		return rc;
	id = db_blob(statement, 0, &id_length);
	salt = db_blob(statement, 1, &salt_length);
	if (id_length == sizeof store->id && salt_length == sizeof store->vault.salt) {
		memcpy(store->id, id, id_length);
		memcpy(store->vault.salt, salt, salt_length);
		store->vault.cost.memory_kib = (uint32_t)db_number(statement, 2);
		store->vault.cost.passes = (uint32_t)db_number(statement, 3);
	} else {
		rc = error_set(ERROR_DAMAGED, _("skatta's store has lost its settings"));
	}
	db_done(statement);
	return rc;
}

enum error store_open(const char *folder, struct store **out)
{
	char *path = file_join(folder, "skatta.db");
	struct store *store = memory_new(1, sizeof *store);
	bool there = false;
	int opened = -1;
	enum error rc = file_open_folder(folder, true, false, &opened);

	if (rc == ERROR_NONE)
		rc = db_open(path, &store_schema, DB_CREATE, &store->db);
	if (rc == ERROR_NONE)
		rc = get_settings(store, &there);
	if (rc == ERROR_NONE && !there) {
		rc = add_settings(store);
		if (rc == ERROR_NONE)
			rc = get_settings(store, &there);
	}
	if (opened >= 0)
		close(opened);
	free(path);
	if (rc == ERROR_NONE)
		*out = store;
	else
		store_close(store);
	return rc;
}

void store_close(struct store *store)
{
	if (store == NULL)
		return;
	db_close(store->db);
	free(store);
}
