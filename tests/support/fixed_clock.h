/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The clock of tests in which days matter: linked before the library, it takes the place of
 * src/base/clock.c. */
#ifndef SKATTA_TESTS_FIXED_CLOCK_H
#define SKATTA_TESTS_FIXED_CLOCK_H

#include <stdint.h>

/* The day that it is from now on; 2026-10-15 at first. */
void fixed_clock_set(const char *day);

/* So many milliseconds pass at once. */
void fixed_clock_pass(int64_t milliseconds);

#endif
