/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Between lead.c, lead_plan.c and lead_tell.c. */
#ifndef SKATTA_CLIENT_LEAD_PRIVATE_H
#define SKATTA_CLIENT_LEAD_PRIVATE_H

#include "client/store/lead.h"

/* Write the page; within the caller's transaction where there is one. */
enum error lead_save(struct lead *lead) ERROR_MUST_CHECK;

/* Do both say the same? NULL says nothing. */
bool lead_same_plan(const struct plan *a, const struct plan *b);
bool lead_is_empty(const struct plan *plan);

#endif
