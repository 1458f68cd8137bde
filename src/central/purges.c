/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table `purged`. What was told of a round is kept as it was told: figures that may be shown,
 * and nothing from which others could be counted. */
#include "central/purges.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "central/counting.h"
#include "central/opener.h"
#include "central/publications.h"
#include "central/purged_reports.h"
#include "central/told_plans.h"

enum error purges_is_done(struct central *central, const char *round, bool *done)
{
	struct db_statement *find = db_use(central->db, SQL_PURGED_FIND);
	enum error rc;

	db_bind_text(find, 1, round);
	rc = db_next(find, done);
	db_done(find);
	return rc;
}

enum error purges_check(struct central *central, const char *round)
{
	bool done = false;
	enum error rc = purges_is_done(central, round, &done);

	if (rc != ERROR_NONE || !done)
		return rc;
	return error_hint(
	    error_set(ERROR_REFUSED, _("the answers in the round %s were purged"), round),
	    _("What was counted is still shown by \"skatta-central report --round %s\"."), round);
}

static enum error keep_report(struct central *central, struct report report,
    const struct report_format *format, const char *language)
{
	struct text out = { 0 };
	enum error rc;

	report.language = language;
	text_add(&out, "");
	rc = report_write(&report, format, &out);
	if (rc == ERROR_NONE)
		rc = purged_reports_put(
		    central, report.figures->round->id, format->name, language, &out);
	text_free(&out);
	return rc;
}

/* In the language that is spoken. */
static enum error keep_formats(struct central *central, const struct report *report)
{
	const struct report_format *format;
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && (format = report_format_at(i)) != NULL; i++)
		rc = keep_report(central, *report, format, language_now());
	return rc;
}

static enum error keep_reports(struct central *central, const struct report *report)
{
	char *spoken = memory_copy(language_now());
	enum error rc;

	do {
		rc = keep_formats(central, report);
		if (rc == ERROR_NONE)
			rc = language_choose(language_next());
	} while (rc == ERROR_NONE && strcmp(language_now(), spoken) != 0);
	if (rc != ERROR_NONE && language_choose(spoken) != ERROR_NONE)
		rc = ERROR_SYSTEM;
	free(spoken);
	return rc;
}

static enum error erase(struct central *central, const char *round, long *erased)
{
	struct db_statement *boxes = db_use(central->db, SQL_PURGE_PAYLOADS);
	struct db_statement *held = db_use(central->db, SQL_PURGE_HELD);
	enum error rc;

	db_bind_text(boxes, 1, round);
	rc = db_run(boxes);
	*erased = rc == ERROR_NONE ? (long)db_changed(central->db) : 0;
	if (rc != ERROR_NONE)
		return rc;
	db_bind_text(held, 1, round);
	rc = db_run(held);
	*erased += rc == ERROR_NONE ? (long)db_changed(central->db) : 0;
	return rc;
}

static enum error keep_told(struct central *central, const struct round *round)
{
	struct figures *figures = NULL;
	struct round *earlier = NULL;
	struct told_plans *told = NULL;
	struct report report = { .unit = FIGURES_ALL, .utf8 = true };
	enum error rc = counting_figures(central, round, NULL, &earlier, &figures);

	if (rc == ERROR_NONE)
		rc = told_plans_load(central, round, figures, &told);
	if (rc == ERROR_NONE)
		rc = publications_newest(central, round, &report.publication);
	if (rc == ERROR_NONE) {
		report.figures = figures;
		report.plans = told_plans_report(told);
		rc = keep_reports(central, &report);
	}
	told_plans_free(told);
	figures_free(figures);
	round_free(earlier);
	return rc;
}

/* Of a round whose figures were never told here, only that it is purged. */
static enum error keep_none(struct central *central, const struct round *round)
{
	struct text nothing = { 0 };
	enum error rc;

	text_add(&nothing, "");
	rc = purged_reports_put(central, round->id, "", "", &nothing);
	text_free(&nothing);
	return rc;
}

enum error purges_do(struct central *central, const struct round *round, long *erased)
{
	bool spoken = false;
	enum error rc = opener_has_spoken(central, round, &spoken);

	if (rc == ERROR_NONE)
		rc = spoken ? keep_told(central, round) : keep_none(central, round);
	if (rc == ERROR_NONE)
		rc = erase(central, round->id, erased);
	return rc;
}

enum error purges_report(struct central *central, const char *round,
    const struct report_format *format, const char *language, struct text *out)
{
	bool found = false;
	enum error rc = purged_reports_get(central, round, format->name, language, out, &found);

	if (rc == ERROR_NONE && !found)
		rc = purged_reports_get(central, round, format->name, "en", out, &found);
	if (rc == ERROR_NONE && !found)
		rc = error_hint(error_set(ERROR_NOT_FOUND,
				    _("the round %s was purged before there was a report as %s"),
				    round, format->name),
		    _("Its answers are erased, so it cannot be made any more; take another "
		      "format."));
	return rc;
}
