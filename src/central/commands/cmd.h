/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The commands of skatta-central: a file and a row each; skatta-central.c has the table. */
#ifndef SKATTA_CENTRAL_CMD_H
#define SKATTA_CENTRAL_CMD_H

#include "base/cli/command.h"

extern const struct command cmd_backup;
extern const struct command cmd_batch;
extern const struct command cmd_check;
extern const struct command cmd_codes;
extern const struct command cmd_comments;
extern const struct command cmd_comments_answer;
extern const struct command cmd_dialogue_note;
extern const struct command cmd_dialogue_show;
extern const struct command cmd_import;
extern const struct command cmd_init;
extern const struct command cmd_keys;
extern const struct command cmd_log;
extern const struct command cmd_merge;
extern const struct command cmd_org_import;
extern const struct command cmd_org_show;
extern const struct command cmd_passphrase;
extern const struct command cmd_publish;
extern const struct command cmd_plan_feedback;
extern const struct command cmd_plan_list;
extern const struct command cmd_plan_show;
extern const struct command cmd_purge;
extern const struct command cmd_recover;
extern const struct command cmd_report;
extern const struct command cmd_restore;
extern const struct command cmd_round_amend;
extern const struct command cmd_round_close;
extern const struct command cmd_round_hand_over;
extern const struct command cmd_round_import;
extern const struct command cmd_round_list;
extern const struct command cmd_round_open;
extern const struct command cmd_round_reopen;
extern const struct command cmd_round_show;
extern const struct command cmd_round_take_over;
extern const struct command cmd_round_update;
extern const struct command cmd_status;
extern const struct command cmd_trust;
extern const struct command cmd_unseal;

#endif
