/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* How a report in HTML looks, on a screen and on paper. For this layer. */
#ifndef SKATTA_REPORT_REPORT_HTML_STYLE_H
#define SKATTA_REPORT_REPORT_HTML_STYLE_H

extern const char report_html_style[];

#endif
