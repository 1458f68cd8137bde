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

#include "base/io/file_guard.h"
#include "base/io/language.h"
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

static enum error changed_by_others(struct db *db)
{
	return error_hint(
	    error_set(ERROR_DAMAGED, _("%s has been changed by something else"), db->path), "%s",
	    db_next_step(db, _("Restore a copy that you trust; the file was left as it is.")));
}

/* A file of another program must not be migrated, nor a bare text file be called damaged.
 * `*version` is how many of the migrations it has; 0 in a new file. */
static enum error check_owner(struct db *db, int64_t *version)
{
	int64_t id = 0, objects = 0;
	enum error rc = pragma_number(db, "SELECT count(*) FROM sqlite_schema", &objects);

	if (rc == ERROR_NONE)
		rc = pragma_number(db, "PRAGMA application_id", &id);
	if (rc == ERROR_NONE)
		rc = pragma_number(db, "PRAGMA user_version", version);
	if (rc != ERROR_NONE)
		return rc;
	if (objects == 0 && id == 0 && *version == 0)
		return ERROR_NONE;
	if ((uint32_t)id != db->schema->application_id)
		return error_hint(error_set(ERROR_REFUSED, _("%s is a database, but not %s"),
				      db->path, db->schema->what),
		    _("Name the right file; this one was left as it is."));
	if (*version > (int64_t)db->schema->n_migrations)
		return error_hint(
		    error_set(ERROR_TOO_NEW, _("%s was written by a newer version"), db->path),
		    _("Install the newest version, then try again; the file was left as it is."));
	return *version > 0 ? ERROR_NONE : changed_by_others(db);
}

/* The schema as text: every object's own SQL, in one order; free() by the caller. */
static enum error schema_text(struct db *db, sqlite3 *connection, char **schema)
{
	struct text out = { 0 };
	sqlite3_stmt *statement = NULL;
	enum error rc = ERROR_NONE;
	int step = sqlite3_prepare_v2(connection,
	    "SELECT format('%s %s %s', type, name, sql) FROM sqlite_schema ORDER BY type, name", -1,
	    &statement, NULL);

	if (step == SQLITE_OK)
		while ((step = sqlite3_step(statement)) == SQLITE_ROW)
			text_addf(&out, "%s\n", (const char *)sqlite3_column_text(statement, 0));
	if (step != SQLITE_DONE)
		rc = db_failure(db);
	sqlite3_finalize(statement);
	*schema = text_take(&out);
	return rc;
}

/* What the first `version` migrations make, in a database of its own. */
static enum error expected_schema(struct db *db, int64_t version, char **schema)
{
	sqlite3 *fresh = NULL;
	enum error rc = ERROR_NONE;

	*schema = NULL;
	if (sqlite3_open(":memory:", &fresh) != SQLITE_OK)
		memory_out();
	for (int64_t i = 0; rc == ERROR_NONE && i < version; i++)
		if (sqlite3_exec(fresh, db->schema->migrations[i].sql, NULL, NULL, NULL) !=
		    SQLITE_OK)
			rc = error_set(ERROR_SYSTEM, _("step %d of %s does not run: %s"),
			    (int)i + 1, db->schema->what, sqlite3_errmsg(fresh));
	if (rc == ERROR_NONE)
		rc = schema_text(db, fresh, schema);
	sqlite3_close(fresh);
	return rc;
}

/* Triggers and views that somebody put in would run with our statements: nothing runs, no migration
 * either, before the schema is byte for byte the one that the migrations made. */
static enum error check_schema(struct db *db, int64_t version)
{
	char *here = NULL, *expected = NULL;
	enum error rc = expected_schema(db, version, &expected);

	if (rc == ERROR_NONE)
		rc = schema_text(db, db->connection, &here);
	if (rc == ERROR_NONE && strcmp(here, expected) != 0)
		rc = changed_by_others(db);
	free(here);
	free(expected);
	return rc;
}

/* SQLite takes what is missing of the last page for zeros. */
static enum error check_length(struct db *db)
{
	int64_t pages = 0, size = 0;
	struct stat about;
	enum error rc = pragma_number(db, "PRAGMA page_count", &pages);

	if (rc == ERROR_NONE)
		rc = pragma_number(db, "PRAGMA page_size", &size);
	if (rc != ERROR_NONE || stat(db->path, &about) != 0 || about.st_size >= pages * size)
		return rc;
	return error_hint(error_set(ERROR_DAMAGED, _("%s is cut short"), db->path), "%s",
	    db_next_step(db, _("Restore the latest copy that you made of it; the file was left as "
			       "it is.")));
}

/* In one transaction, since another process may be migrating at this moment. */
static enum error check_file(struct db *db, int64_t *version)
{
	enum error rc = db_execute(db, "BEGIN");

	if (rc != ERROR_NONE)
		return rc;
	rc = check_owner(db, version);
	if (rc == ERROR_NONE)
		rc = check_length(db);
	if (rc == ERROR_NONE)
		rc = check_schema(db, *version);
	return db_end(db, rc);
}

/* All steps that are missing and their number in one transaction: the file is new, or as it was.
 * Another process may have come first. */
static enum error migrate(struct db *db)
{
	char set[80];
	int64_t version = 0;
	enum error rc = db_begin(db);

	if (rc != ERROR_NONE)
		return rc;
	rc = check_owner(db, &version);
	for (size_t i = (size_t)version; rc == ERROR_NONE && i < db->schema->n_migrations; i++)
		rc = db_execute(db, db->schema->migrations[i].sql);
	/* SQLite takes the id as a signed number. */
	snprintf(set, sizeof set, "PRAGMA user_version = %zu; PRAGMA application_id = %d",
	    db->schema->n_migrations, (int)db->schema->application_id);
	if (rc == ERROR_NONE)
		rc = db_execute(db, set);
	return db_end(db, rc);
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

static enum error cannot_open(const char *path)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return error_hint(error_set(ERROR_NOT_FOUND, _("there is no file %s"), path),
		    _("Check how the name is spelled."));
	return error_hint(error_set(ERROR_SYSTEM, _("cannot open %s: %s"), path, strerror(errno)),
	    _("Check that you may write to the file and its folder."));
}

/* SQLite would make a file with the umask's mode and follow a link: so it is made, or looked at,
 * here. One that is there is not opened: closing it would drop SQLite's own locks. */
static enum error prepare_file(const char *path, enum db_mode mode)
{
	struct stat about;
	int fd = -1;

	if (mode == DB_CREATE) {
		fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (fd < 0 && errno != EEXIST)
			return cannot_open(path);
	}
	if (fd >= 0)
		close(fd);
	if (lstat(path, &about) != 0)
		return cannot_open(path);
	if (!S_ISREG(about.st_mode))
		return error_hint(error_set(ERROR_REFUSED, _("%s is not a regular file"), path),
		    _("Name the file itself."));
	if (mode == DB_ASIDE && access(path, R_OK) != 0)
		return error_hint(
		    error_set(ERROR_SYSTEM, _("cannot open %s: %s"), path, strerror(errno)),
		    _("Check that you may read the file."));
	return ERROR_NONE;
}

/* Nothing of it stays: SQLite takes the name of such a database away when it has made it. */
static enum error set_aside(struct db *db)
{
	sqlite3 *copy = NULL;
	enum error rc;

	if (sqlite3_open("", &copy) != SQLITE_OK)
		memory_out();
	rc = db_copy_pages(db, copy);
	if (rc != ERROR_NONE) {
		sqlite3_close(copy);
		return rc;
	}
	sqlite3_close(db->connection);
	db->connection = copy;
	configure(copy);
	return ERROR_NONE;
}

static enum error open_checked(struct db *db, enum db_mode mode)
{
	int flags = db->aside ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	int64_t version = 0;
	enum error rc;

	db_lock_start();
	if (sqlite3_open_v2(db->path, &db->connection, flags, NULL) != SQLITE_OK)
		return db_failure(db);
	configure(db->connection);
	rc = check_file(db, &version);
	if (rc == ERROR_NONE && version == 0 && mode != DB_CREATE)
		rc = error_hint(error_set(ERROR_NOT_FOUND, _("%s is empty"), db->path), "%s",
		    db_next_step(db, _("Restore the latest copy that you made of it.")));
	if (rc == ERROR_NONE && db->aside)
		rc = set_aside(db);
	if (rc == ERROR_NONE)
		rc = db_execute(db, pragmas);
	if (rc == ERROR_NONE && version < (int64_t)db->schema->n_migrations)
		rc = migrate(db);
	return rc == ERROR_NONE ? prepare_statements(db) : rc;
}

enum error db_open(
    const char *path, const struct db_schema *schema, enum db_mode mode, struct db **out)
{
	struct db *db;
	enum error rc = prepare_file(path, mode);

	if (rc != ERROR_NONE)
		return rc;
	db = memory_new(1, sizeof *db);
	db->path = memory_copy(path);
	file_guard_add(path);
	db->schema = schema;
	db->aside = mode == DB_ASIDE;
	rc = open_checked(db, mode);
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
	file_guard_drop(db->path);
	free(db->path);
	free(db);
}
