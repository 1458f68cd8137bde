/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The age and minisign formats from a shell, so that tests can let the real programs read what we
 * write, and the other way round. Not installed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "crypto/age/age.h"
#include "crypto/minisign.h"
#include "crypto/secret.h"

static enum error put(const void *bytes, size_t length)
{
	return file_replace("-", bytes, length, false);
}

static enum error get(const char *path, unsigned char **bytes, size_t *length)
{
	return file_read_linked(path, FILE_LIMIT_DOCUMENT, bytes, length);
}

static enum error age_new(char **arguments)
{
	struct age_identity *identity = secret_new(sizeof *identity);
	char text[AGE_IDENTITY_SIZE + 1];

	(void)arguments;
	age_identity_new(identity);
	age_identity_write(text, identity);
	strcat(text, "\n");
	return put(text, strlen(text));
}

static enum error read_identity(struct age_identity **identity, const char *path)
{
	unsigned char *bytes;
	size_t length;
	enum error rc = get(path, &bytes, &length);

	if (rc != ERROR_NONE)
		return rc;
	*identity = secret_new(sizeof **identity);
	rc = age_identity_read(*identity, path, (char *)bytes);
	free(bytes);
	return rc;
}

static enum error age_recipient(char **arguments)
{
	struct age_identity *identity;
	char text[AGE_RECIPIENT_SIZE + 1];
	enum error rc = read_identity(&identity, arguments[0]);

	if (rc != ERROR_NONE)
		return rc;
	age_recipient_write(text, identity->public);
	strcat(text, "\n");
	return put(text, strlen(text));
}

static enum error seal(char **arguments)
{
	struct age_recipient recipients[AGE_MAX_STANZAS];
	unsigned char *plain, *sealed;
	size_t length, sealed_length, count = 0;
	enum error rc;

	if ((rc = get(arguments[0], &plain, &length)) != ERROR_NONE)
		return rc;
	for (; arguments[count + 1] != NULL && count < AGE_MAX_STANZAS; count++)
		if ((rc = age_recipient_read(&recipients[count], arguments[count + 1])) != 0)
			goto done;
	rc = age_seal(recipients, count, plain, length, &sealed, &sealed_length);
	if (rc == ERROR_NONE) {
		rc = put(sealed, sealed_length);
		free(sealed);
	}
done:
	free(plain);
	return rc;
}

static enum error seal_passphrase(char **arguments)
{
	unsigned char *plain, *sealed;
	size_t length, sealed_length;
	char *passphrase;
	enum error rc;

	if ((rc = get(arguments[0], &plain, &length)) != ERROR_NONE)
		return rc;
	if ((rc = secret_read_file(arguments[1], &passphrase)) == ERROR_NONE &&
	    (rc = age_seal_passphrase(passphrase, plain, length, &sealed, &sealed_length)) == 0) {
		rc = put(sealed, sealed_length);
		free(sealed);
	}
	free(plain);
	return rc;
}

/* Open a file with what `open` makes of the second argument, an identity or passphrase file. */
static enum error open_with(char **arguments,
    enum error (*open)(const char *with, const char *name, const unsigned char *sealed,
	size_t sealed_length, unsigned char **plain, size_t *length))
{
	unsigned char *plain, *sealed;
	size_t length, sealed_length;
	enum error rc;

	if ((rc = get(arguments[0], &sealed, &sealed_length)) != ERROR_NONE)
		return rc;
	rc = open(arguments[1], arguments[0], sealed, sealed_length, &plain, &length);
	if (rc == ERROR_NONE) {
		rc = put(plain, length);
		free(plain);
	}
	free(sealed);
	return rc;
}

static enum error with_identity(const char *with, const char *name, const unsigned char *sealed,
    size_t sealed_length, unsigned char **plain, size_t *length)
{
	struct age_identity *identity;
	enum error rc = read_identity(&identity, with);

	return rc != ERROR_NONE ? rc
				: age_open(identity, name, sealed, sealed_length, plain, length);
}

static enum error with_passphrase(const char *with, const char *name, const unsigned char *sealed,
    size_t sealed_length, unsigned char **plain, size_t *length)
{
	char *passphrase;
	enum error rc = secret_read_file(with, &passphrase);

	return rc != ERROR_NONE
		   ? rc
		   : age_open_passphrase(passphrase, name, sealed, sealed_length, plain, length);
}

static enum error open_identity(char **arguments)
{
	return open_with(arguments, with_identity);
}

static enum error open_passphrase(char **arguments)
{
	return open_with(arguments, with_passphrase);
}

/* Sign with a new key: the public key is written, the signature lies beside the file. */
static enum error sign(char **arguments)
{
	struct minisign_secret *secret = secret_new(sizeof *secret);
	struct minisign_public public;
	struct text signature = { 0 };
	char key[MINISIGN_KEY_TEXT_SIZE + 1];
	char *path = text_format("%s.minisig", arguments[0]);
	unsigned char *bytes;
	size_t length;
	enum error rc;

	if ((rc = get(arguments[0], &bytes, &length)) == ERROR_NONE) {
		minisign_new(secret);
		minisign_public_of(secret, &public);
		minisign_sign(&signature, secret, arguments[1], bytes, length);
		rc = file_replace(path, signature.bytes, signature.length, true);
		minisign_key_write(key, &public);
		strcat(key, "\n");
		free(bytes);
	}
	text_free(&signature);
	free(path);
	return rc != ERROR_NONE ? rc : put(key, strlen(key));
}

static enum error verify(char **arguments)
{
	char *path = text_format("%s.minisig", arguments[0]);
	unsigned char *bytes = NULL, *signature = NULL;
	size_t length, signature_length;
	struct minisign_public public;
	enum error rc;

	if ((rc = minisign_key_read(&public, arguments[1])) == ERROR_NONE &&
	    (rc = get(arguments[0], &bytes, &length)) == ERROR_NONE &&
	    (rc = get(path, &signature, &signature_length)) == ERROR_NONE)
		rc = minisign_verify(
		    (char *)signature, signature_length, &public, arguments[0], bytes, length);
	free(bytes);
	free(signature);
	free(path);
	return rc;
}

static const struct {
	const char *name;
	const char *arguments;
	int least;
	enum error (*run)(char **arguments);
} verbs[] = {
	{ "age-new", "", 0, age_new },
	{ "age-recipient", "IDENTITY-FILE", 1, age_recipient },
	{ "age-seal", "FILE RECIPIENT…", 2, seal },
	{ "age-seal-passphrase", "FILE PASSPHRASE-FILE", 2, seal_passphrase },
	{ "age-open", "FILE IDENTITY-FILE", 2, open_identity },
	{ "age-open-passphrase", "FILE PASSPHRASE-FILE", 2, open_passphrase },
	{ "minisign-sign", "FILE TRUSTED-COMMENT", 2, sign },
	{ "minisign-verify", "FILE KEY", 2, verify },
};

int main(int argc, char **argv)
{
	for (size_t i = 0; i < COUNT(verbs); i++) {
		if (argc < 2 || strcmp(argv[1], verbs[i].name) != 0 || argc - 2 < verbs[i].least)
			continue;
		if (secret_start() == ERROR_NONE && verbs[i].run(argv + 2) == ERROR_NONE) {
			secret_end();
			return 0;
		}
		fprintf(stderr, "crypto_tool: %s\n%s\n", error_sentence(), error_next_step());
		secret_end();
		return 1;
	}
	for (size_t i = 0; i < COUNT(verbs); i++)
		fprintf(stderr, "crypto_tool %s %s\n", verbs[i].name, verbs[i].arguments);
	return 2;
}
