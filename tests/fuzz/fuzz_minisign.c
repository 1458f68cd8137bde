/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Signature files, and the signing key as text. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crypto/minisign.h"
#include "crypto/secret.h"
#include "fuzz.h"

/* What the signatures of the corpus are over, and the key that they were made with. */
static const char signed_bytes[] = "hello\n";
static const char key[] = "RWRo/J/QXS5By4uEP92Mf4QBv5MD6sdnuaraSgrDwveStgblSDKEHa5r";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct minisign_public public;
	char *text;

	if (secret_start() != ERROR_NONE || minisign_key_read(&public, key) != ERROR_NONE)
		abort();
	if (minisign_verify((const char *)bytes, size, &public, "fuzz", signed_bytes,
		sizeof signed_bytes - 1) != ERROR_NONE)
		assert(error_sentence()[0] != '\0');
	error_clear();

	text = memory_new(size + 1, 1);
	if (size > 0)
		memcpy(text, bytes, size);
	if (minisign_key_read(&public, text) != ERROR_NONE)
		error_clear();
	free(text);
	return 0;
}
