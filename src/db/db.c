/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Statements, transactions, and the store as a whole. Opening is in db_open.c. */
#include "db/db.h"

#include <assert.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "db/db_private.h"

/* Why the disk did not give what was read last; 0 where it did. SQLite calls that damage, too. */
static int read_error(struct db *db)
{
	int why = 0;

	/* While it is opened there is no file yet to ask. */
	if (sqlite3_file_control(db->connection, "main", SQLITE_FCNTL_LAST_ERRNO, &why) !=
	    SQLITE_OK)
		why = sqlite3_system_errno(db->connection);
	return file_is_disk_error(why) ? why : 0;
}

static bool is_unread(struct db *db)
{
	static const int codes[] = { SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_IOERR_READ,
		SQLITE_IOERR_CORRUPTFS };
	int code = sqlite3_extended_errcode(db->connection);
	bool may_be = false;

	for (size_t i = 0; i < COUNT(codes) && !may_be; i++)
		may_be = codes[i] == code || codes[i] == (code & 0xFF);
	return may_be && read_error(db) != 0;
}

static enum error no_locks(struct db *db)
{
	return error_hint(
	    error_set(ERROR_SYSTEM, _("the disk that %s is on cannot lock files"), db->path),
	    _("Several programs at once could damage the file there. Keep it on a disk of this "
	      "machine, and name the place with %s."),
	    db->schema->option);
}

const char *db_next_step(const struct db *db, const char *otherwise)
{
	return db->aside ? _("Use another copy, and make a new one while the store is whole; the "
			     "file was left as it is.")
			 : otherwise;
}

enum error db_failure(struct db *db)
{
	if (is_unread(db))
		return file_cannot_read(db->path, read_error(db));
	if (db_lock_is_missing(db))
		return no_locks(db);
	switch (sqlite3_errcode(db->connection) & 0xFF) {
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
		return error_hint(error_set(ERROR_DAMAGED, _("%s is damaged, or not %s at all"),
				      db->path, db->schema->what),
		    "%s",
		    db_next_step(db, _("Restore the latest copy that you made of it; the file was "
				       "left as it is.")));
	case SQLITE_FULL:
		return error_hint(
		    error_set(ERROR_SYSTEM, _("there is no room left to write %s"), db->path),
		    _("Make room on the disk and try again; what was saved before is still "
		      "saved."));
	case SQLITE_IOERR:
		/* A full quota comes here, and a disk that fails. */
		return error_hint(
		    error_set(ERROR_SYSTEM, _("the disk could not write or read what is in %s"),
			db->path),
		    _("Make room and try again, or move the file to another disk; what was saved "
		      "before is still saved."));
	case SQLITE_READONLY:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
		return error_hint(error_set(ERROR_SYSTEM, _("%s cannot be written"), db->path),
		    _("Check that you may write to the file and its folder."));
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_hint(
		    error_set(ERROR_SYSTEM, _("%s is in use by another program"), db->path),
		    _("Wait until it is done, then try again."));
	case SQLITE_NOMEM:
		return error_hint(
		    error_set(ERROR_SYSTEM, _("%s needs more memory than there is"), db->path),
		    _("Close other programs and try again."));
	case SQLITE_TOOBIG:
		return error_set(ERROR_TOO_LARGE, _("this is too large for %s"), db->path);
	default:
		return error_set(
		    ERROR_SYSTEM, _("%s: %s"), db->path, sqlite3_errmsg(db->connection));
	}
}

enum error db_execute(struct db *db, const char *sql)
{
	return sqlite3_exec(db->connection, sql, NULL, NULL, NULL) == SQLITE_OK ? ERROR_NONE
										: db_failure(db);
}

enum error db_begin(struct db *db)
{
	return db_execute(db, "BEGIN IMMEDIATE");
}

enum error db_end(struct db *db, enum error so_far)
{
	if (so_far == ERROR_NONE)
		so_far = db_execute(db, "COMMIT");
	/* A full disk may have ended the transaction already; then there is nothing to take back.
	 */
	if (so_far != ERROR_NONE && sqlite3_get_autocommit(db->connection) == 0)
		sqlite3_exec(db->connection, "ROLLBACK", NULL, NULL, NULL);
	return so_far;
}

struct db_statement *db_use(struct db *db, size_t statement)
{
	struct db_statement *used;

	assert(statement < db->schema->n_statements);
	used = &db->statements[statement];
	db_done(used);
	return used;
}

/* A parameter that is not there is a mistake in the program; a value that is too large is not, and
 * must not run as NULL: db_next tells. */
static void note_bound(struct db_statement *statement, int rc)
{
	assert(rc != SQLITE_RANGE && rc != SQLITE_MISUSE);
	if (statement->bound == SQLITE_OK)
		statement->bound = rc;
}

void db_bind_text(struct db_statement *statement, int parameter, const char *text)
{
	note_bound(statement, text == NULL ? sqlite3_bind_null(statement->prepared, parameter)
					   : sqlite3_bind_text64(statement->prepared, parameter,
						 text, strlen(text), SQLITE_STATIC, SQLITE_UTF8));
}

void db_bind_blob(struct db_statement *statement, int parameter, const void *bytes, size_t length)
{
	note_bound(statement, bytes == NULL ? sqlite3_bind_null(statement->prepared, parameter)
					    : sqlite3_bind_blob64(statement->prepared, parameter,
						  bytes, length, SQLITE_STATIC));
}

void db_bind_number(struct db_statement *statement, int parameter, int64_t number)
{
	note_bound(statement, sqlite3_bind_int64(statement->prepared, parameter, number));
}

enum error db_next(struct db_statement *statement, bool *row)
{
	int rc =
	    statement->bound == SQLITE_OK ? sqlite3_step(statement->prepared) : statement->bound;
	enum error failure = ERROR_NONE;

	*row = rc == SQLITE_ROW;
	if (*row)
		return ERROR_NONE;
	if (rc != SQLITE_DONE)
		failure = db_failure(statement->db);
	db_done(statement);
	return failure;
}

enum error db_run(struct db_statement *statement)
{
	bool row;
	enum error rc;

	do
		rc = db_next(statement, &row);
	while (rc == ERROR_NONE && row);
	return rc;
}

void db_done(struct db_statement *statement)
{
	sqlite3_reset(statement->prepared);
	/* What was bound may be secret, and belongs to the caller. */
	sqlite3_clear_bindings(statement->prepared);
	statement->bound = SQLITE_OK;
}

const char *db_text(struct db_statement *statement, int column)
{
	return (const char *)sqlite3_column_text(statement->prepared, column);
}

const void *db_blob(struct db_statement *statement, int column, size_t *length)
{
	const void *bytes = sqlite3_column_blob(statement->prepared, column);

	*length = (size_t)sqlite3_column_bytes(statement->prepared, column);
	/* SQLite says NULL for a blob of no bytes as well. */
	return bytes != NULL ? bytes : "";
}

int64_t db_number(struct db_statement *statement, int column)
{
	return sqlite3_column_int64(statement->prepared, column);
}

bool db_is_null(struct db_statement *statement, int column)
{
	return sqlite3_column_type(statement->prepared, column) == SQLITE_NULL;
}

int64_t db_changed(struct db *db)
{
	return sqlite3_changes64(db->connection);
}

int64_t db_inserted(struct db *db)
{
	return sqlite3_last_insert_rowid(db->connection);
}

static enum error found(struct db *db, const char *finding)
{
	int why = read_error(db);

	if (why != 0)
		return file_cannot_read(db->path, why);
	return error_hint(error_set(ERROR_DAMAGED, _("%s is damaged: %s"), db->path, finding), "%s",
	    db_next_step(db, _("Restore the latest copy that you made of it.")));
}

/* Rows of a checking pragma are findings, but for integrity_check's single "ok". */
static enum error expect_no_findings(struct db *db, const char *pragma)
{
	sqlite3_stmt *statement = NULL;
	enum error rc = ERROR_NONE;
	int step;

	if (sqlite3_prepare_v2(db->connection, pragma, -1, &statement, NULL) != SQLITE_OK)
		return db_failure(db);
	while (rc == ERROR_NONE && (step = sqlite3_step(statement)) != SQLITE_DONE) {
		const char *finding = (const char *)sqlite3_column_text(statement, 0);

		if (step != SQLITE_ROW)
			rc = db_failure(db);
		else if (finding == NULL || strcmp(finding, "ok") != 0)
			rc = found(db, finding != NULL ? finding : "?");
	}
	sqlite3_finalize(statement);
	return rc;
}

enum error db_check(struct db *db)
{
	enum error rc = expect_no_findings(db, "PRAGMA integrity_check");

	return rc == ERROR_NONE ? expect_no_findings(db, "PRAGMA foreign_key_check") : rc;
}

static enum error cannot_copy(struct db *db, const char *why)
{
	return error_hint(error_set(ERROR_SYSTEM, _("cannot copy %s: %s"), db->path, why),
	    _("Make room there, or choose another place, and try again."));
}

enum error db_copy_pages(struct db *db, sqlite3 *copy)
{
	sqlite3_backup *backup = sqlite3_backup_init(copy, "main", db->connection, "main");
	int rc = backup != NULL ? sqlite3_backup_step(backup, -1) : SQLITE_ERROR;

	if (backup != NULL)
		sqlite3_backup_finish(backup);
	if (rc == SQLITE_DONE)
		return ERROR_NONE;
	return read_error(db) != 0 ? file_cannot_read(db->path, read_error(db))
				   : cannot_copy(db, sqlite3_errstr(rc));
}

/* Nothing is rolled back in a copy: what fails is taken away. */
static enum error fill_copy(void *context, const char *path)
{
	struct db *db = context;
	sqlite3 *copy = NULL;
	enum error rc;

	if (sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
	    sqlite3_exec(copy, "PRAGMA synchronous = FULL; PRAGMA journal_mode = OFF", NULL, NULL,
		NULL) == SQLITE_OK)
		rc = db_copy_pages(db, copy);
	else
		rc = cannot_copy(db, sqlite3_errmsg(copy));
	sqlite3_close(copy);
	return rc;
}

enum error db_copy(struct db *db, const char *path)
{
	return file_new_by(path, fill_copy, db);
}
