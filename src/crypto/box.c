/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* XChaCha20-Poly1305 over padded bytes, worked where the result will lie. */
#include "crypto/box.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "base/memory.h"
#include "crypto/secret.h"

_Static_assert((int)BOX_NONCE_SIZE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, "nonce");
_Static_assert((int)BOX_TAG_SIZE == crypto_aead_xchacha20poly1305_ietf_ABYTES, "tag");

void box_seal(const unsigned char key[32], const void *context, size_t context_length,
    const void *plain, size_t length, size_t block, unsigned char **box, size_t *box_length)
{
	size_t padded, room;
	unsigned char *body;

	assert(block > 0 && length <= BOX_LIMIT);
	room = (length / block + 1) * block;
	assert(room <= BOX_LIMIT);
	*box_length = BOX_OVERHEAD + room;
	*box = memory_new(*box_length, 1);
	body = *box + BOX_NONCE_SIZE;
	secret_random(*box, BOX_NONCE_SIZE);
	if (length > 0)
		memcpy(body, plain, length);
	if (sodium_pad(&padded, body, length, block, room) != 0)
		assert(false);
	crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
	    body, body + room, NULL, body, room, context, context_length, NULL, *box, key);
}

enum error box_open(const unsigned char key[32], const void *context, size_t context_length,
    const unsigned char *box, size_t box_length, size_t block, unsigned char **plain,
    size_t *length)
{
	const unsigned char *body = box + BOX_NONCE_SIZE;
	unsigned char *opened;
	size_t room;

	assert(block > 0);
	if (box_length <= BOX_OVERHEAD || box_length > BOX_OVERHEAD + BOX_LIMIT)
		return ERROR_DAMAGED;
	room = box_length - BOX_OVERHEAD;
	if (room % block != 0)
		return ERROR_DAMAGED;
	opened = secret_new(room + 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
		opened, NULL, body, room, body + room, context, context_length, box, key) != 0 ||
	    sodium_unpad(length, opened, room, block) != 0) {
		secret_free(opened);
		return ERROR_DAMAGED;
	}
	/* The padding's first byte becomes the NUL that the caller may count on. */
	opened[*length] = '\0';
	*plain = opened;
	return ERROR_NONE;
}
