/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* plan list: the plans that came, and who has none; or the requests that wait for an answer. */
#include "base/io/language.h"
#include "central/commands/central_session.h"
#include "central/commands/cmd.h"
#include "central/commands/unit/plan_list.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("in this round (default: in all)") },
	{ "open", 0, NULL, N_("only requests that wait for an answer, the oldest first") },
	{ "unread", 0, NULL, N_("only where something is unread") },
	{ "json", 0, NULL, N_("as JSON") },
	{ "csv", 0, NULL, N_("as CSV") },
	{ 0 },
};

static enum error print_text(const struct plan_list *list, bool csv)
{
	struct text out = { 0 };
	enum error rc;

	if (csv)
		plan_list_csv(list, &out);
	else
		plan_list_text(list, &out);
	rc = csv ? central_session_write(out.bytes) : central_session_print(out.bytes);
	text_wipe(&out);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *only = command_value(arguments, "round");
	bool json = command_has(arguments, "json"), csv = command_has(arguments, "csv");
	struct central *central;
	struct plan_list list = { .open = command_has(arguments, "open"),
		.unread = command_has(arguments, "unread") };
	enum error rc = ERROR_NONE;

	if (json && csv)
		rc = error_set(ERROR_USAGE, _("--csv and --json cannot be used together"));
	if (rc == ERROR_NONE)
		rc = central_session_unlock(state, &central);
	if (rc == ERROR_NONE)
		rc = plan_list_load(central, only, &list);
	if (rc == ERROR_NONE)
		rc = json ? central_session_print_json(plan_list_json(&list))
			  : print_text(&list, csv);
	plan_list_free(&list);
	return rc;
}

const struct command cmd_plan_list = {
	.name = "plan list",
	.operands = "",
	.about = N_("list the plans that have come, and what waits for an answer"),
	.options = options,
	.run = run,
};
