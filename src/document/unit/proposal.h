/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* Where a unit may begin, from its result: the lowest areas, the conditions first where both are
 * low, and beside them the strengths to build on. A proposal and nothing more: people choose.
 * Indexes are compared as they are told, with their intervals where they have one, and the
 * questionnaire's order decides between equals. */
#ifndef SKATTA_DOCUMENT_PROPOSAL_H
#define SKATTA_DOCUMENT_PROPOSAL_H

#include "document/plan/plan.h"
#include "document/unit/unit_results.h"

enum proposal_why {
	PROPOSAL_CONDITION, /* low: of the school's plan, not of a team's */
	PROPOSAL_LOWEST,
	PROPOSAL_STRENGTH,
};

enum { PROPOSAL_MOST_STRENGTHS = 2 };

struct proposal {
	const struct area *area;
	enum proposal_why why;
};

/* At most PLAN_MAX_FOCUS to begin with, in the order in which they are said, then the strengths. */
struct proposals {
	struct proposal all[PLAN_MAX_FOCUS + PROPOSAL_MOST_STRENGTHS];
	size_t n, n_begin;
};

/* An area that is hidden, or that the unit is not asked, is not proposed; without results (NULL)
 * nothing is. To begin with are no more than half of the areas of competence, and of a module, that
 * are told, and none of those that cannot be told apart from the highest, unless it is below half
 * of what can be reached. */
struct proposals proposals_of(const struct questionnaire *questionnaire,
    const struct unit_results *results, const char *unit);

/* The one about this area, or NULL. */
const struct proposal *proposals_find(const struct proposals *proposals, const struct area *area);

#endif
