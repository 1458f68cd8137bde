/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* unseal: the plaintext of one sealed file. */
#include <stdlib.h>
#include <unistd.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/text.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "crypto/secret.h"
#include "document/carry/batch.h"

static const struct command_option options[] = {
	{ "identity", 0, "F", N_("an identity file instead of the store's own") },
	{ 0 },
};

static enum error take_identity(
    struct central_session *session, const char *path, struct age_identity *identity)
{
	struct central *central;
	unsigned char *bytes;
	size_t length;
	enum error rc;

	if (path == NULL) {
		rc = central_session_unlock(session, &central);
		if (rc == ERROR_NONE)
			*identity = central->keys->identity;
		return rc;
	}
	rc = file_read_linked(path, FILE_LIMIT_SMALL, &bytes, &length);
	if (rc != ERROR_NONE)
		return rc;
	rc = age_identity_read(identity, path, (const char *)bytes);
	secret_wipe(bytes, length);
	free(bytes);
	return rc;
}

/* Who sealed the file may have written anything: for a file or a pipe that is fine. */
static enum error check_terminal(const char *path, const unsigned char *plain, size_t length)
{
	if (!isatty(STDOUT_FILENO) ||
	    (text_is_utf8((const char *)plain, length) && text_is_safe((const char *)plain, true)))
		return ERROR_NONE;
	return error_hint(
	    error_set(ERROR_REFUSED, _("%s has characters that would control the terminal"), path),
	    _("Write it to a file with \"skatta-central unseal FILE >PLAIN\"."));
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *path = command_operand(arguments, 0);
	struct age_identity *identity = secret_new(sizeof *identity);
	unsigned char *sealed = NULL, *plain = NULL;
	size_t sealed_length, length;
	enum error rc = file_read_linked(path, BATCH_LIMIT, &sealed, &sealed_length);

	if (rc == ERROR_NONE)
		rc = take_identity(state, command_value(arguments, "identity"), identity);
	if (rc == ERROR_NONE) {
		rc = age_open(identity, path, sealed, sealed_length, &plain, &length);
		if (rc == ERROR_WRONG_KEY)
			error_hint(error_set(rc, _("%s is sealed to somebody else"), path),
			    _("Name the identity file that opens it with --identity."));
		else if (rc != ERROR_NONE)
			error_hint(rc, _("Copy the file again from where it came."));
	}
	if (rc == ERROR_NONE) {
		rc = check_terminal(path, plain, length);
		if (rc == ERROR_NONE)
			rc = file_replace("-", plain, length, false);
		secret_wipe(plain, length);
	}
	free(plain);
	free(sealed);
	secret_free(identity);
	return rc;
}

const struct command cmd_unseal = {
	.name = "unseal",
	.operands = "FILE",
	.about = N_("print the plaintext of a bundle or batch"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
