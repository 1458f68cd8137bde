/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Pieces of a report in CSV. For this layer. */
#ifndef SKATTA_REPORT_REPORT_CSV_H
#define SKATTA_REPORT_REPORT_CSV_H

#include "report/facts/report_table.h"

/* One cell of a row, which csv_end_row() ends. */
void report_csv_cell(struct text *out, const struct report_cell *cell);

#endif
