/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Between the lead*.c: leads.c and lead_page.c, which keep, and what is done with that. */
#ifndef SKATTA_CLIENT_LEAD_PRIVATE_H
#define SKATTA_CLIENT_LEAD_PRIVATE_H

#include "client/store/lead.h"

/* Put the unit into the list of those that are led, or take it out. */
enum error leads_put(
    struct profile *profile, const struct round *round, int unit, bool in) ERROR_MUST_CHECK;

/* The name of its page, for free(). */
char *lead_page_name(const struct round *round, int unit);
/* The page as it is, also where the unit is not led; lead_close() by the caller. */
enum error lead_page_open(struct profile *profile, const struct round *round, int unit,
    struct lead **out) ERROR_MUST_CHECK;
/* Write the page; within the caller's transaction where there is one. */
enum error lead_save(struct lead *lead) ERROR_MUST_CHECK;

/* Do both say the same? NULL says nothing. */
bool lead_same_plan(const struct plan *a, const struct plan *b);
bool lead_is_empty(const struct plan *plan);

#endif
