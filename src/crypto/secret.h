/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Memory for keys and passphrases: one locked arena between guard pages, wiped when given back, and
 * whole at the end. What the arena has no room for, such as a large opened page, gets locked pages
 * of its own. Nothing secret lies anywhere else for longer than a call. */
#ifndef SKATTA_CRYPTO_SECRET_H
#define SKATTA_CRYPTO_SECRET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Locking costs a page fault for every page, at every start: the arena holds what is common. */
enum { SECRET_ARENA = 64 * 1024, SECRET_KEY_SIZE = 32, SECRET_LINE_SIZE = 1024 };

/* Make the arena (and start libsodium), before any other call in this folder but secret_free() of
 * NULL, secret_wipe() and secret_end(). Again it does nothing. */
enum error secret_start(void) ERROR_MUST_CHECK;
/* Wipe and give back everything; what was handed out is gone. Safe to call twice. */
void secret_end(void);
/* Did the system lock everything that was handed out, so that it never reaches swap? */
bool secret_is_locked(void);

/* `size` zeroed bytes. Ends the program as memory_new() does where there are none left. */
void *secret_new(size_t size);
/* Wipe and give back; NULL is fine. */
void secret_free(void *bytes);
/* Keep a copy of the text, for secret_free(), in the place of what was kept there (or NULL). */
void secret_keep(char **kept, const char *text);

/* Wipe bytes that lie elsewhere (the caller's stack). */
void secret_wipe(void *bytes, size_t size);

/* Random bytes, and a random number below `bound` without bias. */
void secret_random(void *bytes, size_t size);
unsigned secret_random_below(unsigned bound);

/* The text in composed letters (NFC) in new secret memory: one spelling for a passphrase, in which
 * blanks count. */
char *secret_composed(const char *text);
/* Are the two the same but for their spelling? */
bool secret_same_text(const char *a, const char *b);
/* ERROR_REFUSED for a new passphrase that is no UTF-8, as from a file: it could never be typed. */
enum error secret_check_text(const char *passphrase) ERROR_MUST_CHECK;

/* Are they equal, in time that does not tell where they differ? */
bool secret_same(const void *a, const void *b, size_t size);

/* The first line of a passphrase file, without its line end, into new secret memory. Refuses an
 * empty one, one over SECRET_LINE_SIZE-1 bytes, one with NUL. */
enum error secret_read_file(const char *path, char **passphrase) ERROR_MUST_CHECK;

#endif
