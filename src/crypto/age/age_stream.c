/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* STREAM over ChaCha20-Poly1305: cut, lengthened or reordered files are noticed, since a chunk's
 * nonce says which it is and whether it ends the file. */
#include "crypto/age/age_stream.h"

#include <sodium.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/hkdf.h"

enum { SEALED_CHUNK = AGE_STREAM_CHUNK + AGE_STREAM_TAG_SIZE };

_Static_assert((int)AGE_STREAM_TAG_SIZE == crypto_aead_chacha20poly1305_IETF_ABYTES, "tag");

/* Offset 0: the chunk's number, 11 bytes, the highest first; 11: 1 for the last chunk, else 0. */
struct chunk_nonce {
	unsigned char bytes[crypto_aead_chacha20poly1305_IETF_NPUBBYTES];
};

static struct chunk_nonce nonce_of(uint64_t number, bool is_last)
{
	struct chunk_nonce nonce = { { 0 } };

	for (size_t i = 0; i < 8; i++)
		nonce.bytes[10 - i] = (unsigned char)(number >> 8 * i);
	nonce.bytes[11] = is_last;
	return nonce;
}

/* An empty payload has one empty chunk; no other payload has. */
static size_t chunks_of(size_t length, size_t chunk)
{
	return length == 0 ? 1 : (length - 1) / chunk + 1;
}

size_t age_stream_size(size_t length)
{
	return AGE_STREAM_NONCE_SIZE + length +
	       chunks_of(length, AGE_STREAM_CHUNK) * AGE_STREAM_TAG_SIZE;
}

void age_stream_seal(unsigned char *sealed, const unsigned char file_key[16],
    const unsigned char *plain, size_t length)
{
	size_t chunks = chunks_of(length, AGE_STREAM_CHUNK);
	unsigned char key[HKDF_KEY_SIZE];
	struct chunk_nonce nonce;
	size_t part;

	randombytes_buf(sealed, AGE_STREAM_NONCE_SIZE);
	hkdf_key(key, file_key, 16, sealed, AGE_STREAM_NONCE_SIZE, "payload");
	sealed += AGE_STREAM_NONCE_SIZE;
	for (size_t i = 0; i < chunks; i++) {
		part = i + 1 < chunks ? AGE_STREAM_CHUNK : length;
		nonce = nonce_of(i, i + 1 == chunks);
		crypto_aead_chacha20poly1305_ietf_encrypt(
		    sealed, NULL, plain, part, NULL, 0, NULL, nonce.bytes, key);
		sealed += part + AGE_STREAM_TAG_SIZE;
		plain += part;
		length -= part;
	}
	sodium_memzero(key, sizeof key);
}

/* Every chunk to its place in `plain`; false where one is not what was sealed. */
static bool open_chunks(unsigned char *plain, const unsigned char key[HKDF_KEY_SIZE],
    const unsigned char *sealed, size_t length, size_t chunks)
{
	struct chunk_nonce nonce;
	size_t part;

	for (size_t i = 0; i < chunks; i++) {
		part = i + 1 < chunks ? SEALED_CHUNK : length;
		nonce = nonce_of(i, i + 1 == chunks);
		if (crypto_aead_chacha20poly1305_ietf_decrypt(
			plain, NULL, NULL, sealed, part, NULL, 0, nonce.bytes, key) != 0)
			return false;
		sealed += part;
		plain += part - AGE_STREAM_TAG_SIZE;
		length -= part;
	}
	return true;
}

enum error age_stream_open(const unsigned char file_key[16], const char *name,
    const unsigned char *sealed, size_t sealed_length, unsigned char **plain, size_t *length)
{
	unsigned char key[HKDF_KEY_SIZE];
	unsigned char *opened;
	size_t chunks, last, size;
	bool fine;

	if (sealed_length < AGE_STREAM_NONCE_SIZE + AGE_STREAM_TAG_SIZE)
		return error_set(ERROR_DAMAGED, _("%s is cut short"), name);
	sealed_length -= AGE_STREAM_NONCE_SIZE;
	chunks = chunks_of(sealed_length, SEALED_CHUNK);
	last = sealed_length - (chunks - 1) * SEALED_CHUNK;
	/* A last chunk without content may only be the first: else a file could be written in two
	 * ways. */
	if (last < AGE_STREAM_TAG_SIZE || (last == AGE_STREAM_TAG_SIZE && chunks > 1))
		return error_set(ERROR_DAMAGED, _("%s is cut short"), name);
	size = sealed_length - chunks * AGE_STREAM_TAG_SIZE;
	opened = memory_new(size + 1, 1);
	hkdf_key(key, file_key, 16, sealed, AGE_STREAM_NONCE_SIZE, "payload");
	fine = open_chunks(opened, key, sealed + AGE_STREAM_NONCE_SIZE, sealed_length, chunks);
	sodium_memzero(key, sizeof key);
	if (!fine) {
		sodium_memzero(opened, size);
		free(opened);
		return error_set(ERROR_DAMAGED, _("%s is damaged or cut short"), name);
	}
	*plain = opened;
	*length = size;
	return ERROR_NONE;
}
