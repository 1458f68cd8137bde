/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Handing over and fetching, in that order: what can be lost goes first. */
#include "client/sync.h"

#include <stdlib.h>

#include "base/language.h"
#include "client/failure.h"
#include "client/inbox.h"
#include "client/outbox.h"
#include "client/place.h"
#include "client/rounds.h"

static enum error take_rounds(struct store *store, const char *path, const char *key, size_t *added)
{
	struct rounds_found *found = NULL;
	enum error rc = rounds_look(path, key, &found);

	*added = 0;
	if (rc == ERROR_NOT_FOUND) {
		/* A folder that takes bundles only, such as a stick on its way. */
		error_clear();
		return ERROR_NONE;
	}
	if (rc == ERROR_NONE)
		rc = rounds_keep(store, found, added);
	rounds_found_free(found);
	return rc;
}

/* What the folder does not take keeps nothing of what it has for us from coming in, nor does a
 * round that cannot be read keep a receipt. */
static enum error exchange(struct store *store, struct folder *folder, const char *path,
    const char *key, struct sync_result *result)
{
	struct failure failure = { 0 };

	failure_put_aside(&failure, outbox_hand_over(store, folder, path, &result->bundles));
	failure_put_aside(&failure, take_rounds(store, path, key, &result->rounds));
	failure_put_aside(&failure, outbox_take_receipts(store, folder, &result->receipts));
	failure_put_aside(&failure, inbox_take(store, folder, &result->units));
	return failure_tell(&failure);
}

enum error sync_rounds(struct store *store, const char *path)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	size_t added;
	enum error rc = rounds_trusted(store, key);

	return rc == ERROR_NONE && key[0] != '\0' ? take_rounds(store, path, key, &added) : rc;
}

enum error sync_folder(struct store *store, const char *path, struct sync_result *result)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	struct folder *folder = NULL;
	enum error rc = rounds_trusted(store, key);

	*result = (struct sync_result){ 0 };
	if (rc == ERROR_NONE && key[0] == '\0')
		rc = error_hint(
		    error_set(ERROR_REFUSED, _("no round has been joined on this machine yet")),
		    _("Run «skatta join %s» first; it shows the coordinator's key."), path);
	if (rc == ERROR_NONE)
		rc = folder_open(path, false, &folder);
	if (rc == ERROR_NONE)
		rc = exchange(store, folder, path, key, result);
	folder_close(folder);
	return rc;
}

enum error sync_known(
    struct store *store, const struct settings *settings, struct sync_result *result)
{
	char *place = NULL;
	enum error rc = place_get(store, settings, &place);

	*result = (struct sync_result){ 0 };
	if (rc == ERROR_NONE && place[0] == '\0')
		rc = error_hint(
		    error_set(ERROR_NOT_FOUND, _("no exchange folder has been used yet")),
		    _("Hand over first, or take in a round from the folder."));
	if (rc == ERROR_NONE)
		rc = sync_folder(store, place, result);
	free(place);
	return rc;
}
