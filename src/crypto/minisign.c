/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* minisign's format, four lines:
 *
 *   untrusted comment: TEXT
 *   base64 of "ED", key id (8 bytes), signature over the file's BLAKE2b-512 (64 bytes)
 *   trusted comment: TEXT
 *   base64 of the signature over that signature and the trusted text (64 bytes)
 */
#include "crypto/minisign.h"

#include <assert.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/encode.h"
#include "crypto/secret.h"

enum { LINES = 4, HASH_SIZE = 64, SIGNATURE_SIZE = 64 };
enum { GROUPS = MINISIGN_KEY_TEXT_SIZE / MINISIGN_GROUP };

/* Only bytes, so that they lie in memory as in the file. */
struct key_record {
	char algorithm[2];
	unsigned char id[8];
	unsigned char key[32];
};

struct signature_record {
	char algorithm[2];
	unsigned char id[8];
	unsigned char signature[SIGNATURE_SIZE];
};

static const char key_algorithm[] =
    "Ed"; /* in keys always, in signatures the kind that is not prehashed */
static const char prehashed[] = "ED";
static const char untrusted_start[] = "untrusted comment: ";
static const char trusted_start[] = "trusted comment: ";

void minisign_new(struct minisign_secret *secret)
{
	unsigned char public[32];

	secret_random(secret->id, sizeof secret->id);
	crypto_sign_keypair(public, secret->key);
}

void minisign_public_of(const struct minisign_secret *secret, struct minisign_public *public)
{
	memcpy(public->id, secret->id, sizeof public->id);
	crypto_sign_ed25519_sk_to_pk(public->key, secret->key);
}

void minisign_key_write(char text[MINISIGN_KEY_TEXT_SIZE], const struct minisign_public *public)
{
	struct key_record record;

	memcpy(record.algorithm, key_algorithm, sizeof record.algorithm);
	memcpy(record.id, public->id, sizeof record.id);
	memcpy(record.key, public->key, sizeof record.key);
	encode_base64(text, (unsigned char *)&record, sizeof record, ENCODE_PADDED);
}

/* So many of its groups from this one on, with a blank between. */
static void add_groups(char *text, const char *key, size_t from, size_t count)
{
	for (size_t i = from; i < from + count; i++) {
		if (i > from)
			*text++ = ' ';
		memcpy(text, key + i * MINISIGN_GROUP, MINISIGN_GROUP);
		text += MINISIGN_GROUP;
	}
	*text = '\0';
}

void minisign_key_groups(char text[MINISIGN_GROUPS_SIZE], const char *key)
{
	assert(strlen(key) == MINISIGN_KEY_TEXT_SIZE - 1);
	add_groups(text, key, 0, GROUPS);
}

void minisign_key_large(char text[MINISIGN_GROUPS_SIZE], const char *key)
{
	assert(strlen(key) == MINISIGN_KEY_TEXT_SIZE - 1);
	add_groups(text, key, GROUPS - MINISIGN_LARGE, MINISIGN_LARGE);
}

enum error minisign_key_read(struct minisign_public *public, const char *text)
{
	struct key_record record;

	if (!encode_from_base64(
		(unsigned char *)&record, sizeof record, text, strlen(text), ENCODE_PADDED) ||
	    memcmp(record.algorithm, key_algorithm, sizeof record.algorithm) != 0 ||
	    !crypto_core_ed25519_is_valid_point(record.key))
		return error_hint(error_set(ERROR_USAGE, _("that is not a signing key (RW…)")),
		    _("A signing key starts with RW and has 56 characters."));
	memcpy(public->id, record.id, sizeof public->id);
	memcpy(public->key, record.key, sizeof public->key);
	return ERROR_NONE;
}

static void hash(unsigned char digest[HASH_SIZE], const void *bytes, size_t length)
{
	crypto_generichash(digest, HASH_SIZE, bytes, length, NULL, 0);
}

/* What the last line signs; for the caller to free. */
static unsigned char *global_of(const unsigned char signature[SIGNATURE_SIZE], const char *trusted)
{
	unsigned char *global = memory_new(SIGNATURE_SIZE + strlen(trusted), 1);

	memcpy(global, signature, SIGNATURE_SIZE);
	memcpy(global + SIGNATURE_SIZE, trusted, strlen(trusted));
	return global;
}

void minisign_sign(struct text *signature, const struct minisign_secret *secret,
    const char *trusted, const void *bytes, size_t length)
{
	char text[ENCODE_BASE64_SIZE(sizeof(struct signature_record))];
	unsigned char digest[HASH_SIZE], last[SIGNATURE_SIZE];
	struct signature_record record;
	unsigned char *global;

	assert(text_is_safe(trusted, false));
	hash(digest, bytes, length);
	memcpy(record.algorithm, prehashed, sizeof record.algorithm);
	memcpy(record.id, secret->id, sizeof record.id);
	crypto_sign_detached(record.signature, NULL, digest, sizeof digest, secret->key);
	global = global_of(record.signature, trusted);
	crypto_sign_detached(last, NULL, global, SIGNATURE_SIZE + strlen(trusted), secret->key);
	free(global);

	encode_base64(text, (unsigned char *)&record, sizeof record, ENCODE_PADDED);
	text_addf(signature, "%ssigned by skatta\n%s\n", untrusted_start, text);
	encode_base64(text, last, sizeof last, ENCODE_PADDED);
	text_addf(signature, "%s%s\n%s\n", trusted_start, trusted, text);
}

/* A key id as minisign shows it: a number whose lowest byte is stored first. */
static uint64_t number_of(const unsigned char id[8])
{
	uint64_t number = 0;

	for (size_t i = 8; i-- > 0;)
		number = number << 8 | id[i];
	return number;
}

/* Cut a copy of the file into its four lines, each ended by a line feed, with nothing after. */
static bool cut(char *copy, size_t length, char *lines[LINES])
{
	char *end;

	if (memchr(copy, '\0', length) != NULL)
		return false;
	for (size_t i = 0; i < LINES; i++) {
		lines[i] = copy;
		if ((end = strchr(copy, '\n')) == NULL)
			return false;
		*end = '\0';
		copy = end + 1;
	}
	return *copy == '\0';
}

/* May the comment be shown? minisign itself writes some with tabs between their parts. */
static bool is_safe(const char *comment)
{
	char *copy = memory_copy(comment);
	bool safe;

	for (char *p = copy; *p != '\0'; p++)
		if (*p == '\t')
			*p = ' ';
	safe = text_is_safe(copy, false);
	free(copy);
	return safe;
}

/* The text after the line's start; NULL where that is another, or the text is not one to show. */
static const char *comment_of(const char *line, const char *start)
{
	size_t length = strlen(start);

	return strncmp(line, start, length) == 0 && is_safe(line + length) ? line + length : NULL;
}

static enum error verify_lines(char *const lines[LINES], const struct minisign_public *public,
    const char *name, const void *bytes, size_t length)
{
	unsigned char digest[HASH_SIZE], last[SIGNATURE_SIZE];
	struct signature_record record;
	const char *trusted = comment_of(lines[2], trusted_start);
	unsigned char *global;
	bool fine;

	if (trusted == NULL || comment_of(lines[0], untrusted_start) == NULL ||
	    !encode_from_base64((unsigned char *)&record, sizeof record, lines[1], strlen(lines[1]),
		ENCODE_PADDED) ||
	    !encode_from_base64(last, sizeof last, lines[3], strlen(lines[3]), ENCODE_PADDED))
		return error_set(ERROR_DAMAGED, _("the signature of %s is damaged"), name);
	if (memcmp(record.algorithm, key_algorithm, sizeof record.algorithm) == 0)
		return error_hint(
		    error_set(ERROR_DAMAGED, _("the signature of %s is of an old kind"), name),
		    _("Sign the file again with minisign 0.10 or newer, or with \"minisign -H\"."));
	if (memcmp(record.algorithm, prehashed, sizeof record.algorithm) != 0)
		return error_set(
		    ERROR_DAMAGED, _("the signature of %s is of an unknown kind"), name);
	if (memcmp(record.id, public->id, sizeof record.id) != 0)
		return error_set(ERROR_WRONG_KEY,
		    _("%s is signed with the key %016" PRIX64 ", not with %016" PRIX64), name,
		    number_of(record.id), number_of(public->id));
	hash(digest, bytes, length);
	if (crypto_sign_verify_detached(record.signature, digest, sizeof digest, public->key) != 0)
		return error_set(ERROR_DAMAGED, _("%s was altered after it was signed"), name);
	global = global_of(record.signature, trusted);
	fine = crypto_sign_verify_detached(
		   last, global, SIGNATURE_SIZE + strlen(trusted), public->key) == 0;
	free(global);
	if (!fine)
		return error_set(ERROR_DAMAGED,
		    _("the comment in the signature of %s was altered after it was signed"), name);
	return ERROR_NONE;
}

const char *minisign_behind(const char *text)
{
	for (int i = 0; i < LINES && text != NULL; i++) {
		text = strchr(text, '\n');
		text = text != NULL ? text + 1 : NULL;
	}
	return text;
}

enum error minisign_verify(const char *signature, size_t signature_length,
    const struct minisign_public *public, const char *name, const void *bytes, size_t length)
{
	char *lines[LINES];
	enum error rc;
	char *copy;

	if (signature_length > MINISIGN_LIMIT)
		return error_set(ERROR_DAMAGED, _("the signature of %s is too large"), name);
	copy = memory_new(signature_length + 1, 1);
	memcpy(copy, signature, signature_length);
	if (cut(copy, signature_length, lines))
		rc = verify_lines(lines, public, name, bytes, length);
	else
		rc = error_set(ERROR_DAMAGED, _("the signature of %s is damaged"), name);
	free(copy);
	if (rc == ERROR_DAMAGED)
		error_hint(
		    rc, _("Copy the file and its signature again from where they were published."));
	if (rc == ERROR_WRONG_KEY)
		error_hint(rc, _("Ask whoever published it for the key, on paper or in person."));
	return rc;
}
