/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta backup and skatta restore: a place is carried to another machine. */
#include <stdio.h>
#include <stdlib.h>

#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "client/commands/client_session.h"
#include "client/commands/cmd.h"
#include "client/store/profile_backup.h"
#include "crypto/secret.h"

static enum error make_backup(void *program, const struct arguments *arguments)
{
	struct client_session *session = program;
	struct profile *profile = NULL;
	char *passphrase = NULL;
	const char *name;
	enum error rc = command_need(arguments, "profile", &name);

	name = command_typed(arguments, "profile");
	if (rc == ERROR_NONE)
		rc = client_session_open(session);
	if (rc == ERROR_NONE)
		rc = client_session_passphrase(arguments, &passphrase);
	if (rc == ERROR_NONE)
		rc = profile_open(session->store, name, passphrase, &profile);
	if (rc == ERROR_NONE)
		rc = profile_backup_save(profile, passphrase, command_operand(arguments, 0));
	if (rc == ERROR_NONE)
		charset_print(stderr, "%s\n",
		    _("The backup opens with the passphrase of the profile. Keep it as you would "
		      "keep the profile itself."));
	profile_close(profile);
	secret_free(passphrase);
	return rc;
}

static enum error open_backup(
    const char *path, const struct arguments *arguments, char **passphrase, struct backup **backup)
{
	unsigned char *sealed = NULL;
	size_t length;
	enum error rc = file_read_linked(path, BACKUP_LIMIT, &sealed, &length);

	if (rc == ERROR_NONE)
		rc = client_session_passphrase(arguments, passphrase);
	if (rc == ERROR_NONE)
		rc = profile_backup_open(path, sealed, length, *passphrase, backup);
	free(sealed);
	return rc;
}

static enum error restore(void *program, const struct arguments *arguments)
{
	struct client_session *session = program;
	struct backup *backup = NULL;
	char *passphrase = NULL;
	/* A file that is refused makes no store. */
	enum error rc = secret_start();

	if (rc == ERROR_NONE)
		rc = open_backup(command_operand(arguments, 0), arguments, &passphrase, &backup);
	if (rc == ERROR_NONE)
		rc = client_session_open(session);
	if (rc == ERROR_NONE)
		rc = profile_restore(session->store, backup, passphrase);
	if (rc == ERROR_NONE)
		charset_print(stderr,
		    _("The profile \"%s\" is here now, with the same passphrase and recovery code. "
		      "Go on in one of the two only.\n"),
		    backup->name);
	backup_free(backup);
	secret_free(passphrase);
	return rc;
}

static const struct command_option backup_options[] = {
	CLIENT_SESSION_OPTIONS,
	{ 0 },
};

static const struct command_option restore_options[] = {
	{ "passphrase-file", 0, "FILE", N_("read the passphrase from the first line of FILE") },
	{ 0 },
};

const struct command cmd_backup = {
	.name = "backup",
	.operands = "FILE",
	.about = N_("your profile as a file, for another machine"),
	.options = backup_options,
	.min_operands = 1,
	.max_operands = 1,
	.run = make_backup,
};

const struct command cmd_restore = {
	.name = "restore",
	.operands = "FILE",
	.about = N_("make a profile of such a file"),
	.options = restore_options,
	.min_operands = 1,
	.max_operands = 1,
	.run = restore,
};
