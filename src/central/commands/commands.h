/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The commands of skatta-central: a file and a row each; skatta-central.c has the table. */
#ifndef SKATTA_CENTRAL_COMMANDS_H
#define SKATTA_CENTRAL_COMMANDS_H

#include "base/cli/command.h"

extern const struct command central_cmd_backup;
extern const struct command central_cmd_batch;
extern const struct command central_cmd_check;
extern const struct command central_cmd_codes;
extern const struct command central_cmd_comments;
extern const struct command central_cmd_import;
extern const struct command central_cmd_init;
extern const struct command central_cmd_keys;
extern const struct command central_cmd_log;
extern const struct command central_cmd_merge;
extern const struct command central_cmd_org_import;
extern const struct command central_cmd_publish;
extern const struct command central_cmd_plan_feedback;
extern const struct command central_cmd_plan_list;
extern const struct command central_cmd_plan_show;
extern const struct command central_cmd_purge;
extern const struct command central_cmd_report;
extern const struct command central_cmd_round_close;
extern const struct command central_cmd_round_import;
extern const struct command central_cmd_round_list;
extern const struct command central_cmd_round_open;
extern const struct command central_cmd_round_reopen;
extern const struct command central_cmd_round_show;
extern const struct command central_cmd_round_update;
extern const struct command central_cmd_status;
extern const struct command central_cmd_trust;
extern const struct command central_cmd_unseal;

#endif
