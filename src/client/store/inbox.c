/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A table of sealed files; of one that is done with only the name stays, so that it is not taken
 * again. */
#include "client/store/inbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/secret.h"
#include "document/round/leader.h"

struct room {
	int64_t files, bytes;
};

static enum error measure(struct store *store, struct room *room)
{
	struct db_statement *statement = db_use(store->db, STORE_UNIT_FILE_ROOM);
	bool row;
	enum error rc = db_next(statement, &row);

	if (rc == ERROR_NONE && row) {
		room->files = INBOX_MAX_FILES - db_number(statement, 0);
		room->bytes = INBOX_MAX_BYTES - db_number(statement, 1);
	}
	db_done(statement);
	return rc;
}

static enum error is_known(struct store *store, const char *name, bool *known)
{
	struct db_statement *statement = db_use(store->db, STORE_UNIT_FILE_HAS);
	enum error rc;

	db_bind_text(statement, 1, name);
	rc = db_next(statement, known);
	db_done(statement);
	return rc;
}

static enum error add(
    struct store *store, const char *name, const unsigned char *bytes, size_t length)
{
	struct db_statement *statement = db_use(store->db, STORE_UNIT_FILE_ADD);

	db_bind_text(statement, 1, name);
	db_bind_blob(statement, 2, bytes, length);
	return db_run(statement);
}

/* Whole as central made it? One that is being copied is so the next time. */
static enum error read_whole(
    struct exchange *exchange, const char *name, unsigned char **bytes, size_t *length)
{
	char own[BUNDLE_FILE_NAME_SIZE];
	enum error rc = exchange_read(exchange, EXCHANGE_UNITS, name, bytes, length);

	if (rc != ERROR_NONE)
		return rc;
	bundle_name(own, *bytes, *length);
	return strcmp(own, name) == 0 ? ERROR_NONE : ERROR_DAMAGED;
}

static enum error take_one(struct store *store, struct exchange *exchange, const char *name,
    struct room *room, size_t *count)
{
	unsigned char *bytes = NULL;
	size_t length = 0;
	bool known;
	enum error rc = is_known(store, name, &known);

	if (rc != ERROR_NONE || known)
		return rc;
	if (read_whole(exchange, name, &bytes, &length) != ERROR_NONE) {
		error_clear();
	} else if (room->files < 1 || room->bytes < (int64_t)length) {
		rc = error_hint(error_set(ERROR_TOO_LARGE,
				    _("there is no room here for more of what is said to units")),
		    _("When those who lead units open their pages here, there is room again. "
		      "Everything else was fetched."));
	} else {
		rc = add(store, name, bytes, length);
		room->files--;
		room->bytes -= (int64_t)length;
		*count += rc == ERROR_NONE;
	}
	free(bytes);
	return rc;
}

enum error inbox_take(struct store *store, struct exchange *exchange, size_t *count)
{
	struct room room = { 0 };
	char **names = NULL;
	size_t n_names = 0;
	bool full = false;
	enum error rc = exchange_names(exchange, EXCHANGE_UNITS, &names, &n_names);

	*count = 0;
	if (rc != ERROR_NONE || n_names == 0) {
		file_free_names(names, n_names);
		return rc;
	}
	rc = db_begin(store->db);
	if (rc == ERROR_NONE) {
		rc = measure(store, &room);
		for (size_t i = 0; rc == ERROR_NONE && i < n_names; i++)
			rc = take_one(store, exchange, names[i], &room, count);
		/* What there was room for stays. */
		full = rc == ERROR_TOO_LARGE;
		rc = db_end(store->db, full ? ERROR_NONE : rc);
	}
	file_free_names(names, n_names);
	return rc == ERROR_NONE && full ? ERROR_TOO_LARGE : rc;
}

static enum error finish(struct store *store, const char *name)
{
	struct db_statement *statement = db_use(store->db, STORE_UNIT_FILE_DONE);

	db_bind_text(statement, 1, name);
	return db_run(statement);
}

/* Those of one unit, while they are looked through. */
struct reading {
	const struct age_identity *identity;
	const struct round *round;
	int unit;
	struct unit_file *newest;
	char name[BUNDLE_FILE_NAME_SIZE]; /* of the newest */
	char **older;
	size_t n_older;
};

static void outdate(struct reading *reading, const char *name)
{
	reading->older = memory_grow(reading->older, reading->n_older + 1, sizeof *reading->older);
	reading->older[reading->n_older++] = memory_copy(name);
}

/* Is it what central says to this unit, and does its plan fit the round? */
static bool is_ours(const struct reading *reading, const struct unit_file *file)
{
	const struct organisation *organisation = reading->round->organisation;

	return strcmp(file->round, reading->round->id) == 0 &&
	       organisation_find(organisation, file->unit) == reading->unit &&
	       (file->plan == NULL ||
		   plan_check(file->plan, reading->round, reading->unit) == ERROR_NONE);
}

static void look_at(struct reading *reading, const char *name, const void *bytes, size_t length)
{
	struct unit_file *file = NULL;

	if (unit_file_open(reading->identity, reading->round->central_key, name, bytes, length,
		&file) == ERROR_NONE &&
	    is_ours(reading, file)) {
		if (reading->newest != NULL && reading->newest->number >= file->number) {
			outdate(reading, name);
		} else {
			if (reading->newest != NULL)
				outdate(reading, reading->name);
			unit_file_free(reading->newest);
			reading->newest = file;
			file = NULL;
			memcpy(reading->name, name, sizeof reading->name);
		}
	}
	error_clear();
	unit_file_free(file);
}

static enum error look_through(struct store *store, struct reading *reading)
{
	struct db_statement *statement = db_use(store->db, STORE_UNIT_FILE_LIST);
	bool row;
	enum error rc;

	while ((rc = db_next(statement, &row)) == ERROR_NONE && row) {
		const char *name = db_text(statement, 0);
		size_t length;
		const void *bytes = db_blob(statement, 1, &length);

		if (bundle_is_name(name))
			look_at(reading, name, bytes, length);
	}
	return rc;
}

enum error inbox_newest(struct store *store, const struct round *round, int unit, const char *code,
    struct unit_file **file)
{
	struct age_identity *identity = secret_new(sizeof *identity);
	struct reading reading = { .identity = identity, .round = round, .unit = unit };
	enum error rc = ERROR_NONE;

	*file = NULL;
	if (leader_identity(identity, round->id, code))
		rc = look_through(store, &reading);
	for (size_t i = 0; i < reading.n_older; i++) {
		if (rc == ERROR_NONE)
			rc = finish(store, reading.older[i]);
		free(reading.older[i]);
	}
	free(reading.older);
	secret_free(identity);
	if (rc == ERROR_NONE)
		*file = reading.newest;
	else
		unit_file_free(reading.newest);
	return rc;
}
