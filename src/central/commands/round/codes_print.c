/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Unit by unit, in lines or as CSV. */
#include "central/commands/round/codes_print.h"

#include <stdlib.h>
#include <string.h>

#include "base/format/csv.h"
#include "base/io/language.h"
#include "central/commands/central_session.h"
#include "central/commands/named_unit.h"
#include "central/store/codes.h"
#include "crypto/secret.h"
#include "document/round/leader.h"

/* Is it one of those that are to be printed? */
static bool is_wanted(const struct codes_printing *printing, bool leader, const unsigned char *code)
{
	char text[ENCODE_CODE_SIZE];
	bool wanted = printing->only == NULL ||
		      (!leader && memcmp(printing->only, code, ENCODE_CODE_BYTES) == 0);

	encode_code(text, code);
	if (wanted && printing->since != NULL)
		wanted = (leader ? leader_unit(printing->since, text)
				 : round_code_unit(printing->since, text)) == ORGANISATION_NO_UNIT;
	secret_wipe(text, sizeof text);
	return wanted;
}

static void add_row(
    struct text *out, const char *unit, bool leader, const char *code, const char *number)
{
	csv_add_text(out, unit);
	csv_add_plain(out, leader ? "leader" : "answer");
	csv_add_plain(out, code);
	csv_add_plain(out, number);
	csv_end_row(out);
}

/* The number stands on both sides of where the slip is cut from its stub. */
static void add_line(struct text *out, bool leader, const char *code, const char *number)
{
	if (leader)
		text_addf(out, "  %s  %s\n", code, _("leader code"));
	else
		text_addf(out, "  %.4s %s | %.4s %s  %s  %s\n", number, number + 4, number,
		    number + 4, code, _("answer code"));
}

/* One code, where it is to be printed; `number` is "" of a leader's. `n` is how many of its unit
 * are there already. */
static void add_code(struct codes_printing *printing, int unit, const unsigned char *code,
    const char *number, size_t *n)
{
	const struct organisation *organisation = printing->round->organisation;
	const char *id = organisation->units[unit].id;
	bool leader = number[0] == '\0';
	char text[ENCODE_CODE_SIZE];

	if (!is_wanted(printing, leader, code))
		return;
	if (*n == 0 && !printing->csv) {
		char *name = organisation_full_name(organisation, unit);

		text_addf(&printing->out, "%s (%s)\n", name, id);
		free(name);
	}
	encode_code(text, code);
	if (printing->csv)
		add_row(&printing->out, id, leader, text, number);
	else
		add_line(&printing->out, leader, text, number);
	++*n;
	secret_wipe(text, sizeof text);
}

static enum error add_unit(struct central *central, struct codes_printing *printing, int unit)
{
	const struct round *round = printing->round;
	char number[CODES_NUMBER_DIGITS + 1];
	struct codes_unit codes;
	size_t n = 0;
	enum error rc = codes_get(central, round->id, round->organisation->units[unit].id, &codes);

	if (rc == ERROR_NONE)
		add_code(printing, unit, codes.leader, "", &n);
	for (size_t i = 0; rc == ERROR_NONE && i < codes.answer.n; i++) {
		const unsigned char *code = codes.answer.bytes + i * ENCODE_CODE_BYTES;

		codes_number(central, round->id, code, number);
		if (!codes_is_replaced(&codes, code))
			add_code(printing, unit, code, number, &n);
	}
	if (n > 0 && !printing->csv)
		text_add(&printing->out, "\n");
	codes_free(&codes);
	return rc;
}

enum error codes_print(struct central *central, struct codes_printing *printing, const char *only)
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
		csv_add_plain(&printing->out, "number");
		csv_end_row(&printing->out);
	}
	for (size_t i = 0; rc == ERROR_NONE && i < round->organisation->n_units; i++)
		if (only == NULL || (int)i == wanted)
			rc = add_unit(central, printing, (int)i);
	if (rc == ERROR_NONE)
		rc = printing->csv ? central_session_write(printing->out.bytes)
				   : central_session_print(printing->out.bytes);
	return rc;
}

void codes_print_end(struct codes_printing *printing)
{
	text_wipe(&printing->out);
	round_free(printing->since);
	round_free(printing->round);
}
