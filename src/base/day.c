/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The calendar. */
#include "base/day.h"

#include <stdio.h>
#include <string.h>

void day_add_months(const char *day, int months, char later[CLOCK_DAY_SIZE])
{
	int year = 0, month = 1, date = 1;
	char text[40];

	later[0] = '\0';
	if (sscanf(day, "%4d-%2d-%2d", &year, &month, &date) != 3)
		return;
	month += months - 1;
	year += month / 12;
	month = month % 12 + 1;
	if (year > 9999)
		return;
	do {
		snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, date);
		memcpy(later, text, CLOCK_DAY_SIZE - 1);
		later[CLOCK_DAY_SIZE - 1] = '\0';
	} while (!clock_is_day(later) && --date > 27);
}
