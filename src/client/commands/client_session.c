/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Starting a command of skatta, and opening profiles for those that need one. */
#include "client/commands/client_session.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/cli/ask.h"
#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "base/memory.h"
#include "client/store/profile_once.h"
#include "client/store/rounds.h"
#include "crypto/secret.h"

const struct command_option client_session_options[] = {
	{ "data", 0, "DIR", N_("keep everything in DIR instead of the usual place") },
	{ "lang", 0, "sv|en", N_("use this language") },
	{ 0 },
};

/* What the administrator or the person trusts beforehand, where nothing is trusted yet. */
static enum error trust_settings(struct client_session *session)
{
	char key[MINISIGN_KEY_TEXT_SIZE];
	enum error rc = rounds_trusted(session->store, key);

	if (rc != ERROR_NONE || key[0] != '\0' || session->settings.trusted_key[0] == '\0')
		return rc;
	return rounds_trust(session->store, session->settings.trusted_key);
}

enum error client_session_start(void *state, const struct arguments *arguments)
{
	struct client_session *session = state;
	const char *language = command_value(arguments, "lang");
	const char *folder = command_value(arguments, "data");
	enum error rc = ERROR_NONE;

	/* First, so that also what is wrong with the settings is said in it. */
	if (language != NULL)
		rc = language_choose(language);
	/* Help is to be had whatever the files say. */
	if (rc != ERROR_NONE || command_has(arguments, "help"))
		return rc;
	rc = settings_load(&session->settings);
	if (rc == ERROR_NONE && language == NULL && session->settings.language[0] != '\0')
		rc = language_choose(session->settings.language);
	if (rc != ERROR_NONE)
		return rc;
	session->folder = folder != NULL ? memory_copy(folder) : process_home_folder();
	if (session->folder == NULL)
		return error_hint(
		    error_set(ERROR_SYSTEM, _("there is no home folder to keep answers in")),
		    _("Name a folder with --data DIR."));
	return ERROR_NONE;
}

enum error client_session_open(struct client_session *session)
{
	enum error rc = secret_start();

	if (rc == ERROR_NONE)
		rc = store_open(session->folder, &session->store);
	if (rc == ERROR_NONE)
		rc = trust_settings(session);
	if (rc == ERROR_NONE)
		profile_once_sweep(session->store);
	return rc;
}

void client_session_end(struct client_session *session)
{
	store_close(session->store);
	free(session->folder);
	settings_free(&session->settings);
	*session = (struct client_session){ 0 };
}

enum error client_session_passphrase(const struct arguments *arguments, char **passphrase)
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

static enum error make_profile(struct client_session *session, const char *name,
    const char *passphrase, struct profile **profile)
{
	char *code = secret_new(ENCODE_CODE_SIZE);
	enum error rc = profile_make(session->store, name, passphrase, code, profile);

	if (rc == ERROR_NONE)
		charset_print(
		    stderr, _("Made a new profile. Its recovery code, shown only now: %s\n"), code);
	secret_free(code);
	return rc;
}

enum error client_session_profile(struct client_session *session, const struct arguments *arguments,
    const struct client_session_newcomer *newcomer, struct profile **profile)
{
	const char *name;
	char *passphrase = NULL;
	enum error rc = command_need(arguments, "profile", &name);

	name = command_typed(arguments, "profile");
	if (rc == ERROR_NONE)
		rc = client_session_passphrase(arguments, &passphrase);
	if (rc != ERROR_NONE)
		return rc;
	rc = profile_open(session->store, name, passphrase, profile);
	if (rc == ERROR_PASSPHRASE && newcomer != NULL) {
		error_clear();
		rc = newcomer->check != NULL ? newcomer->check(newcomer->context) : ERROR_NONE;
		if (rc == ERROR_NONE)
			rc = make_profile(session, name, passphrase, profile);
	}
	secret_free(passphrase);
	return rc;
}
