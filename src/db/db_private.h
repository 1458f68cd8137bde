/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Between the files of this folder. */
#ifndef SKATTA_DB_DB_PRIVATE_H
#define SKATTA_DB_DB_PRIVATE_H

#include <sqlite3.h>

#include "db/db.h"

struct db_statement {
	struct db *db;
	sqlite3_stmt *prepared;
	int bound; /* SQLITE_OK, or why a value could not be bound */
};

struct db {
	char *path;
	const struct db_schema *schema;
	sqlite3 *connection;
	bool aside; /* DB_ASIDE: the file is a copy */
	struct db_statement *statements;
};

/* SQLite's last word as a sentence; the hint depends on what it is. */
enum error db_failure(struct db *db);

/* The next step where the file is damaged: `otherwise`, but where it is a copy. */
const char *db_next_step(const struct db *db, const char *otherwise);

/* All that is in it, into the empty database `copy`. */
enum error db_copy_pages(struct db *db, sqlite3 *copy) ERROR_MUST_CHECK;

/* Before the first connection, once or more often: what db_lock_is_missing() needs. */
void db_lock_start(void);
/* Did the last call fail because the disk gives no locks, rather than because another program has
 * one? */
bool db_lock_is_missing(struct db *db);

/* Run SQL that has no parameters and whose rows nobody wants. */
enum error db_execute(struct db *db, const char *sql);

#endif
