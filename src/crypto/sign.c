/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Ed25519 by libsodium. */
#include "crypto/sign.h"

#include <sodium.h>

#include "crypto/digest.h"

_Static_assert((int)SIGN_SEED_SIZE == crypto_sign_SEEDBYTES, "seed");
_Static_assert((int)SIGN_SEED_SIZE == (int)DIGEST_SIZE, "a seed is a digest");
_Static_assert((int)SIGN_PUBLIC_SIZE == crypto_sign_PUBLICKEYBYTES, "public");
_Static_assert((int)SIGN_SECRET_SIZE == crypto_sign_SECRETKEYBYTES, "secret");
_Static_assert((int)SIGN_SIGNATURE_SIZE == crypto_sign_BYTES, "signature");
_Static_assert((int)SIGN_POINT_SIZE == crypto_scalarmult_curve25519_BYTES, "point");

void sign_pair_for(struct sign_pair *pair, const unsigned char seed[SIGN_SEED_SIZE],
    const char *domain, const void *whom, size_t whom_length)
{
	unsigned char derived[SIGN_SEED_SIZE];

	digest_in(derived, seed, domain, whom, whom_length);
	sign_pair_of(pair, derived);
	sodium_memzero(derived, sizeof derived);
}

void sign_pair_of(struct sign_pair *pair, const unsigned char seed[SIGN_SEED_SIZE])
{
	crypto_sign_seed_keypair(pair->public, pair->secret, seed);
}

void sign_bytes(unsigned char signature[SIGN_SIGNATURE_SIZE], const struct sign_pair *pair,
    const void *bytes, size_t length)
{
	crypto_sign_detached(signature, NULL, bytes, length, pair->secret);
}

bool sign_holds(const unsigned char signature[SIGN_SIGNATURE_SIZE],
    const unsigned char public[SIGN_PUBLIC_SIZE], const void *bytes, size_t length)
{
	return crypto_sign_verify_detached(signature, bytes, length, public) == 0;
}

bool sign_public_point(
    unsigned char point[SIGN_POINT_SIZE], const unsigned char public[SIGN_PUBLIC_SIZE])
{
	return crypto_sign_ed25519_pk_to_curve25519(point, public) == 0;
}

void sign_secret_scalar(unsigned char scalar[SIGN_POINT_SIZE], const struct sign_pair *pair)
{
	crypto_sign_ed25519_sk_to_curve25519(scalar, pair->secret);
}
