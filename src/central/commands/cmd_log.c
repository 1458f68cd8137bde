/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* log: what was done with the store, and when. */
#include <stdlib.h>

#include "base/io/language.h"
#include "base/memory.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/store/journal.h"

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

/* The journal lies in the clear, where somebody else may have written. */
static void add_line(void *out, const char *day, const char *what, const char *about)
{
	char *line = text_format("%s  %-12s  %s", day, what, about);
	char *safe = text_made_safe(line, false);

	text_addf(out, "%s\n", safe);
	free(safe);
	free(line);
}

static void add_json(void *list, const char *day, const char *what, const char *about)
{
	char *safe[] = { text_made_safe(day, false), text_made_safe(what, false),
		text_made_safe(about, false) };

	json_array_append_new(
	    list, json_pack("{s:s, s:s, s:s}", "day", safe[0], "what", safe[1], "about", safe[2]));
	for (size_t i = 0; i < COUNT(safe); i++)
		free(safe[i]);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct text lines = { 0 };
	json_t *list;
	enum error rc = central_session_open(state, &central);

	if (rc != ERROR_NONE)
		return rc;
	if (command_has(arguments, "json")) {
		list = json_array();
		rc = journal_each(central, add_json, list);
		if (rc == ERROR_NONE)
			rc = central_session_print_json(json_pack("{s:O}", "log", list));
		json_decref(list);
		return rc;
	}
	text_add(&lines, "");
	rc = journal_each(central, add_line, &lines);
	if (rc == ERROR_NONE)
		rc = central_session_print(lines.bytes);
	text_free(&lines);
	return rc;
}

const struct command cmd_log = {
	.name = "log",
	.operands = "",
	.about = N_("what was done here, and when"),
	.options = options,
	.run = run,
};
