/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* round reopen: closing undone, as long as nobody can know of it. */
#include "base/io/language.h"
#include "central/commands/cmd.h"
#include "central/commands/central_session.h"
#include "central/merge/settle.h"
#include "central/results/closings.h"
#include "central/store/departures.h"
#include "central/store/journal.h"
#include "central/store/opener.h"
#include "central/store/publications.h"
#include "central/store/purges.h"

static enum error check_round(const struct central *central, const struct round *round)
{
	enum error rc = opener_check_own(central, round);

	if (rc != ERROR_NONE)
		return rc;
	if (round->closed[0] == '\0')
		return error_set(ERROR_REFUSED, _("the round %s is open"), round->id);
	return ERROR_NONE;
}

static enum error check(struct central *central, const struct round *round)
{
	struct publications publications = { 0 };
	enum error rc = check_round(central, round);

	if (rc == ERROR_NONE)
		rc = purges_check(central, round->id);
	if (rc == ERROR_NONE)
		rc = publications_look(central, round, &publications);
	if (rc == ERROR_NONE && publications.count > 1)
		rc = error_set(ERROR_REFUSED, _("the round %s stays closed: %s"), round->id,
		    _("its figures have been updated since"));
	return rc == ERROR_NONE ? departures_check(central, round->id) : rc;
}

/* As if it had not been closed; but the edition that closed it keeps its number for good, and the
 * one that goes on has the next. */
static enum error reopen(struct central *central, struct round *round, void *context)
{
	enum error rc = check(central, round);

	(void)context;
	if (rc == ERROR_NONE)
		rc = closings_undo(central, round);
	if (rc == ERROR_NONE)
		rc = editions_drop_closing(central, round->id);
	if (rc == ERROR_NONE)
		rc = settle_round(central, round->id);
	if (rc != ERROR_NONE)
		return rc;
	round->closed[0] = '\0';
	rc = editions_publish_next(central, round);
	journal_note(central, "round reopen", "%s edition %ld", round->id, round->edition);
	return rc;
}

static enum error tell(const struct round *round)
{
	struct text out = { 0 };

	text_addf(&out,
	    _("The round %s is open again, and goes on as edition %ld. Nobody was told that it was "
	      "closed.\n"),
	    round->id, round->edition);
	return central_session_print_text(&out);
}

static enum error run(void *state, const struct arguments *arguments)
{
	struct central *central;
	struct round *round = NULL;
	enum error rc = central_session_unlock(state, &central);

	if (rc == ERROR_NONE)
		rc = central_session_change_round(
		    central, command_word(arguments, 0), reopen, NULL, &round);
	if (rc == ERROR_NONE)
		rc = tell(round);
	round_free(round);
	return rc;
}

const struct command cmd_round_reopen = {
	.name = "round reopen",
	.operands = "ID",
	.about = N_("undo closing, as long as nothing has left since"),
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
