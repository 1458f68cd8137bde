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

/* How many days lie before it, from the first of March of the year 0 on: so a leap day ends a year.
 */
static long number(const char *day)
{
	long year = 0, month = 3, date = 1;

	sscanf(day, "%4ld-%2ld-%2ld", &year, &month, &date);
	year -= month < 3;
	month = (month + 9) % 12;
	return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date - 1;
}

long day_count(const char *from, const char *to)
{
	return clock_is_day(from) && clock_is_day(to) ? number(to) - number(from) : 0;
}
