/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* round close: the last edition, which freezes what counts. */
#include <string.h>

#include "base/clock.h"
#include "base/language.h"
#include "central/commands.h"
#include "central/coordinator.h"
#include "central/editions.h"
#include "central/journal.h"

static enum error check(const struct central *central, const struct round *round)
{
	if (!editions_is_own(central, round))
		return error_hint(error_set(ERROR_REFUSED, _("the round %s was opened by %s"),
				      round->id, round->central_name),
		    _("Only who opened a round can close it."));
	if (round->closed[0] != '\0')
		return error_hint(error_set(ERROR_REFUSED, _("the round %s was closed on %s"),
				      round->id, round->closed),
		    _("Its figures are in \"skatta-central report --round %s\"; \"skatta-central "
		      "round update %s\" takes in what came late."),
		    round->id, round->id);
	if (round->edition >= ROUND_MAX_EDITION)
		return error_set(
		    ERROR_TOO_LARGE, _("the round %s has too many editions"), round->id);
	return ERROR_NONE;
}

static enum error close_round(struct central *central, struct round *round, void *context)
{
	enum error rc = check(central, round);

	(void)context;
	if (rc != ERROR_NONE)
		return rc;
	round->edition++;
	clock_today(round->closed);
	rc = editions_publish(central, round);
	if (rc == ERROR_NONE)
		rc = journal_add(central, "round close", "%s", round->id);
	return rc;
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct round *round = NULL;
	enum error rc = coordinator_change_round(state, arguments, close_round, NULL, &round);

	round_free(round);
	return rc;
}

const struct command central_cmd_round_close = {
	.name = "round close",
	.operands = "ID",
	.about = N_("close a round for good"),
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
