/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A clock that shows the day that a test says. */
#include "support/fixed_clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"

static int64_t passed;
static char today[CLOCK_DAY_SIZE] = "2026-10-15";

void fixed_clock_set(const char *day)
{
	snprintf(today, sizeof today, "%s", day);
}

void fixed_clock_pass(int64_t milliseconds)
{
	passed += milliseconds;
}

void clock_today(char day[CLOCK_DAY_SIZE])
{
	memcpy(day, today, CLOCK_DAY_SIZE);
}

/* What is read as a day and is written the same again. */
bool clock_is_day(const char *text)
{
	struct tm day = { 0 };
	char again[CLOCK_DAY_SIZE + 1];

	if (strptime(text, "%Y-%m-%d", &day) == NULL)
		return false;
	timegm(&day);
	return strftime(again, sizeof again, "%Y-%m-%d", &day) > 0 && strcmp(again, text) == 0;
}

/* This one goes on: making a store measures what a passphrase may cost. */
int64_t clock_milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return passed + (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
