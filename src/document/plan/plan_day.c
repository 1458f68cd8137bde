/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* By when an action is to be done, where people wrote a day. */
#include <string.h>

#include "document/plan/plan.h"

bool plan_first_day(const char *text, char day[CLOCK_DAY_SIZE])
{
	for (; strlen(text) >= CLOCK_DAY_SIZE - 1; text++) {
		memcpy(day, text, CLOCK_DAY_SIZE - 1);
		day[CLOCK_DAY_SIZE - 1] = '\0';
		if (clock_is_day(day))
			return true;
	}
	return false;
}

bool plan_is_late(const struct plan_action *action, const char *today)
{
	char day[CLOCK_DAY_SIZE];

	return plan_is_unfinished(action) && plan_first_day(action->texts[PLAN_WHEN], day) &&
	       strcmp(day, today) < 0;
}
