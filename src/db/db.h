/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* All of SQLite: opening with every guard up, the schema as a list of migrations, statements that
 * are prepared at open, transactions. Knows no table. */
#ifndef SKATTA_DB_DB_H
#define SKATTA_DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct db;
struct db_statement;

/* One step of a schema's history: its number is its place in the list, counted from 1. Rows are
 * only added at the end; a released row is never changed. */
struct db_migration {
	const char *about;
	const char *sql;
};

struct db_schema {
	const char *what;   /* "skatta's store", for messages */
	const char *option; /* "--data", which names another place for it, for messages */
	uint32_t
	    application_id; /* SQLite's application_id, so that a stray file is named as such */
	const struct db_migration *migrations;
	size_t n_migrations;
	const char *const *statements; /* prepared at open; used by their place */
	size_t n_statements;
};

enum db_mode { DB_CREATE, DB_EXISTING, DB_ASIDE };

/* Open a store and bring its schema up to date. DB_CREATE makes a file with mode 0600 where there
 * is none; DB_EXISTING wants one. DB_ASIDE wants one too, and only reads it: all of it goes into a
 * database that has no name and is gone with db_close(), and that is what is opened. Refuses
 * another program's file, a newer schema and one that differs from what the migrations make. Close
 * with db_close(), which takes NULL too. */
enum error db_open(const char *path, const struct db_schema *schema, enum db_mode mode,
    struct db **db) ERROR_MUST_CHECK;
void db_close(struct db *db);

/* Is the file whole? SQLite's integrity check and foreign keys. */
enum error db_check(struct db *db) ERROR_MUST_CHECK;

/* A consistent copy while the store is in use, made as file_new_by() says; `path` must not exist.
 */
enum error db_copy(struct db *db, const char *path) ERROR_MUST_CHECK;

/* One transaction, BEGIN IMMEDIATE; waits up to ten seconds for others. They do not nest. db_end
 * commits where `so_far` is ERROR_NONE, otherwise rolls back, and returns the outcome. */
enum error db_begin(struct db *db) ERROR_MUST_CHECK;
enum error db_end(struct db *db, enum error so_far) ERROR_MUST_CHECK;

/* A prepared statement, reset and with nothing bound. Parameters count from 1, columns from 0.
 * Bound texts and blobs must stay until the statement has run. NULL binds NULL. */
struct db_statement *db_use(struct db *db, size_t statement);
void db_bind_text(struct db_statement *statement, int parameter, const char *text);
void db_bind_blob(struct db_statement *statement, int parameter, const void *bytes, size_t length);
void db_bind_number(struct db_statement *statement, int parameter, int64_t number);

/* Run to the end, for statements without rows. */
enum error db_run(struct db_statement *statement) ERROR_MUST_CHECK;

/* The next row, or `*row` false and the statement reset. Reset early with db_done(). */
enum error db_next(struct db_statement *statement, bool *row) ERROR_MUST_CHECK;
void db_done(struct db_statement *statement);

/* Columns of the present row; texts and blobs are valid until the next call on the statement. */
const char *db_text(struct db_statement *statement, int column); /* NULL for NULL */
const void *db_blob(struct db_statement *statement, int column, size_t *length);
int64_t db_number(struct db_statement *statement, int column);
bool db_is_null(struct db_statement *statement, int column);

/* Rows that the last db_run changed, and the id of the row it inserted. */
int64_t db_changed(struct db *db);
int64_t db_inserted(struct db *db);

#endif
