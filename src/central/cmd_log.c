/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* log: what was done with the store, and when. */
#include "base/language.h"
#include "central/commands.h"
#include "central/coordinator.h"
#include "central/journal.h"

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

static void add_line(void *out, const char *day, const char *what, const char *about)
{
	text_addf(out, "%s  %-12s  %s\n", day, what, about);
}

static void add_json(void *list, const char *day, const char *what, const char *about)
{
	json_array_append_new(
	    list, json_pack("{s:s, s:s, s:s}", "day", day, "what", what, "about", about));
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct text lines = { 0 };
	json_t *list;
	enum error rc = coordinator_open(state, &central);

	if (rc != ERROR_NONE)
		return rc;
	if (command_has(arguments, "json")) {
		list = json_array();
		rc = journal_each(central, add_json, list);
		if (rc == ERROR_NONE)
			rc = coordinator_print_json(json_pack("{s:O}", "log", list));
		json_decref(list);
		return rc;
	}
	text_add(&lines, "");
	rc = journal_each(central, add_line, &lines);
	if (rc == ERROR_NONE)
		rc = coordinator_print(lines.bytes);
	text_free(&lines);
	return rc;
}

const struct command central_cmd_log = {
	.name = "log",
	.operands = "",
	.about = N_("what was done here, and when"),
	.options = options,
	.run = run,
};
