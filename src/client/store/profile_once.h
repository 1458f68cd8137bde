/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The draft of somebody who answers once, without a place of their own: opened by the answer code
 * alone until it is handed over, and by nothing at all after that. skatta-store(5) says how it lies
 * in the store. */
#ifndef SKATTA_CLIENT_PROFILE_ONCE_H
#define SKATTA_CLIENT_PROFILE_ONCE_H

#include "client/store/profile.h"

/* Go on with the draft that this code of the round opens here, or begin one, under a random key.
 * The caller has seen to it that the code is one of the round's; ERROR_PASSPHRASE where it has not
 * the shape of one. Close with profile_close(). */
enum error profile_once_open(struct store *store, const char *round, const char *code,
    struct profile **profile) ERROR_MUST_CHECK;

bool profile_once_is(const struct profile *profile);

/* Take the draft out of the store with all that it keeps, within the caller's transaction; and once
 * that has ended well, wipe the keys and keep nothing more under them. */
enum error profile_once_drop(struct profile *profile) ERROR_MUST_CHECK;
void profile_once_forget(struct profile *profile);
/* Was it? */
bool profile_once_is_gone(const struct profile *profile);

/* Take out what is left of rounds that are closed: nobody can hand it over any more. What cannot be
 * taken out now, such as on a full disk, is the next time. */
void profile_once_sweep(struct store *store);

#endif
