/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* report: the figures of a closed round. */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_guard.h"
#include "base/language.h"
#include "central/commands.h"
#include "central/coordinator.h"
#include "central/counting.h"
#include "central/journal.h"
#include "central/named_unit.h"
#include "central/publications.h"
#include "central/purges.h"
#include "central/told_plans.h"
#include "report/codebook.h"
#include "report/report.h"

#ifdef HAVE_XLSX
#define FORMATS N_("text (default), csv, json, html or xlsx")
#else
#define FORMATS N_("text (default), csv, json or html")
#endif

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("of which round") },
	{ "unit", 0, "CODE", N_("of this unit and what is in it (default: all)") },
	{ "compare", 0, "ID", N_("with this closed round (default: the one it follows)") },
	{ "format", 0, "FORMAT", FORMATS },
	{ "output", 'o', "FILE", N_("into this file") },
	{ "codebook", 0, "FILE", N_("what the ids and values mean, as CSV into this file") },
	{ 0 },
};

/* The format, which is known to be one for where the report goes before anything is counted. */
static enum error choose_format(
    const struct arguments *arguments, const struct report_format **format)
{
	const char *name = command_value(arguments, "format");
	const char *path = command_value(arguments, "output");
	enum error rc = report_format_choose(name != NULL ? name : "text", format);

	if (rc != ERROR_NONE || (*format)->make == NULL || !isatty(STDOUT_FILENO) ||
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
	    error_set(ERROR_USAGE, _("the report and the codebook would go into one file")),
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
		return coordinator_print(out->bytes);
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

/* The figures as that format; those of a purged round as they were kept. */
static enum error make(struct central *central, const struct round *round,
    const struct report *report, const struct report_format *format, struct text *out)
{
	if (report->figures != NULL)
		return report_write(report, format, out);
	if (report->unit != FIGURES_ALL)
		return error_hint(error_set(ERROR_REFUSED,
				      _("the answers in the round %s were purged"), round->id),
		    _("Only the report of the whole round was kept: leave --unit out."));
	return purges_report(central, round->id, format, report->language, out);
}

/* With the plans beside the figures, where there are such and the format says them: the temperature
 * among them is counted anew. */
static enum error make_with_plans(struct central *central, const struct round *round,
    struct report *report, const struct report_format *format, struct text *out)
{
	struct told_plans *told = NULL;
	enum error rc = ERROR_NONE;

	if (report->figures != NULL && format->has_plans)
		rc = told_plans_load(central, round, report->figures, &told);
	if (rc == ERROR_NONE && told != NULL)
		report->plans = told_plans_report(told);
	if (rc == ERROR_NONE)
		rc = make(central, round, report, format, out);
	told_plans_free(told);
	return rc;
}

/* `figures` is NULL for a round that was purged. */
static enum error write_report(struct central *central, const struct arguments *arguments,
    const struct report_format *format, const struct round *round, int unit,
    const struct figures *figures)
{
	const char *path = command_value(arguments, "output");
	struct report report = {
		.figures = figures,
		.unit = unit,
		.language = language_now(),
		.utf8 = path != NULL || language_is_utf8(),
	};
	struct text out = { 0 };
	enum error rc = publications_newest(central, round, &report.publication);

	if (rc == ERROR_NONE)
		rc = make_with_plans(central, round, &report, format, &out);
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
	struct round *round = NULL, *earlier = NULL;
	struct figures *figures = NULL;
	bool purged = false;
	int unit = FIGURES_ALL;
	enum error rc = choose_format(arguments, &format);

	if (rc == ERROR_NONE)
		rc = check_files(arguments);
	if (rc == ERROR_NONE)
		rc = coordinator_round(state, arguments, &central, &round);
	if (rc == ERROR_NONE)
		rc = check_wishes(arguments, round, &unit);
	if (rc == ERROR_NONE)
		rc = purges_is_done(central, round->id, &purged);
	if (rc == ERROR_NONE && purged && command_has(arguments, "compare"))
		rc = purges_check(central, round->id);
	if (rc == ERROR_NONE && !purged)
		rc = counting_figures(
		    central, round, command_value(arguments, "compare"), &earlier, &figures);
	if (rc == ERROR_NONE)
		rc = write_report(central, arguments, format, round, unit, figures);
	figures_free(figures);
	round_free(earlier);
	round_free(round);
	return rc;
}

const struct command central_cmd_report = {
	.name = "report",
	.operands = "",
	.about = N_("the figures of a closed round"),
	.options = options,
	.run = run,
};
