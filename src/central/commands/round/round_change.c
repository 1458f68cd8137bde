/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is common to the commands that make a new edition of a round. */
#include "central/commands/round/round_change.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/io/charset.h"
#include "base/io/language.h"
#include "central/commands/named_unit.h"
#include "central/store/opener.h"

enum error round_change_check(const struct central *central, const struct round *round)
{
	enum error rc = opener_check_own(central, round);

	if (rc != ERROR_NONE)
		return rc;
	if (round->closed[0] != '\0')
		return error_hint(error_set(ERROR_REFUSED, _("the round %s was closed on %s"),
				      round->id, round->closed),
		    _("Codes and people are changed while a round is open. As long as nothing of "
		      "the closing has left, \"skatta-central round reopen %s\" undoes it."),
		    round->id);
	return ERROR_NONE;
}

enum error round_change_unit(const struct round *round, const char *named, int *unit)
{
	enum error rc = named_unit_find(round, named, unit);
	const struct unit *found;

	if (rc != ERROR_NONE)
		return rc;
	found = &round->organisation->units[*unit];
	if (round->open)
		return error_set(ERROR_REFUSED,
		    _("the round %s is open to all, and nobody needs a code"), round->id);
	if (!found->answers)
		return error_hint(
		    error_set(ERROR_REFUSED, _("nobody answers in %s itself"), found->id),
		    _("Name the team, or the school without teams, where the person works."));
	return ERROR_NONE;
}

void round_change_tell(const struct round *round)
{
	charset_print(stderr,
	    _("This is edition %ld of the round %s: a machine has it when \"skatta-central publish "
	      "DIR\" has put it into an exchange folder and the machine has fetched it.\n"),
	    round->edition, round->id);
}
