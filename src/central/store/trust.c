/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `trusted`. */
#include "central/store/trust.h"

#include <string.h>

enum error trust_add(struct central *central, const char *key, bool *added)
{
	struct db_statement *put = db_use(central->db, SQL_TRUST_PUT);
	struct minisign_public public;
	char text[MINISIGN_KEY_TEXT_SIZE];
	enum error rc = minisign_key_read(&public, key);

	if (rc != ERROR_NONE)
		return rc;
	minisign_key_write(text, &public);
	db_bind_text(put, 1, text);
	rc = db_run(put);
	*added = rc == ERROR_NONE && db_changed(central->db) > 0;
	return rc;
}

enum error trust_has(struct central *central, const char *key, bool *has)
{
	struct db_statement *get = db_use(central->db, SQL_TRUST_GET);
	enum error rc;

	*has = strcmp(key, central->signing_key) == 0;
	if (*has)
		return ERROR_NONE;
	db_bind_text(get, 1, key);
	rc = db_next(get, has);
	db_done(get);
	return rc;
}

enum error trust_each(
    struct central *central, void (*each)(void *context, const char *key), void *context)
{
	struct db_statement *all = db_use(central->db, SQL_TRUST_ALL);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row)
		each(context, db_text(all, 0));
	return rc;
}
