/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A word that opens nothing and is only recognised: kept as a line of text from which it cannot be
 * read, in the form that libsodium and others give to Argon2id. */
#ifndef SKATTA_CRYPTO_PASSPHRASE_HASH_H
#define SKATTA_CRYPTO_PASSPHRASE_HASH_H

#include <stdbool.h>

#include "base/error.h"

enum { PASSPHRASE_HASH_SIZE = 128 }; /* with its NUL */

/* "$argon2id$v=19$m=65536,t=3,p=1$SALT$HASH" with a new salt, at the floor of what a passphrase may
 * cost (passphrase.h). ERROR_SYSTEM where the memory is not to be had. */
enum error passphrase_hash_make(char text[PASSPHRASE_HASH_SIZE], const char *word) ERROR_MUST_CHECK;

/* Is the text such a line, its cost within the same limits, in the one spelling there is? */
bool passphrase_hash_is(const char *text);

/* ERROR_PASSPHRASE, without a sentence, where the line was made of another word; ERROR_SYSTEM where
 * the memory is not to be had. */
enum error passphrase_hash_check(const char *text, const char *word) ERROR_MUST_CHECK;

#endif
