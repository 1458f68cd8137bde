/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Taking rounds in and giving them out again. */
#include "client/store/rounds.h"

#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"

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

static void free_offer(struct rounds_offer *offer)
{
	round_free(offer->round);
	free(offer->bytes);
	free(offer->signature);
}

void rounds_found_free(struct rounds_found *found)
{
	if (found == NULL)
		return;
	for (size_t i = 0; i < found->count; i++)
		free_offer(&found->offers[i]);
	free(found->offers);
	free(found);
}

/* Verify one and add it; the first good one says whose the others have to be. */
static enum error add_offer(
    struct rounds_found *found, const char *name, struct rounds_offer *offer)
{
	const char *key = found->key[0] != '\0' ? found->key : NULL;
	enum error rc = round_read_signed(name, (const char *)offer->bytes, offer->length,
	    (const char *)offer->signature, offer->signature_length, key, &offer->round);

	if (rc != ERROR_NONE) {
		free_offer(offer);
		found->refused++;
		return rc;
	}
	if (key == NULL)
		memcpy(found->key, offer->round->central_key, sizeof found->key);
	found->offers = memory_grow(found->offers, found->count + 1, sizeof *found->offers);
	found->offers[found->count++] = *offer;
	return ERROR_NONE;
}

static enum error look_in_file(const char *path, struct rounds_found *found)
{
	struct rounds_offer offer = { 0 };
	char *signature = text_format("%s.minisig", path);
	enum error rc = file_read_linked(path, FILE_LIMIT_DOCUMENT, &offer.bytes, &offer.length);

	if (rc == ERROR_NONE) {
		rc = file_read_linked(
		    signature, MINISIGN_LIMIT, &offer.signature, &offer.signature_length);
		if (rc == ERROR_NOT_FOUND) {
			error_clear();
			error_hint(error_set(rc, _("there is no signature %s"), signature),
			    _("It must be beside the round: copy both files."));
		}
	}
	if (rc == ERROR_NONE)
		rc = add_offer(found, path, &offer);
	else
		free_offer(&offer);
	free(signature);
	return rc;
}

static enum error look_in_exchange(struct exchange *exchange, struct rounds_found *found)
{
	char **names = NULL;
	size_t count = 0;
	enum error rc = exchange_names(exchange, EXCHANGE_ROUNDS, &names, &count);

	for (size_t i = 0; rc == ERROR_NONE && i < count; i++) {
		struct rounds_offer offer = { 0 };
		enum error bad = exchange_read_signed(exchange, EXCHANGE_ROUNDS, names[i],
		    &offer.bytes, &offer.length, &offer.signature, &offer.signature_length);

		if (bad == ERROR_NONE)
			add_offer(found, names[i], &offer);
		else
			found->refused++;
	}
	file_free_names(names, count);
	if (rc != ERROR_NONE)
		return rc;
	if (found->count > 0) {
		error_clear();
		return ERROR_NONE;
	}
	if (found->refused > 0)
		return ERROR_DAMAGED;
	return error_hint(
	    error_set(ERROR_NOT_FOUND, _("there are no rounds in %s"), exchange_address(exchange)),
	    _("They come there when the coordinator publishes them: ask, or take another folder."));
}

/* Only those of this key, or of any where it is no key. */
static struct rounds_found *look_for(const char *key)
{
	struct rounds_found *found = memory_new(1, sizeof *found);

	if (strlen(key) == sizeof found->key - 1)
		memcpy(found->key, key, sizeof found->key);
	return found;
}

/* What was found is the caller's, or nobody's. */
static enum error give(enum error rc, struct rounds_found *found, struct rounds_found **out)
{
	if (rc == ERROR_NONE)
		*out = found;
	else
		rounds_found_free(found);
	return rc;
}

enum error rounds_look_in(struct exchange *exchange, const char *key, struct rounds_found **out)
{
	struct rounds_found *found = look_for(key);

	return give(look_in_exchange(exchange, found), found, out);
}

enum error rounds_look(const char *place, const char *key, struct rounds_found **out)
{
	struct exchange *exchange = NULL;
	enum error rc;

	if (!exchange_is_at_hand(place)) {
		struct rounds_found *found = look_for(key);

		return give(look_in_file(place, found), found, out);
	}
	rc = exchange_open(place, false, &exchange);
	if (rc == ERROR_NONE)
		rc = rounds_look_in(exchange, key, out);
	exchange_close(exchange);
	return rc;
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

/* The round in a row of bytes and signature: the store is not believed more than a folder is. */
static enum error read_row(
    struct db_statement *statement, const char *id, const char *key, struct round **out)
{
	size_t length, signature_length;
	const void *stored = db_blob(statement, 0, &length);
	const char *signature = db_blob(statement, 1, &signature_length);
	char *bytes = memory_new(length + 1, 1);
	struct round *round = NULL;
	enum error rc;

	memcpy(bytes, stored, length);
	rc = round_read_signed(id, bytes, length, signature, signature_length, key, &round);
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
	rc = read_row(statement, id, key, round);
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
