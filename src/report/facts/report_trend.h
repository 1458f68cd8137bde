/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* All rounds of a chain side by side: what was shown of each unit's areas and total, and how it
 * went with its actions. Nothing is worked out from it. For this layer, but for the first two. */
#ifndef SKATTA_REPORT_FACTS_REPORT_TREND_H
#define SKATTA_REPORT_FACTS_REPORT_TREND_H

#include "figures/figures_kin.h"
#include "report/facts/report_parts.h"

/* One of them. Figures that have a comparison with an earlier round tell how that is seen now. */
struct report_trend_round {
	const struct round *round;
	const struct figures *figures; /* NULL where there are none here, */
	const char *why;               /* because of this */
	/* Their rows for the units of the report's round; NULL where there are no figures. */
	const struct figures_kin *kin;
};

/* In the order in which they closed. */
struct report_trend {
	const struct report_trend_round *rounds;
	size_t n;
};

/* What stands over it; and in a line about each round what its id stands for, for free(). */
const char *report_trend_heading(void);
char *report_trend_say_round(const struct report_trend_round *round);

/* Has the row a place in the trend? */
bool report_trend_has(const struct report_trend_round *round, const struct figure *figure);
/* Where people saw an area's index of that round a round later, in the unit that came from the
 * row's unit and nothing else; range_none where that is not told, or more than one did. */
struct range report_trend_hindsight(const struct report_trend *trend,
    const struct report_trend_round *round, const struct figure *figure);

/* Whose figures stand for the unit in the round, as a sentence; NULL where they are its own, or
 * there are none. For free(). */
char *report_trend_from(
    const struct report *report, const struct report_trend_round *round, int unit);

/* The unit's table on the sheet: a line for each area, the total, and each action, a column for
 * each round; nothing where there are none. Whether any of its figures has the mark for others. */
bool report_trend_table(
    const struct report *report, struct sheet *sheet, const struct report_unit *unit);

#endif
