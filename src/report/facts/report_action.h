/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* The rows that are about an action, and what an item of a row says. For this layer. */
#ifndef SKATTA_REPORT_REPORT_ACTION_H
#define SKATTA_REPORT_REPORT_ACTION_H

#include "document/round/round_actions.h"
#include "report/facts/report_unit.h"

/* The action that the row is about, or NULL. */
const struct round_action *report_action(const struct report *report, const struct figure *figure);

/* The item's text, with the action's title in its place; for free(). */
char *report_item_text(const struct report *report, const struct figure *figure);

/* The next row of the unit from `from` on that is about an action; the unit's n_rows where there is
 * none. */
size_t report_action_next(const struct report *report, const struct report_unit *unit, size_t from);

/* How much of the row's scale is filled by this mean: 0 to 1. */
double report_action_share(const struct figure *figure, double mean);

/* A unit's section in HTML. */
void report_html_actions(
    const struct report *report, struct text *out, const struct report_unit *unit);

#endif
