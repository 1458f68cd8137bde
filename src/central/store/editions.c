/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `rounds`. */
#include "central/store/editions.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

/* How many editions of the round, and how many of them close it. */
static enum error count_editions(struct central *central, const char *id, long *all, long *closed)
{
	struct db_statement *count = db_use(central->db, SQL_ROUND_COUNT);
	bool row = false;
	enum error rc;

	db_bind_text(count, 1, id);
	rc = db_next(count, &row);
	*all = rc == ERROR_NONE && row ? (long)db_number(count, 0) : 0;
	*closed = rc == ERROR_NONE && row ? (long)db_number(count, 1) : 0;
	db_done(count);
	return rc;
}

enum error editions_is_known(struct central *central, const char *id, bool *known)
{
	long all, closed;
	enum error rc = count_editions(central, id, &all, &closed);

	*known = all > 0;
	return rc;
}

enum error editions_is_closed(struct central *central, const char *id, bool *is)
{
	long all, closed;
	enum error rc = count_editions(central, id, &all, &closed);

	*is = closed > 0;
	return rc;
}

static enum error freeze(struct central *central, const char *id)
{
	struct db_statement *update = db_use(central->db, SQL_PAYLOAD_FREEZE);

	db_bind_text(update, 1, id);
	return db_run(update);
}

enum error editions_drop_closing(struct central *central, const char *id)
{
	static const enum statement steps[] = { SQL_ROUND_DROP_CLOSING, SQL_PAYLOAD_THAW };
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < COUNT(steps); i++) {
		struct db_statement *step = db_use(central->db, steps[i]);

		db_bind_text(step, 1, id);
		rc = db_run(step);
	}
	return rc;
}

enum error editions_put(struct central *central, const struct round *round, const char *bytes,
    size_t length, const char *signature)
{
	struct db_statement *put = db_use(central->db, SQL_ROUND_PUT);
	bool was_closed = false;
	enum error rc = editions_is_closed(central, round->id, &was_closed);

	if (rc != ERROR_NONE)
		return rc;
	db_bind_text(put, 1, round->id);
	db_bind_number(put, 2, round->edition);
	db_bind_blob(put, 3, bytes, length);
	db_bind_text(put, 4, signature);
	db_bind_number(put, 5, round->closed[0] != '\0');
	rc = db_run(put);
	if (rc == ERROR_NONE && !was_closed && round->closed[0] != '\0')
		rc = freeze(central, round->id);
	return rc;
}

static enum error name_earlier(void *context, const char *key, const char *signature)
{
	round_earlier_add(context, key, signature);
	return ERROR_NONE;
}

enum error editions_publish(struct central *central, struct round *round)
{
	char name[ROUND_FILE_NAME_SIZE], *bytes, *trusted = NULL;
	size_t length;
	struct round *again = NULL;
	struct text signature = { 0 };
	enum error rc;

	round_earlier_clear(round);
	rc = central_each_earlier(central, name_earlier, round);
	if (rc != ERROR_NONE)
		return rc;
	bytes = round_write(round);
	length = strlen(bytes);
	round_file_name(name, round->id, round->edition);
	if (length > FILE_LIMIT_DOCUMENT)
		rc = error_hint(
		    error_set(ERROR_TOO_LARGE, _("the round %s is too large"), round->id),
		    _("Open one round for each district."));
	else
		rc = round_read(name, bytes, length, &again);
	if (rc == ERROR_NONE)
		rc = editions_check(central, again);
	if (rc != ERROR_NONE)
		goto done;
	trusted = text_format("skatta round %s edition %ld", round->id, round->edition);
	minisign_sign(&signature, &central->keys->signer, trusted, bytes, length);
	rc = editions_put(central, round, bytes, length, signature.bytes);
done:
	round_free(again);
	text_free(&signature);
	free(trusted);
	free(bytes);
	return rc;
}

enum error editions_publish_next(struct central *central, struct round *round)
{
	if (round->edition >= ROUND_MAX_EDITION)
		return error_set(
		    ERROR_TOO_LARGE, _("the round %s has too many editions"), round->id);
	round->edition++;
	return editions_publish(central, round);
}

enum error editions_read(const struct central *central, const char *id, long edition,
    const char *bytes, size_t length, const char *signature, struct round **round)
{
	/* A colleague's key was looked at when the round was taken in. */
	enum error rc =
	    round_read_signed(id, bytes, length, signature, strlen(signature), NULL, round);

	if (rc != ERROR_NONE || (strcmp((*round)->id, id) == 0 && (*round)->edition == edition))
		return rc;
	round_free(*round);
	*round = NULL;
	return error_set(
	    ERROR_DAMAGED, _("the round %s in %s is a different one"), id, central->path);
}

/* The present row's blob with the NUL after it that a reader wants. */
static char *take_bytes(struct db_statement *row, int column, size_t *length)
{
	const void *blob = db_blob(row, column, length);
	char *bytes = memory_new(*length + 1, 1);

	memcpy(bytes, blob, *length);
	return bytes;
}

enum error editions_refuse(const char *id)
{
	return error_hint(error_set(ERROR_NOT_FOUND, _("there is no round \"%.60s\" here"), id),
	    _("\"skatta-central round list\" lists them."));
}

enum error editions_get(struct central *central, const char *id, struct round **round)
{
	struct db_statement *get = db_use(central->db, SQL_ROUND_NEWEST);
	bool found = false;
	char *bytes;
	size_t length;
	enum error rc;

	db_bind_text(get, 1, id);
	rc = db_next(get, &found);
	if (rc == ERROR_NONE && !found)
		return editions_refuse(id);
	if (rc != ERROR_NONE)
		return rc;
	bytes = take_bytes(get, 1, &length);
	rc = editions_read(
	    central, id, (long)db_number(get, 0), bytes, length, db_text(get, 2), round);
	free(bytes);
	db_done(get);
	return rc;
}

enum error editions_check(struct central *central, const struct round *round)
{
	struct round *newest = NULL;
	bool known;
	enum error rc = editions_is_known(central, round->id, &known);

	if (rc != ERROR_NONE || !known)
		return rc;
	rc = editions_get(central, round->id, &newest);
	if (rc == ERROR_NONE)
		rc = newest->edition < round->edition ? round_may_follow(newest, round)
						      : round_may_follow(round, newest);
	round_free(newest);
	return rc;
}

enum error editions_choose(struct central *central, const char *id, struct round **round)
{
	char **ids = NULL;
	size_t count = 0, n_open = 0;
	struct round *open = NULL, *newest = NULL;
	enum error rc;

	if (id != NULL)
		return editions_get(central, id, round);
	rc = editions_ids(central, &ids, &count);
	if (rc == ERROR_NONE && count == 0)
		rc = error_hint(error_set(ERROR_NOT_FOUND, _("there is no round yet")),
		    _("Open one with \"skatta-central round open\"."));
	for (size_t i = 0; rc == ERROR_NONE && i < count; i++) {
		round_free(newest);
		newest = NULL;
		rc = editions_get(central, ids[i], &newest);
		if (rc == ERROR_NONE && newest->closed[0] == '\0' && n_open++ == 0) {
			open = newest;
			newest = NULL;
		}
	}
	if (rc == ERROR_NONE && n_open == 1) {
		*round = open;
		open = NULL;
	} else if (rc == ERROR_NONE) {
		rc = editions_get(central, ids[count - 1], round);
	}
	round_free(open);
	round_free(newest);
	file_free_names(ids, count);
	return rc;
}

enum error editions_bytes(struct central *central, const char *id, long edition, char **bytes,
    size_t *length, char **signature)
{
	struct db_statement *get = db_use(central->db, SQL_ROUND_GET);
	bool found = false;
	enum error rc;

	*bytes = *signature = NULL;
	db_bind_text(get, 1, id);
	db_bind_number(get, 2, edition);
	rc = db_next(get, &found);
	if (rc == ERROR_NONE && found) {
		*bytes = take_bytes(get, 0, length);
		*signature = memory_copy(db_text(get, 1));
	}
	db_done(get);
	return rc;
}

enum error editions_get_one(
    struct central *central, const char *id, long edition, struct round **round)
{
	char *bytes, *signature;
	size_t length;
	enum error rc = editions_bytes(central, id, edition, &bytes, &length, &signature);

	if (rc == ERROR_NONE && bytes == NULL)
		rc = error_set(
		    ERROR_NOT_FOUND, _("there is no edition %ld of the round %s"), edition, id);
	if (rc == ERROR_NONE)
		rc = editions_read(central, id, edition, bytes, length, signature, round);
	free(bytes);
	free(signature);
	return rc;
}

bool editions_is_own(const struct central *central, const struct round *round)
{
	for (size_t i = 0; i < central->n_given; i++)
		if (strcmp(central->given[i], round->id) == 0)
			return false;
	return strcmp(round->central_key, central->signing_key) == 0;
}

enum error editions_ids(struct central *central, char ***ids, size_t *count)
{
	struct db_statement *all = db_use(central->db, SQL_ROUND_IDS);
	bool row = false;
	enum error rc;

	*ids = NULL;
	*count = 0;
	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		*ids = memory_grow(*ids, *count + 1, sizeof **ids);
		(*ids)[(*count)++] = memory_copy(db_text(all, 0));
	}
	return rc;
}

enum error editions_each(struct central *central,
    enum error (*each)(void *context, const char *id, long edition, const char *bytes,
	size_t length, const char *signature),
    void *context)
{
	struct db_statement *all = db_use(central->db, SQL_ROUND_ALL);
	bool row = false;
	enum error rc;

	while ((rc = db_next(all, &row)) == ERROR_NONE && row) {
		size_t length;
		char *bytes = take_bytes(all, 2, &length);

		rc = each(context, db_text(all, 0), (long)db_number(all, 1), bytes, length,
		    db_text(all, 3));
		free(bytes);
		if (rc != ERROR_NONE)
			break;
	}
	db_done(all);
	return rc;
}

enum error editions_newest(struct central *central, struct round ***rounds, size_t *n)
{
	char **ids = NULL;
	size_t n_ids = 0;
	enum error rc = editions_ids(central, &ids, &n_ids);

	*n = 0;
	*rounds = memory_new(n_ids + 1, sizeof **rounds);
	for (size_t i = 0; rc == ERROR_NONE && i < n_ids; i++) {
		rc = editions_get(central, ids[i], &(*rounds)[*n]);
		*n += rc == ERROR_NONE;
	}
	file_free_names(ids, n_ids);
	return rc;
}

void editions_newest_free(struct round **rounds, size_t n)
{
	for (size_t i = 0; i < n; i++)
		round_free(rounds[i]);
	free(rounds);
}

enum error editions_cached(struct central *central, struct edition_cache *cache, const char *id,
    long edition, const struct round **round)
{
	struct round *read = NULL;
	enum error rc;

	*round = NULL;
	for (size_t i = 0; i < cache->count; i++)
		if (cache->rounds[i]->edition == edition && strcmp(cache->rounds[i]->id, id) == 0) {
			*round = cache->rounds[i];
			return ERROR_NONE;
		}
	rc = editions_get_one(central, id, edition, &read);
	if (rc == ERROR_NOT_FOUND) {
		error_clear();
		return ERROR_NONE;
	}
	if (rc == ERROR_NONE) {
		cache->rounds = memory_grow(cache->rounds, cache->count + 1, sizeof *cache->rounds);
		cache->rounds[cache->count++] = read;
		*round = read;
	}
	return rc;
}

void editions_cache_free(struct edition_cache *cache)
{
	for (size_t i = 0; i < cache->count; i++)
		round_free(cache->rounds[i]);
	free(cache->rounds);
	*cache = (struct edition_cache){ 0 };
}
