/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* dialogue show: what was agreed on, as it was written last and before. */
#include <stdlib.h>

#include "base/io/language.h"
#include "central/commands/central_session.h"
#include "central/commands/cmd.h"
#include "central/results/plans.h"
#include "central/store/dialogues.h"
#include "report/agreed_sheet.h"
#include "sheet/sheet.h"
#include "sheet/sheet_out.h"

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

static enum error print_json(
    const struct round *round, int unit, const struct dialogues_note *notes, size_t n)
{
	json_t *revisions = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(revisions, agreed_to_json(notes[i].agreed));
	return central_session_print_json(json_pack("{s:s, s:s, s:o}", "round", round->id, "unit",
	    round->organisation->units[unit].id, "revisions", revisions));
}

static enum error print(
    const struct round *round, int unit, const struct dialogues_note *notes, size_t n)
{
	struct sheet sheet = { .language = language_now(), .utf8 = language_is_utf8() };
	struct text out = { 0 };
	const char *name = sheet_keep(&sheet, organisation_full_name(round->organisation, unit));
	enum error rc;

	sheet_begin(&sheet, SHEET_TOGETHER, NULL);
	sheet_words(&sheet, SHEET_TITLE,
	    sheet_format(&sheet, "%s %s %s", name, sheet.utf8 ? "·" : "-", round->title));
	sheet_rule(&sheet);
	sheet_end(&sheet);
	for (size_t i = 0; i < n; i++) {
		agreed_sheet_put(notes[i].agreed, &sheet,
		    i == 0 ? _("What was agreed on") : _("As it was written before"), false);
	}
	sheet_text.write(&sheet, &out);
	sheet_free(&sheet);
	rc = central_session_print(out.bytes);
	text_wipe(&out);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *id = command_word(arguments, 0);
	struct central *central;
	struct dialogues dialogues = { 0 };
	const struct dialogues_note *notes = NULL;
	struct round *round = NULL;
	int unit = ORGANISATION_NO_UNIT;
	size_t n = 0;
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = plans_find(central, id, &round, &unit);
	if (rc == ERROR_NONE)
		rc = dialogues_load(central, round->id, &dialogues);
	if (rc == ERROR_NONE)
		notes = dialogues_find(&dialogues, round->organisation->units[unit].id, &n);
	if (rc == ERROR_NONE && notes == NULL)
		rc = error_hint(error_set(ERROR_NOT_FOUND,
				    _("nothing of a dialogue is written down for \"%.100s\""), id),
		    _("\"skatta-central dialogue note %.100s\" writes it down."), id);
	if (rc == ERROR_NONE)
		rc = command_has(arguments, "json") ? print_json(round, unit, notes, n)
						    : print(round, unit, notes, n);
	dialogues_free(&dialogues);
	round_free(round);
	return rc;
}

const struct command cmd_dialogue_show = {
	.name = "dialogue show",
	.operands = "ROUND/UNIT",
	.about = N_("show what was agreed on in a result dialogue"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
