/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* One value at rest: padded, sealed under a 32-byte key with XChaCha20-Poly1305 and a random nonce,
 * bound to a context that must be the same when it is opened.
 *
 *   offset 0   24 bytes  nonce
 *          24   n bytes  the padded plaintext, encrypted
 *        24+n  16 bytes  tag
 *
 * Padding is ISO/IEC 7816-4 (one byte 0x80, then zeros) up to a multiple of `block`. */
#ifndef SKATTA_CRYPTO_BOX_H
#define SKATTA_CRYPTO_BOX_H

#include <stddef.h>

#include "base/error.h"

enum {
	BOX_NONCE_SIZE = 24,
	BOX_TAG_SIZE = 16,
	BOX_OVERHEAD = BOX_NONCE_SIZE + BOX_TAG_SIZE,
	BOX_LIMIT = 2 * 1024 * 1024 + 4096, /* bytes with their padding */
};

/* Seal at most BOX_LIMIT padded bytes into new memory at `*box` (free() by the caller). `block` of
 * 1 adds one byte of padding. */
void box_seal(const unsigned char key[32], const void *context, size_t context_length,
    const void *plain, size_t length, size_t block, unsigned char **box, size_t *box_length);

/* Open into new secret memory at `*plain` (secret_free() by the caller; a NUL follows its bytes).
 * ERROR_DAMAGED without a sentence of its own: the caller knows what the box is. */
enum error box_open(const unsigned char key[32], const void *context, size_t context_length,
    const unsigned char *box, size_t box_length, size_t block, unsigned char **plain,
    size_t *length) ERROR_MUST_CHECK;

#endif
