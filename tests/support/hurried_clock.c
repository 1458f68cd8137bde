/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A clock for programs whose work is short: 300 milliseconds pass from one look to the next. */
#include <stdint.h>

int64_t __wrap_clock_milliseconds(void);

int64_t __wrap_clock_milliseconds(void)
{
	static int64_t now;

	return now += 300;
}
