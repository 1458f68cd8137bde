/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* codes: the slips that are printed, cut out and handed round. */
#include <stdlib.h>

#include "base/format/csv.h"
#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/named_unit.h"
#include "central/store/codes.h"
#include "central/store/journal.h"
#include "crypto/secret.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round") },
	{ "unit", 0, "U", N_("only this unit") },
	{ "csv", 0, NULL, N_("as CSV: unit,kind,code") },
	{ 0 },
};

/* Adds one code to the page. */
typedef void add_code(
    struct text *out, const char *unit, const char *kind, const unsigned char *code);

static void add_line(
    struct text *out, const char *unit, const char *kind, const unsigned char *code)
{
	char text[ENCODE_CODE_SIZE];

	(void)unit;
	encode_code(text, code);
	text_addf(out, "  %s  %s\n", text, kind[0] == 'l' ? _("leader code") : _("answer code"));
	secret_wipe(text, sizeof text);
}

static void add_row(struct text *out, const char *unit, const char *kind, const unsigned char *code)
{
	char text[ENCODE_CODE_SIZE];

	encode_code(text, code);
	csv_add_text(out, unit);
	csv_add_plain(out, kind);
	csv_add_plain(out, text);
	csv_end_row(out);
	secret_wipe(text, sizeof text);
}

static enum error add_unit(
    struct central *central, const struct round *round, int unit, bool csv, struct text *out)
{
	add_code *add = csv ? add_row : add_line;
	const char *id = round->organisation->units[unit].id;
	unsigned char *answer = NULL, leader[ENCODE_CODE_BYTES];
	size_t count = 0;
	enum error rc = codes_get(central, round->id, id, &answer, &count, leader);

	if (rc != ERROR_NONE)
		return rc;
	if (!csv) {
		char *name = organisation_full_name(round->organisation, unit);

		text_addf(out, "%s (%s)\n", name, id);
		free(name);
	}
	add(out, id, "leader", leader);
	for (size_t i = 0; i < count; i++)
		add(out, id, "answer", answer + i * ENCODE_CODE_BYTES);
	if (!csv)
		text_add(out, "\n");
	secret_free(answer);
	secret_wipe(leader, sizeof leader);
	return rc;
}

static enum error add_all(struct central *central, const struct round *round, const char *only,
    bool csv, struct text *out)
{
	int wanted = 0;
	enum error rc = only != NULL ? named_unit_find(round, only, &wanted) : ERROR_NONE;

	if (rc != ERROR_NONE)
		return rc;
	if (csv) {
		csv_add_plain(out, "unit");
		csv_add_plain(out, "kind");
		csv_add_plain(out, "code");
		csv_end_row(out);
	}
	for (size_t i = 0; rc == ERROR_NONE && i < round->organisation->n_units; i++)
		if (only == NULL || (int)i == wanted)
			rc = add_unit(central, round, (int)i, csv, out);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct round *round = NULL;
	struct text out = { 0 };
	bool csv = command_has(arguments, "csv");
	enum error rc = central_session_round(state, arguments, &central, &round);

	if (rc == ERROR_NONE)
		rc = add_all(central, round, command_value(arguments, "unit"), csv, &out);
	if (rc == ERROR_NONE)
		journal_note(central, "codes", "%s", round->id);
	if (rc == ERROR_NONE)
		rc = csv ? central_session_write(out.bytes) : central_session_print(out.bytes);
	text_wipe(&out);
	round_free(round);
	return rc;
}

const struct command cmd_codes = {
	.name = "codes",
	.operands = "",
	.about = N_("print answer codes and leader codes"),
	.options = options,
	.run = run,
};
