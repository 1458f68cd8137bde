/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the tests of places keep in them, on the machine of client_sample.h. */
#ifndef SKATTA_TESTS_PROFILE_PAGES_H
#define SKATTA_TESTS_PROFILE_PAGES_H

#include "client/store/profile.h"

/* Keep words under a name, in a place or in Anna's. */
void profile_pages_keep_in(struct profile *profile, const char *name, const char *words);
void profile_pages_keep(const char *name, const char *words);
/* They are there; NULL: nothing is kept under that name. */
void profile_pages_keeps_in(struct profile *profile, const char *name, const char *words);
void profile_pages_keeps(const char *name, const char *words);

/* profile_make(), without its recovery code. */
enum error profile_pages_make(
    const char *name, const char *passphrase, struct profile **profile) ERROR_MUST_CHECK;

#endif
