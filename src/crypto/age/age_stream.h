/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The payload of an age file: a nonce, then chunks of 64 KiB, each sealed with its number and
 * whether it is the last. */
#ifndef SKATTA_CRYPTO_AGE_STREAM_H
#define SKATTA_CRYPTO_AGE_STREAM_H

#include <stddef.h>

#include "base/error.h"

enum { AGE_STREAM_CHUNK = 64 * 1024, AGE_STREAM_NONCE_SIZE = 16, AGE_STREAM_TAG_SIZE = 16 };

/* Bytes of the payload of `length` plain bytes. */
size_t age_stream_size(size_t length);

/* Write age_stream_size(length) bytes to `sealed`. */
void age_stream_seal(unsigned char *sealed, const unsigned char file_key[16],
    const unsigned char *plain, size_t length);

/* Open into new memory (free() by the caller, a NUL after its bytes), wiped on failure.
 * ERROR_DAMAGED with a sentence that names `name`. */
enum error age_stream_open(const unsigned char file_key[16], const char *name,
    const unsigned char *sealed, size_t sealed_length, unsigned char **plain,
    size_t *length) ERROR_MUST_CHECK;

#endif
