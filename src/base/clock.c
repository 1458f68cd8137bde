/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The time, from the system. */
#include "base/clock.h"

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

static int number(const char *digits, size_t count)
{
	int value = 0;

	for (size_t i = 0; i < count; i++)
		value = 10 * value + (digits[i] - '0');
	return value;
}

bool clock_is_day(const char *text)
{
	static const char shape[] = "dddd-dd-dd";
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, day, leap;

	for (size_t i = 0; i < sizeof shape; i++)
		if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
			return false;
	year = number(text, 4);
	month = number(text + 5, 2);
	day = number(text + 8, 2);
	if (year < 1 || month < 1 || month > 12 || day < 1)
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
