/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* HKDF over libsodium's HMAC, whose version 1.0.18 has no HKDF of its own. */
#include "crypto/hkdf.h"

#include <sodium.h>
#include <string.h>

void hkdf_key(unsigned char key[HKDF_KEY_SIZE], const void *secret, size_t secret_length,
    const void *salt, size_t salt_length, const char *info)
{
	static const unsigned char first_block = 1;
	crypto_auth_hmacsha256_state state;
	unsigned char extracted[HKDF_KEY_SIZE];

	/* An empty salt stands for a block of zeros, which is what HMAC makes of an empty key. */
	crypto_auth_hmacsha256_init(&state, salt, salt_length);
	crypto_auth_hmacsha256_update(&state, secret, secret_length);
	crypto_auth_hmacsha256_final(&state, extracted);

	crypto_auth_hmacsha256_init(&state, extracted, sizeof extracted);
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)info, strlen(info));
	crypto_auth_hmacsha256_update(&state, &first_block, 1);
	crypto_auth_hmacsha256_final(&state, key);
	sodium_memzero(&state, sizeof state);
	sodium_memzero(extracted, sizeof extracted);
}
