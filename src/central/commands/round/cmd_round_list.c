/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* round list: the rounds of the store, a line each. */
#include <stdlib.h>

#include "base/io/file.h"
#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/store/editions.h"

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

static const char *kind_name(enum round_kind kind)
{
	return kind == ROUND_PULSE ? "pulse" : "assessment";
}

static void add_line(const struct round *round, struct text *out)
{
	text_addf(out, "%-24s  %-10s  %-8s  %s\n", round->id, kind_name(round->kind),
	    round->closed[0] != '\0' ? _("closed") : _("open"), round->title);
}

static void add_json(const struct round *round, json_t *list)
{
	json_array_append_new(
	    list, json_pack("{s:s, s:s, s:s, s:b, s:I}", "id", round->id, "title", round->title,
		      "kind", kind_name(round->kind), "closed", round->closed[0] != '\0', "edition",
		      (json_int_t)round->edition));
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	char **ids = NULL;
	size_t count = 0;
	struct text lines = { 0 };
	json_t *list = json_array();
	enum error rc = central_session_open(state, &central);

	if (rc == ERROR_NONE)
		rc = editions_ids(central, &ids, &count);
	for (size_t i = 0; rc == ERROR_NONE && i < count; i++) {
		struct round *round;

		rc = editions_get(central, ids[i], &round);
		if (rc != ERROR_NONE)
			break;
		add_line(round, &lines);
		add_json(round, list);
		round_free(round);
	}
	if (rc == ERROR_NONE && command_has(arguments, "json"))
		rc = central_session_print_json(json_pack("{s:O}", "rounds", list));
	else if (rc == ERROR_NONE && count > 0)
		rc = central_session_print(lines.bytes);
	json_decref(list);
	text_free(&lines);
	file_free_names(ids, count);
	return rc;
}

const struct command cmd_round_list = {
	.name = "round list",
	.operands = "",
	.about = N_("list the rounds"),
	.options = options,
	.run = run,
};
