/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A carrier that only tests have: an exchange in memory, at addresses that begin with "memory:".
 * Linked before the library, its table takes the place of src/exchange/carrier.c. */
#ifndef SKATTA_TESTS_CARRIER_MEMORY_H
#define SKATTA_TESTS_CARRIER_MEMORY_H

#include <stddef.h>

/* How often one was opened, and how many are open now. */
size_t carrier_memory_opened(void);
size_t carrier_memory_open_now(void);

/* Put a file there as somebody else would, whatever it is called. */
void carrier_memory_put(const char *part, const char *name, const void *bytes, size_t length);

/* All of it is gone. */
void carrier_memory_forget(void);

#endif
