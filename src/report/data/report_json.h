/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Values of the report in JSON. For this layer. */
#ifndef SKATTA_REPORT_REPORT_JSON_H
#define SKATTA_REPORT_REPORT_JSON_H

#include "report/facts/report_table.h"

void report_json_string(struct text *out, const char *string);
/* Both ends, null where one is open. */
void report_json_range(struct text *out, struct range range, int decimals);
/* A cell; and of a row between which numbers those lie that are not told themselves, as a key with
 * the comma before it, or nothing. */
void report_json_cell(struct text *out, const struct report_cell *cell);
void report_json_bounds(struct text *out, const struct report_cell *row, size_t n_columns,
    const char *(*name)(size_t column));

#endif
