/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The trend for programs: the columns of a report without a comparison, and its own behind them.
 * For this layer. */
#ifndef SKATTA_REPORT_DATA_REPORT_TREND_TABLE_H
#define SKATTA_REPORT_DATA_REPORT_TREND_TABLE_H

#include "report/data/report_table.h"
#include "report/facts/report_trend.h"

/* What stands in them: call `each` with a row for each figure of each round, and with one for a
 * round that has none. */
enum { REPORT_TREND_COLUMNS = REPORT_TABLE_OWN + 8 };
const char *report_trend_name(size_t column);
void report_trend_each(const struct report *report,
    void (*each)(void *context, const struct report_cell row[REPORT_TREND_COLUMNS]), void *context);

#endif
