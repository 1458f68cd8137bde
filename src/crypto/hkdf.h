/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* HKDF-SHA-256 (RFC 5869) as the age format uses it. */
#ifndef SKATTA_CRYPTO_HKDF_H
#define SKATTA_CRYPTO_HKDF_H

#include <stddef.h>

enum { HKDF_KEY_SIZE = 32 };

/* A key of one block, the only length that age has. */
void hkdf_key(unsigned char key[HKDF_KEY_SIZE], const void *secret, size_t secret_length,
    const void *salt, size_t salt_length, const char *info);

#endif
