/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Sentences that stand once below changes. */
#include "report/facts/about_change.h"

#include <stdlib.h>

#include "base/io/language.h"
#include "base/text.h"
#include "document/round/organisation_joined.h"

const char *about_change_intervals(void)
{
	return _("In brackets is the interval in which the change lies, 95 times out of 100; it is "
		 "certain where 0 is outside it.");
}

const char *about_change_unpaired(void)
{
	return _("Unpaired: the difference between all who answered then and all who have answered "
		 "now. They may be different people.");
}

char *about_change_from(enum unit_level level, char *const *names, size_t n)
{
	bool team = level == UNIT_TEAM;
	char *list = organisation_joined_list(names, n), *said;

	if (n == 1)
		said = text_format(team ? _("Compared with %s, which this team came from.")
					: _("Compared with %s, which this school came from."),
		    list);
	else
		said = text_format(
		    team ? _("Compared with %s together, which this team came from: each weighs "
			     "as much as it has answers.")
			 : _("Compared with %s together, which this school came from: each weighs "
			     "as much as it has answers."),
		    list);
	free(list);
	return said;
}

const char *about_change_less(void)
{
	return _("Less than before need not mean that people know less: in a trial with 7,391 "
		 "teachers, having assessed oneself once was enough to rate oneself a little lower "
		 "the next time (0.14 standard deviations). Those who have come to see more may "
		 "find more left to learn.");
}
