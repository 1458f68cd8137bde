/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* import: answers from paper or an earlier tool, from one CSV file, all of it or nothing. */
#include <stdlib.h>

#include "base/cli/meter.h"
#include "base/io/file.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/merge/imports.h"
#include "central/merge/settle.h"
#include "central/results/turnout.h"
#include "central/store/journal.h"
#include "central/store/payloads.h"
#include "crypto/secret.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round to import into") },
	{ "paired", 0, NULL, N_("people have the same names in every round") },
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

/* The file, which stays in memory while its sheet is used. */
struct source {
	struct csv *csv;
	struct answer_sheet *sheet;
};

static void source_free(struct source *source)
{
	answer_sheet_free(source->sheet);
	csv_free(source->csv);
}

static enum error source_read(const char *path, const struct round *round, struct source *source)
{
	unsigned char *bytes;
	size_t length;
	enum error rc = file_read_linked(path, FILE_LIMIT_DOCUMENT, &bytes, &length);

	if (rc != ERROR_NONE)
		return rc;
	rc = csv_read(path, (const char *)bytes, length, &source->csv);
	if (rc == ERROR_NONE)
		rc = answer_sheet_open(path, source->csv, round, &source->sheet);
	if (rc != ERROR_NONE)
		error_hint(
		    rc, _("Nothing was taken in. Correct the file and try again; \"skatta-central "
			  "status --json\" shows what the units are called."));
	secret_wipe(bytes, length);
	free(bytes);
	return rc;
}

static enum error check_open(const struct round *round)
{
	if (round->closed[0] == '\0')
		return ERROR_NONE;
	return error_hint(
	    error_set(ERROR_REFUSED, _("the round %s was closed on %s"), round->id, round->closed),
	    _("Its figures are fixed. Answers from another time belong in a round of their own."));
}

/* With more responses than heads a unit is not shown: who imports can still see why. */
static enum error check_heads(const struct imports *imports, const char *path)
{
	const struct organisation *organisation = imports->round->organisation;
	long *responses;
	enum error rc = turnout_count(imports->central, imports->round, &responses);

	for (size_t i = 0; rc == ERROR_NONE && i < organisation->n_units; i++) {
		const struct unit *unit = &organisation->units[i];

		if (!imports->changed[i] || responses[i] <= unit->heads)
			continue;
		rc = error_set(ERROR_REFUSED,
		    _("with %s, %ld people would have answered in %s, where %ld work"), path,
		    responses[i], unit->id, unit->heads);
		error_hint(rc, _("Nothing was taken in. Look at \"skatta-central status\": has "
				 "somebody answered both on paper and with a code?"));
	}
	free(responses);
	return rc;
}

static enum error take_lines(struct imports *imports, struct answer_sheet *sheet, const char *path)
{
	struct meter meter;
	enum error rc = ERROR_NONE;

	meter_start(&meter, _("taking in lines"), answer_sheet_lines(sheet));
	for (size_t i = 0; rc == ERROR_NONE && i < answer_sheet_lines(sheet); i++) {
		struct answer_sheet_line line;

		answer_sheet_line(sheet, i, &line);
		rc = imports_take(imports, &line);
		if (rc != ERROR_NONE)
			error_within(rc, _("%s line %d"), path, line.number);
		answer_sheet_line_free(&line);
		meter_step(&meter);
	}
	meter_end(&meter);
	return rc;
}

static enum error take(struct imports *imports, struct answer_sheet *sheet, const char *path)
{
	struct central *central = imports->central;
	enum error rc = journal_begin(central);

	if (rc != ERROR_NONE)
		return rc;
	rc = take_lines(imports, sheet, path);
	if (rc == ERROR_NONE)
		rc = settle_round(central, imports->round->id);
	if (rc == ERROR_NONE)
		rc = check_heads(imports, path);
	journal_note(central, "import", "%s: %zu new, %zu changed, %zu as before",
	    imports->round->id, imports->n_new, imports->n_changed, imports->n_same);
	return journal_end(central, rc);
}

static enum error print(const struct imports *imports, bool as_json)
{
	struct text out = { 0 };

	if (as_json)
		return central_session_print_json(json_pack("{s:s, s:I, s:I, s:I}", "round",
		    imports->round->id, "new", (json_int_t)imports->n_new, "changed",
		    (json_int_t)imports->n_changed, "same", (json_int_t)imports->n_same));
	text_addf(&out, _("responses: %zu new, %zu changed, %zu as before\n"), imports->n_new,
	    imports->n_changed, imports->n_same);
	if (!editions_is_own(imports->central, imports->round))
		text_addf(&out, _("They go to %s, who opened the round, with your next batch.\n"),
		    imports->round->central_name);
	return central_session_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *path = command_operand(arguments, 0);
	struct imports imports = { .paired = command_has(arguments, "paired") };
	struct round *round = NULL;
	struct source source = { 0 };
	enum error rc = central_session_round(state, arguments, &imports.central, &round);

	if (rc == ERROR_NONE)
		rc = check_open(round);
	if (rc == ERROR_NONE)
		rc = source_read(path, round, &source);
	if (rc == ERROR_NONE) {
		imports.round = round;
		imports.changed = memory_new(round->organisation->n_units, sizeof *imports.changed);
		rc = take(&imports, source.sheet, path);
	}
	if (rc == ERROR_NONE)
		rc = print(&imports, command_has(arguments, "json"));
	free(imports.changed);
	source_free(&source);
	round_free(round);
	return rc;
}

const struct command cmd_import = {
	.name = "import",
	.operands = "FILE.csv",
	.about = N_("take in answers from paper or an earlier tool"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
