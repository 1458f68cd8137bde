/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* publish: rounds and receipts into an exchange folder. */
#include <stdlib.h>

#include "base/language.h"
#include "base/text.h"
#include "central/commands.h"
#include "central/coordinator.h"
#include "central/editions.h"
#include "central/journal.h"
#include "central/receipt_files.h"
#include "exchange/folder.h"

static enum error add_round(void *folder, const char *id, long edition, const char *bytes,
    size_t length, const char *signature)
{
	char name[ROUND_FILE_NAME_SIZE];

	round_file_name(name, id, edition);
	return folder_add_signed(folder, FOLDER_ROUNDS, name, bytes, length, signature);
}

static enum error add_receipts(
    void *folder, const char *name, const char *bytes, size_t length, const char *signature)
{
	return folder_add_signed(folder, FOLDER_RECEIPTS, name, bytes, length, signature);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct folder *folder = NULL;
	size_t words = 0;
	char *line = NULL;
	enum error rc = coordinator_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = folder_open(command_operand(arguments, 0), true, &folder);
	if (rc == ERROR_NONE)
		rc = receipt_files_make(central, &words);
	if (rc == ERROR_NONE)
		rc = editions_each(central, add_round, folder);
	if (rc == ERROR_NONE)
		rc = receipt_files_each(central, add_receipts, folder);
	if (rc == ERROR_NONE)
		rc = journal_add(central, "publish", "%zu new receipts", words);
	if (rc == ERROR_NONE) {
		line = text_format(P_("%zu new receipt\n", "%zu new receipts\n", words), words);
		rc = coordinator_print(line);
	}
	free(line);
	folder_close(folder);
	return rc;
}

const struct command central_cmd_publish = {
	.name = "publish",
	.operands = "DIR",
	.about = N_("put rounds and receipts into an exchange folder"),
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
