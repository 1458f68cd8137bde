/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is told to programs in JSON, as CSV too. */
#ifndef SKATTA_CENTRAL_TABLE_CSV_H
#define SKATTA_CENTRAL_TABLE_CSV_H

#include "base/format/json.h"
#include "base/text.h"

/* A line of these names, then a line for each object of the list: what it has under them. Texts are
 * disarmed; what is null, empty or not there is an empty cell, true and false are 1 and 0. */
void table_csv_add(const json_t *rows, const char *const *names, size_t n, struct text *out);

#endif
