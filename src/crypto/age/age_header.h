/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The header of an age file as text: read whole, with its limits, before any cryptography. */
#ifndef SKATTA_CRYPTO_AGE_HEADER_H
#define SKATTA_CRYPTO_AGE_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "crypto/age/age.h"

enum {
	AGE_MAC_SIZE = 32,
	AGE_ARGUMENTS = 3,  /* the type and two more: what our two types have at most */
	AGE_BODY_SIZE = 32, /* of both */
};

/* Part of a line, without a NUL. */
struct age_word {
	const char *start;
	size_t length;
};

struct age_stanza {
	struct age_word arguments[AGE_ARGUMENTS];
	size_t n_arguments; /* how many there are, kept or not */
	unsigned char body[AGE_BODY_SIZE];
	size_t body_length; /* how long it is, kept or not */
};

/* It points into the bytes that it was read from. */
struct age_header {
	struct age_stanza stanzas[AGE_MAX_STANZAS];
	size_t n_stanzas;
	size_t signed_length; /* what the MAC covers: to the end of "---" */
	unsigned char mac[AGE_MAC_SIZE];
	size_t length; /* the payload begins here */
};

/* ERROR_DAMAGED or ERROR_TOO_LARGE with a sentence that names `name`. */
enum error age_header_read(struct age_header *header, const char *name, const unsigned char *bytes,
    size_t length) ERROR_MUST_CHECK;

bool age_header_is(const struct age_word *word, const char *text);

/* Writing: begin, add stanzas ("X25519 SHARE" and its body), end under the file key. */
void age_header_begin(struct text *header);
void age_header_add(
    struct text *header, const char *arguments, const unsigned char body[AGE_BODY_SIZE]);
void age_header_end(struct text *header, const unsigned char file_key[16]);

/* The MAC of these bytes, which end with "---". */
void age_header_mac(unsigned char mac[AGE_MAC_SIZE], const unsigned char file_key[16],
    const void *bytes, size_t length);

#endif
