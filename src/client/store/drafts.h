/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was written into fields of an open place and is not saved: refused, or cut off by a lock or
 * the end of the program. One sealed page of the profile, never part of a bundle. */
#ifndef SKATTA_CLIENT_DRAFTS_H
#define SKATTA_CLIENT_DRAFTS_H

#include "client/store/profile.h"

enum { DRAFTS_MAX = 64 * 1024 }; /* bytes of all of them together; the oldest give way */

/* The draft of this name, in new secret memory for secret_free(); NULL where there is none. */
enum error drafts_get(struct profile *profile, const char *name, char **text) ERROR_MUST_CHECK;

/* Keep a draft, durably; "" takes it away. Nothing is written where nothing changes.
 * ERROR_TOO_LARGE where it alone is over the limit. */
enum error drafts_put(struct profile *profile, const char *name, const char *text) ERROR_MUST_CHECK;

/* Take away all whose names begin so. */
enum error drafts_drop(struct profile *profile, const char *start) ERROR_MUST_CHECK;

#endif
