/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* report: the figures of a closed round. */
#include <string.h>

#include "base/file.h"
#include "base/language.h"
#include "central/commands.h"
#include "central/coordinator.h"
#include "central/editions.h"
#include "central/journal.h"
#include "central/payloads.h"
#include "report/report.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("of which round") },
	{ "unit", 0, "CODE", N_("of this unit and what is in it (default: all)") },
	{ "format", 0, "FORMAT", N_("text (default), csv or json") },
	{ "output", 'o', "FILE", N_("into this file") },
	{ 0 },
};

struct counting {
	struct central *central;
	const struct round *round; /* the newest edition */
	struct edition_cache editions;
	struct count *count;
};

/* Hold the payload to its own edition again, and count it. */
static enum error count_one(void *context, const struct bundle *bundle)
{
	struct counting *counting = context;
	const struct organisation *organisation = counting->round->organisation;
	const struct questionnaire *questionnaire = counting->round->questionnaire;
	int unit = organisation_find(organisation, bundle->unit);
	const struct round *edition = NULL;
	struct answers *answers = NULL;
	struct asked asked = { .follow_up = counting->round->follows[0] != '\0' };
	enum error rc = editions_cached(
	    counting->central, &counting->editions, bundle->round, bundle->edition, &edition);

	if (rc == ERROR_NONE && (edition == NULL || unit == ORGANISATION_NO_UNIT))
		rc = error_set(ERROR_DAMAGED, _("an edition of the round %s is missing in %s"),
		    bundle->round, counting->central->path);
	if (rc == ERROR_NONE)
		rc = bundle_check(bundle, edition, &answers);
	if (rc == ERROR_NONE && answers != NULL) {
		asked.role = questionnaire_role(questionnaire, bundle->role);
		asked.form = questionnaire_form(questionnaire, organisation->units[unit].form);
		count_add(counting->count, unit, &asked, answers);
	}
	answers_free(answers);
	return rc;
}

static enum error check_closed(const struct round *round)
{
	if (round->closed[0] != '\0')
		return ERROR_NONE;
	return error_hint(error_set(ERROR_REFUSED,
			      _("the round %s is open: there are no figures yet"), round->id),
	    _("See who has come how far with \"skatta-central status\", and close it with "
	      "\"skatta-central round close %s\"."),
	    round->id);
}

/* The unit and the format that were asked for. */
static enum error choose(const struct arguments *arguments, const struct round *round,
    struct report *report, const struct report_format **format)
{
	const char *name = command_value(arguments, "format");
	const char *unit = command_value(arguments, "unit");

	report->language = language_now();
	report->utf8 = language_is_utf8();
	report->unit = FIGURES_ALL;
	*format = report_format_find(name != NULL ? name : "text");
	if (*format == NULL)
		return error_set(ERROR_USAGE, _("--format is %s"), report_format_names());
	if (unit == NULL)
		return ERROR_NONE;
	report->unit = organisation_find(round->organisation, unit);
	if (report->unit == ORGANISATION_NO_UNIT)
		return error_set(
		    ERROR_NOT_FOUND, _("the round %s has no unit \"%.60s\""), round->id, unit);
	return ERROR_NONE;
}

static enum error write_report(
    struct central *central, const struct arguments *arguments, const struct round *round)
{
	const char *path = command_value(arguments, "output");
	struct counting counting = { .central = central, .round = round };
	const struct report_format *format;
	struct report report = { 0 };
	struct figures *figures = NULL;
	struct text out = { 0 };
	enum error rc = choose(arguments, round, &report, &format);

	if (rc != ERROR_NONE)
		return rc;
	counting.count = count_new(round);
	rc = payloads_each(central, round, PAYLOADS_COUNTING, count_one, &counting);
	if (rc == ERROR_NONE) {
		report.figures = figures = figures_disclose(counting.count);
		format->write(&report, &out);
		rc = file_replace(path != NULL ? path : "-", out.bytes, out.length, false);
	}
	if (rc == ERROR_NONE)
		rc = journal_add(central, "report", "%s %s", round->id, format->name);
	text_free(&out);
	figures_free(figures);
	count_free(counting.count);
	editions_cache_free(&counting.editions);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct round *round = NULL;
	const char *id;
	enum error rc = command_need(arguments, "round", &id);

	if (rc == ERROR_NONE)
		rc = coordinator_unlock(state, &central);
	if (rc == ERROR_NONE)
		rc = editions_get(central, id, &round);
	if (rc == ERROR_NONE)
		rc = check_closed(round);
	if (rc == ERROR_NONE)
		rc = write_report(central, arguments, round);
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
