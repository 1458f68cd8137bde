/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* status: where each unit stands, and what is to be looked after in the store; never who has
 * answered. */
#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/status_fields.h"
#include "central/commands/status_text.h"
#include "central/results/copies.h"
#include "central/results/news.h"
#include "central/results/overview.h"
#include "central/results/pulses.h"
#include "central/store/editions.h"
#include "central/store/payloads.h"
#include "central/store/publications.h"
#include "central/store/purges.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("this round alone") },
	{ "json", 0, NULL, N_("as JSON") },
	{ "csv", 0, NULL, N_("as CSV: a row for each unit") },
	{ 0 },
};

/* What is known of a round, beside its units. */
struct standing {
	struct payloads_tally tally;
	struct publications publications;
	long since; /* people who have answered after the last of them */
	struct overview overview;
	struct copies copies;
	struct news unread; /* in all rounds */
};

/* The ids of the rounds that a temperature measurement should follow by now. */
static json_t *list_due(const struct central *central, const struct overview *overview)
{
	const struct pulses *pulses = &overview->known;
	json_t *ids = json_array();

	for (size_t i = 0; i < pulses->n; i++)
		if (pulses_is_due(central, pulses, pulses->rounds[i]))
			json_array_append_new(ids, json_string(pulses->rounds[i]->id));
	return ids;
}

static json_t *list_units(const struct overview_round *in)
{
	json_t *units = json_array();

	for (size_t i = 0; i < in->round->organisation->n_units; i++) {
		const struct unit *unit = &in->round->organisation->units[i];
		long responses;
		bool is_told = overview_told(in, (int)i, &responses);

		json_array_append_new(
		    units, json_pack("{s:s, s:s, s:s, s:I, s:o}", "unit", unit->id, "name",
			       unit->name, "level", organisation_level_name(unit->level), "heads",
			       (json_int_t)unit->heads, "responses",
			       is_told ? json_integer(responses) : json_null()));
	}
	return units;
}

static void set_publications(json_t *status, const struct standing *standing)
{
	const struct publications *publications = &standing->publications;

	if (publications->count > 0)
		json_object_set_new(status, "publications",
		    json_pack("{s:I, s:s, s:{s:I}}", "count", (json_int_t)publications->count,
			"last", publications->last, "since", "new", (json_int_t)standing->since));
}

static enum error print_json(
    const struct central *central, const struct round *round, const struct standing *standing)
{
	const struct overview *overview = &standing->overview;
	json_t *due = list_due(central, overview);
	json_t *status =
	    json_pack("{s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:o, s:o, s:o}", "round", round->id,
		"title", round->title, "kind", round->kind == ROUND_PULSE ? "pulse" : "assessment",
		"state", round->closed[0] != '\0' ? "closed" : "open", "conflicts",
		(json_int_t)standing->tally.conflicts, "withdrawals",
		(json_int_t)standing->tally.withdrawals, "late", (json_int_t)standing->tally.late,
		"units", list_units(overview_find(overview, round->id)), "overview",
		status_fields_rows(overview), "days", status_fields_days(overview));

	set_publications(status, standing);
	if (standing->copies.wanted)
		json_object_set_new(
		    status, "backup", json_pack("{s:s}", "last", standing->copies.last));
	json_object_set_new(status, "unread", json_integer((json_int_t)standing->unread.n));
	if (json_array_size(due) > 0)
		json_object_set(status, "due", due);
	json_decref(due);
	return central_session_print_json(status);
}

static void add_late(const struct payloads_tally *tally, struct text *out)
{
	if (tally->late > 0)
		text_addf(out,
		    P_("%ld bundle came after the round had closed.\n",
			"%ld bundles came after the round had closed.\n",
			(unsigned long)tally->late),
		    tally->late);
	if (tally->withdrawals > 0)
		text_addf(out,
		    P_("%ld withdrawal came after the figures had been made: the answers are "
		       "erased, and the figures stand.\n",
			"%ld withdrawals came after the figures had been made: the answers are "
			"erased, and the figures stand.\n",
			(unsigned long)tally->withdrawals),
		    tally->withdrawals);
}

static void add_standing(
    const struct round *round, const struct standing *standing, struct text *out)
{
	const struct publications *publications = &standing->publications;

	const struct payloads_tally *tally = &standing->tally;

	if (tally->conflicts > 0)
		text_addf(out,
		    P_("%ld bundle is in conflict with another that counts: one person with two "
		       "devices, or two with one code.\n",
			"%ld bundles are in conflict with others that count: one person with two "
			"devices, or two with one code.\n",
			(unsigned long)tally->conflicts),
		    tally->conflicts);
	add_late(tally, out);
	if (publications->count > 0)
		text_addf(out,
		    P_("The figures were published %zu time, on %s.\n",
			"The figures were published %zu times, last on %s.\n", publications->count),
		    publications->count, publications->last);
	if (standing->since > 0)
		text_addf(out,
		    P_("%ld person has answered since. \"skatta-central round update %s\" adds "
		       "them where they are enough.\n",
			"%ld people have answered since. \"skatta-central round update %s\" adds "
			"them where they are enough.\n",
			(unsigned long)standing->since),
		    standing->since, round->id);
}

static void add_unread(const struct news *unread, struct text *out)
{
	if (unread->n > 0)
		text_addf(out,
		    P_("%zu message from a unit is unread: \"skatta-central plan list "
		       "--unread\".\n",
			"%zu messages from units are unread: \"skatta-central plan list "
			"--unread\".\n",
			unread->n),
		    unread->n);
}

static enum error print_lines(const struct round *round, const struct standing *standing)
{
	struct text out = { 0 };

	status_text_add(&standing->overview, &out);
	add_standing(round, standing, &out);
	if (standing->copies.wanted)
		text_addf(&out, "%s\n", copies_advice(&standing->copies));
	add_unread(&standing->unread, &out);
	status_text_days(&standing->overview, &out);
	return central_session_print_text(&out);
}

static enum error print_csv(const struct overview *overview)
{
	struct text out = { 0 };
	enum error rc;

	status_fields_csv(overview, &out);
	rc = central_session_write(out.bytes);
	text_free(&out);
	return rc;
}

static enum error look(
    struct central *central, const struct round *round, const char *only, struct standing *standing)
{
	enum error rc = only != NULL ? purges_check(central, round->id) : ERROR_NONE;

	if (rc == ERROR_NONE)
		rc = overview_load(central, only != NULL ? round->id : NULL, &standing->overview);
	if (rc == ERROR_NONE)
		rc = payloads_tally(central, round->id, &standing->tally);
	if (rc == ERROR_NONE)
		rc = publications_look(central, round, &standing->publications);
	if (rc == ERROR_NONE)
		rc = publications_count_new(central, round, &standing->since);
	if (rc == ERROR_NONE)
		rc = copies_look(central, &standing->copies);
	if (rc == ERROR_NONE)
		rc = news_add_unread(central, &standing->unread);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *only = command_value(arguments, "round");
	bool json = command_has(arguments, "json"), csv = command_has(arguments, "csv");
	struct central *central;
	struct round *round = NULL;
	struct standing standing = { 0 };
	enum error rc = ERROR_NONE;

	if (json && csv)
		rc = error_set(ERROR_USAGE, _("--csv and --json cannot be used together"));
	if (rc == ERROR_NONE)
		rc = central_session_unlock(state, &central);
	if (rc == ERROR_NONE)
		rc = editions_choose(central, only, &round);
	if (rc == ERROR_NONE)
		rc = look(central, round, only, &standing);
	if (rc == ERROR_NONE)
		rc = json  ? print_json(central, round, &standing)
		     : csv ? print_csv(&standing.overview)
			   : print_lines(round, &standing);
	news_free(&standing.unread);
	overview_free(&standing.overview);
	round_free(round);
	return rc;
}

const struct command cmd_status = {
	.name = "status",
	.operands = "",
	.about = N_("show where each unit stands, and what is due"),
	.options = options,
	.run = run,
};
