/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* A table of a sheet as lines. For this layer. */
#ifndef SKATTA_SHEET_SHEET_TEXT_TABLE_H
#define SKATTA_SHEET_SHEET_TEXT_TABLE_H

#include "base/text.h"
#include "sheet/sheet.h"

/* Columns that do not fit beside the others stand below them, behind the labels again. */
void sheet_text_table(struct text *out, const struct sheet_table *table, bool utf8);

#endif
