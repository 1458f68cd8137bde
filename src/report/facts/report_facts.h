/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a report is made of. */
#ifndef SKATTA_REPORT_FACTS_REPORT_FACTS_H
#define SKATTA_REPORT_FACTS_REPORT_FACTS_H

#include "base/clock.h"
#include "figures/figures.h"

/* Which publication of the round's figures it is, from 1, and of which day. */
struct report_publication {
	size_t number; /* 0: nothing is said of it */
	char day[CLOCK_DAY_SIZE];
};
struct report_plans;
struct report_trend;

struct report {
	const struct figures *figures;
	int unit;             /* the unit it is about, with what is in it; FIGURES_ALL */
	const char *language; /* of the questionnaire's texts */
	bool utf8;            /* may it draw beyond ASCII? */
	struct report_publication publication;
	const struct report_plans *plans; /* of the units: report_plans.h; NULL: nothing is said */
	const struct report_trend *trend; /* all rounds: report_trend.h; NULL: not asked for */
};

#endif
