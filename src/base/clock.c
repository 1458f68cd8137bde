/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The time, from the system. */
#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

void clock_today(char day[CLOCK_DAY_SIZE])
{
	time_t now = time(NULL);
	struct tm here;

	/* A clock before the epoch or past year 9999 is no clock: say the first day rather than
	 * none. */
	if (localtime_r(&now, &here) == NULL ||
	    strftime(day, CLOCK_DAY_SIZE, "%Y-%m-%d", &here) == 0 || !clock_is_day(day))
		memcpy(day, "1970-01-01", CLOCK_DAY_SIZE);
}

bool clock_is_day(const char *text)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, day, leap;

	if (strlen(text) != CLOCK_DAY_SIZE - 1 || text[4] != '-' || text[7] != '-' ||
	    strspn(text, "0123456789-") != CLOCK_DAY_SIZE - 1 ||
	    sscanf(text, "%4d-%2d-%2d", &year, &month, &day) != 3)
		return false;
	if (year < 1 || month < 1 || month > 12 || day < 1 || strchr(text + 8, '-') != NULL)
		return false;
	leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return day <= days[month - 1] + leap;
}

int64_t clock_milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
