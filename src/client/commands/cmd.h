/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The commands of skatta, each of which stands in its cmd_*.c: the rows of the table in skatta.c.
 */
#ifndef SKATTA_CLIENT_CMD_H
#define SKATTA_CLIENT_CMD_H

#include "base/cli/command.h"

extern const struct command cmd_walk, cmd_join, cmd_fill, cmd_sync, cmd_status, cmd_withdraw,
    cmd_backup, cmd_restore, cmd_check, cmd_kiosk_word, cmd_plan;

#endif
