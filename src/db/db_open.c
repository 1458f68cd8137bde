/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Opening a store: the guards, whose file it is, the migrations, and that nobody has changed the
 * schema since. Settings after sqlite.org/security.html. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "db/db_private.h"

enum { BUSY_MILLISECONDS = 10000, HEAP_LIMIT = 256 * 1024 * 1024 };

static const struct {
	int limit, value;
} limits[] = {
	{ SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024 },
	{ SQLITE_LIMIT_SQL_LENGTH, 100000 },
	{ SQLITE_LIMIT_COLUMN, 100 },
	{ SQLITE_LIMIT_EXPR_DEPTH, 20 },
	{ SQLITE_LIMIT_COMPOUND_SELECT, 5 },
	{ SQLITE_LIMIT_VDBE_OP, 25000 },
	{ SQLITE_LIMIT_FUNCTION_ARG, 8 },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
	{ SQLITE_LIMIT_VARIABLE_NUMBER, 20 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
};

static const struct {
	int option, value;
} options[] = {
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 },
	{ SQLITE_DBCONFIG_DQS_DDL, 0 },
};

/* EXTRA: the folder is synced too when the journal goes, so a saved answer outlives a power cut. */
static const char pragmas[] = "PRAGMA cell_size_check = ON;"
			      "PRAGMA mmap_size = 0;"
			      "PRAGMA secure_delete = ON;"
			      "PRAGMA synchronous = EXTRA;"
			      "PRAGMA journal_mode = DELETE;"
			      "PRAGMA foreign_keys = ON;"
			      "PRAGMA temp_store = MEMORY;"
			      "PRAGMA trusted_schema = OFF;";

static void configure(sqlite3 *connection)
{
	for (size_t i = 0; i < COUNT(options); i++)
		sqlite3_db_config(connection, options[i].option, options[i].value, NULL);
	for (size_t i = 0; i < COUNT(limits); i++)
		sqlite3_limit(connection, limits[i].limit, limits[i].value);
	sqlite3_busy_timeout(connection, BUSY_MILLISECONDS);
	sqlite3_hard_heap_limit64(HEAP_LIMIT);
}

static enum error run_sql(struct db *db, const char *sql)
{
	return sqlite3_exec(db->connection, sql, NULL, NULL, NULL) == SQLITE_OK ? ERROR_NONE
										: db_failure(db);
}

static enum error pragma_number(struct db *db, const char *pragma, int64_t *number)
{
	sqlite3_stmt *statement = NULL;
	enum error rc = ERROR_NONE;

	if (sqlite3_prepare_v2(db->connection, pragma, -1, &statement, NULL) == SQLITE_OK &&
	    sqlite3_step(statement) == SQLITE_ROW)
		*number = sqlite3_column_int64(statement, 0);
	else
		rc = db_failure(db);
	sqlite3_finalize(statement);
	return rc;
}

/* A file of another program must not be migrated, nor a bare text file be called damaged. */
static enum error check_owner(struct db *db, bool *empty)
{
	int64_t id = 0, version = 0, objects = 0;
	enum error rc = pragma_number(db, "SELECT count(*) FROM sqlite_schema", &objects);

	if (rc == ERROR_NONE)
		rc = pragma_number(db, "PRAGMA application_id", &id);
	if (rc == ERROR_NONE)
		rc = pragma_number(db, "PRAGMA user_version", &version);
	if (rc != ERROR_NONE)
		return rc;
	*empty = objects == 0 && id == 0 && version == 0;
	if (!*empty && (uint32_t)id != db->schema->application_id)
		return error_hint(error_set(ERROR_REFUSED, _("%s is a database, but not %s"),
				      db->path, db->schema->what),
		    _("Name the right file; this one was left as it is."));
	if (version > (int64_t)db->schema->n_migrations)
		return error_hint(
		    error_set(ERROR_TOO_NEW, _("%s was written by a newer version"), db->path),
		    _("Install the newest version, then try again; the file was left as it is."));
	return ERROR_NONE;
}

/* One migration and its number in one transaction. Another process may have come first. */
static enum error migrate_one(struct db *db, size_t number)
{
	char set[80];
	int64_t version = 0;
	enum error rc = db_begin(db);

	if (rc != ERROR_NONE)
		return rc;
	rc = pragma_number(db, "PRAGMA user_version", &version);
	if (rc == ERROR_NONE && version < (int64_t)number) {
		rc = run_sql(db, db->schema->migrations[number - 1].sql);
		snprintf(set, sizeof set, "PRAGMA user_version = %zu; PRAGMA application_id = %u",
		    number, (unsigned)db->schema->application_id);
		if (rc == ERROR_NONE)
			rc = run_sql(db, set);
	}
	return db_end(db, rc);
}

static enum error migrate(struct db *db)
{
	int64_t version = 0;
	enum error rc = pragma_number(db, "PRAGMA user_version", &version);

	for (size_t i = (size_t)version; rc == ERROR_NONE && i < db->schema->n_migrations; i++)
		rc = migrate_one(db, i + 1);
	return rc;
}

/* The schema as text: every object's own SQL, in one order. */
static enum error schema_text(sqlite3 *connection, struct text *out)
{
	sqlite3_stmt *statement = NULL;
	int rc = sqlite3_prepare_v2(connection,
	    "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema ORDER BY "
	    "type, name",
	    -1, &statement, NULL);

	while (rc == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
		text_addf(out, "%s\n", (const char *)sqlite3_column_text(statement, 0));
	return sqlite3_finalize(statement) == SQLITE_OK ? ERROR_NONE : ERROR_DAMAGED;
}

/* Triggers and views that somebody put in would run with our statements: nothing runs before the
 * schema is byte for byte the one that the migrations make. */
static enum error check_schema(struct db *db)
{
	struct text here = { 0 }, expected = { 0 };
	sqlite3 *fresh = NULL;
	enum error rc = ERROR_NONE;

	if (sqlite3_open(":memory:", &fresh) != SQLITE_OK)
		memory_out();
	for (size_t i = 0; i < db->schema->n_migrations; i++)
		if (sqlite3_exec(fresh, db->schema->migrations[i].sql, NULL, NULL, NULL) !=
		    SQLITE_OK)
			rc = error_set(ERROR_SYSTEM, _("migration %zu of %s does not run: %s"),
			    i + 1, db->schema->what, sqlite3_errmsg(fresh));
	if (rc == ERROR_NONE)
		rc = schema_text(fresh, &expected);
	if (rc == ERROR_NONE)
		rc = schema_text(db->connection, &here);
	if (rc == ERROR_NONE && (here.length != expected.length ||
				    memcmp(here.bytes, expected.bytes, here.length) != 0))
		rc = error_hint(
		    error_set(ERROR_DAMAGED, _("%s has been changed by something else"), db->path),
		    _("Take back a copy that you trust; the file was left as it is."));
	sqlite3_close(fresh);
	text_free(&here);
	text_free(&expected);
	return rc;
}

static enum error prepare_statements(struct db *db)
{
	db->statements = memory_new(db->schema->n_statements, sizeof *db->statements);
	for (size_t i = 0; i < db->schema->n_statements; i++) {
		db->statements[i].db = db;
		if (sqlite3_prepare_v3(db->connection, db->schema->statements[i], -1,
			SQLITE_PREPARE_PERSISTENT, &db->statements[i].prepared, NULL) != SQLITE_OK)
			return db_failure(db);
	}
	return ERROR_NONE;
}

/* SQLite would make a file with the umask's mode and follow a link: so it is made, or looked at,
 * here. */
static enum error prepare_file(const char *path, enum db_mode mode)
{
	struct stat about;
	int flags =
	    O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | (mode == DB_CREATE ? O_CREAT : 0);
	int fd = open(path, flags, 0600);
	enum error rc = ERROR_NONE;

	if (fd < 0 && errno == ENOENT)
		return error_set(ERROR_NOT_FOUND, _("there is no file %s"), path);
	if (fd < 0)
		return error_set(ERROR_SYSTEM, _("cannot open %s: %s"), path, strerror(errno));
	if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode))
		rc = error_set(ERROR_REFUSED, _("%s is not a regular file"), path);
	close(fd);
	return rc;
}

enum error db_open(
    const char *path, const struct db_schema *schema, enum db_mode mode, struct db **out)
{
	struct db *db;
	bool empty = false;
	enum error rc = prepare_file(path, mode);

	if (rc != ERROR_NONE)
		return rc;
	db = memory_new(1, sizeof *db);
	db->path = memory_copy(path);
	db->schema = schema;
	if (sqlite3_open_v2(path, &db->connection, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
		rc = db_failure(db);
		goto done;
	}
	configure(db->connection);
	rc = check_owner(db, &empty);
	if (rc == ERROR_NONE && empty && mode == DB_EXISTING)
		rc = error_set(ERROR_NOT_FOUND, _("%s is empty"), path);
	if (rc == ERROR_NONE)
		rc = run_sql(db, pragmas);
	if (rc == ERROR_NONE)
		rc = migrate(db);
	if (rc == ERROR_NONE)
		rc = check_schema(db);
	if (rc == ERROR_NONE)
		rc = prepare_statements(db);
done:
	if (rc == ERROR_NONE)
		*out = db;
	else
		db_close(db);
	return rc;
}

void db_close(struct db *db)
{
	if (db == NULL)
		return;
	for (size_t i = 0; db->statements != NULL && i < db->schema->n_statements; i++)
		sqlite3_finalize(db->statements[i].prepared);
	sqlite3_close(db->connection);
	free(db->statements);
	free(db->path);
	free(db);
}
