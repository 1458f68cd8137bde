/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Sentences that stand once below changes. */
#include "report/facts/about_change.h"

#include "base/io/language.h"

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

const char *about_change_less(void)
{
	return _("Less than before need not mean that people know less: in a trial with 7,391 "
		 "teachers, having assessed oneself once was enough to rate oneself a little lower "
		 "the next time (0.14 standard deviations). Those who have come to see more may "
		 "find more left to learn.");
}
