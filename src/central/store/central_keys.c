/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What the data key does: boxes that open in one place only, and hashes that only this store makes.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "central/store/central.h"
#include "crypto/box.h"
#include "document/round/round.h"

static char *context_of(const char *what, const char *where)
{
	return text_format("skatta-central/1 %s %s", what, where);
}

void central_seal(const struct central *central, const char *what, const char *where,
    const void *plain, size_t length, unsigned char **box, size_t *box_length)
{
	char *context = context_of(what, where);

	assert(central->keys != NULL);
	box_seal(central->keys->data, context, strlen(context), plain, length, 1, box, box_length);
	free(context);
}

enum error central_unseal(const struct central *central, const char *what, const char *where,
    const void *box, size_t box_length, unsigned char **plain, size_t *length)
{
	char *context = context_of(what, where);
	enum error rc;

	assert(central->keys != NULL);
	rc = box_open(
	    central->keys->data, context, strlen(context), box, box_length, 1, plain, length);
	free(context);
	return rc;
}

void central_hash(const struct central *central, const char *domain, const char *round,
    const unsigned char *bytes, size_t length, unsigned char hash[DIGEST_SIZE])
{
	unsigned char buffer[ROUND_ID_SIZE + DIGEST_SIZE] = { 0 };

	assert(central->keys != NULL && length <= DIGEST_SIZE && strlen(round) < ROUND_ID_SIZE);
	memcpy(buffer, round, strlen(round));
	memcpy(buffer + ROUND_ID_SIZE, bytes, length);
	digest_in(hash, central->keys->lookup, domain, buffer, ROUND_ID_SIZE + length);
}
