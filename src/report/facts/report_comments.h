/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What people wrote, as the formats for people say it. For this layer. */
#ifndef SKATTA_REPORT_REPORT_COMMENTS_H
#define SKATTA_REPORT_REPORT_COMMENTS_H

#include "report/facts/report_unit.h"

/* The lists of a unit, item by item: the first where `before` is NULL; NULL behind the last. None
 * for a team, and where nothing is asked in words. */
const struct comments *report_comments_next(
    const struct report *report, const struct report_unit *unit, const struct comments *before);

/* What stands before a unit's comments, and, to one item, instead of them or beside them: a
 * sentence of the program, or NULL. */
const char *report_comments_title(void);
const char *report_comments_note(const struct report *report, const struct comments *comments);
/* How many were left out, in words for free(); NULL where none was. */
char *report_comments_left_out(const struct comments *comments);

/* A unit's section in HTML. */
void report_html_comments(
    const struct report *report, struct text *out, const struct report_unit *unit);

#endif
