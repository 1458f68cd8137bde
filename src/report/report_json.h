/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Values of the report in JSON. For this layer. */
#ifndef SKATTA_REPORT_REPORT_JSON_H
#define SKATTA_REPORT_REPORT_JSON_H

#include "base/range.h"
#include "base/text.h"

void report_json_string(struct text *out, const char *string);
/* Both ends, null where one is open. */
void report_json_range(struct text *out, struct range range, int decimals);

#endif
