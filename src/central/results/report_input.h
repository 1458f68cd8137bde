/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What a report tells of plans beside a round's figures. */
#ifndef SKATTA_CENTRAL_REPORT_INPUT_H
#define SKATTA_CENTRAL_REPORT_INPUT_H

#include "central/store/editions.h"
#include "report/facts/report_plans.h"

struct report_input;

/* Of the units of a closed round: their newest plans, made after it or after one of those before,
 * for a temperature measurement after the one that it follows or one before that; and the newest
 * closed measurement since then, which for a measurement is itself. The round and its figures
 * outlive it. report_input_free() by the caller, also after a failure. */
enum error report_input_load(struct central *central, const struct round *round,
    const struct figures *figures, struct report_input **input) ERROR_MUST_CHECK;
/* NULL is fine. */
void report_input_free(struct report_input *input);

/* For a report; NULL where the units of these rounds can send no plans. */
const struct report_plans *report_input_plans(const struct report_input *input);

#endif
