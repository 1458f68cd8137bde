/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What writes each format for programs: for the table in report.c. */
#ifndef SKATTA_REPORT_DATA_REPORT_DATA_H
#define SKATTA_REPORT_DATA_REPORT_DATA_H

#include "base/error.h"
#include "base/text.h"
#include "report/facts/report_facts.h"

enum error report_csv(const struct report *report, struct text *out) ERROR_MUST_CHECK;
enum error report_csv_trend(const struct report *report, struct text *out) ERROR_MUST_CHECK;
enum error report_json(const struct report *report, struct text *out) ERROR_MUST_CHECK;
enum error report_json_trend(const struct report *report, struct text *out) ERROR_MUST_CHECK;
/* A workbook; it may be too large for a spreadsheet. */
enum error report_xlsx(const struct report *report, struct text *out) ERROR_MUST_CHECK;

#endif
