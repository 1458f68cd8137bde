/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta-central: the coordinator's program. */
#include "base/command.h"
#include "base/json.h"
#include "base/language.h"
#include "base/process.h"
#include "central/commands.h"
#include "central/coordinator.h"
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
