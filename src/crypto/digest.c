/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* BLAKE2b-256 by libsodium. */
#include "crypto/digest.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "crypto/encode.h"

void digest_of(unsigned char digest[DIGEST_SIZE], const void *bytes, size_t length)
{
	crypto_generichash(digest, DIGEST_SIZE, bytes, length, NULL, 0);
}

void digest_in(unsigned char digest[DIGEST_SIZE], const unsigned char key[DIGEST_SIZE],
    const char *domain, const void *bytes, size_t length)
{
	crypto_generichash_state state;

	crypto_generichash_init(&state, key, key != NULL ? DIGEST_SIZE : 0, DIGEST_SIZE);
	crypto_generichash_update(&state, (const unsigned char *)domain, strlen(domain) + 1);
	crypto_generichash_update(&state, bytes, length);
	crypto_generichash_final(&state, digest, DIGEST_SIZE);
	/* It holds the key's first block. */
	sodium_memzero(&state, sizeof state);
}

void digest_name(char *name, size_t digits, const void *bytes, size_t length)
{
	unsigned char digest[DIGEST_SIZE];
	char hex[DIGEST_HEX_SIZE];

	assert(digits < sizeof hex);
	digest_of(digest, bytes, length);
	encode_hex(hex, digest, sizeof digest);
	memcpy(name, hex, digits);
	name[digits] = '\0';
}
