/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The parts of one unit in the report for people, which report_text.c puts together. For this
 * layer. */
#ifndef SKATTA_REPORT_REPORT_TEXT_H
#define SKATTA_REPORT_REPORT_TEXT_H

#include "report/facts/report_unit.h"

/* How wide the ids of items are, at most. */
enum { REPORT_TEXT_ID_WIDTH = 8 };
size_t report_text_id_width(const struct report_unit *unit);

/* A line for each item: its text, its mean, how many answered. Those about actions have a bar and
 * stand by themselves. */
void report_text_items(
    const struct report *report, struct text *out, const struct report_unit *unit);

void report_text_actions(
    const struct report *report, struct text *out, const struct report_unit *unit);

/* How many per cent chose each label, area by area: in columns where items share their labels,
 * which are named once; a line a label where an item has labels of its own. */
void report_text_shares(
    const struct report *report, struct text *out, const struct report_unit *unit);

/* The line of an item over what was written to it, as wide as the report. */
void report_text_comments_item(
    const struct report *report, struct text *out, const struct item *item);
/* What people wrote. */
void report_text_comments(
    const struct report *report, struct text *out, const struct report_unit *unit);

#endif
