/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* passphrase: another one for the store, or another recovery code. */
#include "base/io/language.h"
#include "central/commands/central_session.h"
#include "central/commands/cmd.h"
#include "central/commands/store/relock.h"

static const struct command_option options[] = {
	{ "new-passphrase-file", 0, "F", N_("read the new passphrase from the first line of F") },
	{ "recovery-code", 0, NULL, N_("make a new recovery code") },
	{ 0 },
};

static enum error run(void *state, const struct arguments *arguments)
{
	const struct central_session *session = state;
	struct central *central;
	struct relock relock = {
		.file = command_value(arguments, "new-passphrase-file"),
		.code = command_has(arguments, "recovery-code"),
		.waits = session->passphrase_file == NULL,
		.what = "passphrase",
		.about = "changed",
	};
	enum error rc;

	relock.passphrase = relock.file != NULL || !relock.code;
	rc = relock_check(&relock);
	if (rc == ERROR_NONE)
		rc = central_session_unlock(state, &central);
	if (rc != ERROR_NONE)
		return rc;
	/* A store of an earlier version gets its first one. */
	if (!central->lock.has_code && relock_shows_code(session))
		relock.code = true;
	if (relock.code)
		relock.about =
		    relock.passphrase ? "changed, and a new recovery code" : "a new recovery code";
	return relock_run(central, &relock);
}

const struct command cmd_passphrase = {
	.name = "passphrase",
	.operands = "",
	.about = N_("change the passphrase of the store, or its recovery code"),
	.options = options,
	.run = run,
};
