/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* org import: districts, schools and teams from a spreadsheet. */
#include <stdlib.h>

#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/org_changes.h"
#include "central/commands/org_summary.h"
#include "central/commands/small_units.h"
#include "central/store/journal.h"
#include "central/store/roster.h"

static const struct command_option options[] = {
	{ "dry-run", 0, NULL, N_("only say what would be different") },
	{ 0 },
};

static enum error read_file(
    const char *path, struct organisation **organisation, struct mistakes *doubts)
{
	unsigned char *bytes;
	size_t length;
	struct csv *csv = NULL;
	enum error rc = file_read_linked(path, FILE_LIMIT_DOCUMENT, &bytes, &length);

	if (rc != ERROR_NONE)
		return rc;
	rc = csv_read(path, (const char *)bytes, length, &csv);
	if (rc == ERROR_NONE)
		rc = organisation_from_csv(path, csv, organisation, doubts);
	if (rc != ERROR_NONE)
		error_hint(rc, _("Nothing was taken in. Mend the file and try again."));
	csv_free(csv);
	free(bytes);
	return rc;
}

/* On standard error, where it is in no script's way. */
static void tell_doubts(const char *path, struct mistakes *doubts, bool dry)
{
	char *list = mistakes_list(doubts, path), *safe;

	if (list == NULL)
		return;
	safe = text_made_safe(list, false);
	charset_print(stderr, "skatta-central: %s\n%s\n", safe,
	    dry ? _("If you meant something else, correct the file before you import it.")
		: _("It was imported as it stands. If you meant something else, correct the file "
		    "and import it again."));
	free(safe);
	free(list);
}

/* What would be different from what is here, if anything is. */
static enum error compare(
    struct central *central, const struct organisation *organisation, struct text *out)
{
	static const struct organisation none = { .n_units = 0 };
	struct organisation *before = NULL;
	struct organisation_changes changes;
	enum error rc = roster_get(central, &before);

	if (rc == ERROR_NOT_FOUND) {
		error_clear();
		rc = ERROR_NONE;
	}
	if (rc != ERROR_NONE)
		return rc;
	organisation_changes_find(before != NULL ? before : &none, organisation, &changes);
	for (size_t i = 0; i < changes.n; i++) {
		org_changes_add(before, organisation, &changes.changes[i], out);
		text_add(out, "\n");
	}
	if (changes.n == 0)
		text_add(out, _("Nothing would be different.\n"));
	organisation_changes_free(&changes);
	organisation_free(before);
	return ERROR_NONE;
}

static enum error keep(struct central *central, const struct organisation *organisation)
{
	enum error rc = journal_begin(central);

	if (rc != ERROR_NONE)
		return rc;
	rc = roster_put(central, organisation);
	journal_note(central, "org import", "%zu units", organisation->n_units);
	return journal_end(central, rc);
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *path = command_operand(arguments, 0);
	bool dry = command_has(arguments, "dry-run");
	struct central *central;
	struct organisation *organisation = NULL;
	struct mistakes doubts = { 0 };
	struct text out = { 0 };
	enum error rc = central_session_open(state, &central);

	if (rc == ERROR_NONE)
		rc = read_file(path, &organisation, &doubts);
	if (rc == ERROR_NONE)
		rc = dry ? compare(central, organisation, &out) : keep(central, organisation);
	if (rc == ERROR_NONE) {
		tell_doubts(path, &doubts, dry);
		small_units_tell(organisation, ROUND_MIN_GROUP);
		org_summary_add(organisation, &out);
		if (dry)
			text_add(&out, _("This was a trial: nothing was taken in.\n"));
		rc = central_session_print(out.bytes);
	}
	text_free(&out);
	mistakes_free(&doubts);
	organisation_free(organisation);
	return rc;
}

const struct command cmd_org_import = {
	.name = "org import",
	.operands = "FILE.csv",
	.about = N_("take in districts, schools and teams"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
