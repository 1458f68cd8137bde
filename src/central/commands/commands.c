/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of commands, in the order in which a coordinator needs them. */
#include "central/commands/commands.h"

const struct command *const central_commands[] = {
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
