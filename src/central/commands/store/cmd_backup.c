/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* backup: a copy of the store while it is in use. */
#include "base/io/file.h"
#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/store/departures.h"
#include "central/store/journal.h"

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	const char *path = command_operand(arguments, 0);
	enum error rc = central_session_open(state, &central);

	if (rc == ERROR_NONE)
		rc = file_check_way(path, true);
	if (rc == ERROR_NONE)
		rc = departures_mark(central, NULL, DEPARTURE_COPY);
	if (rc != ERROR_NONE)
		return rc;
	journal_note(central, "backup", "a copy was made");
	return db_copy(central->db, path);
}

const struct command cmd_backup = {
	.name = "backup",
	.operands = "FILE",
	.about = N_("copy the store, also while it is in use"),
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
