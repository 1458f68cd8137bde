/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* codes: the slips that are printed, cut out and handed round; more of them in an open round. */
#include <stdlib.h>

#include "base/format/csv.h"
#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/named_unit.h"
#include "central/commands/round/round_change.h"
#include "central/store/codes.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "crypto/secret.h"
#include "document/round/leader.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round") },
	{ "unit", 0, "U", N_("only this unit") },
	{ "add", 0, "N", N_("make N more answer codes for the unit, and print these") },
	{ "since", 0, "E", N_("only what is new since edition E of the round") },
	{ "csv", 0, NULL, N_("as CSV: unit,kind,code") },
	{ 0 },
};

/* What is printed, and how. */
struct printing {
	struct round *round;
	struct round *since; /* without what is in this edition; NULL: all */
	bool csv;
	struct text out; /* has codes: text_wipe() */
};

/* One code, where it is to be printed. `n` is how many of its unit are there already. */
static void add_code(
    struct printing *printing, int unit, bool leader, const unsigned char *code, size_t *n)
{
	const struct organisation *organisation = printing->round->organisation;
	const char *id = organisation->units[unit].id;
	struct text *out = &printing->out;
	char text[ENCODE_CODE_SIZE];

	encode_code(text, code);
	if (printing->since != NULL &&
	    (leader ? leader_unit(printing->since, text)
		    : round_code_unit(printing->since, text)) != ORGANISATION_NO_UNIT)
		goto done;
	if (printing->csv) {
		csv_add_text(out, id);
		csv_add_plain(out, leader ? "leader" : "answer");
		csv_add_plain(out, text);
		csv_end_row(out);
	} else {
		char *name = organisation_full_name(organisation, unit);

		if (*n == 0)
			text_addf(out, "%s (%s)\n", name, id);
		text_addf(out, "  %s  %s\n", text, leader ? _("leader code") : _("answer code"));
		free(name);
	}
	++*n;
done:
	secret_wipe(text, sizeof text);
}

static enum error add_unit(struct central *central, struct printing *printing, int unit)
{
	struct codes_unit codes;
	size_t n = 0;
	enum error rc = codes_get(
	    central, printing->round->id, printing->round->organisation->units[unit].id, &codes);

	if (rc == ERROR_NONE)
		add_code(printing, unit, true, codes.leader, &n);
	for (size_t i = 0; rc == ERROR_NONE && i < codes.n_answer; i++)
		add_code(printing, unit, false, codes.answer + i * ENCODE_CODE_BYTES, &n);
	if (n > 0 && !printing->csv)
		text_add(&printing->out, "\n");
	codes_free(&codes);
	return rc;
}

static enum error add_all(struct central *central, struct printing *printing, const char *only)
{
	const struct round *round = printing->round;
	int wanted = 0;
	enum error rc = only != NULL ? named_unit_find(round, only, &wanted) : ERROR_NONE;

	if (rc != ERROR_NONE)
		return rc;
	text_add(&printing->out, "");
	if (printing->csv) {
		csv_add_plain(&printing->out, "unit");
		csv_add_plain(&printing->out, "kind");
		csv_add_plain(&printing->out, "code");
		csv_end_row(&printing->out);
	}
	for (size_t i = 0; rc == ERROR_NONE && i < round->organisation->n_units; i++)
		if (only == NULL || (int)i == wanted)
			rc = add_unit(central, printing, (int)i);
	return rc;
}

/* What is to be made. */
struct adding {
	const char *unit;
	long n;
	struct round *before; /* the edition */
};

static enum error add_codes(struct central *central, struct round *round, void *context)
{
	struct adding *adding = context;
	int unit;
	enum error rc = round_change_check(central, round);

	if (rc == ERROR_NONE)
		rc = round_change_unit(round, adding->unit, &unit);
	if (rc == ERROR_NONE)
		rc = editions_get(central, round->id, &adding->before);
	if (rc == ERROR_NONE)
		rc = codes_add(central, round, unit, (size_t)adding->n);
	if (rc == ERROR_NONE)
		rc = editions_publish_next(central, round);
	if (rc == ERROR_NONE)
		journal_note(central, "codes", "%s edition %ld: %ld more for %s", round->id,
		    round->edition, adding->n, round->organisation->units[unit].id);
	return rc;
}

/* Make more, which are then what is new since the edition before. */
static enum error add(struct central_session *session, const struct arguments *arguments,
    struct central **central, struct printing *printing)
{
	struct adding adding = { 0 };
	const char *id;
	enum error rc = command_need(arguments, "round", &id);

	if (rc == ERROR_NONE)
		rc = command_need(arguments, "unit", &adding.unit);
	if (rc == ERROR_NONE)
		rc = command_number(arguments, "add", 1, ROUND_MAX_CODES, 1, &adding.n);
	if (rc == ERROR_NONE)
		rc = central_session_unlock(session, central);
	if (rc == ERROR_NONE)
		rc = central_session_change_round(
		    *central, id, add_codes, &adding, &printing->round);
	printing->since = adding.before;
	return rc;
}

static enum error choose(struct central_session *session, const struct arguments *arguments,
    struct central **central, struct printing *printing)
{
	long since = 0;
	enum error rc = command_number(arguments, "since", 1, ROUND_MAX_EDITION, 0, &since);

	if (rc == ERROR_NONE)
		rc = central_session_round(session, arguments, central, &printing->round);
	if (rc == ERROR_NONE && since > 0)
		rc = editions_get_one(*central, printing->round->id, since, &printing->since);
	if (rc == ERROR_NONE)
		journal_note(*central, "codes", "%s", printing->round->id);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct printing printing = { .csv = command_has(arguments, "csv") };
	bool adds = command_has(arguments, "add");
	enum error rc = (adds ? add : choose)(state, arguments, &central, &printing);

	if (rc == ERROR_NONE)
		rc = add_all(central, &printing, command_value(arguments, "unit"));
	if (rc == ERROR_NONE)
		rc = printing.csv ? central_session_write(printing.out.bytes)
				  : central_session_print(printing.out.bytes);
	if (rc == ERROR_NONE && adds)
		round_change_tell(printing.round);
	text_wipe(&printing.out);
	round_free(printing.since);
	round_free(printing.round);
	return rc;
}

const struct command cmd_codes = {
	.name = "codes",
	.operands = "",
	.about = N_("print answer codes and leader codes"),
	.options = options,
	.run = run,
};
