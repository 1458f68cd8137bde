/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whole age files: a header that wraps a new file key, and the payload under it. */
#include "crypto/age/age.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/age/age_header.h"
#include "crypto/age/age_stream.h"
#include "crypto/age/age_wrap.h"
#include "crypto/secret.h"

/* Finish the header, and put it and the payload together. */
static void seal_after(struct text *header, const unsigned char file_key[AGE_FILE_KEY_SIZE],
    const void *plain, size_t length, unsigned char **sealed, size_t *sealed_length)
{
	age_header_end(header, file_key);
	*sealed_length = header->length + age_stream_size(length);
	*sealed = memory_new(*sealed_length, 1);
	memcpy(*sealed, header->bytes, header->length);
	age_stream_seal(*sealed + header->length, file_key, plain, length);
}

enum error age_seal(const struct age_recipient *recipients, size_t count, const void *plain,
    size_t length, unsigned char **sealed, size_t *sealed_length)
{
	unsigned char file_key[AGE_FILE_KEY_SIZE];
	struct text header = { 0 };
	enum error rc = ERROR_NONE;

	assert(count >= 1 && count <= AGE_MAX_STANZAS);
	secret_random(file_key, sizeof file_key);
	age_header_begin(&header);
	for (size_t i = 0; i < count && rc == ERROR_NONE; i++)
		rc = age_wrap_for(&header, &recipients[i], file_key);
	if (rc == ERROR_NONE)
		seal_after(&header, file_key, plain, length, sealed, sealed_length);
	secret_wipe(file_key, sizeof file_key);
	text_free(&header);
	return rc;
}

enum error age_seal_passphrase(const char *passphrase, const void *plain, size_t length,
    unsigned char **sealed, size_t *sealed_length)
{
	unsigned char file_key[AGE_FILE_KEY_SIZE];
	struct text header = { 0 };
	char *composed;
	enum error rc;

	secret_random(file_key, sizeof file_key);
	age_header_begin(&header);
	composed = secret_composed(passphrase);
	if ((rc = age_wrap_under(&header, composed, file_key)) == ERROR_NONE)
		seal_after(&header, file_key, plain, length, sealed, sealed_length);
	secret_wipe(file_key, sizeof file_key);
	secret_free(composed);
	text_free(&header);
	return rc;
}

/* With the file key found: the header's MAC, then the payload. */
static enum error open_after(const struct age_header *header,
    const unsigned char file_key[AGE_FILE_KEY_SIZE], const char *name, const unsigned char *sealed,
    size_t sealed_length, unsigned char **plain, size_t *length)
{
	unsigned char mac[AGE_MAC_SIZE];

	age_header_mac(mac, file_key, sealed, header->signed_length);
	if (!secret_same(mac, header->mac, sizeof mac))
		return error_set(ERROR_DAMAGED, _("%s is damaged: its header was altered"), name);
	return age_stream_open(
	    file_key, name, sealed + header->length, sealed_length - header->length, plain, length);
}

/* With the identity or, where that is NULL, the passphrase. */
static enum error open_with(const struct age_identity *identity, const char *passphrase,
    const char *name, const unsigned char *sealed, size_t sealed_length, unsigned char **plain,
    size_t *length)
{
	unsigned char file_key[AGE_FILE_KEY_SIZE];
	struct age_header header;
	enum error rc = age_header_read(&header, name, sealed, sealed_length);

	if (rc != ERROR_NONE)
		return rc;
	rc = identity != NULL ? age_wrap_open(file_key, &header, name, identity)
			      : age_wrap_open_passphrase(file_key, &header, name, passphrase);
	if (rc == ERROR_NONE)
		rc = open_after(&header, file_key, name, sealed, sealed_length, plain, length);
	secret_wipe(file_key, sizeof file_key);
	return rc;
}

enum error age_open(const struct age_identity *identity, const char *name,
    const unsigned char *sealed, size_t sealed_length, unsigned char **plain, size_t *length)
{
	return open_with(identity, NULL, name, sealed, sealed_length, plain, length);
}

enum error age_open_passphrase(const char *passphrase, const char *name,
    const unsigned char *sealed, size_t sealed_length, unsigned char **plain, size_t *length)
{
	char *composed = secret_composed(passphrase);
	enum error rc = open_with(NULL, composed, name, sealed, sealed_length, plain, length);

	if (rc == ERROR_PASSPHRASE && strcmp(composed, passphrase) != 0) {
		error_clear();
		rc = open_with(NULL, passphrase, name, sealed, sealed_length, plain, length);
	}
	secret_free(composed);
	return rc;
}
