/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* report: the figures of a closed round. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io/file.h"
#include "base/io/file_guard.h"
#include "base/io/language.h"
#include "base/memory.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/named_unit.h"
#include "central/results/counting.h"
#include "central/results/report_input.h"
#include "central/store/journal.h"
#include "central/store/publications.h"
#include "central/store/purges.h"
#include "report/data/codebook.h"
#include "report/facts/report_trend.h"
#include "report/report.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round") },
	{ "unit", 0, "CODE", N_("this unit and the units in it (default: all)") },
	{ "compare", 0, "ID", N_("compare with this closed round (default: the one it follows)") },
	{ "trend", 0, NULL,
	    N_("all rounds side by side (html and xlsx: in addition to the report)") },
	{ "format", 0, "FORMAT", N_("default: the first") },
	{ "output", 'o', "FILE", N_("write to this file") },
	{ "codebook", 0, "FILE", N_("what the ids and values mean, as CSV to this file") },
	{ 0 },
};

/* The format, which is known to be one for where the report goes before anything is counted. */
static enum error choose_format(
    const struct arguments *arguments, const struct report_format **format)
{
	const char *name = command_value(arguments, "format");
	const char *path = command_value(arguments, "output");
	enum error rc = ERROR_NONE;

	*format = report_format_at(0);
	if (name != NULL)
		rc = report_format_choose(name, format);
	if (rc != ERROR_NONE || !(*format)->is_bytes || !isatty(STDOUT_FILENO) ||
	    (path != NULL && strcmp(path, "-") != 0))
		return rc;
	return error_hint(
	    error_set(ERROR_USAGE, _("%s is not for reading on a terminal"), (*format)->name),
	    _("Name a file for it with -o FILE."));
}

/* The report and its codebook cannot be one file, nor one after the other in one. */
static enum error check_files(const struct arguments *arguments)
{
	const char *codebook = command_value(arguments, "codebook");
	const char *path = command_value(arguments, "output");

	if (codebook == NULL || !file_guard_same(codebook, path != NULL ? path : "-"))
		return ERROR_NONE;
	return error_hint(
	    error_set(ERROR_USAGE, _("the report and the codebook would go into the same file")),
	    _("Give --codebook a file of its own."));
}

/* The unit that was asked for, and that the files can be written: looked at before any figure is
 * made. */
static enum error check_wishes(
    const struct arguments *arguments, const struct round *round, int *unit)
{
	const char *name = command_value(arguments, "unit");
	const char *codebook = command_value(arguments, "codebook");
	const char *path = command_value(arguments, "output");
	enum error rc = ERROR_NONE;

	*unit = FIGURES_ALL;
	if (name != NULL)
		rc = named_unit_find(round, name, unit);
	if (rc == ERROR_NONE && path != NULL)
		rc = file_check_way(path, false);
	if (rc == ERROR_NONE && codebook != NULL)
		rc = file_check_way(codebook, false);
	return rc;
}

/* A file is UTF-8 wherever it was made; on standard output people and programs part. */
static enum error put(const char *path, const struct report_format *format, const struct text *out)
{
	if (path == NULL && format->for_people && out->bytes != NULL)
		return central_session_print(out->bytes);
	return file_replace(path != NULL ? path : "-", out->bytes, out->length, false);
}

static enum error put_codebook(const struct arguments *arguments, const struct round *round)
{
	const char *path = command_value(arguments, "codebook");
	struct text out = { 0 };
	enum error rc;

	if (path == NULL)
		return ERROR_NONE;
	codebook_write(round->questionnaire, language_now(), &out);
	rc = file_replace(path, out.bytes, out.length, true);
	text_free(&out);
	return rc;
}

/* What a report is made of. */
struct made {
	struct counting counting;
	struct report_input *input;
	struct counting_chain chain;
	struct report_trend_round *rounds;
	struct report_trend trend;
};

static void made_free(struct made *made)
{
	report_input_free(made->input);
	free(made->rounds);
	counting_chain_free(&made->chain);
	counting_free(&made->counting);
}

static const char *say_why(enum counting_state state)
{
	switch (state) {
	case COUNTING_ELSEWHERE:
		return _("the coordinator who opened it has not sent them here");
	case COUNTING_BEFORE:
		return _("an earlier version published them by another rule");
	case COUNTING_KEPT:
		return _("an earlier version purged its answers, and kept its report");
	default:
		return _("it is open");
	}
}

/* Compare each round with the one that it follows, for where people saw themselves then. */
static void compare_links(struct counting_chain *chain)
{
	for (size_t i = 0; i < chain->n; i++)
		for (size_t j = 0; j < chain->n; j++)
			if (chain->links[i].state == COUNTING_MADE &&
			    chain->links[j].state == COUNTING_MADE &&
			    strcmp(chain->links[i].round->follows, chain->links[j].round->id) == 0)
				change_find_next(chain->links[i].counting.figures,
				    chain->links[j].counting.figures);
}

static enum error find_trend(struct central *central, const struct round *round, struct made *made)
{
	enum error rc = counting_chain(central, round, &made->chain);

	if (rc != ERROR_NONE)
		return rc;
	compare_links(&made->chain);
	made->rounds = memory_new(made->chain.n + 1, sizeof *made->rounds);
	for (size_t i = 0; i < made->chain.n; i++) {
		const struct counting_link *link = &made->chain.links[i];

		made->rounds[i] =
		    (struct report_trend_round){ .round = link->round, .kin = link->kin };
		if (link->state == COUNTING_MADE)
			made->rounds[i].figures = link->counting.figures;
		else
			made->rounds[i].why = say_why(link->state);
	}
	made->trend = (struct report_trend){ made->rounds, made->chain.n };
	return ERROR_NONE;
}

/* The figures, the plans where there are such and the format says them, and all rounds where they
 * are asked for. */
static enum error find(struct central *central, const struct arguments *arguments,
    const struct round *round, const struct report_format *format, struct made *made,
    struct report *report)
{
	enum error rc =
	    counting_compared(central, round, command_value(arguments, "compare"), &made->counting);

	if (rc != ERROR_NONE)
		return rc;
	report->figures = made->counting.figures;
	if (format->has_plans)
		rc = report_input_load(central, round, report->figures, &made->input);
	if (rc == ERROR_NONE && made->input != NULL)
		report->plans = report_input_plans(made->input);
	if (rc != ERROR_NONE || !command_has(arguments, "trend"))
		return rc;
	rc = find_trend(central, round, made);
	report->trend = &made->trend;
	return rc;
}

/* What the report says of the newest publication. */
static enum error find_publication(
    struct central *central, const struct round *round, struct report_publication *newest)
{
	struct publications publications;
	enum error rc = publications_look(central, round, &publications);

	newest->number = publications.count;
	memcpy(newest->day, publications.last, sizeof newest->day);
	return rc;
}

/* As that format. */
static enum error make(struct central *central, const struct arguments *arguments,
    const struct round *round, const struct report_format *format, struct report *report,
    struct text *out)
{
	struct made made = { 0 };
	enum error rc = find(central, arguments, round, format, &made, report);

	if (rc == ERROR_NONE)
		rc = find_publication(central, round, &report->publication);
	if (rc == ERROR_NONE)
		rc = report_write(report, format, out);
	made_free(&made);
	return rc;
}

/* The one that an earlier version kept when it purged the round, of which there is nothing else. */
static enum error make_kept(struct central *central, const struct arguments *arguments,
    const struct round *round, const struct report_format *format, const struct report *report,
    struct text *out)
{
	if (command_has(arguments, "compare") || command_has(arguments, "trend"))
		return counting_refuse(round, COUNTING_KEPT);
	if (report->unit != FIGURES_ALL)
		return error_hint(error_set(ERROR_REFUSED,
				      _("the answers in the round %s were purged"), round->id),
		    _("Only the report of the whole round was kept: omit --unit."));
	return purges_report(central, round->id, format->name, report->language, out);
}

static enum error write_report(struct central *central, const struct arguments *arguments,
    const struct report_format *format, const struct round *round, int unit)
{
	const char *path = command_value(arguments, "output");
	struct report report = {
		.unit = unit,
		.language = language_now(),
		.utf8 = path != NULL || language_is_utf8(),
	};
	enum counting_state state = COUNTING_OPEN;
	struct text out = { 0 };
	enum error rc = counting_look(central, round, &state);

	if (rc == ERROR_NONE)
		rc = state == COUNTING_KEPT
			 ? make_kept(central, arguments, round, format, &report, &out)
			 : make(central, arguments, round, format, &report, &out);
	if (rc == ERROR_NONE)
		journal_note(central, "report", "%s %s", round->id, format->name);
	if (rc == ERROR_NONE)
		rc = put_codebook(arguments, round);
	if (rc == ERROR_NONE)
		rc = put(path, format, &out);
	text_free(&out);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	const struct report_format *format;
	struct central *central;
	struct round *round = NULL;
	int unit = FIGURES_ALL;
	enum error rc = choose_format(arguments, &format);

	if (rc == ERROR_NONE)
		rc = check_files(arguments);
	if (rc == ERROR_NONE)
		rc = central_session_round(state, arguments, &central, &round);
	if (rc == ERROR_NONE)
		rc = check_wishes(arguments, round, &unit);
	if (rc == ERROR_NONE)
		rc = write_report(central, arguments, format, round, unit);
	round_free(round);
	return rc;
}

const struct command cmd_report = {
	.name = "report",
	.operands = "",
	.about = N_("the figures of a closed round"),
	.options = options,
	.run = run,
	.formats = report_format_names,
};
