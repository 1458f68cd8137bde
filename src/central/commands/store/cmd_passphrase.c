/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* passphrase: another one for the store. */
#include "base/cli/ask.h"
#include "base/io/language.h"
#include "central/commands/central_session.h"
#include "central/commands/cmd.h"
#include "central/commands/store/new_passphrase.h"
#include "central/store/journal.h"
#include "crypto/secret.h"

static const struct command_option options[] = {
	{ "new-passphrase-file", 0, "F", N_("read the new passphrase from the first line of F") },
	{ 0 },
};

static enum error change(struct central *central, const char *passphrase)
{
	struct central_lock lock;
	enum error rc = central_lock_by(central, passphrase, &lock);

	if (rc == ERROR_NONE)
		rc = journal_begin(central);
	if (rc != ERROR_NONE)
		return rc;
	journal_note(central, "passphrase", "changed");
	return journal_end(central, central_lock_change(central, &lock));
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *file = command_value(arguments, "new-passphrase-file");
	struct central *central;
	char *passphrase = NULL;
	enum error rc = ERROR_NONE;

	if (file == NULL && !ask_can())
		rc = error_hint(
		    error_set(ERROR_SYSTEM, _("no terminal to read the new passphrase from")),
		    _("Put it on the first line of a file and give --new-passphrase-file FILE."));
	if (rc == ERROR_NONE)
		rc = central_session_unlock(state, &central);
	if (rc == ERROR_NONE)
		rc = new_passphrase_get(file, central->name, &passphrase);
	if (rc == ERROR_NONE)
		rc = change(central, passphrase);
	secret_free(passphrase);
	return rc == ERROR_NONE ? central_session_print(
				      _("The passphrase is changed. Copies that were made "
					"before open with the old one: make a new copy with "
					"\"skatta-central backup\", and remove the old ones.\n"))
				: rc;
}

const struct command cmd_passphrase = {
	.name = "passphrase",
	.operands = "",
	.about = N_("change the passphrase of the store"),
	.options = options,
	.run = run,
};
