/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Unit by unit, in lines or as CSV. */
#include "central/commands/round/codes_print.h"

#include <stdlib.h>

#include "base/format/csv.h"
#include "base/io/language.h"
#include "central/commands/central_session.h"
#include "central/commands/named_unit.h"
#include "central/store/codes.h"
#include "crypto/secret.h"
#include "document/round/leader.h"
#include "document/round/organisation_joined.h"

/* One code, where it is to be printed. `n` is how many of its unit are there already. */
static void add_code(
    struct codes_printing *printing, int unit, bool leader, const unsigned char *code, size_t *n)
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
		char *name = organisation_joined_name(organisation, unit);

		if (*n == 0)
			text_addf(out, "%s (%s)\n", name, id);
		text_addf(out, "  %s  %s\n", text, leader ? _("leader code") : _("answer code"));
		free(name);
	}
	++*n;
done:
	secret_wipe(text, sizeof text);
}

static enum error add_unit(struct central *central, struct codes_printing *printing, int unit)
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
