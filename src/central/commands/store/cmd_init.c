/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* init: a new store with keys of its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "central/commands/cmd_keys.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/store/new_passphrase.h"
#include "central/commands/store/relock.h"
#include "central/store/journal.h"
#include "crypto/secret.h"
#include "document/round/round.h"

static const struct command_option options[] = {
	{ "name", 0, "TEXT", N_("the coordinator's name, as people see it") },
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

/* Say that there is a store before a passphrase is asked for. One that was never finished is none.
 */
static enum error check_absent(struct central_session *session)
{
	struct central *central;
	enum error rc;

	if (session->store == NULL)
		return central_session_open(session, &central);
	if (access(session->store, F_OK) != 0)
		return ERROR_NONE;
	rc = central_session_open(session, &central);
	if (rc == ERROR_NONE)
		return error_hint(
		    error_set(ERROR_REFUSED, _("there is already a store: %s"), session->store),
		    _("It was left as it is. Name another file with --store."));
	if (rc != ERROR_NOT_FOUND)
		return rc;
	error_clear();
	return ERROR_NONE;
}

static enum error check_name(const char *name)
{
	if (name[0] == '\0' || strlen(name) > ROUND_MAX_TEXT || !text_is_safe(name, false))
		return error_set(ERROR_USAGE, _("--name takes a line of text of at most %d bytes"),
		    ROUND_MAX_TEXT);
	return ERROR_NONE;
}

/* The code is shown when it is the store's; where it could be shown to nobody there is none. */
static enum error make(struct central_session *session, const char *name, const char *passphrase)
{
	bool shows = relock_shows_code(session);
	char *code = shows ? secret_new(ENCODE_LONG_CODE_SIZE) : NULL;
	enum error rc = central_session_make_folder(session);

	if (rc == ERROR_NONE)
		rc = central_create(session->store, name, passphrase, code, &session->central);
	if (rc == ERROR_NONE) {
		journal_note(session->central, "init",
		    shows ? "new store, with a recovery code" : "new store");
		rc = journal_after(session->central, rc);
	}
	if (rc == ERROR_NONE && shows)
		relock_show_code(code, session->passphrase_file == NULL);
	else if (rc == ERROR_NONE)
		charset_print(stderr, "%s\n",
		    _("The store has no recovery code, as there is no terminal to show it on: "
		      "\"skatta-central passphrase --recovery-code\" makes one."));
	secret_free(code);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central_session *session = state;
	const char *given = command_value(arguments, "name");
	const char *name = given != NULL ? given : "skatta";
	char *passphrase = NULL;
	enum error rc = check_name(name);

	if (rc == ERROR_NONE)
		rc = check_absent(session);
	if (rc == ERROR_NONE)
		rc = new_passphrase_get(session->passphrase_file, name, &passphrase);
	if (rc == ERROR_NONE)
		rc = make(session, name, passphrase);
	secret_free(passphrase);
	if (rc == ERROR_NONE)
		rc = cmd_keys_print(session->central, command_has(arguments, "json"));
	return rc;
}

const struct command cmd_init = {
	.name = "init",
	.operands = "",
	.about = N_("make a store and its keys"),
	.options = options,
	.run = run,
};
