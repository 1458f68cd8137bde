/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* batch: hand everything that was merged to another coordinator. */
#include <stdlib.h>
#include <string.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "base/text.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/merge/batches.h"
#include "central/store/departures.h"
#include "central/store/journal.h"

static const struct command_option options[] = {
	{ "to", 0, "age1…", N_("the recipient key of the coordinator who gets it") },
	{ 0 },
};

static enum error print(const struct central *central, const char *content)
{
	struct text out = { 0 };

	text_addf(&out, "%s\n", content);
	text_addf(&out, _("signed with %s\n"), central->signing_key);
	return central_session_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *path = command_operand(arguments, 0), *to;
	struct central *central;
	struct age_recipient recipient;
	struct batch_made made = { 0 };
	char *content = NULL;
	enum error rc = command_need(arguments, "to", &to);

	if (rc == ERROR_NONE)
		rc = age_recipient_read(&recipient, to);
	if (rc == ERROR_NONE)
		rc = central_session_unlock(state, &central);
	if (rc == ERROR_NONE)
		rc = file_check_way(path, true);
	if (rc == ERROR_NONE)
		rc = batches_make(central, &recipient, &made);
	if (rc == ERROR_NONE)
		content = batches_say(&made);
	if (rc == ERROR_NONE)
		rc = departures_mark(central, NULL, DEPARTURE_BATCH);
	if (rc == ERROR_NONE) {
		journal_note(central, "batch", "%s to %s", content, to);
		rc = file_new(path, made.sealed, made.length, false);
		rc = journal_after(central, rc);
	}
	if (rc == ERROR_NONE && strcmp(path, "-") != 0)
		rc = print(central, content);
	free(content);
	free(made.sealed);
	return rc;
}

const struct command cmd_batch = {
	.name = "batch",
	.operands = "FILE",
	.about = N_("everything that was merged, for another coordinator"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
