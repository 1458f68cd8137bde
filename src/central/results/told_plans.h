/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a report tells of plans beside a round's figures. */
#ifndef SKATTA_CENTRAL_TOLD_PLANS_H
#define SKATTA_CENTRAL_TOLD_PLANS_H

#include "central/store/editions.h"
#include "report/facts/report_plans.h"

struct told_plans;

/* Of the units of a closed round: their plans after it or else after the round it follows, for a
 * temperature measurement after that one alone; and the newest closed measurement, which for a
 * measurement is itself. The round and its figures outlive it. told_plans_free() by the caller,
 * also after a failure. */
enum error told_plans_load(struct central *central, const struct round *round,
    const struct figures *figures, struct told_plans **told) ERROR_MUST_CHECK;
/* NULL is fine. */
void told_plans_free(struct told_plans *told);

/* For a report; NULL where the units of these rounds can send no plans. */
const struct report_plans *told_plans_report(const struct told_plans *told);

#endif
