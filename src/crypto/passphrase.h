/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From a passphrase to keys: Argon2id, version 1.3, one lane. */
#ifndef SKATTA_CRYPTO_PASSPHRASE_H
#define SKATTA_CRYPTO_PASSPHRASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum { PASSPHRASE_SALT_SIZE = 16 };

/* What deriving costs. The floor when making is 64 MiB and 3 passes; when reading, more than 1 GiB
 * or 10 passes is refused before anything is allocated, and less than the floor too. */
struct passphrase_cost {
	uint32_t memory_kib;
	uint32_t passes;
};

/* The floor; and is a cost between it and the ceiling? */
struct passphrase_cost passphrase_floor(void);
bool passphrase_cost_is_in_range(struct passphrase_cost cost);

/* The most, in powers of two from the floor, that this machine does within about half a second. */
struct passphrase_cost passphrase_measure(void);

/* Fill `size` (16 to 128) bytes at `keys` from the passphrase and salt. ERROR_DAMAGED for a cost
 * out of range, ERROR_SYSTEM where the memory is not to be had. */
enum error passphrase_derive(unsigned char *keys, size_t size, const char *passphrase,
    const unsigned char salt[PASSPHRASE_SALT_SIZE], struct passphrase_cost cost) ERROR_MUST_CHECK;

#endif
