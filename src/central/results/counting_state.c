/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Whether there are figures of a round, and why not. */
#include "base/io/language.h"
#include "central/results/counting.h"
#include "central/store/counts.h"
#include "central/store/opener.h"
#include "central/store/purges.h"

enum error counting_look(
    struct central *central, const struct round *round, enum counting_state *state)
{
	bool has = false, kept = false;
	enum error rc;

	*state = COUNTING_OPEN;
	if (round->closed[0] == '\0')
		return ERROR_NONE;
	rc = counts_has(central, round->id, &has);
	if (rc == ERROR_NONE)
		rc = purges_kept(central, round->id, &kept);
	if (has)
		*state = COUNTING_MADE;
	else if (kept)
		*state = COUNTING_KEPT;
	else
		*state = editions_is_own(central, round) ? COUNTING_BEFORE : COUNTING_ELSEWHERE;
	return rc;
}

enum error counting_refuse(const struct round *round, enum counting_state state)
{
	switch (state) {
	case COUNTING_OPEN:
		return error_hint(
		    error_set(ERROR_REFUSED, _("the round %s is open: there are no figures yet"),
			round->id),
		    _("See how many have answered with \"skatta-central status\", and close it "
		      "with \"skatta-central round close %s\"."),
		    round->id);
	case COUNTING_ELSEWHERE:
		return opener_refuse(round);
	case COUNTING_BEFORE:
		return error_hint(error_set(ERROR_REFUSED,
				      _("figures of the round %s may have been shown by an earlier "
					"version, which counted by another rule"),
				      round->id),
		    _("New ones beside them could show what too few people answered: what was "
		      "shown stands, and nothing more is counted in it."));
	case COUNTING_KEPT:
		return purges_refuse(round->id);
	case COUNTING_MADE:
		break;
	}
	return ERROR_NONE;
}
