/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The items of a unit in HTML, area by area, and how their answers are spread. For this layer. */
#ifndef SKATTA_REPORT_REPORT_HTML_ITEMS_H
#define SKATTA_REPORT_REPORT_HTML_ITEMS_H

#include "report/facts/report_unit.h"

void report_html_items(
    const struct report *report, struct text *out, const struct report_unit *unit);

#endif
