/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A new passphrase for the store, from a file or from the person at the terminal. */
#ifndef SKATTA_CENTRAL_NEW_PASSPHRASE_H
#define SKATTA_CENTRAL_NEW_PASSPHRASE_H

#include "base/error.h"

/* The first line of the file or, where that is NULL, what is chosen on the terminal: words that are
 * drawn, of which two are asked back, or one's own, typed twice. `name` is the coordinator's: a
 * passphrase made of it is none. ERROR_PASSPHRASE where it is empty or weak, or the two differ;
 * ERROR_CANCELLED, and as secret.h has it. For secret_free(). */
enum error new_passphrase_get(
    const char *file, const char *name, char **passphrase) ERROR_MUST_CHECK;

#endif
