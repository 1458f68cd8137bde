/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* BLAKE2b-256: plain, keyed, and a fingerprint as hex. */
#ifndef SKATTA_CRYPTO_DIGEST_H
#define SKATTA_CRYPTO_DIGEST_H

#include <stddef.h>

enum { DIGEST_SIZE = 32, DIGEST_HEX_SIZE = 2 * DIGEST_SIZE + 1 };

void digest_of(unsigned char digest[DIGEST_SIZE], const void *bytes, size_t length);

/* Keyed, and over a domain («skatta-code/1»), a zero byte, and the bytes; `key` may be NULL for
 * none. What is made in one domain never equals what is made in another. */
void digest_in(unsigned char digest[DIGEST_SIZE], const unsigned char key[DIGEST_SIZE],
    const char *domain, const void *bytes, size_t length);

/* The first `digits` (at most 64) hex digits of the bytes' digest, with a NUL. */
void digest_name(char *name, size_t digits, const void *bytes, size_t length);

#endif
