/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta-central: the coordinator's program, and the table of its commands. */
#include "base/cli/command.h"
#include "base/format/json.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "central/commands/commands.h"
#include "central/commands/coordinator.h"
#include "crypto/secret.h"

/* In the order in which a coordinator needs them. */
static const struct command *const commands[] = {
	&central_cmd_init,
	&central_cmd_org_import,
	&central_cmd_round_open,
	&central_cmd_round_list,
	&central_cmd_round_show,
	&central_cmd_round_import,
	&central_cmd_round_close,
	&central_cmd_round_reopen,
	&central_cmd_round_update,
	&central_cmd_codes,
	&central_cmd_publish,
	&central_cmd_merge,
	&central_cmd_import,
	&central_cmd_status,
	&central_cmd_report,
	&central_cmd_comments,
	&central_cmd_plan_list,
	&central_cmd_plan_show,
	&central_cmd_plan_feedback,
	&central_cmd_batch,
	&central_cmd_trust,
	&central_cmd_keys,
	&central_cmd_unseal,
	&central_cmd_log,
	&central_cmd_purge,
	&central_cmd_check,
	&central_cmd_backup,
	NULL,
};

int main(int argc, char **argv)
{
	struct coordinator coordinator = { 0 };
	const struct program program = {
		.name = "skatta-central",
		.about = N_("open rounds of self-assessment, merge the answers, report"),
		.options = coordinator_options,
		.commands = commands,
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
