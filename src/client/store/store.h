/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta's store: one SQLite file for an operating-system account, many profiles in it. All SQL of
 * the client is in store_schema.c; here it is opened. Byte by byte: skatta-store(5). */
#ifndef SKATTA_CLIENT_STORE_H
#define SKATTA_CLIENT_STORE_H

#include "base/error.h"
#include "crypto/vault.h"
#include "db/db.h"

/* The statements, in the order of store_schema.c. */
enum store_statement {
	STORE_SETTINGS_ADD,
	STORE_SETTINGS_GET,
	STORE_TRUST_ADD,
	STORE_TRUST_GET,
	STORE_TRUST_REPLACE,
	STORE_TRUST_BEFORE_ADD,
	STORE_TRUST_BEFORE_LIST,
	STORE_ROUND_ADD,
	STORE_ROUND_LIST,
	STORE_ROUND_GET,
	STORE_PROFILE_ADD,
	STORE_PROFILE_ANY,
	STORE_PROFILE_DROP,
	STORE_PAGE_DROP,
	STORE_ONCE_ADD,
	STORE_ONCE_LIST,
	STORE_ONCE_DROP,
	STORE_PROFILE_FIND,
	STORE_PROFILE_FIND_BY_CODE,
	STORE_PROFILE_WRAP,
	STORE_PROFILE_WRAP_BY_CODE,
	STORE_PROFILE_CODE,
	STORE_CODE_SALTS,
	STORE_CODE_SALT_ADD,
	STORE_CODE_SALT_GET,
	STORE_CODE_SALT_DROP,
	STORE_PAGE_PUT,
	STORE_PAGE_GET,
	STORE_PAGE_ALL,
	STORE_BUNDLE_ADD,
	STORE_BUNDLE_RESTORE,
	STORE_BUNDLE_SET,
	STORE_BUNDLE_DROP,
	STORE_BUNDLE_LET_GO,
	STORE_BUNDLE_FORGET,
	STORE_BUNDLE_RELEASE,
	STORE_BUNDLE_LIST,
	STORE_BUNDLE_BOX,
	STORE_PLACE_SET,
	STORE_PLACE_GET,
	STORE_ABOVE_PUT,
	STORE_ABOVE_GET,
	STORE_STATEMENTS
};

enum { STORE_ID_SIZE = 16 };

struct store {
	struct db *db;
	unsigned char id[STORE_ID_SIZE]; /* random, bound into everything that is sealed here */
	struct vault_settings vault;
};

extern const struct db_schema store_schema;

/* Open the store in a data folder, both made where they are missing. Close with store_close(),
 * which takes NULL. */
enum error store_open(const char *folder, struct store **store) ERROR_MUST_CHECK;
void store_close(struct store *store);

#endif
