/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What writes each format: for the table in report.c. */
#ifndef SKATTA_REPORT_REPORT_FORMATS_H
#define SKATTA_REPORT_REPORT_FORMATS_H

#include "report/report.h"

void report_text(const struct report *report, struct text *out);
void report_csv(const struct report *report, struct text *out);
void report_json(const struct report *report, struct text *out);
void report_html(const struct report *report, struct text *out);
void report_text_trend(const struct report *report, struct text *out);
void report_csv_trend(const struct report *report, struct text *out);
void report_json_trend(const struct report *report, struct text *out);
enum error report_xlsx(const struct report *report, struct text *out) ERROR_MUST_CHECK;

#endif
