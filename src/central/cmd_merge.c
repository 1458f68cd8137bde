/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* merge: bundles from files and folders into the store, a line for each. */
#include <stdlib.h>

#include "base/language.h"
#include "base/text.h"
#include "central/commands.h"
#include "central/coordinator.h"
#include "central/merge.h"

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

static void add_line(struct text *out, const struct merge_file *file)
{
	char *path = text_made_safe(file->path, false);
	const char *why = file->detail != NULL ? file->detail : file->reason;
	/* gettext("") is the catalogue's head. */
	char *safe = text_made_safe(why[0] != '\0' ? _(why) : "", false);

	text_addf(out, "%-10s  %s", merge_word_names[file->word], path);
	if (safe[0] != '\0')
		text_addf(out, ": %s", safe);
	text_add(out, "\n");
	free(path);
	free(safe);
}

static enum error print_lines(const struct merge *merge)
{
	struct text out = { 0 };

	for (size_t i = 0; i < merge->count; i++)
		add_line(&out, &merge->files[i]);
	text_add(&out, "total:");
	for (size_t word = 0; word < MERGE_WORDS; word++)
		text_addf(&out, "%s %zu %s", word > 0 ? "," : "", merge->totals[word],
		    merge_word_names[word]);
	text_add(&out, "\n");
	return coordinator_print_text(&out);
}

static enum error print_json(const struct merge *merge)
{
	json_t *files = json_array(), *totals = json_object();

	for (size_t i = 0; i < merge->count; i++) {
		const struct merge_file *file = &merge->files[i];
		char *path = text_made_safe(file->path, false);

		json_array_append_new(
		    files, json_pack("{s:s, s:s, s:s, s:s}", "path", path, "name", file->name,
			       "word", merge_word_names[file->word], "reason", file->reason));
		free(path);
	}
	for (size_t word = 0; word < MERGE_WORDS; word++)
		json_object_set_new(
		    totals, merge_word_names[word], json_integer((json_int_t)merge->totals[word]));
	return coordinator_print_json(json_pack("{s:o, s:o}", "files", files, "totals", totals));
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct collection collection = { 0 };
	struct merge merge = { 0 };
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < command_operands(arguments); i++)
		rc = collect_path(&collection, command_operand(arguments, i));
	collect_sort(&collection);
	if (rc == ERROR_NONE)
		rc = coordinator_unlock(state, &central);
	if (rc == ERROR_NONE)
		rc = merge_files(central, &collection, &merge);
	if (rc == ERROR_NONE)
		rc = command_has(arguments, "json") ? print_json(&merge) : print_lines(&merge);
	merge_free(&merge);
	collect_free(&collection);
	return rc;
}

const struct command central_cmd_merge = {
	.name = "merge",
	.operands = "PATH…",
	.about = N_("take in bundles from files and folders"),
	.options = options,
	.min_operands = 1,
	.max_operands = SIZE_MAX,
	.run = run,
};
