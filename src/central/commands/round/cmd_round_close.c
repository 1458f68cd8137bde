/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* round close: the last edition, which freezes what counts; asked for, and told. */
#include <stdlib.h>

#include "base/cli/ask.h"
#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/results/closings.h"
#include "central/results/turnout.h"
#include "central/store/editions.h"
#include "central/store/journal.h"
#include "central/store/opener.h"

static const struct command_option options[] = {
	{ "yes", 0, NULL, N_("do not ask") },
	{ 0 },
};

static enum error check(const struct central *central, const struct round *round)
{
	enum error rc = opener_check_own(central, round);

	if (rc != ERROR_NONE)
		return rc;
	if (round->closed[0] != '\0')
		return error_hint(error_set(ERROR_REFUSED, _("the round %s was closed on %s"),
				      round->id, round->closed),
		    _("Its figures are in \"skatta-central report --round %s\"; \"skatta-central "
		      "round update %s\" adds what came late."),
		    round->id, round->id);
	return ERROR_NONE;
}

/* How many have answered of how many, and when the last bundles came here. */
static enum error describe(struct central *central, const struct round *round, struct text *out)
{
	const struct organisation *organisation = round->organisation;
	char merged[CLOCK_DAY_SIZE];
	long *responses = NULL, answered = 0, heads = 0;
	enum error rc = turnout_count(central, round, &responses);

	if (rc == ERROR_NONE)
		rc = journal_last(central, "merge", merged);
	for (size_t i = 0; rc == ERROR_NONE && i < organisation->n_units; i++)
		if (organisation->units[i].parent == ORGANISATION_NO_UNIT) {
			answered += responses[i];
			heads += organisation->units[i].heads;
		}
	free(responses);
	if (rc != ERROR_NONE)
		return rc;
	text_addf(out, _("%s, \"%s\": %ld of %ld have answered.\n"), round->id, round->title,
	    answered, heads);
	if (merged[0] != '\0')
		text_addf(out, _("The last merge was on %s.\n"), merged);
	else
		text_add(out, _("Nothing has been merged here yet.\n"));
	return ERROR_NONE;
}

static enum error confirm(const char *description)
{
	struct text question = { 0 };
	bool yes = false;
	enum error rc;

	text_add(&question, description);
	text_add(&question,
	    _("Closing fixes whose answers the figures are made from: those that have been merged "
	      "so far. What comes later is marked as late.\nClose the round? [y/n] "));
	rc = ask_yes(question.bytes, &yes);
	text_free(&question);
	if (rc == ERROR_NONE && !yes)
		rc = error_hint(error_set(ERROR_REFUSED, _("the round was not closed")),
		    _("Say yes when you are asked on the terminal, or give --yes."));
	return rc;
}

static enum error close_round(struct central *central, struct round *round, void *context)
{
	enum error rc = check(central, round);

	(void)context;
	if (rc != ERROR_NONE)
		return rc;
	clock_today(round->closed);
	rc = editions_publish_next(central, round);
	if (rc == ERROR_NONE)
		rc = closings_count(central, round);
	journal_note(central, "round close", "%s", round->id);
	return rc;
}

static enum error tell(const struct round *round, struct text *description)
{
	text_addf(description,
	    _("The round %s is closed.\n\"skatta-central publish DIR\" says so to everybody; "
	      "\"skatta-central report --round %s\" has its figures.\nUntil you do either, or make "
	      "a batch, a copy or a list of comments, \"skatta-central round reopen %s\" undoes "
	      "it.\n"),
	    round->id, round->id, round->id);
	return central_session_print(description->bytes);
}

static enum error run(void *state, const struct arguments *arguments)
{
	const char *id = command_word(arguments, 0);
	struct central *central;
	struct round *before = NULL, *round = NULL;
	struct text description = { 0 };
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = editions_get(central, id, &before);
	if (rc == ERROR_NONE)
		rc = check(central, before);
	if (rc == ERROR_NONE)
		rc = describe(central, before, &description);
	if (rc == ERROR_NONE && !command_has(arguments, "yes"))
		rc = confirm(description.bytes);
	if (rc == ERROR_NONE)
		rc = central_session_change_round(central, id, close_round, NULL, &round);
	if (rc == ERROR_NONE)
		rc = tell(round, &description);
	if (rc == ERROR_NONE)
		rc = central_session_advise(central);
	text_free(&description);
	round_free(before);
	round_free(round);
	return rc;
}

const struct command cmd_round_close = {
	.name = "round close",
	.operands = "ID",
	.about = N_("close a round and fix whose answers count"),
	.options = options,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
