/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A person's own notes on items of a round: one sealed page of the profile, never part of a bundle.
 */
#ifndef SKATTA_CLIENT_NOTES_H
#define SKATTA_CLIENT_NOTES_H

#include "client/store/profile.h"

enum { NOTES_MAX = 2000 }; /* characters of one note */

/* The note on an item, for the caller to wipe and free; "" where there is none. */
enum error notes_get(
    struct profile *profile, const char *round, const char *item, char **note) ERROR_MUST_CHECK;

/* Keep a note, durably; "" takes it away. ERROR_REFUSED where it is too long. */
enum error notes_put(struct profile *profile, const char *round, const char *item,
    const char *note) ERROR_MUST_CHECK;

#endif
