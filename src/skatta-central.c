/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* skatta-central: the coordinator's program, and the table of its commands. */
#include "base/cli/command.h"
#include "base/format/json.h"
#include "base/io/language.h"
#include "base/io/process.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "crypto/secret.h"

/* In the order in which a coordinator needs them. */
static const struct command *const commands[] = {
	&cmd_init,
	&cmd_org_import,
	&cmd_org_show,
	&cmd_round_open,
	&cmd_round_list,
	&cmd_round_show,
	&cmd_round_import,
	&cmd_round_amend,
	&cmd_round_hand_over,
	&cmd_round_take_over,
	&cmd_round_close,
	&cmd_round_reopen,
	&cmd_round_update,
	&cmd_codes,
	&cmd_publish,
	&cmd_merge,
	&cmd_import,
	&cmd_status,
	&cmd_report,
	&cmd_comments,
	&cmd_comments_answer,
	&cmd_plan_list,
	&cmd_plan_show,
	&cmd_dialogue_note,
	&cmd_dialogue_show,
	&cmd_plan_feedback,
	&cmd_batch,
	&cmd_trust,
	&cmd_keys,
	&cmd_unseal,
	&cmd_log,
	&cmd_purge,
	&cmd_check,
	&cmd_backup,
	&cmd_restore,
	&cmd_passphrase,
	&cmd_recover,
	NULL,
};

int main(int argc, char **argv)
{
	struct central_session session = { 0 };
	const struct program program = {
		.name = "skatta-central",
		.about = N_("open rounds of self-assessment, merge the answers, report"),
		.options = central_session_options,
		.commands = commands,
		.state = &session,
		.start = central_session_start,
		.finish = central_session_finish,
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
	central_session_end(&session);
	secret_end();
	return status;
}
