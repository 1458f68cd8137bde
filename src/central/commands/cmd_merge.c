/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* merge: bundles from files and folders into the store, a line for each. */
#include <stdlib.h>
#include <string.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/merge/merge.h"
#include "central/results/news.h"

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

/* What is said of all portions together. */
struct summary {
	bool json;
	json_t *files; /* all of them, where it is said as JSON */
	size_t totals[MERGE_WORDS];
	struct news news;
};

static enum error print_lines(const struct merge *merge)
{
	struct text out = { 0 };

	text_add(&out, "");
	for (size_t i = 0; i < merge->count; i++)
		add_line(&out, &merge->files[i]);
	return central_session_print_text(&out);
}

static void add_json(json_t *files, const struct merge *merge)
{
	for (size_t i = 0; i < merge->count; i++) {
		const struct merge_file *file = &merge->files[i];
		char *path = text_made_safe(file->path, false);

		json_array_append_new(
		    files, json_pack("{s:s, s:s, s:s, s:s}", "path", path, "name", file->name,
			       "word", merge_word_names[file->word], "reason", file->reason));
		free(path);
	}
}

static enum error tell(struct summary *summary, const struct merge *merge)
{
	for (size_t word = 0; word < MERGE_WORDS; word++)
		summary->totals[word] += merge->totals[word];
	if (!summary->json)
		return print_lines(merge);
	add_json(summary->files, merge);
	return ERROR_NONE;
}

static json_t *news_to_json(const struct news *news)
{
	json_t *plans = json_array();

	for (size_t i = 0; i < news->n_plans; i++)
		json_array_append_new(plans, json_pack("{s:s, s:I}", "plan", news->plans[i].id,
						 "new", (json_int_t)news->plans[i].n));
	return json_pack("{s:I, s:o}", "new", (json_int_t)news->n, "plans", plans);
}

/* Below the number, how to read each of them; a name with a blank as a shell takes it. */
static void add_news(const struct news *news, struct text *out)
{
	if (news->n > 0)
		text_addf(out,
		    P_("%zu new message from a unit\n", "%zu new messages from units\n", news->n),
		    news->n);
	for (size_t i = 0; i < news->n_plans; i++) {
		const char *mark = strchr(news->plans[i].id, ' ') != NULL ? "\"" : "";

		text_addf(out, "%3zu  skatta-central plan show %s%s%s\n", news->plans[i].n, mark,
		    news->plans[i].id, mark);
	}
}

static enum error print_totals_json(const struct summary *summary)
{
	json_t *totals = json_object();

	for (size_t word = 0; word < MERGE_WORDS; word++)
		json_object_set_new(totals, merge_word_names[word],
		    json_integer((json_int_t)summary->totals[word]));
	return central_session_print_json(json_pack("{s:O, s:o, s:o}", "files", summary->files,
	    "messages", news_to_json(&summary->news), "totals", totals));
}

static enum error print_totals(const struct summary *summary)
{
	struct text out = { 0 };

	if (summary->json)
		return print_totals_json(summary);
	text_add(&out, "total:");
	for (size_t word = 0; word < MERGE_WORDS; word++)
		text_addf(&out, "%s %zu %s", word > 0 ? "," : "", summary->totals[word],
		    merge_word_names[word]);
	text_add(&out, "\n");
	add_news(&summary->news, &out);
	return central_session_print_text(&out);
}

/* A folder with nothing in it beside others that have something: said, and gone on. */
static void warn_of_nothing(const char *path)
{
	char *said = collect_say_nothing(path), *instead = collect_say_instead(path);

	charset_print(stderr, "skatta-central: %s\n%s\n", said, instead);
	free(instead);
	free(said);
}

static enum error fail_with_nothing(const char *path)
{
	char *said = collect_say_nothing(path), *instead = collect_say_instead(path);
	enum error rc = error_hint(error_set(ERROR_NOT_FOUND, "%s", said), "%s", instead);

	free(instead);
	free(said);
	return rc;
}

/* It fails where all that was given are folders with nothing in them. */
static enum error collect(const struct arguments *arguments, struct collection *collection)
{
	size_t count = command_operands(arguments), n_empty = 0;
	const char **empty = memory_new(count, sizeof *empty);
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < count; i++) {
		const char *path = command_operand(arguments, i);
		bool nothing;

		rc = collect_path(collection, path, &nothing);
		if (rc == ERROR_NONE && nothing)
			empty[n_empty++] = path;
	}
	for (size_t i = 0; rc == ERROR_NONE && i < n_empty; i++)
		if (n_empty == count && i + 1 == count)
			rc = fail_with_nothing(empty[i]);
		else
			warn_of_nothing(empty[i]);
	free(empty);
	return rc == ERROR_NONE ? collect_next(collection, COLLECT_PORTION) : rc;
}

/* Portion by portion, so that memory has a bound. */
static enum error merge_all(
    struct central *central, struct collection *collection, struct summary *summary)
{
	enum error rc;

	do {
		struct merge merge = { 0 };

		collect_sort(collection);
		rc = merge_files(central, collection, &merge);
		for (size_t i = 0; rc == ERROR_NONE && i < merge.n_planned; i++)
			rc = news_add(central, merge.planned[i], &merge.plans, &summary->news);
		if (rc == ERROR_NONE)
			rc = tell(summary, &merge);
		merge_free(&merge);
		if (rc == ERROR_NONE)
			rc = collect_next(collection, COLLECT_PORTION);
	} while (rc == ERROR_NONE && collection->count > 0);
	return rc == ERROR_NONE ? print_totals(summary) : rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct collection collection = { 0 };
	struct summary summary = { .json = command_has(arguments, "json"), .files = json_array() };
	enum error rc = collect(arguments, &collection);

	if (rc == ERROR_NONE)
		rc = central_session_unlock(state, &central);
	if (rc == ERROR_NONE)
		rc = merge_all(central, &collection, &summary);
	json_decref(summary.files);
	news_free(&summary.news);
	collect_free(&collection);
	return rc;
}

const struct command cmd_merge = {
	.name = "merge",
	.operands = "PATH…",
	.about = N_("take in bundles from files and folders"),
	.options = options,
	.min_operands = 1,
	.max_operands = SIZE_MAX,
	.run = run,
};
