/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* org import: districts, schools and teams from a spreadsheet. */
#include <stdlib.h>

#include "base/io/charset.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/small_units.h"
#include "central/store/journal.h"
#include "central/store/roster.h"

/* How many units there are of each level, and heads in all. */
static void add_summary(const struct organisation *organisation, struct text *out)
{
	long of[UNIT_TEAM + 1] = { 0 }, heads = 0;

	for (size_t i = 0; i < organisation->n_units; i++) {
		const struct unit *unit = &organisation->units[i];

		of[unit->level]++;
		heads += unit->answers ? unit->heads : 0;
	}
	text_addf(out, P_("%ld district, ", "%ld districts, ", (unsigned long)of[UNIT_DISTRICT]),
	    of[UNIT_DISTRICT]);
	text_addf(out, P_("%ld school, ", "%ld schools, ", (unsigned long)of[UNIT_SCHOOL]),
	    of[UNIT_SCHOOL]);
	text_addf(
	    out, P_("%ld team, ", "%ld teams, ", (unsigned long)of[UNIT_TEAM]), of[UNIT_TEAM]);
	text_addf(out, P_("%ld person\n", "%ld people\n", (unsigned long)heads), heads);
}

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
static void tell_doubts(const char *path, struct mistakes *doubts)
{
	char *list = mistakes_list(doubts, path), *safe;

	if (list == NULL)
		return;
	safe = text_made_safe(list, false);
	charset_print(stderr, "skatta-central: %s\n%s\n", safe,
	    _("It was imported as it stands. If you meant something else, correct the file and "
	      "import it again."));
	free(safe);
	free(list);
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
	struct central *central;
	struct organisation *organisation = NULL;
	struct mistakes doubts = { 0 };
	struct text summary = { 0 };
	enum error rc = central_session_open(state, &central);

	if (rc == ERROR_NONE)
		rc = read_file(command_operand(arguments, 0), &organisation, &doubts);
	if (rc == ERROR_NONE)
		rc = keep(central, organisation);
	if (rc == ERROR_NONE) {
		tell_doubts(command_operand(arguments, 0), &doubts);
		small_units_tell(organisation, ROUND_MIN_GROUP);
		add_summary(organisation, &summary);
		rc = central_session_print(summary.bytes);
	}
	text_free(&summary);
	mistakes_free(&doubts);
	organisation_free(organisation);
	return rc;
}

const struct command cmd_org_import = {
	.name = "org import",
	.operands = "FILE.csv",
	.about = N_("take in districts, schools and teams"),
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
