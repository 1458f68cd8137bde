/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What making and reading a bundle share: the plaintext, byte by byte. */
#ifndef SKATTA_DOCUMENT_BUNDLE_PRIVATE_H
#define SKATTA_DOCUMENT_BUNDLE_PRIVATE_H

#include "document/bundle/bundle.h"

#define BUNDLE_MARK   "skatta-bundle/1 "  /* what the plaintext begins with */
#define BUNDLE_SIGNED "skatta-bundle/1\n" /* what is signed before the line of JSON */

/* Offsets in the plaintext. */
enum {
	BUNDLE_PUBLIC = 16,    /* 44 characters of base64, and a blank */
	BUNDLE_SIGNATURE = 61, /* 88 characters of base64, and a line feed */
	BUNDLE_LINE = 150,     /* the line of JSON */
};

/* By enum bundle_kind. */
extern const char *const bundle_kind_names[4];

/* The plaintext for a line of JSON, whatever that says; for the caller to wipe and free. */
char *bundle_plain(const char *line, const struct sign_pair *pair, size_t *length);

/* The length rounded up to whole blocks. */
size_t bundle_padded(size_t length);

/* Fill in the payload digest; the respondent is known. */
void bundle_payload(struct bundle *bundle, const char *line, size_t length);

/* The bytes under the signature, for the caller to wipe and free. */
char *bundle_signed(const char *line, size_t length, size_t *signed_length);

#endif
