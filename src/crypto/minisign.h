/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Signatures on published files in minisign's format, prehashed (BLAKE2b-512, algorithm "ED"), so
 * that `minisign -Vm FILE -P KEY` verifies them. Format: https://jedisct1.github.io/minisign/ */
#ifndef SKATTA_CRYPTO_MINISIGN_H
#define SKATTA_CRYPTO_MINISIGN_H

#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

enum {
	MINISIGN_KEY_TEXT_SIZE = 57, /* "RW…", 56 characters and a NUL */
	MINISIGN_LIMIT = 2048,       /* bytes of a .minisig file */
	/* A key for people who compare it, in groups of so many characters. So many of them, the
	 * last, stand large on a poster: 96 bits of the key itself, so that nobody makes another
	 * that ends alike, while the first hold a number that whoever makes a key can choose. */
	MINISIGN_GROUP = 4,
	MINISIGN_LARGE = 4,
	MINISIGN_GROUPS_SIZE = MINISIGN_KEY_TEXT_SIZE / MINISIGN_GROUP * (MINISIGN_GROUP + 1) + 1,
};

/* To be kept in secret memory, and stored sealed as its bytes. */
struct minisign_secret {
	unsigned char id[8];
	unsigned char key[64]; /* Ed25519: seed, public key */
};

struct minisign_public {
	unsigned char id[8];
	unsigned char key[32];
};

void minisign_new(struct minisign_secret *secret);
void minisign_public_of(const struct minisign_secret *secret, struct minisign_public *public);

/* "RW…", as `minisign -P` takes it. */
void minisign_key_write(char text[MINISIGN_KEY_TEXT_SIZE], const struct minisign_public *public);
/* «RWRo /J/Q XS5B …» of a key as text, and of its large groups alone, «tgbl SDKE Ha5r 2cX1». */
void minisign_key_groups(char text[MINISIGN_GROUPS_SIZE], const char *key);
void minisign_key_large(char text[MINISIGN_GROUPS_SIZE], const char *key);
/* ERROR_USAGE with a sentence where it is not such a key. */
enum error minisign_key_read(struct minisign_public *public, const char *text) ERROR_MUST_CHECK;

/* Add the .minisig file for these bytes. `trusted` is one line, shown by minisign, signed too. */
void minisign_sign(struct text *signature, const struct minisign_secret *secret,
    const char *trusted, const void *bytes, size_t length);

/* Behind a signature of four lines that stands before what it signs; NULL where there are fewer. */
const char *minisign_behind(const char *text);

/* Does the signature file belong to the bytes and the key? ERROR_WRONG_KEY names the two key ids;
 * ERROR_DAMAGED everything else. `name` is the signed file, for messages. */
enum error minisign_verify(const char *signature, size_t signature_length,
    const struct minisign_public *public, const char *name, const void *bytes,
    size_t length) ERROR_MUST_CHECK;

#endif
