/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table of skatta's commands. */
#include "client/commands/commands.h"

#include <stddef.h>

const struct command *const client_commands[] = {
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
