/* SPDX-License-Identifier: ISC
 * SPDX-FileCopyrightText: 2026 The skatta authors */
/* What is told of a unit, and the days that follow from it; for overview.c. */
#ifndef SKATTA_CENTRAL_OVERVIEW_ROW_H
#define SKATTA_CENTRAL_OVERVIEW_ROW_H

#include "central/results/overview.h"

/* The unit at this place of a round; all rounds are loaded. */
void overview_row_fill(
    struct overview *overview, const struct overview_round *in, int unit, struct overview_row *row);

/* What comes when, of the rounds that are listed and, where all are asked for, of those too whose
 * schools are in another chain by now; all rows are there. overview_days.c. */
enum error overview_days_add(struct central *central, struct overview *overview) ERROR_MUST_CHECK;

#endif
