/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Looking for rounds in an exchange or a file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "client/store/rounds.h"

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
	for (size_t i = 0; i < found->n_next; i++)
		round_free(found->next[i]);
	free(found->offers);
	free(found->strangers);
	free(found->place);
	free(found);
}

/* The key of this round claims to follow the one that is looked for: it is the last of its line, or
 * another one is. The round is taken over. */
static void add_next(struct rounds_found *found, struct round *round)
{
	size_t kept = 0;
	bool behind = false;

	for (size_t i = 0; i < found->n_next; i++)
		behind |= strcmp(found->next[i]->central_key, round->central_key) == 0 ||
			  round_earlier_has(found->next[i], round->central_key);
	for (size_t i = 0; !behind && i < found->n_next; i++)
		if (round_earlier_has(round, found->next[i]->central_key))
			round_free(found->next[i]);
		else
			found->next[kept++] = found->next[i];
	if (!behind)
		found->n_next = kept;
	if (behind || kept == ROUNDS_MAX_NEXT)
		round_free(round);
	else
		found->next[found->n_next++] = round;
}

static void add_stranger(struct rounds_found *found, const char *key)
{
	found->strangers =
	    memory_grow(found->strangers, found->n_strangers + 1, sizeof *found->strangers);
	snprintf(found->strangers[found->n_strangers++], MINISIGN_KEY_TEXT_SIZE, "%s", key);
}

/* One that is not by the key. What was said of it before stays said. */
static enum error look_at_stranger(
    struct rounds_found *found, const char *name, const struct rounds_offer *offer)
{
	struct failure before = { 0 };
	struct round *round = NULL;

	failure_put_aside(&before, ERROR_WRONG_KEY);
	found->refused++;
	if (round_read_signed(name, (const char *)offer->bytes, offer->length,
		(const char *)offer->signature, offer->signature_length, NULL,
		&round) != ERROR_NONE) {
		error_clear();
	} else if (round_earlier_has(round, found->key)) {
		found->refused--;
		found->waiting++;
		add_next(found, round);
	} else {
		add_stranger(found, round->central_key);
		round_free(round);
	}
	return failure_tell(&before);
}

/* A round that was handed over to the key that took the place of this one. */
static enum error look_at_next(
    struct rounds_found *found, const char *name, const struct rounds_offer *offer)
{
	struct round *round = NULL;
	enum error rc;

	if (!round_earlier_has(offer->round, found->key))
		return ERROR_NONE;
	rc = round_read(name, (const char *)offer->bytes, offer->length, &round);
	if (rc == ERROR_NONE)
		add_next(found, round);
	return rc;
}

/* Verify one and add it; the first good one says whose the others have to be. */
static enum error add_offer(
    struct rounds_found *found, const char *name, struct rounds_offer *offer)
{
	const char *key = found->key[0] != '\0' ? found->key : NULL;
	enum error rc = round_read_signed(name, (const char *)offer->bytes, offer->length,
	    (const char *)offer->signature, offer->signature_length, key, &offer->round);

	if (rc == ERROR_NONE && key != NULL)
		rc = look_at_next(found, name, offer);
	if (rc != ERROR_NONE) {
		if (rc == ERROR_WRONG_KEY && key != NULL)
			rc = look_at_stranger(found, name, offer);
		else
			found->refused++;
		free_offer(offer);
		return rc;
	}
	if (key == NULL)
		memcpy(found->key, offer->round->central_key, sizeof found->key);
	found->offers = memory_grow(found->offers, found->count + 1, sizeof *found->offers);
	found->offers[found->count++] = *offer;
	return ERROR_NONE;
}

/* Earlier editions by a key that the coordinator had are no files to be told of. */
static void excuse(struct rounds_found *found)
{
	for (size_t i = 0; i < found->n_strangers; i++) {
		bool earlier = false;

		for (size_t k = 0; k < found->count && !earlier; k++)
			earlier = round_earlier_has(found->offers[k].round, found->strangers[i]);
		found->refused -= earlier;
	}
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
	if (rc == ERROR_WRONG_KEY && found->waiting > 0) {
		error_clear();
		rc = ERROR_NONE;
	}
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
	excuse(found);
	if (found->count + found->waiting > 0) {
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

static enum error look_at(const char *place, const char *key, struct rounds_found **out)
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

enum error rounds_look(const char *place, const char *key, struct rounds_found **out)
{
	enum error rc = look_at(place, key, out);

	/* Who trusts nobody yet is shown the key that is in force. */
	if (rc == ERROR_NONE && key[0] == '\0' && (*out)->n_next == 1) {
		char next[MINISIGN_KEY_TEXT_SIZE];

		memcpy(next, (*out)->next[0]->central_key, sizeof next);
		rounds_found_free(*out);
		*out = NULL;
		rc = look_at(place, next, out);
	}
	if (rc == ERROR_NONE)
		(*out)->place = memory_copy(place);
	return rc;
}
