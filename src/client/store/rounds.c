/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rounds that are kept, and whose are: the tables `round`, `trust` and `trusted_before`. */
#include "client/store/rounds.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/io/language.h"
#include "base/memory.h"

enum error rounds_trusted(struct store *store, char key[MINISIGN_KEY_TEXT_SIZE])
{
	struct db_statement *statement = db_use(store->db, STORE_TRUST_GET);
	bool row;
	enum error rc = db_next(statement, &row);

	key[0] = '\0';
	if (rc != ERROR_NONE || !row)
		return rc;
	if (strlen(db_text(statement, 0)) == MINISIGN_KEY_TEXT_SIZE - 1)
		memcpy(key, db_text(statement, 0), MINISIGN_KEY_TEXT_SIZE);
	else
		rc = error_set(
		    ERROR_DAMAGED, _("the coordinator's key in skatta's store is damaged"));
	db_done(statement);
	return rc;
}

enum error rounds_trust(struct store *store, const char *key)
{
	char trusted[MINISIGN_KEY_TEXT_SIZE] = "";
	struct minisign_public public;
	struct db_statement *statement;
	enum error rc = minisign_key_read(&public, key);

	if (rc == ERROR_NONE)
		rc = rounds_trusted(store, trusted);
	if (rc != ERROR_NONE || strcmp(trusted, key) == 0)
		return rc;
	if (trusted[0] != '\0')
		return error_hint(
		    error_set(ERROR_REFUSED, _("this machine trusts another coordinator's key, %s"),
			trusted),
		    _("If the key was changed on purpose, use another data folder (--data) for the "
		      "new one."));
	statement = db_use(store->db, STORE_TRUST_ADD);
	db_bind_text(statement, 1, key);
	return db_run(statement);
}

static const struct round *find_next(const struct rounds_found *found, const char *key)
{
	for (size_t i = 0; i < found->n_next; i++)
		if (strcmp(found->next[i]->central_key, key) == 0)
			return found->next[i];
	return NULL;
}

enum error rounds_add_trusted_before(struct store *store, const char *key)
{
	struct db_statement *add = db_use(store->db, STORE_TRUST_BEFORE_ADD);

	db_bind_text(add, 1, key);
	return db_run(add);
}

static enum error replace(struct store *store, const char *trusted, const char *key)
{
	struct db_statement *set = db_use(store->db, STORE_TRUST_REPLACE);
	enum error rc;

	db_bind_text(set, 1, key);
	rc = db_run(set);
	return rc == ERROR_NONE ? rounds_add_trusted_before(store, trusted) : rc;
}

enum error rounds_trust_next(struct store *store, const struct rounds_found *found, const char *key)
{
	char trusted[MINISIGN_KEY_TEXT_SIZE] = "";
	enum error rc = db_begin(store->db);

	if (rc != ERROR_NONE)
		return rc;
	rc = rounds_trusted(store, trusted);
	/* Not where it was replaced meanwhile, by another window. */
	if (rc == ERROR_NONE && trusted[0] != '\0' && strcmp(trusted, found->key) == 0 &&
	    find_next(found, key) != NULL)
		rc = replace(store, trusted, key);
	else if (rc == ERROR_NONE)
		rc = rounds_trust(store, key);
	return db_end(store->db, rc);
}

enum error rounds_refuse_next(const char *key)
{
	if (key[0] != '\0')
		return error_hint(error_set(ERROR_REFUSED,
				      _("the coordinator has a new key: compare it with the new "
					"poster, and trust "
					"it with \"skatta join --trust %s FOLDER\""),
				      key),
		    _("Nothing was changed: until then this machine trusts the old key."));
	return error_hint(error_set(ERROR_REFUSED,
			      _("more than one key claims to have taken the place of the "
				"coordinator's: ask the coordinator which is right, and trust that "
				"with \"skatta join --trust KEY FOLDER\"")),
	    _("Nothing was changed. Somebody else may have the old key."));
}

enum error rounds_check_next(const struct rounds_found *found)
{
	if (found->waiting == 0)
		return ERROR_NONE;
	return rounds_refuse_next(found->n_next == 1 ? found->next[0]->central_key : "");
}

enum error rounds_put(struct store *store, const struct rounds_offer *offer, size_t *added)
{
	struct round *known = NULL;
	struct db_statement *statement;
	bool new = true;
	enum error rc = rounds_get(store, offer->round->id, &known);

	if (rc == ERROR_NOT_FOUND) {
		error_clear();
		rc = ERROR_NONE;
	} else if (rc == ERROR_NONE) {
		new = offer->round->edition > known->edition;
		if (new)
			rc = round_may_follow(known, offer->round);
	}
	if (rc == ERROR_NONE && new) {
		statement = db_use(store->db, STORE_ROUND_ADD);
		db_bind_text(statement, 1, offer->round->id);
		db_bind_number(statement, 2, offer->round->edition);
		db_bind_blob(statement, 3, offer->bytes, offer->length);
		db_bind_blob(statement, 4, offer->signature, offer->signature_length);
		rc = db_run(statement);
		*added += rc == ERROR_NONE;
	}
	round_free(known);
	return rc;
}

enum error rounds_keep(struct store *store, const struct rounds_found *found, size_t *added)
{
	enum error rc = db_begin(store->db);

	*added = 0;
	if (rc != ERROR_NONE)
		return rc;
	for (size_t i = 0; rc == ERROR_NONE && i < found->count; i++)
		rc = rounds_put(store, &found->offers[i], added);
	return db_end(store->db, rc);
}

/* By a key that was trusted when it came. What was said of the failure before stays otherwise. */
static enum error read_earlier(struct store *store, const char *id, const char *bytes,
    size_t length, const char *signature, size_t signature_length, struct round **out)
{
	struct failure before = { 0 };
	struct db_statement *all = db_use(store->db, STORE_TRUST_BEFORE_LIST);
	struct round *round = NULL;
	bool row = false;

	failure_put_aside(&before, ERROR_WRONG_KEY);
	while (round == NULL && db_next(all, &row) == ERROR_NONE && row)
		if (round_read_signed(id, bytes, length, signature, signature_length,
			db_text(all, 0), &round) != ERROR_NONE)
			error_clear();
	db_done(all);
	error_clear();
	if (round == NULL)
		return failure_tell(&before);
	failure_forget(&before);
	*out = round;
	return ERROR_NONE;
}

/* The round in a row of bytes and signature: the store is not believed more than a folder is. */
static enum error read_row(struct store *store, struct db_statement *statement, const char *id,
    const char *key, struct round **out)
{
	size_t length, signature_length;
	const void *stored = db_blob(statement, 0, &length);
	const char *signature = db_blob(statement, 1, &signature_length);
	char *bytes = memory_new(length + 1, 1);
	struct round *round = NULL;
	enum error rc;

	memcpy(bytes, stored, length);
	rc = round_read_signed(id, bytes, length, signature, signature_length, key, &round);
	if (rc == ERROR_WRONG_KEY)
		rc = read_earlier(store, id, bytes, length, signature, signature_length, &round);
	free(bytes);
	if (rc == ERROR_NONE && strcmp(round->id, id) != 0)
		rc = error_set(
		    ERROR_DAMAGED, _("the round %s was put where %s should be"), round->id, id);
	if (rc == ERROR_NONE)
		*out = round;
	else
		round_free(round);
	return rc;
}

enum error rounds_get(struct store *store, const char *id, struct round **round)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	struct db_statement *statement;
	bool row;
	enum error rc = rounds_trusted(store, key);

	if (rc != ERROR_NONE)
		return rc;
	statement = db_use(store->db, STORE_ROUND_GET);
	db_bind_text(statement, 1, id);
	rc = db_next(statement, &row);
	if (rc != ERROR_NONE)
		return rc;
	if (!row)
		return error_hint(error_set(ERROR_NOT_FOUND, _("there is no round %s here"), id),
		    _("\"skatta join FOLDER\" takes in rounds from the exchange folder."));
	rc = read_row(store, statement, id, key, round);
	db_done(statement);
	return rc;
}

enum error rounds_list(struct store *store, struct round ***rounds, size_t *count)
{
	struct db_statement *statement = db_use(store->db, STORE_ROUND_LIST);
	bool row;
	enum error rc = db_next(statement, &row);

	*rounds = NULL;
	*count = 0;
	while (rc == ERROR_NONE && row) {
		*rounds = memory_grow(*rounds, *count + 1, sizeof **rounds);
		rc = rounds_get(store, db_text(statement, 0), &(*rounds)[*count]);
		if (rc != ERROR_NONE)
			break;
		++*count;
		rc = db_next(statement, &row);
	}
	db_done(statement);
	if (rc != ERROR_NONE) {
		rounds_free(*rounds, *count);
		*rounds = NULL;
		*count = 0;
	}
	return rc;
}

static const char *first_day(const struct round *round)
{
	if (round->opens[0] != '\0')
		return round->opens;
	return round->closes[0] != '\0' ? round->closes : round->closed;
}

static int compare_newest(const void *a, const void *b)
{
	const struct round *one = *(struct round *const *)a, *other = *(struct round *const *)b;
	int order = (one->closed[0] != '\0') - (other->closed[0] != '\0');

	if (order == 0)
		order = strcmp(first_day(other), first_day(one));
	return order != 0 ? order : strcmp(one->id, other->id);
}

enum error rounds_list_newest(struct store *store, struct round ***rounds, size_t *count)
{
	enum error rc = rounds_list(store, rounds, count);

	if (*count > 0)
		qsort(*rounds, *count, sizeof **rounds, compare_newest);
	return rc;
}

void rounds_free(struct round **rounds, size_t count)
{
	for (size_t i = 0; i < count; i++)
		round_free(rounds[i]);
	free(rounds);
}
