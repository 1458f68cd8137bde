/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Stores: whose file is opened, what a schema's history does to it, and that what was committed is
 * there once, whole, whatever happens to the process or the disk. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "db/db.h"
#include "support/scratch.h"

enum { ADD, COUNT_ROWS, SUM, GET, STATEMENTS };

static const char *const statements[] = {
	[ADD] = "INSERT INTO note (id, text, bytes) VALUES (?1, ?2, ?3)",
	[COUNT_ROWS] = "SELECT count(*) FROM note",
	[SUM] = "SELECT total(id) FROM note",
	[GET] = "SELECT text, bytes FROM note WHERE id = ?1",
};

static const struct db_migration history[] = {
	{ "notes", "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT) STRICT" },
	{ "bytes", "ALTER TABLE note ADD COLUMN bytes BLOB" },
	{ "links", "CREATE TABLE link (note INTEGER NOT NULL REFERENCES note (id)) STRICT;"
		   "CREATE INDEX by_note ON link (note)" },
	{ "broken", "CREATE TABLE more (id INTEGER) STRICT; UPDATE note SET text = 'spoilt';"
		    "INSERT INTO nowhere VALUES (1)" },
};

/* The application_id lies beyond the signed numbers. */
static const struct db_schema first = { "a test's store", "--store", 0xF00DF00D, history, 1, NULL,
	0 };
static const struct db_schema second = { "a test's store", "--store", 0xF00DF00D, history, 2,
	statements, STATEMENTS };
static const struct db_schema third = { "a test's store", "--store", 0xF00DF00D, history, 3,
	statements, STATEMENTS };
static const struct db_schema broken = { "a test's store", "--store", 0xF00DF00D, history, 4,
	statements, STATEMENTS };
static const struct db_schema other = { "another store", "--store", 7, history, 3, statements,
	STATEMENTS };

/* Fails, naming the file and the next step. */
static void assert_failed(enum error rc, enum error expected, const char *name)
{
	assert_int_equal(rc, expected);
	assert_non_null(strstr(error_sentence(), name));
	assert_string_not_equal(error_next_step(), "");
	error_clear();
}

static struct db *open_store(const char *name, const struct db_schema *schema, enum db_mode mode)
{
	struct db *db = NULL;

	if (db_open(scratch_path(name), schema, mode, &db) != ERROR_NONE)
		fail_msg("%s", error_sentence());
	return db;
}

/* The file has these bytes still; they are freed. */
static void assert_same(const char *name, char *before, size_t length)
{
	size_t length_after = 0;
	char *after = scratch_read(name, &length_after);

	assert_int_equal(length, length_after);
	if (before != NULL)
		assert_memory_equal(before, after, length);
	free(before);
	free(after);
}

/* Is not opened, for this reason, and left byte for byte as it was; nor is a copy. */
static void assert_refused(
    const char *name, const struct db_schema *schema, enum db_mode mode, enum error expected)
{
	size_t length = 0;
	char *before = scratch_read(name, &length);
	struct db *db = NULL;

	assert_failed(db_open(scratch_path(name), schema, mode, &db), expected, name);
	assert_null(db);
	assert_same(name, before, length);
	if (mode == DB_EXISTING)
		assert_refused(name, schema, DB_ASIDE, expected);
}

static enum error add(struct db *db, int64_t id, const void *bytes, size_t length)
{
	struct db_statement *statement = db_use(db, ADD);

	db_bind_number(statement, 1, id);
	db_bind_text(statement, 2, "a note");
	db_bind_blob(statement, 3, bytes, length);
	return db_run(statement);
}

static int64_t number(struct db *db, size_t which)
{
	struct db_statement *statement = db_use(db, which);
	int64_t value;
	bool row;

	assert_int_equal(db_next(statement, &row), ERROR_NONE);
	assert_true(row);
	value = db_number(statement, 0);
	assert_int_equal(db_next(statement, &row), ERROR_NONE);
	assert_false(row);
	return value;
}

static void assert_whole(const char *name, int64_t rows)
{
	struct db *db = open_store(name, &second, DB_EXISTING);

	assert_int_equal(db_check(db), ERROR_NONE);
	assert_int_equal(number(db, COUNT_ROWS), rows);
	db_close(db);
}

/* One statement that the schema does not know, as a program of its own would run it. */
static void tamper(const char *name, const struct db_schema *schema, const char *sql)
{
	struct db_schema own = *schema;
	struct db *db;

	own.statements = &sql;
	own.n_statements = 1;
	db = open_store(name, &own, DB_CREATE);
	assert_int_equal(db_run(db_use(db, 0)), ERROR_NONE);
	db_close(db);
}

static void fresh_store(void **state)
{
	struct stat about;
	struct db *db = open_store("store", &third, DB_CREATE);

	(void)state;
	assert_int_equal(stat(scratch_path("store"), &about), 0);
	assert_int_equal(about.st_mode & 07777, 0600);
	assert_int_equal(number(db, COUNT_ROWS), 0);
	assert_int_equal(db_check(db), ERROR_NONE);
	db_close(db);
	db_close(NULL);
	db_close(open_store("store", &third, DB_EXISTING));
	db_close(open_store("store", &third, DB_CREATE));
	assert_string_equal(scratch_names(), "store ");
}

static void values_come_back(void **state)
{
	struct db *db = open_store("store", &second, DB_CREATE);
	struct db_statement *get;
	size_t length;
	bool row;

	(void)state;
	assert_int_equal(add(db, 1, "a\0b", 3), ERROR_NONE);
	assert_int_equal(db_changed(db), 1);
	assert_int_equal(db_inserted(db), 1);
	assert_int_equal(add(db, 2, "", 0), ERROR_NONE);
	assert_int_equal(add(db, 3, NULL, 0), ERROR_NONE);
	for (int64_t id = 1; id <= 3; id++) {
		get = db_use(db, GET);
		db_bind_number(get, 1, id);
		assert_int_equal(db_next(get, &row), ERROR_NONE);
		assert_true(row);
		assert_string_equal(db_text(get, 0), "a note");
		assert_int_equal(db_is_null(get, 1), id == 3);
		assert_memory_equal(db_blob(get, 1, &length), "a\0b", id == 1 ? 3 : 0);
		assert_int_equal(length, id == 1 ? 3 : 0);
		db_done(get);
	}
	get = db_use(db, ADD);
	db_bind_number(get, 1, 4);
	db_bind_text(get, 2, NULL);
	assert_int_equal(db_run(get), ERROR_NONE);
	get = db_use(db, GET);
	db_bind_number(get, 1, 4);
	assert_int_equal(db_next(get, &row), ERROR_NONE);
	assert_null(db_text(get, 0));
	db_done(get);
	db_close(db);
}

static void too_large_is_not_null(void **state)
{
	const size_t much = 17 * 1024 * 1024;
	char *bytes = memory_new(much, 1);
	struct db *db = open_store("store", &second, DB_CREATE);

	(void)state;
	assert_int_equal(add(db, 1, bytes, much), ERROR_TOO_LARGE);
	error_clear();
	assert_int_equal(number(db, COUNT_ROWS), 0);
	assert_int_equal(add(db, 1, bytes, 3), ERROR_NONE);
	db_close(db);
	free(bytes);
}

static void transactions(void **state)
{
	struct db *db = open_store("store", &second, DB_CREATE);

	(void)state;
	assert_int_equal(db_begin(db), ERROR_NONE);
	assert_int_equal(db_end(db, add(db, 1, NULL, 0)), ERROR_NONE);
	assert_int_equal(db_begin(db), ERROR_NONE);
	assert_int_not_equal(db_begin(db), ERROR_NONE);
	error_clear();
	assert_int_equal(add(db, 2, NULL, 0), ERROR_NONE);
	assert_int_equal(db_end(db, ERROR_CANCELLED), ERROR_CANCELLED);
	assert_int_equal(db_begin(db), ERROR_NONE);
	assert_int_equal(add(db, 3, NULL, 0), ERROR_NONE);
	/* The id is taken. */
	assert_int_equal(db_end(db, add(db, 1, NULL, 0)), ERROR_SYSTEM);
	error_clear();
	assert_int_equal(number(db, COUNT_ROWS), 1);
	db_close(db);
	assert_whole("store", 1);
}

static void history_grows(void **state)
{
	struct db *db;
	size_t length;
	char *before;

	(void)state;
	tamper("store", &first, "INSERT INTO note VALUES (1, 'old')");
	/* Aside it grows, and is written to, without the file. */
	before = scratch_read("store", &length);
	db = open_store("store", &third, DB_ASIDE);
	assert_int_equal(add(db, 2, "x", 1), ERROR_NONE);
	assert_int_equal(number(db, COUNT_ROWS), 2);
	db_close(db);
	assert_same("store", before, length);
	db = open_store("store", &second, DB_EXISTING);
	assert_int_equal(add(db, 2, "x", 1), ERROR_NONE);
	db_close(db);
	db = open_store("store", &third, DB_EXISTING);
	assert_int_equal(number(db, COUNT_ROWS), 2);
	db_close(db);
	assert_refused("store", &second, DB_EXISTING, ERROR_TOO_NEW);
	assert_refused("store", &first, DB_CREATE, ERROR_TOO_NEW);
}

static void foreign_keys_hold(void **state)
{
	static const char *const sql[] = { "INSERT INTO link VALUES (99)" };
	struct db_schema own = third;
	struct db *db;

	(void)state;
	own.statements = sql;
	own.n_statements = 1;
	db = open_store("store", &own, DB_CREATE);
	assert_int_equal(db_run(db_use(db, 0)), ERROR_SYSTEM);
	error_clear();
	db_close(db);
}

/* Also the steps before the broken one: the old program must still open the file. */
static void broken_history_changes_nothing(void **state)
{
	struct db *db = open_store("store", &second, DB_CREATE);
	size_t length;
	char *before;

	(void)state;
	assert_int_equal(add(db, 1, NULL, 0), ERROR_NONE);
	db_close(db);
	before = scratch_read("store", &length);
	assert_int_equal(db_open(scratch_path("store"), &broken, DB_EXISTING, &db), ERROR_SYSTEM);
	assert_non_null(strstr(error_sentence(), "nowhere"));
	error_clear();
	assert_same("store", before, length);
	assert_whole("store", 1);
}

static void other_files(void **state)
{
	(void)state;
	assert_refused("missing", &third, DB_EXISTING, ERROR_NOT_FOUND);
	assert_refused("no/folder", &third, DB_CREATE, ERROR_NOT_FOUND);
	scratch_write("empty", "", 0);
	assert_refused("empty", &third, DB_EXISTING, ERROR_NOT_FOUND);
	scratch_write("letter", "Dear all,\nthis is no database.\n", 31);
	assert_refused("letter", &third, DB_EXISTING, ERROR_DAMAGED);
	assert_refused("letter", &third, DB_CREATE, ERROR_DAMAGED);
	db_close(open_store("other", &other, DB_CREATE));
	assert_refused("other", &third, DB_EXISTING, ERROR_REFUSED);
	assert_refused("other", &third, DB_CREATE, ERROR_REFUSED);
	assert_int_equal(mkdir(scratch_path("folder"), 0700), 0);
	assert_failed(db_open(scratch_path("folder"), &third, DB_CREATE, &(struct db *){ NULL }),
	    ERROR_REFUSED, "folder");
	assert_int_equal(mkfifo(scratch_path("pipe"), 0600), 0);
	assert_failed(db_open(scratch_path("pipe"), &third, DB_EXISTING, &(struct db *){ NULL }),
	    ERROR_REFUSED, "pipe");
	assert_int_equal(symlink("other", scratch_path("link")), 0);
	assert_refused("link", &other, DB_CREATE, ERROR_REFUSED);
}

static const char *const slipped_in[] = {
	"CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END",
	"CREATE VIEW v AS SELECT 1",
	"CREATE TABLE more (id INTEGER)",
	"CREATE INDEX more ON note (text)",
	"ALTER TABLE note ADD COLUMN more TEXT",
	"DROP TABLE note",
	"PRAGMA user_version = -1",
	"PRAGMA user_version = 0",
	"PRAGMA user_version = 1",
	"PRAGMA application_id = 0",
};

static void changed_by_others(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(slipped_in); i++) {
		enum error rc;

		unlink(scratch_path("store"));
		tamper("store", &second, slipped_in[i]);
		/* Before a migration too: a trigger would run in it. */
		rc = i + 1 == COUNT(slipped_in) ? ERROR_REFUSED : ERROR_DAMAGED;
		assert_refused("store", &second, DB_EXISTING, rc);
		assert_refused("store", &third, DB_CREATE, rc);
	}
}

static void make_filled(const char *name)
{
	struct db *db = open_store(name, &second, DB_CREATE);
	char bytes[3000];

	memset(bytes, 'x', sizeof bytes);
	for (int64_t id = 1; id <= 8; id++)
		assert_int_equal(add(db, id, bytes, sizeof bytes), ERROR_NONE);
	db_close(db);
}

static void cut_short(void **state)
{
	size_t length;
	char *bytes;

	(void)state;
	make_filled("store");
	bytes = scratch_read("store", &length);
	/* SQLite takes one byte for none. */
	for (size_t cut = 2; cut < length; cut += 509) {
		scratch_write("cut", bytes, cut);
		assert_refused("cut", &second, DB_EXISTING, ERROR_DAMAGED);
	}
	free(bytes);
}

/* Whatever byte is another one: an answer or a sentence, never a crash. */
static void spoilt_bytes(void **state)
{
	size_t length, found = 0;
	char *bytes;

	(void)state;
	make_filled("store");
	bytes = scratch_read("store", &length);
	for (size_t at = 0; at < length; at += at < 200 ? 1 : 211) {
		struct db *db = NULL;
		enum error rc;

		bytes[at] ^= (char)0x81;
		scratch_write("spoilt", bytes, length);
		rc = db_open(scratch_path("spoilt"), &second, DB_EXISTING, &db);
		if (rc == ERROR_NONE)
			rc = db_check(db);
		found += rc != ERROR_NONE;
		if (rc != ERROR_NONE)
			assert_string_not_equal(error_sentence(), "");
		error_clear();
		db_close(db);
		bytes[at] ^= (char)0x81;
	}
	assert_true(found > 50);
	free(bytes);
}

/* In a child, as another process would; 0 when all went well. */
static pid_t in_child(int (*work)(int), int argument)
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		_exit(work(argument));
	return child;
}

static int ended(pid_t child)
{
	int status = -1;

	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

enum { WRITERS = 4, TIMES = 50 };

/* Each note gets the next number, which only one can have read: the rest gives the others time to
 * read it too. */
static enum error write_note(struct db *db)
{
	const struct timespec rest = { 0, 500000 };
	enum error rc = db_begin(db);
	int64_t next;

	if (rc != ERROR_NONE)
		return rc;
	next = number(db, COUNT_ROWS) + 1;
	nanosleep(&rest, NULL);
	return db_end(db, add(db, next, NULL, 0));
}

static int write_notes(int writer)
{
	struct db *db;
	enum error rc = db_open(scratch_path("store"), &second, DB_CREATE, &db);

	(void)writer;
	for (int i = 0; rc == ERROR_NONE && i < TIMES; i++)
		rc = write_note(db);
	if (rc != ERROR_NONE) {
		print_error("%s\n", error_sentence());
		return 1;
	}
	db_close(db);
	return 0;
}

static void writers_meet(void **state)
{
	const int64_t all = WRITERS * TIMES;
	pid_t children[WRITERS];
	struct db *db;

	(void)state;
	for (int i = 0; i < WRITERS; i++)
		children[i] = in_child(write_notes, i);
	for (int i = 0; i < WRITERS; i++)
		assert_int_equal(ended(children[i]), 0);
	assert_whole("store", all);
	db = open_store("store", &second, DB_EXISTING);
	assert_int_equal(number(db, SUM), all * (all + 1) / 2);
	db_close(db);
}

/* More than SQLite's cache holds, so that pages of the transaction stand in the file before the
 * process dies. */
static int die_writing(int rows)
{
	static char bytes[100000];
	struct db *db;

	if (db_open(scratch_path("store"), &second, DB_EXISTING, &db) != ERROR_NONE ||
	    db_begin(db) != ERROR_NONE)
		return 1;
	memset(bytes, 'x', sizeof bytes);
	for (int i = 0; i < rows; i++)
		if (add(db, 100 + i, bytes, sizeof bytes) != ERROR_NONE)
			return 1;
	return raise(SIGKILL);
}

static void killed_in_the_middle(void **state)
{
	static const int rows[] = { 0, 1, 10, 60 };

	(void)state;
	make_filled("store");
	for (size_t i = 0; i < COUNT(rows); i++) {
		int status = ended(in_child(die_writing, rows[i]));

		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
		if (rows[i] == 60)
			assert_string_equal(scratch_names(), "store store-journal ");
		assert_whole("store", 8);
	}
	assert_string_equal(scratch_names(), "store ");
}

static void full_disk(void **state)
{
	struct db *db = open_store("store", &second, DB_CREATE);
	char bytes[10000];
	int64_t added = 0;
	enum error rc = ERROR_NONE;

	(void)state;
	memset(bytes, 'x', sizeof bytes);
	scratch_limit_files(100000);
	while (rc == ERROR_NONE && added < 100) {
		rc = db_begin(db);
		if (rc == ERROR_NONE)
			rc = db_end(db, add(db, added + 1, bytes, sizeof bytes));
		added += rc == ERROR_NONE;
	}
	assert_true(added > 3 && added < 10);
	assert_non_null(strstr(error_sentence(), "the disk"));
	assert_failed(rc, ERROR_SYSTEM, "store");
	assert_int_equal(number(db, COUNT_ROWS), added);
	scratch_limit_files(SIZE_MAX);
	/* Room is made, and the work goes on. */
	assert_int_equal(add(db, added + 1, bytes, sizeof bytes), ERROR_NONE);
	db_close(db);
	assert_whole("store", added + 1);
}

static void full_disk_at_first(void **state)
{
	struct db *db = NULL;

	(void)state;
	for (size_t room = 0; room < 8192; room += 1024) {
		scratch_limit_files(room);
		assert_failed(
		    db_open(scratch_path("store"), &second, DB_CREATE, &db), ERROR_SYSTEM, "store");
		assert_null(db);
	}
	scratch_limit_files(SIZE_MAX);
	db_close(open_store("store", &second, DB_CREATE));
	assert_whole("store", 0);
}

static void copies(void **state)
{
	struct stat about;
	struct db *db;

	(void)state;
	make_filled("store");
	db = open_store("store", &second, DB_EXISTING);
	assert_int_equal(db_copy(db, scratch_path("copy")), ERROR_NONE);
	assert_int_equal(stat(scratch_path("copy"), &about), 0);
	assert_int_equal(about.st_mode & 07777, 0600);
	assert_failed(db_copy(db, scratch_path("copy")), ERROR_REFUSED, "copy");
	assert_failed(db_copy(db, scratch_path("no/copy")), ERROR_NOT_FOUND, "no");
	assert_int_equal(symlink("copy", scratch_path("link")), 0);
	assert_failed(db_copy(db, scratch_path("link")), ERROR_REFUSED, "link");
	assert_whole("copy", 8);
	scratch_limit_files(10000);
	assert_failed(db_copy(db, scratch_path("small")), ERROR_SYSTEM, "store");
	scratch_limit_files(SIZE_MAX);
	assert_int_equal(add(db, 9, NULL, 0), ERROR_NONE);
	db_close(db);
	assert_string_equal(scratch_names(), "copy link store ");
	assert_whole("copy", 8);
	assert_whole("store", 9);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(fresh_store),
		IN_SCRATCH(values_come_back),
		IN_SCRATCH(too_large_is_not_null),
		IN_SCRATCH(transactions),
		IN_SCRATCH(history_grows),
		IN_SCRATCH(foreign_keys_hold),
		IN_SCRATCH(broken_history_changes_nothing),
		IN_SCRATCH(other_files),
		IN_SCRATCH(changed_by_others),
		IN_SCRATCH(cut_short),
		IN_SCRATCH(spoilt_bytes),
		IN_SCRATCH(writers_meet),
		IN_SCRATCH(killed_in_the_middle),
		IN_SCRATCH(full_disk),
		IN_SCRATCH(full_disk_at_first),
		IN_SCRATCH(copies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
