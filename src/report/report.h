/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reports: one table of figures in several formats. A format is a row of report_formats[]. */
#ifndef SKATTA_REPORT_REPORT_H
#define SKATTA_REPORT_REPORT_H

#include "base/clock.h"
#include "base/text.h"
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

struct report_format {
	const char *name; /* "text" */
	void (*write)(const struct report *report, struct text *out);
	/* In its place, of a format that is bytes: it can fail, and no terminal is given it. */
	enum error (*make)(const struct report *report, struct text *out);
	/* In place of `write` where the trend is asked for; NULL where the report has it. */
	void (*trend)(const struct report *report, struct text *out);
	bool for_people; /* a terminal shows it; the others are UTF-8 wherever they go */
	bool has_plans;  /* says what `plans` has; of the others it may be NULL */
};

/* The i-th of them, NULL after the last. */
const struct report_format *report_format_at(size_t i);
/* NULL where there is none; report_format_names() is "text, csv, json or html", and "xlsx" where
 * this program was built with it. */
const struct report_format *report_format_find(const char *name);
const char *report_format_names(void);
/* The same, ERROR_USAGE with a sentence where there is none. */
enum error report_format_choose(
    const char *name, const struct report_format **format) ERROR_MUST_CHECK;

/* The report, added to `out`. */
enum error report_write(const struct report *report, const struct report_format *format,
    struct text *out) ERROR_MUST_CHECK;

#endif
