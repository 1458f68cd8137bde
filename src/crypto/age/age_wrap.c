/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The two kinds of stanza that we know, X25519 and scrypt. Others are left alone. */
#include "crypto/age/age_wrap.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/io/language.h"
#include "crypto/encode.h"
#include "crypto/hkdf.h"
#include "crypto/secret.h"

enum { SHARE_SIZE = 32, SALT_SIZE = 16, KEY_SIZE = 32 };

static const char x25519[] = "X25519";
static const char scrypt[] = "scrypt";

/* Every wrap key is used once, so the nonce may be the same. */
static const unsigned char no_nonce[crypto_aead_chacha20poly1305_IETF_NPUBBYTES];

_Static_assert(AGE_BODY_SIZE == (int)AGE_FILE_KEY_SIZE + crypto_aead_chacha20poly1305_IETF_ABYTES,
    "a wrapped file key");

static void close_body(unsigned char body[AGE_BODY_SIZE],
    const unsigned char file_key[AGE_FILE_KEY_SIZE], const unsigned char key[KEY_SIZE])
{
	crypto_aead_chacha20poly1305_ietf_encrypt(
	    body, NULL, file_key, AGE_FILE_KEY_SIZE, NULL, 0, NULL, no_nonce, key);
}

static bool open_body(unsigned char file_key[AGE_FILE_KEY_SIZE],
    const unsigned char body[AGE_BODY_SIZE], const unsigned char key[KEY_SIZE])
{
	return crypto_aead_chacha20poly1305_ietf_decrypt(
		   file_key, NULL, NULL, body, AGE_BODY_SIZE, NULL, 0, no_nonce, key) == 0;
}

/* The wrap key from one side's secret and the other side's point; false where the point is of low
 * order, so that the shared secret would be no secret. */
static bool agree(unsigned char key[KEY_SIZE], const unsigned char secret[32],
    const unsigned char point[32], const unsigned char share[SHARE_SIZE],
    const unsigned char public[32])
{
	unsigned char shared[crypto_scalarmult_BYTES], salt[SHARE_SIZE + 32];
	bool fine = crypto_scalarmult(shared, secret, point) == 0;

	if (fine) {
		memcpy(salt, share, SHARE_SIZE);
		memcpy(salt + SHARE_SIZE, public, 32);
		hkdf_key(
		    key, shared, sizeof shared, salt, sizeof salt, "age-encryption.org/v1/X25519");
	}
	secret_wipe(shared, sizeof shared);
	return fine;
}

enum error age_wrap_for(struct text *header, const struct age_recipient *recipient,
    const unsigned char file_key[AGE_FILE_KEY_SIZE])
{
	unsigned char ephemeral[32], key[KEY_SIZE], share[SHARE_SIZE], body[AGE_BODY_SIZE];
	char encoded[ENCODE_BASE64_SIZE(SHARE_SIZE)];
	char arguments[sizeof x25519 + sizeof encoded];
	enum error rc = ERROR_NONE;

	secret_random(ephemeral, sizeof ephemeral);
	crypto_scalarmult_base(share, ephemeral);
	if (!agree(key, ephemeral, recipient->public, share, recipient->public)) {
		rc = error_set(ERROR_USAGE, _("this recipient key cannot be used"));
		goto done;
	}
	close_body(body, file_key, key);
	encode_base64(encoded, share, sizeof share, ENCODE_UNPADDED);
	snprintf(arguments, sizeof arguments, "%s %s", x25519, encoded);
	age_header_add(header, arguments, body);
done:
	secret_wipe(ephemeral, sizeof ephemeral);
	secret_wipe(key, sizeof key);
	return rc;
}

static enum error damaged(const char *name)
{
	return error_set(
	    ERROR_DAMAGED, _("%s is damaged: a recipient in its header is malformed"), name);
}

/* Shapes first, so that no cryptography is done for a file that is wrong further down; a passphrase
 * stands alone, so that nobody can add a way in. */
static enum error check_stanzas(const struct age_header *header, const char *name)
{
	const struct age_stanza *stanza;
	unsigned char share[SHARE_SIZE];

	for (size_t i = 0; i < header->n_stanzas; i++) {
		stanza = &header->stanzas[i];
		if (age_header_is(&stanza->arguments[0], scrypt) && header->n_stanzas > 1)
			return damaged(name);
		if (!age_header_is(&stanza->arguments[0], x25519))
			continue;
		if (stanza->n_arguments != 2 || stanza->body_length != AGE_BODY_SIZE ||
		    !encode_from_base64(share, sizeof share, stanza->arguments[1].start,
			stanza->arguments[1].length, ENCODE_UNPADDED))
			return damaged(name);
	}
	return ERROR_NONE;
}

/* ERROR_WRONG_KEY without a sentence where this stanza is somebody else's. */
static enum error open_stanza(unsigned char file_key[AGE_FILE_KEY_SIZE],
    const struct age_stanza *stanza, const char *name, const struct age_identity *identity)
{
	unsigned char key[KEY_SIZE], share[SHARE_SIZE];
	enum error rc = ERROR_WRONG_KEY;

	if (!age_header_is(&stanza->arguments[0], x25519))
		return ERROR_WRONG_KEY;
	if (!encode_from_base64(share, sizeof share, stanza->arguments[1].start,
		stanza->arguments[1].length, ENCODE_UNPADDED) ||
	    !agree(key, identity->secret, share, share, identity->public))
		return damaged(name);
	if (open_body(file_key, stanza->body, key))
		rc = ERROR_NONE;
	secret_wipe(key, sizeof key);
	return rc;
}

enum error age_wrap_open(unsigned char file_key[AGE_FILE_KEY_SIZE], const struct age_header *header,
    const char *name, const struct age_identity *identity)
{
	enum error rc = check_stanzas(header, name);

	if (rc != ERROR_NONE)
		return rc;
	for (size_t i = 0; i < header->n_stanzas; i++) {
		rc = open_stanza(file_key, &header->stanzas[i], name, identity);
		if (rc != ERROR_WRONG_KEY)
			return rc;
	}
	if (age_header_is(&header->stanzas[0].arguments[0], scrypt))
		return error_hint(
		    error_set(ERROR_WRONG_KEY, _("%s is sealed under a passphrase"), name),
		    _("\"age -d\" opens it: it asks for the passphrase."));
	return error_set(ERROR_WRONG_KEY, _("%s is sealed to somebody else"), name);
}

/* The wrap key by scrypt with the parameters that age fixes; `work` is log2 N. */
static enum error stretch(unsigned char key[KEY_SIZE], const char *passphrase,
    const unsigned char salt[SALT_SIZE], int work)
{
	static const char label[] = "age-encryption.org/v1/scrypt";
	unsigned char salted[sizeof label - 1 + SALT_SIZE];

	memcpy(salted, label, sizeof label - 1);
	memcpy(salted + sizeof label - 1, salt, SALT_SIZE);
	if (crypto_pwhash_scryptsalsa208sha256_ll((const unsigned char *)passphrase,
		strlen(passphrase), salted, sizeof salted, UINT64_C(1) << work, 8, 1, key,
		KEY_SIZE) == 0)
		return ERROR_NONE;
	return error_hint(
	    error_set(ERROR_SYSTEM, _("there is not enough memory to use a passphrase")),
	    _("Close other programs and try again."));
}

enum error age_wrap_under(
    struct text *header, const char *passphrase, const unsigned char file_key[AGE_FILE_KEY_SIZE])
{
	unsigned char key[KEY_SIZE], salt[SALT_SIZE], body[AGE_BODY_SIZE];
	char encoded[ENCODE_BASE64_SIZE(SALT_SIZE)];
	char arguments[sizeof scrypt + sizeof encoded + 3];
	enum error rc;

	secret_random(salt, sizeof salt);
	if ((rc = stretch(key, passphrase, salt, AGE_WORK)) == ERROR_NONE) {
		close_body(body, file_key, key);
		encode_base64(encoded, salt, sizeof salt, ENCODE_UNPADDED);
		snprintf(arguments, sizeof arguments, "%s %s %d", scrypt, encoded, AGE_WORK);
		age_header_add(header, arguments, body);
	}
	secret_wipe(key, sizeof key);
	return rc;
}

/* One or two digits, no zero before; 0 where it is anything else. */
static int read_work(const struct age_word *word)
{
	int work = 0;

	if (word->length > 2 || word->start[0] == '0')
		return 0;
	for (size_t i = 0; i < word->length; i++) {
		if (word->start[i] < '0' || word->start[i] > '9')
			return 0;
		work = work * 10 + word->start[i] - '0';
	}
	return work;
}

enum error age_wrap_open_passphrase(unsigned char file_key[AGE_FILE_KEY_SIZE],
    const struct age_header *header, const char *name, const char *passphrase)
{
	const struct age_stanza *stanza = &header->stanzas[0];
	unsigned char key[KEY_SIZE], salt[SALT_SIZE];
	enum error rc = check_stanzas(header, name);
	int work;

	if (rc != ERROR_NONE)
		return rc;
	if (!age_header_is(&stanza->arguments[0], scrypt))
		return error_set(ERROR_WRONG_KEY, _("%s is not sealed under a passphrase"), name);
	if (stanza->n_arguments != 3 || stanza->body_length != AGE_BODY_SIZE ||
	    !encode_from_base64(salt, sizeof salt, stanza->arguments[1].start,
		stanza->arguments[1].length, ENCODE_UNPADDED) ||
	    (work = read_work(&stanza->arguments[2])) == 0)
		return damaged(name);
	if (work > AGE_MAX_WORK)
		return error_set(ERROR_TOO_LARGE,
		    _("%s asks for more work than a passphrase is worth here (2^%d, at most 2^%d)"),
		    name, work, AGE_MAX_WORK);
	if ((rc = stretch(key, passphrase, salt, work)) != ERROR_NONE)
		return rc;
	if (!open_body(file_key, stanza->body, key))
		rc = error_set(ERROR_PASSPHRASE, _("that passphrase does not open %s"), name);
	secret_wipe(key, sizeof key);
	return rc;
}
