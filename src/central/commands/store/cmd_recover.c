/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* recover: into a store whose passphrase is forgotten, by its recovery code. */
#include "base/io/language.h"
#include "central/commands/central_session.h"
#include "central/commands/cmd.h"
#include "central/commands/store/relock.h"
#include "crypto/secret.h"

static const struct command_option options[] = {
	{ "new-passphrase-file", 0, "F", N_("read the new passphrase from the first line of F") },
	{ 0 },
};

static enum error run(void *state, const struct arguments *arguments)
{
	const struct central_session *session = state;
	struct central *central;
	char *code = NULL;
	const struct relock relock = {
		.passphrase = true,
		.file = command_value(arguments, "new-passphrase-file"),
		.code = true,
		.waits = session->passphrase_file == NULL,
		.what = "recover",
		.about = "by the recovery code; a new passphrase and a new code",
	};
	enum error rc = relock_check(&relock);

	if (rc == ERROR_NONE)
		rc = central_session_open(state, &central);
	if (rc == ERROR_NONE)
		rc = central_session_secret(session, _("Recovery code: "), &code);
	if (rc == ERROR_NONE)
		rc = central_unlock_by_code(central, code);
	secret_free(code);
	return rc == ERROR_NONE ? relock_run(central, &relock) : rc;
}

const struct command cmd_recover = {
	.name = "recover",
	.operands = "",
	.about = N_("open the store with its recovery code, and lock it anew"),
	.options = options,
	.run = run,
};
