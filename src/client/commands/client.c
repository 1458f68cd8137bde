/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Starting a command of skatta, and opening profiles for those that need one. */
#include "client/commands/client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cli/ask.h"
#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "base/memory.h"
#include "client/commands/commands.h"
#include "client/store/rounds.h"
#include "crypto/secret.h"

static const struct command_option options[] = {
	{ "data", 0, "DIR", N_("keep everything in DIR instead of the usual place") },
	{ "lang", 0, "sv|en", N_("use this language") },
	{ 0 },
};

const struct program client_program = {
	.name = "skatta",
	.about = N_("rate your own digital competence, offline"),
	.options = options,
	.commands = client_commands,
	.start = client_start,
};

/* What the administrator or the person trusts beforehand, where nothing is trusted yet. */
static enum error trust_settings(struct client *client)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	enum error rc = rounds_trusted(client->store, key);

	if (rc != ERROR_NONE || key[0] != '\0' || client->settings.trusted_key[0] == '\0')
		return rc;
	return rounds_trust(client->store, client->settings.trusted_key);
}

enum error client_start(void *state, const struct arguments *arguments)
{
	struct client *client = state;
	const char *language = command_value(arguments, "lang");
	const char *folder = command_value(arguments, "data");
	enum error rc = ERROR_NONE;

	/* First, so that also what is wrong with the settings is said in it. */
	if (language != NULL)
		rc = language_choose(language);
	/* Help is to be had whatever the files say. */
	if (rc != ERROR_NONE || command_has(arguments, "help"))
		return rc;
	rc = settings_load(&client->settings);
	if (rc == ERROR_NONE && language == NULL && client->settings.language[0] != '\0')
		rc = language_choose(client->settings.language);
	if (rc != ERROR_NONE)
		return rc;
	client->folder = folder != NULL ? memory_copy(folder) : process_home_folder();
	if (client->folder == NULL)
		return error_hint(
		    error_set(ERROR_SYSTEM, _("there is no home folder to keep answers in")),
		    _("Name a folder with --data DIR."));
	return ERROR_NONE;
}

enum error client_open(struct client *client)
{
	enum error rc = secret_start();

	if (rc == ERROR_NONE)
		rc = store_open(client->folder, &client->store);
	return rc == ERROR_NONE ? trust_settings(client) : rc;
}

void client_end(struct client *client)
{
	store_close(client->store);
	free(client->folder);
	settings_free(&client->settings);
	*client = (struct client){ 0 };
}

enum error client_passphrase(const struct arguments *arguments, char **passphrase)
{
	const char *file = command_value(arguments, "passphrase-file");
	enum error rc;

	if (file != NULL)
		return secret_read_file(file, passphrase);
	*passphrase = secret_new(SECRET_LINE_SIZE);
	rc = ask_secret(_("Passphrase: "), *passphrase, SECRET_LINE_SIZE);
	if (rc == ERROR_NONE)
		return rc;
	secret_free(*passphrase);
	*passphrase = NULL;
	return rc;
}

static enum error make_profile(
    struct client *client, const char *name, const char *passphrase, struct profile **profile)
{
	char *code = secret_new(ENCODE_CODE_SIZE);
	enum error rc = profile_make(client->store, name, passphrase, code, profile);

	if (rc == ERROR_NONE)
		charset_print(
		    stderr, _("Made a new profile. Its recovery code, shown only now: %s\n"), code);
	secret_free(code);
	return rc;
}

enum error client_open_profile(struct client *client, const struct arguments *arguments,
    const struct client_newcomer *newcomer, struct profile **profile)
{
	const char *name;
	char *passphrase = NULL;
	enum error rc = command_need(arguments, "profile", &name);

	name = command_typed(arguments, "profile");
	if (rc == ERROR_NONE)
		rc = client_passphrase(arguments, &passphrase);
	if (rc != ERROR_NONE)
		return rc;
	rc = profile_open(client->store, name, passphrase, profile);
	if (rc == ERROR_PASSPHRASE && newcomer != NULL) {
		error_clear();
		rc = newcomer->check != NULL ? newcomer->check(newcomer->context) : ERROR_NONE;
		if (rc == ERROR_NONE)
			rc = make_profile(client, name, passphrase, profile);
	}
	secret_free(passphrase);
	return rc;
}
