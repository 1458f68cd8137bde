/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a leader asked and wrote, from one revision of a plan to the next. */
#ifndef SKATTA_DOCUMENT_PLAN_SAID_H
#define SKATTA_DOCUMENT_PLAN_SAID_H

#include "document/plan/plan.h"

/* What was said in `before`, which may be NULL, goes on standing in `plan`, also where that leaves
 * it out: an id that is free there could be another request's, and an answer is about an id.
 * ERROR_REFUSED with a hint where the plan says something else under an id, or where there is no
 * room for all; the plan then has some of them. */
enum error plan_said_keep(struct plan *plan, const struct plan *before) ERROR_MUST_CHECK;

#endif
