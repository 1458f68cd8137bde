/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* age files, their payload alone, and the keys as text. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crypto/age/age.h"
#include "crypto/age/age_header.h"
#include "crypto/age/age_stream.h"
#include "crypto/secret.h"
#include "fuzz.h"

/* The files of the corpus are sealed to it. */
static const char key[] =
    "AGE-SECRET-KEY-1NP3DU2JT0HJ42XEAFF5Q4R6CHYYVXJM2NC0MMR23T32W9W5DC2MQE82NXU";

/* A refusal says why, an opened file is no longer than the sealed one. */
static void look_at(enum error rc, unsigned char *plain, size_t length, size_t size)
{
	if (rc == ERROR_NONE) {
		assert(length < size && plain[length] == '\0');
		free(plain);
	} else {
		assert(error_sentence()[0] != '\0');
	}
	error_clear();
}

static void read_as_text(const uint8_t *bytes, size_t size)
{
	char *text = memory_new(size + 1, 1);
	struct age_identity *identity = secret_new(sizeof *identity);
	struct age_recipient recipient;

	if (size > 0)
		memcpy(text, bytes, size);
	if (age_identity_read(identity, "fuzz", text) != ERROR_NONE)
		error_clear();
	if (age_recipient_read(&recipient, text) != ERROR_NONE)
		error_clear();
	secret_free(identity);
	free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const unsigned char file_key[16];
	static struct age_identity *identity;
	struct age_header header;
	unsigned char *plain = NULL;
	size_t length = 0;
	enum error rc;

	if (identity == NULL) {
		if (secret_start() != ERROR_NONE)
			abort();
		identity = secret_new(sizeof *identity);
		if (age_identity_read(identity, "key", key) != ERROR_NONE)
			abort();
	}
	if (age_header_read(&header, "fuzz", bytes, size) == ERROR_NONE)
		assert(header.length <= size && header.signed_length < header.length);
	error_clear();
	rc = age_open(identity, "fuzz", bytes, size, &plain, &length);
	look_at(rc, plain, length, size);
	rc = age_stream_open(file_key, "fuzz", bytes, size, &plain, &length);
	look_at(rc, plain, length, size);
	read_as_text(bytes, size);
	return 0;
}
