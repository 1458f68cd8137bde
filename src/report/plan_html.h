/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A unit's plan, and what was said about it, as one file for a browser and for paper. */
#ifndef SKATTA_REPORT_PLAN_HTML_H
#define SKATTA_REPORT_PLAN_HTML_H

#include "report/plan_text.h"

/* Self-contained: it loads and runs nothing. In the language that is spoken. */
void plan_html_write(const struct plan_text *plan, struct text *out);

#endif
