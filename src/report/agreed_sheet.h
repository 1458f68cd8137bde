/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What was agreed on in a dialogue, to read, and to tick off the next time. */
#ifndef SKATTA_REPORT_AGREED_SHEET_H
#define SKATTA_REPORT_AGREED_SHEET_H

#include "base/text.h"
#include "document/unit/agreed.h"

struct sheet;

/* As a part of a sheet, below that heading; with a box before each for what is done. */
void agreed_sheet_put(
    const struct agreed *agreed, struct sheet *sheet, const char *heading, bool boxes);

/* «the head teacher, before Christmas»: who and when, "" for neither; for free(). */
char *agreed_sheet_who(const struct agreed_line *line);
/* «Written down on 2026-11-20 by IKT-enheten»; for free(). */
char *agreed_sheet_written(const struct agreed *agreed);

#endif
