/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
#include "document/round/slips.h"

#include "base/io/language.h"
#include "base/memory.h"
#include "crypto/encode.h"
#include "document/round/leader.h"

static const struct {
	int (*unit)(const struct round *round, const char *code);
	const char *looks, *is_asked; /* N_(); the second where one of this kind was typed */
} kinds[] = {
	[SLIPS_ANSWER] = { round_code_unit,
	    N_("It is four groups of four letters and digits, on the slip that you were given."),
	    N_("What you typed is an answer code, with which one person answers. A leader code "
	       "comes from the coordinator, to the one who leads the unit.") },
	[SLIPS_LEADER] = { leader_unit,
	    N_("It is four groups of four letters and digits, from the coordinator. Take in its "
	       "round first where this machine does not have it."),
	    N_("What you typed is a leader code, which opens a unit's result and plan: choose "
	       "\"I lead a unit\". To answer, take the slip that everybody in the unit got.") },
};

typedef int opens(const struct round *round, const char *code);

static bool is_of(opens *unit, const char *typed, const struct round *const *rounds, size_t count)
{
	size_t i = 0;

	while (i < count && unit(rounds[i], typed) == ORGANISATION_NO_UNIT)
		i++;
	return i < count;
}

enum error slips_refuse(const char *sentence, enum slips_kind asked, const char *typed,
    const struct round *const *rounds, size_t count)
{
	enum slips_kind other = asked == SLIPS_ANSWER ? SLIPS_LEADER : SLIPS_ANSWER;
	size_t symbols = encode_code_symbols(typed);

	error_set(ERROR_REFUSED, "%s", sentence);
	if (is_of(leader_revoked, typed, rounds, count))
		return error_hint(ERROR_REFUSED,
		    _("What you typed was a leader code, and was replaced by a new one: ask the "
		      "coordinator for that."));
	if (is_of(kinds[other].unit, typed, rounds, count))
		return error_hint(ERROR_REFUSED, "%s", _(kinds[other].is_asked));
	if (symbols != ENCODE_CODE_SYMBOLS)
		return error_hint(ERROR_REFUSED,
		    P_("What you typed has %zu letter or digit, and a code has %d: four groups of "
		       "four.",
			"What you typed has %zu letters and digits, and a code has %d: four groups "
			"of four.",
			symbols),
		    symbols, ENCODE_CODE_SYMBOLS);
	return error_hint(ERROR_REFUSED, "%s", _(kinds[asked].looks));
}
