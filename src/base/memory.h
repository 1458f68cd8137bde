/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Heap memory that never fails: when there is none left the program ends with a sentence, after the
 * terminal has been given back. Everything the person was told is saved is on disk by then.
 * Secrets do not belong here but in crypto/secret. */
#ifndef SKATTA_BASE_MEMORY_H
#define SKATTA_BASE_MEMORY_H

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* `count` times `size` zeroed bytes; never NULL; the caller frees with free(). */
void *memory_new(size_t count, size_t size);

/* `old` (may be NULL) resized to `count` times `size`; what is added is not zeroed. */
void *memory_grow(void *old, size_t count, size_t size);

/* Copies for the caller to free; memory_copy of a NULL text is NULL. */
char *memory_copy(const char *text);
void *memory_copy_bytes(const void *bytes, size_t length);

/* End the program for want of memory; for libraries that report it. */
_Noreturn void memory_out(void);

/* What to do before the program ends for want of memory (give the terminal back), or NULL. */
void memory_on_death(void (*last_words)(void));

#endif
