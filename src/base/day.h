/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reckoning with days, written YYYY-MM-DD; what day it is says clock.h. */
#ifndef SKATTA_BASE_DAY_H
#define SKATTA_BASE_DAY_H

#include "base/clock.h"

/* So many months (0 to 1200) later, into `later`: the same day of the month, or its last day where
 * it has no such. Behind the year 9999 there is no day: "". */
void day_add_months(const char *day, int months, char later[CLOCK_DAY_SIZE]);

/* How many days from one day to another; negative where that is earlier, 0 where either is none. */
long day_count(const char *from, const char *to);

#endif
