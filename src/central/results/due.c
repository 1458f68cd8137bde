/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The table. */
#include "central/results/due.h"

#include <string.h>

#include "base/day.h"
#include "base/io/language.h"

enum { HALF_A_YEAR = 6, A_YEAR = 12 };

const struct due_row due_rows[DUE_KINDS] = {
	[DUE_BEGIN] = { "begin", 0, N_("the first day of"), NULL },
	[DUE_CLOSE] = { "close", 0, N_("the last day of"), "skatta-central round close" },
	[DUE_MEASURE] = { "measure", HALF_A_YEAR, N_("a temperature measurement after"),
	    "skatta-central round open --kind pulse --follows" },
	[DUE_ASSESS] = { "assess", A_YEAR, N_("the next self-assessment after"),
	    "skatta-central round open --follows" },
	[DUE_MEET] = { "meet", 0, N_("the next meeting of the dialogue on"), NULL },
};

void due_day(enum due_kind kind, const struct round *round, char day[CLOCK_DAY_SIZE])
{
	const char *given = kind == DUE_BEGIN   ? round->opens
			    : kind == DUE_CLOSE ? round->closes
						: "";

	if (due_rows[kind].months > 0)
		day_add_months(round->closed, due_rows[kind].months, day);
	else
		memcpy(day, given, strlen(given) + 1);
}
