/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Fetching, and handing over behind it: what has come may say what is to be sealed. */
#include "client/sync/sync.h"

#include <stdlib.h>
#include <string.h>

#include "base/failure.h"
#include "base/io/language.h"
#include "client/store/inbox.h"
#include "client/store/outbox.h"
#include "client/store/place.h"
#include "client/store/rounds.h"
#include "client/sync/reply_page.h"

static enum error take_rounds(
    struct store *store, struct exchange *exchange, const char *key, struct sync_result *result)
{
	struct rounds_found *found = NULL;
	enum error rc = rounds_look_in(exchange, key, &found);

	if (rc == ERROR_NOT_FOUND) {
		/* One that takes bundles only, such as a stick on its way. */
		error_clear();
		return ERROR_NONE;
	}
	if (rc == ERROR_NONE)
		rc = rounds_keep(store, found, &result->rounds);
	if (rc == ERROR_NONE && found->waiting > 0) {
		result->waits = true;
		if (found->n_next == 1)
			memcpy(result->next, found->next[0]->central_key, sizeof result->next);
	}
	rounds_found_free(found);
	return rc;
}

/* What of it cannot be had keeps nothing else from coming in. */
static void fetch(struct store *store, struct profile *profile, struct exchange *exchange,
    const char *key, struct sync_result *result, struct failure *failure)
{
	failure_put_aside(failure, take_rounds(store, exchange, key, result));
	failure_put_aside(failure, outbox_take_receipts(store, exchange, &result->receipts));
	if (profile == NULL)
		return;
	failure_put_aside(failure, inbox_take(profile, exchange, &result->units));
	failure_put_aside(failure, reply_page_take(profile, exchange, &result->replies));
}

/* Where no key is trusted there is nothing to meet. */
static enum error find(struct store *store, const char *address, char key[MINISIGN_KEY_TEXT_SIZE],
    struct exchange **exchange)
{
	enum error rc = rounds_trusted(store, key);

	if (rc == ERROR_NONE && key[0] == '\0')
		rc = error_hint(
		    error_set(ERROR_REFUSED, _("no round has been joined on this machine yet")),
		    _("Run \"skatta join %s\" first; it shows the coordinator's key."), address);
	return rc == ERROR_NONE ? exchange_open(address, false, exchange) : rc;
}

enum error sync_arrive(struct store *store, struct profile *profile, const char *address)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	struct exchange *exchange = NULL;
	struct sync_result result = { 0 };
	enum error rc = rounds_trusted(store, key);

	if (rc != ERROR_NONE || key[0] == '\0')
		return rc;
	rc = exchange_open(address, false, &exchange);
	if (rc == ERROR_NONE)
		rc = take_rounds(store, exchange, key, &result);
	if (rc == ERROR_NONE && profile != NULL)
		rc = reply_page_take(profile, exchange, &result.replies);
	if (rc == ERROR_NONE && result.waits)
		rc = rounds_refuse_next(result.next);
	exchange_close(exchange);
	if (rc != ERROR_NOT_FOUND)
		return rc;
	error_clear();
	return ERROR_NONE;
}

static enum error nothing_more(void *context)
{
	(void)context;
	return ERROR_NONE;
}

enum error sync_meet(
    struct store *store, struct profile *profile, const char *address, struct sync_result *result)
{
	return sync_hand_over(
	    store, profile, address, (struct sync_word){ .give = nothing_more }, result);
}

enum error sync_hand_over(struct store *store, struct profile *profile, const char *address,
    struct sync_word word, struct sync_result *result)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	struct exchange *exchange = NULL;
	struct failure fetched = { 0 }, failure = { 0 };
	enum error rc = find(store, address, key, &exchange);

	*result = (struct sync_result){ 0 };
	if (rc != ERROR_NONE)
		return rc;
	fetch(store, profile, exchange, key, result, &fetched);
	rc = word.give(word.context);
	failure_put_aside(&failure, rc);
	if (rc == ERROR_NONE)
		failure_put_aside(&failure, outbox_hand_over(store, exchange, &result->bundles));
	exchange_close(exchange);
	/* What was not sent weighs more than what did not come. */
	rc = failure_tell(&failure);
	if (rc == ERROR_NONE)
		return failure_tell(&fetched);
	failure_forget(&fetched);
	return rc;
}

enum error sync_fetch(struct store *store, struct profile *profile, const struct settings *settings,
    struct sync_result *result)
{
	char key[MINISIGN_KEY_TEXT_SIZE], *place = NULL;
	struct exchange *exchange = NULL;
	struct failure failure = { 0 };
	enum error rc = place_get(store, settings, &place);

	*result = (struct sync_result){ 0 };
	if (rc == ERROR_NONE && place[0] == '\0')
		rc = error_hint(
		    error_set(ERROR_NOT_FOUND, _("no exchange folder has been used yet")),
		    _("Hand over first, or take in a round from the folder."));
	if (rc == ERROR_NONE)
		rc = find(store, place, key, &exchange);
	if (rc == ERROR_NONE) {
		fetch(store, profile, exchange, key, result, &failure);
		rc = failure_tell(&failure);
	}
	exchange_close(exchange);
	free(place);
	return rc;
}

enum error sync_fetch_at_hand(struct store *store, struct profile *profile,
    const struct settings *settings, struct sync_result *result)
{
	char *place = NULL;
	enum error rc = place_get(store, settings, &place);
	bool is_there = rc == ERROR_NONE && place[0] != '\0' && exchange_is_at_hand(place);

	*result = (struct sync_result){ 0 };
	free(place);
	return is_there ? sync_fetch(store, profile, settings, result) : rc;
}
