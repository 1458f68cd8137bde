/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* From a passphrase or a recovery code to an opener, from an opener to the data key. */
#include "crypto/vault.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/text.h"
#include "crypto/digest.h"
#include "crypto/secret.h"

enum { DATA_KEY_SIZE = 32, BLOCK = 64 };

/* What a box with a data key is bound to, beside the lookup. */
static const char context_start[] = "skatta-vault/1 data key";

enum { CONTEXT_SIZE = sizeof context_start + VAULT_LOOKUP_SIZE };

_Static_assert(VAULT_WRAPPED_SIZE == BLOCK + BOX_OVERHEAD, "a wrapped key is one block");
_Static_assert(sizeof(struct vault_opener) == 64, "lookup and key come out of one derivation");

void vault_settings_new(struct vault_settings *settings)
{
	secret_random(settings->salt, sizeof settings->salt);
	settings->cost = passphrase_measure();
}

/* The name without blanks at its ends and without ASCII capitals; in secret memory. */
static char *folded(const char *name)
{
	size_t length;
	char *copy;

	name += strspn(name, " \t");
	length = strlen(name);
	while (length > 0 && strchr(" \t", name[length - 1]) != NULL)
		length--;
	copy = secret_new(length + 1);
	for (size_t i = 0; i < length; i++)
		copy[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] - 'A' + 'a' : name[i]);
	return copy;
}

/* By Argon2id, salted with what is said in the domain. */
static enum error derive_in(struct vault_opener *opener, const struct vault_settings *settings,
    const char *domain, const char *said, const char *passphrase)
{
	unsigned char digest[DIGEST_SIZE], salt[PASSPHRASE_SALT_SIZE];

	digest_in(digest, settings->salt, domain, said, strlen(said));
	memcpy(salt, digest, sizeof salt);
	return passphrase_derive(
	    (unsigned char *)opener, sizeof *opener, passphrase, salt, settings->cost);
}

static enum error derive(struct vault_openers *openers, const struct vault_settings *settings,
    const char *name, const char *passphrase)
{
	return derive_in(
	    &openers->all[openers->count++], settings, "skatta-vault/1 name", name, passphrase);
}

enum error vault_openers_passphrase(struct vault_openers *openers,
    const struct vault_settings *settings, const char *name, const char *passphrase)
{
	char *spelled = text_spell(name), *one = folded(spelled), *typed = folded(name);
	char *composed = secret_composed(passphrase);
	enum error rc;

	openers->count = 0;
	rc = derive(openers, settings, one, composed);
	if (rc == ERROR_NONE && (strcmp(one, typed) != 0 || strcmp(composed, passphrase) != 0))
		rc = derive(openers, settings, typed, passphrase);
	text_forget(spelled);
	secret_free(one);
	secret_free(typed);
	secret_free(composed);
	return rc;
}

/* Of what was read of a code, which is wiped; `shape` says to people how one looks. */
static enum error derive_code(struct vault_opener *opener, const struct vault_settings *settings,
    unsigned char *bytes, size_t length, bool is_code, const char *shape)
{
	if (is_code) {
		digest_in(
		    opener->lookup, settings->salt, "skatta-vault/1 code lookup", bytes, length);
		digest_in(opener->key, settings->salt, "skatta-vault/1 code key", bytes, length);
	}
	secret_wipe(bytes, length);
	return is_code ? ERROR_NONE
		       : error_hint(error_set(ERROR_PASSPHRASE, _("that is not a recovery code")),
			     "%s", shape);
}

enum error vault_opener_code(
    struct vault_opener *opener, const struct vault_settings *settings, const char *code)
{
	unsigned char bytes[ENCODE_CODE_BYTES];

	return derive_code(opener, settings, bytes, sizeof bytes, encode_from_code(bytes, code),
	    _("A recovery code is four groups of four letters and digits; type it as it is "
	      "written."));
}

enum error vault_opener_long_code(
    struct vault_opener *opener, const struct vault_settings *settings, const char *code)
{
	unsigned char bytes[ENCODE_LONG_CODE_BYTES];

	return derive_code(opener, settings, bytes, sizeof bytes,
	    encode_from_long_code(bytes, code),
	    _("That of a store is six groups of four letters and digits, and one of two; type it "
	      "as it is written."));
}

enum error vault_opener_once(struct vault_opener *opener, const struct vault_settings *settings,
    const char *round, const char *code)
{
	unsigned char bytes[ENCODE_CODE_BYTES];
	char *spelled = secret_new(ENCODE_CODE_SIZE);
	enum error rc = ERROR_NONE;

	if (!encode_from_code(bytes, code))
		rc = error_hint(
		    error_set(ERROR_PASSPHRASE, _("that is not an answer code of this round")),
		    _("It is four groups of four letters and digits, on the slip that you were "
		      "given."));
	if (rc == ERROR_NONE) {
		encode_code(spelled, bytes);
		rc = derive_in(opener, settings, "skatta-vault/1 once", round, spelled);
	}
	secret_wipe(bytes, sizeof bytes);
	secret_free(spelled);
	return rc;
}

void vault_new_code(char code[ENCODE_CODE_SIZE])
{
	unsigned char bytes[ENCODE_CODE_BYTES];

	secret_random(bytes, sizeof bytes);
	encode_code(code, bytes);
	secret_wipe(bytes, sizeof bytes);
}

void vault_new_long_code(char code[ENCODE_LONG_CODE_SIZE])
{
	unsigned char bytes[ENCODE_LONG_CODE_BYTES];

	secret_random(bytes, sizeof bytes);
	encode_long_code(code, bytes);
	secret_wipe(bytes, sizeof bytes);
}

static void context_of(
    unsigned char context[CONTEXT_SIZE], const unsigned char lookup[VAULT_LOOKUP_SIZE])
{
	memcpy(context, context_start, sizeof context_start);
	memcpy(context + sizeof context_start, lookup, VAULT_LOOKUP_SIZE);
}

void vault_wrap(
    struct vault_slot *slot, const struct vault_opener *opener, const unsigned char data_key[32])
{
	unsigned char context[CONTEXT_SIZE];
	unsigned char *box;
	size_t length;

	context_of(context, opener->lookup);
	box_seal(
	    opener->key, context, sizeof context, data_key, DATA_KEY_SIZE, BLOCK, &box, &length);
	assert(length == sizeof slot->wrapped);
	memcpy(slot->lookup, opener->lookup, sizeof slot->lookup);
	memcpy(slot->wrapped, box, sizeof slot->wrapped);
	free(box);
}

enum error vault_unwrap(
    unsigned char data_key[32], const struct vault_opener *opener, const struct vault_slot *slot)
{
	unsigned char context[CONTEXT_SIZE];
	unsigned char *plain;
	size_t length;
	enum error rc = ERROR_NONE;

	context_of(context, slot->lookup);
	if (box_open(opener->key, context, sizeof context, slot->wrapped, sizeof slot->wrapped,
		BLOCK, &plain, &length) != ERROR_NONE)
		return ERROR_PASSPHRASE;
	if (length == DATA_KEY_SIZE)
		memcpy(data_key, plain, DATA_KEY_SIZE);
	else
		rc = ERROR_PASSPHRASE;
	secret_free(plain);
	return rc;
}
