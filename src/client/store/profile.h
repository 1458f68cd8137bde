/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A person's locked place on this machine: opened by name and passphrase, or by the recovery code,
 * and what it keeps, each as one sealed page. */
#ifndef SKATTA_CLIENT_PROFILE_H
#define SKATTA_CLIENT_PROFILE_H

#include <jansson.h>

#include "client/store/store.h"
#include "crypto/sign.h"

enum { PROFILE_MAX_NAME = 60 }; /* characters */

/* Opened; its keys lie in secret memory. */
struct profile;

/* Will it do for a new place? ERROR_REFUSED, and why, where not. */
enum error profile_check_name(const char *name) ERROR_MUST_CHECK;
enum error profile_check_passphrase(const char *passphrase) ERROR_MUST_CHECK;

/* Is there any place on this machine? */
enum error profile_any(struct store *store, bool *any) ERROR_MUST_CHECK;

/* Make a place; `code` gets the recovery code, in secret memory, to be shown once. ERROR_REFUSED
 * where the name or passphrase will not do, or where the same two open a place already. */
enum error profile_make(struct store *store, const char *name, const char *passphrase,
    char code[ENCODE_CODE_SIZE], struct profile **profile) ERROR_MUST_CHECK;

/* ERROR_PASSPHRASE where name and passphrase open nothing: which of them is wrong is not known. */
enum error profile_open(struct store *store, const char *name, const char *passphrase,
    struct profile **profile) ERROR_MUST_CHECK;
enum error profile_open_by_code(
    struct store *store, const char *code, struct profile **profile) ERROR_MUST_CHECK;

/* Is this the place's passphrase now, also where another window changed it? ERROR_PASSPHRASE where
 * not, ERROR_REFUSED where another window has deleted the place. Comes before a change: somebody
 * may have left the machine open. */
enum error profile_confirm(struct profile *profile, const char *passphrase) ERROR_MUST_CHECK;

/* From now on this passphrase opens the place and the one before does not, and the same for a new
 * recovery code, which `code` gets as in profile_make(). Only the data key is wrapped anew, durably
 * and whole or not at all. ERROR_REFUSED where another window made a change since the place was
 * opened or its passphrase confirmed, where the passphrase will not do, or where it opens a place
 * of this name already. */
enum error profile_change_passphrase(
    struct profile *profile, const char *passphrase) ERROR_MUST_CHECK;
enum error profile_change_code(
    struct profile *profile, char code[ENCODE_CODE_SIZE]) ERROR_MUST_CHECK;

/* Wipe the keys; NULL is fine. */
void profile_close(struct profile *profile);

/* The name, as it was written when the place was made. */
const char *profile_name(const struct profile *profile);

/* The person's key pair towards the central that signs with `central_key` (RW…), into secret
 * memory. Two centrals cannot tell that theirs are the same person's. */
void profile_pair(const struct profile *profile, const char *central_key, struct sign_pair *pair);

/* Keep a value under a name ("response/ID"), sealed and padded before it meets SQLite; durable when
 * it returns, or when the transaction that is open ends. `*generation` is that of the value that it
 * takes the place of, as profile_get() gave it, and then its own. ERROR_REFUSED where somebody else
 * with this place open has kept another value meanwhile. */
enum error profile_put(struct profile *profile, const char *name, const json_t *value,
    int64_t *generation) ERROR_MUST_CHECK;
/* `*value` for json_decref(), NULL and generation 0 where there is none. ERROR_DAMAGED where it was
 * tampered with. */
enum error profile_get(struct profile *profile, const char *name, json_t **value,
    int64_t *generation) ERROR_MUST_CHECK;

/* The names of the place's own bundles, as the keys of an object, as its pages have them: of
 * answers and plans the last one, and of answers the one before; json_decref() by the caller. What
 * stands on a page that was tampered with is not known. */
enum error profile_bundles(struct profile *profile, json_t **names) ERROR_MUST_CHECK;

struct store *profile_store(const struct profile *profile);

#endif
