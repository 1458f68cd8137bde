/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The page of the result dialogue in HTML. For this layer. */
#ifndef SKATTA_REPORT_REPORT_HTML_DIALOGUE_H
#define SKATTA_REPORT_REPORT_HTML_DIALOGUE_H

#include "report/facts/report_dialogue.h"

/* How many have answered, in words and as a bar. */
void report_html_dialogue_answered(struct text *out, const struct report_unit *unit);

/* One of the report's units on a page of its own. */
void report_html_dialogue(const struct report *report, struct text *out,
    const struct report_unit *units, size_t n_units, const struct report_unit *unit);

#endif
