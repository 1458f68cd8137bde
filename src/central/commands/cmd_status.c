/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* status: how many have answered, in each unit; never who. */
#include <stdlib.h>

#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/results/news.h"
#include "central/results/pulses.h"
#include "central/results/turnout.h"
#include "central/results/copies.h"
#include "central/store/editions.h"
#include "central/store/payloads.h"
#include "central/store/publications.h"

static const struct command_option options[] = {
	{ "round", 0, "ID", N_("the round (default: the open one)") },
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

/* What is known of a round, beside its units. */
struct standing {
	struct payloads_tally tally;
	struct publications publications;
	long since; /* people who have answered after the last of them */
	struct pulses pulses;
	struct copies copies;
	struct news unread; /* in all rounds */
};

/* The ids of the rounds that a temperature measurement should follow by now. */
static json_t *list_due(const struct central *central, const struct pulses *pulses)
{
	json_t *ids = json_array();

	for (size_t i = 0; i < pulses->n; i++)
		if (pulses_is_due(central, pulses, pulses->rounds[i]))
			json_array_append_new(ids, json_string(pulses->rounds[i]->id));
	return ids;
}

static enum error print_json(const struct central *central, const struct round *round,
    const long *responses, const struct standing *standing)
{
	const struct publications *publications = &standing->publications;
	json_t *status, *units = json_array(), *due = list_due(central, &standing->pulses);

	for (size_t i = 0; i < round->organisation->n_units; i++) {
		const struct unit *unit = &round->organisation->units[i];

		json_array_append_new(
		    units, json_pack("{s:s, s:s, s:s, s:I, s:I}", "unit", unit->id, "name",
			       unit->name, "level", organisation_level_name(unit->level), "heads",
			       (json_int_t)unit->heads, "responses", (json_int_t)responses[i]));
	}
	status = json_pack("{s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:o}", "round", round->id, "title",
	    round->title, "kind", round->kind == ROUND_PULSE ? "pulse" : "assessment", "state",
	    round->closed[0] != '\0' ? "closed" : "open", "conflicts",
	    (json_int_t)standing->tally.conflicts, "withdrawals",
	    (json_int_t)standing->tally.withdrawals, "late", (json_int_t)standing->tally.late,
	    "units", units);
	if (publications->count > 0)
		json_object_set_new(status, "publications",
		    json_pack("{s:I, s:s, s:{s:I}}", "count", (json_int_t)publications->count,
			"last", publications->last, "since", "new", (json_int_t)standing->since));
	if (standing->copies.wanted)
		json_object_set_new(
		    status, "backup", json_pack("{s:s}", "last", standing->copies.last));
	json_object_set_new(status, "unread", json_integer((json_int_t)standing->unread.n));
	if (json_array_size(due) > 0)
		json_object_set(status, "due", due);
	json_decref(due);
	return central_session_print_json(status);
}

static void add_line(struct text *out, const struct unit *unit, long responses)
{
	int indent = 2 * (int)unit->level;
	size_t width = (size_t)indent + text_width(unit->name);

	text_addf(out, "%*s%s%*s%5ld / %ld\n", indent, "", unit->name,
	    width < 40 ? (int)(40 - width) : 1, "", responses, unit->heads);
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

static void add_due(struct text *out, const struct central *central, const struct pulses *pulses)
{
	for (size_t i = 0; i < pulses->n; i++) {
		const struct round *round = pulses->rounds[i];

		if (pulses_is_due(central, pulses, round))
			text_addf(out,
			    _("It is time for a temperature measurement: %s was closed on %s. Open "
			      "it with \"skatta-central round open --kind pulse --follows %s\".\n"),
			    round->id, round->closed, round->id);
	}
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

static enum error print_lines(const struct central *central, const struct round *round,
    const long *responses, const struct standing *standing)
{
	struct text out = { 0 };

	text_addf(&out, "%s · %s · %s\n", round->title, round->id,
	    round->closed[0] != '\0' ? _("closed") : _("open"));
	for (size_t i = 0; i < round->organisation->n_units; i++)
		add_line(&out, &round->organisation->units[i], responses[i]);
	add_standing(round, standing, &out);
	add_due(&out, central, &standing->pulses);
	if (standing->copies.wanted)
		text_addf(&out, "%s\n", copies_advice(&standing->copies));
	add_unread(&standing->unread, &out);
	return central_session_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct round *round = NULL;
	struct standing standing = { 0 };
	long *responses = NULL;
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = editions_choose(central, command_value(arguments, "round"), &round);
	if (rc != ERROR_NONE)
		return rc;
	rc = turnout_count(central, round, &responses);
	if (rc == ERROR_NONE)
		rc = payloads_tally(central, round->id, &standing.tally);
	if (rc == ERROR_NONE)
		rc = publications_look(central, round, &standing.publications);
	if (rc == ERROR_NONE)
		rc = publications_count_new(central, round, &standing.since);
	if (rc == ERROR_NONE)
		rc = pulses_load(central, &standing.pulses);
	if (rc == ERROR_NONE)
		rc = copies_look(central, &standing.copies);
	if (rc == ERROR_NONE)
		rc = news_add_unread(central, &standing.unread);
	if (rc == ERROR_NONE)
		rc = command_has(arguments, "json")
			 ? print_json(central, round, responses, &standing)
			 : print_lines(central, round, responses, &standing);
	news_free(&standing.unread);
	pulses_free(&standing.pulses);
	free(responses);
	round_free(round);
	return rc;
}

const struct command cmd_status = {
	.name = "status",
	.operands = "",
	.about = N_("show how many have answered in each unit"),
	.options = options,
	.run = run,
};
