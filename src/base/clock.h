/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The only place that asks what time it is; the tests link another one. Days are written
 * YYYY-MM-DD in local time. */
#ifndef SKATTA_BASE_CLOCK_H
#define SKATTA_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum { CLOCK_DAY_SIZE = 11 };

/* Today, with its NUL, into `day`. */
void clock_today(char day[CLOCK_DAY_SIZE]);

/* Is it a day that exists, written YYYY-MM-DD? */
bool clock_is_day(const char *text);

/* Milliseconds since some moment; for idle times and for measuring. */
int64_t clock_milliseconds(void);

#endif
