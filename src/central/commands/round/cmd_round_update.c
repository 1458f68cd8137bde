/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* round update: what came after closing goes into the figures, as far as it finds a place. */
#include <stdlib.h>
#include <string.h>

#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/results/closings.h"
#include "central/store/journal.h"
#include "central/store/opener.h"
#include "central/store/publications.h"
#include "central/store/purges.h"

static const struct command_option options[] = {
	{ "json", 0, NULL, N_("as JSON") },
	{ 0 },
};

static enum error check(const struct central *central, const struct round *round)
{
	enum error rc = opener_check_own(central, round);

	if (rc != ERROR_NONE)
		return rc;
	if (round->closed[0] == '\0')
		return error_hint(
		    error_set(ERROR_REFUSED, _("the round %s is open: there are no figures yet"),
			round->id),
		    _("What comes now counts when it is closed with \"skatta-central round close "
		      "%s\"."),
		    round->id);
	return ERROR_NONE;
}

/* What became of it. */
struct updating {
	size_t publication; /* the newest now */
	char day[CLOCK_DAY_SIZE];
	size_t answers; /* that found a place */
	long people;    /* who are new */
	long *waiting;  /* in each unit, with what is in it */
};

static enum error update(struct central *central, struct round *round, void *context)
{
	struct updating *updating = context;
	struct publications before = { 0 };
	enum error rc = check(central, round);

	if (rc == ERROR_NONE)
		rc = purges_check(central, round->id);
	if (rc == ERROR_NONE)
		rc = publications_look(central, round, &before);
	if (rc == ERROR_NONE)
		rc = publications_count_new(central, round, &updating->people);
	if (rc == ERROR_NONE)
		rc = closings_update(central, round, &updating->answers, &updating->waiting);
	updating->publication = before.count;
	memcpy(updating->day, before.last, sizeof updating->day);
	if (rc != ERROR_NONE || updating->answers == 0)
		return rc;
	updating->publication++;
	rc = publications_add(central, round, updating->publication);
	journal_note(
	    central, "round update", "%s: publication %zu", round->id, updating->publication);
	return rc;
}

/* People whose answers wait in the unit itself, from the schools upwards: a team's wait in its
 * school. */
static long waits_in(const struct round *round, const long *waiting, size_t unit)
{
	const struct organisation *organisation = round->organisation;
	long n = waiting[unit];

	if (organisation->units[unit].level == UNIT_TEAM)
		return 0;
	for (size_t i = 0; i < organisation->n_units; i++)
		if (organisation->units[i].parent == (int)unit &&
		    organisation->units[i].level != UNIT_TEAM)
			n -= waiting[i];
	return n;
}

static enum error print_json(const struct round *round, const struct updating *updating)
{
	json_t *waiting = json_array();

	for (size_t i = 0; i < round->organisation->n_units; i++) {
		long n = waits_in(round, updating->waiting, i);

		if (n > 0)
			json_array_append_new(waiting,
			    json_pack("{s:s, s:I}", "unit", round->organisation->units[i].id,
				"people", (json_int_t)n));
	}
	return central_session_print_json(
	    json_pack("{s:s, s:I, s:I, s:I, s:o}", "round", round->id, "publication",
		(json_int_t)updating->publication, "answers", (json_int_t)updating->answers, "new",
		(json_int_t)updating->people, "waiting", waiting));
}

static enum error print_lines(const struct round *round, const struct updating *updating)
{
	struct text out = { 0 };

	if (updating->answers > 0)
		text_addf(&out,
		    P_("%s, publication %zu: %zu more answer is counted\n",
			"%s, publication %zu: %zu more answers are counted\n", updating->answers),
		    round->id, updating->publication, updating->answers);
	else
		text_addf(&out, _("%s: nothing can be added to the figures of %s\n"), round->id,
		    updating->day);
	for (size_t i = 0; i < round->organisation->n_units; i++) {
		long n = waits_in(round, updating->waiting, i);

		if (n > 0)
			text_addf(&out,
			    P_("In %s %ld person's answers wait until there are at least %ld.\n",
				"In %s %ld people's answers wait until there are at least %ld.\n",
				(unsigned long)n),
			    round->organisation->units[i].name, n, round->min_group);
	}
	return central_session_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct round *round = NULL;
	struct updating updating = { 0 };
	struct central *central;
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = central_session_change_round(
		    central, command_word(arguments, 0), update, &updating, &round);
	if (rc == ERROR_NONE)
		rc = command_has(arguments, "json") ? print_json(round, &updating)
						    : print_lines(round, &updating);
	free(updating.waiting);
	round_free(round);
	return rc;
}

const struct command cmd_round_update = {
	.name = "round update",
	.operands = "ID",
	.about = N_("add what came late to the figures, where it is enough"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
