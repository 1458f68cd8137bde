/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* publish: rounds, receipts and what units may read, into an exchange folder. */
#include "base/cli/meter.h"
#include "base/io/language.h"
#include "base/text.h"
#include "central/commands/commands.h"
#include "central/commands/coordinator.h"
#include "central/results/unit_files.h"
#include "central/store/departures.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "central/store/receipt_files.h"
#include "exchange/folder.h"

/* Into which folder, and how far it is. */
struct publication {
	struct folder *folder;
	struct meter meter;
};

static enum error add_round(void *context, const char *id, long edition, const char *bytes,
    size_t length, const char *signature)
{
	struct publication *publication = context;
	char name[ROUND_FILE_NAME_SIZE];
	enum error rc;

	round_file_name(name, id, edition);
	rc = folder_add_signed(publication->folder, FOLDER_ROUNDS, name, bytes, length, signature);
	meter_step(&publication->meter);
	return rc;
}

static enum error add_receipts(
    void *context, const char *name, const char *bytes, size_t length, const char *signature)
{
	struct publication *publication = context;
	enum error rc =
	    folder_add_signed(publication->folder, FOLDER_RECEIPTS, name, bytes, length, signature);

	meter_step(&publication->meter);
	return rc;
}

static enum error add_unit_file(void *context, const char *name, const void *bytes, size_t length)
{
	struct publication *publication = context;
	enum error rc = folder_add(publication->folder, FOLDER_UNITS, name, bytes, length);

	meter_step(&publication->meter);
	return rc;
}

static enum error tell(size_t words, size_t files)
{
	struct text out = { 0 };

	text_addf(&out, P_("%zu new receipt\n", "%zu new receipts\n", words), words);
	if (files > 0)
		text_addf(&out,
		    P_("%zu unit is told something new\n", "%zu units are told something new\n",
			files),
		    files);
	return coordinator_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct publication publication = { 0 };
	size_t words = 0, files = 0;
	enum error rc = coordinator_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = folder_open(command_operand(arguments, 0), true, &publication.folder);
	if (rc == ERROR_NONE)
		rc = departures_mark(central, NULL, DEPARTURE_FOLDER);
	if (rc == ERROR_NONE)
		rc = receipt_files_make(central, &words);
	if (rc == ERROR_NONE)
		rc = unit_files_make(central, &files);
	meter_start(&publication.meter, _("publishing files"), 0);
	if (rc == ERROR_NONE)
		rc = editions_each(central, add_round, &publication);
	if (rc == ERROR_NONE)
		rc = receipt_files_each(central, add_receipts, &publication);
	if (rc == ERROR_NONE)
		rc = unit_files_each(central, add_unit_file, &publication);
	meter_end(&publication.meter);
	if (rc == ERROR_NONE) {
		journal_note(central, "publish", "%zu new receipts, %zu unit files", words, files);
		rc = journal_after(central, rc);
	}
	if (rc == ERROR_NONE)
		rc = tell(words, files);
	folder_close(publication.folder);
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
