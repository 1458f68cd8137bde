/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Reports: what is shown of a round, in several formats. A format is a row of report_formats[]. */
#ifndef SKATTA_REPORT_REPORT_H
#define SKATTA_REPORT_REPORT_H

#include "base/error.h"
#include "base/text.h"
#include "report/facts/report_facts.h"

struct sheet_way;

struct report_format {
	const char *name; /* "text" */
	/* Of one that people read: how its sheet goes out. */
	const struct sheet_way *way;
	/* Of one for programs, whole, and where the trend is asked for; the latter NULL where it is
	 * in the former. Both NULL, and no way: not built in. */
	enum error (*make)(const struct report *report, struct text *out);
	enum error (*trend)(const struct report *report, struct text *out);
	bool for_people; /* a terminal shows it; the others are UTF-8 wherever they go */
	bool is_bytes;   /* no terminal is given it */
	bool has_plans;  /* says what `plans` has; of the others it may be NULL */
};

/* The i-th of those that are built in, NULL after the last. */
const struct report_format *report_format_at(size_t i);
/* NULL where none that is built in has this name; report_format_names() is all of them: "text, csv
 * or json". */
const struct report_format *report_format_find(const char *name);
const char *report_format_names(void);
/* The same, ERROR_USAGE with a sentence where there is none. */
enum error report_format_choose(
    const char *name, const struct report_format **format) ERROR_MUST_CHECK;

/* The report, added to `out`. */
enum error report_write(const struct report *report, const struct report_format *format,
    struct text *out) ERROR_MUST_CHECK;

#endif
