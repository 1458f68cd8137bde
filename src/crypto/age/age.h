/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Files in the age format, age-encryption.org/v1, binary (not armoured), with X25519 or scrypt
 * recipients. The reader is as strict as the specification (C2SP age.md): one spelling of
 * everything, lengths exact, limits before any work. Keys as text: age_keys.c, the header's
 * grammar: age_header.c, its recipients: age_wrap.c, the payload: age_stream.c, all together:
 * age_file.c. */
#ifndef SKATTA_CRYPTO_AGE_H
#define SKATTA_CRYPTO_AGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum {
	AGE_HEADER_LIMIT = 64 * 1024, /* bytes */
	AGE_RECIPIENT_SIZE = 63,      /* "age1…", 62 characters and a NUL */
	AGE_IDENTITY_SIZE = 75,       /* "AGE-SECRET-KEY-1…", 74 characters and a NUL */
	AGE_MAX_STANZAS = 32,         /* recipients of a file that we read */
	AGE_MAX_WORK = 18,            /* scrypt: log2 N that we read at most */
	AGE_WORK = 15,                /* and write */
};

/* In secret memory. */
struct age_identity {
	unsigned char secret[32]; /* X25519 scalar */
	unsigned char public[32];
};

struct age_recipient {
	unsigned char public[32];
};

void age_identity_new(struct age_identity *identity);
/* The one whose secret scalar is these bytes. */
void age_identity_of(struct age_identity *identity, const unsigned char secret[32]);
/* `text` should lie in secret memory. */
void age_identity_write(char text[AGE_IDENTITY_SIZE], const struct age_identity *identity);
/* The first AGE-SECRET-KEY- line of an identity file (comments and empty lines before it are fine).
 * ERROR_DAMAGED with a sentence that names `name`. */
enum error age_identity_read(
    struct age_identity *identity, const char *name, const char *bytes) ERROR_MUST_CHECK;

void age_recipient_write(char text[AGE_RECIPIENT_SIZE], const unsigned char public[32]);
/* ERROR_USAGE with a sentence where it is not one. */
enum error age_recipient_read(struct age_recipient *recipient, const char *text) ERROR_MUST_CHECK;

/* Seal to each of the recipients (1 to AGE_MAX_STANZAS) into new memory, free() by the caller.
 * ERROR_USAGE where one is no key that can be sealed to. */
enum error age_seal(const struct age_recipient *recipients, size_t count, const void *plain,
    size_t length, unsigned char **sealed, size_t *sealed_length) ERROR_MUST_CHECK;

/* Seal under a passphrase (a scrypt stanza). */
enum error age_seal_passphrase(const char *passphrase, const void *plain, size_t length,
    unsigned char **sealed, size_t *sealed_length) ERROR_MUST_CHECK;

/* Open with an identity into new memory at `*plain` (free() by the caller; a NUL follows its bytes;
 * wiped by us on failure). ERROR_WRONG_KEY: well formed, but for somebody else. ERROR_TOO_LARGE:
 * over a limit above. ERROR_DAMAGED: anything else, with a sentence. `name` is the file, for
 * messages. */
enum error age_open(const struct age_identity *identity, const char *name,
    const unsigned char *sealed, size_t sealed_length, unsigned char **plain,
    size_t *length) ERROR_MUST_CHECK;

/* ERROR_PASSPHRASE where it is the wrong one. */
enum error age_open_passphrase(const char *passphrase, const char *name,
    const unsigned char *sealed, size_t sealed_length, unsigned char **plain,
    size_t *length) ERROR_MUST_CHECK;

#endif
