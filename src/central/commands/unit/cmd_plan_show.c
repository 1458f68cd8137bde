/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* plan show: one plan, and all that was said about it, which is read from then on. */
#include <stdlib.h>

#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/results/temperatures.h"
#include "report/plan_sheet.h"
#include "sheet/sheet_out.h"

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

static enum error print(const struct round *round, const struct unit_file *file, bool json)
{
	struct plan_sheet plan = {
		.round = round,
		.file = file,
		.language = language_now(),
		.utf8 = language_is_utf8(),
	};
	struct text out = { 0 };
	char *line;
	enum error rc;

	if (json) {
		line = unit_file_write(file);
		rc = central_session_write(line);
		text_forget(line);
		return rc;
	}
	plan_sheet_write(&plan, &sheet_text, &out);
	rc = central_session_print(out.bytes);
	text_wipe(&out);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *id = command_word(arguments, 0);
	struct central *central;
	struct pulses pulses = { 0 };
	struct plans plans = { 0 };
	struct round *round = NULL;
	int unit = ORGANISATION_NO_UNIT;
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = plans_find(central, id, &round, &unit);
	if (rc == ERROR_NONE)
		rc = plans_load_unread(central, round, &plans);
	if (rc == ERROR_NONE && plans.files[unit] == NULL)
		rc = error_hint(
		    error_set(ERROR_NOT_FOUND, _("nothing has come from \"%.100s\" yet"), id),
		    _("\"skatta-central plan list\" lists the plans that have come."));
	if (rc == ERROR_NONE)
		rc = pulses_load(central, &pulses);
	if (rc == ERROR_NONE)
		rc = temperatures_add(central, &pulses, round, &plans);
	if (rc == ERROR_NONE)
		rc = print(round, plans.files[unit], command_has(arguments, "json"));
	if (rc == ERROR_NONE)
		rc = plans_show(central, &plans, (size_t)unit);
	pulses_free(&pulses);
	plans_free(&plans);
	round_free(round);
	return rc;
}

const struct command cmd_plan_show = {
	.name = "plan show",
	.operands = "ID",
	.about = N_("show one plan, and what was said about it"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
