/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta: options, find the command, run it. */
#include "base/cli/command.h"
#include "base/format/json.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "client/commands/client_session.h"
#include "client/commands/cmd.h"
#include "crypto/secret.h"

static const struct command *const commands[] = {
	&cmd_walk, /* the default: it has no name */
	&cmd_join,
	&cmd_fill,
	&cmd_plan,
	&cmd_sync,
	&cmd_status,
	&cmd_withdraw,
	&cmd_backup,
	&cmd_restore,
	&cmd_check,
	&cmd_kiosk_word,
	NULL,
};

int main(int argc, char **argv)
{
	struct client_session session = { 0 };
	const struct program program = {
		.name = "skatta",
		.about = N_("rate your own digital competence, offline"),
		.options = client_session_options,
		.commands = commands,
		.state = &session,
		.start = client_session_start,
	};
	int status;

	process_harden();
	language_start();
	json_start();
	language_hear(argc, argv);
	/* Memory for secrets is made by what handles the first of them: see client_session_open().
	 */
	status = command_main(&program, argc, argv);
	client_session_end(&session);
	secret_end();
	return status;
}
