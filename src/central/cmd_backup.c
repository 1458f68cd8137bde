/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* backup: a copy of the store while it is in use. */
#include "base/language.h"
#include "central/commands.h"
#include "central/coordinator.h"
#include "central/journal.h"

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	enum error rc = coordinator_open(state, &central);

	if (rc == ERROR_NONE)
		rc = db_copy(central->db, command_operand(arguments, 0));
	if (rc == ERROR_NONE)
		rc = journal_add(central, "backup", "a copy was made");
	return rc;
}

const struct command central_cmd_backup = {
	.name = "backup",
	.operands = "FILE",
	.about = N_("copy the store, also while it is in use"),
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
