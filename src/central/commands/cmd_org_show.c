/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* org show: the organisation that the next round is opened for. */
#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/org_summary.h"
#include "central/store/roster.h"

enum { NAMES_WIDTH = 60 };

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

static void add_line(struct text *out, const struct unit *unit)
{
	int indent = 2 * (int)unit->level;
	size_t width = (size_t)indent + text_width(unit->name) + text_width(unit->id) + 3;

	text_addf(out, "%*s%s (%s)%*s%6ld\n", indent, "", unit->name, unit->id,
	    width < NAMES_WIDTH ? (int)(NAMES_WIDTH - width) : 1, "", unit->heads);
}

static enum error print_lines(const struct organisation *organisation)
{
	struct text out = { 0 };

	for (size_t i = 0; i < organisation->n_units; i++)
		add_line(&out, &organisation->units[i]);
	org_summary_add(organisation, &out);
	return central_session_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct organisation *organisation = NULL;
	enum error rc = central_session_open(state, &central);

	if (rc == ERROR_NONE)
		rc = roster_get(central, &organisation);
	if (rc == ERROR_NONE)
		rc = command_has(arguments, "json")
			 ? central_session_print_json(json_pack(
			       "{s:o}", "organisation", organisation_to_json(organisation)))
			 : print_lines(organisation);
	organisation_free(organisation);
	return rc;
}

const struct command cmd_org_show = {
	.name = "org show",
	.operands = "",
	.about = N_("show the imported organisation"),
	.options = options,
	.run = run,
};
