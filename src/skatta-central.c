/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta-central: the coordinator's program. */
#include "base/cli/command.h"
#include "base/format/json.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "central/commands/commands.h"
#include "central/commands/coordinator.h"
#include "crypto/secret.h"

int main(int argc, char **argv)
{
	struct coordinator coordinator = { 0 };
	const struct program program = {
		.name = "skatta-central",
		.about = N_("open rounds of self-assessment, merge the answers, report"),
		.options = coordinator_options,
		.commands = central_commands,
		.state = &coordinator,
		.start = coordinator_start,
		.finish = coordinator_finish,
	};
	int status = 1;

	process_harden();
	language_start();
	json_start();
	language_hear(argc, argv);
	if (secret_start() == ERROR_NONE)
		status = command_main(&program, argc, argv);
	else
		command_fail(program.name);
	coordinator_end(&coordinator);
	secret_end();
	return status;
}
