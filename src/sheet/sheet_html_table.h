/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A table of a sheet in HTML. For this layer. */
#ifndef SKATTA_SHEET_SHEET_HTML_TABLE_H
#define SKATTA_SHEET_SHEET_HTML_TABLE_H

#include "base/text.h"
#include "sheet/sheet.h"

/* Where it is wider than the window it scrolls by itself, with the keys as well: that part has the
 * caption as its name. */
void sheet_html_table(struct text *out, const struct sheet_table *table);

#endif
