/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The file key of an age file, wrapped for a recipient in one stanza of the header. */
#ifndef SKATTA_CRYPTO_AGE_WRAP_H
#define SKATTA_CRYPTO_AGE_WRAP_H

#include "crypto/age/age_header.h"

enum { AGE_FILE_KEY_SIZE = 16 };

/* Add the stanza. ERROR_USAGE where the recipient's point gives no secret. */
enum error age_wrap_for(struct text *header, const struct age_recipient *recipient,
    const unsigned char file_key[AGE_FILE_KEY_SIZE]) ERROR_MUST_CHECK;
enum error age_wrap_under(struct text *header, const char *passphrase,
    const unsigned char file_key[AGE_FILE_KEY_SIZE]) ERROR_MUST_CHECK;

/* The file key out of the stanza that is for us; errors as of age_open() and age_open_passphrase().
 */
enum error age_wrap_open(unsigned char file_key[AGE_FILE_KEY_SIZE], const struct age_header *header,
    const char *name, const struct age_identity *identity) ERROR_MUST_CHECK;
enum error age_wrap_open_passphrase(unsigned char file_key[AGE_FILE_KEY_SIZE],
    const struct age_header *header, const char *name, const char *passphrase) ERROR_MUST_CHECK;

#endif
