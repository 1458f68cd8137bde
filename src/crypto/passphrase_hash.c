/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Argon2id lines by libsodium, looked at before their cost is paid. */
#include "crypto/passphrase_hash.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/text.h"
#include "crypto/passphrase.h"
#include "crypto/secret.h"

_Static_assert(PASSPHRASE_HASH_SIZE == crypto_pwhash_STRBYTES, "the size is libsodium's");

enum { SALT_LETTERS = 22, HASH_LETTERS = 43 }; /* of 16 and 32 bytes, without padding */

static enum error no_memory(void)
{
	return error_hint(error_set(ERROR_SYSTEM, _("there is not enough memory to check a word")),
	    _("Close other programs and try again."));
}

enum error passphrase_hash_make(char text[PASSPHRASE_HASH_SIZE], const char *word)
{
	struct passphrase_cost cost = passphrase_floor();
	char *composed = secret_composed(word);
	int rc = crypto_pwhash_str_alg(text, composed, strlen(composed), cost.passes,
	    (size_t)cost.memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13);

	secret_free(composed);
	return rc == 0 ? ERROR_NONE : no_memory();
}

static bool is_base64(const char *text, size_t letters)
{
	unsigned char bytes[32];
	size_t length;

	/* A letter whose last bits count for nothing would be a second spelling: refused as well.
	 */
	return sodium_base642bin(bytes, sizeof bytes, text, letters, NULL, &length, NULL,
		   sodium_base64_VARIANT_ORIGINAL_NO_PADDING) == 0 &&
	       length == letters * 3 / 4;
}

bool passphrase_hash_is(const char *text)
{
	struct passphrase_cost cost = { 0 };
	const char *salt, *hash;
	char *head;
	bool is;

	if (strlen(text) >= PASSPHRASE_HASH_SIZE ||
	    sscanf(text, "$argon2id$v=19$m=%9u,t=%9u,p=1$", &cost.memory_kib, &cost.passes) != 2)
		return false;
	head = text_format("$argon2id$v=19$m=%u,t=%u,p=1$", cost.memory_kib, cost.passes);
	is = strncmp(text, head, strlen(head)) == 0;
	salt = text + strlen(head);
	free(head);
	if (!is || !passphrase_cost_is_in_range(cost) ||
	    strlen(salt) != SALT_LETTERS + 1 + HASH_LETTERS)
		return false;
	hash = salt + SALT_LETTERS + 1;
	return salt[SALT_LETTERS] == '$' && is_base64(salt, SALT_LETTERS) &&
	       is_base64(hash, HASH_LETTERS);
}

static enum error check(const char *text, const char *word)
{
	errno = 0;
	if (crypto_pwhash_str_verify(text, word, strlen(word)) == 0)
		return ERROR_NONE;
	return errno == ENOMEM ? no_memory() : ERROR_PASSPHRASE;
}

enum error passphrase_hash_check(const char *text, const char *word)
{
	char *composed = secret_composed(word);
	enum error rc = check(text, composed);

	if (rc == ERROR_PASSPHRASE && strcmp(composed, word) != 0)
		rc = check(text, word);
	secret_free(composed);
	return rc;
}
