/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Ed25519: the respondent's pseudonym and its signature on a response. */
#ifndef SKATTA_CRYPTO_SIGN_H
#define SKATTA_CRYPTO_SIGN_H

#include <stdbool.h>
#include <stddef.h>

enum {
	SIGN_SEED_SIZE = 32,
	SIGN_PUBLIC_SIZE = 32,
	SIGN_SECRET_SIZE = 64,
	SIGN_SIGNATURE_SIZE = 64,
	SIGN_POINT_SIZE = 32 /* of Curve25519 */
};

struct sign_pair {
	unsigned char public[SIGN_PUBLIC_SIZE];
	unsigned char secret[SIGN_SECRET_SIZE];
};

/* The pair that belongs to a seed in a domain, for `whom` (bytes that name the other side): the
 * same seed gives unrelated pairs for different ones. The pair should lie in secret memory. */
void sign_pair_for(struct sign_pair *pair, const unsigned char seed[SIGN_SEED_SIZE],
    const char *domain, const void *whom, size_t whom_length);

/* The pair of a seed itself. */
void sign_pair_of(struct sign_pair *pair, const unsigned char seed[SIGN_SEED_SIZE]);

void sign_bytes(unsigned char signature[SIGN_SIGNATURE_SIZE], const struct sign_pair *pair,
    const void *bytes, size_t length);
bool sign_holds(const unsigned char signature[SIGN_SIGNATURE_SIZE],
    const unsigned char public[SIGN_PUBLIC_SIZE], const void *bytes, size_t length);

/* The same key as a point of Curve25519, by which something can be sealed to whoever signs; false
 * where it has none, which no key has that was made here. And the secret scalar that opens it. */
bool sign_public_point(
    unsigned char point[SIGN_POINT_SIZE], const unsigned char public[SIGN_PUBLIC_SIZE]);
void sign_secret_scalar(unsigned char scalar[SIGN_POINT_SIZE], const struct sign_pair *pair);

#endif
