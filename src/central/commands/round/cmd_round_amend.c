/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* round amend: the imported organisation goes into a round that is open. */
#include <stdlib.h>

#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/commands/org_changes.h"
#include "central/commands/round/round_change.h"
#include "central/commands/round/round_fit.h"
#include "central/commands/small_units.h"
#include "central/results/turnout.h"
#include "central/store/codes.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "central/store/roster.h"

enum { MOST_NAMED = 5 };

static const struct command_option options[] = {
	{ "dry-run", 0, NULL, N_("only say what would be different") },
	{ 0 },
};

/* From the round's organisation to the imported one. */
struct amending {
	bool dry;
	const struct organisation *before;
	struct organisation *after; /* the round's, once it has it */
	struct organisation_changes changes;
	size_t codes;     /* that are new and handed out */
	struct text told; /* a line for each change */
};

/* Some of them by name, where there are any. */
struct refusing {
	struct text names;
	size_t n;
};

static void add_refused(struct refusing *refusing, const struct amending *amending,
    const struct organisation_change *change)
{
	if (refusing->n++ >= MOST_NAMED)
		return;
	text_add(&refusing->names, refusing->n > 1 ? "; " : "");
	org_changes_add(amending->before, amending->after, change, &refusing->names);
}

/* `hint` is one for all of them. */
static enum error refuse(struct refusing *refusing, const struct round *round, const char *hint)
{
	enum error rc = ERROR_NONE;

	if (refusing->n > MOST_NAMED)
		text_addf(&refusing->names, _("; and %zu more"), refusing->n - MOST_NAMED);
	if (refusing->n > 0)
		rc = error_hint(error_set(ERROR_REFUSED, _("the round %s cannot be changed so: %s"),
				    round->id, refusing->names.bytes),
		    "%s", hint);
	text_free(&refusing->names);
	return rc;
}

/* What skatta-round(5) lets no later edition do. */
static enum error check_units(const struct amending *amending, const struct round *round)
{
	struct refusing refusing = { 0 };

	for (size_t i = 0; i < amending->changes.n; i++)
		if (organisation_changes_breaks(&amending->changes.changes[i]))
			add_refused(&refusing, amending, &amending->changes.changes[i]);
	return refuse(&refusing, round,
	    _("People have been promised figures of these units. Put them into the file as they "
	      "were, import it with \"skatta-central org import\", and try again. The next round "
	      "is opened for what is imported then."));
}

/* Would the unit be shown no more, by its heads alone? */
static bool hides(const struct amending *amending, const struct round *round,
    const struct organisation_change *change, const long *responses)
{
	long before, after;

	if (change->kind != ORGANISATION_HEADS)
		return false;
	before = amending->before->units[change->before].heads;
	after = amending->after->units[change->after].heads;
	return after < responses[change->before] ||
	       (before >= round->min_group && after < round->min_group);
}

static enum error check_heads(
    struct central *central, const struct amending *amending, const struct round *round)
{
	struct refusing refusing = { 0 };
	long *responses = NULL;
	enum error rc = turnout_count(central, round, &responses);

	for (size_t i = 0; rc == ERROR_NONE && i < amending->changes.n; i++)
		if (hides(amending, round, &amending->changes.changes[i], responses))
			add_refused(&refusing, amending, &amending->changes.changes[i]);
	if (rc == ERROR_NONE)
		rc = refuse(&refusing, round,
		    _("Such a unit would be hidden: it keeps as many people as have answered, and "
		      "those that make a group. Put a larger number into the file, import it with "
		      "\"skatta-central org import\", and try again."));
	free(responses);
	return rc;
}

/* How many more people can answer where this is changed. */
static long count_more(const struct amending *amending, const struct round *round,
    const struct organisation_change *change)
{
	const struct unit *after = &round->organisation->units[change->after];
	long before =
	    change->kind == ORGANISATION_HEADS ? amending->before->units[change->before].heads : 0;

	return round->open || !after->answers || after->heads < before ? 0 : after->heads - before;
}

/* New units get all their codes, and those with more people as many more. */
static enum error make_codes(
    struct central *central, struct amending *amending, struct round *round)
{
	enum error rc = ERROR_NONE;

	for (size_t i = 0; rc == ERROR_NONE && i < amending->changes.n; i++) {
		const struct organisation_change *change = &amending->changes.changes[i];
		bool new = change->kind == ORGANISATION_NEW;
		long more;

		if (!new && change->kind != ORGANISATION_HEADS)
			continue;
		more = count_more(amending, round, change);
		if (new)
			rc = codes_make_unit(central, round, change->after);
		else if (more > 0)
			rc = codes_add(central, round, change->after, (size_t)more);
		amending->codes += (size_t)more;
	}
	return rc;
}

static enum error write_edition(
    struct central *central, struct amending *amending, struct round *round)
{
	struct round *before = NULL;
	enum error rc = editions_get(central, round->id, &before);

	if (rc != ERROR_NONE)
		return rc;
	round_reorganise(round, amending->after);
	amending->before = before->organisation;
	rc = make_codes(central, amending, round);
	if (rc == ERROR_NONE)
		rc = editions_publish_next(central, round);
	if (rc == ERROR_NONE)
		journal_note(central, "round amend", "%s edition %ld: %zu units", round->id,
		    round->edition, round->organisation->n_units);
	round_free(before);
	return rc;
}

static enum error amend(struct central *central, struct round *round, void *context)
{
	struct amending *amending = context;
	enum error rc = round_change_check(central, round);

	if (rc == ERROR_NONE)
		rc = roster_get(central, &amending->after);
	if (rc != ERROR_NONE)
		return rc;
	amending->before = round->organisation;
	organisation_changes_find(amending->before, amending->after, &amending->changes);
	for (size_t i = 0; i < amending->changes.n; i++) {
		org_changes_add(amending->before, amending->after, &amending->changes.changes[i],
		    &amending->told);
		text_add(&amending->told, "\n");
	}
	rc = check_units(amending, round);
	if (rc == ERROR_NONE)
		rc = check_heads(central, amending, round);
	if (rc == ERROR_NONE)
		rc = round_fit_forms(round, amending->after);
	if (rc == ERROR_NONE && amending->changes.n > 0 && !amending->dry)
		rc = write_edition(central, amending, round);
	return rc;
}

static enum error tell(struct amending *amending, const struct round *round)
{
	struct text *out = &amending->told;
	bool written = round->organisation == amending->after;
	enum error rc;

	if (amending->changes.n == 0)
		text_addf(out, _("The round %s has this organisation already.\n"), round->id);
	else if (!written)
		text_addf(out, _("This was a trial: the round %s is as it was.\n"), round->id);
	else if (amending->codes > 0)
		text_addf(out,
		    P_("%zu more answer code: \"skatta-central codes --round %s --since %ld\" "
		       "prints what is new.\n",
			"%zu more answer codes: \"skatta-central codes --round %s --since %ld\" "
			"prints what is new.\n",
			amending->codes),
		    amending->codes, round->id, round->edition - 1);
	rc = central_session_print(out->bytes);
	small_units_tell(amending->after, round->min_group);
	if (rc == ERROR_NONE && written)
		round_change_tell(round);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct amending amending = { .dry = command_has(arguments, "dry-run") };
	struct round *round = NULL;
	struct central *central;
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = central_session_change_round(
		    central, command_word(arguments, 0), amend, &amending, &round);
	if (rc == ERROR_NONE)
		rc = tell(&amending, round);
	if (round == NULL || round->organisation != amending.after)
		organisation_free(amending.after);
	organisation_changes_free(&amending.changes);
	text_free(&amending.told);
	round_free(round);
	return rc;
}

const struct command cmd_round_amend = {
	.name = "round amend",
	.operands = "ID",
	.about = N_("change the people and units of a round that is open"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
